#pragma once
/// \file  loadline/analysis/findings.hpp
/// \brief Everything a report says, computed: reports format these figures and compute none.

#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/lint.hpp"
#include "loadline/contract/posting.hpp"
#include "loadline/engine/run.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/service/opening.hpp"
#include "loadline/service/staffing_loop.hpp"
#include "loadline/statistics/estimate.hpp"

namespace loadline::analysis {

using statistics::Estimate;

/// A financial year under the contract as agreed. Money [GBP].
struct YearFindings {
  std::string year;                   ///< "2017/18"
  Estimate price;                     ///< Payable, mean over futures.
  Estimate mean, p10, p50, p80, p90;  ///< Company's net cost.
  Estimate gap_p50, contingency;      ///< Median and P80 of net cost less price and volume payments.
  Estimate deficit;                   ///< P(result < 0), before reserve and support.
  Estimate deficit_after_reserve;     ///< P(something is left after reserve and carry-forward).
  Estimate insolvent;                 ///< P(facility exhausted this year).
  Estimate mean_deficit;              ///< E[deficit | deficit]; error 0 where never.
  Estimate looked_after;              ///< Average children looked after.
};

/// A fan chart: bands over months.
struct Fan {
  std::string id, name, unit;                   ///< "cost", "Net cost a month", "GBP"
  std::vector<double> p10, p25, p50, p75, p90;  ///< One a month.
};

struct VariantFindings {
  std::string id, name, note;
  Estimate council_cost, council_cost_p80;  ///< Council's net payments over the horizon, positive = cost.
  Estimate company_result;                  ///< Mean yearly result.
  Estimate deficit_any, insolvent_any;      ///< In at least one year.
  Estimate lowest_cash_p5;
  Estimate deductions;        ///< Mean over the horizon, less what is earned back [GBP].
  Estimate outcome_payments;  ///< Mean over the horizon [GBP].
  Estimate exceptional;       ///< Mean over the horizon: reopener and approved changes [GBP].
  Estimate council_difference, result_difference,
      deficit_difference;                                ///< Paired, against the contract; 0 for itself.
  Estimate deductions_difference, insolvent_difference;  ///< Likewise.
  Estimate
      group_difference;  ///< Of what both together pay, positive = dearer: only tax and what leaves the group.
};

/// What became of a trigger under the contract as agreed.
struct TriggerFindings {
  std::string id, name, watched, action;
  Estimate fires;  ///< P(at least once in the horizon).
  std::string
      typical_month;  ///< Median first month of those that fire, "March 2019"; "" where fewer than 10 do.
};
/// What became of a request.
struct RequestFindings {
  std::string clause, address, name;
  Estimate asked, paid;  ///< P(asked), P(paid for | asked).
};

/// What deductions are, under the contract as agreed [GBP over the horizon].
struct DeductionFindings {
  std::string clause;
  Estimate mean, p90, earned_back;
  Estimate any;     ///< P(any deduction).
  Estimate capped;  ///< Mean share of quarters that meet the cap.
  Estimate
      passed_on;  ///< Of a pound deducted, how much the council pays again through shares and deficit funding.
};

/// What a clause gives the company less what it takes, tax included [GBP], one a point.
struct PayoffPart {
  std::string clause, name;
  std::vector<double> amount;
};
/// Where a year's outturn leaves each party, the rest of the first year at its typical values [GBP].
struct Payoff {
  std::string id,
      title;         ///< "outturn": cost moves alone; "children": more or fewer children, cost with them.
  std::string axis;  ///< What `at` measures: "Company's net cost [GBP]", "Children looked after".
  std::vector<double> at;       ///< Rising.
  double typical = 0.0;         ///< Where the typical year lies on it.
  std::vector<double> council;  ///< Net position, paid out negative.
  std::vector<double>
      company;  ///< Result after every clause but before reserve, carry-forward and loans count as its own:
                ///< what it is left with, loans as debts.
  std::vector<PayoffPart> parts;
};

/// What luck does to an indicator's rating, at the numbers it really has (`service/scoring.hpp`).
struct OperatingCharacteristic {
  double n = 0.0;       ///< Median count behind a quarter's reading; 0 where nothing is sampled.
  std::string sampled;  ///< "binomial", "beta-binomial", "normal", "ordinal", "not sampled"
  std::vector<double> truth, green, amber,
      red;                   ///< True value in the kept unit, and the chance of each rating.
  double false_alarm = 0.0;  ///< P(red | truth at target).
  double missed = 0.0;       ///< P(green | truth at tolerance).
  double n_wanted = 0.0;     ///< Count at which both fall below 5 %; 0 where no count does or none is needed.
};

struct SavingsYear {
  std::string year;
  double target = 0.0;  ///< Recurrent, in this year's terms, whatever basis it was written in [GBP].
  Estimate mean, p20, p50,
      p80;             ///< Net cost without less with the programme, this year; p20 is what 8 in 10 futures
                       ///< reach (P80 deliverable).
  Estimate delivered;  ///< P(at least the target).
  Estimate shortfall;  ///< E[(target - delivered)+].
  Estimate coverage;   ///< Mean delivered over target; 0 where there is no target.
  Estimate one_off;    ///< Of the mean: mitigations that do not last.
  std::string rating;  ///< "green" P >= 0.8, "amber" >= 0.5, "red".
};

/// From what the plan adds up to, to what arrives, in one year [GBP]. gross + overlap + optimism + late + not_delivered =
/// net, exactly but for rounding. Each figure is a difference on the same luck; `SavingsStudy::futures` of them.
struct SavingsWaterfall {
  std::string year;
  Estimate gross;     ///< Every initiative alone (with what it needs, less that): in full, on time, without
                      ///< optimism bias. Summed.
  Estimate overlap;   ///< All together less that: what several save on the same costs.
  Estimate optimism;  ///< With optimism bias less without.
  Estimate late;      ///< With delays less without.
  Estimate not_delivered;  ///< As delivered less in full.
  Estimate net;  ///< Company's and council's cost without less with the programme, investment included.
};

/// What an initiative is worth once overlap is shared out: Shapley values, which sum to the programme's (6.3).
struct InitiativeValue {
  std::string id;
  std::vector<Estimate> yearly;  ///< Net of its own investment and running cost [GBP].
  Estimate present_value;        ///< Real, `savings.discount_rate`, over the horizon [GBP].
  std::optional<int>
      payback;  ///< Contract year, 0 the first, in which mean cumulative real cash turns and stays positive.
};

/// The programme studied on fewer futures than the run.
struct SavingsStudy {
  std::int64_t futures = 0;
  bool exact = true;                        ///< Every coalition run; otherwise orders were sampled.
  std::vector<SavingsWaterfall> waterfall;  ///< One a year.
  std::vector<InitiativeValue> initiatives;
  Estimate present_value;
  std::optional<int> payback;
};

/// One step from the plan to what was spent, mean over futures [GBP, positive = dearer].
struct BridgeStep {
  std::string
      id;  ///< "demand", "fees", "pay", "staffing", "agency", "prices", "vat", "other", "interaction",
           ///< "savings"
  std::string name;  ///< "Demand: more or fewer children, and where they live"
  Estimate amount;
};

/// Budget to outturn of one year. start + steps = outturn, exactly but for rounding, in every future and so in the mean.
struct Bridge {
  std::string year;
  double plan =
      0.0;  ///< Opening budget at the typical pay awards, prices and fees, less the savings target [GBP].
  std::vector<BridgeStep> steps;
  Estimate outturn;    ///< Company's net cost.
  double price = 0.0;  ///< Mean payable price of the year, for comparison.
};

/// Why a savings target was missed, or the plan was (`model.md` appendix C, story 5): what the year cost more than its
/// plan, by cause. demand + delivery + price + interaction = overspend. Price is all that is neither children nor
/// savings: fees, pay, staff in post, agency staff, other prices, VAT and costs outside the opening budget.
struct MissedTarget {
  std::string year;
  double target = 0.0;
  Estimate missed;                                           ///< P(delivered < target).
  Estimate overspend, demand, delivery, price, interaction;  ///< Means [GBP].
};

/// The staffing loop at a year's end over the futures (`service/staffing_loop.hpp`) [FTE].
struct LoopYear {
  std::string year;
  Estimate has_tipping;  ///< P(there is a tipping point).
  Estimate past;         ///< P(staff are below it).
  double staff_p50 = 0.0, settles_p50 = 0.0;
  double distance_p10 = 0.0, distance_p50 = 0.0,
         distance_p90 = 0.0;  ///< Staff above the tipping point, of those that have one.
};

/// The loop drawn: what leaves and what is found a year at each number of permanent staff, at typical values with the
/// opening position's demand and posts.
struct LoopCurve {
  std::vector<double> staff, leavers, starters, caseload;
  std::vector<service::Equilibrium> equilibria;
  double now = 0.0, posts = 0.0;
  service::LoopOutlook outlook;  ///< From `now`.
};

struct InitiativeFindings {
  std::string id, name, owner, category, kind;
  std::string planned_start;  ///< "July 2017"
  double confidence = 0.0;
  Estimate starts, full, partly;  ///< P(ever starts with some effect), P(full effect), P(partial).
  double median_start = 0.0;      ///< Month index among those that start.
  double investment = 0.0;        ///< Typical one-off [GBP].
  double running_cost = 0.0;      ///< Typical [GBP/year].
  std::string evidence;           ///< "1" to "6", "ungraded".
  double optimism = 0.0;          ///< Taken off the effect.
  std::string recurrence, shape, fund, beneficiary,
      overlap;  ///< As the scenario's keys; overlap "" for none.
  std::vector<std::string> needs;
};

struct KpiQuarter {
  std::string label;                       ///< "Jun 2017": the quarter's last month.
  Estimate green, amber, red, severe;      ///< severe: beyond the floor (part of red).
  double p10 = 0.0, p50 = 0.0, p90 = 0.0;  ///< Of the measured value; grades as 0 to 3.
};
struct KpiFindings {
  std::string id, name, unit, kind;  ///< unit "%", "children", "children/FTE", "grade"
  bool higher_is_better = true;
  double baseline = 0.0, target = 0.0, tolerance = 0.0, floor = 0.0;  ///< kept values; grades 0 to 3
  std::vector<KpiQuarter> quarters;
  std::vector<Estimate> grade_at_end;  ///< Judgement only: P of each grade at the horizon's end.
  std::string window, owner;           ///< "quarter", "twelve months" ...
  int lag_months = 0;
  double weight = 1.0;
  Estimate red_quarters;  ///< Mean number of quarters red or severe.
  Estimate shortfall;     ///< E[what it misses the target by] at the last quarter, kept unit.
  OperatingCharacteristic luck;
};

/// Indicators together, by quarter.
struct OutcomesTogether {
  std::string label;  ///< "Jun 2017"
  Estimate all_met;   ///< P(every assessed indicator is green), from joint futures.
  Estimate index;     ///< Mean of the weighted index (green 1, amber 1/2, red 0, severe -1).
};

/// An uncertain assumption and what it does to a figure.
struct Influence {
  std::string path, meaning, unit;
  scenario::Quality quality = scenario::Quality::amber;
  double correlation = 0.0;  ///< Spearman with the horizon's total net cost.
  Estimate swing;            ///< Highest against lowest tenth [GBP over the horizon].
};

/// What came of the futures that have one structure; the scenario as it stands comes first, where weights leave it any.
struct StructureFindings {
  std::string id, name, note;  ///< "as-it-stands" for what the weights leave.
  double weight = 0.0;         ///< As stated.
  std::int64_t futures = 0;    ///< That have it; the figures need 4.
  Estimate net_cost;           ///< Mean over the horizon [GBP].
  Estimate deficit_any;        ///< P(a deficit in at least one year).
  Estimate looked_after;       ///< Mean of the last year's average.
};

/// What may happen from outside.
struct ShockFindings {
  std::string id, name;
  double probability = 0.0;  ///< That it happens at least once in the horizon, at typical values.
};

struct CostLineFindings {
  std::string id, name;
  std::vector<Estimate> yearly;
  service::LineGroup group = service::LineGroup::other;  ///< This and the rest as `service::CostLine`.
  service::Behaviour behaviour = service::Behaviour::fixed;
  scenario::Fund fund = scenario::Fund::general;
  service::Bearer bearer = service::Bearer::company;
  bool controllable = false;
};

/// The ledger of one chosen future under the contract as agreed.
struct FutureLedger {
  std::string label;  ///< "median", "p80"
  std::int64_t replication = 0;
  double net_cost = 0.0;  ///< Horizon total [GBP].
  std::vector<contract::Posting> postings;
};

struct Findings {
  std::int64_t replications = 0;
  std::vector<YearFindings> years;
  Estimate deficit_any;         ///< P(a deficit in at least one year)
  std::vector<double> s_curve;  ///< Quantiles 1 %, 2 %, ... 99 % of the first year's net cost [GBP].
  double s_curve_price = 0.0;   ///< First year's payable price [GBP].
  double opening_reserve = 0.0;
  std::vector<Fan> fans;  ///< "cost", "looked-after", "caseload", "cash", "plans", "agency", "unallocated"
  std::vector<std::string> month_names;  ///< "Apr 2017" ...
  Estimate lowest_cash_p50, lowest_cash_p5;
  std::string
      lowest_cash_when;  ///< When the low point falls most often: "at the end of March 2022", "at the start".
  Estimate cash_below_zero;   ///< P(month-end cash below 0 at some time)
  Estimate overdraft_months;  ///< Mean number of month ends with cash below 0.
  /// P(below what the bank has agreed to lend at some month end); none where no overdraft is agreed.
  std::optional<Estimate> beyond_overdraft;
  Estimate reductions_exceed_price;  ///< P(in some year reductions would take the price below nothing).
  Estimate reduction_unused;         ///< What they would have taken below it, mean over the horizon [GBP].
  double facility_95 = 0.0;          ///< Facility that suffices with 95 % [GBP], at least 0.
  double parameter_share = 0.0;  ///< Share of the variance of horizon net cost due to not knowing parameters.
  std::vector<CostLineFindings> costs;
  std::vector<VariantFindings> variants;  ///< The contract as agreed first.
  std::vector<SavingsYear> savings;
  std::vector<InitiativeFindings> initiatives;
  SavingsStudy savings_study;                ///< Empty where there is no initiative.
  std::vector<Bridge> bridges;               ///< One a year.
  std::vector<MissedTarget> missed_targets;  ///< One a year with a target.
  std::vector<LoopYear> loop_years;          ///< None where no role holds cases.
  LoopCurve loop;
  std::vector<KpiFindings> kpis;
  std::vector<OutcomesTogether> outcomes_together;  ///< One a quarter; none without indicators.
  std::vector<TriggerFindings> triggers;
  std::vector<RequestFindings> requests;
  std::optional<DeductionFindings> deductions;
  std::vector<Payoff> payoffs;                ///< The contract as agreed: "outturn", "children".
  std::vector<LintFinding> lint;              ///< Acknowledged ones too.
  std::vector<Influence> influences;          ///< Greatest |swing| first.
  std::vector<StructureFindings> structures;  ///< None where the scenario has none.
  std::vector<ShockFindings> shocks;
  Estimate held_at_zero;  ///< P(a rate of demand was pushed below 0 and held there in some month).
  std::vector<FutureLedger> ledgers;  ///< Median and P80 future by horizon net cost.
  service::Opening opening;
};

/// Computes the findings. Runs the two ledger futures again, alone, and studies the savings programme on the first
/// futures (`engine::study`, on `plan.threads`). Pure.
Findings findings(const scenario::Scenario& scenario, const scenario::Register& all,
                  const engine::RunPlan& plan, const engine::Ensemble& ensemble);

}  // namespace loadline::analysis
