// The pressures of a month (model.md 1.2, 1.3, 1.8, 1.9, 1.12, 1.14). Statistical tolerances are 4.5 standard errors: a
// right program fails such a test for 7 seeds in a million, and the seeds are fixed.

#include "service/demand/pressures.hpp"

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "loadline/service/simulate.hpp"
#include "service/demand/population.hpp"
#include "support/example_scenario.hpp"

namespace loadline::service::demand {
namespace {

using scenario::stated;
using units::lane_count;

constexpr chance::Seed seed{9};

scenario::Scenario calm() {
  scenario::Scenario what = testing_support::example_scenario();
  what.demand.referrals.swings.size = stated<units::Ratio>(0.0);
  for (auto& month : what.demand.referrals.season) month = stated<units::Ratio>(1.0);
  what.population.growth = stated<units::Share>(0.0);
  return what;
}

/// Walks months of pressures over blocks of futures.
template <class See>
void walk(scenario::Scenario what, std::uint32_t blocks, int months, const Drivers& drivers, See see) {
  const scenario::Register all = scenario::make_register(what);
  const ParameterDraw draw(what, all, seed);
  Pressure pressure(what, seed);
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const auto futures = futures_of_block(block);
    const Parameters parameters(draw, futures);
    Month now;
    pressure.begin(parameters, futures, now);
    for (int t = 0; t < months; ++t)
      see(t, pressure.step(units::MonthIndex(t), parameters, drivers, now), now);
  }
}

Drivers neutral() {
  Drivers drivers;
  drivers.last_caseload = units::every_lane(units::Caseload::from_value(19.0));
  return drivers;
}

TEST(Pressures, ReferralsAreRateTimesPopulation) {
  // 789 per 10,000 of 54,000 a year.
  walk(calm(), 1, 1, neutral(), [](int, const Pressures& now, const Month&) {
    EXPECT_NEAR(now.referrals[0], 789.0 / 1e4 * 54'000.0 / 12.0, 1e-9);
    double shares = 0.0;
    for (const auto& share : now.age_shares) shares += share[0];
    EXPECT_NEAR(shares, 1.0, 1e-12);
  });
}

TEST(Pressures, TrendsCompound) {
  scenario::Scenario what = calm();
  what.demand.referrals.trend = stated<units::Share>(0.02);
  what.demand.referrals.national_trend = stated<units::Share>(0.03);
  what.demand.referrals.pass_through = stated<units::Ratio>(0.5);
  what.demand.care.entries.trend = stated<units::Ratio>(0.04);
  what.demand.care.exits.trend = stated<units::Ratio>(-0.05);
  walk(what, 1, 25, neutral(), [](int t, const Pressures& now, const Month&) {
    if (t != 24) return;
    EXPECT_NEAR(now.referrals[3], 355.05 * std::pow(1.035, 2.0), 1e-9);
    EXPECT_NEAR(now.into_care[3], std::exp(0.08), 1e-12);
    EXPECT_NEAR(now.out_of_care[3], std::exp(-0.10), 1e-12);
  });
}

TEST(Pressures, AnEmptyPopulationRefersNobody) {
  scenario::Scenario what = calm();
  what.population.under_18 = stated<units::Children>(0.0);
  walk(what, 1, 2, neutral(),
       [](int, const Pressures& now, const Month&) { EXPECT_EQ(now.referrals[0], 0.0); });
}

TEST(Pressures, RatesPushedBelowNoughtAreHeldThereAndMarked) {
  Drivers drivers = neutral();
  drivers.into_care = units::every_lane(-0.2);
  drivers.unaccompanied_added = units::every_lane(-8.0);
  walk(calm(), 1, 1, drivers, [](int, const Pressures& now, const Month&) {
    EXPECT_EQ(now.into_care[0], 0.0);
    EXPECT_EQ(now.unaccompanied[0], 0.0);
    EXPECT_EQ(now.held_at_zero[0], 1);
  });
  walk(calm(), 1, 1, neutral(),
       [](int, const Pressures& now, const Month&) { EXPECT_EQ(now.held_at_zero, Counts{}); });
}

// Entries stated by history set the level: with 240 a year, rates into care are multiplied so that the opening stocks
// send 20 a month.
TEST(Pressures, StartsOfHistorySetTheLevelOfEntries) {
  scenario::Scenario what = calm();
  double as_shares_say = 0.0;
  const scenario::Demand& demand = what.demand;
  for (const scenario::AgeProfile& age : demand.ages)
    as_shares_say +=
        age.open_cases.typical_value() * age.into_care.typical_value() *
        (demand.opening.assessments.typical_value() / demand.assessment.mean_duration.typical_value() *
             demand.assessment.to_care.typical_value() +
         demand.opening.in_need.typical_value() / demand.in_need.mean_duration.typical_value() *
             demand.in_need.to_care.typical_value() +
         demand.opening.plans.typical_value() / demand.plan.mean_duration.typical_value() *
             demand.plan.to_care.typical_value());
  const double speed =
      std::pow(demand.feedback.reference.typical_value() / what.workforce.opening_caseload.typical_value(),
               demand.feedback.exponent.typical_value());
  what.demand.care.entries.starts = stated<units::Children>(240.0);
  walk(what, 1, 1, neutral(), [&](int, const Pressures& now, const Month&) {
    EXPECT_NEAR(now.into_care[0] * as_shares_say * speed, 20.0, 1e-9);
  });
}

// Published starts are all entries: 24 a year come alone or on remand, so cases bring 216; and a future with a fifth more
// referrals has a fifth fewer entries from each.
TEST(Pressures, StartsOfHistoryAreAllEntriesWhateverTheReferrals) {
  scenario::Scenario what = calm();
  what.demand.care.entries.starts = stated<units::Children>(216.0);
  double alone = 0.0, with_others = 0.0, with_more_referrals = 0.0;
  const auto into_care = [&](double& seen) {
    walk(what, 1, 1, neutral(), [&](int, const Pressures& now, const Month&) { seen = now.into_care[0]; });
  };
  into_care(alone);
  what.demand.care.entries.starts = stated<units::Children>(240.0);
  what.demand.overlays.unaccompanied.arrivals = stated<units::Children>(12.0);
  what.demand.overlays.youth_justice.starts = stated<units::Children>(120.0);
  what.demand.overlays.youth_justice.mean_order = stated<units::Months>(9.0);
  what.demand.overlays.youth_justice.remanded = stated<units::Share>(0.1);
  into_care(with_others);
  EXPECT_NEAR(with_others, alone, 1e-12);
  // A structure of weight 1 is what every future has.
  scenario::Structure more;
  more.id = more.name = "more";
  more.weight = stated<units::Share>(1.0);
  more.numbers = {{"demand.referrals.rate", chance::Certain{1.2 * 789.0}}};
  what.structures = {more};
  into_care(with_more_referrals);
  EXPECT_NEAR(with_more_referrals, alone / 1.2, 1e-12);
}

// Exits stated by history set the level of those under 18: 18th birthdays come when they come. The example's stays
// average 0.3 x 4 + 0.7 x long months; its oldest band turns 18 over 24 months.
TEST(Pressures, CeasedOfHistorySetsTheLevelOfExits) {
  scenario::Scenario what = calm();
  const scenario::Demand& demand = what.demand;
  const double stock = demand.opening.looked_after.typical_value();
  const double brief = demand.care.short_stays.typical_value();
  const double stay =
      brief * demand.care.short_mean.typical_value() + (1.0 - brief) * demand.care.long_mean.typical_value();
  double weight = 0.0;
  for (const scenario::AgeProfile& age : demand.ages)
    weight += age.looked_after.typical_value() * age.out_of_care.typical_value();
  const double at_18 = stock * demand.ages[4].looked_after.typical_value() / 24.0;
  what.demand.care.exits.ceased = stated<units::Children>(260.0);
  walk(what, 1, 1, neutral(), [&](int, const Pressures& now, const Month&) {
    EXPECT_NEAR(now.out_of_care[0] * stock / stay * weight + at_18, 260.0 / 12.0, 1e-9);
  });
}

// OR_D7's law of a swing: stationary standard deviation, persistence, mean 1.
TEST(Pressures, SwingsOfEntriesAreStationaryAndAverageOne) {
  scenario::Scenario what = calm();
  what.demand.care.entries.swings = {stated<units::Ratio>(0.3), stated<units::Ratio>(0.9)};
  double first = 0.0, last = 0.0, first_log2 = 0.0, last_log2 = 0.0, product = 0.0;
  constexpr std::uint32_t blocks = 300;
  units::Lanes<double> before{};
  walk(what, blocks, 13, neutral(), [&](int t, const Pressures& now, const Month&) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double score = (std::log(now.into_care[lane]) + 0.045) / 0.3;
      if (t == 0) first += now.into_care[lane], first_log2 += score * score;
      if (t == 12) {
        last += now.into_care[lane], last_log2 += score * score;
        product += score * before[lane];
      }
      before[lane] = score;
    }
  });
  const double n = blocks * double(lane_count);
  const double error = 4.5 * std::sqrt(std::expm1(0.09) / n), of_square = 4.5 * std::sqrt(2.0 / n);
  EXPECT_NEAR(first / n, 1.0, error);
  EXPECT_NEAR(last / n, 1.0, error);
  EXPECT_NEAR(first_log2 / n, 1.0, of_square);
  EXPECT_NEAR(last_log2 / n, 1.0, of_square);
  EXPECT_NEAR(product / n, 0.9, 4.5 * std::sqrt((1.0 + 0.81) / n));
}

