#include "loadline/service/meeting.hpp"

#include <cmath>
#include <cstdint>

#include <boost/math/special_functions/beta.hpp>

#include "loadline/base/expects.hpp"

namespace loadline::service {

int successes_that_meet(int n, double target) {
  LOADLINE_EXPECTS(n >= 0 && target >= 0.0);
  constexpr std::int64_t million = 1'000'000;
  const std::int64_t millionths = std::llround(target * static_cast<double>(million)) * n;
  return static_cast<int>((millionths + million - 1) / million);
}

double probability_of_meeting(int n, double p, double target) {
  LOADLINE_EXPECTS(p >= 0.0 && p <= 1.0);
  const int needed = successes_that_meet(n, target);
  if (needed == 0) return 1.0;
  if (needed > n) return 0.0;
  return boost::math::ibeta(static_cast<double>(needed), static_cast<double>(n - needed + 1), p);
}

Interval wilson(int successes, int n, double score) {
  LOADLINE_EXPECTS(n >= 1 && successes >= 0 && successes <= n);
  const double share = static_cast<double>(successes) / n;
  const double spread = score * score / n;
  const double centre = (share + spread / 2.0) / (1.0 + spread);
  const double half = score * std::sqrt(share * (1.0 - share) / n + spread / (4.0 * n)) / (1.0 + spread);
  return {centre - half, centre + half};
}

}  // namespace loadline::service
