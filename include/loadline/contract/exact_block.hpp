#pragma once
/// \file  loadline/contract/exact_block.hpp
/// \brief A block put on decimal grids: what clauses may observe, as whole numbers, and the service's own postings.
///
/// The same for every contract, so it is read once a block and settled as often as there are contracts.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "loadline/contract/posting.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/service/block.hpp"

namespace loadline::contract {

/// Index levels of a contract year, the first year being 1,000,000. [1e-6]
struct IndexLevels {
  std::int64_t pay = 1'000'000, prices = 1'000'000, fees = 1'000'000;
};

/// What clauses observe of a month.
struct ExactMonth {
  int days = 0;
  units::Lanes<std::int64_t> looked_after_half_days{};  ///< [half child-days]
  units::Lanes<units::Pence> net_cost{};                ///< Company's costs less its income, as posted.
  std::array<units::Lanes<units::Pence>, fund_count> net_cost_of{};  ///< The same by fund; sums to net_cost.
  units::Lanes<units::Pence>
      charges{};  ///< Of that, charges for services the council provides (`Payee::council`); general fund.
  units::Counts grade{}, inspected{}, excused{};
};

/// What clauses observe of a quarter: one entry an indicator.
struct ExactQuarter {
  std::vector<units::Lanes<service::Rating>> ratings;
  std::vector<units::Lanes<std::int64_t>> values;  ///< As published [1e-6]; the least number: withheld.
};

/// What clauses observe of one contract year in 32 futures.
struct ExactYear {
  int days = 0;  ///< 365 or 366.
  units::Lanes<IndexLevels> levels{};
  units::Lanes<std::int64_t> looked_after_half_days{};  ///< Sum of the year's months. [half child-days]
  /// The same with each child weighted by the opening fee of its placement over the mean fee of the opening mix, rounded
  /// half to even. [half child-days]
  units::Lanes<std::int64_t> fee_weighted_half_days{};
  units::Lanes<units::Pence> net_cost{};  ///< Company's costs less its income, as posted, all funds.
  std::array<units::Lanes<units::Pence>, fund_count> net_cost_of{};  ///< The same by fund; sums to net_cost.
  units::Lanes<units::Pence> income{};                               ///< From customers, positive.
  std::array<units::Lanes<units::Pence>, fund_count> income_of{};    ///< The same by fund; sums to income.
  units::Lanes<units::Pence> council_cost{};  ///< What the council bears itself, as posted.
};

/// Postings of a cost line: each month's amount is rounded to pence once, half to even. A supplier's bill is then split
/// into what is paid in the month (`costs.paid_in_month`) and what is paid the month after, by largest remainder.
/// Placements are paid four-weekly in arrears: of a month's cost, by days, what falls into four-week periods that end in
/// the month is paid in it, the rest the month after; periods are counted from the horizon's start (4.9). VAT that will be
/// reclaimed is paid with suppliers' bills and comes back two months after the end of its calendar quarter (a month and
/// seven days). Charges for services the council provides are posted by the contract, not here, and are in no `cash()`.
/// A negative cost (income, a saving, a credit) is a posting the other way round. Cash of the horizon's last months that
/// falls due after the end is posted all the same and never settles: it is what is left accrued.
class ExactBlock {
 public:
  explicit ExactBlock(const scenario::Scenario& scenario);

  /// Takes in a block of the scenario's horizon. Allocates only where the cost lines differ from the last block's.
  void read(const service::Block& block);

  int months() const { return static_cast<int>(cash_.size()); }
  std::span<const ExactYear> years() const { return years_; }
  std::span<const ExactMonth> by_month() const { return by_month_; }
  std::span<const ExactQuarter> quarters() const { return quarters_; }
  /// The company's cash flow from the service alone, by the month it falls due; paid out negative.
  std::span<const units::Lanes<units::Pence>> cash() const { return cash_; }
  /// All of the service's postings, in order of accrual month.
  std::span<const PostingColumn> postings() const { return postings_; }

 private:
  struct Line {
    std::string id;
    service::Payee payee;
    service::Bearer bearer;
    scenario::Fund fund;
    std::size_t first_column;  ///< Within a month.
  };
  /// How much of a bill is paid in the month it accrues in: `now` of `whole`.
  struct Part {
    std::int64_t now = 0, whole = 1;
  };
  /// What children cost at the start, by placement: each counts its fee over the mean of the opening mix.
  struct OpeningFees {
    std::array<std::int64_t, scenario::placement_types> fee{};  ///< [pence a week]
    std::int64_t children = 0;                                  ///< [1e-6]
    std::int64_t sum = 0;  ///< Of children x fee; 0: every child counts the same. [1e-6 pence]
  };

  bool knows(const std::vector<service::CostLine>& lines) const;
  void learn(const std::vector<service::CostLine>& lines);
  void learn_month(int month);
  void clear_sums();
  void read_activity(const service::Block& block);
  void read_scores(const service::Block& block);
  void weigh_by_fee(const service::Block& block);
  Part paid_in_month(service::Payee payee, int month) const;
  void read_line(const Line& line, int month, const units::Lanes<units::Money>& costs);
  void read_recoverable(int month, const units::Lanes<units::Money>& tax);
  void take_from_cash(int due, const units::Lanes<units::Pence>& amounts);
  void post(std::size_t column, const units::Lanes<units::Pence>& amounts);

  Part suppliers_;                 ///< As `costs.paid_in_month` says.
  std::vector<Part> four_weekly_;  ///< Of each month's placements.
  OpeningFees opening_;
  std::vector<ExactYear> years_;
  std::vector<ExactMonth> by_month_;
  std::vector<ExactQuarter> quarters_;
  std::vector<units::Lanes<units::Pence>> cash_;
  std::vector<Line> lines_;
  std::size_t columns_a_month_ = 0;
  std::vector<PostingColumn> postings_;
  std::vector<char> used_;  ///< Whether a column may hold anything but zeros.
};

}  // namespace loadline::contract
