#pragma once
/// \file  service/workforce/agency.hpp
/// \brief How many agency staff there are (`model.md` 2.3): what is wanted, allowed, affordable and to be had.

#include <algorithm>
#include <limits>

#include "loadline/scenario/workforce.hpp"
#include "service/cost/pay.hpp"

namespace loadline::service::workforce {

/// One future's limits. Those that are not set are infinite.
struct AgencyTerms {
  double cover = 0.0;                                           ///< Wanted: share of the vacancies.
  double cap = 0.0;                                             ///< Allowed [FTE].
  double affordable = std::numeric_limits<double>::infinity();  ///< [FTE]
  double supply = std::numeric_limits<double>::infinity();      ///< To be had [FTE].
  double found = 1.0;  ///< Share of them who come for the pay that is offered.

  /// The least of the limits, below 0 where a cap was cut below 0 [FTE].
  double most() const { return std::min(cap, std::min(affordable, supply)); }
};

/// Agency staff [FTE], never below 0.
inline double agency_staff(double vacancies, const AgencyTerms& terms) {
  return terms.found * std::max(0.0, std::min(terms.cover * vacancies, terms.most()));
}

/// The terms as `read` gives each number. Supply is the market's own, without those who left lately.
template <class Read>
AgencyTerms agency_terms(const scenario::Agency& agency, const Read& read) {
  AgencyTerms terms{.cover = read(agency.cover), .cap = read(agency.cap)};
  const double most_paid = read(agency.hourly_cap), asked = read(agency.hourly_rate);
  const bool offers_less = most_paid > 0.0 && asked > most_paid && !agency.beyond_cap;
  if (offers_less) terms.found = read(agency.found_at_cap);
  const double unit_cost = cost::agency_unit_cost(
      {offers_less ? most_paid : asked, read(agency.hours_a_day), read(agency.paid_days), read(agency.fee)});
  const double budget = read(agency.budget), supply = read(agency.supply);
  if (budget > 0.0 && unit_cost > 0.0) terms.affordable = budget / unit_cost;
  if (supply > 0.0) terms.supply = supply;
  return terms;
}

}  // namespace loadline::service::workforce
