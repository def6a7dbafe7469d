#pragma once
/// \file  tests/service/staff_months.hpp
/// \brief The workforce room alone, month after month, while the children stay as they are.

#include <utility>

#include "service/rooms.hpp"
#include "service/workforce/workforce.hpp"

namespace loadline::testing_support {

/// One case-holding role; leaving depends on nothing but `base`.
inline void one_role(scenario::Scenario& s, double posts, double in_post, double base, double fill,
                     double lag) {
  s.workforce.roles.resize(1);
  s.workforce.roles[0].establishment = is<units::Fte>(posts);
  s.workforce.roles[0].in_post = is<units::Fte>(in_post);
  s.workforce.turnover.base = is<units::YearlyRate>(base);
  s.workforce.turnover.caseload_effect = is<units::Ratio>(0.0);
  s.workforce.turnover.inadequate_effect = is<units::Ratio>(0.0);
  s.workforce.turnover.agency_effect = is<units::Ratio>(0.0);
  s.workforce.turnover.most = is<units::MonthlyRate>(1.0);
  s.workforce.recruitment.fill_rate = is<units::YearlyRate>(fill);
  s.workforce.recruitment.lag = is<units::Months>(lag);
}

inline scenario::EstablishmentChange posts_from(int year, int month, int day, double posts) {
  return {{year, month, day}, is<units::Fte>(posts)};
}

/// A horizon of so many years, with the yearly values that needs.
inline void years(scenario::Scenario& s, int count) {
  s.horizon.months = 12 * count;
  s.costs.pay_award.resize(static_cast<std::size_t>(count));
  s.costs.price_growth.resize(static_cast<std::size_t>(count));
}

class Months {
 public:
  explicit Months(const Drawn& drawn, service::Month children = month_with(400, 1000, 400, 500))
      : parameters_(drawn.parameters), room_(drawn.scenario, Drawn::seed), children_(std::move(children)) {
    before_ = children_;
    before_.assessed = units::every_lane(300);
    before_.grade = units::every_lane(1);
    room_.begin(drawn.parameters, drawn.futures, before_);
  }
  const service::Month& next(const service::workforce::StaffDrivers& drivers = {}) {
    service::Month now = children_;
    now.assessed = units::every_lane(300);
    now.grade = units::every_lane(1);
    room_.step(units::MonthIndex(month_++), 30, parameters_, drivers, before_, now);
    before_ = now;
    return before_;
  }
  const service::Month& last() const { return before_; }
  const service::workforce::Workforce& room() const { return room_; }

 private:
  const service::Parameters& parameters_;
  service::workforce::Workforce room_;
  service::Month children_, before_;
  int month_ = 0;
};

}  // namespace loadline::testing_support
