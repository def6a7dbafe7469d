// Volume, exceptional demand, income from others and ring-fenced funds.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

/// A baseline of children as rebasing has moved it.
Exact baseline_now(const scenario::Datum& stated, const ClauseYear& now) {
  const Exact moved = on_grid(stated) + of_millionths(now.registers().baseline_shift[now.lane()]);
  return std::max<Exact>(moved, 0);
}

/// A part of the child-weeks beyond a baseline, and what is paid of it.
struct WeeksPaid {
  Exact weeks, paid;
};

/// Between `from` and `to` [child-weeks beyond the baseline], of `away` of them.
std::vector<WeeksPaid> in_tiers(const std::vector<scenario::VolumeTier>& tiers, const Exact& away,
                                const Exact& baseline) {
  std::vector<WeeksPaid> parts;
  Exact from = 0;
  for (const scenario::VolumeTier& tier : tiers) {
    const bool last = &tier == &tiers.back();
    const Exact to = last ? away : std::min<Exact>(away, baseline * on_grid(tier.to));
    if (to > from) parts.push_back({to - from, on_grid(tier.paid)});
    from = to;
  }
  return parts;
}

/// What a corridor sees in a year.
struct CorridorYear {
  Exact children, baseline;      ///< On average.
  bool up = true;                ///< Above the baseline.
  std::vector<WeeksPaid> parts;  ///< Beyond the dead band, or by tier.
};

CorridorYear corridor_of(const scenario::VolumeCorridor& terms, const ClauseYear& now) {
  const contract::ExactYear& seen = now.seen();
  const std::int64_t half_days = terms.measure == scenario::VolumeMeasure::fee_weighted
                                     ? seen.fee_weighted_half_days[now.lane()]
                                     : seen.looked_after_half_days[now.lane()];
  CorridorYear year{average_children(half_days, seen.days), baseline_now(terms.baseline, now), true, {}};
  const Exact weeks = Exact(seen.days) / 7, baseline = year.baseline * weeks,
              away = (year.children - year.baseline) * weeks;
  year.up = away > 0;
  const Exact size = abs(away);
  const auto& tiers = year.up ? terms.above : terms.below;
  if (!tiers.empty()) {
    year.parts = in_tiers(tiers, size, baseline);
  } else if (const Exact beyond = size - baseline * on_grid(terms.dead_band); beyond > 0) {
    year.parts = {{beyond, on_grid(year.up ? terms.share_up : terms.share_down)}};
  }
  return year;
}

/// "1,111.69 child-weeks above the dead band × 70%"; with tiers a sum of such parts in brackets.
std::string weeks_beyond(const scenario::VolumeCorridor& terms, const CorridorYear& year) {
  const char* side = year.up ? "above" : "below";
  if ((year.up ? terms.above : terms.below).empty())
    return fmt::format("{} child-weeks {} the dead band × {}", weeks_words(year.parts.front().weeks), side,
                       exact_percent(year.parts.front().paid));
  std::vector<std::string> words;
  for (const WeeksPaid& part : year.parts)
    words.push_back(fmt::format("{} × {}", weeks_words(part.weeks), exact_percent(part.paid)));
  return fmt::format("child-weeks {} the baseline ({})", side, fmt::join(words, " + "));
}

}  // namespace

Told why(const scenario::VolumeCorridor& terms, const ClauseYear& now) {
  const CorridorYear year = corridor_of(terms, now);
  const std::string seen = fmt::format(
      "{} children on average{} against {}", children_words(year.children),
      terms.measure == scenario::VolumeMeasure::fee_weighted ? ", each weighted by its placement's fee," : "",
      children_words(year.baseline));
  if (year.parts.empty())
    return {fmt::format("{}, within the dead band of {}: nothing moves.", seen,
                        exact_percent(on_grid(terms.dead_band))),
            {now.worked("adj.volume", no_money, &YearRegisters::volume)}};
  Exact counted = 0;
  for (const WeeksPaid& part : year.parts) counted += part.weeks * part.paid;
  const Pence price = in_pence(terms.unit_price),
              limit = in_pence(year.up ? terms.limit_up : terms.limit_down);
  const Pence moved = times(price, counted), size = std::min(moved, limit);
  return {fmt::format("{}; {} × {} = {}{}{}.", seen, weeks_beyond(terms, year), exact_money(price),
                      exact_money(moved), size < moved ? ", at most " + exact_money(limit) : "",
                      size == no_money ? ", so nothing moves"
                      : year.up        ? ", paid to the company"
                                       : ", paid back to the council"),
          {now.worked("adj.volume", year.up ? size : -size, &YearRegisters::volume)}};
}

