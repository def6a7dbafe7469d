#pragma once
/// \file  service/cost/agreements.hpp
/// \brief Services bought from the council, the exit from them, and what the council is left with (`model.md` 3.3).

#include <vector>

#include "loadline/units/calendar.hpp"
#include "service/cost/drivers.hpp"
#include "service/cost/indices.hpp"
#include "service/cost/lines.hpp"
#include "service/cost/vat.hpp"

namespace loadline::service::cost {

/// Share of what providing a service cost the council that it cannot shed so many months after the exit. What the company
/// saves and the council cannot shed is a transfer between them, no saving of the group.
double stranded_share(double months_since_exit, double avoidable, double lag);

/// Month from which the company buys elsewhere as the scenario plans it; infinite where it does not, negative before the
/// horizon.
double planned_exit(const scenario::ServiceAgreement& agreement, base::Date horizon_start);

class Agreements {
 public:
  Agreements(const scenario::Scenario& scenario, const Places& at);

  /// `opening_staff`: one entry a role.
  void begin(const Parameters& parameters, const Month& opening,
             const std::vector<workforce::RoleMonth>& opening_staff, const Vat& vat);
  /// `notices`: by agreement the month in which an initiative gives notice, infinite for none; or no entries. Where the
  /// scenario plans an exit as well the earlier one holds.
  void step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff, const Indices& indices,
            const std::vector<Lanes<double>>& notices, Month& now) const;

 private:
  struct Terms {
    Lanes<double> charge{}, replacement{}, council_cost{};  ///< [GBP/month]; the first two without VAT.
    Lanes<double> avoidable{}, lag{};
    Lanes<Response> response{};
    double planned_exit = 0.0, notice = 0.0;  ///< [months]; infinite where none is planned.
  };
  const scenario::Scenario& scenario_;
  const Places& at_;
  std::vector<Terms> terms_;
};

}  // namespace loadline::service::cost
