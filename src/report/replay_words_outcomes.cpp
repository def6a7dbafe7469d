// Deductions for indicators that fail, and payments for outcomes.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "loadline/service/scoring.hpp"
#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

const char* rating_name(service::Rating rating) {
  constexpr std::array<const char*, service::rating_count> names{"green", "amber", "red", "severe",
                                                                 "not assessed"};
  return names[static_cast<std::size_t>(rating)];
}

/// "K1 red, K4 amber": what did not pass in a quarter.
std::string failed_in(const scenario::Deductions& terms, const ClauseYear& now, std::size_t quarter) {
  const auto& kpis = now.story.input.scenario.outcomes.kpis;
  const contract::ExactQuarter& seen = now.story.input.future.exact.quarters()[quarter];
  std::vector<std::string> failed;
  for (std::size_t k = 0; k < kpis.size(); ++k) {
    const service::Rating rating = seen.ratings[k][now.lane()];
    const bool watched =
        terms.indicators.empty() || std::ranges::find(terms.indicators, kpis[k].id) != terms.indicators.end();
    if (watched && rating != service::Rating::green && rating != service::Rating::not_assessed)
      failed.push_back(kpis[k].id + " " + rating_name(rating));
  }
  return listed(failed);
}

/// A quarter's deduction, worked out from its points.
struct QuarterDeducted {
  Exact points;
  Pence uncapped, cap, deducted;
};

QuarterDeducted deducted_in(const scenario::Deductions& terms, const ClauseYear& now, std::size_t quarter) {
  const contract::QuarterRegisters& registers = now.story.settled().quarters[quarter];
  QuarterDeducted made{
      .points = of_millionths(registers.points[now.lane()]), .uncapped = {}, .cap = {}, .deducted = {}};
  const Exact above = made.points - on_grid(terms.free_points);
  if (above > 0) made.uncapped = times(in_pence(terms.pounds_a_point), above);
  const Pence yearly = now.at(terms.cap_of_target ? &YearRegisters::target : &YearRegisters::price_payable);
  made.cap = times(at_least_nothing(yearly), on_grid(terms.cap) / 4);
  made.deducted = std::min(made.uncapped, made.cap);
  return made;
}

/// What is returned in a quarter: a share of the four quarters' deductions before it, each once. The settlement says in
/// which quarters; which deductions are left to return follows from them.
Pence earned_back_in(const scenario::Deductions& terms, const ClauseYear& now, std::size_t quarter) {
  const auto& quarters = now.story.settled().quarters;
  std::vector<Pence> left;
  Pence returned;
  for (std::size_t q = 0; q <= quarter; ++q) {
    returned = no_money;
    if (quarters[q].earned_back[now.lane()] > no_money) {
      Pence open;
      for (std::size_t back = 1; back <= std::min<std::size_t>(4, q); ++back)
        open += std::exchange(left[q - back], no_money);
      returned = times(open, on_grid(terms.earn_back));
    }
    left.push_back(quarters[q].deduction[now.lane()]);
  }
  return returned;
}

}  // namespace

Told why(const scenario::Deductions& terms, const ClauseYear& now) {
  Pence deducted, returned;
  std::vector<std::string> told;
  for (std::size_t quarter = 4 * static_cast<std::size_t>(now.year), end = quarter + 4; quarter < end;
       ++quarter) {
    const QuarterDeducted made = deducted_in(terms, now, quarter);
    const Pence back = earned_back_in(terms, now, quarter);
    deducted += made.deducted;
    returned += back;
    const std::string name = now.story.month_name(3 * static_cast<int>(quarter) + 2);
    if (made.uncapped > no_money)
      told.push_back(
          fmt::format("{} ({}): {} points{} × {} = {}{}", name, failed_in(terms, now, quarter),
                      plain_number(as_double(made.points)),
                      terms.free_points.typical_value() > 0.0
                          ? fmt::format(" less {} free", plain_number(terms.free_points.typical_value()))
                          : "",
                      exact_money(in_pence(terms.pounds_a_point)), exact_money(made.uncapped),
                      made.deducted < made.uncapped ? ", at most " + exact_money(made.cap) : ""));
    if (back > no_money)
      told.push_back(fmt::format("{}: {} of the four quarters' deductions before it is earned back, {}", name,
                                 exact_percent(on_grid(terms.earn_back)), exact_money(back)));
  }
  if (told.empty())
    told.emplace_back(in_pence(terms.pounds_a_point) == no_money ? "points are counted and cost nothing"
                                                                 : "no quarter has points that count");
  return {fmt::format("{}. Deducted {}, earned back {}.", fmt::join(told, "; "), exact_money(deducted),
                      exact_money(returned)),
          {now.worked("adj.deductions", deducted, &YearRegisters::deductions),
           now.worked("adj.earn_back", returned, &YearRegisters::earned_back)}};
}

namespace {

/// What an indicator earns at a year's end; in pence.
struct Reward {
  Exact above = 0, value = 0;
  bool assessed = false;
};

Reward reward_of(const scenario::IndicatorReward& reward, const ClauseYear& now) {
  const scenario::Scenario& scenario = now.story.input.scenario;
  const contract::ExactQuarter& last =
      now.story.input.future.exact.quarters()[4 * static_cast<std::size_t>(now.year) + 3];
  for (std::size_t k = 0; k < scenario.outcomes.kpis.size(); ++k) {
    const scenario::Kpi& kpi = scenario.outcomes.kpis[k];
    if (kpi.id != reward.indicator) continue;
    if (last.ratings[k][now.lane()] == service::Rating::not_assessed) return {};
    const bool higher =
        service::tiers_in_force(kpi.measure, now.story.calendar, 0).better == scenario::Better::higher;
    const Exact value = of_millionths(last.values[k][now.lane()]), from = on_grid(reward.from);
    return {std::max<Exact>(higher ? Exact(value - from) : Exact(from - value), 0), value, true};
  }
  return {};
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
                               number(as_double(days), 1), children_words(children),
                               children_words(comparator), plain_number(terms.pounds_a_day.typical_value())));
  }
  for (const scenario::IndicatorReward& reward : terms.rewards) {
    const Reward made = reward_of(reward, now);
    pence += made.above * exact(in_pence(reward.rate));
    told.push_back(made.assessed
                       ? fmt::format("{} at {} is {} better than {} × {}", reward.indicator,
                                     plain_number(as_double(made.value)), plain_number(as_double(made.above)),
                                     plain_number(reward.from.typical_value()),
                                     exact_money(in_pence(reward.rate)))
                       : reward.indicator + " is not assessed");
  }
  const Pence all = to_the_penny(pence), cap = in_pence(terms.cap);
  const Pence paid = cap > no_money ? std::min(all, cap) : all;
  return {fmt::format("{}: together {}{}.", fmt::join(told, "; "), exact_money(all),
                      paid < all ? ", at most " + exact_money(cap) : ""),
          {now.worked("adj.outcome_payment", paid, &YearRegisters::outcome_payment)}};
}

}  // namespace loadline::report
