#include "loadline/statistics/appraisal.hpp"

#include <cmath>

namespace loadline::statistics {

double present_value(std::span<const double> flows, double rate) {
  double sum = 0.0, factor = 1.0;
  for (const double flow : flows) {
    sum += flow * factor;
    factor /= 1.0 + rate;
  }
  return sum;
}

double monthly_rate(double yearly) { return std::expm1(std::log1p(yearly) / 12.0); }

std::optional<int> payback_year(std::span<const double> flows) {
  double so_far = 0.0;
  std::optional<int> since;
  for (std::size_t year = 0; year < flows.size(); ++year) {
    so_far += flows[year];
    if (so_far < 0.0)
      since.reset();
    else if (!since)
      since = static_cast<int>(year);
  }
  return since;
}

}  // namespace loadline::statistics
