#pragma once
/// \file  service/demand/micro/child.hpp
/// \brief One child: where the case stands, since when, how old the child is, and how much luck is left.
///
/// Times are months from the start of the first month, every calendar month one unit long: so rates a month mean the
/// same in February, and a birthday falls on the same day of the same month each year.

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "loadline/chance/address.hpp"
#include "loadline/scenario/demand.hpp"

namespace loadline::service::demand::micro {

/// Where a child's case stands. The first five last as the scenario's laws of duration say.
enum class Status : std::uint8_t {
  assessment,
  in_need,
  plan,
  short_stay,
  long_stay,
  unaccompanied,  ///< looked after until 18
  care_leaver,
  coming,  ///< arrives later this month
  gone
};
inline constexpr std::size_t statuses = 9, lasting_statuses = 5;
constexpr auto index(Status status) { return static_cast<std::size_t>(status); }
constexpr auto index(scenario::PlacementType type) { return static_cast<std::size_t>(type); }

constexpr bool stays_in_care(Status status) {
  return status == Status::short_stay || status == Status::long_stay;
}
constexpr bool looked_after(Status status) {
  return stays_in_care(status) || status == Status::unaccompanied;
}

/// How a case ended.
enum class End : std::uint8_t { none, closed, adopted, guardianship, otherwise, turned_18, aged_out };

/// What a child does next, if it does anything this month.
enum class Next : std::uint8_t {
  nothing,
  is_referred,
  arrives_alone,
  is_remanded,
  leaves,
  moves,
  has_birthday
};

/// What a child did this month: for counting it once (`month_flows.hpp`).
enum Mark : std::uint8_t { touched = 1, began_in_care = 2, began_on_plan = 4, had_care = 8, had_plan = 16 };

struct Child {
  double born = 0.0;
  double entered = 0.0;        ///< its status
  double next_birthday = 0.0;  ///< into another band, or the 18th
  double settled = 0.0;        ///< until when what follows has been brought up to date
  double hazard = 0.0;         ///< cumulative hazard of the law of its status at `settled`
  double budget = 0.0;         ///< Exponential(1) at entry: it leaves where the hazard felt has used it up
  double move_budget = 0.0;    ///< the same for the next move between placements
  std::uint32_t month = 0, number = 0;  ///< its address
  std::uint32_t plans = 0;              ///< times its next event was planned: only the last plan counts
  std::uint16_t spells = 0, moves = 0;  ///< statuses entered, moves drawn: they number its draws
  Status status = Status::gone;
  Next next = Next::nothing;
  End end = End::none;
  std::uint8_t band = 0, placement = 0, marks = 0;
};

/// Draws of one spell in a status, by use, so that one use never shifts another.
enum class Draw : std::uint32_t {
  budget = 0,
  destination = 1,
  kind_of_stay = 2,
  placement = 3,
  foster = 4,
  circumstance = 5,  ///< and the three after it
  duties = 9,
  arrival = 10,
  batch_size = 11,
  age_band = 12,
  age = 13,
  time_so_far = 14,
  opening_placement = 15,
};
inline constexpr std::uint32_t draws_a_spell = 16;

/// Numbers of children within the month they come in; a batch of referrals has four in a row. Opening children have no
/// month and (status << 24) + position.
inline constexpr std::uint32_t batch_places = 4;
inline constexpr std::uint32_t first_unaccompanied = 0x40000000, first_remanded = 0x50000000;
inline constexpr std::uint32_t counts_number = 0xFFFFFFFF;  ///< not a child: how many come

/// The luck of the children of one future, by address: one more child moves nobody else's.
class ChildLuck {
 public:
  ChildLuck() = default;
  ChildLuck(chance::Seed seed, chance::Future future) : seed_(seed), future_(future) {}

  double uniform(const Child& child, Draw draw, std::uint32_t more = 0) const {
    return at(child, child.spells * draws_a_spell + static_cast<std::uint32_t>(draw) + more);
  }
  double exponential(const Child& child, Draw draw) const { return -std::log(uniform(child, draw)); }
  /// Of the child's moves between placements: 0 when, 1 where to.
  double of_move(const Child& child, std::uint32_t use) const {
    return at(child, 0x80000000 + child.moves * 2u + use);
  }

 private:
  double at(const Child& child, std::uint32_t draw) const {
    return chance::Stream(seed_, future_, chance::Purpose::child, child.month, child.number).uniform(draw);
  }

  chance::Seed seed_;
  chance::Future future_;
};

}  // namespace loadline::service::demand::micro
