#include "validate_parts.hpp"

namespace loadline::scenario::rules {

void check_costs(Scenario& s, Judge& judge) {
  settle_years(s.costs.pay_award, "costs.pay_award", s.horizon, 1, judge);
  settle_years(s.costs.price_growth, "costs.price_growth", s.horizon, 1, judge);
}

}  // namespace loadline::scenario::rules
