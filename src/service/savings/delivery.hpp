#pragma once
/// \file  service/savings/delivery.hpp
/// \brief Whether an initiative delivers, and how fast (`model.md` 6.1).

#include "loadline/scenario/savings.hpp"

namespace loadline::service::savings {

/// Chances of one initiative, 0 to 1: that it is delivered at all; if so, that it is only partly; how much of
/// it then.
struct Chances {
  double confidence = 0.0, partial = 0.0, partial_fraction = 0.0;
};

/// Share of the full effect delivered: 1, `partial_fraction` or 0, by inverting one uniform number. The
/// lowest numbers deliver in full, so that a common factor makes initiatives succeed together.
double delivered(const Chances& chances, double uniform);

/// The uniform number of an initiative under the one-factor Gaussian copula: its score is
/// sqrt(rho) x common + sqrt(1 - rho) x own, rho = `correlation` from 0 to 1.
double linked_uniform(double correlation, double common_score, double own_score);

/// Share of the full effect reached `months_since_start` whole months after the month it starts (0 in that month), by
/// `scenario::RampShape` with L = `ramp` months: 0 before, 1 from L - 1 on.
double ramp_share(scenario::RampShape shape, double months_since_start, double ramp);

}  // namespace loadline::service::savings