namespace {

/// Child-weeks above a threshold in months of the horizon, each month looked at alone: one below it takes nothing off.
Exact weeks_above(const Exact& threshold, const Story& story, int first, int end) {
  Exact child_days = 0;
  for (int month = first; month < end; ++month) {
    const contract::ExactMonth& seen = story.seen_in(month);
    const Exact above = Exact(seen.looked_after_half_days[story.lane()], 2) - threshold * seen.days;
    child_days += std::max<Exact>(above, 0);
  }
  return child_days / 7;
}

Pence reopened(const scenario::Reopener& terms, const ClauseYear& now, const Exact& threshold, int from,
               const Exact& granted) {
  const Exact weeks = weeks_above(threshold, now.story, from, 12 * (now.year + 1));
  const Pence cost = times(in_pence(terms.unit_price), weeks * granted);
  const Pence net = at_least_nothing(cost - at_least_nothing(now.at(&YearRegisters::volume)));
  const Pence limit = in_pence(terms.limit);
  return limit > no_money ? std::min(net, limit) : net;
}

std::string reopened_words(const scenario::Reopener& terms, const ClauseYear& now, const Exact& threshold,
                           const RequestMade& made, Pence paid) {
  const Exact weeks = weeks_above(threshold, now.story, made.effective, 12 * (now.year + 1));
  const Pence limit = in_pence(terms.limit), volume = at_least_nothing(now.at(&YearRegisters::volume));
  return fmt::format(
      "granted at {} from {}: {} child-weeks above it × {}{}{}{} = {}.", exact_percent(made.granted),
      now.story.month_name(made.effective), weeks_words(weeks), exact_money(in_pence(terms.unit_price)),
      made.granted == 1 ? "" : " × " + exact_percent(made.granted),
      volume > no_money
          ? fmt::format(" less {} that the corridor pays, not below nothing", exact_money(volume))
          : "",
      limit > no_money && paid == limit ? ", at most " + exact_money(limit) : "", exact_money(paid));
}

}  // namespace

Told why(const scenario::Reopener& terms, const ClauseYear& now) {
  const int calendar_year = now.story.input.scenario.horizon.start.year + now.year;
  const RequestMade made =
      request_made(now.story, fmt::format("{}.{}", now.clause.id, calendar_year)).value_or(RequestMade{});
  const Exact threshold = baseline_now(terms.baseline, now) * (1 + on_grid(terms.threshold));
  const std::string window = fmt::format("{} months' average", terms.window_months);
  const auto told = [&](std::string sentence, Pence asked, Pence paid) -> Told {
    return {std::move(sentence),
            {now.worked("exceptional asked", asked, &YearRegisters::exceptional_asked),
             now.worked("adj.exceptional", paid, &YearRegisters::exceptional)}};
  };
  if (made.asked < 0)
    return told(
        fmt::format("no {} exceeds {} children, so nothing is asked for.", window, children_words(threshold)),
        no_money, no_money);
  const Pence asked = reopened(terms, now, threshold, made.asked, 1);
  const std::string began =
      fmt::format("the {} first exceeds {} children in {}, and {} is asked for; ", window,
                  children_words(threshold), now.story.month_name(made.asked), exact_money(asked));
  if (made.effective < 0 || made.effective / 12 != now.year)
    return told(began + (made.approved ? "it is granted only after the year's end, too late to be paid."
                                       : "it is refused."),
                asked, no_money);
  const Pence paid = reopened(terms, now, threshold, made.effective, made.granted);
  return told(began + reopened_words(terms, now, threshold, made, paid), asked, paid);
}

