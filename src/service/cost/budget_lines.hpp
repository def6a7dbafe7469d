#pragma once
/// \file  service/cost/budget_lines.hpp
/// \brief The other lines of the budget, and allowances of guardians and adoptive parents (`model.md` 3.2, 3.7).

#include <vector>

#include "loadline/units/calendar.hpp"
#include "service/cost/drivers.hpp"
#include "service/cost/indices.hpp"
#include "service/cost/lines.hpp"
#include "service/cost/vat.hpp"

namespace loadline::service::cost {

/// A line that follows a driver whose opening value is 0 stays at its stated amount unless it states a reference.
class BudgetLines {
 public:
  BudgetLines(const scenario::Scenario& scenario, const Places& at);

  /// `opening_staff`: one entry a role.
  void begin(const Parameters& parameters, const Month& opening,
             const std::vector<workforce::RoleMonth>& opening_staff, const Vat& vat);
  void step(std::size_t year, const std::vector<workforce::RoleMonth>& staff, const Indices& indices,
            Month& now) const;

 private:
  struct Line {
    Lanes<double> amount{};  ///< Without VAT [GBP/month].
    Lanes<Response> response{};
  };
  const scenario::Scenario& scenario_;
  const Places& at_;
  std::vector<Line> lines_;
};

/// Stocks of children with an allowance, carried as expected numbers: new ones come with the month's orders.
class Allowances {
 public:
  Allowances(const scenario::Scenario& scenario, const Places& at);

  void begin(const Parameters& parameters);
  void step(units::MonthIndex month, const Indices& indices, Month& now);

 private:
  struct Stock {
    Lanes<double> children{}, weekly{}, granted{}, kept{};  ///< kept: share not ceasing in a month.
  };
  const scenario::Scenario& scenario_;
  const Places& at_;
  units::Calendar calendar_;
  std::vector<Stock> stocks_;
};

}  // namespace loadline::service::cost
