#pragma once
/// \file  loadline/engine/run.hpp
/// \brief Many futures: simulates blocks on threads, settles them under every contract, keeps the figures of each future.

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "loadline/scenario/scenario.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/service/block.hpp"

namespace loadline::engine {

struct RunPlan {
  std::uint64_t seed = 1;
  std::int64_t replications = 10'000;  ///< Even, at least 4.
  int threads = 0;                     ///< 0: one a processor. Never changes a result.
};

/// Told of progress now and then, from one thread at a time.
using Progress = std::function<void(std::int64_t futures_done, std::int64_t futures)>;

/// One row a future, one column a contract year [GBP].
using Yearly = Eigen::ArrayXXd;
/// One row a future (of the first `kept`), one column a month.
using Monthly = Eigen::ArrayXXf;

/// What one contract made of the futures. All [GBP]; signs as `contract::YearRegisters`.
struct ContractFigures {
  std::string id, name;  ///< "contract" and "As agreed" for the contract itself, else the variant's.
  Yearly price, volume, share, result, grant, loan, unfunded, reserve, tax, council_surplus, council_net,
      company_net, group_net, change, rebased, exceptional, deductions, earned_back, outcome_payment,
      reduction_unused;
  Eigen::ArrayXi capped_quarters;   ///< Quarters in which deductions met their cap.
  Eigen::ArrayXi overdraft_months;  ///< Month ends at which cash is below nothing,
  Eigen::ArrayXi beyond_overdraft;  ///< and below what the bank has agreed to lend.
  Eigen::ArrayXXi triggers;         ///< One column a trigger: month index it first fired, -1 never.
  Eigen::ArrayXXi requests;  ///< One column a request: first month it is paid for, -1 refused, -2 not asked.
  Eigen::ArrayXd lowest_cash;
  Eigen::ArrayXi lowest_month;  ///< -1: the opening.
  Monthly cash;
};

/// Figures of every future. Row r is replication r.
struct Ensemble {
  std::int64_t replications = 0, kept = 0;  ///< `kept`: futures whose months are kept, at most 10,000.
  int years = 0, months = 0;
  std::vector<service::CostLine> lines;
  std::vector<Yearly> line_costs;                  ///< One a line.
  std::vector<Yearly> line_costs_without_savings;  ///< One a line, the same futures without the programme.
  std::vector<Yearly> line_quantities_without_savings;  ///< Sum of the year's `Month::quantities`, likewise.
  Yearly net_cost;                                      ///< Company's net cost, VAT leakage included.
  Yearly net_cost_without_savings;                      ///< The same futures without the programme.
  Yearly looked_after;                                  ///< Average children looked after in the year.
  Yearly loop_staff, loop_settles,
      loop_tipping;  ///< `service::LoopPosition` at each year's end; no columns where no
                     ///< role holds cases.
  Monthly cost, children, plans, in_need, assessments, care_leavers, referrals, caseload, unallocated, agency,
      permanent, early_help, education_plans, youth_justice, unaccompanied, spilled, newly_qualified, posts;
  Eigen::ArrayXi held_at_zero;  ///< Months in which something pushed a rate of demand below 0.
  std::vector<Eigen::ArrayXXf>
      kpis;  ///< One a KPI: value at each quarter's end, NaN where not assessed; all futures.
  using Ratings = Eigen::Array<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic>;
  std::vector<Ratings> ratings;            ///< One a KPI: `service::Rating` at each quarter's end.
  std::vector<Eigen::ArrayXXf> counted;    ///< One a KPI: `service::KpiScore::n` at each quarter's end.
  Eigen::ArrayXXi initiative_start;        ///< Month of effective start, `months` where never.
  Eigen::ArrayXXf initiative_delivered;    ///< Share of the full effect reached in the end.
  std::vector<ContractFigures> contracts;  ///< The contract first, then the variants in order.
  std::string digest;  ///< 16 hex digits over every figure above: equal runs, equal digests.

  /// Documented memory of one future [bytes]; 4 more for each trigger and request of a contract.
  static std::size_t bytes_a_future(int years, int months, std::size_t lines, std::size_t kpis,
                                    std::size_t contracts);
};

/// Runs the scenario. Blocks are taken by an atomic counter and each future is written to its own row: bit-for-bit the
/// same for every `plan.threads`. Where `stop` becomes true the run ends early and throws `Stopped`.
Ensemble run(const scenario::Scenario& scenario, const scenario::Register& all, const RunPlan& plan,
             const Progress& progress = {}, const std::atomic<bool>* stop = nullptr);

struct Stopped {};

}  // namespace loadline::engine
