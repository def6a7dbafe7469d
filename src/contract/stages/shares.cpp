// seq 80 to 100: what counts on both sides, pain and gain between them, and the result.

#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void count_funds(const Year& year) {
  YearRegisters& now = year.now();
  for (const RingFence& fence : year.clauses.fences) {
    const std::size_t f = fence.fund;
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const Pence before =
          year.index == 0 ? fence.opening : year.settled.years[year.index - 1].fund_balance[f][lane];
      const Pence grant = year.index < fence.grants.size() ? fence.grants[year.index] : nothing;
      const Pence cost = year.observed().net_cost_of[f][lane];
      const FundYear kept = keep(fence, before, grant, cost);
      now.fund_grant[f][lane] = grant;
      now.fund_cost[f][lane] = cost;
      now.fund_transfer[f][lane] = kept.transfer;
      now.fund_returned[f][lane] = kept.returned;
      now.fund_balance[f][lane] = kept.balance;
      now.net_cost[lane] -= cost;
      now.income[lane] -= year.observed().income_of[f][lane];
    }
  }
}

/// The company's share of a year. Where bands see all years so far, its share of them less what earlier years have settled:
/// what a yearly limit cut off is not lost but settled, or made good, in the years after.
Pence company_share_of(const Year& year, const ShareBands& bands, std::size_t lane) {
  const YearRegisters& now = year.now();
  if (!bands.cumulative) return limited(bands, company_share(bands, now.target[lane], now.actual[lane]));
  Pence target = now.target[lane], actual = now.actual[lane], settled;
  for (std::size_t y = 0; y < year.index; ++y) {
    const YearRegisters& earlier = year.settled.years[y];
    target += earlier.target[lane];
    actual += earlier.actual[lane];
    settled += earlier.company_share[lane];
  }
  return limited(bands, company_share(bands, target, actual) - settled);
}

}  // namespace

void count_costs(const Year& year) {
  YearRegisters& now = year.now();
  now.net_cost = year.observed().net_cost;
  now.income = year.observed().income;
  now.rent.fill(year.clauses.support.rent);
  now.charges.fill(nothing);
  for (const ExactMonth& month : year.block.by_month().subspan(year.first_month(), months_a_year))
    for (std::size_t lane = 0; lane < lane_count; ++lane) now.charges[lane] += month.charges[lane];
  count_funds(year);
}

void set_target(const Year& year) {
  const Waterfall& clauses = year.clauses;
  YearRegisters& now = year.now();
  const bool with_volume = !clauses.bands || clauses.bands->volume_in_target;
  const bool with_exceptional = !clauses.bands || clauses.bands->exceptional_in_target;
  const bool less_deductions = clauses.bands && clauses.bands->deductions_in_target;
  const bool with_deductions = clauses.bands && clauses.bands->deductions_in_actual;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Pence deducted = now.deductions[lane] - now.earned_back[lane];
    Pence target = now.price_payable[lane], actual = now.net_cost[lane] + now.rent[lane];
    if (with_volume) target += now.volume[lane];
    if (with_exceptional) target += now.exceptional[lane];
    if (less_deductions) target -= deducted;
    if (with_deductions) actual += deducted;
    if (!clauses.income.reduces_actual) actual += now.income[lane];
    now.target[lane] = target;
    now.actual[lane] = actual;
  }
}

void share_difference(const Year& year) {
  YearRegisters& now = year.now();
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Pence difference = now.target[lane] - now.actual[lane];
    const Pence company = year.clauses.bands ? company_share_of(year, *year.clauses.bands, lane) : difference;
    now.company_share[lane] = company;
    now.share[lane] = company - difference;
    now.result[lane] = now.price_payable[lane] + now.volume[lane] + now.exceptional[lane] +
                       now.outcome[lane] + now.share[lane] - now.net_cost[lane] - now.rent[lane];
  }
}

}  // namespace loadline::contract