// A child a month older every month: with 1,000 of each age, 1,200 births and nobody moving, the under-ones grow to
// 1,200 at once and the one-to-fours gain 200 in each of the next years.
TEST(Population, GrowsOlder) {
  scenario::Scenario what = calm();
  for (int age = 0; age < 18; ++age)
    what.population.ages.push_back({std::to_string(age), stated<units::Children>(1'000.0)});
  what.population.births = stated<units::Children>(1'200.0);
  const scenario::Register all = scenario::make_register(what);
  const ParameterDraw draw(what, all, seed);
  const Parameters parameters(draw, futures_of_block(0));
  PopulationPath path(what);
  path.begin(parameters);
  const auto band = [&](int month, std::size_t which) {
    return path.of_band(units::MonthIndex(month), which, parameters)[0];
  };
  EXPECT_EQ(band(0, 0), 1.0);
  EXPECT_NEAR(band(6, 0), 1.1, 1e-12);
  EXPECT_NEAR(band(12, 0), 1.2, 1e-12);
  EXPECT_NEAR(band(12, 1), 1.0, 1e-12);
  EXPECT_NEAR(band(36, 1), (4'000.0 + 400.0) / 4'000.0, 1e-12);
  EXPECT_NEAR(band(59, 4), 1.0, 1e-12);
  // Three in a hundred of every age move away each year.
  what.population.net_migration = stated<units::Share>(-0.03);
  const scenario::Register again = scenario::make_register(what);
  const ParameterDraw draw_again(what, again, seed);
  const Parameters leaving(draw_again, futures_of_block(0));
  path.begin(leaving);
  EXPECT_NEAR(path.of_band(units::MonthIndex(24), 4, leaving)[0], 0.97 * 0.97, 1e-12);
}

// EHCP (model.md 1.8): M_t/G/infinity. 1,000 plans, 120 new a year growing 10 %, 2 % ceasing: the exact mean after t
// years is 1000 e^{-0.02 t} + sum over months of lambda_m (1 - e^{-r}) / r e^{-r (months left)}, r = 0.02 / 12.
TEST(Overlays, EducationPlansFollowTheirClosedForm) {
  scenario::Scenario what = calm();
  auto& plans = what.demand.overlays.education_plans;
  plans.opening = stated<units::Children>(1'000.0);
  plans.starts = stated<units::Children>(120.0);
  plans.growth = stated<units::Share>(0.10);
  plans.ceasing = stated<units::YearlyRate>(0.02);
  constexpr std::uint32_t blocks = 60;
  double sum = 0.0;
  walk(what, blocks, 36, neutral(), [&](int t, const Pressures&, const Month& now) {
    if (t == 35) sum = std::accumulate(now.education_plans.begin(), now.education_plans.end(), sum);
  });
  const double rate = 0.02 / 12.0, kept = std::exp(-0.06);
  double mean = 1'000.0 * kept, variance = 1'000.0 * kept * (1.0 - kept);
  for (int month = 0; month < 36; ++month) {
    const double joined =
        10.0 * std::pow(1.1, month / 12.0) * -std::expm1(-rate) / rate * std::exp(-rate * (35 - month));
    mean += joined, variance += joined;
  }
  const double n = blocks * double(lane_count);
  EXPECT_NEAR(sum / n, mean, 4.5 * std::sqrt(variance / n));
}

TEST(Overlays, EarlyHelpChangesReferralsOnlyAsFarAsItsEffectSays) {
  scenario::Scenario what = calm();
  auto& help = what.demand.overlays.early_help;
  help.opening = stated<units::Children>(400.0);
  help.starts = stated<units::Children>(1'600.0);
  help.mean_duration = stated<units::Months>(6.0);  // in balance at 800
  help.effect = stated<units::Ratio>(0.0);
  walk(what, 1, 24, neutral(),
       [](int, const Pressures& now, const Month&) { EXPECT_NEAR(now.referrals[0], 355.05, 1e-9); });
  help.effect = stated<units::Ratio>(-0.05);
  Month before;
  walk(what, 1, 24, neutral(), [&](int t, const Pressures& now, const Month& month) {
    if (t > 0) {
      EXPECT_NEAR(now.referrals[0], 355.05 * std::pow(before.early_help[0] / 400.0, -0.05), 1e-9)
          << "last month's episodes act";
    }
    before = month;
  });
  EXPECT_GT(before.early_help[0], 600);
}

TEST(Overlays, RemandedAreAShareOfThoseStartingAnOrder) {
  scenario::Scenario what = calm();
  auto& justice = what.demand.overlays.youth_justice;
  justice.opening = stated<units::Children>(100.0);
  justice.starts = stated<units::Children>(120.0);
  justice.mean_order = stated<units::Months>(9.0);
  justice.remanded = stated<units::Share>(0.05);
  constexpr std::uint32_t blocks = 30;
  double sum = 0.0;
  walk(what, blocks, 12, neutral(), [&](int, const Pressures& now, const Month&) {
    sum = std::accumulate(now.remanded.begin(), now.remanded.end(), sum);
  });
  const double mean = 6.0 * blocks * double(lane_count);
  EXPECT_NEAR(sum, mean, 4.5 * std::sqrt(mean));
}

// dp/dt = a - d p from p0: p(t) = a/d + (p0 - a/d) e^{-dt}; four fifths of them usable.
TEST(FosterPlaces, FollowApprovalsAndDeregistrations) {
  scenario::Scenario what = calm();
  what.demand.foster_places = {stated<units::Children>(300.0), stated<units::Children>(40.0),
                               stated<units::YearlyRate>(0.10), stated<units::Share>(0.8)};
  Drivers drivers = neutral();
  drivers.foster_places = units::every_lane(5.0);
  walk(what, 1, 25, drivers, [](int t, const Pressures& now, const Month&) {
    if (t != 24) return;
    EXPECT_TRUE(now.foster_places_limited);
    EXPECT_NEAR(now.foster_places[0], 0.8 * (400.0 - 100.0 * std::exp(-0.2)) + 5.0, 1e-9);
  });
}

}  // namespace
}  // namespace loadline::service::demand
