#pragma once
/// \file  loadline/engine/decisions.hpp
/// \brief Draws what people decide about requests (`contract/decisions.hpp`), each at its own address of chance.

#include <span>
#include <vector>

#include "loadline/chance/address.hpp"
#include "loadline/contract/decisions.hpp"

namespace loadline::engine {

/// One decision a request, in the order of `terms`. Purpose `decisions`, entity the hash of the address: a request added to
/// a contract, or another contract, moves no other draw, and two contracts with the same request have the same luck.
/// Approved where a uniform is below the probability; delay Gamma by its quantile, rounded to whole months, half up;
/// granted Beta by its quantile, on the grid of 1e-6. `into` keeps its room between calls.
void draw_decisions(std::span<const contract::DecisionTerms> terms, chance::Seed seed,
                    const units::Lanes<chance::Future>& futures, std::vector<contract::Decision>& into);

}  // namespace loadline::engine
