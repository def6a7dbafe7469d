// seq 50 to 70: volume, exceptional demand, outcomes.

#include <algorithm>

#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void reopen(const Year& year, std::size_t lane) {
  const Reopener& terms = *year.clauses.reopener;
  const std::size_t place = year.clauses.first_reopening + year.index;
  YearRegisters& now = year.now();
  const auto payment = [&](int from, std::int64_t granted) {
    return exceptional_payment(terms, year.block.by_month(), from, lane, now.baseline_shift[lane], granted,
                               now.volume[lane]);
  };
  const int asked =
      asked_in(terms, year.block.by_month(), static_cast<int>(year.index), lane, now.baseline_shift[lane]);
  if (asked < 0) return;
  const Decision& decision = year.decisions[place];
  RequestOutcome& outcome = year.settled.requests[place];
  outcome.asked[lane] = asked;
  now.exceptional_asked[lane] = payment(asked, million);
  if (decision.approved[lane] == 0) return;
  const int decided =
      decided_in(year.clauses.approvals, now.exceptional_asked[lane], asked, decision.delay_months[lane]);
  const int effective = effective_from(terms.deciding, asked, decided);
  const bool year_is_over = effective >= static_cast<int>(year.first_month() + months_a_year);
  if (year_is_over || decided >= year.block.months()) return;
  year.standing.reopening_decided[lane] = decided;
  outcome.effective[lane] = effective;
  now.exceptional[lane] = payment(effective, decision.granted[lane]);
}

bool excused(const Year& year, std::size_t quarter, std::size_t lane) {
  const auto months = year.block.by_month().subspan(3 * quarter, 3);
  return std::any_of(months.begin(), months.end(),
                     [lane](const ExactMonth& month) { return month.excused[lane] != 0; });
}

/// Points of a quarter; an excused one neither fails nor passes.
Wide points_in(const Year& year, std::size_t quarter, std::size_t lane) {
  const Deductions& terms = *year.clauses.deductions;
  if (static_cast<int>(quarter) < terms.first_quarter) return 0;
  if (terms.relief && excused(year, quarter, lane)) return 0;
  Wide points = 0;
  for (std::size_t i = 0; i < terms.indicators.size(); ++i)
    points += points_of(terms, terms.indicators[i],
                        year.block.quarters()[quarter].ratings[terms.indicators[i].kpi][lane],
                        year.standing.runs[i][lane]);
  return points;
}

/// What is returned in a quarter, once for each deduction of the quarters it looks back on.
Pence earned_back_in(const Year& year, std::size_t quarter, std::size_t lane) {
  const Deductions& terms = *year.clauses.deductions;
  const auto& runs = year.standing.runs;
  const bool recovered = !runs.empty() && std::all_of(runs.begin(), runs.end(), [&](const auto& run) {
    return run[lane].passed >= terms.earn_back_passes;
  });
  if (!recovered) return nothing;
  const int last = static_cast<int>(quarter);
  Pence deducted;
  for (int q = std::max(last - earn_back_memory, year.standing.earned_back_to[lane]); q < last; ++q)
    deducted += year.settled.quarters[static_cast<std::size_t>(q)].deduction[lane];
  year.standing.earned_back_to[lane] = last;
  return returned_of(terms, deducted);
}

}  // namespace

void pay_for_volume(const Year& year) {
  YearRegisters& now = year.now();
  now.volume.fill(nothing);
  now.exceptional.fill(nothing);
  now.exceptional_asked.fill(nothing);
  if (const auto& corridor = year.clauses.corridor) {
    const bool weighted = corridor->measure == scenario::VolumeMeasure::fee_weighted;
    const Lanes<std::int64_t>& half_days =
        weighted ? year.observed().fee_weighted_half_days : year.observed().looked_after_half_days;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      now.volume[lane] =
          volume_payment(*corridor, half_days[lane], year.observed().days, now.baseline_shift[lane]);
  }
  for (std::size_t lane = 0; year.clauses.reopener && lane < lane_count; ++lane)
    if (!year.ended(lane)) reopen(year, lane);
}

void pay_for_outcomes(const Year& year) {
  YearRegisters& now = year.now();
  now.deductions.fill(nothing);
  now.earned_back.fill(nothing);
  now.outcome_payment.fill(nothing);
  if (year.clauses.outcomes)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      now.outcome_payment[lane] =
          outcome_payment(*year.clauses.outcomes, year.observed().looked_after_half_days[lane],
                          year.observed().days, year.block.quarters()[4 * year.index + 3], lane);
  now.outcome = now.outcome_payment;
}

void judge_outcomes(const Year& year) {
  if (!year.clauses.deductions) return;
  const Deductions& terms = *year.clauses.deductions;
  YearRegisters& now = year.now();
  for (std::size_t quarter = 4 * year.index; quarter < 4 * (year.index + 1); ++quarter)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      QuarterRegisters& of_quarter = year.settled.quarters[quarter];
      const Wide points = points_in(year, quarter, lane);
      of_quarter.points[lane] = round_half_even<Wide>(points, Wide(million)).value();
      of_quarter.uncapped[lane] = priced(terms, points);
      of_quarter.cap[lane] =
          quarter_cap(terms, terms.cap_of_target ? now.target[lane] : now.price_payable[lane]);
      of_quarter.deduction[lane] = std::min(of_quarter.uncapped[lane], of_quarter.cap[lane]);
      of_quarter.earned_back[lane] = earned_back_in(year, quarter, lane);
      now.deductions[lane] += of_quarter.deduction[lane];
      now.earned_back[lane] += of_quarter.earned_back[lane];
    }
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    now.outcome[lane] = now.outcome_payment[lane] + now.earned_back[lane] - now.deductions[lane];
}

}  // namespace loadline::contract
