#pragma once
/// \file  loadline/service/block.hpp
/// \brief What happened to children, staff and costs in 32 futures: everything a contract or a report may observe.
///
/// No contract inside. Counts are whole people at the month's end unless said; money is pounds, positive = cost.

#include <array>
#include <string>
#include <vector>

#include "loadline/chance/address.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/units/calendar.hpp"
#include "loadline/units/lanes.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::service {

using units::Counts;
using units::Lanes;

/// Who receives a cost; decides when it is paid (`model.md` 4.9).
enum class Payee {
  staff,          ///< net pay, at the month's end
  tax_authority,  ///< PAYE and NIC the month after
  pension_fund,   ///< the month after
  placements,     ///< carers and providers, the month after
  suppliers,      ///< `costs.paid_in_month` at once, the rest a month later
  customers,      ///< income (negative cost), in the month
};

/// Who bears a cost before any contract: the company runs the service, the council keeps its client side.
enum class Bearer { company, council };

/// A line of the budget; the same lines in every month and lane.
struct CostLine {
  std::string id;  ///< "pay", "national-insurance", "pension", "levy", "agency", "placement.<type key>",
      ///< "line.<id>" for `costs.lines`, "vat", "balancing", "savings", "investment", "council-retained".
  std::string name;  ///< As people read it.
  Payee payee = Payee::suppliers;
  Bearer bearer = Bearer::company;
};

/// What a KPI measured in a month: `numerator / denominator`, denominator 0 = not assessed.
struct KpiReading {
  Lanes<double> numerator{};
  Lanes<double> denominator{};  ///< 1 for counts and grades.
};

/// One month of 32 futures.
struct Month {
  // flows in the month [children]
  Counts referrals{}, assessed{}, plan_starts{}, plan_ends{}, care_entries{}, care_exits{}, adoptions{},
      guardianships{}, went_home{}, aged_out{}, closures{};
  // stocks at the month's end [children]
  Counts assessments{}, in_need{}, plans{}, looked_after{}, care_leavers{};
  Counts unaccompanied{};                                   ///< unaccompanied children, among looked_after
  Counts early_help{}, education_plans{}, youth_justice{};  ///< beside the states
  std::array<Counts, scenario::placement_types> placed{};   ///< sums to looked_after
  std::array<Counts, scenario::age_bands> looked_after_by_age{};  ///< sums to looked_after
  // child-days in the month, in halves (trapezoid of opening and closing stock x days, exact) [half days]
  Lanes<std::int64_t> looked_after_half_days{};
  std::array<Lanes<std::int64_t>, scenario::placement_types> placed_half_days{};
  Lanes<std::int64_t> unaccompanied_half_days{};
  Counts spilled{};       ///< entrants of the month for whom their type had no place [children]
  Counts held_at_zero{};  ///< 1 where something pushed a rate below 0 and it was held there
  // staff of case-holding roles at the time cases are allocated
  Counts permanent{}, leavers{}, starters{};  ///< [FTE], whole posts
  Lanes<units::Fte> agency{}, capacity{};     ///< capacity: case-holding FTE after sickness and weights
  Lanes<units::Caseload> caseload{};
  Counts unallocated{};  ///< [children]
  // costs accrued, one entry a `Block::lines`
  std::vector<Lanes<units::Money>> costs;
  // outcomes, one entry a `outcomes.kpis`
  std::vector<KpiReading> kpis;
  Counts grade{};      ///< judgement in force, `scenario::Grade`
  Counts inspected{};  ///< 1 where an inspection took place this month
};

/// Index levels in force in a contract year, 1 in the first year.
struct YearIndices {
  Lanes<double> pay = units::every_lane(1.0), prices = units::every_lane(1.0), fees = units::every_lane(1.0);
  ///< fees: mean of placement fees weighted by the opening mix.
};

/// An initiative in these futures.
struct InitiativeOutcome {
  Lanes<double>
      delivered{};  ///< Share of its full effect it reaches in the end, before optimism: 0, part, 1.
  Counts starts{};  ///< Month index of effective start; the horizon's length where it never starts.
};

class Block {
 public:
  std::vector<CostLine> lines;
  std::vector<Month> months;  ///< `horizon.months` of them.
  std::vector<YearIndices> years;
  std::vector<InitiativeOutcome> initiatives;  ///< One a `savings.initiatives`.
  Lanes<chance::Future> futures{};
};

/// Whether the savings programme runs: the programme's value is the difference, on the same luck.
enum class Programme { with, without };

}  // namespace loadline::service
