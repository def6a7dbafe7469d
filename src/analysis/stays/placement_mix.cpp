#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analysis/stays/entries.hpp"

namespace loadline::analysis::stays {
namespace {

using scenario::PlacementType;

// Codes of the SSDA903 guide 2016/17: U1-U3 foster care by a relative or friend, U4-U6 by others; K1 secure unit, K2 children's home,
// R1 residential care home, R5 young offender institution, S1 residential school, H5 semi-independent, P1 with own parents,
// P2 independent living, A3-A6 placed for adoption. Those that come in two kinds follow.
constexpr std::array<std::pair<const char*, PlacementType>, 13> plain_types{
    {{"U1", PlacementType::kinship},
     {"U2", PlacementType::kinship},
     {"U3", PlacementType::kinship},
     {"K1", PlacementType::secure},
     {"R5", PlacementType::secure},
     {"S1", PlacementType::external_residential},
     {"H5", PlacementType::supported},
     {"P2", PlacementType::supported},
     {"P1", PlacementType::with_parents},
     {"A3", PlacementType::for_adoption},
     {"A4", PlacementType::for_adoption},
     {"A5", PlacementType::for_adoption},
     {"A6", PlacementType::for_adoption}}};

/// PR1 is the authority's own provision; where the return does not say (before 2015/16), it is taken for that too.
bool own(const std::string& provider) { return provider == "PR1" || provider.empty(); }

std::optional<PlacementType> type_of(const input::PlacementStay& stay) {
  const std::string& code = stay.code;
  if (code == "U4" || code == "U5" || code == "U6")
    return own(stay.provider) ? PlacementType::in_house_foster : PlacementType::agency_foster;
  if (code == "K2" || code == "R1")
    return own(stay.provider) ? PlacementType::in_house_residential : PlacementType::external_residential;
  const auto* found = std::find_if(plain_types.begin(), plain_types.end(),
                                   [&](const auto& known) { return known.first == code; });
  return found == plain_types.end() ? std::nullopt : std::optional(found->second);
}

void add(PlacementMix& mix, const input::PlacementStay& stay) {
  const auto type = type_of(stay);
  (type ? mix.counts[static_cast<std::size_t>(*type)] : mix.elsewhere) += 1.0;
}

}  // namespace

PlacementMixes placements(const input::CareReturn& returned) {
  PlacementMixes mixes;
  std::vector<bool> seen(returned.periods.size(), false);
  for (const input::PlacementStay& stay : returned.stays) {
    const input::CarePeriod& period = returned.periods[stay.period];
    const bool first = !seen[stay.period];
    seen[stay.period] = true;
    if (first && period.start >= returned.window_start)
      add(period.age_at_start < 16.0 ? mixes.entrants_under_16 : mixes.entrants_16, stay);
    if (stay.start <= returned.window_end && (!stay.end || *stay.end > returned.window_end))
      add(mixes.at_end, stay);
  }
  return mixes;
}

}  // namespace loadline::analysis::stays
