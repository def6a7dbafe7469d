#pragma once
/// \file  loadline/service/agreed_cost.hpp
/// \brief What a service agreement is planned to cost in a year (`model.md` 3.3): for the opening budget and for plans.

#include "loadline/base/date.hpp"
#include "loadline/scenario/costs.hpp"

namespace loadline::service {

/// The charge until a planned exit, what replaces it afterwards, at typical values in the first year's prices, VAT as quoted
/// [GBP/year].
/// \param start  Of the horizon.
/// \param year   Contract year, 0 the first.
double agreed_cost(const scenario::ServiceAgreement& agreement, base::Date start, int year);

}  // namespace loadline::service
