#pragma once
/// \file  service/cost/instalments.hpp
/// \brief What is paid in equal months over a stated time: capital over its life, and what is spent once (`model.md` 3.5, 3.7).

#include <vector>

#include "service/cost/lines.hpp"
#include "service/cost/vat.hpp"

namespace loadline::service::cost {

/// Yearly payment that pays off `cost` with interest `rate` over `years`: r P / (1 - (1 + r)^-n), P / n without interest.
double annuity(double cost, double rate, double years);
/// What an asset costs a year of its life [GBP/year].
double yearly_cost(scenario::AssetMethod method, double cost, double rent, double rate, double years);

/// The months in which something is paid.
struct Span {
  int first = 0, months = 0;  ///< first: month of the horizon, negative before it.
  bool has(int month) const { return month >= first && month < first + months; }
  /// How many of the first year's months.
  int in_first_year() const;
};
Span span_of(const scenario::OneOff& one_off, base::Date start);
Span span_of(const scenario::Asset& asset, base::Date start);

/// Nominal: no index moves them.
class Instalments {
 public:
  Instalments(const scenario::Scenario& scenario, const Places& at);

  void begin(const Parameters& parameters, const Vat& vat);
  void step(units::MonthIndex month, Month& now) const;

 private:
  struct Payment {
    std::size_t line = 0;
    Span span;
    Lanes<double> monthly{};  ///< Without VAT.
  };
  const scenario::Scenario& scenario_;
  std::vector<Payment> payments_;  ///< One-offs, then assets.
};

}  // namespace loadline::service::cost
