#include "loadline/input/history_table.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "input/data/history_rows.hpp"

namespace loadline::input {
namespace {

// The department rounds to the nearest 5 in some years: four figures of a balance are out by at most 10 together.
constexpr double rounding = 10.0;
// Beyond that the figures of 2011 to 2017 differ by up to 35, because a child who starts or ceases twice in a year is
// counted once. Far more than that is a slip.
constexpr double far_off = 50.0, far_off_share = 0.25;

void check_year(const HistoryYear& before, HistoryYear& now, const std::string& file, Notes& notes) {
  if (now.year != before.year + 1 || !before.looked_after || !now.started || !now.ceased) return;
  const double there = *before.looked_after + *now.started;
  if (*now.ceased > there + rounding) {
    notes.repair("ceased-more-than-possible", file, now.row,
                 fmt::format("{:.0f} ceased of {:.0f} there and {:.0f} started", *now.ceased,
                             *before.looked_after, *now.started),
                 "started and ceased taken as unknown");
    now.started = now.ceased = std::nullopt;
    return;
  }
  if (!now.looked_after) return;
  const double gap = there - *now.ceased - *now.looked_after;
  if (std::abs(gap) <= rounding) return;
  const std::string found =
      fmt::format("{:.0f} + {:.0f} started - {:.0f} ceased is {:.0f}, not {:.0f}", *before.looked_after,
                  *now.started, *now.ceased, there - *now.ceased, *now.looked_after);
  if (std::abs(gap) > std::max(far_off, far_off_share * *before.looked_after)) {
    notes.repair("flows-far-from-balance", file, now.row, found, "started and ceased taken as unknown");
    now.started = now.ceased = std::nullopt;
  } else {
    notes.repair("flows-do-not-balance", file, now.row, found, "kept as published");
  }
}

}  // namespace

void check_flows(AuthorityHistory& authority, const std::string& file, Notes& notes) {
  std::sort(authority.years.begin(), authority.years.end(),
            [](const HistoryYear& a, const HistoryYear& b) { return a.year < b.year; });
  for (std::size_t i = 1; i < authority.years.size(); ++i)
    check_year(authority.years[i - 1], authority.years[i], file, notes);
}

HistoryTable read_history_table(const std::filesystem::path& path) {
  Notes notes(Quoting::lines);
  const TextFile file = read_text_file(path, notes);
  HistoryTable table{.digest = fmt::format("{:016x}", file.digest)};
  for (auto& [code, authority] : read_history_rows(file, notes)) {
    check_flows(authority, file.name, notes);
    table.authorities.push_back(std::move(authority));
  }
  table.repairs = notes.repairs();
  table.diagnostics = notes.diagnostics();
  return table;
}

}  // namespace loadline::input
