// The cohort engine as a whole. Statistical tolerances are 4.5 standard errors: a right program fails such a test for 7
// seeds in a million, and the seeds are fixed.

#include "service/demand/cohort/cohort_engine.hpp"

#include <gtest/gtest.h>

#include "demand_runs.hpp"
#include "durations.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::testing_support {
namespace {

using scenario::stated;
using service::Month;
using units::every_lane;
using units::lane_count;

constexpr auto secure = static_cast<std::size_t>(scenario::PlacementType::secure);

/// Everything the engine knows, at once, and numbers that differ between futures.
void everything(scenario::Scenario& what) {
  give_laws(what, weibull_law(2.0), piecewise_law({{0.0, 0.05}, {2.0, 0.2}, {9.5, 0.1}}), plans_law(),
            coxian_law({{1.0, 0.4}, {3.0, 1.0}}), weibull_law(0.8));
  scenario::Overlays& overlays = what.demand.overlays;
  overlays.unaccompanied.opening = stated<units::Children>(12.0);
  overlays.unaccompanied.arrivals = stated<units::Children>(18.0);
  overlays.youth_justice.opening = stated<units::Children>(60.0);
  overlays.youth_justice.starts = stated<units::Children>(150.0);
  overlays.youth_justice.mean_order = stated<units::Months>(9.0);
  overlays.youth_justice.remanded = stated<units::Share>(0.1);
  make_uncertain(what.demand.referrals.rate, 0.1);
  make_uncertain(what.demand.assessment.mean_duration, 0.3);
  make_uncertain(what.demand.plan.mean_duration, 0.2);
  make_uncertain(what.demand.care.short_mean, 0.3);
  make_uncertain(what.demand.care.long_mean, 0.2);
}

TEST(Workings, OR_D12_HoldsWithEveryLawAndOverlay) {
  // Integer identities, every month and future: no chance.
  for (const int stages : {1, 4, 12}) {
    DemandRuns run([&](scenario::Scenario& what) {
      everything(what);
      what.demand.ageing_stages = stages;
    });
    double remands = 0.0;
    for (std::uint32_t block = 0; block < 2; ++block) {
      const std::vector<Month> months = run.months(futures_from(block * 32), 60);
      for (std::size_t t = 1; t < months.size(); ++t)
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
          const Month &before = months[t - 1], &now = months[t];
          ASSERT_EQ(now.care_entries[lane] - now.care_exits[lane],
                    now.looked_after[lane] - before.looked_after[lane]);
          ASSERT_EQ(now.plan_starts[lane] - now.plan_ends[lane], now.plans[lane] - before.plans[lane]);
          const auto open = [&](const Month& m) {
            return m.assessments[lane] + m.in_need[lane] + m.plans[lane] + m.looked_after[lane];
          };
          // Beside the assessed come unaccompanied and remanded children.
          const auto others = open(now) - open(before) - now.assessed[lane] + now.closures[lane];
          ASSERT_GE(others, 0);
          ASSERT_GE(others, now.unaccompanied[lane] - before.unaccompanied[lane]);
          remands += others;
          units::Count placed = 0, aged = 0;
          for (const auto& type : now.placed) {
            ASSERT_GE(type[lane], 0);
            placed += type[lane];
          }
          for (const auto& band : now.looked_after_by_age) {
            ASSERT_GE(band[lane], 0);
            aged += band[lane];
          }
          ASSERT_EQ(placed, now.looked_after[lane]);
          ASSERT_EQ(aged, now.looked_after[lane]);
          ASSERT_GE(std::min({now.assessments[lane], now.in_need[lane], now.plans[lane],
                              now.care_leavers[lane], now.unaccompanied[lane]}),
                    0);
        }
    }
    // 18 unaccompanied and 15 remanded a year expected in each of 64 futures over five years.
    EXPECT_NEAR(remands, 64 * 5 * 33.0, 4.5 * std::sqrt(64 * 5 * 33.0));
  }
}

/// Sums of the numbers of a month over many futures, to compare two scenarios that should have one law.
constexpr std::size_t compared = 11;
std::array<double, compared> numbers(const Month& m, std::size_t lane) {
  return {double(m.assessments[lane]),
          double(m.in_need[lane]),
          double(m.plans[lane]),
          double(m.looked_after[lane]),
          double(m.care_entries[lane]),
          double(m.care_exits[lane]),
          double(m.plan_starts[lane]),
          double(m.plan_ends[lane]),
          double(m.went_home[lane]),
          double(m.closures[lane]),
          double(m.looked_after_by_age[2][lane])};
}

Sample<compared> after(DemandRuns& run, std::uint32_t first_future, std::uint32_t blocks, int month) {
  Sample<compared> sample;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const auto months = run.months(futures_from(first_future + block * 32), month);
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      sample.add(numbers(months[static_cast<std::size_t>(month)], lane));
  }
  return sample;
}

