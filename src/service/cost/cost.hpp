#pragma once
/// \file  service/cost/cost.hpp
/// \brief What a month costs in 32 futures, line by line (`model.md` 3).

#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/cost/agreements.hpp"
#include "service/cost/budget_lines.hpp"
#include "service/cost/indices.hpp"
#include "service/cost/instalments.hpp"
#include "service/cost/lines.hpp"
#include "service/cost/payroll.hpp"
#include "service/cost/placement_fees.hpp"
#include "service/cost/programme_money.hpp"
#include "service/cost/vat.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::cost {

/// The lines of a scenario's budget in their fixed order.
std::vector<CostLine> cost_lines(const scenario::Scenario& scenario);

/// Accrues costs. `begin` takes the drawn prices, `step` fills `now.costs` and `now.quantities`, which must have one entry
/// a line. Allocates nothing after construction, unless more than twice the opening number of children have locked fees.
class Cost {
 public:
  Cost(const scenario::Scenario& scenario, chance::Seed seed);
  Cost(const Cost&) = delete;
  Cost& operator=(const Cost&) = delete;

  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, const Month& opening);

  /// `staff`: one entry a role. `notices`: by agreement the month in which the savings programme gives notice, infinite
  /// for none; no entries where no programme runs.
  void step(units::MonthIndex month, const Parameters& parameters,
            const std::vector<workforce::RoleMonth>& staff, const ProgrammeMoney& programme,
            const PriceShocks& shocks, const std::vector<Lanes<double>>& notices, Month& now);

  const std::vector<YearIndices>& years() const { return indices_.years(); }

 private:
  void post_vat(Month& now) const;
  void post_income(std::size_t year, const PriceShocks& shocks, Month& now) const;
  void post_programme(const ProgrammeMoney& programme, Month& now) const;
  void post_rest(std::size_t year, Month& now) const;

  const scenario::Scenario& scenario_;
  chance::Seed seed_;
  Catalogue catalogue_;
  const Places& at_ = catalogue_.at;
  Indices indices_;
  Vat vat_;
  Payroll payroll_;
  PlacementFees placements_;
  BudgetLines lines_;
  Allowances allowances_;
  Agreements agreements_;
  Instalments instalments_;
  std::vector<std::size_t> vatable_;  ///< Lines of the company that bear VAT.
  std::vector<workforce::RoleMonth> opening_staff_;
  Lanes<double> balancing_{}, council_retained_{}, unaccompanied_grant_{};
};

}  // namespace loadline::service::cost
