#pragma once
/// \file  loadline/chance/address.hpp
/// \brief Chance has an address: every draw is a function of (seed, future, purpose, month, entity, draw) and nothing else.
///
/// So results cannot depend on threads, on requested outputs, on lane mates or on clauses added later, any one future
/// can be simulated alone, and two scenarios share their luck (common random numbers, `model.md` 0.2).

#include <array>
#include <cstdint>

#include "loadline/units/lanes.hpp"

namespace loadline::chance {

/// What the user chose in `--seed` or `about.seed`.
struct Seed {
  std::uint64_t value = 0;
};

/// Why a number is being drawn. Values are part of the results' meaning: append, never renumber.
enum class Purpose : std::uint32_t {
  parameters = 1,          ///< uncertain assumptions; entity = hash of the path
  referral_intensity = 2,  ///< AR(1) innovations of the log intensity
  arrivals = 3,            ///< referral batches and their ages
  moves = 4,               ///< moves between states in a month; entity = age band x row
  flow_flags = 5,          ///< within-month entries that ended elsewhere
  ageing = 6,
  placement = 7,  ///< placement of entrants, movers and leavers
  leavers = 8,    ///< staff
  recruitment = 9,
  unallocated = 10,
  fees = 11,
  indices = 12,      ///< pay award, CPI
  initiatives = 13,  ///< delivery and delay; entity = hash of the initiative's id
  outcomes = 14,     ///< sampling noise of a KPI; entity = hash of the KPI's id
  inspection = 15,
  shocks = 16,
  care_leavers = 17,
  structure = 18,        ///< which structure the world has; shared by the futures of a theta
  dependence = 19,       ///< common factor of a t copula; shared by the futures of a theta
  opening = 20,          ///< how long opening cases have been open; entity = state
  care_swings = 21,      ///< AR(1) innovations of rates into (entity 0) and out of (1) care
  overlays = 22,         ///< early help, education plans, youth justice, unaccompanied children
  child = 23,            ///< micro engine: one child's life; entity = the child's number
  calibration = 24,      ///< fits and forecasts of history; entity and month as the fit says
  turnover_swings = 25,  ///< AR(1) innovations of case holders' hazard of leaving
  decisions = 26,        ///< what people decide about a request; entity = hash of its address
};

/// Which future: futures come in pairs that share their uncertain parameters (`theta`) and differ in luck (`noise`).
struct Future {
  std::uint32_t theta = 0;
  std::uint32_t noise =
      0;  ///< 0 for draws shared by all futures of a theta (parameters); 1, 2 the futures of a pair.

  /// Replication r of a run, 0-based: theta r / 2, noise 1 + r % 2.
  static constexpr Future of_replication(std::uint32_t r) { return {r / 2, 1 + r % 2}; }
  constexpr Future shared() const { return {theta, 0}; }
};

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

/// Philox4x32-10 (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC11, 2011).
constexpr Counter philox(Counter counter, Key key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

/// The draws of one future for one purpose, month and entity. Cheap; made where used. Stateless: `uniform(n)` is the
/// n-th draw, whatever was asked before.
class Stream {
 public:
  /// `month` 0 to 4094 (4095 stands for "no month": see `no_month`), `entity` any number.
  constexpr Stream(Seed seed, Future future, Purpose purpose, std::uint32_t month, std::uint32_t entity)
      : key_{static_cast<std::uint32_t>(seed.value), static_cast<std::uint32_t>(seed.value >> 32)},
        counter_{
            future.theta,
            (static_cast<std::uint32_t>(purpose) << 20) | ((month & 0xFFFu) << 8) | (future.noise & 0xFFu),
            entity, 0} {}

  /// The n-th uniform number, strictly between 0 and 1, on a grid of 2^-52 offset by half a step.
  constexpr double uniform(std::uint32_t n) const {
    Counter at = counter_;
    at[3] = n / 2;
    const Counter bits = philox(at, key_);
    return n % 2 == 0 ? to_unit(bits[0], bits[1]) : to_unit(bits[2], bits[3]);
  }

  /// 52 random bits to (0, 1); public because lanes use the same mapping.
  static constexpr double to_unit(std::uint32_t high, std::uint32_t low) {
    const std::uint64_t bits = ((std::uint64_t{high} << 32) | low) >> 12;
    return (static_cast<double>(bits) + 0.5) * 0x1.0p-52;
  }

 private:
  Key key_;
  Counter counter_;
};

inline constexpr std::uint32_t no_month = 0xFFF;

/// 32-bit FNV-1a of a name, used as entity: adding a name never moves another's draws. Scenario validation refuses two
/// names of one kind with the same hash.
constexpr std::uint32_t entity_of(const char* name) {
  std::uint32_t hash = 0x811C9DC5;
  for (; *name != '\0'; ++name) hash = (hash ^ static_cast<unsigned char>(*name)) * 0x01000193;
  return hash;
}

}  // namespace loadline::chance
