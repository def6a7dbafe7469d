// The figures the forecast is accepted by, on the published table of 2011 to 2017, and what holds on any table.

#include "loadline/analysis/backtest.hpp"

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>

#include "support/synthetic_histories.hpp"

namespace loadline::analysis {
namespace {

using testing_support::plausible_table;

BacktestPlan quick(std::vector<int> origins) {
  BacktestPlan plan;
  plan.origins = std::move(origins);
  plan.futures = 200;
  plan.fit.draws = 60;
  plan.fit.burn_in = 250;
  plan.fit.thinning = 1;
  return plan;
}

TEST(Backtest, IsTheSameForAnyNumberOfThreads) {
  const auto table = plausible_table(15, 7, 1);
  BacktestPlan plan = quick({2003, 2004});
  plan.threads = 1;
  const Backtest one = backtest(table, plan);
  for (const int threads : {2, 3}) {
    plan.threads = threads;
    const Backtest many = backtest(table, plan);
    ASSERT_EQ(one.authorities.size(), many.authorities.size());
    for (std::size_t i = 0; i < one.authorities.size(); ++i) {
      EXPECT_EQ(one.authorities[i].crps, many.authorities[i].crps);
      EXPECT_EQ(one.authorities[i].p90, many.authorities[i].p90);
    }
    for (std::size_t c = 0; c < one.cells.size(); ++c)
      for (std::size_t f = 0; f < one.cells[c].scores.size(); ++f)
        EXPECT_EQ(one.cells[c].scores[f].crps.value, many.cells[c].scores[f].crps.value);
  }
}

TEST(Backtest, IsNotSilencedByARowFromLongAgo) {
  auto table = plausible_table(15, 7, 1);
  const Backtest without = backtest(table, quick({2003}));
  input::HistoryYear stray{.year = 1990, .looked_after = 200.0};
  table.front().years.insert(table.front().years.begin(), stray);
  const Backtest with = backtest(table, quick({2003}));
  ASSERT_EQ(with.cells.size(), without.cells.size());
  ASSERT_FALSE(with.cells.empty());
  EXPECT_EQ(with.cells.front().authorities, without.cells.front().authorities);
  EXPECT_EQ(with.cells.front().scores.front().crps.value, without.cells.front().scores.front().crps.value);
}

TEST(Backtest, ScoresTheBaselinesAsByHand) {
  // Five authorities of 100 that grow by a tenth each year, stocks 100, 110, 121, 133.1. As of the third year, one ahead:
  // last value misses by 12.1 of 121 = 0.1; the line through 100, 110, 121 is at 131.3333, so misses by 1.76667 / 121 =
  // 0.0146006; national growth and every log change are exact.
  std::vector<input::AuthorityHistory> table = plausible_table(5, 4, 1);
  for (auto& authority : table) {
    double stock = 100.0;
    for (auto& year : authority.years) year.looked_after = stock, stock *= 1.1;
  }
  const Backtest made = backtest(table, quick({2003}));
  ASSERT_EQ(made.cells.size(), 1U);
  const auto& scores = made.cells.front().scores;
  ASSERT_EQ(scores.size(), 5U);
  EXPECT_EQ(scores[1].name, "last value");
  EXPECT_NEAR(scores[1].crps.value, 0.1, 1e-12);
  EXPECT_EQ(scores[2].name, "linear trend");
  EXPECT_NEAR(scores[2].crps.value, 0.0146005510, 1e-9);
  EXPECT_EQ(scores[3].name, "national growth");
  EXPECT_NEAR(scores[3].crps.value, 0.0, 1e-12);
  EXPECT_EQ(scores[4].name, "probabilistic last value");
  EXPECT_NEAR(scores[4].crps.value, 0.0, 1e-12);
}

TEST(Backtest, TakesWhatFollowedFromAFileHeldBack) {
  const auto table = plausible_table(12, 7, 2);
  auto early = table;
  for (auto& authority : early) authority.years.resize(4);
  const Backtest whole = backtest(table, quick({2004}));
  const Backtest held_back = backtest(early, quick({2004}), {}, &table);
  ASSERT_EQ(whole.authorities.size(), held_back.authorities.size());
  for (std::size_t i = 0; i < whole.authorities.size(); ++i)
    EXPECT_EQ(whole.authorities[i].crps, held_back.authorities[i].crps);
  EXPECT_TRUE(backtest(early, quick({2004})).cells.empty()) << "nothing is known of what followed";
}

TEST(Backtest, TellsOfItsProgressAndLeavesOutWhoIsNotComplete) {
  auto table = plausible_table(12, 6, 3);
  table[2].years[1].started = {};
  int told = 0, last = 0, all = 0;
  const Backtest made = backtest(table, quick({2003, 2004}), [&](int done, int of) {
    ++told;
    EXPECT_EQ(done, last + 1);
    last = done;
    all = of;
  });
  EXPECT_EQ(told, 22);
  EXPECT_EQ(all, 22);
  EXPECT_EQ(made.left_out, 1);
  EXPECT_EQ(made.cells.front().authorities, 11);
}

/// The published table, beside the source tree or where LOADLINE_SHARED says.
std::filesystem::path published_table() {
  const char* const told = std::getenv("LOADLINE_SHARED");
  const std::filesystem::path folder =
      told != nullptr ? std::filesystem::path(told) : std::filesystem::path(LOADLINE_ROOT) / ".." / "shared";
  return folder / "data" / "cla-history-2011-2017.csv";
}

class PublishedHistory : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(published_table()))
      GTEST_SKIP() << "the published table is not here: " << published_table();
    const input::HistoryTable table = input::read_history_table(published_table());
    ASSERT_FALSE(table.diagnostics.has_errors());
    histories = table.authorities;
  }
  std::vector<input::AuthorityHistory> histories;
};

