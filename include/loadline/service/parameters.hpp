#pragma once
/// \file  loadline/service/parameters.hpp
/// \brief Every number of a scenario as it turned out in 32 futures: the uncertain ones drawn, the others as stated.

#include <vector>

#include "loadline/chance/address.hpp"
#include "loadline/scenario/schema.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::service {

/// Draws uncertain assumptions. Set up once a run (Cholesky factor of the copula); safe to share between threads.
///
/// First the structure of a theta by the weights of `structures`, at (seed, theta, noise 0, Purpose::structure): some
/// numbers are then otherwise. Every number is drawn at the address (seed, theta, noise 0, Purpose::parameters, no month,
/// hash of its path), so adding an uncertain number moves no other. Correlated numbers keep their own normal score as the
/// first factor of their block: z = L e, with Pearson R = 2 sin(pi spearman / 6) (`model.md` 1.10), repaired where
/// need be (`scenario::correlation_block`). Where `dependence.degrees_of_freedom` is above 0 all scores of the block are
/// multiplied by one factor that makes them Student's t: Spearman's correlations are then very nearly those stated.
class ParameterDraw {
 public:
  /// Correlations must name uncertain numbers: validated before (`scenario::validate`).
  ParameterDraw(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed);

  /// Values of one theta, one a slot, in the kept unit.
  std::vector<double> values(std::uint32_t theta) const;
  /// The same into `values`; allocates nothing where it has the room already.
  void values(std::uint32_t theta, std::vector<double>& values) const;

  /// Which of `scenario.structures` a theta has; -1 for the scenario as it stands.
  int structure(std::uint32_t theta) const;

  /// Slots of numbers that are uncertain, in the scenario or in one of its structures; increasing.
  const std::vector<int>& uncertain_slots() const { return uncertain_; }

 private:
  struct Correlated {
    std::vector<int> slots;
    std::vector<double> factor;  ///< lower triangular, row-major
  };
  struct Changed {
    int slot;
    const chance::Uncertain* uncertain;
  };
  struct Structure {
    double up_to;                  ///< sum of the weights, this one included
    std::vector<Changed> numbers;  ///< by slot
  };
  void draw(const Structure* structure, std::uint32_t theta, std::vector<double>& values) const;
  const chance::Uncertain& uncertain(int slot, const Structure* structure) const;
  double uniform(int slot, std::uint32_t theta) const;

  const scenario::Register* register_;
  chance::Seed seed_;
  std::vector<int> uncertain_;
  std::vector<std::uint32_t> entity_;  ///< hash of the path, one a slot
  std::vector<double> typical_;        ///< one a slot
  Correlated correlated_;
  std::vector<Structure> structures_;
  int degrees_slot_ = -1;
};

/// The drawn values of a block, by assumption.
class Parameters {
 public:
  Parameters(const ParameterDraw& draw, const units::Lanes<chance::Future>& futures);
  /// Draws again for other futures of the same scenario; allocates nothing.
  void redraw(const ParameterDraw& draw, const units::Lanes<chance::Future>& futures);

  /// Raw values in the kept unit.
  const units::Lanes<double>& raw(const scenario::Datum& datum) const {
    return values_[static_cast<std::size_t>(datum.slot)];
  }

  template <class Q>
  units::Lanes<Q> of(const scenario::Assumption<Q>& assumption) const {
    units::Lanes<Q> typed{};
    const units::Lanes<double>& values = raw(assumption);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) typed[lane] = Q::from_value(values[lane]);
    return typed;
  }

 private:
  std::vector<units::Lanes<double>> values_;
  std::vector<double> scratch_;
};

}  // namespace loadline::service
