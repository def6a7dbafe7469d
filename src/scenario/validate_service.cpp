#include <cmath>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {
using Whole = Judge::Whole;

void check_splits(const Demand& d, Judge& judge) {
  judge.shares_sum("demand.assessment", "to_plan, to_care and to_in_need",
                   {{"to_plan", &d.assessment.to_plan},
                    {"to_care", &d.assessment.to_care},
                    {"to_in_need", &d.assessment.to_in_need}},
                   Whole::at_most, "the same ended assessments");
  judge.shares_sum("demand.in_need", "to_plan and to_care",
                   {{"to_plan", &d.in_need.to_plan}, {"to_care", &d.in_need.to_care}}, Whole::at_most,
                   "the same children in need");
  judge.shares_sum("demand.plan", "to_care and to_in_need",
                   {{"to_care", &d.plan.to_care}, {"to_in_need", &d.plan.to_in_need}}, Whole::at_most,
                   "the same ended plans");
  judge.shares_sum(
      "demand.care", "home, adopted and guardianship",
      {{"home", &d.care.home}, {"adopted", &d.care.adopted}, {"guardianship", &d.care.guardianship}},
      Whole::at_most, "the same leavers");
  std::vector<Part> batches;
  constexpr std::array<const char*, 4> sizes{"one", "two", "three", "four"};
  for (std::size_t b = 0; b < sizes.size(); ++b) batches.push_back({sizes[b], &d.referrals.siblings[b]});
  judge.shares_sum("demand.referrals.siblings", "batches of one to four", batches, Whole::exactly,
                   "all referral batches");
}

void check_ages(const Demand& d, Judge& judge) {
  std::vector<Part> arrivals, open_cases, looked_after;
  for (std::size_t a = 0; a < age_bands; ++a) {
    const std::string band = age_band_keys[a];
    arrivals.push_back({band, &d.ages[a].arrivals});
    open_cases.push_back({band, &d.ages[a].open_cases});
    looked_after.push_back({band, &d.ages[a].looked_after});
  }
  judge.shares_sum("demand.age", "arrivals of the age bands", arrivals, Whole::exactly,
                   "all assessed children");
  judge.shares_sum("demand.age", "open_cases of the age bands", open_cases, Whole::exactly,
                   "all open cases at the start");
  judge.shares_sum("demand.age", "looked_after of the age bands", looked_after, Whole::exactly,
                   "all children looked after at the start");
}

void check_placements(const Demand& d, Judge& judge) {
  std::vector<Part> opening, entrants, entrants_16;
  double placed = 0.0;
  for (std::size_t p = 0; p < placement_types; ++p) {
    const std::string type = placement_keys[p];
    opening.push_back({type, &d.placements[p].opening});
    entrants.push_back({type, &d.placements[p].entrants});
    entrants_16.push_back({type, &d.placements[p].entrants_16});
    placed += d.placements[p].opening.typical_value();
  }
  judge.shares_sum("demand.placement", "entrants of the placement types", entrants, Whole::exactly,
                   "all entrants under 16");
  judge.shares_sum("demand.placement", "entrants_16 of the placement types", entrants_16, Whole::exactly,
                   "all entrants aged 16 and 17");
  const double looked_after = d.opening.looked_after.typical_value();
  if (usable(opening) && usable(d.opening.looked_after) && std::abs(placed - looked_after) > 1e-9)
    judge.error(
        "demand.placement", fmt::format("opening of the placement types sum to {:g} children", placed),
        fmt::format("demand.opening.looked_after is {:g}, and every child looked after is placed somewhere",
                    looked_after),
        fmt::format("add {:g} to the opening numbers, or change demand.opening.looked_after",
                    looked_after - placed));
}

}  // namespace

void check_demand(const Scenario& s, Judge& judge) {
  const Demand& d = s.demand;
  check_splits(d, judge);
  check_ages(d, judge);
  check_placements(d, judge);
  judge.season_adds_none("demand.referrals.season", "referrals", d.referrals.season);
  for (const PlacementMove& move : d.moves)
    if (move.from == move.to)
      judge.error("demand.move." + move.id, "leads from a placement type to the same",
                  "a move changes the type", "change from or to");
  const Part least{"least", &d.feedback.least}, most{"most", &d.feedback.most};
  judge.increasing("demand.feedback", {least, most}, units::UnitOf<units::Ratio>::name,
                   "the greatest multiplier must exceed the least");
}

}  // namespace loadline::scenario::rules
