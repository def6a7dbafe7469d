#pragma once
/// \file  service/cost/payroll.hpp
/// \brief The pay bill of 32 futures, month by month: pay, on-costs, agency staff, redundancy (`model.md` 3.1, 3.5).

#include <array>
#include <vector>

#include "service/cost/indices.hpp"
#include "service/cost/lines.hpp"
#include "service/cost/pay.hpp"
#include "service/cost/vat.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::cost {

/// Pay awards step each April. Where they are settled late, staff are paid the assumed award until then, and what the
/// settled one makes of those months is paid with it: a year costs what it would with prompt settlement. Agency rates and
/// lines that follow pay take the settled award from April.
class Payroll {
 public:
  Payroll(const scenario::Scenario& scenario, const Places& at);

  void begin(const Parameters& parameters, const Indices& indices, const Vat& vat);
  void step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff, const Indices& indices,
            Month& now);

 private:
  enum Part { pay, national_insurance, pension, levy_due, past, parts };
  using Bill = std::array<double, parts>;  ///< [GBP/month]

  struct RoleTerms {
    Lanes<double> salary{}, new_terms{};
    bool two_tier = false;  ///< Whether any new terms differ.
  };

  Bill bill_of(const std::vector<workforce::RoleMonth>& staff, std::size_t lane, double pay_level,
               const OnCostTerms& terms) const;
  void begin_agency(const Parameters& parameters, const Vat& vat);
  void begin_awards(const Parameters& parameters, const Indices& indices);
  void pay_agency(std::size_t year, const Indices& indices, Month& now) const;
  void pay_first_years(std::size_t year, const std::vector<workforce::RoleMonth>& staff,
                       const Indices& indices, Month& now) const;
  void pay_redundancies(std::size_t year, const std::vector<workforce::RoleMonth>& staff,
                        const Indices& indices, Month& now) const;

  const scenario::Scenario& scenario_;
  const Places& at_;
  std::vector<RoleTerms> roles_;
  Lanes<OnCostTerms> on_costs_{};
  Lanes<RedundancyTerms> redundancy_{};
  Lanes<double> agency_{}, beyond_cap_{}, support_{};  ///< [GBP/FTE/month, GBP a starter]
  std::vector<Lanes<double>> increments_;              ///< By contract year: what they have raised pay to.
  int delay_ = 0;                                      ///< Of settlement [months].
  std::vector<Lanes<double>> assumed_;                 ///< By contract year: pay index at the award assumed.
  Lanes<Bill> arrears_{};                              ///< Owed since April.
};

}  // namespace loadline::service::cost
