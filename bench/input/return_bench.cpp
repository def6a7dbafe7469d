/// \file  input/return_bench.cpp
/// \brief The wait of an authority's analyst: rows of a statutory return a second, and of a published table.

#include <filesystem>
#include <fstream>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "loadline/input/care_return.hpp"
#include "loadline/input/history_table.hpp"
#include "support/synthetic_return.hpp"

namespace loadline {
namespace {

/// A folder of this program, removed with it.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "loadline-input-bench") {
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

void count_rows(benchmark::State& state, std::size_t rows) {
  state.counters["rows"] = static_cast<double>(rows);
  state.counters["rows/s"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}

/// Three years of a made-up authority with so many entries a year; the largest is about a million episodes.
void BM_CareReturn(benchmark::State& state) {
  const Folder folder;
  testing::SyntheticLaw law;
  law.entries_a_year = static_cast<double>(state.range(0));
  law.moves_a_month = 0.2;
  const auto folders = testing::write_return(folder.path(), law, testing::simulate_children(law, {1}));
  std::size_t rows = 0;
  for (auto _ : state) {
    const input::CareReturn returned = input::read_care_return(folders);
    rows = returned.episodes;
    benchmark::DoNotOptimize(returned.periods.data());
  }
  count_rows(state, rows);
}
BENCHMARK(BM_CareReturn)->ArgName("entries")->Arg(250)->Arg(40'000)->Unit(benchmark::kMillisecond);

/// All authorities of England for so many years.
void BM_HistoryTable(benchmark::State& state) {
  const Folder folder;
  const auto years = static_cast<int>(state.range(0));
  std::string text = "la_code,la_name,year_to_31_march,cla_31_march,started,ceased\n";
  for (int authority = 0; authority < 152; ++authority)
    for (int year = 0; year < years; ++year)
      text += fmt::format("X{},\"Example Council, {}\",{},{},{},{}\n", authority, authority, 1990 + year,
                          300 + year, 121, 120);
  std::ofstream(folder.path() / "history.csv") << text;
  for (auto _ : state)
    benchmark::DoNotOptimize(input::read_history_table(folder.path() / "history.csv").authorities.data());
  count_rows(state, static_cast<std::size_t>(152 * years));
}
BENCHMARK(BM_HistoryTable)->ArgName("years")->Arg(7)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace loadline
