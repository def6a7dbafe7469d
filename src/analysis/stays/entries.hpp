#pragma once
/// \file  analysis/stays/entries.hpp
/// \brief Children who enter care, how stays end, and where children are placed: counts with their posteriors.

#include "loadline/analysis/stay_fit.hpp"

namespace loadline::analysis::stays {

StayEntries entries(const input::CareReturn& returned);
LeavingShares leaving(const input::CareReturn& returned);
PlacementMixes placements(const input::CareReturn& returned);

}  // namespace loadline::analysis::stays