TEST(CohortEngine, CellsOfAnExponentialLawChangeNoLaw) {
  // One band of one rate, or one stage, is the exponential law: the cells must give its means and variances, flows through
  // a state within the month included. Different futures, so that the samples are independent. Quick moves, so that children
  // come back within the month.
  const auto quick = [](scenario::Scenario& what) {
    what.demand.in_need.mean_duration = stated<units::Months>(1.2);
    what.demand.in_need.to_plan = stated<units::Share>(0.3);
    what.demand.plan.mean_duration = stated<units::Months>(1.5);
    what.demand.care.short_mean = stated<units::Months>(1.0);
    what.demand.care.long_mean = stated<units::Months>(6.0);
  };
  DemandRuns exponential(quick);
  for (const auto& law : {piecewise_law({{0.0, 1.0}}), coxian_law({{1.0, 1.0}})}) {
    DemandRuns celled([&](scenario::Scenario& what) {
      quick(what);
      give_laws(what, law, law, law, law, law);
    });
    for (const int month : {1, 9}) {
      const auto one = after(exponential, 0, 100, month), other = after(celled, 100'000, 100, month);
      for (std::size_t i = 0; i < compared; ++i) {
        EXPECT_NEAR(one.mean(i), other.mean(i),
                    4.5 * std::sqrt((one.covariance(i, i) + other.covariance(i, i)) / one.size))
            << "number " << i << " after " << month;
        // Kurtosis near 3 (swings of the referral rate add a little).
        EXPECT_NEAR(one.covariance(i, i) / other.covariance(i, i), 1.0, 4.5 * std::sqrt(2.0 * 2.2 / one.size))
            << "number " << i << " after " << month;
      }
    }
  }
}

TEST(CohortEngine, LooksAfterUnaccompaniedChildrenUntilTheyAre18) {
  // 24 at the start are spread over two years of age: one turns 18 each month and none leaves otherwise. Arrivals are Poisson,
  // 12 a year, at any month of age: 12 x 1 year stay on average.
  DemandRuns run([](scenario::Scenario& what) {
    what.demand.overlays.unaccompanied.opening = stated<units::Children>(24.0);
    what.demand.overlays.unaccompanied.arrivals = stated<units::Children>(12.0);
  });
  DemandRuns without([](scenario::Scenario& what) {
    what.demand.overlays.unaccompanied.opening = stated<units::Children>(24.0);
  });
  Sample<1> later{.origin = {12.0}};
  for (std::uint32_t block = 0; block < 40; ++block) {
    const auto months = run.months(futures_from(block * 32), 36);
    EXPECT_EQ(months[0].unaccompanied, every_lane(24));
    EXPECT_EQ(months[0].looked_after, every_lane(534)) << "among those looked after, not besides";
    for (const units::Count count : months[36].unaccompanied) later.add({double(count)});
    for (std::size_t t = 1; t < months.size(); ++t)
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        ASSERT_EQ(months[t].unaccompanied_half_days[lane],
                  30 * (months[t - 1].unaccompanied[lane] + months[t].unaccompanied[lane]));
  }
  // Who arrives with k months of age past 16, k = 0 to 23, is there for 23 - k months' ends: 11.5 of a month's arrivals.
  EXPECT_NEAR(later.mean(), 11.5, 4.5 * std::sqrt(11.5 / later.size));
  EXPECT_NEAR(later.covariance(), 11.5, 4.5 * 11.5 * std::sqrt((2.0 + 1.0 / 11.5) / later.size));
  const auto months = without.months(futures_from(0), 24);
  for (std::size_t t = 0; t < months.size(); ++t)
    EXPECT_EQ(months[t].unaccompanied, every_lane(24 - static_cast<units::Count>(t)));
}

TEST(CohortEngine, PlacesRemandedYoungPeopleInSecureAccommodation) {
  // Nobody else enters care; everybody who starts an order is remanded: 120 a year, whole stays of two months.
  DemandRuns run([](scenario::Scenario& what) {
    what.demand.overlays.youth_justice.starts = stated<units::Children>(120.0);
    what.demand.overlays.youth_justice.mean_order = stated<units::Months>(6.0);
    what.demand.overlays.youth_justice.remanded = stated<units::Share>(1.0);
    what.demand.care.short_mean = stated<units::Months>(2.0);
    what.demand.moves.clear();
    for (auto& age : what.demand.ages) age.into_care = stated<units::Ratio>(0.0);
  });
  double entries = 0.0, placed = 0.0;
  for (std::uint32_t block = 0; block < 20; ++block) {
    const auto months = run.months(futures_from(block * 32), 1);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      entries += months[1].care_entries[lane];
      placed += months[1].placed[secure][lane];
      ASSERT_EQ(months[1].care_entries[lane] - months[1].care_exits[lane],
                months[1].looked_after[lane] - 534);
    }
  }
  const double n = 20.0 * lane_count;
  EXPECT_NEAR(entries / n, 10.0, 4.5 * std::sqrt(10.0 / n));
  // Out of care at 0.8 of the rate at 16 and 17: of 10, (1 - e^-0.4) / 0.4 are there at the end; of the 2 at the start at
  // most 2, at least 1.
  const double there = 10.0 * -std::expm1(-0.4) / 0.4;
  EXPECT_GT(placed / n, there + 1.0 - 4.5 * std::sqrt(12.0 / n));
  EXPECT_LT(placed / n, there + 2.0 + 4.5 * std::sqrt(12.0 / n));
}

