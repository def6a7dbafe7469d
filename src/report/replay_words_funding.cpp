// Where a surplus goes and what funds a deficit: the reserve, grants and loans.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
Told why(const scenario::ReserveAndSurplus& terms, const ClauseYear& now) {
  const Pence surplus = now.at(&YearRegisters::result);
  const Pence reserve = now.before(&YearRegisters::reserve, in_pence(terms.opening));
  if (surplus <= no_money)
    return {fmt::format("no surplus to share; {} stood in the reserve at the start of the year.",
                        exact_money(reserve)),
            {now.worked("reserve.topup", no_money, &YearRegisters::topup),
             now.worked("surplus.council", no_money, &YearRegisters::council_surplus),
             now.worked("tax", no_money, &YearRegisters::tax)}};
  const Pence recovered = std::min(surplus, now.before(&YearRegisters::carry_balance));
  const Pence free = surplus - recovered;
  const Pence cap = times(now.at(&YearRegisters::price_payable), on_grid(terms.cap));
  const Pence room = at_least_nothing(cap - reserve), filled = std::min(free, room);
  const Pence council = times(free - filled, on_grid(terms.council_share));
  const Pence company = free - filled - council;
  const Pence tax = terms.taxable ? times(free - council, on_grid(terms.tax_rate)) : no_money;
  const Pence topup = filled - at_least_nothing(tax - company);
  const Pence retained = at_least_nothing(company - tax);
  std::string sentence = "of the surplus of " + exact_money(surplus);
  if (recovered > no_money)
    sentence += fmt::format(" {} makes good earlier deficits and", exact_money(recovered));
  sentence += fmt::format(
      " {} goes into the reserve ({} of the price is {}, and it held {}); of the {} left the "
      "council gets {}, {}.",
      exact_money(topup), exact_percent(on_grid(terms.cap)), exact_money(cap), exact_money(reserve),
      exact_money(free - filled), exact_percent(on_grid(terms.council_share)), exact_money(council));
  if (terms.taxable)
    sentence += fmt::format(" Tax is {} of {}, {}.", exact_percent(on_grid(terms.tax_rate)),
                            exact_money(free - council), exact_money(tax));
  sentence += fmt::format(" The company keeps {}.", exact_money(retained));
  return {sentence,
          {now.worked("reserve.topup", topup, &YearRegisters::topup),
           now.worked("surplus.council", council, &YearRegisters::council_surplus),
           now.worked("tax", tax, &YearRegisters::tax),
           now.worked("surplus.retained", retained, &YearRegisters::retained)}};
}

namespace {

/// Part `index` of `parts` equal parts; the first parts take the odd pence.
Pence instalment(Pence whole, int parts, int index) {
  return Pence(whole.value() / parts + (index < whole.value() % parts ? 1 : 0));
}

Pence principal_due(const Story& story, int loan_years, int year) {
  Pence due;
  for (int age = 1; age <= std::min(year, loan_years); ++age)
    due += instalment(story.at(year - age, &YearRegisters::loan), loan_years, age - 1);
  return due;
}

}  // namespace

Told why(const scenario::DeficitFunding& terms, const ClauseYear& now) {
  const auto* reserve_terms = scenario::find<scenario::ReserveAndSurplus>(now.contract());
  const Pence opening = reserve_terms != nullptr ? in_pence(reserve_terms->opening) : no_money;
  const Pence lent = now.before(&YearRegisters::loan_balance);
  const Pence interest = times(lent, on_grid(terms.interest)),
              principal = principal_due(now.story, terms.loan_years, now.year);
  const std::string service =
      lent > no_money
          ? fmt::format(" On {} lent before, {} of interest is {}, and {} is repaid.", exact_money(lent),
                        exact_percent(on_grid(terms.interest)), exact_money(interest), exact_money(principal))
          : "";
  const Pence reinvested = now.at(&YearRegisters::reinvested);
  const Pence deficit = at_least_nothing(-now.at(&YearRegisters::result)) - reinvested;
  const Pence draw = std::min(deficit, at_least_nothing(now.before(&YearRegisters::reserve, opening)));
  const Pence carried = std::min(deficit - draw, at_least_nothing(in_pence(terms.carry_forward) -
                                                                  now.before(&YearRegisters::carry_balance)));
  const Pence rest = deficit - draw - carried, grant = times(rest, on_grid(terms.grant));
  const Pence loan = std::min(rest - grant, at_least_nothing(in_pence(terms.facility) - lent));
  const Pence unfunded = rest - grant - loan;
  const std::vector<Worked> worked{now.worked("reserve.draw", draw, &YearRegisters::draw),
                                   now.worked("deficit.grant", grant, &YearRegisters::grant),
                                   now.worked("deficit.loan", loan, &YearRegisters::loan),
                                   now.worked("deficit.unfunded", unfunded, &YearRegisters::unfunded),
                                   now.worked("loan.interest", interest, &YearRegisters::interest),
                                   now.worked("loan.principal", principal, &YearRegisters::principal)};
  if (deficit == no_money) return {"there is no deficit to fund." + service, worked};
  std::vector<std::string> met;
  if (draw > no_money) met.push_back(exact_money(draw) + " is drawn from the reserve");
  if (carried > no_money) met.push_back(exact_money(carried) + " is carried forward");
  const std::string left = met.empty() ? "" : fmt::format("of the {} left ", exact_money(rest));
  if (grant > no_money)
    met.push_back(
        fmt::format("{}{} is granted, {}", left, exact_percent(on_grid(terms.grant)), exact_money(grant)));
  if (loan > no_money) met.push_back(exact_money(loan) + " is lent");
  if (unfunded > no_money)
    met.push_back(fmt::format("{} is UNFUNDED, beyond the facility of {}", exact_money(unfunded),
                              exact_money(in_pence(terms.facility))));
  return {fmt::format("of the deficit of {} {}.{}", exact_money(deficit), fmt::join(met, "; "), service),
          worked};
}

Told why(const scenario::WorkingCapital& terms, const ClauseYear& now) {
  const int drawn = now.story.calendar.month_of(terms.drawn), age = now.year - drawn / 12;
  const Pence amount = in_pence(terms.amount), before = now.before(&YearRegisters::working_balance);
  const Pence interest = times(before, on_grid(terms.interest));
  const Pence principal =
      age >= 1 && age <= terms.loan_years ? instalment(amount, terms.loan_years, age - 1) : no_money;
  const std::vector<Worked> worked{
      now.worked("working.drawn", age == 0 ? amount : no_money, &YearRegisters::working_capital),
      now.worked("working.interest", interest, &YearRegisters::working_interest),
      now.worked("working.principal", principal, &YearRegisters::working_principal)};
  if (age < 0)
    return {fmt::format("{} is drawn only in {}.", exact_money(amount), now.story.month_name(drawn)), worked};
  if (age == 0)
    return {fmt::format("{} is drawn in {}, to be repaid over {} years.", exact_money(amount),
                        now.story.month_name(drawn), terms.loan_years),
            worked};
  return {fmt::format("on {} outstanding, {} of interest is {}, and {} is repaid.", exact_money(before),
                      exact_percent(on_grid(terms.interest)), exact_money(interest), exact_money(principal)),
          worked};
}

}  // namespace loadline::report
