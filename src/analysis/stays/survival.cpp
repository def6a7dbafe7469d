#include "analysis/stays/survival.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::analysis::stays {
namespace {

/// Times in order, and how many of them lie before or at a time.
struct Times {
  std::vector<double> all;

  void sort() { std::sort(all.begin(), all.end()); }
  double up_to(double time) const {
    return static_cast<double>(std::upper_bound(all.begin(), all.end(), time) - all.begin());
  }
  double before(double time) const {
    return static_cast<double>(std::lower_bound(all.begin(), all.end(), time) - all.begin());
  }
};

}  // namespace

std::vector<Seen> kaplan_meier(const std::vector<Spell>& spells, std::span<const double> months) {
  Times from, to, left;
  for (const Spell& spell : spells) {
    if (!spell.start_known) continue;
    from.all.push_back(spell.from);
    to.all.push_back(spell.to);
    if (spell.left) left.all.push_back(spell.to);
  }
  from.sort();
  to.sort();
  left.sort();
  std::vector<Seen> points;
  double share = 1.0, variance = 0.0;
  std::size_t next = 0;
  for (const double at : months) {
    while (next < left.all.size() && left.all[next] <= at) {
      const double time = left.all[next], leavers = left.up_to(time) - left.before(time);
      const double at_risk = from.up_to(time) - to.before(time);
      share *= 1.0 - leavers / at_risk;
      if (at_risk > leavers) variance += leavers / (at_risk * (at_risk - leavers));
      next += static_cast<std::size_t>(leavers);
    }
    const double at_risk = from.up_to(at) - to.before(at);
    if (at_risk <= 0.0 || share <= 0.0) break;
    points.push_back({at, share, share * std::sqrt(variance), at_risk});
  }
  return points;
}

}  // namespace loadline::analysis::stays
