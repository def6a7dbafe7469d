#include "service/cost/agreements.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "loadline/service/agreed_cost.hpp"

namespace loadline::service::cost {

using units::lane_count;

double stranded_share(double months_since_exit, double avoidable, double lag) {
  return 1.0 + avoidable * std::expm1(-months_since_exit / lag);
}

double planned_exit(const scenario::ServiceAgreement& agreement, base::Date horizon_start) {
  if (!agreement.notice_given.known()) return std::numeric_limits<double>::infinity();
  return units::Calendar(horizon_start).month_of(agreement.notice_given) + agreement.notice.typical_value();
}

Agreements::Agreements(const scenario::Scenario& scenario, const Places& at)
    : scenario_(scenario), at_(at), terms_(scenario.costs.agreements.size()) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    terms_[i].notice = scenario.costs.agreements[i].notice.typical_value();
    terms_[i].planned_exit = planned_exit(scenario.costs.agreements[i], scenario.horizon.start);
  }
}

void Agreements::begin(const Parameters& parameters, const Month& opening,
                       const std::vector<workforce::RoleMonth>& opening_staff, const Vat& vat) {
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const scenario::ServiceAgreement& one = scenario_.costs.agreements[i];
    Terms& terms = terms_[i];
    const Lanes<double>&charge = parameters.raw(one.charge), &replacement = parameters.raw(one.replacement),
          &council_cost = parameters.raw(one.council_cost), &variable = parameters.raw(one.variable);
    const Lanes<double> reference = driver_now(one.driver, opening, opening_staff);
    terms.avoidable = parameters.raw(one.avoidable);
    terms.lag = parameters.raw(one.lag);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const auto a_month = [&](double amount) {
        return (one.vatable ? vat.net(amount, lane) : amount) / months_a_year;
      };
      terms.charge[lane] = a_month(charge[lane]);
      terms.replacement[lane] = a_month(replacement[lane]);
      terms.council_cost[lane] =
          council_cost[lane] > 0.0 ? council_cost[lane] / months_a_year : terms.charge[lane];
      terms.response[lane] = {reference[lane], 1.0 - variable[lane], 0.0};
    }
  }
}

void Agreements::step(units::MonthIndex month, const std::vector<workforce::RoleMonth>& staff,
                      const Indices& indices, const std::vector<Lanes<double>>& notices, Month& now) const {
  const auto year = static_cast<std::size_t>(month.year());
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const scenario::ServiceAgreement& one = scenario_.costs.agreements[i];
    const Terms& terms = terms_[i];
    const Lanes<double>& level = indices.level(one.index, year);
    const Lanes<double> driver = driver_now(one.driver, now, staff);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double exit = notices.empty() ? terms.planned_exit
                                          : std::min(terms.planned_exit, notices[i][lane] + terms.notice);
      const double since = month.value() - exit;
      const bool left = since >= 0.0;
      const double share = left ? 1.0 : share_of_amount(terms.response[lane], driver[lane]);
      const double charge = left ? 0.0 : terms.charge[lane] * level[lane] * share;
      const double bought = left ? 0.0 : share / months_a_year;
      post(now, at_.agreements + i, lane, charge, bought);
      post(now, at_.provided + i, lane, charge, bought);
      if (at_.replacement[i] != Places::none)
        post(now, at_.replacement[i], lane, left ? terms.replacement[lane] * level[lane] : 0.0,
             left ? one_month : 0.0);
      if (at_.stranded[i] == Places::none) continue;
      const double council_bears =
          left ? terms.council_cost[lane] * stranded_share(since, terms.avoidable[lane], terms.lag[lane])
               : (terms.council_cost[lane] - terms.charge[lane]) * share;
      post(now, at_.stranded[i], lane, council_bears * level[lane], share / months_a_year);
    }
  }
}

}  // namespace loadline::service::cost

namespace loadline::service {

AgreedCost agreed_cost(const scenario::ServiceAgreement& agreement, base::Date start, int year) {
  using cost::months_a_year;
  const double bought =
      std::clamp(cost::planned_exit(agreement, start) - months_a_year * year, 0.0, months_a_year) /
      months_a_year;
  return {.bought = bought,
          .charge = bought * agreement.charge.typical_value(),
          .replacement = (1.0 - bought) * agreement.replacement.typical_value()};
}

}  // namespace loadline::service