TEST(CohortEngine, HoldsARateThatIsDrivenNegativeAtNoughtAndSaysSo) {
  DemandRuns run([](scenario::Scenario&) {});
  run.drivers.into_care = every_lane(-0.2);
  for (std::size_t lane = 0; lane < lane_count; lane += 2) run.drivers.into_care[lane] = 1.0;
  const auto months = run.months(futures_from(0), 6);
  for (std::size_t t = 1; t < months.size(); ++t)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      EXPECT_EQ(months[t].held_at_zero[lane], lane % 2);
      if (lane % 2 == 1) {
        EXPECT_EQ(months[t].care_entries[lane], 0);
      }
    }
  // An age multiplier below 0 is the engine's own to see.
  DemandRuns ages(
      [](scenario::Scenario& what) { what.demand.ages[3].out_of_care = stated<units::Ratio>(-0.5); });
  EXPECT_EQ(ages.months(futures_from(0), 1)[1].held_at_zero, every_lane(1));
}

TEST(CohortEngine, CountsTwentyNineDaysInFebruaryOfALeapYear) {
  // February 2020 is month 34 from April 2017.
  const units::Calendar calendar({2017, 4, 1});
  const int days = calendar.days(units::MonthIndex(34));
  ASSERT_EQ(days, 29);
  scenario::Scenario what = example_scenario();
  const scenario::Register all = scenario::make_register(what);
  const service::Parameters parameters(service::ParameterDraw(what, all, chance::Seed{1}), futures_from(0));
  service::demand::Demand demand(what, chance::Seed{1});
  service::demand::Drivers drivers;
  drivers.last_caseload = every_lane(units::Caseload::from_value(19.0));
  Month before, now;
  demand.begin(parameters, futures_from(0), before);
  demand.step(units::MonthIndex(34), days, parameters, drivers, before, now);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    EXPECT_EQ(now.looked_after_half_days[lane], 29 * (before.looked_after[lane] + now.looked_after[lane]));
}

TEST(CohortEngine, BearsLawsAtTheEndsOfTheirRanges) {
  // No time at all, ages, shapes from the least to the most, rates that start at nought: identities still hold.
  const auto check = [](const scenario::DurationLaw& law, double mean) {
    DemandRuns run([&](scenario::Scenario& what) {
      give_laws(what, law, law, law, law, law);
      for (auto* duration :
           {&what.demand.assessment.mean_duration, &what.demand.in_need.mean_duration,
            &what.demand.plan.mean_duration, &what.demand.care.short_mean, &what.demand.care.long_mean})
        *duration = stated<units::Months>(mean);
    });
    const auto months = run.months(futures_from(0), 6);
    for (std::size_t t = 1; t < months.size(); ++t)
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        ASSERT_EQ(months[t].care_entries[lane] - months[t].care_exits[lane],
                  months[t].looked_after[lane] - months[t - 1].looked_after[lane]);
        ASSERT_GE(std::min({months[t].assessments[lane], months[t].in_need[lane], months[t].plans[lane]}), 0);
      }
  };
  for (const double mean : {0.0, 0.05, 1.0, 240.0}) {
    for (const double shape : {0.3, 1.0, 10.0}) check(weibull_law(shape), mean);
    check(coxian_law({{0.001, 0.5}, {1.0, 0.0}, {3.0, 1.0}}), mean);
    check(plans_law(), mean);
    check(piecewise_law({{0.0, 0.0}, {3.0, 0.2}}), mean);
  }
}

TEST(CohortEngine, BearsAnEmptyServiceAndAnAreaWithoutChildren) {
  DemandRuns run([](scenario::Scenario& what) {
    everything(what);
    what.population.under_18 = stated<units::Children>(0.0);
    for (auto* stock :
         {&what.demand.opening.assessments, &what.demand.opening.in_need, &what.demand.opening.plans,
          &what.demand.opening.looked_after, &what.demand.opening.care_leavers})
      *stock = stated<units::Children>(0.0);
    what.demand.overlays = {};
    for (auto* number :
         {&what.demand.overlays.youth_justice.starts, &what.demand.overlays.unaccompanied.arrivals})
      *number = stated<units::Children>(0.0);
  });
  for (const Month& month : run.months(futures_from(0), 12)) {
    EXPECT_EQ(month.assessments, every_lane(0));
    EXPECT_EQ(month.looked_after, every_lane(0));
    EXPECT_EQ(month.referrals, every_lane(0));
    EXPECT_EQ(month.closures, every_lane(0));
  }
}

}  // namespace
}  // namespace loadline::testing_support
