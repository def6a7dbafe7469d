#include "loadline/service/staffing_loop.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <boost/math/tools/toms748_solve.hpp>

#include "service/staffing_outlook.hpp"
#include "service/workforce/caseload.hpp"

namespace loadline::service {
namespace {

/// How fast staff numbers grow [FTE/year]. Kept finite, so that a root may be bracketed beside S = 0, where leavers may
/// be without bound.
double growth(const StaffingLoop& loop, double staff) {
  const LoopRates rates = rates_at(loop, staff);
  return std::max(-1e9 * (1.0 + loop.posts), rates.starters - rates.leavers);
}

double root_between(const StaffingLoop& loop, double low, double high, double at_low, double at_high) {
  constexpr double near_enough = 1e-10;  // [FTE]
  std::uintmax_t most_steps = 200;
  const auto [left, right] = boost::math::tools::toms748_solve(
      [&](double staff) { return growth(loop, staff); }, low, high, at_low, at_high,
      [](double a, double b) { return std::abs(b - a) <= near_enough; }, most_steps);
  return 0.5 * (left + right);
}

/// Tells `found` of each equilibrium, in increasing order of staff: where growth changes its sign from one point of a
/// grid to the next. Where it falls through 0 the equilibrium is stable.
template <class Found>
void search(const StaffingLoop& loop, int cells, Found found) {
  const auto tell = [&](double staff, bool stable) {
    found(Equilibrium{staff, rates_at(loop, staff).caseload, stable});
  };
  if (loop.posts <= 0.0) return;
  if (loop.leaving <= 0.0) {  // nobody leaves: growth is 0 from the last advertised post on, never below
    if (loop.fill > 0.0) tell(std::max(0.0, loop.posts - loop.held), true);
    return;
  }
  double low = 1e-9 * loop.posts, at_low = growth(loop, low);  // at 0 itself nobody is there to leave
  if (at_low < 0.0) tell(0.0, true);
  for (int cell = 1; cell <= cells; ++cell) {
    const double high = loop.posts * cell / cells, at_high = growth(loop, high);
    if (at_high == 0.0) continue;  // the next point tells whether the sign changes there
    if ((at_low < 0.0) != (at_high < 0.0))
      tell(root_between(loop, low, high, at_low, at_high), at_high < 0.0);
    low = high;
    at_low = at_high;
  }
}

LoopOutlook outlook_of(std::span<const Equilibrium> all, double staff) {
  LoopOutlook outlook{.settles = staff};
  double nearest = std::numeric_limits<double>::infinity();
  bool past_it = false;  // an unstable equilibrium above `staff`: what follows is out of reach
  for (const Equilibrium& one : all) {
    if (one.stable) {
      if (!past_it) outlook.settles = one.staff;
      continue;
    }
    past_it = one.staff > staff;
    if (const double distance = std::abs(one.staff - staff); distance < nearest) {
      nearest = distance;
      outlook.tipping = one.staff;
    }
  }
  return outlook;
}

}  // namespace

LoopRates rates_at(const StaffingLoop& loop, double staff) {
  LoopRates rates;
  const double vacancies = std::max(0.0, loop.posts - staff);
  rates.agency = std::max(0.0, std::min(loop.cover * vacancies, loop.agency_cap));
  const double capacity = loop.carried * staff + loop.agency_carried * rates.agency;
  rates.caseload = capacity > 0.0 ? std::min(loop.most_cases, loop.workload / capacity) : loop.most_cases;
  rates.starters = loop.fill * std::max(0.0, vacancies - loop.held);
  if (loop.leaving <= 0.0) return rates;
  const workforce::TurnoverTerms terms{loop.leaving, loop.caseload_effect, loop.reference,
                                       0.0,          loop.agency_effect,   loop.most_leaving};
  // Without an effect not even a caseload without bound has one.
  const double felt = loop.caseload_effect == 0.0 ? loop.reference : rates.caseload;
  const double hazard = workforce::leaving_hazard(
      terms, {.caseload = felt, .agency_share = workforce::agency_share(staff, rates.agency)});
  // Without bound beside S = 0 too, where staff times hazard would be 0 times infinity.
  rates.leavers = std::isinf(hazard) ? hazard : hazard * staff;
  return rates;
}

std::vector<Equilibrium> equilibria(const StaffingLoop& loop) {
  constexpr int cells = 512;
  std::vector<Equilibrium> all;
  search(loop, cells, [&](const Equilibrium& one) { all.push_back(one); });
  return all;
}

LoopOutlook outlook(const std::vector<Equilibrium>& all, double staff) { return outlook_of(all, staff); }

LoopOutlook outlook_quickly(const StaffingLoop& loop, double staff) {
  constexpr int cells = 64;
  std::array<Equilibrium, cells + 1> all;
  std::size_t count = 0;
  search(loop, cells, [&](const Equilibrium& one) { all[count++] = one; });
  return outlook_of({all.data(), count}, staff);
}

}  // namespace loadline::service
