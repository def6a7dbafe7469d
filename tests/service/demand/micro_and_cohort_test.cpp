// The two engines beside each other (model.md 1.6): the same where theory says so, and how far apart where it does not. Tolerances
// are 4.5 standard errors, a false alarm for 7 seeds in a million, and the seeds are fixed.

#include <cmath>

#include <gtest/gtest.h>

#include "micro_world.hpp"
#include "service/demand/duration.hpp"

namespace loadline::testing_support {
namespace {

using service::Month;
using service::demand::Duration;
using service::demand::Pressures;
using units::every_lane;
using units::lane_count;

/// What both engines report of a month in one future.
constexpr std::size_t figures = 9;
std::array<double, figures> figures_of(const Month& m, std::size_t lane) {
  return {double(m.assessments[lane]),  double(m.in_need[lane]),      double(m.plans[lane]),
          double(m.looked_after[lane]), double(m.care_leavers[lane]), double(m.care_entries[lane]),
          double(m.care_exits[lane]),   double(m.plan_starts[lane]),  double(m.went_home[lane])};
}

template <class Engine>
std::array<Sample<figures>, 2> after(std::array<int, 2> months, World<Engine>& world,
                                     const Pressures& pressures, std::uint32_t blocks) {
  std::array<Sample<figures>, 2> seen;
  for (std::uint32_t block = 0; block < blocks; ++block)
    world.live(futures_from(block * 32), months[1], pressures, [&](int t, const Month& month) {
      for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t lane = 0; lane < lane_count && t == months[i]; ++lane)
          seen[i].add(figures_of(month, lane));
    });
  return seen;
}

void expect_same_moments(const Sample<figures>& one, const Sample<figures>& other, int months) {
  const double per_future = 1.0 / one.size + 1.0 / other.size;
  for (std::size_t a = 0; a < figures; ++a) {
    const double error = std::sqrt(one.covariance(a, a) / one.size + other.covariance(a, a) / other.size);
    EXPECT_NEAR(one.mean(a), other.mean(a), 4.5 * error) << months << " months, figure " << a;
    for (std::size_t b = a; b < figures; ++b) {
      const double both = 0.5 * (one.covariance(a, b) + other.covariance(a, b));
      const double spread = one.covariance(a, a) * one.covariance(b, b) + both * both;
      EXPECT_NEAR(one.covariance(a, b), other.covariance(a, b), 4.5 * std::sqrt(spread * per_future))
          << months << " months, figures " << a << " and " << b;
    }
  }
}

TEST(Engines, AgreeInMeanAndCovarianceWhereNothingHasAMemory) {
  // Exponential stays, short and long, no brothers and sisters, no limits, no factors of age: then children of a state are alike
  // and a month of the cohort engine is exact. Stocks and flows of a month, at 1 and 12 months.
  MicroWorld micro(make_plain);
  CohortWorld cohort(make_plain);
  Pressures pressures = steady(330.0);
  pressures.open_case_speed = every_lane(0.9);
  pressures.into_care = every_lane(1.3);
  pressures.out_of_care = every_lane(1.2);
  pressures.return_home = every_lane(1.5);
  const auto one = after({1, 12}, micro, pressures, 40), other = after({1, 12}, cohort, pressures, 160);
  expect_same_moments(one[0], other[0], 1);
  expect_same_moments(one[1], other[1], 12);
}

// ---- duration dependence ----

/// Plans alone: everybody assessed gets one within days, nothing follows it.
void plans_only(scenario::Scenario& what, const scenario::DurationLaw& law, double mean) {
  make_plain(what);
  make_empty(what.demand.opening);
  what.demand.opening.plans = stated<units::Children>(400.0);
  what.demand.assessment.mean_duration = stated<units::Months>(1.0 / 30.0);
  what.demand.assessment.to_plan = stated<units::Share>(1.0);
  what.demand.assessment.to_care = what.demand.assessment.to_in_need = stated<units::Share>(0.0);
  what.demand.plan.mean_duration = stated<units::Months>(mean);
  what.demand.plan.duration = law;
  what.demand.plan.to_care = what.demand.plan.to_in_need = stated<units::Share>(0.0);
}

/// 400 plans in balance and arrivals 40 % above what keeps them there, by the law of survival: those of the start at the
/// equilibrium density, those who come after a wait that is exponential with mean a thirtieth of a month.
double expected_plans(const Duration& law, double arrivals, double months) {
  double plans = 400.0 * law.survival_integral(months, std::numeric_limits<double>::infinity()) / law.mean();
  const double step = 1e-3;
  for (double u = step / 2; u < months; u += step)
    plans += arrivals * law.survival(u) * -std::expm1(-30.0 * (months - u)) * step;
  return plans;
}

struct LawInUse {
  const char* name;
  scenario::DurationLaw law;
  double mean, most_error;  ///< Most the cohort engine may be off, as a share of the stock.
};

template <class Engine>
void expect_theory(const LawInUse& use, double allowed, std::uint32_t blocks) {
  World<Engine> world([&](scenario::Scenario& what) { plans_only(what, use.law, use.mean); });
  const double shape = use.law.kind == scenario::DurationKind::weibull ? use.law.shape.typical_value() : 1.0;
  const Duration law(use.law, shape, use.mean);
  const double arrivals = 1.4 * 400.0 / use.mean;
  const std::array<int, 3> at{1, 3, 12};
  std::array<Sample<1>, 3> seen;
  for (std::uint32_t block = 0; block < blocks; ++block)
    world.live(futures_from(block * 32), at.back(), steady(arrivals), [&](int t, const Month& month) {
      for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t lane = 0; lane < lane_count && t == at[i]; ++lane)
          seen[i].add({double(month.plans[lane])});
    });
  for (std::size_t i = 0; i < at.size(); ++i) {
    const double plans = expected_plans(law, arrivals, at[i]);
    EXPECT_NEAR(seen[i].mean(), plans, 4.5 * std::sqrt(seen[i].covariance() / seen[i].size) + allowed * plans)
        << use.name << ", " << at[i] << " months";
  }
}

