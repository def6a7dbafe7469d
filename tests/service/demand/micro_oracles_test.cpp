// The closed forms of model.md 1.15 on the engine that walks one child at a time. Tolerances are 4.5 standard errors: a right
// program fails such a comparison for 7 seeds in a million, and the seeds are fixed.

#include <cmath>
#include <map>
#include <numeric>

#include <boost/math/distributions/chi_squared.hpp>
#include <gtest/gtest.h>
#include <unsupported/Eigen/MatrixFunctions>

#include "micro_world.hpp"

namespace loadline::testing_support {
namespace {

using chance::Seed;

using service::Month;
using service::demand::Pressures;
using units::every_lane;
using units::lane_count;

constexpr auto in_house_foster = type_of(scenario::PlacementType::in_house_foster);

/// Everybody assessed enters care at once, and stays `mean` months by `law`.
void straight_into_care(scenario::Scenario& what, const scenario::DurationLaw& law, double mean) {
  make_plain(what);
  make_empty(what.demand.opening);
  what.demand.assessment.mean_duration = stated<units::Months>(1.0 / 30.0);
  what.demand.assessment.to_care = stated<units::Share>(1.0);
  what.demand.assessment.to_plan = what.demand.assessment.to_in_need = stated<units::Share>(0.0);
  scenario::Care& care = what.demand.care;
  care.short_stays = care.home = care.adopted = stated<units::Share>(0.0);
  care.long_mean = stated<units::Months>(mean);
  care.long_duration = law;
}

// ---- OR_D10 ----

/// Erlang's loss formula by its recursion.
double erlang_loss(int places, double load) {
  double b = 1.0;
  for (int k = 1; k <= places; ++k) b = load * b / (k + load * b);
  return b;
}

/// Share of entrants for whom there was no place, and its standard error over futures: the months of one future hang together,
/// futures do not.
struct Share {
  double value, error;
};
Share share_spilled(int places, double load, const scenario::DurationLaw& law, std::uint32_t blocks,
                    int months) {
  const double stay = 2.0;
  MicroWorld world([&](scenario::Scenario& what) {
    straight_into_care(what, law, stay);
    for (std::size_t type = 0; type < scenario::placement_types; ++type)
      what.demand.placements[type].entrants = stated<units::Share>(type == in_house_foster ? 1.0 : 0.0);
  });
  Pressures pressures = steady(load / stay);
  pressures.foster_places_limited = true;
  pressures.foster_places = every_lane(double(places));
  Sample<2> seen;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    units::Lanes<double> entered{}, spilled{};
    world.live(futures_from(block * 32), months, pressures, [&](int t, const Month& month) {
      for (std::size_t lane = 0; lane < lane_count && t > 30; ++lane) {  // full by then
        entered[lane] += month.care_entries[lane];
        spilled[lane] += month.spilled[lane];
        EXPECT_LE(month.placed[in_house_foster][lane], places);
      }
    });
    for (std::size_t lane = 0; lane < lane_count; ++lane) seen.add({entered[lane], spilled[lane]});
  }
  const double share = seen.mean(1) / seen.mean(0);
  const double variance =
      seen.covariance(1, 1) - 2.0 * share * seen.covariance(0, 1) + share * share * seen.covariance(0, 0);
  return {share, std::sqrt(variance / seen.size) / seen.mean(0)};
}

void expect_erlang_loss(int places, double load, double published,
                        const std::vector<scenario::DurationLaw>& laws, std::uint32_t blocks, int months) {
  EXPECT_NEAR(erlang_loss(places, load), published, 5e-11);
  for (const scenario::DurationLaw& law : laws) {
    const Share spilled = share_spilled(places, load, law, blocks, months);
    EXPECT_NEAR(spilled.value, published, 4.5 * spilled.error) << "law " << static_cast<int>(law.kind);
    EXPECT_LT(spilled.error, 0.02 * published) << "enough futures to mean something";
  }
}

TEST(MicroEngine, OR_D10_SpillsAsErlangsLossFormulaSaysWhateverTheLawOfStays) {
  expect_erlang_loss(10, 8.0, 0.1216610643, {exponential(), weibull(0.6), stages()}, 4, 600);
}

TEST(MicroEngine, OR_D10_SpillsSoAtTheSizeOfTheService) {
  expect_erlang_loss(245, 245.0, 0.0492836892, {exponential(), weibull(2.0)}, 1, 400);
}

// ---- OR_D2, OR_D3: stocks without limits ----

/// Children looked after at the end of `months` from nobody, one sample a future.
Sample<1> stock_from_nobody(const scenario::DurationLaw& law, double mean, double arrivals,
                            std::uint32_t blocks, int months) {
  MicroWorld world([&](scenario::Scenario& what) { straight_into_care(what, law, mean); });
  Sample<1> stock{.origin = {arrivals * mean}};
  for (std::uint32_t block = 0; block < blocks; ++block)
    world.live(futures_from(block * 32), months, steady(arrivals), [&](int t, const Month& month) {
      for (std::size_t lane = 0; lane < lane_count && t == months; ++lane)
        stock.add({double(month.looked_after[lane])});
    });
  return stock;
}

TEST(MicroEngine, OR_D2_StockDependsOnTheMeanDurationOnly) {
  // 10 a month for 3 months on average: Poisson(30) whatever the law, once the longest stay of any note is over. What
  // still grows after 60 months is below 1e-4 of it for each of these laws.
  const double arrivals = 10.0, mean = 3.0, stock = arrivals * mean;
  for (const scenario::DurationLaw& law :
       {exponential(), weibull(0.8), weibull(3.0), stages(), piecewise()}) {
    const Sample<1> seen = stock_from_nobody(law, mean, arrivals, 25, 60);
    EXPECT_NEAR(seen.mean(), stock, 4.5 * std::sqrt(stock / seen.size)) << static_cast<int>(law.kind);
    // Kurtosis of a Poisson law: 3 + 1 / mean.
    EXPECT_NEAR(seen.covariance(), stock, 4.5 * stock * std::sqrt((2.0 + 1.0 / stock) / seen.size))
        << static_cast<int>(law.kind);
  }
}

/// Integral of arrivals x survival of a Weibull law from nobody, with the wait in assessment (exponential, a day of a
/// 30-day month): midpoints of 1/1000 month.
double expected_stock(const std::vector<double>& arrivals, double shape, double mean) {
  const double scale = mean / std::tgamma(1.0 + 1.0 / shape), step = 1e-3;
  const auto months = static_cast<double>(arrivals.size());
  double waiting = 0.0, stock = 0.0;
  for (double u = step / 2; u < months; u += step) {
    const double comes = arrivals[static_cast<std::size_t>(u)];
    const double settled = comes / 30.0 + (waiting - comes / 30.0) * std::exp(-30.0 * step / 2);
    stock += 30.0 * settled * std::exp(-std::pow((months - u) / scale, shape)) * step;
    waiting = comes / 30.0 + (waiting - comes / 30.0) * std::exp(-30.0 * step);
  }
  return stock;
}

TEST(MicroEngine, OR_D3_FollowsArrivalsThatChangeAsAPoissonStock) {
  // From nobody, 12 months whose arrivals rise and fall; chi-squared against the Poisson law of the exact mean.
  std::vector<double> arrivals;
  for (int t = 0; t < 12; ++t) arrivals.push_back(6.0 + 5.0 * std::sin(t));
  const double shape = 0.6, mean = 8.0, expected = expected_stock(arrivals, shape, mean);
  MicroWorld world([&](scenario::Scenario& what) { straight_into_care(what, weibull(shape), mean); });
  std::vector<double> seen(80, 0.0);
  Pressures pressures = steady(0.0);
  const MicroWorld::Weather weather = [&](int t) -> const Pressures& {
    pressures.referrals = every_lane(arrivals[static_cast<std::size_t>(t)]);
    return pressures;
  };
  const std::uint32_t blocks = 250;
  for (std::uint32_t block = 0; block < blocks; ++block)
    world.live(futures_from(block * 32), 12, weather, [&](int t, const Month& month) {
      for (std::size_t lane = 0; lane < lane_count && t == 12; ++lane)
        seen[static_cast<std::size_t>(std::min(month.looked_after[lane], 79))] += 1.0;
    });
  // Cells of at least 10 expected: the tails are put together.
  double chi_squared = 0.0, in_cell = 0.0, should_be = 0.0, left = blocks * 32.0;
  int cells = 0;
  for (std::size_t k = 0; k < seen.size(); ++k) {
    const double pmf =
        blocks * 32.0 * std::exp(double(k) * std::log(expected) - expected - std::lgamma(double(k) + 1.0));
    in_cell += seen[k];
    should_be += pmf;
    if (should_be < 10.0 || left - should_be < 10.0) continue;
    chi_squared += (in_cell - should_be) * (in_cell - should_be) / should_be;
    left -= should_be;
    in_cell = should_be = 0.0;
    ++cells;
  }
  chi_squared += (in_cell - left) * (in_cell - left) / left;
  ASSERT_GT(cells, 20);
  const boost::math::chi_squared law(cells);
  EXPECT_LT(chi_squared, boost::math::quantile(boost::math::complement(law, 6.8e-6))) << cells << " cells";
}

// ---- OR_D1 ----

TEST(MicroEngine, OR_D1_AverageStockIsEntryRateTimesMeanDuration) {
  // 326.65 assessed a month, 1.36 months each by a Weibull law: 444.24 open on average. They open in balance.
  MicroWorld world([&](scenario::Scenario& what) {
    make_plain(what);
    make_empty(what.demand.opening);
    what.demand.opening.assessments = stated<units::Children>(444.0);
    what.demand.assessment.duration = weibull(2.0);
    what.demand.assessment.to_plan = what.demand.assessment.to_care = what.demand.assessment.to_in_need =
        stated<units::Share>(0.0);
  });
  Sample<1> average{.origin = {444.0}};
  for (std::uint32_t block = 0; block < 3; ++block) {
    units::Lanes<double> sum{};
    world.live(futures_from(block * 32), 24, steady(326.646), [&](int t, const Month& month) {
      for (std::size_t lane = 0; lane < lane_count && t > 0; ++lane) sum[lane] += month.assessments[lane];
    });
    for (const double children : sum) average.add({children / 24.0});
  }
  EXPECT_NEAR(average.mean(), 326.646 * 1.36, 4.5 * std::sqrt(average.covariance() / average.size));
  EXPECT_LT(std::sqrt(average.covariance() / average.size), 1.5) << "enough futures to mean something";
}

// ---- OR_D5 ----

using Matrix4 = Eigen::Matrix<double, 4, 4>;
using Vector4 = Eigen::Matrix<double, 1, 4>;

/// Means and covariances of children who move independently at constant rates and arrive as Poisson streams, by (1.4).
struct Moments {
  Vector4 mean;
  Matrix4 covariance;
};
Moments moments(const Matrix4& q, const Vector4& start, const Vector4& arrivals, double months) {
  // exp([[Q, I], [0, 0]] t) holds P and G side by side (1.3).
  Eigen::Matrix<double, 8, 8> both = Eigen::Matrix<double, 8, 8>::Zero();
  both.topLeftCorner<4, 4>() = q * months;
  both.topRightCorner<4, 4>() = Matrix4::Identity() * months;
  const Eigen::Matrix<double, 8, 8> grown = both.exp();
  const Matrix4 p = grown.topLeftCorner<4, 4>(), g = grown.topRightCorner<4, 4>();
  const Vector4 mean = start * p + arrivals * g;
  const Matrix4 fixed = p.transpose() * start.asDiagonal() * p;
  return {mean, Matrix4(mean.asDiagonal()) - fixed};
}

// Assessment, in need, plan, care. The last three as in OR_D5; everybody comes through assessment, which lasts 1.36 months and
// leads to them as 250 : 18 : 4 of 320; the rest close.
Matrix4 network() {
  const double out = 1.0 / 1.36;
  Matrix4 q;
  q << -out, out * 250 / 320, out * 18 / 320, out * 4 / 320,  //
      0, -0.150, 0.015, 0.005,                                //
      0, 0.060, -0.110, 0.010,                                //
      0, 0.010, 0, -0.040;
  return q;
}

void same_network(scenario::Scenario& what) {
  make_plain(what);
  scenario::Demand& demand = what.demand;
  demand.opening.assessments = stated<units::Children>(435.0);
  demand.opening.in_need = stated<units::Children>(1720.0);
  demand.opening.plans = stated<units::Children>(450.0);
  demand.opening.looked_after = stated<units::Children>(534.0);
  demand.opening.care_leavers = stated<units::Children>(0.0);
  demand.assessment.mean_duration = stated<units::Months>(1.36);
  demand.assessment.to_in_need = stated<units::Share>(250.0 / 320.0);
  demand.assessment.to_plan = stated<units::Share>(18.0 / 320.0);
  demand.assessment.to_care = stated<units::Share>(4.0 / 320.0);
  demand.in_need.mean_duration = stated<units::Months>(1.0 / 0.150);
  demand.in_need.to_plan = stated<units::Share>(0.1);
  demand.in_need.to_care = stated<units::Share>(1.0 / 30.0);
  demand.plan.mean_duration = stated<units::Months>(1.0 / 0.110);
  demand.plan.to_in_need = stated<units::Share>(6.0 / 11.0);
  demand.plan.to_care = stated<units::Share>(1.0 / 11.0);
  demand.care.short_stays = stated<units::Share>(0.0);
  demand.care.long_mean = stated<units::Months>(25.0);
  demand.care.home = stated<units::Share>(0.25);
}

TEST(MicroEngine, OR_D5_TheOraclesOwnNetworkIsWhatItIsHeldTo) {
  // The published vector of OR_D5 at 12 months, by the function the engine is held to below: arrivals straight into the three
  // states, nobody in assessment.
  const Moments seen = moments(network(), {0, 1720, 450, 534}, {0, 250, 18, 4}, 12.0);
  EXPECT_NEAR(seen.mean(1), 1846.467630, 6e-7);
  EXPECT_NEAR(seen.mean(2), 421.539358, 6e-7);
  EXPECT_NEAR(seen.mean(3), 495.675489, 6e-7);
  EXPECT_NEAR(seen.covariance(1, 1), 1778.973988, 6e-7);
  EXPECT_NEAR(seen.covariance(1, 2), -32.266788, 6e-7);
  EXPECT_NEAR(seen.covariance(2, 3), -10.124978, 6e-7);
}

TEST(MicroEngine, OR_D5_MeansAndCovariancesOfANetworkOfStates) {
  MicroWorld world(same_network);
  const std::array<int, 3> at{1, 6, 12};
  std::array<Sample<4>, 3> seen;
  std::array<Moments, 3> theory;
  for (std::size_t i = 0; i < at.size(); ++i) {
    theory[i] = moments(network(), {435, 1720, 450, 534}, {320, 0, 0, 0}, at[i]);
    for (std::size_t s = 0; s < 4; ++s) seen[i].origin[s] = theory[i].mean(Eigen::Index(s));
  }
  for (std::uint32_t block = 0; block < 40; ++block)
    world.live(futures_from(block * 32), 12, steady(320.0), [&](int t, const Month& month) {
      for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t lane = 0; lane < lane_count && t == at[i]; ++lane)
          seen[i].add({double(month.assessments[lane]), double(month.in_need[lane]),
                       double(month.plans[lane]), double(month.looked_after[lane])});
    });
  for (std::size_t i = 0; i < at.size(); ++i) {
    const Matrix4& cov = theory[i].covariance;
    for (std::size_t a = 0; a < 4; ++a) {
      const auto row = Eigen::Index(a);
      EXPECT_NEAR(seen[i].mean(a), theory[i].mean(row), 4.5 * std::sqrt(cov(row, row) / seen[i].size))
          << at[i] << " months, state " << a;
      for (std::size_t b = a; b < 4; ++b) {
        const auto column = Eigen::Index(b);
        const double error = std::sqrt(
            (cov(row, row) * cov(column, column) + cov(row, column) * cov(row, column)) / seen[i].size);
        EXPECT_NEAR(seen[i].covariance(a, b), cov(row, column), 4.5 * error)
            << at[i] << " months, states " << a << " and " << b;
      }
    }
  }
}

