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

/// Who of them enters care within the month and is there at its end.
Lanes<double> entering(const ByState& children, const CaseMoves& moves, const Lanes<double>& arrivals) {
  Lanes<double> entrants{};
  for (const State stay : {short_stay, long_stay}) {
    for (const State from : {assessment, in_need, plan})
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        entrants[lane] += children[from][lane] * moves.ends[from][stay][lane];
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      entrants[lane] += arrivals[lane] * moves.ends[arriving][stay][lane];
  }
  return entrants;
}

/// Arrivals at one month of age of a band of so many: some come at birth.
Lanes<double> with_newborn(const Lanes<double>& alike, const Lanes<double>& newborn, double month,
                           double months) {
  Lanes<double> arrivals = alike;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double at_birth = std::clamp(newborn[lane], 0.0, 1.0);
    arrivals[lane] = alike[lane] * (1.0 - at_birth) + (month == 0.0 ? alike[lane] * months * at_birth : 0.0);
  }
  return arrivals;
}

/// Nought for all is alike for all.
void alike_where_nobody(std::vector<Lanes<double>>& parts) {
  Lanes<double> all{};
  for (const Lanes<double>& part : parts) add(all, part);
  for (Lanes<double>& part : parts)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      if (!(all[lane] > 0.0)) part[lane] = 1.0;
}

}  // namespace

BirthdayChances birthdays_alike() {
  BirthdayChances chances;
  for (std::size_t band = 0; band < bands; ++band)
    chances[band].fill(units::every_lane(1.0 / (12.0 * scenario::age_band_years[band])));
  return chances;
}

void find_balance(const scenario::Demand& demand, const Parameters& parameters, const BaseRates& base,
                  AgesInBalance& ages) {
  ages.cases = birthdays_alike();
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
    std::vector<Lanes<double>>& entrants = ages.entrants[band];
    std::fill(entrants.begin(), entrants.end(), Lanes<double>{});
    ByState in_band{};
    const Lanes<double> ordinary = arrivals;
    for (double month = 0.0; month < months; month += 1.0) {
      if (band == 0)
        arrivals = with_newborn(ordinary, parameters.raw(demand.referrals.newborn), month, months);
      const auto part =
          static_cast<std::size_t>((month + 0.5) * static_cast<double>(entrants.size()) / months);
      add(entrants[part], entering(children, moves, arrivals));
      children = month_on(children, moves, arrivals);
      for (std::size_t state = 0; state < open_states; ++state) add(in_band[state], children[state]);
    }
    alike_where_nobody(entrants);
    for (std::size_t state = 0; state < case_states; ++state)
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        if (in_band[state][lane] > 0.0)
          ages.cases[band][state][lane] = children[state][lane] / in_band[state][lane];
  }
}

}  // namespace loadline::service::demand::cohort
