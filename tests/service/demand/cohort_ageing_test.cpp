// How children grow from band to band. Statistical tolerances are 4.5 standard errors: a right program fails such a test for
// 7 seeds in a million, and the seeds are fixed.

#include <cmath>

#include <gtest/gtest.h>

#include "demand_runs.hpp"
#include "service/demand/cohort/age_stages.hpp"
#include "service/demand/cohort/ages_in_balance.hpp"
#include "service/demand/cohort/birthdays.hpp"

namespace loadline::service::demand::cohort {
namespace {

using testing_support::DemandRuns;
using testing_support::futures_from;
using testing_support::Sample;
using units::every_lane;
using units::lane_count;

TEST(AgeStages, ErlangPassageOfABandTakesItsWidthOnAverageAndVariesLessWithMoreStages) {
  // 1 to 4 is 48 months wide. k stages, each left with chance p = k / 48 a month: mean 48, variance k (1 - p) / p^2, which is
  // 528 for 4 and 144 for 12 (one stage: 2,256), excess kurtosis 6 / k + p^2 / (k (1 - p)).
  for (const int stages : {2, 4, 12}) {
    const double k = stages, p = k / 48.0, variance = k * (1.0 - p) / (p * p);
    Sample<1> months{.origin = {48.0}};
    for (std::uint32_t block = 0; block < 4; ++block) {
      AgeStages ages(stages);
      ages.begin(chance::LaneFutures(chance::Seed{4}, futures_from(block * 32)), {});
      std::array<Stocks, bands> turned_1{};
      turned_1[0][long_stay] = every_lane(100.0);
      ages.join(turned_1);
      for (std::uint32_t t = 1; t < 1'000; ++t) {
        std::array<Stocks, bands> leaving{};
        ages.pass(t, leaving);
        for (const double children : leaving[1][long_stay])
          for (double child = 0.0; child < children; child += 1.0) months.add({static_cast<double>(t)});
      }
    }
    ASSERT_EQ(months.size, 4.0 * lane_count * 100.0) << "everybody grows up";
    EXPECT_NEAR(months.mean(), 48.0, 4.5 * std::sqrt(variance / months.size)) << stages;
    const double kurtosis = 3.0 + 6.0 / k + p * p / (k * (1.0 - p));
    EXPECT_NEAR(months.covariance(), variance, 4.5 * variance * std::sqrt((kurtosis - 1.0) / months.size))
        << stages;
  }
}

TEST(AgeStages, TwelveStagesOfTheFirstYearAreMonths) {
  AgeStages ages(12);
  std::array<Stocks, bands> stocks{};
  stocks[0][short_stay] = every_lane(24.0);  // evenly: two a month
  ages.begin(chance::LaneFutures(chance::Seed{4}, futures_from(0)), stocks);
  for (std::uint32_t t = 0; t < 13; ++t) {
    std::array<Stocks, bands> leaving{};
    ages.pass(t, leaving);
    EXPECT_EQ(leaving[0][short_stay], every_lane(t < 12 ? 2.0 : 0.0));
  }
}

TEST(AgeStages, PutsEntrantsAtTheAgesTheyEnter) {
  // 3,200 children at weights 1, 3, 0, 6: 4.5 standard errors.
  AgeStages ages(4);
  ages.begin(chance::LaneFutures(chance::Seed{4}, futures_from(0)), {});
  const std::vector<Lanes<double>> weights{every_lane(1.0), every_lane(3.0), every_lane(0.0),
                                           every_lane(6.0)};
  MonthFlows flows;
  flows.came[long_stay] = every_lane(100.0);
  ages.follow(1, flows, weights, 0);
  for (std::size_t stage = 0; stage < 4; ++stage) {
    double seen = 0.0;
    for (const double children : ages.stages(1, long_stay)[stage]) seen += children;
    const double share = weights[stage][0] / 10.0, n = 3'200.0;
    EXPECT_NEAR(seen / n, share, 4.5 * std::sqrt(share * (1.0 - share) / n)) << stage;
  }
}

TEST(AgeStages, FollowsWhoCameAndWhoLeft) {
  AgeStages ages(4);
  std::array<Stocks, bands> stocks{};
  stocks[2][long_stay] = every_lane(40.0);
  ages.begin(chance::LaneFutures(chance::Seed{4}, futures_from(0)), stocks);
  MonthFlows flows;
  flows.left[long_stay] = every_lane(15.0);
  flows.came[long_stay] = every_lane(7.0);
  flows.came[short_stay] = every_lane(2.0);
  const std::vector<Lanes<double>> alike(4, every_lane(1.0));
  ages.follow(2, flows, alike, 0);
  double lasting = 0.0, brief = 0.0;
  for (const People& stage : ages.stages(2, long_stay)) {
    EXPECT_GE(stage[9], 0.0);
    lasting += stage[9];
  }
  for (const People& stage : ages.stages(2, short_stay)) brief += stage[9];
  EXPECT_EQ(lasting, 32.0);
  EXPECT_EQ(brief, 2.0);
}

BirthdayChances balance(const scenario::Demand& demand, const Parameters& parameters) {
  AgesInBalance ages;
  for (auto& band : ages.entrants) band.resize(1);
  find_balance(demand, parameters, base_rates(demand, parameters), ages);
  return ages.cases;
}

/// A balance of open cases of one mean duration [months] that nothing else happens to, by the engine's own chances.
BirthdayChances chances_of(double mean) {
  scenario::Scenario what = testing_support::example_scenario();
  for (std::size_t band = 0; band < bands; ++band) {
    what.demand.ages[band].arrivals = scenario::stated<units::Share>(scenario::age_band_years[band] / 18.0);
    what.demand.ages[band].into_care = scenario::stated<units::Ratio>(0.0);
  }
  what.demand.assessment.mean_duration = scenario::stated<units::Months>(mean);
  what.demand.assessment.to_in_need = what.demand.assessment.to_plan = scenario::stated<units::Share>(0.0);
  what.demand.assessment.to_care = scenario::stated<units::Share>(0.0);
  const scenario::Register all = scenario::make_register(what);
  const ParameterDraw draw(what, all, chance::Seed{4});
  return balance(what.demand, Parameters(draw, futures_from(0)));
}

TEST(AgesInBalance, ThinsOpenCasesAsTheirAgesInBalanceSay) {
  // Cases come at every age alike and last W months, exponential: the stock at age x is W (1 - e^{-x/W}), and of a band the
  // share that grows out in a month is that in its last month over that in all. A band that loses it keeps the true stock
  // n = (w + from below) / (1/W + share). No chance; that birthdays are seen at month ends leaves 5 % in
  // the first year and 1 % later.
  for (const double mean : {1.36, 8.0, 9.33}) {
    const BirthdayChances chances = chances_of(mean);
    const auto until = [&](double age) { return mean * (age - mean * -std::expm1(-age / mean)); };
    double age = 0.0;
    for (std::size_t band = 0; band < bands; ++band) {
      const double width = 12.0 * scenario::age_band_years[band];
      const double of_band = until(age + width) - until(age);
      const double share = (until(age + width) - until(age + width - 1.0)) / of_band;
      EXPECT_NEAR(chances[band][assessment][5] / share, 1.0, band == 0 ? 0.05 : 0.01)
          << mean << " months, band " << band;
      age += width;
    }
  }
}

TEST(AgesInBalance, ChildrenEnterCareLaterInTheirFirstYearThanTheyAreReferred) {
  // Referred at every age of the year alike, they first have a case open: the last quarter enters most, the first least. From 5
  // on, with years of cases before it, each quarter nearly alike. No chance.
  scenario::Scenario what = testing_support::example_scenario();
  const scenario::Register all = scenario::make_register(what);
  const Parameters parameters(ParameterDraw(what, all, chance::Seed{4}), futures_from(0));
  AgesInBalance ages;
  for (auto& band : ages.entrants) band.resize(4);
  find_balance(what.demand, parameters, base_rates(what.demand, parameters), ages);
  for (std::size_t part = 1; part < 4; ++part)
    EXPECT_GT(ages.entrants[0][part][3], ages.entrants[0][part - 1][3]);
  EXPECT_GT(ages.entrants[0][3][3], 2.0 * ages.entrants[0][0][3]);
  for (std::size_t part = 1; part < 4; ++part)
    EXPECT_NEAR(ages.entrants[3][part][3] / ages.entrants[3][part - 1][3], 1.0, 0.05);
}

TEST(AgesInBalance, IsNearlyTheSameShareEveryMonthWhereBandsAreLongerThanCases) {
  // From 5 on a case of eight months knows nothing of the band's edges: 1 / width to 1 %. In the first year it is more by six
  // tenths: the younger half has hardly any open cases.
  const BirthdayChances chances = chances_of(8.0);
  for (std::size_t band = 2; band < bands; ++band)
    EXPECT_NEAR(chances[band][assessment][0] * 12.0 * scenario::age_band_years[band], 1.0, 0.01) << band;
  EXPECT_NEAR(chances[0][assessment][0] * 12.0, 1.6, 0.1);
}

TEST(Birthdays, MovesOpenCasesWithTheChanceOfTheirBand) {
  scenario::Scenario what = testing_support::example_scenario();
  const scenario::Register all = scenario::make_register(what);
  const ParameterDraw draw(what, all, chance::Seed{4});
  for (const int stages : {1, 4}) {
    Sample<2> left;
    BirthdayChances chances = birthdays_alike();
    for (std::uint32_t block = 0; block < 50; ++block) {
      const Parameters parameters(draw, futures_from(block * 32));
      const BaseRates base = base_rates(what.demand, parameters);
      if (stages > 1) chances = balance(what.demand, parameters);
      Cohorts children(what.demand);
      for (Stocks& band : children.stocks) band[in_need] = every_lane(1'200.0);
      Birthdays birthdays(stages);
      birthdays.begin(chance::LaneFutures(chance::Seed{4}, futures_from(block * 32)), parameters, base,
                      children);
      const Turned18 turned = birthdays.step(0, {}, {}, children);
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        left.add({1'200.0 - children.stocks[0][in_need][lane], turned.open_cases[lane]});
        double there = turned.open_cases[lane];
        for (const Stocks& band : children.stocks) there += band[in_need][lane];
        ASSERT_EQ(there, 6'000.0) << "nobody is lost";
      }
    }
    for (const auto& [i, band] : {std::pair{0u, 0u}, {1u, 4u}}) {
      const double expected = 1'200.0 * chances[band][in_need][0];
      EXPECT_NEAR(left.mean(i), expected, 4.5 * std::sqrt(expected / left.size))
          << stages << " stages, band " << band;
    }
  }
}

TEST(Birthdays, OneStageGivesTheNumbersOfTheEngineWithoutStages) {
  // Counted by the program as it was before stages of age and laws of duration: 32 futures after 60 months, all
  // laws exponential.
  DemandRuns run([](scenario::Scenario& what) { what.demand.ageing_stages = 1; });
  run.drivers.last_caseload = every_lane(units::Caseload::from_value(19.0));
  const Month last = run.months(futures_from(0), 60).back();
  const auto total = [](const Counts& counts) {
    int sum = 0;
    for (const units::Count count : counts) sum += count;
    return sum;
  };
  EXPECT_EQ(total(last.assessments), 14'249);
  EXPECT_EQ(total(last.in_need), 32'308);
  EXPECT_EQ(total(last.plans), 13'820);
  EXPECT_EQ(total(last.looked_after), 16'388);
  EXPECT_EQ(total(last.care_leavers), 5'308);
  constexpr int ages[] = {609, 3'805, 4'873, 5'323, 1'778};
  for (std::size_t band = 0; band < bands; ++band)
    EXPECT_EQ(total(last.looked_after_by_age[band]), ages[band]) << band;
}

TEST(Birthdays, MoreStagesChangeWhoIsWhereAndHardlyHowMany) {
  // How bands are passed decides who is in which: most under 1, where entrants stay 12 months on average with one stage
  // against six and a bit with twelve. Looked-after totals agree within 1.5 %.
  DemandRuns one([](scenario::Scenario&what) { what.demand.ageing_stages = 1; }),
      twelve([](scenario::Scenario&what) { what.demand.ageing_stages = 12; });
  double all_one = 0.0, all_twelve = 0.0, infants_one = 0.0, infants_twelve = 0.0;
  for (std::uint32_t block = 0; block < 10; ++block) {
    const Month a = one.months(futures_from(block * 32), 36).back(),
                b = twelve.months(futures_from(block * 32), 36).back();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      all_one += a.looked_after[lane];
      all_twelve += b.looked_after[lane];
      infants_one += a.looked_after_by_age[0][lane];
      infants_twelve += b.looked_after_by_age[0][lane];
    }
  }
  EXPECT_NEAR(all_twelve / all_one, 1.0, 0.015);
  EXPECT_LT(infants_twelve / infants_one, 0.75);
  EXPECT_GT(infants_twelve / infants_one, 0.4);
}

}  // namespace
}  // namespace loadline::service::demand::cohort
