#pragma once
/// \file  loadline/service/agreed_cost.hpp
/// \brief What a service agreement is planned to cost in a year (`model.md` 3.3): for the opening budget and for plans.

#include "loadline/base/date.hpp"
#include "loadline/scenario/costs.hpp"

namespace loadline::service {

/// The charge until a planned exit, what replaces it afterwards [GBP in the year].
struct AgreedCost {
  double bought = 1.0;  ///< Share of the year in which the service is bought from the council.
  double charge = 0.0, replacement = 0.0;
  double total() const { return charge + replacement; }
};

/// At typical values in the first year's prices, VAT as quoted.
/// \param start  Of the horizon.
/// \param year   Contract year, 0 the first.
AgreedCost agreed_cost(const scenario::ServiceAgreement& agreement, base::Date start, int year);

}  // namespace loadline::service
