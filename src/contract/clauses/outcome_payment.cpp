#include "contract/clauses/outcome_payment.hpp"

#include <algorithm>

#include "contract/withheld.hpp"
#include "loadline/service/scoring.hpp"

namespace loadline::contract {
namespace {

constexpr std::int64_t pence_a_pound = 100;

IndicatorReward exact(const scenario::IndicatorReward& reward, const scenario::Scenario& scenario) {
  const auto& kpis = scenario.outcomes.kpis;
  const auto found =
      std::find_if(kpis.begin(), kpis.end(), [&](const auto& kpi) { return kpi.id == reward.indicator; });
  LOADLINE_EXPECTS(found != kpis.end());
  const units::Calendar calendar(scenario.horizon.start);
  const bool higher = service::tiers_in_force(found->measure, calendar, 0).better == scenario::Better::higher;
  return {.kpi = static_cast<std::size_t>(found - kpis.begin()),
          .better = higher ? 1 : -1,
          .from = millionths(reward.from.typical().value()),
          .rate = in_pence(reward.rate.typical())};
}

}  // namespace

OutcomePayment exact(const scenario::OutcomePayment& terms, const scenario::Scenario& scenario) {
  OutcomePayment payment{.comparator = millionths(terms.comparator.typical().value()),
                         .pounds_a_day = millionths(terms.pounds_a_day.typical().value()),
                         .rewards = {},
                         .cap = in_pence(terms.cap.typical())};
  for (const scenario::IndicatorReward& reward : terms.rewards)
    payment.rewards.push_back(exact(reward, scenario));
  return payment;
}

Pence outcome_payment(const OutcomePayment& terms, std::int64_t half_days, int days,
                      const ExactQuarter& last_quarter, std::size_t lane) {
  Whole sum = 0;  // pence on the grid of 1e-12, twice
  const Wide avoided = Wide(terms.comparator) * (2 * days) - Wide(half_days) * million;  // [1e-6 half-days]
  if (terms.comparator > 0 && avoided > 0) sum += Whole(avoided) * terms.pounds_a_day * pence_a_pound;
  for (const IndicatorReward& reward : terms.rewards) {
    const std::int64_t value = last_quarter.values[reward.kpi][lane];
    const bool assessed = last_quarter.ratings[reward.kpi][lane] != service::Rating::not_assessed;
    if (!assessed || value == withheld) continue;
    const std::int64_t above = (value - reward.from) * reward.better;
    if (above > 0) sum += Whole(above) * reward.rate.value() * (2 * million);
  }
  const Pence payment = round_half_even<Whole>(sum, Whole(2 * million) * million);
  return terms.cap > nothing ? std::min(payment, terms.cap) : payment;
}

}  // namespace loadline::contract
