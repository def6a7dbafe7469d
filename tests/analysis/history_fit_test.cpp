#include "loadline/analysis/history_fit.hpp"

#include <cmath>

#include <Eigen/Cholesky>
#include <gmock/gmock.h>

#include "analysis/history/account.hpp"
#include "analysis/history/swing.hpp"
#include "loadline/statistics/estimate.hpp"
#include "support/synthetic_histories.hpp"

namespace loadline::analysis {
namespace {

using testing_support::plausible_table;

constexpr int last_year = 2006;

FitPlan quick(int as_of, Estimator estimator = Estimator::stock_first) {
  return {.as_of = as_of, .estimator = estimator, .seed = 5, .draws = 60, .burn_in = 250, .thinning = 1};
}

void expect_same_bits(const HistoryFit& a, const HistoryFit& b) {
  ASSERT_EQ(a.authorities(), b.authorities());
  for (std::size_t s = 0; s < a.pooled().size(); ++s) {
    EXPECT_EQ(a.pooled()[s].noise.mean, b.pooled()[s].noise.mean);
    EXPECT_EQ(a.pooled()[s].level.sd, b.pooled()[s].level.sd);
  }
  for (std::size_t i = 0; i < a.authorities(); ++i) {
    const AuthorityForecast x = a.forecast(i, 3, 40, 9), y = b.forecast(i, 3, 40, 9);
    EXPECT_EQ(x.stock, y.stock) << a.name(i);
    EXPECT_EQ(x.entries, y.entries) << a.name(i);
    EXPECT_EQ(x.exits, y.exits) << a.name(i);
  }
}

TEST(HistoryFit, LooksAtNothingAfterItsYear) {
  // Later years changed, removed and added: not a bit of the fit or of a forecast may move.
  const auto table = plausible_table(12, 6, 1);
  auto tampered = table;
  for (auto& authority : tampered)
    for (auto& year : authority.years)
      if (year.year > 2004)
        year.looked_after = *year.looked_after * 3.0 + 7.0, year.started = 1.0, year.ceased = {};
  tampered[3].years.pop_back();
  tampered[4].years.push_back({2010, 1.0, 2.0, 3.0, 0});
  for (const Estimator estimator : {Estimator::stock_first, Estimator::flows_first})
    expect_same_bits(fit_history(table, quick(2004, estimator)),
                     fit_history(tampered, quick(2004, estimator)));
}

TEST(HistoryFit, ChangesWithWhatItMaySee) {
  const auto table = plausible_table(12, 6, 1);
  auto other = table;
  other[0].years[2].looked_after = *other[0].years[2].looked_after + 1.0;
  const HistoryFit a = fit_history(table, quick(2004)), b = fit_history(other, quick(2004));
  EXPECT_NE(a.pooled()[0].level.mean, b.pooled()[0].level.mean);
}

TEST(HistoryFit, IsTheSameForTheSameSeedAndNotForAnother) {
  const auto table = plausible_table(12, 6, 1);
  const HistoryFit a = fit_history(table, quick(last_year));
  expect_same_bits(a, fit_history(table, quick(last_year)));
  FitPlan other = quick(last_year);
  other.seed = 6;
  EXPECT_NE(a.pooled()[0].noise.mean, fit_history(table, other).pooled()[0].noise.mean);
  EXPECT_NE(a.forecast(0, 1, 10, 1).stock, a.forecast(0, 1, 10, 2).stock);
}

TEST(HistoryForecast, ClosesItsAccountInEveryFuture) {
  // Stock' - stock - entries + exits is the closing error, drawn at the same address whichever way the account is
  // closed: the two estimators must leave the same share of the stock unexplained, future by future.
  const auto table = plausible_table(12, 6, 2);
  const HistoryFit stock_first = fit_history(table, quick(last_year));
  const HistoryFit flows_first = fit_history(table, quick(last_year, Estimator::flows_first));
  const auto share = [&](const HistoryFit& fit, std::size_t h, std::size_t r) {
    const AuthorityForecast made = fit.forecast(4, 3, 50, 3);
    const double before = h == 0 ? *table[4].years.back().looked_after : made.stock[h - 1][r];
    return (made.stock[h][r] - before - made.entries[h][r] + made.exits[h][r]) / before;
  };
  for (std::size_t h = 0; h < 3; ++h)
    for (std::size_t r = 0; r < 50; r += 7)
      EXPECT_NEAR(share(stock_first, h, r), share(flows_first, h, r), 1e-9);
}

TEST(HistoryForecast, HasNoNegativeChildren) {
  auto table = plausible_table(12, 6, 3);
  for (auto& year : table[0].years) year.looked_after = 2.0, year.started = 1.0, year.ceased = 0.0;
  for (const Estimator estimator : {Estimator::stock_first, Estimator::flows_first}) {
    const HistoryFit fit = fit_history(table, quick(last_year, estimator));
    const AuthorityForecast made = fit.forecast(0, 10, 200, 1);
    for (std::size_t h = 0; h < 10; ++h)
      for (std::size_t r = 0; r < 200; ++r) {
        ASSERT_GT(made.stock[h][r], 0.0);
        ASSERT_GE(made.entries[h][r], 0.0);
        ASSERT_GE(made.exits[h][r], 0.0);
      }
  }
}

TEST(HistoryFit, BearsGapsAndLateComers) {
  auto table = plausible_table(12, 6, 4);
  table[0].years.erase(table[0].years.begin() + 2);                        // a year missing in between
  for (auto& year : table[1].years) year.started = {};                     // never says who started
  table[2].years.erase(table[2].years.begin(), table[2].years.end() - 1);  // one year only
  table[3].years.pop_back();                                               // no stock at the as-of year
  const HistoryFit fit = fit_history(table, quick(last_year));
  for (const std::size_t i : {0U, 1U, 2U}) {
    ASSERT_TRUE(fit.can_forecast(i));
    const AuthorityForecast forecast = fit.forecast(i, 2, 50, 1);
    for (const double x : forecast.stock[1]) EXPECT_TRUE(std::isfinite(x));
    EXPECT_TRUE(std::isfinite(fit.scenario_demand(i).log_entry_rate.mean));
  }
  EXPECT_FALSE(fit.can_forecast(3));
  EXPECT_EQ(fit.find("E1002"), 2U);
  EXPECT_EQ(fit.find("elsewhere"), fit.authorities());
}

TEST(HistoryFit, NeedsFiveAuthorities) {
  EXPECT_TRUE(can_fit(plausible_table(5, 3, 1), 2003));
  EXPECT_FALSE(can_fit(plausible_table(4, 3, 1), 2003));
  EXPECT_FALSE(can_fit(plausible_table(12, 3, 1), 2001)) << "no year has gone by";
}

TEST(HistoryFit, DrawsASmallAuthorityFurtherTowardsTheRest) {
  // Two authorities saw twice the usual share leave each year, one with 40 children and one with 4,000. Counting noise
  // explains more of the first, so its rate is believed to be nearer to the others'.
  auto table = plausible_table(20, 6, 5);
  for (const std::size_t i : {0U, 1U}) {
    const double stock = i == 0 ? 40.0 : 4000.0;
    for (auto& year : table[i].years)
      year.looked_after = stock, year.started = 0.9 * stock, year.ceased = 0.9 * stock;
  }
  const HistoryFit fit = fit_history(table, quick(last_year));
  const Believed small = fit.scenario_demand(0).log_exit_rate, large = fit.scenario_demand(1).log_exit_rate;
  EXPECT_LT(small.mean, large.mean);
  EXPECT_GT(small.sd, large.sd);
  EXPECT_NEAR(large.mean, std::log(0.9), 0.1);
}

TEST(ScenarioDemand, AddsUpToTheGrowthOfTheStock) {
  // Entries less exits less what the tables do not reconcile is what the stock grows by; a year's momentum may put it
  // some percentage points off the drift.
  const auto table = plausible_table(20, 6, 6);
  for (const Estimator estimator : {Estimator::stock_first, Estimator::flows_first}) {
    const HistoryFit fit = fit_history(table, quick(last_year, estimator));
    for (std::size_t i = 0; i < 10; ++i) {
      const ScenarioDemand d = fit.scenario_demand(i);
      const double entries = std::exp(d.log_entry_rate.mean) / d.stock,
                   exits = std::exp(d.log_exit_rate.mean);
      EXPECT_NEAR(entries - exits * (1.0 + 0.5 * d.drift.mean) + fit.closing_error().mean, d.drift.mean, 0.05)
          << d.name;
      EXPECT_NEAR(d.mean_stay.mean, 12.0 / exits, 1.5);
      EXPECT_GE(d.entries_dispersion.mean, 1.0);
      EXPECT_GT(d.swing_size.mean, 0.0);
      EXPECT_GE(d.swing_persistence, 0.5);
      EXPECT_LE(d.swing_persistence, 0.99);
    }
  }
}

/// A service as a scenario has it: entries Poisson with a swing, everybody as likely to leave, month by month.
std::vector<double> service_after(const ScenarioDemand& d, int months, int futures, history::Draws& draws) {
  std::vector<double> stocks;
  for (int r = 0; r < futures; ++r) {
    const double z = draws.normal();
    const auto with = [&](const Believed& b, double rho) {
      return b.mean + b.sd * (rho * z + std::sqrt(1.0 - rho * rho) * draws.normal());
    };
    const double entries = d.log_entry_rate.mean + d.log_entry_rate.sd * z;
    const double exits = std::exp(with(d.log_exit_rate, d.correlation));
    const double drift = with(d.drift, d.drift_correlation);
    double stock = std::round(d.stock), swing = d.swing_size.mean * draws.normal();
    for (int m = 0; m < months; ++m) {
      const double mean_corrected = swing - 0.5 * d.swing_size.mean * d.swing_size.mean;
      stock -= chance::binomial(stock, 1.0 - std::exp(-exits / 12.0), draws.uniform());
      stock += chance::poisson(std::exp(entries + drift * m / 12.0 + mean_corrected) / 12.0, draws.uniform());
      swing = d.swing_persistence * swing +
              d.swing_size.mean * std::sqrt(1.0 - d.swing_persistence * d.swing_persistence) * draws.normal();
    }
    stocks.push_back(stock);
  }
  return stocks;
}

TEST(ScenarioDemand, MakesAServiceMoveAsTheForecastDoes) {
  // The scenario is another model than the fit's, so agreement is to some per cent: median and 80 % interval of the stock
  // after three years, 12 authorities, 400 futures each. The widths' error is about 3 % over all, the bound 15 %.
  const auto table = plausible_table(30, 7, 7);
  FitPlan plan = quick(2007);
  plan.draws = 200;
  const HistoryFit fit = fit_history(table, plan);
  history::Draws draws = history::chain(11, "service");
  double log_width = 0.0, median = 0.0;
  constexpr std::size_t n = 12;
  for (std::size_t i = 0; i < n; ++i) {
    const std::vector<double> service = service_after(fit.scenario_demand(i), 36, 400, draws);
    const std::vector<double> forecast = fit.forecast(i, 3, 400, 1).stock[2];
    const std::vector<double> p{0.1, 0.5, 0.9};
    const auto a = statistics::quantiles(service, p), b = statistics::quantiles(forecast, p);
    log_width += std::log((a[2] - a[0]) / (b[2] - b[0])) / n;
    median += a[1] / b[1] / n;
  }
  EXPECT_NEAR(std::exp(log_width), 1.0, 0.15);
  EXPECT_NEAR(median, 1.0, 0.03);
}

namespace oracle {

using namespace history;

/// Log density of all observations under the explicit covariance of everything: what `integrate` must equal.
double log_density(const YearlySeries& data, const SeriesPrior& prior, const Hyper& h,
                   const std::vector<double>& kappa) {
  std::vector<const Observation*> all;
  std::vector<std::size_t> who;
  for (std::size_t i = 0; i < data.authorities.size(); ++i)
    for (const Observation& o : data.authorities[i]) all.push_back(&o), who.push_back(i);
  const auto n = static_cast<Eigen::Index>(all.size());
  Eigen::MatrixXd covariance(n, n);
  Eigen::VectorXd value(n);
  for (Eigen::Index a = 0; a < n; ++a) {
    const Observation& x = *all[static_cast<std::size_t>(a)];
    value(a) = x.value - prior.level.mean - prior.slope.mean * x.log_size - prior.given.mean * x.given;
    for (Eigen::Index b = 0; b <= a; ++b) {
      const Observation& y = *all[static_cast<std::size_t>(b)];
      const std::size_t i = who[static_cast<std::size_t>(a)];
      double c = std::pow(prior.level.sd, 2) +
                 h.swing * h.swing * std::pow(h.memory, std::abs(x.year - y.year)) +
                 std::pow(prior.slope.sd, 2) * x.log_size * y.log_size +
                 std::pow(prior.given.sd, 2) * x.given * y.given;
      if (i == who[static_cast<std::size_t>(b)]) {
        c += h.spread * h.spread;
        // Deviations: variance by recursion from the record's start or last gap, covariance by what is carried on.
        double variance = 0.0, carried_since = 1.0;
        bool linked = true;
        for (Eigen::Index k = 0; k <= a; ++k) {
          if (who[static_cast<std::size_t>(k)] != i) continue;
          const Observation& o = *all[static_cast<std::size_t>(k)];
          const YearLaw law = year_law(h, o.stock);
          if (k > b) {
            linked = linked && o.follows;
            carried_since *= law.carried;
            continue;
          }
          variance = o.follows ? law.carried * law.carried * variance + kappa[i] * law.variance
                               : kappa[i] * law.variance / (1.0 - law.carried * law.carried);
        }
        if (linked) c += carried_since * variance;
      }
      covariance(a, b) = covariance(b, a) = c;
    }
  }
  const Eigen::LLT<Eigen::MatrixXd> factored(covariance);
  return -0.5 * value.dot(factored.solve(value)) - factored.matrixLLT().diagonal().array().log().sum();
}

TEST(YearlySeries, IntegratesWhatIsLinearExactly) {
  SeriesPrior prior = exits_prior(Given::growth);
  prior.slope = {0.01, 0.05};
  prior.given = {0.2, 1.0};
  Draws draws = chain(3, "oracle");
  auto made = testing_support::simulate_series(prior, 6, 5, testing_support::Moves::another, draws);
  made.series.authorities[1].erase(made.series.authorities[1].begin() + 2);  // a gap
  made.series.authorities[1][2].follows = false;
  made.series.authorities[2].clear();
  const double mine = integrate(made.series, prior, made.truth.hyper, made.truth.kappa).log_marginal;
  const double exact = log_density(made.series, prior, made.truth.hyper, made.truth.kappa);
  EXPECT_NEAR(mine, exact, 1e-8 * std::abs(exact));
}

TEST(ClosingBelief, IsConjugate) {
  // Errors one at a time or all at once give the same belief; by hand for {0.01, 0.03} on the default: weight 3,
  // centre 0.04/3, shape 3, scale 4e-4 + 2e-4/2 + 1 x 2 x 0.02^2 / (2 x 3) = 6.3333e-4.
  const ClosingBelief together = updated(ClosingBelief{}, {0.01, 0.03});
  const ClosingBelief in_turn = updated(updated(ClosingBelief{}, {0.01}), {0.03});
  EXPECT_NEAR(together.centre, 0.04 / 3.0, 1e-15);
  EXPECT_NEAR(together.scale, 4e-4 + 1e-4 + 4e-4 / 3.0, 1e-15);
  EXPECT_DOUBLE_EQ(together.shape, 3.0);
  EXPECT_NEAR(in_turn.centre, together.centre, 1e-15);
  EXPECT_NEAR(in_turn.scale, together.scale, 1e-15);
}

TEST(ClosingBelief, DrawsHaveItsMoments) {
  // Mean of the variance is scale / (shape - 1) = 2.5e-4 at shape 5, its sd 2.5e-4 / sqrt(3); 20,000 draws: error
  // 1.02e-6. Sd of the mean sqrt(2.5e-4 / 4). A right program fails either for 7 seeds in a million.
  const ClosingBelief belief{0.02, 4.0, 5.0, 1e-3};
  Draws draws = chain(4, "closing");
  double variance = 0.0, mean = 0.0;
  constexpr int n = 20'000;
  for (int k = 0; k < n; ++k) {
    const ClosingDraw d = draw_closing(belief, draws);
    variance += d.sd * d.sd / n;
    mean += d.mean / n;
  }
  EXPECT_NEAR(variance, 2.5e-4, 4.5 * 2.5e-4 / std::sqrt(3.0 * n));
  EXPECT_NEAR(mean, 0.02, 4.5 * std::sqrt(2.5e-4 / 4.0 / n));
}

TEST(StockResponse, SolvesItsEquations) {
  // p' = h (1 - p) - k p, q' = 2 h (p - q), by Runge and Kutta's midpoint rule in 30,000 steps of 1e-4 years.
  for (const double loss : {0.12, 0.45, 1.3}) {
    constexpr double exits = 0.45, step = 1e-4;
    double p = 0.0, q = 0.0;
    for (int k = 0; k < 30'000; ++k) {
      const double p_half = p + 0.5 * step * (exits * (1.0 - p) - loss * p);
      const double q_half = q + 0.5 * step * 2.0 * exits * (p - q);
      p += step * (exits * (1.0 - p_half) - loss * p_half);
      q += step * 2.0 * exits * (p_half - q_half);
    }
    EXPECT_NEAR(stock_response(exits, loss, 3.0), q, 1e-7) << loss;
  }
}

TEST(MatchedSwing, MovesTheStockAsItWasAskedTo) {
  const double loss = -12.0 * std::log(0.93);
  const Swing found =
      matched_swing(0.45, 0.04 * stock_response(0.45, loss, 1.0), 0.04 * stock_response(0.45, loss, 3.0));
  EXPECT_NEAR(found.persistence, 0.93, 1e-9);
  EXPECT_NEAR(found.size, 0.2, 1e-9);
}

TEST(Draws, GammaHasItsMoments) {
  // Shape 2.5: mean and variance 2.5, kurtosis 3 + 6/2.5 = 5.4. 40,000 draws, 4.5 errors: 7 seeds in a million.
  Draws draws = chain(8, "gamma");
  constexpr int n = 40'000;
  double mean = 0.0, squares = 0.0;
  for (int k = 0; k < n; ++k) {
    const double x = draws.gamma(2.5);
    mean += x / n;
    squares += (x - 2.5) * (x - 2.5) / n;
  }
  EXPECT_NEAR(mean, 2.5, 4.5 * std::sqrt(2.5 / n));
  EXPECT_NEAR(squares, 2.5, 4.5 * 2.5 * std::sqrt(4.4 / n));
}

}  // namespace oracle
}  // namespace
}  // namespace loadline::analysis
