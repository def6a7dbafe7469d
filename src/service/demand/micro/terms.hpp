#pragma once
/// \file  service/demand/micro/terms.hpp
/// \brief The numbers of a scenario as they turned out in one future, in the form one child's life needs.

#include <array>
#include <vector>

#include "loadline/scenario/demand.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/duration.hpp"
#include "service/demand/micro/child.hpp"
#include "service/demand/pressures.hpp"

namespace loadline::service::demand::micro {

inline constexpr std::size_t bands = scenario::age_bands, oldest = bands - 1;
inline constexpr std::size_t types = scenario::placement_types;
template <class T>
using ByBand = std::array<T, bands>;
template <class T>
using ByType = std::array<T, types>;

/// First age of a band [years]; of the one after the last, 18.
constexpr double first_age(std::size_t band) {
  double age = 0.0;
  for (std::size_t younger = 0; younger < band; ++younger) age += scenario::age_band_years[younger];
  return age;
}

/// A law of durations, with the commonest made cheap.
struct Law {
  Duration duration;
  double rate = 0.0;  ///< of an exponential [per month]; 0 for another law

  double hazard(double months) const {
    return rate > 0.0 ? rate * months : duration.cumulative_hazard(months);
  }
  double time_of(double hazard) const { return rate > 0.0 ? hazard / rate : duration.time_of(hazard); }
};

/// Of those leaving an open case, at factors of 1; sums to 1.
struct Destinations {
  double plan = 0.0, care = 0.0, need = 0.0, closed = 0.0;
};
/// Of those leaving care under 18, at factors of 1; sums to 1.
struct WaysOut {
  double home = 0.0, adopted = 0.0, guardianship = 0.0, otherwise = 1.0;
  double sum() const { return home + adopted + guardianship + otherwise; }
};
/// Under 16 first, then of 16 and 17.
struct CircumstanceTerms {
  std::array<double, 2> share{};
  ByType<double> odds{};
};
struct Move {
  std::size_t from = 0, to = 0;
  double rate = 0.0;
};

struct Terms {
  std::array<Law, lasting_statuses> law;
  std::array<Destinations, 3> leads_to;  ///< assessment, in need, plan
  WaysOut ways_out;
  double short_stays = 0.0,
         short_opening = 0.0;  ///< Of entrants, and of the children looked after at the start.
  double duties = 0.0;
  double newborn = 0.0;  ///< Of children under 1 who are assessed; below 1.
  ByBand<double> into_care{}, out_of_care{};
  std::array<ByType<double>, 2> entrants{};  ///< Under 16, 16 and 17.
  ByType<double> leaving{}, capacity{}, move_rate{};
  std::vector<CircumstanceTerms> circumstances;
  std::vector<Move> moves;
  std::array<double, 4> batch_up_to{};  ///< Chance that a batch has at most 1, 2, 3, 4 children.

  /// Fills all from one lane; allocates nothing the second time.
  void fill(const scenario::Demand& demand, const Parameters& parameters, std::size_t lane);
};

/// The month's pressures in one future.
struct MonthTerms {
  double speed = 1.0, into_care = 1.0, out_of_care = 1.0, return_home = 1.0;
  double duties_rate = 1.0;  ///< Of reaching the end of duties [per month].
  double foster_places = 0.0, foster_moved = 0.0;
  bool foster_limited = false;
  ByBand<double> ages_up_to{};  ///< Chance that an assessed child is of this band or younger.

  MonthTerms() = default;
  MonthTerms(const Pressures& pressures, std::size_t lane);
};

/// Mean number of children in a batch, from shares of sizes that may not sum to 1; 0 where all are 0.
double mean_batch(const scenario::Referrals& terms, const Parameters& parameters, std::size_t lane);

}  // namespace loadline::service::demand::micro
