#include <algorithm>
#include <cmath>
#include <set>

#include "fitted.hpp"
#include "loadline/base/expects.hpp"

namespace loadline::analysis {
namespace history {
namespace {

template <typename Get>
Believed believed(std::size_t n, Get get) {
  double mean = 0.0, squares = 0.0;
  for (std::size_t d = 0; d < n; ++d) mean += get(d) / static_cast<double>(n);
  for (std::size_t d = 0; d < n; ++d) squares += (get(d) - mean) * (get(d) - mean);
  return {mean, n > 1 ? std::sqrt(squares / static_cast<double>(n - 1)) : 0.0};
}

PooledSeries summary(const SeriesPosterior& posterior) {
  const auto over_draws = [&](auto get) {
    return believed(posterior.draws.size(), [&](std::size_t d) { return double{get(posterior.draws[d])}; });
  };
  const SeriesPrior& prior = posterior.prior;
  PooledSeries s;
  s.series = prior.series;
  s.level = over_draws([&](const SeriesDraw& d) { return prior.level.mean + d.nation.level; });
  s.national_swing = over_draws([](const SeriesDraw& d) { return d.hyper.swing; });
  s.national_memory = over_draws([](const SeriesDraw& d) { return d.hyper.memory; });
  if (prior.slope.sd > 0.0)
    s.size_slope =
        over_draws([&](const SeriesDraw& d) { return prior.slope.mean + d.linear(posterior.years); });
  if (prior.given.sd > 0.0)
    s.given =
        over_draws([&](const SeriesDraw& d) { return prior.given.mean + d.linear(posterior.years + 1); });
  s.spread = over_draws([](const SeriesDraw& d) { return d.hyper.spread; });
  s.noise = over_draws([](const SeriesDraw& d) { return d.hyper.noise; });
  s.count_noise = over_draws([](const SeriesDraw& d) { return d.hyper.count_noise; });
  s.momentum = over_draws([](const SeriesDraw& d) { return d.hyper.momentum; });
  s.tail = over_draws([](const SeriesDraw& d) { return d.tail; });
  s.acceptance = posterior.acceptance;
  s.effective_draws = effective_draws(posterior);
  return s;
}

Fitted fit_part(const Account& account, Estimator estimator, const FitPlan& plan) {
  const SamplerPlan sampler{plan.draws, plan.burn_in, plan.thinning};
  const bool stock_first = estimator == Estimator::stock_first;
  Draws first = chain(plan.seed, stock_first ? "growth" : "exits");
  Draws second = chain(plan.seed, stock_first ? "exits given growth" : "entries given exits");
  Fitted part;
  part.estimator = estimator;
  part.first = stock_first ? sample_posterior(growth_series(account), growth_prior(), sampler, first)
                           : sample_posterior(exits_series(account, Given::nothing),
                                              exits_prior(Given::nothing), sampler, first);
  part.second = stock_first ? sample_posterior(exits_series(account, Given::growth),
                                               exits_prior(Given::growth), sampler, second)
                            : sample_posterior(entries_series(account), entries_prior(), sampler, second);
  const ClosingBelief belief = updated(ClosingBelief{}, closing_errors(account));
  Draws closing = chain(plan.seed, "closing error");
  for (int d = 0; d < plan.draws; ++d) part.closing.push_back(draw_closing(belief, closing));
  return part;
}

}  // namespace
}  // namespace history

std::string_view name_of(Estimator estimator) {
  switch (estimator) {
    case Estimator::stock_first:
      return "stock-first";
    case Estimator::flows_first:
      return "flows-first";
    case Estimator::pooled:
      return "pooled";
  }
  return "";
}

Estimator estimator_named(std::string_view name) {
  for (const Estimator one : {Estimator::flows_first, Estimator::pooled})
    if (name_of(one) == name) return one;
  return Estimator::stock_first;
}

bool can_fit(const std::vector<input::AuthorityHistory>& histories, int as_of) {
  std::size_t enough = 0;
  for (const auto& authority : histories) {
    bool usable = false;
    for (std::size_t y = 1; y < authority.years.size() && !usable; ++y) {
      const auto &before = authority.years[y - 1], &now = authority.years[y];
      usable = now.year <= as_of && before.year == now.year - 1 && before.looked_after.value_or(0.0) > 0.0 &&
               now.looked_after.value_or(0.0) > 0.0 && now.started.has_value() && now.ceased.has_value();
    }
    enough += usable ? 1 : 0;
  }
  return enough >= 5;
}

HistoryFit fit_history(const std::vector<input::AuthorityHistory>& histories, const FitPlan& plan) {
  LOADLINE_EXPECTS(can_fit(histories, plan.as_of));
  LOADLINE_EXPECTS(plan.draws >= 20 && plan.draws <= 10'000 && plan.burn_in >= 200 && plan.thinning >= 1);
  auto fitted = std::make_shared<history::FittedHistories>();
  fitted->plan = plan;
  fitted->account = history::account_until(histories, plan.as_of);
  if (plan.estimator != Estimator::flows_first)
    fitted->parts.push_back(history::fit_part(fitted->account, Estimator::stock_first, plan));
  if (plan.estimator != Estimator::stock_first)
    fitted->parts.push_back(history::fit_part(fitted->account, Estimator::flows_first, plan));
  for (const auto& part : fitted->parts) {
    fitted->pooled.push_back(history::summary(part.first));
    fitted->pooled.push_back(history::summary(part.second));
  }
  const auto& closing = fitted->parts.front().closing;
  fitted->closing_error = {
      history::believed(closing.size(), [&](std::size_t d) { return closing[d].mean; }).mean,
      history::believed(closing.size(), [&](std::size_t d) { return closing[d].sd; }).mean};
  return HistoryFit(std::move(fitted));
}

HistoryFit::HistoryFit(std::shared_ptr<const history::FittedHistories> fitted) : fitted_(std::move(fitted)) {}

const FitPlan& HistoryFit::plan() const { return fitted_->plan; }
const std::vector<PooledSeries>& HistoryFit::pooled() const { return fitted_->pooled; }
Believed HistoryFit::closing_error() const { return fitted_->closing_error; }
std::size_t HistoryFit::authorities() const { return fitted_->account.records.size(); }
const std::string& HistoryFit::code(std::size_t authority) const {
  return fitted_->account.records[authority].code;
}
const std::string& HistoryFit::name(std::size_t authority) const {
  return fitted_->account.records[authority].name;
}

std::size_t HistoryFit::find(std::string_view code) const {
  const auto& records = fitted_->account.records;
  const auto at = std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.code == code; });
  return static_cast<std::size_t>(at - records.begin());
}

bool HistoryFit::can_forecast(std::size_t authority) const {
  return fitted_->account.records[authority].stock.back().value_or(0.0) > 0.0;
}

AuthorityForecast HistoryFit::forecast(std::size_t authority, int horizons, int futures,
                                       std::uint64_t seed) const {
  LOADLINE_EXPECTS(can_forecast(authority) && horizons >= 1 && horizons <= 30 && futures >= 1);
  AuthorityForecast made;
  for (auto* const figures : {&made.stock, &made.entries, &made.exits})
    figures->assign(static_cast<std::size_t>(horizons),
                    std::vector<double>(static_cast<std::size_t>(futures)));
  const std::size_t parts = fitted_->parts.size();
  const auto draws = static_cast<std::size_t>(fitted_->plan.draws);
  for (std::size_t r = 0; r < static_cast<std::size_t>(futures); ++r)
    history::simulate(fitted_->parts[r % parts], fitted_->account, authority, (r / parts) % draws, seed, r,
                      made);
  return made;
}

}  // namespace loadline::analysis
