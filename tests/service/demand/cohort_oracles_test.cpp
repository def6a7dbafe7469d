// The closed forms of model.md 1.15 by the whole cohort engine. Tolerances are 4.5 standard errors unless said: a right program
// fails such a test for 7 seeds in a million, and the seeds are fixed.

#include <boost/math/distributions/chi_squared.hpp>
#include <gtest/gtest.h>

#include "demand_runs.hpp"
#include "durations.hpp"
#include "service/demand/duration.hpp"

namespace loadline::testing_support {
namespace {

using scenario::stated;
using service::Month;
using units::lane_count;

TEST(Workings, OR_D1_LittlesLawHoldsForEveryLawOfDurations) {
  // Average stock = starts a month x mean duration. In need only from assessment; nothing follows. The opening stock is the
  // one in balance, so no warming up. Assessments of 1.36 months and cases in need of 8, five laws.
  for (const auto& law :
       {plans_law(), weibull_law(1.44), weibull_law(0.7), coxian_law({{1.0, 0.0}, {1.0, 0.0}, {1.0, 1.0}}),
        coxian_law({{3.0, 0.3}, {9.0, 1.0}})}) {
    const double assessed = 789.0 / 1e4 * 54'000.0 / 12.0 * 0.92, to_need = 0.4;
    DemandRuns run([&](scenario::Scenario& what) {
      keep_still(what);
      all_newborn(what);
      no_brothers_or_sisters(what);
      give_laws(what, law, law, law, {}, {});
      for (auto* share : {&what.demand.assessment.to_care, &what.demand.assessment.to_plan,
                          &what.demand.in_need.to_care, &what.demand.in_need.to_plan})
        *share = stated<units::Share>(0.0);
      what.demand.assessment.to_in_need = stated<units::Share>(to_need);
      what.demand.care.home = stated<units::Share>(0.0);
      what.demand.opening.plans = stated<units::Children>(0.0);
      what.demand.opening.assessments = stated<units::Children>(assessed * 1.36);
      what.demand.opening.in_need = stated<units::Children>(assessed * to_need * 8.0);
    });
    Sample<2> average{.origin = {444.0, 1045.0}};
    for (std::uint32_t block = 0; block < 20; ++block) {
      const auto months = run.months(futures_from(block * 32), 60);
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        std::array<double, 2> sum{};
        for (std::size_t t = 1; t < months.size(); ++t) {
          sum[0] += months[t].assessments[lane] / 60.0;
          sum[1] += months[t].in_need[lane] / 60.0;
        }
        average.add(sum);
      }
    }
    const auto kind = static_cast<int>(law.kind);
    EXPECT_NEAR(average.mean(0), assessed * 1.36, 4.5 * std::sqrt(average.covariance(0, 0) / average.size))
        << kind;
    // Who leaves an assessment moves at a time of the month that the engine knows to second order only: 0.3 %.
    EXPECT_NEAR(average.mean(1), assessed * to_need * 8.0,
                4.5 * std::sqrt(average.covariance(1, 1) / average.size) + 0.003 * assessed * to_need * 8.0)
        << kind;
  }
}

TEST(Workings, OR_D6_AnUncertainRateWidensTheStock) {
  // Referral rate times G, mean 1 and CV 0.1: assessments in balance have variance m + (0.1 m)^2; G Gamma, so kurtosis
  // near 3.1. One future a theta, or pairs would share G.
  const double m = 534.0;
  DemandRuns run([&](scenario::Scenario& what) {
    keep_still(what);
    all_newborn(what);
    no_brothers_or_sisters(what);
    const double rate = m / 1.36 / 0.92 * 12.0 / 54'000.0 * 1e4;
    what.demand.referrals.rate.uncertain = chance::Gamma{rate, 0.1};
    what.demand.opening.assessments = stated<units::Children>(m);
  });
  Sample<1> stock{.origin = {m}};
  for (std::uint32_t block = 0; block < 200; ++block) {
    units::Lanes<chance::Future> futures{};
    for (std::uint32_t lane = 0; lane < lane_count; ++lane) futures[lane] = {block * 32 + lane, 1};
    const auto months = run.months(futures, 14);  // e^{-14 / 1.36}: nothing of the opening is left
    for (const units::Count count : months[14].assessments) stock.add({double(count)});
  }
  const double variance = m + 0.01 * m * m;
  EXPECT_NEAR(variance, 3'385.56, 0.01);
  EXPECT_NEAR(stock.mean(), m, 4.5 * std::sqrt(variance / stock.size));
  EXPECT_NEAR(stock.covariance(), variance, 4.5 * variance * std::sqrt(2.15 / stock.size));
}

TEST(Workings, OR_D8_BrothersAndSistersSpreadTheStock) {
  // Batches of 1 to 4, E[B] = 1.60, E[B^2] / E[B] = 2.1: in balance variance m (1 + 1.1 / 2). Assessments of 6 months: the
  // engine lets brothers and sisters come at times of their own within the month, which takes less than (1/6)^2 / 12 = 0.3 %
  // off the half. After 36 months e^-12 of the opening is left.
  const double mean_duration = 6.0, m = 789.0 / 1e4 * 54'000.0 / 12.0 * 0.92 * mean_duration;
  DemandRuns run([&](scenario::Scenario& what) {
    keep_still(what);
    all_newborn(what);
    what.demand.assessment.mean_duration = stated<units::Months>(mean_duration);
    what.demand.opening.assessments = stated<units::Children>(m);
  });
  Sample<1> stock{.origin = {m}};
  for (std::uint32_t block = 0; block < 100; ++block) {
    const auto months = run.months(futures_from(block * 32), 36);
    for (const units::Count count : months[36].assessments) stock.add({double(count)});
  }
  const double variance = m * 1.55;
  EXPECT_NEAR(stock.mean(), m, 4.5 * std::sqrt(variance / stock.size));
  EXPECT_NEAR(stock.covariance(), variance, 4.5 * variance * std::sqrt(2.02 / stock.size));
}

TEST(Workings, OR_D9_CompetingRisksSplitAsTheirRates) {
  // Plans of 4 months that end in need (0.5), in care (0.2) or close (0.3); what follows takes centuries. In a month the chance
  // of each is its share of 1 - e^{-1/4} (1.2). Chi-square on the multinomial cells, refused beyond its 1 - 1e-5 quantile.
  // With times in state: by the law's own chance, split alike.
  for (const auto& law : {scenario::DurationLaw{}, weibull_law(1.5), coxian_law({{1.0, 0.2}, {2.0, 1.0}})}) {
    DemandRuns run([&](scenario::Scenario& what) {
      keep_still(what);
      all_newborn(what);
      what.population.under_18 = stated<units::Children>(0.0);
      what.demand.opening = {};
      for (auto* stock : {&what.demand.opening.assessments, &what.demand.opening.in_need,
                          &what.demand.opening.looked_after, &what.demand.opening.care_leavers})
        *stock = stated<units::Children>(0.0);
      what.demand.opening.plans = stated<units::Children>(400.0);
      what.demand.plan.mean_duration = stated<units::Months>(4.0);
      what.demand.plan.duration = law;
      what.demand.plan.to_care = stated<units::Share>(0.2);
      what.demand.plan.to_in_need = stated<units::Share>(0.5);
      what.demand.in_need.mean_duration = what.demand.care.short_mean = what.demand.care.long_mean =
          stated<units::Months>(1e7);
    });
    double need = 0.0, care = 0.0, closed = 0.0, stayed = 0.0;
    for (std::uint32_t block = 0; block < 40; ++block) {
      const Month now = run.months(futures_from(block * 32), 1)[1];
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        need += now.in_need[lane];
        care += now.looked_after[lane];
        closed += now.closures[lane];
        stayed += now.plans[lane];
      }
    }
    const double n = 40.0 * lane_count * 400.0;
    ASSERT_EQ(need + care + closed + stayed, n);
    const service::demand::Duration duration(law, 1.5, 4.0);
    const double leaves = duration.survival_integral(0.0, 1.0) / 4.0;  // of those found at a random time
    if (law.kind == scenario::DurationKind::exponential) {
      EXPECT_NEAR(leaves, -std::expm1(-0.25), 1e-12);
    }
    double chi_square = 0.0;
    for (const auto& [seen, chance] : {std::pair{need, 0.5 * leaves},
                                       {care, 0.2 * leaves},
                                       {closed, 0.3 * leaves},
                                       {stayed, 1.0 - leaves}})
      chi_square += (seen - n * chance) * (seen - n * chance) / (n * chance);
    EXPECT_LT(chi_square, boost::math::quantile(boost::math::complement(boost::math::chi_squared(3.0), 1e-5)))
        << static_cast<int>(law.kind);
  }
}

TEST(Workings, FillsCareFromEmptyAsTheFormulaSays) {
  // The whole engine: 40 children a month whose assessment takes a day and leads to care for 24 months. After 60 months mean
  // 881.2 and sd 29.7, less the day (0.1 children).
  DemandRuns run([](scenario::Scenario& what) {
    keep_still(what);
    all_newborn(what);
    no_brothers_or_sisters(what);
    for (auto* stock :
         {&what.demand.opening.assessments, &what.demand.opening.in_need, &what.demand.opening.plans,
          &what.demand.opening.looked_after, &what.demand.opening.care_leavers})
      *stock = stated<units::Children>(0.0);
    what.demand.referrals.rate = stated<units::RatePer10k>(40.0 * 12.0 / 5.4);
    what.demand.referrals.assessed = what.demand.assessment.to_care = what.demand.care.short_stays =
        stated<units::Share>(1.0);
    what.demand.assessment.to_plan = what.demand.assessment.to_in_need = what.demand.care.home =
        stated<units::Share>(0.0);
    what.demand.assessment.mean_duration = stated<units::Months>(1.0 / 30.0);
    what.demand.care.short_mean = stated<units::Months>(24.0);
  });
  Sample<1> stock{.origin = {881.0}};
  for (std::uint32_t block = 0; block < 100; ++block) {
    const auto months = run.months(futures_from(block * 32), 60);
    for (const units::Count count : months[60].looked_after) stock.add({double(count)});
  }
  EXPECT_NEAR(stock.mean(), 881.2, 4.5 * 29.7 / std::sqrt(stock.size) + 0.15);
  EXPECT_NEAR(stock.covariance(), 881.2, 4.5 * 881.2 * std::sqrt(2.01 / stock.size) + 0.15);
}

}  // namespace
}  // namespace loadline::testing_support
