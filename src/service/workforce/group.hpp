#pragma once
/// \file  service/workforce/group.hpp
/// \brief Some people of a role in 32 futures, and how many of them are expected to be on old terms.

#include <algorithm>

#include "loadline/chance/samplers.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::service::workforce {

struct Group {
  units::Counts people{};               ///< [FTE]
  units::Lanes<double> on_old_terms{};  ///< Among them, the expected number [FTE].

  bool empty() const {
    return std::ranges::all_of(people, [](units::Count count) { return count == 0; });
  }

  /// Those of a lane who go, at most all; each is as likely on old terms as not. Returns how many of them are.
  double take(std::size_t lane, units::Count gone) {
    if (gone <= 0) return 0.0;
    const double old = gone * (on_old_terms[lane] / people[lane]);
    people[lane] -= gone;
    on_old_terms[lane] -= old;
    return old;
  }
  void add(std::size_t lane, units::Count people_more, double old_more) {
    people[lane] += people_more;
    on_old_terms[lane] += old_more;
  }
  /// Moves people of a lane into another group.
  void pass(std::size_t lane, units::Count moved, Group& other) { other.add(lane, moved, take(lane, moved)); }

  /// Who leaves by chance, each with `chance`.
  units::Counts leave(const units::Lanes<double>& chance, const units::Lanes<double>& uniforms) {
    const units::Counts leavers = chance::binomial(people, chance, uniforms);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      on_old_terms[lane] -= leavers[lane] * (on_old_terms[lane] / std::max(1, people[lane]));
      people[lane] -= leavers[lane];
    }
    return leavers;
  }
};

}  // namespace loadline::service::workforce
