// seq 110 to 140: a surplus is shared and taxed or a deficit covered, loans are served, income is tested.

#include <algorithm>

#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void distribute(const Year& year, std::size_t lane) {
  const Waterfall& clauses = year.clauses;
  YearRegisters& now = year.now();
  const Pence result = now.result[lane], price = now.price_payable[lane];
  const Pence reserve = year.before(&YearRegisters::reserve, lane, clauses.reserve.opening);
  const Pence carried = year.before(&YearRegisters::carry_balance, lane);
  const Pence lent = year.before(&YearRegisters::loan_balance, lane);
  const Pence restricted = clauses.reserve.restricted ? year.before(&YearRegisters::retained, lane) : nothing;
  const Pence deficit = positive_part(-result), reinvested = std::min(deficit, restricted);
  const SurplusShares gain = share_surplus(clauses.reserve, positive_part(result), price, reserve, carried);
  const DeficitCover cover = cover_deficit(clauses.deficit, deficit - reinvested, reserve, carried, lent);
  now.topup[lane] = gain.topup;
  now.council_surplus[lane] = gain.council;
  now.tax[lane] = gain.tax;
  now.retained[lane] = gain.retained;
  now.reinvested[lane] = reinvested;
  now.returned[lane] = restricted - reinvested;
  now.draw[lane] = cover.draw;
  now.carried_forward[lane] = cover.carried - gain.recovered;
  now.grant[lane] = cover.grant;
  now.loan[lane] = cover.loan;
  now.unfunded[lane] = cover.unfunded;
  now.reserve[lane] = reserve + gain.topup - cover.draw;
  now.carry_balance[lane] = carried + cover.carried - gain.recovered;
}

/// Interest on the opening balance, and this year's instalment of each earlier loan for a deficit.
void serve_deficit_loans(const Year& year, std::size_t lane) {
  YearRegisters& now = year.now();
  const Pence lent = year.before(&YearRegisters::loan_balance, lane);
  const int loan_years = year.clauses.deficit.loan_years;
  Pence principal;
  for (int age = 1; age <= std::min(static_cast<int>(year.index), loan_years); ++age)
    principal += instalment(year.settled.years[year.index - static_cast<std::size_t>(age)].loan[lane],
                            loan_years, age - 1);
  now.interest[lane] = interest_on(year.clauses.deficit, lent);
  now.principal[lane] = principal;
  now.loan_balance[lane] = lent + now.loan[lane] - principal;
}

void serve_working_capital(const Year& year, const WorkingCapital& terms, std::size_t lane) {
  YearRegisters& now = year.now();
  const int age = static_cast<int>(year.index) - terms.drawn / 12;
  const Pence balance = year.before(&YearRegisters::working_balance, lane);
  const bool due = 1 <= age && age <= terms.loan_years;
  now.working_capital[lane] = age == 0 ? terms.amount : nothing;
  now.working_interest[lane] = share_of(balance, terms.interest);
  now.working_principal[lane] = due ? instalment(terms.amount, terms.loan_years, age - 1) : nothing;
  now.working_balance[lane] = balance + now.working_capital[lane] - now.working_principal[lane];
}

/// What the company is paid for its work, by the council and by others.
Pence turnover(const YearRegisters& now, std::size_t lane) {
  return now.price_payable[lane] + now.volume[lane] + now.exceptional[lane] + now.outcome[lane] +
         now.share[lane] + now.income[lane];
}

}  // namespace

void distribute_result(const Year& year) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) distribute(year, lane);
}

void serve_loans(const Year& year) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) serve_deficit_loans(year, lane);
  if (!year.clauses.working_capital) return;
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    serve_working_capital(year, *year.clauses.working_capital, lane);
}

void test_income(const Year& year) {
  const AlternativeIncome& terms = year.clauses.income;
  if (!terms.tested) return;
  YearRegisters& now = year.now();
  const std::size_t first = year.index + 1 - std::min(year.index + 1, terms.test_years);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    Pence income, all;
    for (std::size_t y = first; y <= year.index; ++y) {
      income += year.settled.years[y].income[lane];
      all += turnover(year.settled.years[y], lane);
    }
    now.external_share[lane] = external_share(income, all);
    now.test_failed[lane] = now.external_share[lane] >= terms.most_external ? 1 : 0;
  }
}

}  // namespace loadline::contract
