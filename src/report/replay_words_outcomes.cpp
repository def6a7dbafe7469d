// Payments for outcomes: care-days avoided, and indicators beyond a line.

#include <algorithm>

#include <fmt/format.h>

#include "loadline/base/expects.hpp"
#include "loadline/service/scoring.hpp"
#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

/// What an indicator stands at when a year ends, against the line of its reward.
struct AtYearEnd {
  Exact value = 0, beyond = 0;  ///< `beyond` below 0: the line is missed.
  bool assessed = false, published = false;
  bool higher = true;  ///< Is better.
  std::string unit;
};

AtYearEnd at_year_end(const scenario::IndicatorReward& reward, const ClauseYear& now) {
  const std::size_t quarter = 4 * static_cast<std::size_t>(now.year) + 3;
  const auto& kpis = now.story.input.scenario.outcomes.kpis;
  const auto kpi = std::ranges::find(kpis, reward.indicator, &scenario::Kpi::id);
  LOADLINE_EXPECTS(kpi != kpis.end());
  const auto k = static_cast<std::size_t>(kpi - kpis.begin());
  AtYearEnd found{.unit = service::unit_of(kpi->measure)};
  found.higher =
      service::tiers_in_force(kpi->measure, now.story.calendar, 0).better == scenario::Better::higher;
  const auto& scores = now.story.input.future.block.scores;
  if (scores.empty()) return found;
  const contract::ExactQuarter& seen = now.story.input.future.exact.quarters()[quarter];
  found.assessed = seen.ratings[k][now.lane()] != service::Rating::not_assessed;
  found.published = found.assessed && std::isfinite(scores[k][quarter].value[now.lane()]);
  if (!found.published) return found;
  found.value = of_millionths(seen.values[k][now.lane()]);
  found.beyond =
      found.higher ? Exact(found.value - on_grid(reward.from)) : Exact(on_grid(reward.from) - found.value);
  return found;
}

/// "97.5%", "3.2 days", "Good".
std::string in_unit(const Exact& value, const std::string& unit) {
  if (unit == "%") return exact_percent(value);
  const double number = as_double(value);
  if (unit == "grade" && number >= 0.0 && number < scenario::grade_names.size() &&
      number == std::floor(number))
    return scenario::grade_names[static_cast<std::size_t>(number)];
  return plain_number(number) + " " + unit;
}

/// "K1 at 97.5% is above 95%: 2.5% × £5,000,000.00 = £125,000.00".
std::string reward_words(const scenario::IndicatorReward& reward, const AtYearEnd& found) {
  if (!found.assessed) return reward.indicator + " is not assessed and earns nothing";
  if (!found.published) return reward.indicator + " is withheld, being so few, and earns nothing";
  const std::string stands =
      fmt::format("{} at {} is {}{} {}", reward.indicator, in_unit(found.value, found.unit),
                  found.beyond > 0 ? "" : "not ", found.higher ? "above" : "below",
                  in_unit(on_grid(reward.from), found.unit));
  if (found.beyond <= 0) return stands + ": nothing";
  const Pence rate = in_pence(reward.rate);
  const std::string beyond =
      found.unit == "%" ? exact_percent(found.beyond) : plain_number(as_double(found.beyond));
  return fmt::format("{}: {} × {} = {}", stands, beyond, exact_money(rate),
                     exact_money(to_the_penny(found.beyond * exact(rate))));
}

}  // namespace

Told why(const scenario::OutcomePayment& terms, const ClauseYear& now) {
  const contract::ExactYear& seen = now.seen();
  std::vector<std::string> told;
  Exact pence = 0;
  if (const Exact comparator = on_grid(terms.comparator); comparator > 0) {
    const Exact children = average_children(seen.looked_after_half_days[now.lane()], seen.days);
    const Exact days = std::max<Exact>((comparator - children) * seen.days, 0);
    pence += days * on_grid(terms.pounds_a_day) * 100;
    told.push_back(fmt::format("{} care-days avoided ({} children on average against {}) × £{}",
                               plain_number(as_double(days)), children_words(children),
                               children_words(comparator), plain_number(terms.pounds_a_day.typical_value())));
  }
  for (const scenario::IndicatorReward& reward : terms.rewards) {
    const AtYearEnd found = at_year_end(reward, now);
    pence += std::max<Exact>(found.beyond, 0) * exact(in_pence(reward.rate));
    told.push_back(reward_words(reward, found));
  }
  if (told.empty()) told.emplace_back("nothing is paid for");
  const Pence all = to_the_penny(pence), cap = in_pence(terms.cap);
  const Pence paid = cap > no_money ? std::min(all, cap) : all;
  return {fmt::format("{}. Together {}{}.", fmt::join(told, "; "), exact_money(all),
                      paid < all ? ", at most " + exact_money(cap) : ""),
          {now.worked("adj.outcome_payment", paid, &YearRegisters::outcome_payment)}};
}

}  // namespace loadline::report
