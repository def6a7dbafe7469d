#include <cmath>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {

void check_workforce(Scenario& s, Judge& judge) {
  const Workforce& w = s.workforce;
  double in_post = 0.0;
  bool all_usable = usable(w.headcount);
  for (const Role& role : w.roles) {
    all_usable = all_usable && usable(role.in_post);
    in_post += role.in_post.typical_value();
    const bool holds_cases = usable(role.case_holding) && role.case_holding.typical_value() > 0.0;
    for (const Part& part : {Part{"establishment", &role.establishment}, Part{"in_post", &role.in_post}}) {
      const double value = part.number->typical_value();
      if (holds_cases && usable(*part.number) && value != std::round(value))
        judge.error("workforce.role." + role.id + "." + part.name, part.number->origin.place,
                    "is " + written(value, units::UnitOf<units::Fte>::name),
                    "people who hold cases come and go one by one", "write a whole number");
    }
  }
  const double headcount = w.headcount.typical_value();
  if (all_usable && in_post > headcount + 1e-9)
    judge.error(
        "workforce.headcount", w.headcount.origin.place, fmt::format("is {:g} staff", headcount),
        fmt::format("the roles have {:g} FTE in post, and no one is more than one full-time equivalent",
                    in_post),
        "correct the roles or the headcount");
}

}  // namespace loadline::scenario::rules
