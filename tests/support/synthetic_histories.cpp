#include "support/synthetic_histories.hpp"

#include <cmath>

namespace loadline::testing_support {

using namespace analysis::history;

namespace {

SeriesDraw draw_from(const SeriesPrior& prior, int authorities, int years, Draws& draws) {
  SeriesDraw truth;
  const HyperVector mean = prior_mean(prior), sd = prior_sd(prior);
  for (int k = 0; k < hyper_count; ++k) truth.at(k) = mean(k) + sd(k) * draws.normal();
  truth.hyper = hyper_of(truth.at, prior);
  truth.tail = 2.0 + std::exp(prior.log_tail_less_two.mean + prior.log_tail_less_two.sd * draws.normal());
  truth.linear.resize(years + 2);
  const Hyper& h = truth.hyper;
  truth.nation.level = prior.level.sd * draws.normal();
  double swing = h.swing * draws.normal();
  for (int j = 0; j < years; ++j) {
    if (j > 0) swing = h.memory * swing + h.swing * std::sqrt(1.0 - h.memory * h.memory) * draws.normal();
    truth.linear(j) = truth.nation.level + swing;
  }
  truth.nation.swing = swing;
  truth.linear(years) = prior.slope.sd * draws.normal();
  truth.linear(years + 1) = prior.given.sd * draws.normal();
  truth.authorities.resize(static_cast<std::size_t>(authorities));
  for (AuthorityState& state : truth.authorities) {
    state.own = h.spread * draws.normal();
    truth.kappa.push_back(0.5 * (truth.tail - 2.0) / draws.gamma(0.5 * truth.tail));
  }
  return truth;
}

}  // namespace

SimulatedSeries simulate_series(const SeriesPrior& prior, int authorities, int years, Moves moves,
                                Draws& draws) {
  SimulatedSeries made{{years, {}}, draw_from(prior, authorities, years, draws), {}};
  SeriesDraw& truth = made.truth;
  const Hyper& h = truth.hyper;
  const double next_swing =
      h.memory * truth.nation.swing + h.swing * std::sqrt(1.0 - h.memory * h.memory) * draws.normal();
  for (int i = 0; i < authorities; ++i) {
    AuthorityState& state = truth.authorities[static_cast<std::size_t>(i)];
    double stock = std::exp(std::log(60.0) + std::log(20.0) * draws.uniform()), deviation = 0.0;
    std::vector<Observation>& record = made.series.authorities.emplace_back();
    for (int j = 0; j <= years; ++j) {
      const YearLaw law = year_law(h, stock);
      const double start = j == 0 ? 1.0 / (1.0 - law.carried * law.carried) : 1.0;
      deviation = (j == 0 ? 0.0 : law.carried * deviation) +
                  std::sqrt(truth.kappa[static_cast<std::size_t>(i)] * law.variance * start) * draws.normal();
      Observation now{j, 0.0, stock, std::log(stock / 300.0), 0.08 * draws.normal(), j > 0};
      const double nation = j < years ? truth.linear(j) : truth.nation.level + next_swing;
      if (j == years) now.given = 0.0;
      now.value = prior.level.mean + nation + (prior.slope.mean + truth.linear(years)) * now.log_size +
                  (prior.given.mean + truth.linear(years + 1)) * now.given + state.own + deviation;
      if (j == years) {
        made.next.push_back(now.value);
        break;
      }
      record.push_back(now);
      state.deviation = deviation;
      state.deviation_known = true;
      if (moves == Moves::own_stock) stock *= std::exp(now.value);
    }
  }
  return made;
}

std::vector<input::AuthorityHistory> plausible_table(int authorities, int years, std::uint64_t seed) {
  Draws draws = chain(seed, "plausible table");
  std::vector<input::AuthorityHistory> table;
  for (int i = 0; i < authorities; ++i) {
    input::AuthorityHistory history{"E" + std::to_string(1000 + i), "Authority " + std::to_string(i), {}};
    double stock = std::floor(30.0 * std::pow(50.0, draws.uniform()));
    for (int y = 1; y <= years; ++y) {
      const double ceased = std::floor(stock * 0.43 * std::exp(0.1 * draws.normal()));
      const double started = std::floor(stock * 0.45 * std::exp(0.12 * draws.normal())) + 1.0;
      stock += y == 1 ? 0.0 : started - ceased + std::floor(0.01 * stock);
      history.years.push_back({2000 + y, stock, started, ceased, 0});
    }
    table.push_back(history);
  }
  return table;
}

}  // namespace loadline::testing_support
