#pragma once
/// \file  waterfall.hpp
/// \brief A contract's clauses in their places, and one year's way down through them (`model.md` 4.3).

#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "contract/clauses/base_price.hpp"
#include "contract/clauses/deficit_funding.hpp"
#include "contract/clauses/indexation.hpp"
#include "contract/clauses/payment_profile.hpp"
#include "contract/clauses/reserve_surplus.hpp"
#include "contract/clauses/savings_reduction.hpp"
#include "contract/clauses/share_bands.hpp"
#include "contract/clauses/volume_corridor.hpp"
#include "loadline/contract/settle.hpp"

namespace loadline::contract {

using PriceStep = std::variant<BasePrice, Indexation, SavingsReduction>;

/// The exact terms of a contract. `seq` decides what comes first where order matters: the steps of the price (index then
/// deduct, or the reverse: W1), and whether the target of the share bands knows of the volume payment (W11).
struct Waterfall {
  std::vector<PriceStep> price;
  std::optional<VolumeCorridor> corridor;
  std::optional<ShareBands> bands;
  bool volume_in_target = true;
  ReserveAndSurplus reserve;
  DeficitFunding deficit;
  PaymentProfile payment;
};

Waterfall waterfall_of(const scenario::Contract& contract);

/// What the years of a block hand on besides their registers.
using IndexFactors = units::Lanes<IndexFactor>;

/// Settles contract year `year`, all registers but the net positions, which are sums of postings.
/// \param years   The registers of all years; those of earlier years are settled.
/// \param factors As the year before left them; made anew for the first year.
void settle_year(const Waterfall& waterfall, const ExactYear& observed, std::size_t year,
                 std::span<YearRegisters> years, IndexFactors& factors);

}  // namespace loadline::contract
