#pragma once
/// \file  loadline/contract/exact_block.hpp
/// \brief A block put on decimal grids: what clauses may observe, as whole numbers, and the service's own postings.
///
/// The same for every contract, so it is read once a block and settled as often as there are contracts.

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

/// What clauses observe of one contract year in 32 futures.
struct ExactYear {
  int days = 0;  ///< 365 or 366.
  units::Lanes<IndexLevels> levels{};
  units::Lanes<std::int64_t> looked_after_half_days{};  ///< Sum of the year's months. [half child-days]
  units::Lanes<units::Pence> net_cost{};                ///< Company's costs less its income, as posted.
  units::Lanes<units::Pence> council_cost{};            ///< What the council bears itself, as posted.
};

/// Postings of a cost line: each month's amount is rounded to pence once, half to even. A supplier's bill is then split
/// into what is paid in the month (`costs.paid_in_month`) and what is paid the month after, by largest remainder.
/// A negative cost (income, a saving, a credit) is a posting the other way round. Cash of the horizon's last months that
/// falls due after the end is posted all the same and never settles: it is what is left accrued.
class ExactBlock {
 public:
  explicit ExactBlock(const scenario::Scenario& scenario);

  /// Takes in a block of the scenario's horizon. Allocates only where the cost lines differ from the last block's.
  void read(const service::Block& block);

  int months() const { return static_cast<int>(cash_.size()); }
  std::span<const ExactYear> years() const { return years_; }
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

  bool knows(const std::vector<service::CostLine>& lines) const;
  void learn(const std::vector<service::CostLine>& lines);
  void read_activity(const service::Block& block);
  void post_line(const Line& line, int month, const units::Lanes<units::Money>& costs);
  void post(std::size_t column, const units::Lanes<units::Pence>& amounts);

  std::int64_t paid_in_month_;  ///< [1e-6]
  std::vector<ExactYear> years_;
  std::vector<units::Lanes<units::Pence>> cash_;
  std::vector<Line> lines_;
  std::size_t columns_a_month_ = 0;
  std::vector<PostingColumn> postings_;
  std::vector<char> used_;  ///< Whether a column may hold anything but zeros.
};

}  // namespace loadline::contract
