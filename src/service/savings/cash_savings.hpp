#pragma once
/// \file  service/savings/cash_savings.hpp
/// \brief What cash initiatives save in a month: indexed, by fund and by whose costs fall, less what overlaps.

#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/cost/programme_money.hpp"

namespace loadline::service::savings {

/// Cash savings of one month, initiative by initiative. Those of an overlap group together save
/// base x (1 - product of (1 - value / base)), never more than the base (6.3). Allocates nothing after construction.
class CashSavings {
 public:
  explicit CashSavings(const scenario::Savings& savings);

  void begin(const Parameters& parameters);

  /// Starts a month in which indices stand at `indices`.
  void open(const YearIndices& indices, cost::ProgrammeMoney& money);
  /// `now`: of the initiative's full-year value, in first-year prices where it has an index [GBP/year]. Order matters
  /// for the last bit.
  void add(const scenario::Initiative& initiative, const Lanes<double>& now);
  /// Counts the groups; once, after all initiatives of the month.
  void close();

 private:
  struct Group {
    const scenario::OverlapGroup* terms = nullptr;
    const scenario::Initiative* first = nullptr;  ///< All of a group have its fund and beneficiary.
    Lanes<double> base{};                         ///< [GBP/year, first year's prices]
    Lanes<double> left = units::every_lane(1.0);  ///< Share of the base not saved this month.
  };
  void post(const scenario::Initiative& initiative, const Lanes<double>& a_year);

  std::vector<Group> groups_;  ///< By id.
  const YearIndices* indices_ = nullptr;
  cost::ProgrammeMoney* money_ = nullptr;
};

}  // namespace loadline::service::savings
