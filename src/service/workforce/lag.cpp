#include "service/workforce/lag.hpp"

#include <cmath>

#include <boost/math/special_functions/gamma.hpp>

namespace loadline::service::workforce {

LagLaw::LagLaw(const scenario::Recruitment& terms) {
  constexpr double negligible = 1e-12;
  const double mean = std::round(terms.lag.typical_value());
  const double spread = terms.lag_spread.typical_value();
  if (spread <= 0.0 || mean <= 0.0) {
    at_least_.assign(static_cast<std::size_t>(mean) + 1, 1.0);
  } else {
    const double shape = 1.0 / (spread * spread), scale = mean / shape;
    double above = 1.0;
    for (double month = 0.0; above > negligible; month += 1.0) {
      at_least_.push_back(above);
      above = boost::math::gamma_q(shape, (month + 0.5) / scale);
    }
  }
  longer_.assign(at_least_.size(), 0.0);
  for (std::size_t month = at_least_.size() - 1; month-- > 0;)
    longer_[month] = longer_[month + 1] + at_least_[month + 1];
}

double LagLaw::ends_at(std::size_t months) const {
  return months < at_least_.size() ? 1.0 - at_least(months + 1) / at_least(months) : 1.0;
}

double LagLaw::under_way_ends_at(std::size_t months) const {
  return months + 1 < at_least_.size() ? at_least(months + 1) / longer_[months] : 1.0;
}

}  // namespace loadline::service::workforce