std::string key(const BacktestCell& cell) {
  return "as of " + std::to_string(cell.origin) + ", " + std::to_string(cell.horizon) + " years ahead";
}

TEST_F(PublishedHistory, IsForecastBetterThanByEveryBaseline) {
  BacktestPlan plan;
  plan.origins = {2013, 2014};
  const Backtest made = backtest(histories, plan);
  ASSERT_EQ(made.cells.size(), 6U);
  // What the hard baseline scores when its draws are random; the exact pool of changes is within a hundredth of it.
  constexpr double hard[] = {0.0427, 0.0696, 0.0836, 0.0428, 0.0632, 0.0838};
  for (std::size_t c = 0; c < made.cells.size(); ++c) {
    const BacktestCell& cell = made.cells[c];
    EXPECT_EQ(cell.authorities, 150) << key(cell);
    const ForecasterScore& own = cell.scores.front();
    for (std::size_t f = 1; f < cell.scores.size(); ++f)
      EXPECT_LT(own.crps.value, cell.scores[f].crps.value) << key(cell) << ", " << cell.scores[f].name;
    EXPECT_NEAR(cell.scores.back().crps.value, hard[c], 0.02 * hard[c]) << key(cell);
    // Whole per cent, so one authority on the edge, which is as much as the chain's own error moves, decides nothing. The
    // sampling error of a coverage of 80 % over 150 authorities is 3.3 points.
    EXPECT_GE(std::round(100.0 * own.cover_80), 75.0) << key(cell);
    EXPECT_LE(std::round(100.0 * own.cover_80), 85.0) << key(cell);
    std::printf("  %s: crps %.4f (hard baseline %.4f), log score %.3f, inside 50/80/90: %.3f %.3f %.3f\n",
                key(cell).c_str(), own.crps.value, cell.scores.back().crps.value, own.log_score, own.cover_50,
                own.cover_80, own.cover_90);
  }
}

TEST_F(PublishedHistory, IsFittedWithoutHindsight) {
  // The years after 2013 turned upside down: not a bit of what was fitted or forecast as of 2013 may move.
  auto tampered = histories;
  for (auto& authority : tampered)
    for (auto& year : authority.years)
      if (year.year > 2013 && year.looked_after)
        year.looked_after = 2000.0 - *year.looked_after / 2.0, year.ceased = 1.0;
  FitPlan plan{.as_of = 2013, .seed = 1, .draws = 40, .burn_in = 250, .thinning = 1};
  const HistoryFit a = fit_history(histories, plan), b = fit_history(tampered, plan);
  for (std::size_t i = 0; i < a.authorities(); ++i) {
    if (!a.can_forecast(i)) continue;
    EXPECT_EQ(a.forecast(i, 3, 40, 1).stock, b.forecast(i, 3, 40, 1).stock) << a.name(i);
    EXPECT_EQ(a.scenario_demand(i).log_entry_rate.mean, b.scenario_demand(i).log_entry_rate.mean)
        << a.name(i);
  }
}

}  // namespace
}  // namespace loadline::analysis
