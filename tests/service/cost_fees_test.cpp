// Placement fees: the market's mean, fees locked at the start, uplifts, the exceptional few. Statistical tolerances are
// 4.5 standard errors: a right program fails such a test for 7 seeds in a million, and the seeds are fixed.

#include <cmath>

#include <gtest/gtest.h>

#include "loadline/chance/samplers.hpp"
#include "service/cost_year.hpp"
#include "support/allocations.hpp"

namespace loadline::service::cost {
namespace {

using scenario::PlacementType;
using scenario::Scenario;
using testing_support::CostYear;
using testing_support::Drawn;
using testing_support::is;
using units::lane_count;

constexpr auto external = static_cast<std::size_t>(PlacementType::external_residential);
constexpr auto foster = static_cast<std::size_t>(PlacementType::in_house_foster);
constexpr auto in_house_home = static_cast<std::size_t>(PlacementType::in_house_residential);
const std::string external_line = "placement.external-residential";

/// 28 children in external homes at 3,200 pounds, 30 days, `starts` of them begun this month.
Month homes(units::Count before, units::Count starts, units::Count after) {
  Month month = testing_support::opening_month();
  month.placed[external] = units::every_lane(after);
  month.placement_starts[external] = units::every_lane(starts);
  month.placed_half_days[external] = units::every_lane(std::int64_t{30} * (before + after));
  return month;
}

scenario::PlacementFee& lock(Scenario& s) {
  scenario::PlacementFee& fee = s.costs.fees[external];
  fee.locked = true;
  fee.real_growth = is<units::Share>(0.0);
  return fee;
}

/// The fee a child pays on average in a month [GBP/week].
double fee(CostYear& year, int month, const Month& state, std::size_t lane = 0) {
  const double cost = year.cost(month, external_line, state, lane);
  return cost / year.quantity(external_line, lane);
}

TEST(Fees, AFrameworkCapsTheUpliftOfRunningPlacementsAtTheLowerOfItAndPrices) {
  // The 2024 framework: at most 1.5 % (model.md 3.2).
  EXPECT_EQ(uplift(0.023, 0.015), 0.015);
  EXPECT_EQ(uplift(0.011, 0.015), 0.011);
  EXPECT_EQ(uplift(0.023, 1.0), 0.023) << "no cap";
  const Drawn drawn([](Scenario& s) {
    lock(s).uplift_cap = is<units::Share>(0.015);
    s.costs.price_growth[2].value = is<units::Share>(0.01);
  });
  CostYear year(drawn, homes(28, 0, 28));
  const Month same = homes(28, 0, 28);
  EXPECT_NEAR(fee(year, 0, same), 3'200.0, 1e-9);
  for (int month = 1; month < 12; ++month) EXPECT_NEAR(fee(year, month, same), 3'200.0, 1e-9) << month;
  EXPECT_NEAR(fee(year, 12, same), 3'200.0 * 1.015, 1e-8) << "prices rise 2.3 %";
  for (int month = 13; month < 24; ++month) year.step(month, same);
  EXPECT_NEAR(fee(year, 24, same), 3'200.0 * 1.015 * 1.01, 1e-8) << "prices rise 1 %";
}

TEST(Fees, NewPlacementsPayTheMarketAndOldOnesWhatTheyPaid) {
  const Drawn drawn([](Scenario& s) {
    lock(s).uplift_cap = is<units::Share>(0.0);
    s.costs.fees[external].real_growth = is<units::Share>(0.03);
  });
  CostYear year(drawn, homes(28, 0, 28));
  for (int month = 0; month < 12; ++month) year.step(month, homes(28, 0, 28));
  // Seven join: 28 before and 35 after at the trapezoid's halves.
  const double market = 3'200.0 * 1.023 * 1.03;
  EXPECT_NEAR(year.cost(12, external_line, homes(28, 7, 35)),
              30.0 / 7.0 * (28.0 * 3'200.0 + 0.5 * 7.0 * market), 1e-6);
  EXPECT_NEAR(year.quantity(external_line), 31.5 * 30.0 / 7.0, 1e-10);
  // All 35 leave and 35 others come in a month: half of it at old fees.
  const double old_bill = 28.0 * 3'200.0 + 7.0 * market;
  EXPECT_NEAR(year.cost(13, external_line, homes(35, 35, 35)), 30.0 / 14.0 * (old_bill + 35.0 * market),
              1e-6);
}

TEST(Fees, LockedFeesAllAlikeCostWhatUnlockedOnesDoWhilePricesStand) {
  const Drawn locked([](Scenario& s) { lock(s); });
  const Drawn market([](Scenario& s) { s.costs.fees[external].real_growth = is<units::Share>(0.0); });
  CostYear one(locked, homes(28, 0, 28)), other(market, homes(28, 0, 28));
  for (int month = 0; month < 36; ++month) {
    const Month state = homes(28, 3, 28);
    const double cost = other.cost(month, external_line, state);
    EXPECT_NEAR(one.cost(month, external_line, state), cost, 1e-12 * cost)
        << month << ": uplifts are uncapped";
  }
}

TEST(Fees, AShockMovesLockedFeesAtTheStartAndOthersAtOnce) {
  const Drawn locked([](Scenario& s) { lock(s); });
  const Drawn market([](Scenario&) {});
  CostYear held(locked, homes(28, 0, 28)), free(market, homes(28, 0, 28));
  held.shocks.external_residential = free.shocks.external_residential = units::every_lane(1.1);
  held.shocks.by_type[external] = free.shocks.by_type[external] = units::every_lane(0.95);
  const Month same = homes(28, 0, 28);
  EXPECT_NEAR(fee(free, 0, same), 3'200.0 * 1.1 * 0.95, 1e-9);
  EXPECT_NEAR(fee(held, 0, same), 3'200.0, 1e-9) << "nobody started";
  held.step(1, homes(28, 28, 28));
  EXPECT_NEAR(fee(held, 2, same), 3'200.0 * 1.1 * 0.95, 1e-9) << "everybody was placed anew";
}

TEST(Fees, OR_C5_CompoundPoissonPlacementsHaveTheMeanAndVarianceOfTheirClosedForm) {
  // Steady state of M placements, fees independent with mean f and sd s: the month's cost has mean M f w and, as child-days
  // are a trapezoid of two stocks with correlation e^-h, variance M (f^2 + s^2) w^2 (1 + e^-h) / 2.
  constexpr double mean = 20.0, h = 0.12, spread = 0.4, f = 3'200.0, weeks = 30.0 / 7.0;
  const Drawn drawn([&](Scenario& s) { lock(s).spread = is<units::Ratio>(spread); });
  const double ending = -std::expm1(-h);
  Cost room(drawn.scenario, Drawn::seed);
  const std::vector<CostLine> lines = cost_lines(drawn.scenario);
  const std::size_t line = CostYear(drawn).at(external_line);
  const std::vector<workforce::RoleMonth> staff(drawn.scenario.workforce.roles.size());
  double n = 0.0, sum = 0.0, squares = 0.0;
  std::vector<double> costs;
  for (std::uint32_t block = 0; block < 400; ++block) {
    const auto futures = futures_of_block(block);
    const auto draw = [&](std::size_t lane, std::uint32_t month, std::uint32_t which) {
      return chance::Stream({77}, futures[lane], chance::Purpose::placement, month, 9'000).uniform(which);
    };
    Month now = testing_support::opening_month();
    now.costs.resize(lines.size());
    now.quantities.resize(lines.size());
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      now.placed[external][lane] = static_cast<units::Count>(chance::poisson(mean, draw(lane, 100, 0)));
    room.begin(drawn.parameters, futures, now);
    for (std::uint32_t month = 0; month < 8; ++month) {
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const units::Count before = now.placed[external][lane];
        const double ends = chance::binomial(before, ending, draw(lane, month, 0));
        const double starts = chance::poisson(mean * ending, draw(lane, month, 1));
        now.placement_starts[external][lane] = static_cast<units::Count>(starts);
        now.placed[external][lane] = before + static_cast<units::Count>(starts - ends);
        now.placed_half_days[external][lane] = std::int64_t{30} * (before + now.placed[external][lane]);
      }
      room.step(units::MonthIndex(static_cast<int>(month)), drawn.parameters, staff, {}, {}, {}, now);
    }
    for (std::size_t lane = 0; lane < lane_count; ++lane) costs.push_back(now.costs[line][lane].value());
  }
  for (const double cost : costs) {
    n += 1.0;
    sum += cost;
  }
  const double average = sum / n;
  double fourth = 0.0;
  for (const double cost : costs) {
    squares += std::pow(cost - average, 2);
    fourth += std::pow(cost - average, 4);
  }
  const double variance = squares / (n - 1.0), kurtosis = fourth / n / std::pow(squares / n, 2);
  const double law = mean * f * f * (1.0 + spread * spread) * weeks * weeks * (1.0 + std::exp(-h)) / 2.0;
  EXPECT_NEAR(average, mean * f * weeks, 4.5 * std::sqrt(law / n));
  EXPECT_NEAR(variance, law, 4.5 * law * std::sqrt((kurtosis - 1.0) / n));
}

TEST(Fees, TheHighCostTailKeepsTheMean) {
  // Pareto(3.5) has a variance, and the mean's tolerance uses it.
  const FeeLaw law{.spread = 0.3, .tail_share = 0.05, .tail_shape = 3.5};
  double sum = 0.0, dear = 0.0, plain = 0.0;
  constexpr int n = 400'000;
  for (std::uint32_t child = 0; child < n; ++child) {
    const chance::Stream draws({5}, {child, 1}, chance::Purpose::fees, 0, 0);
    const double fee = fee_of(1'000.0, law, draws.uniform(0), draws.uniform(1));
    const double without = fee_of(1'000.0, {.spread = 0.3}, draws.uniform(0), draws.uniform(1));
    sum += fee;
    dear += fee > without ? 1.0 : 0.0;
    plain += without;
  }
  const double factor = 1.0 + 0.05 / 2.5;  // mean of the tail's factor
  const double second = 0.95 + 0.05 * 3.5 / 1.5;
  const double variance = 1e6 * (1.09 * second / (factor * factor) - 1.0);
  EXPECT_NEAR(sum / n, 1'000.0, 4.5 * std::sqrt(variance / n));
  EXPECT_NEAR(plain / n, 1'000.0, 4.5 * 300.0 / std::sqrt(n));
  // Above the plain fee are those whose Pareto factor exceeds the mean divided out.
  const double share = 0.05 * std::pow(factor, -3.5);
  EXPECT_NEAR(dear / n, share, 4.5 * std::sqrt(share / n));
}

TEST(Fees, SwingsOfTheMarketAverageOneAndPersist) {
  const Drawn drawn([](Scenario& s) {
    s.costs.fees[external].swings = {is<units::Ratio>(0.1), is<units::Ratio>(0.9)};
  });
  Cost room(drawn.scenario, Drawn::seed);
  const std::vector<CostLine> lines = cost_lines(drawn.scenario);
  const std::size_t line = CostYear(drawn).at(external_line);
  const std::vector<workforce::RoleMonth> staff(drawn.scenario.workforce.roles.size());
  double n = 0.0, level = 0.0, variance = 0.0, covariance = 0.0;
  for (std::uint32_t block = 0; block < 200; ++block) {
    Month now = homes(28, 0, 28);
    now.costs.resize(lines.size());
    now.quantities.resize(lines.size());
    room.begin(drawn.parameters, futures_of_block(block), now);
    Lanes<double> first{};
    for (int month = 0; month < 2; ++month) {
      room.step(units::MonthIndex(month), drawn.parameters, staff, {}, {}, {}, now);
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const double factor = now.costs[line][lane].value() / now.quantities[line][lane] / 3'200.0;
        const double log = std::log(factor) + 0.005;
        if (month == 1) {
          n += 1.0;
          level += factor;
          variance += log * log;
          covariance += log * first[lane];
        }
        first[lane] = log;
      }
    }
  }
  EXPECT_NEAR(level / n, 1.0, 4.5 * std::sqrt(std::expm1(0.01) / n));
  EXPECT_NEAR(variance / n, 0.01, 4.5 * 0.01 * std::sqrt(2.0 / n));
  EXPECT_NEAR(covariance / n, 0.009, 4.5 * 0.01 * std::sqrt((1.0 + 0.81) / n));
}

TEST(Fees, FullerPlacesAreDearer) {
  EXPECT_EQ(fee_by_use(9.0, 12.0, 0.0), 1.0);
  EXPECT_EQ(fee_by_use(9.0, 0.0, 0.5), 1.0) << "no limit";
  EXPECT_DOUBLE_EQ(fee_by_use(9.0, 12.0, 0.5), std::sqrt(0.75));
  EXPECT_EQ(fee_by_use(15.0, 12.0, 0.5), 1.0) << "at most all of them";
  EXPECT_DOUBLE_EQ(fee_by_use(0.0, 12.0, 0.5), std::sqrt(1.0 / 12.0)) << "one place at least";
  const Drawn drawn([](Scenario& s) {
    s.costs.fees[in_house_home].utilisation = is<units::Ratio>(0.5);
    s.demand.placements[in_house_home].capacity = is<units::Children>(12.0);
  });
  Month opening = testing_support::opening_month(), fewer = testing_support::busy_month();
  opening.placed[in_house_home] = units::every_lane(12);
  fewer.placed[in_house_home] = units::every_lane(3);
  CostYear year(drawn, opening);
  const double full = year.cost(0, "placement.in-house-residential", fewer);
  EXPECT_DOUBLE_EQ(year.cost(1, "placement.in-house-residential", fewer), full * 0.5)
      << "last month 3 of 12 were in use";
}

TEST(Fees, AFuturesFeesDependOnNoLaneMate) {
  const Drawn drawn([](Scenario& s) {
    scenario::PlacementFee& fee = lock(s);
    fee.spread = is<units::Ratio>(0.5);
    fee.tail_share = is<units::Share>(0.1);
  });
  Cost straight(drawn.scenario, Drawn::seed), shuffled(drawn.scenario, Drawn::seed);
  const std::vector<CostLine> lines = cost_lines(drawn.scenario);
  const std::size_t line = CostYear(drawn).at(external_line);
  const std::vector<workforce::RoleMonth> staff(drawn.scenario.workforce.roles.size());
  const auto place_of = [](std::size_t lane) { return (lane * 11 + 5) % lane_count; };
  units::Lanes<chance::Future> futures = futures_of_block(3), moved{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) moved[place_of(lane)] = futures[lane];
  moved[place_of(7)] = chance::Future::of_replication(99'999);  // a stranger among them
  Month one = homes(28, 0, 28), other = one;
  for (Month* month : {&one, &other}) {
    month->costs.resize(lines.size());
    month->quantities.resize(lines.size());
  }
  straight.begin(drawn.parameters, futures, one);
  shuffled.begin(drawn.parameters, moved, other);
  for (int month = 0; month < 14; ++month) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const auto starts = static_cast<units::Count>((lane * 7 + static_cast<std::size_t>(month)) % 5);
      const auto placed = static_cast<units::Count>(24 + (lane + static_cast<std::size_t>(month) * 3) % 4);
      one.placement_starts[external][lane] = other.placement_starts[external][place_of(lane)] = starts;
      one.placed[external][lane] = other.placed[external][place_of(lane)] = placed;
    }
    straight.step(units::MonthIndex(month), drawn.parameters, staff, {}, {}, {}, one);
    shuffled.step(units::MonthIndex(month), drawn.parameters, staff, {}, {}, {}, other);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      if (lane == 7) continue;
      ASSERT_EQ(one.costs[line][lane].value(), other.costs[line][place_of(lane)].value()) << month;
    }
  }
}

TEST(Fees, LockedFeesFollowTheChildrenOfEitherEngine) {
  // Where no price moves and every child of a type pays alike, locking changes nothing: the list of running placements has
  // as many children as the engine placed, in every month and future.
  for (const auto engine : {scenario::DemandEngine::cohort, scenario::DemandEngine::micro}) {
    const auto with = [engine](bool locked) {
      return [engine, locked](Scenario& s) {
        s.demand.engine = engine;
        s.horizon.months = 24;
        for (auto& growth : s.costs.price_growth) growth.value = is<units::Share>(0.0);
        for (scenario::PlacementFee& fee : s.costs.fees) {
          fee.locked = locked;
          fee.real_growth = is<units::Share>(0.0);
        }
      };
    };
    const Drawn locked(with(true)), market(with(false));
    Block one, other;
    Simulator(locked.scenario, locked.all, Drawn::seed).run(locked.futures, Programme::without, one);
    Simulator(market.scenario, market.all, Drawn::seed).run(market.futures, Programme::without, other);
    ASSERT_EQ(one.lines.size(), other.lines.size());
    for (std::size_t month = 0; month < one.months.size(); ++month)
      for (std::size_t line = 0; line < one.lines.size(); ++line)
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
          const double cost = other.months[month].costs[line][lane].value();
          ASSERT_NEAR(one.months[month].costs[line][lane].value(), cost, 1e-9 * std::abs(cost))
              << one.lines[line].id << " in month " << month;
        }
  }
}

TEST(Fees, LockedOnesGiveTheSameBitsInEveryOrderOfBlocks) {
  const Drawn drawn([](Scenario& s) {
    s.horizon.months = 24;
    for (scenario::PlacementFee& fee : s.costs.fees) {
      fee.locked = true;
      fee.spread = is<units::Ratio>(0.4);
      fee.tail_share = is<units::Share>(0.05);
      fee.swings = {is<units::Ratio>(0.1), is<units::Ratio>(0.9)};
    }
  });
  Simulator fresh(drawn.scenario, drawn.all, Drawn::seed), used(drawn.scenario, drawn.all, Drawn::seed);
  Block one, other;
  fresh.run(futures_of_block(1), Programme::without, one);
  used.run(futures_of_block(0), Programme::without, other);
  used.run(futures_of_block(1), Programme::without, other);
  for (std::size_t month = 0; month < one.months.size(); ++month)
    for (std::size_t line = 0; line < one.lines.size(); ++line)
      ASSERT_EQ(one.months[month].costs[line], other.months[month].costs[line])
          << one.lines[line].id << " " << month;
}

TEST(Fees, AMonthAllocatesNothing) {
  const Drawn drawn([](Scenario& s) {
    testing_support::everything(s);
    for (scenario::PlacementFee& fee : s.costs.fees) {
      fee.locked = true;
      fee.spread = is<units::Ratio>(0.3);
    }
  });
  Month opening = homes(28, 0, 28);
  opening.placed[foster] = units::every_lane(245);
  CostYear year(drawn, opening);
  Month busier = homes(28, 9, 30);
  busier.placed[foster] = units::every_lane(300);
  busier.costs.resize(year.lines().size());
  busier.quantities.resize(year.lines().size());
  year.step(0, busier);
  const long before = testing_support::allocations();
  for (int month = 1; month < 24; ++month) year.step(month, busier);
  EXPECT_EQ(testing_support::allocations() - before, 0);
}

}  // namespace
}  // namespace loadline::service::cost
