#pragma once
/// \file  service/demand/placements.hpp
/// \brief Where looked-after children live: a label on them, given on entry, changed by moves, lost on
/// leaving.

#include <vector>

#include "loadline/chance/lane_stream.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/people.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand {

/// Who came into and left placements in a month. Children who came and went within it never had one.
struct PlacementChanges {
  People entered_under_16{}, entered_16{};
  People remanded{};  ///< Besides: they go to secure accommodation.
  People left{};      ///< All who left care, those who turned 18 among them.
  People
      adopted{};  ///< Of those: they leave from placements for adoption as far as there are children in them.
};

class Placements {
 public:
  explicit Placements(const scenario::Demand& demand);

  /// Splits the children looked after over types as the scenario's opening placements stand to each other.
  void begin(const Parameters& parameters, const chance::LaneFutures& futures, const People& looked_after);
  /// Leavers first, then entrants into what is free, then moves between types. Where a type has no place a child goes
  /// down `scenario::spill_to`; nobody is moved out to make room.
  void step(std::uint32_t month, const Parameters& parameters, const Pressures& pressures,
            const PlacementChanges& changes);

  const std::array<People, scenario::placement_types>& placed() const { return placed_; }
  /// Placements that began in the month stepped last: entrants and moves into the type.
  const std::array<People, scenario::placement_types>& starts() const { return starts_; }
  /// Entrants of the month stepped last for whom the type best for them had no place.
  const People& spilled() const { return spilled_; }

 private:
  using Shares = std::array<Lanes<double>, scenario::placement_types>;

  void leave(std::uint32_t month, const Parameters& parameters, const PlacementChanges& changes);
  void enter(std::uint32_t month, const Parameters& parameters, const Pressures& pressures,
             const PlacementChanges& changes);
  void find_places(const Parameters& parameters, const Pressures& pressures,
                   std::array<People, scenario::placement_types>& entrants);
  void move(std::uint32_t month, const Parameters& parameters, const Pressures& pressures);
  /// Places free in a type; very many where it has no limit.
  People free_places(std::size_t type, const Parameters& parameters, const Pressures& pressures) const;

  const scenario::Demand* demand_;
  std::vector<std::uint32_t> move_entity_;  ///< hash of each move's id
  chance::LaneFutures futures_;
  Shares best_under_16_{}, best_16_{};  ///< Where entrants are best placed, relative to one another.
  std::array<People, scenario::placement_types> placed_{}, starts_{};
  People spilled_{};
};

}  // namespace loadline::service::demand