TEST(Engines, FollowAChangeOfArrivalsAsTheLawOfStaysSays) {
  // The micro engine exactly; what is left of the cohort engine's error is written in docs/explanation/demand-engines.md.
  const LawInUse laws[] = {{"exponential", exponential(), 9.33, 0.0},
                           {"piecewise", piecewise(), 9.331, 0.002},
                           {"Weibull, falling", weibull(0.6), 9.33, 0.002},
                           {"Weibull, rising", weibull(2.0), 9.33, 0.002},
                           {"stages", stages(), 9.33, 0.003},
                           {"Weibull, rising, short", weibull(2.0), 1.36, 0.01},
                           {"Weibull, falling, short", weibull(0.6), 1.36, 0.01}};
  for (const LawInUse& use : laws) {
    const bool slow = use.law.kind == scenario::DurationKind::stages;
    expect_theory<service::demand::micro::MicroEngine>(use, 0.0, slow ? 10 : 25);
    expect_theory<service::demand::cohort::CohortEngine>(use, use.most_error, 40);
  }
}

// ---- a whole service ----

/// Mean number looked after in the fifth year, over futures.
template <class Engine>
Sample<1> fifth_year(const std::function<void(scenario::Scenario&)>& change, std::uint32_t blocks) {
  World<Engine> world(change);
  Pressures pressures = steady(355.0);
  constexpr double shares[] = {0.10, 0.23, 0.28, 0.31, 0.08};
  for (std::size_t band = 0; band < scenario::age_bands; ++band)
    pressures.age_shares[band] = every_lane(shares[band]);
  pressures.foster_places_limited = true;
  pressures.foster_places = every_lane(265.0);
  Sample<1> seen{.origin = {520.0}};
  for (std::uint32_t block = 0; block < blocks; ++block) {
    units::Lanes<double> sum{};
    world.live(futures_from(block * 32), 60, pressures, [&](int t, const Month& month) {
      for (std::size_t lane = 0; lane < lane_count && t > 48; ++lane) sum[lane] += month.looked_after[lane];
    });
    for (const double children : sum) seen.add({children / 12.0});
  }
  return seen;
}

TEST(Engines, AgreeOnAWholeServiceButForAges) {
  using service::demand::cohort::CohortEngine;
  using service::demand::micro::MicroEngine;
  const auto error = [](const Sample<1>& one, const Sample<1>& other) {
    return std::sqrt(one.covariance() / one.size + other.covariance() / other.size);
  };
  // Brothers and sisters, limits, weights and moves of placements, all ages, 18th birthdays; no factors of age.
  const auto ageless = [](scenario::Scenario& what) {
    for (auto& ages : what.demand.ages) ages.into_care = ages.out_of_care = stated<units::Ratio>(1.0);
  };
  const auto one = fifth_year<MicroEngine>(ageless, 10), other = fifth_year<CohortEngine>(ageless, 40);
  EXPECT_NEAR(one.mean(), other.mean(), 4.5 * error(one, other));
  // With them ages matter: birthdays against stages of a band. Less than 1 % of the stock.
  const auto aged = [](scenario::Scenario&) {};
  const auto micro = fifth_year<MicroEngine>(aged, 10), cohort = fifth_year<CohortEngine>(aged, 40);
  EXPECT_NEAR(micro.mean() / cohort.mean(), 1.0, 0.01 + 4.5 * error(micro, cohort) / cohort.mean());
}

}  // namespace
}  // namespace loadline::testing_support
