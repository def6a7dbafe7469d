#pragma once
/// \file  loadline/service/block.hpp
/// \brief What happened to children, staff and costs in 32 futures: everything a contract or a report may observe.
///
/// No contract inside. Counts are whole people at the month's end unless said; money is pounds, positive = cost.

#include <array>
#include <cstdint>
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
  council,        ///< charges for services the council provides: the contract says when they are paid (C13)
};

/// Who bears a cost before any contract: the company runs the service, the council keeps its client side.
enum class Bearer { company, council };

/// Where a line belongs when a budget is explained (`analysis::Bridge`).
enum class LineGroup { pay, agency, placements, other, vat, savings, investment, council };

/// How a line moves with what drives it (`model.md` 3).
enum class Behaviour { fixed, step, variable, semi_variable };

/// A line of the budget; the same lines in every month and lane.
struct CostLine {
  std::string id;  ///< "pay", "national-insurance", "pension", "levy", "agency", "placement.<type key>",
      ///< "line.<id>" for `costs.lines`, "vat", "balancing", "savings", "investment", "council-retained";
      ///< "replacement.<id>" what replaces an agreement after its exit, "provided.<id>" what the council spends to
      ///< provide it; and where the scenario has them "agency-beyond-cap", "first-year-support", "redundancy",
      ///< "pension-past-service", "allowance.<id>", "agreement.<id>", "stranded.<id>", "one-off.<id>", "asset.<id>",
      ///< "unaccompanied-grant", "income-lost", "savings-council"; "vat.<fund>", "savings.<fund>" and
      ///< "investment.<fund>" of funds other than the general one. "stranded.<id>" is what the council bears of an
      ///< agreement's service beyond the charge, before and after the exit.
  std::string name;  ///< As people read it.
  Payee payee = Payee::suppliers;
  Bearer bearer = Bearer::company;
  LineGroup group = LineGroup::other;
  Behaviour behaviour = Behaviour::fixed;
  scenario::Fund fund = scenario::Fund::general;
  bool controllable = false;
  std::string
      quantity;  ///< What `Month::quantities` counts: "child-weeks", "FTE-months", "" for shares of the opening.
};

/// Whether nothing of this line can differ between two blocks: same ids, names, payees, bearers, groups ...
bool same_lines(const std::vector<CostLine>& one, const std::vector<CostLine>& other);

/// Order in which cases are allocated when there are more than staff can carry (2.4).
enum class AllocationClass { plans, looked_after, urgent_assessments, in_need, other_assessments };
inline constexpr std::size_t allocation_classes = 5;
inline constexpr std::array<const char*, allocation_classes> allocation_class_names{
    "Child protection plans", "Children looked after", "Child protection enquiries", "Children in need",
    "Other assessments"};

/// What a KPI measured in a month: `numerator / denominator`, denominator 0 = not assessed.
struct KpiReading {
  Lanes<double> numerator{};
  Lanes<double> denominator{};  ///< 1 for counts and grades.
};

/// How an indicator stands at a quarter's end. Order from best to worst matters to nothing.
enum class Rating : std::uint8_t { green, amber, red, severe, not_assessed };
inline constexpr std::size_t rating_count = 5;

/// An indicator at a quarter's end, over its window (`scoring.hpp`).
struct KpiScore {
  Lanes<double> value{};  ///< As published, rounded to its decimals; NaN where not assessed or suppressed.
  Lanes<double> n{};      ///< What the window counts (the denominator of a share).
  Lanes<Rating> rating{};
};

/// What a monitoring visit found.
enum class Visit : std::uint8_t { none, concern, limited, progress };

/// One month of 32 futures.
struct Month {
  // flows in the month [children]
  Counts referrals{}, assessed{}, plan_starts{}, plan_ends{}, care_entries{}, care_exits{}, adoptions{},
      guardianships{}, went_home{}, aged_out{}, closures{};
  // stocks at the month's end [children]
  Counts assessments{}, in_need{}, plans{}, looked_after{}, care_leavers{};
  Counts unaccompanied{};                                   ///< unaccompanied children, among looked_after
  Counts early_help{}, education_plans{}, youth_justice{};  ///< beside the states
  Lanes<double> population{};                               ///< children under 18 who live here
  std::array<Counts, scenario::placement_types> placed{};   ///< sums to looked_after
  /// Placements that began in the month: entrants into care and moves into the type. What ended is what was there
  /// and began, less what is there; at least 0.
  std::array<Counts, scenario::placement_types> placement_starts{};
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
  /// Of those, by the order in which cases are allocated; sums to unallocated.
  std::array<Counts, allocation_classes> unallocated_by_class{};
  Counts newly_qualified{};  ///< In their first year, among permanent [FTE]
  Counts redundancies{};     ///< Whose notice ended this month, all roles, not among leavers [FTE]
  Counts posts{};            ///< Establishment of case-holding roles [FTE]
  Lanes<double> workload{};  ///< Weighted open cases (2.4)
  // costs accrued, one entry a `Block::lines`
  std::vector<Lanes<units::Money>> costs;
  /// What each line's price multiplies, one entry a line: its unit is `CostLine::quantity`. 1/12 a month for a line
  /// without a driver, so that a year of one that stands at its opening level is 1.
  std::vector<Lanes<double>> quantities;
  // outcomes, one entry a `outcomes.kpis`
  std::vector<KpiReading> kpis;
  Counts grade{};                                             ///< judgement in force, `scenario::Grade`
  Counts inspected{};                                         ///< 1 where an inspection took place this month
  std::array<Counts, scenario::sub_judgements> sub_grades{};  ///< Of the last inspection, as `grade`.
  Counts visit{};                                             ///< `Visit` of this month
  Counts excused{};                                           ///< 1 where a relief event was on
  /// VAT on the company's purchases of the month that will be reclaimed: no cost, but cash until it comes back.
  Lanes<units::Money> recoverable_vat{};
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

/// Where a future stands on its staffing loop at a year's end, with the year's demand, posts and drawn numbers held
/// (`staffing_loop.hpp`). [FTE] of permanent case-holding staff.
struct LoopPosition {
  Lanes<double> in_post{};  ///< Now.
  Lanes<double> settles{};  ///< The stable equilibrium that staff would drift to from here.
  Lanes<double> tipping{};  ///< The nearest unstable equilibrium; NaN where there is none.
};

class Block {
 public:
  std::vector<CostLine> lines;
  std::vector<Month> months;  ///< `horizon.months` of them.
  std::vector<YearIndices> years;
  std::vector<InitiativeOutcome> initiatives;  ///< One a `savings.initiatives`.
  std::vector<LoopPosition> loops;             ///< One a contract year; none where no role holds cases.
  std::vector<std::vector<KpiScore>> scores;   ///< One list a KPI, one entry a quarter.
  Lanes<chance::Future> futures{};
};

/// How the savings programme runs: as it turns out, not at all, or in the versions an analysis compares on the same
/// luck. An initiative that does not run does not exist: those that need it never start.
struct Programme {
  std::uint64_t initiatives = ~std::uint64_t{0};  ///< Bit i: the scenario's i-th initiative runs. At most 64.
  bool in_full = false;                           ///< Each that runs delivers in full; none fails.
  bool on_time = false;                           ///< Without delay.
  bool without_optimism = false;                  ///< Nothing is taken off for optimism bias.

  static const Programme with, without;
  bool runs(std::size_t initiative) const { return (initiatives >> initiative & 1U) != 0; }
};
inline constexpr Programme Programme::with{};
inline constexpr Programme Programme::without{.initiatives = 0};

}  // namespace loadline::service
