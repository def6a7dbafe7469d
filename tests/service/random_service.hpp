#pragma once
/// \file  tests/service/random_service.hpp
/// \brief Services drawn at random inside a RapidCheck property: staff, prices and savings of every kind.

#include "loadline/scenario/scenario.hpp"

namespace loadline::testing_support {

/// The example service over `months` with random posts, turnover, terms of agency staff, fees, budget lines and a random
/// programme. Every number is certain; chance remains in what happens.
scenario::Scenario any_service(int months);

/// Any one initiative: cash or a driver, any ramp, certain or not. Its id is `id`.
scenario::Initiative any_initiative(const char* id);

/// The same initiative with an effect of nothing, and nothing spent on it.
scenario::Initiative without_effect(scenario::Initiative initiative);

/// Multiplies every amount of money of the service (not of the contract) by `factor`.
void scale_pounds(scenario::Scenario& service, double factor);

}  // namespace loadline::testing_support