namespace {

/// Income from others over what the company is paid in all, over the years of the test.
struct TestOfIncome {
  std::int64_t share = 0;  ///< [1e-6]
  Pence turnover;
  int years = 0;
};

TestOfIncome income_tested(const scenario::AlternativeIncome& terms, const ClauseYear& now) {
  constexpr std::array<Register, 6> paid{&YearRegisters::price_payable, &YearRegisters::volume,
                                         &YearRegisters::exceptional,   &YearRegisters::outcome,
                                         &YearRegisters::share,         &YearRegisters::income};
  TestOfIncome test{.share = 0, .turnover = {}, .years = std::min(now.year + 1, terms.test_years)};
  Pence income;
  for (int year = now.year + 1 - test.years; year <= now.year; ++year) {
    income += now.story.at(year, &YearRegisters::income);
    for (const Register which : paid) test.turnover += now.story.at(year, which);
  }
  if (test.turnover > no_money)
    test.share = to_the_penny(exact(income) * 1'000'000 / exact(test.turnover)).value();
  return test;
}

}  // namespace

Told why(const scenario::AlternativeIncome& terms, const ClauseYear& now) {
  const TestOfIncome test = income_tested(terms, now);
  const bool passed = of_millionths(test.share) < on_grid(terms.most_external);
  return {fmt::format(
              "{} of income from others {}. Over {} {} such income is {} of a turnover of {}, and must stay "
              "below {}: {}.",
              exact_money(now.at(&YearRegisters::income)),
              terms.reduces_actual ? "lowers the actual cost that is compared with the target"
                                   : "stays outside the target and the shares, with the company",
              test.years, test.years == 1 ? "year" : "years",
              percent(as_double(of_millionths(test.share)), 2), exact_money(test.turnover),
              exact_percent(on_grid(terms.most_external)), passed ? "it does" : "it does NOT"),
          {{"external share [1e-6]", Pence(test.share), Pence(now.registers().external_share[now.lane()])}}};
}

Told why(const scenario::RingFence& terms, const ClauseYear& now) {
  const auto fund = static_cast<std::size_t>(terms.fund);  // in the order of `contract::Fund`
  const auto place = static_cast<std::size_t>(now.year);
  const Pence opening = now.year == 0 ? in_pence(terms.opening)
                                      : now.story.registers(now.year - 1).fund_balance[fund][now.lane()];
  const Pence grant = place < terms.grant.size() ? in_pence(terms.grant[place].value) : no_money;
  const Pence cost = now.seen().net_cost_of[fund][now.lane()];
  const Pence left = opening + grant - cost;
  const Pence transfer =
      terms.overspent == scenario::Overspent::general_fund ? at_least_nothing(-left) : no_money;
  const Pence returned = terms.unspent == scenario::Unspent::returned ? at_least_nothing(left) : no_money;
  const YearRegisters& booked = now.registers();
  const std::string rest = transfer > no_money
                               ? fmt::format("{} comes from the general fund", exact_money(transfer))
                           : returned > no_money ? fmt::format("{} goes back", exact_money(returned))
                                                 : fmt::format("{} is carried", exact_money(left));
  return {fmt::format("{} before, {} granted, {} spent: {}.", exact_money(opening), exact_money(grant),
                      exact_money(cost), rest),
          {{"fund.cost", cost, booked.fund_cost[fund][now.lane()]},
           {"fund.grant", grant, booked.fund_grant[fund][now.lane()]},
           {"fund.transfer", transfer, booked.fund_transfer[fund][now.lane()]},
           {"fund.returned", returned, booked.fund_returned[fund][now.lane()]},
           {"fund.balance", left + transfer - returned, booked.fund_balance[fund][now.lane()]}}};
}

}  // namespace loadline::report
