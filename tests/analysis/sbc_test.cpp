// Simulation-based calibration (model.md 8.3; Talts and others, "Validating Bayesian inference algorithms with
// simulation-based calibration", 2018): parameters drawn from the prior, histories simulated with them, fitted; the rank
// of each true parameter among its posterior draws is uniform if, and only if, prior, simulator and sampler agree.

#include <array>
#include <cmath>
#include <map>
#include <mutex>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <gmock/gmock.h>

#include "analysis/history/account.hpp"
#include "analysis/history/in_parallel.hpp"
#include "loadline/statistics/scores.hpp"
#include "support/synthetic_histories.hpp"

namespace loadline::analysis::history {
namespace {

constexpr int runs = 300, authorities = 25, years = 5, kept = 99;

/// Figures whose ranks are taken: the truth, then one a posterior draw.
using Figures = std::map<std::string, double>;

Figures figures_of(const SeriesDraw& draw, const SeriesPrior& prior, int columns) {
  Figures f{{"noise", draw.hyper.noise},
            {"count noise", draw.hyper.count_noise},
            {"momentum", draw.hyper.momentum},
            {"national swing", draw.hyper.swing},
            {"national memory", draw.hyper.memory},
            {"tail", draw.tail},
            {"national level", draw.nation.level},
            {"last national year", draw.linear(columns - 1)},
            {"volatility of an authority", draw.kappa.front()},
            {"last deviation of an authority", draw.authorities.front().deviation}};
  if (prior.slope.sd > 0.0) f["size slope"] = draw.linear(columns);
  if (prior.given.sd > 0.0) f["slope on the other series"] = draw.linear(columns + 1);
  if (prior.log_spread.sd > 0.0) {
    f["spread"] = draw.hyper.spread;
    f["own level of an authority"] = draw.authorities.front().own;
  }
  return f;
}

/// Next year's value of an authority under one posterior draw (given series 0).
double next_value(const SeriesDraw& draw, const SeriesPrior& prior, const Observation& last, double stock,
                  int columns, std::size_t authority, Draws& draws) {
  const Hyper& h = draw.hyper;
  const YearLaw law = year_law(h, stock);
  const double nation = draw.nation.level + h.memory * draw.nation.swing +
                        h.swing * std::sqrt(1.0 - h.memory * h.memory) * draws.normal();
  const double log_size = last.log_size + std::log(stock / last.stock);
  return prior.level.mean + nation + (prior.slope.mean + draw.linear(columns)) * log_size +
         draw.authorities[authority].own + law.carried * draw.authorities[authority].deviation +
         std::sqrt(draw.kappa[authority] * law.variance) * draws.normal();
}

struct Calibration {
  std::map<std::string, std::vector<double>> ranks;  ///< (rank + 1/2) / 100, by figure; one a run.
  std::array<int, 3> inside{};                       ///< Next years inside the 50, 80, 90 % interval.
  int forecasts = 0;
};

void one_run(const SeriesPrior& prior, testing_support::Moves moves, int run, Calibration& all,
             std::mutex& adding) {
  Draws truth_draws = chain(static_cast<std::uint64_t>(run) + 1, "simulated truth");
  Draws draws = chain(static_cast<std::uint64_t>(run) + 1, "fit of the simulated");
  const auto made = testing_support::simulate_series(prior, authorities, years, moves, truth_draws);
  const SeriesPosterior posterior = sample_posterior(made.series, prior, {kept, 500, 25}, draws);
  const Figures truth = figures_of(made.truth, prior, years);
  std::map<std::string, double> ranks;
  for (const auto& figure : truth) ranks[figure.first] = 0.005;
  for (const SeriesDraw& draw : posterior.draws)
    for (const auto& [name, value] : figures_of(draw, prior, years))
      ranks[name] += value < truth.at(name) ? 0.01 : 0.0;
  // One authority a run, so that forecasts are independent of each other but for the run.
  const auto who = static_cast<std::size_t>(run % authorities);
  const Observation& last = made.series.authorities[who].back();
  const double stock =
      moves == testing_support::Moves::own_stock ? last.stock * std::exp(last.value) : last.stock;
  std::vector<double> ensemble;
  for (const SeriesDraw& draw : posterior.draws)
    ensemble.push_back(next_value(draw, prior, last, stock, years, who, draws));
  // With 99 draws the truth has 100 places it may take, all as likely: the middle 50, 80 and 90 of them are the intervals.
  double below = 0.0;
  for (const double x : ensemble) below += x < made.next[who] ? 1.0 : 0.0;
  const std::lock_guard lock(adding);
  for (const auto& [name, rank] : ranks) all.ranks[name].push_back(rank);
  all.ranks["next year of an authority"].push_back(0.005 + 0.01 * below);
  constexpr std::array<double, 3> half{25.0, 40.0, 45.0};
  for (std::size_t k = 0; k < half.size(); ++k)
    all.inside[k] += below >= 50.0 - half[k] && below < 50.0 + half[k] ? 1 : 0;
  ++all.forecasts;
}

Calibration calibrate(const SeriesPrior& prior, testing_support::Moves moves) {
  Calibration all;
  std::mutex adding;
  in_parallel(runs, 2, [&](std::size_t run) { one_run(prior, moves, static_cast<int>(run), all, adding); });
  return all;
}

/// Chi-square of 20 bins of 5 ranks each. A right program fails a figure in 2 seeds in a million; 13 figures a series and
/// two series make 5 in 100,000. The seeds are fixed.
void expect_uniform(const Calibration& all) {
  const boost::math::chi_squared law(19.0);
  for (const auto& [name, ranks] : all.ranks) {
    double statistic = 0.0;
    constexpr double expected = runs / 20.0;
    for (const int count : statistics::histogram(ranks, 20))
      statistic += (count - expected) * (count - expected) / expected;
    const double p = boost::math::cdf(boost::math::complement(law, statistic));
    std::printf("  %-34s chi-square %6.2f  p %.4f\n", name.c_str(), statistic, p);
    EXPECT_GT(p, 2e-6) << name;
  }
}

/// Shares inside nominal intervals against the binomial; two-sided at 7 in a million each.
void expect_covered(const Calibration& all) {
  constexpr std::array<double, 3> nominal{0.5, 0.8, 0.9};
  for (std::size_t k = 0; k < nominal.size(); ++k) {
    const boost::math::binomial law(all.forecasts, nominal[k]);
    EXPECT_GE(all.inside[k], boost::math::quantile(law, 3.4e-6)) << nominal[k];
    EXPECT_LE(all.inside[k], boost::math::quantile(boost::math::complement(law, 3.4e-6))) << nominal[k];
    std::printf("  %.0f %% interval holds %.1f %%\n", 100 * nominal[k],
                100.0 * all.inside[k] / all.forecasts);
  }
}

TEST(SimulationBasedCalibration, GrowthRanksAreUniform) {
  const Calibration all = calibrate(growth_prior(), testing_support::Moves::own_stock);
  expect_uniform(all);
  expect_covered(all);
}

TEST(SimulationBasedCalibration, ExitsGivenGrowthRanksAreUniform) {
  const Calibration all = calibrate(exits_prior(Given::growth), testing_support::Moves::another);
  expect_uniform(all);
  expect_covered(all);
}

TEST(SimulationBasedCalibration, SeesAPriorThatIsNotTheSimulators) {
  // Histories of four times the noise the fit expects for sure: the test must have the power to notice.
  SeriesPrior wrong = growth_prior();
  wrong.log_noise = {std::log(0.0125), 0.05};
  Draws draws = chain(1, "power");
  int extreme = 0;
  for (int run = 0; run < 20; ++run) {
    const auto made = testing_support::simulate_series(growth_prior(), authorities, years,
                                                       testing_support::Moves::own_stock, draws);
    const SeriesPosterior posterior = sample_posterior(made.series, wrong, {kept, 300, 5}, draws);
    int rank = 0;
    for (const SeriesDraw& draw : posterior.draws) rank += draw.hyper.noise < made.truth.hyper.noise ? 1 : 0;
    extreme += rank >= 95 ? 1 : 0;  // 1 of 20 if all were right
  }
  EXPECT_GE(extreme, 12);
}

}  // namespace
}  // namespace loadline::analysis::history
