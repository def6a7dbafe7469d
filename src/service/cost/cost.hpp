#pragma once
/// \file  service/cost/cost.hpp
/// \brief What a month costs in 32 futures, line by line (`model.md` 3).

#include <array>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/cost/indices.hpp"
#include "service/cost/pay.hpp"
#include "service/cost/programme_money.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::cost {

/// The lines of a scenario's budget in their fixed order: pay, on-costs, agency, placements, other lines,
/// VAT, balancing, savings, investment, and what the council keeps.
std::vector<CostLine> cost_lines(const scenario::Scenario& scenario);

/// What shocks do to prices and income in a month.
struct PriceShocks {
  Lanes<double> agency_foster = units::every_lane(1.0), external_residential = units::every_lane(1.0),
                all_placements = units::every_lane(1.0);  ///< Multiply weekly fees.
  FeeFactors by_type = unchanged_fees();                  ///< Likewise, from the savings programme.
  Lanes<double> income_lost{};                            ///< [GBP/year], negative where income is won.
};

/// Accrues costs. `begin` takes the drawn prices, `step` fills `now.costs`, which must have one entry a line.
/// Allocates nothing after construction. A line that follows a driver whose opening value is 0 stays at its
/// stated amount.
class Cost {
 public:
  explicit Cost(const scenario::Scenario& scenario);

  void begin(const Parameters& parameters, const Month& opening);

  /// `staff`: one entry a role.
  void step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff,
            const ProgrammeMoney& programme, const PriceShocks& shocks, Month& now);

  const std::vector<YearIndices>& years() const { return indices_.years(); }

 private:
  void accrue_pay(std::size_t year, const std::vector<workforce::RoleMonth>& staff, Month& now) const;
  void accrue_agency(std::size_t year, Month& now) const;
  void accrue_placements(std::size_t year, const PriceShocks& shocks, Month& now) const;
  void accrue_income(std::size_t year, const PriceShocks& shocks, Month& now) const;
  void accrue_lines(std::size_t year, Month& now) const;
  void accrue_vat(Month& now) const;
  void accrue_rest(std::size_t year, const ProgrammeMoney& programme, Month& now) const;

  static constexpr std::size_t not_there = static_cast<std::size_t>(-1);  ///< A line this budget lacks.
  /// Where each group of lines begins.
  struct Places {
    std::size_t pay = 0, agency = 4, placements = 5, lines = 5 + scenario::placement_types, vat = 0,
                balancing = 0, savings = 0, investment = 0, council_retained = 0;
    std::size_t unaccompanied_grant = not_there, income_lost = not_there, count = 0;
  };

  struct Line {
    Lanes<double> amount{}, opening{};  ///< [GBP/month; children]
  };

  const scenario::Scenario& scenario_;
  Places at_;
  Indices indices_;
  std::vector<Lanes<double>> salaries_;
  Lanes<OnCostTerms> on_costs_{};
  std::array<Lanes<double>, scenario::placement_types> weekly_fees_{};
  std::vector<Line> lines_;
  Lanes<double> agency_charge_{}, vat_leak_{}, balancing_{}, council_retained_{}, unaccompanied_grant_{};
};

}  // namespace loadline::service::cost
