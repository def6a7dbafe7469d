#include "service/cost/instalments.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/units/calendar.hpp"

namespace loadline::service::cost {

using units::lane_count;

double annuity(double cost, double rate, double years) {
  if (rate == 0.0) return cost / years;
  return rate * cost / -std::expm1(-years * std::log1p(rate));
}

double yearly_cost(scenario::AssetMethod method, double cost, double rent, double rate, double years) {
  switch (method) {
    case scenario::AssetMethod::annuity:
      return annuity(cost, rate, years);
    case scenario::AssetMethod::straight_line:
      return cost / years;
    case scenario::AssetMethod::lease:
      break;
  }
  return rent;
}

int Span::in_first_year() const {
  return std::max(0, std::min(first + months, static_cast<int>(months_a_year)) - std::max(first, 0));
}

Span span_of(const scenario::OneOff& one_off, base::Date start) {
  return {units::Calendar(start).month_of(one_off.start), static_cast<int>(one_off.months.typical_value())};
}

Span span_of(const scenario::Asset& asset, base::Date start) {
  return {units::Calendar(start).month_of(asset.from), static_cast<int>(asset.life.typical_value())};
}

Instalments::Instalments(const scenario::Scenario& scenario, const Places& at) : scenario_(scenario) {
  const base::Date start = scenario.horizon.start;
  for (std::size_t i = 0; i < scenario.costs.one_offs.size(); ++i)
    payments_.push_back({at.one_offs + i, span_of(scenario.costs.one_offs[i], start), {}});
  for (std::size_t i = 0; i < scenario.costs.assets.size(); ++i)
    payments_.push_back({at.assets + i, span_of(scenario.costs.assets[i], start), {}});
}

void Instalments::begin(const Parameters& parameters, const Vat& vat) {
  auto payment = payments_.begin();
  for (const scenario::OneOff& one : scenario_.costs.one_offs) {
    const Lanes<double>& stated = parameters.raw(one.amount);
    const Lanes<double> amount = one.vatable ? vat.net(stated) : stated;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      payment->monthly[lane] = amount[lane] / payment->span.months;
    ++payment;
  }
  for (const scenario::Asset& one : scenario_.costs.assets) {
    const Lanes<double>&cost = parameters.raw(one.cost), &rent = parameters.raw(one.rent),
          &rate = parameters.raw(one.rate);
    const double years = payment->span.months / months_a_year;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      payment->monthly[lane] =
          yearly_cost(one.method, cost[lane], rent[lane], rate[lane], years) / months_a_year;
    ++payment;
  }
}

void Instalments::step(units::MonthIndex month, Month& now) const {
  for (const Payment& payment : payments_) {
    const bool due = payment.span.has(month.value());
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      post(now, payment.line, lane, due ? payment.monthly[lane] : 0.0, due ? one_month : 0.0);
  }
}

}  // namespace loadline::service::cost
