// How money passes between council and company: charges, rent, instalments.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
Told why(const scenario::SupportServices& terms, const ClauseYear& now) {
  Pence charges;
  for (int month = 12 * now.year; month < 12 * (now.year + 1); ++month)
    charges += now.story.seen_in(month).charges[now.lane()];
  const Pence rent = in_pence(terms.rent);
  return {
      fmt::format("the company pays {} for the council's services, billed by the {}{}, and {} of rent.",
                  exact_money(charges), terms.billing == scenario::Billing::monthly ? "month" : "quarter",
                  terms.set_off ? " and taken off the next instalment of the price" : "", exact_money(rent)),
      {now.worked("charges", charges, &YearRegisters::charges),
       now.worked("cost.rent", rent, &YearRegisters::rent)}};
}

Told why(const scenario::PaymentProfile& terms, const ClauseYear& now) {
  const Story& story = now.story;
  constexpr std::array<const char*, 3> when{"at the start of each month", "a month in arrears",
                                            "in the middle of each month"};
  int lowest = 12 * now.year;
  const auto cash_at = [&](int month) {
    return story.settled().cash[static_cast<std::size_t>(month)][now.lane()];
  };
  for (int month = lowest; month < 12 * (now.year + 1); ++month)
    if (cash_at(month) < cash_at(lowest)) lowest = month;
  const Pence overdraft = in_pence(terms.overdraft);
  return {
      fmt::format(
          "{} is paid {} instalments, {}. Cash is lowest at the end of {}, {}{}, and {} at the year's end.",
          exact_money(now.at(&YearRegisters::price_payable)),
          terms.weights.empty() ? "in twelve equal" : "in twelve weighted",
          when[static_cast<std::size_t>(terms.timing)], story.month_name(lowest),
          exact_money(cash_at(lowest)),
          cash_at(lowest) < -overdraft ? overdraft > no_money
                                             ? ", beyond the overdraft of " + exact_money(overdraft)
                                             : std::string(", overdrawn")
                                       : "",
          exact_money(cash_at(12 * now.year + 11))),
      {}};
}

}  // namespace loadline::report