// ---- OR_D11 ----

TEST(MicroEngine, OR_D11_PlansEndInTheCellsOfThePublishedTable) {
  // Ended within 3 months 18.7 %, 3 to 6 11.4 %, 6 to 12 42.3 %, 12 to 24 24.0 %, later 3.6 % (model.md 1.5).
  MicroWorld world([](scenario::Scenario& what) {
    straight_into_care(what, exponential(), 2.0);
    what.demand.assessment.to_care = stated<units::Share>(0.0);
    what.demand.assessment.to_plan = stated<units::Share>(1.0);
    what.demand.plan.mean_duration = stated<units::Months>(9.331);
    what.demand.plan.duration = piecewise();
    what.demand.plan.to_care = what.demand.plan.to_in_need = stated<units::Share>(0.0);
  });
  std::vector<service::demand::micro::Journal> journals(lane_count);
  for (std::size_t lane = 0; lane < lane_count; ++lane) world.engine->keep(lane, &journals[lane]);
  world.live(futures_from(0), 60, steady(40.0), [](int, const Month&) {});
  std::array<double, 5> ended{};
  double plans = 0.0;
  using service::demand::micro::Status;
  for (const auto& journal : journals) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> began;
    for (const auto& event : journal) {
      // Plans of the first three years have two to end in; those that do not are of the last cell.
      if (event.to == Status::plan && event.at < 36.0) {
        began[{event.month, event.number}] = event.at;
        plans += 1.0;
      }
      const auto plan = began.find({event.month, event.number});
      if (event.from != Status::plan || plan == began.end()) continue;
      const double lasted = event.at - plan->second;
      for (const auto& [cell, to] : {std::pair(0u, 3.0), {1u, 6.0}, {2u, 12.0}, {3u, 24.0}})
        if (lasted <= to) {
          ended[cell] += 1.0;
          break;
        }
    }
  }
  ended[4] = plans - ended[0] - ended[1] - ended[2] - ended[3];
  const std::array<double, 5> published{0.187, 0.114, 0.423, 0.240, 0.036};
  for (std::size_t cell = 0; cell < 5; ++cell) {
    const double p = published[cell], error = std::sqrt(p * (1.0 - p) / plans);
    // Published to a tenth of a per cent; the rates reproduce it to half of that.
    EXPECT_NEAR(ended[cell] / plans, p, 4.5 * error + 0.0005) << "cell " << cell;
  }
}

}  // namespace
}  // namespace loadline::testing_support
