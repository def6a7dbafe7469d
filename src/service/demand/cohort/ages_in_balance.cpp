#include "service/demand/cohort/ages_in_balance.hpp"

#include <algorithm>

namespace loadline::service::demand::cohort {
namespace {

using ByState = std::array<Lanes<double>, open_states>;

/// A month on for the children of one month of age, with those who arrive at it.
ByState month_on(const ByState& children, const CaseMoves& moves, const Lanes<double>& arrivals) {
  ByState next{};
  for (std::size_t to = 0; to < open_states; ++to) {
    for (std::size_t from = 0; from < open_states; ++from) {
      // Nobody returns to assessment: those rows do not say so.
      if (to == assessment && from != assessment) continue;
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        next[to][lane] += children[from][lane] * moves.ends[from][to][lane];
    }
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      next[to][lane] += arrivals[lane] * moves.ends[arriving][to][lane];
  }
  return next;
}

}  // namespace

BirthdayChances birthdays_alike() {
  BirthdayChances chances;
  for (std::size_t band = 0; band < bands; ++band)
    chances[band].fill(units::every_lane(1.0 / (12.0 * scenario::age_band_years[band])));
  return chances;
}

BirthdayChances birthdays_in_balance(const scenario::Demand& demand, const Parameters& parameters,
                                     const BaseRates& base) {
  BirthdayChances chances = birthdays_alike();
  const Pressures usual;
  CaseRates rates;
  CaseMoves moves;
  Counts held{};
  ByState children{};  // of one month of age, from birth to 18
  for (std::size_t band = 0; band < bands; ++band) {
    rates_of_band(base, band, usual, rates, held);
    month_of_moves(rates, moves);
    const double months = 12.0 * scenario::age_band_years[band];
    Lanes<double> arrivals = parameters.raw(demand.ages[band].arrivals);
    for (double& share : arrivals) share = std::max(share, 0.0) / months;
    ByState in_band{};
    for (double month = 0.0; month < months; month += 1.0) {
      children = month_on(children, moves, arrivals);
      for (std::size_t state = 0; state < open_states; ++state) add(in_band[state], children[state]);
    }
    for (std::size_t state = 0; state < case_states; ++state)
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        if (in_band[state][lane] > 0.0)
          chances[band][state][lane] = children[state][lane] / in_band[state][lane];
  }
  return chances;
}

}  // namespace loadline::service::demand::cohort
