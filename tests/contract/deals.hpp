#pragma once
/// \file  contract/deals.hpp
/// \brief The terms of the worked examples W4 and W11 as clauses, and a contract with a clause of every kind.

#include <vector>

#include "loadline/scenario/contract.hpp"
#include "loadline/service/block.hpp"

namespace loadline::testing_support {

scenario::VolumeCorridor w4_corridor();
scenario::ShareBands w11_bands();
scenario::ReserveAndSurplus reserve_of(double opening, bool taxable = false);
scenario::DeficitFunding w11_funding(double grant = 0.6);
/// £150,000.00 at 98 % of what counts; £207,077.32 for one quarter of failure, taken as given from W5.
scenario::OutcomePayment w11_outcomes();
scenario::Deductions w11_deductions();
void rate_w11(service::Block& block);

/// One of each kind.
std::vector<scenario::ClauseTerms> every_clause();

}  // namespace loadline::testing_support
