#pragma once
/// \file  loadline/scenario/demand.hpp
/// \brief What a scenario says about children: who is referred, how cases move, who is looked after and where.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::scenario {

/// Department for Education age bands. Care leavers (18 and over) are a state, not a band.
enum class AgeBand { under_1, one_to_4, five_to_9, ten_to_15, sixteen_17 };
inline constexpr std::size_t age_bands = 5;
inline constexpr std::array<const char*, age_bands> age_band_keys{"under-1", "1-to-4", "5-to-9", "10-to-15",
                                                                  "16-to-17"};
inline constexpr std::array<const char*, age_bands> age_band_names{"under 1", "1 to 4", "5 to 9", "10 to 15",
                                                                   "16 and 17"};
inline constexpr std::array<double, age_bands> age_band_years{1.0, 4.0, 5.0, 6.0, 2.0};  ///< Width [years].

enum class PlacementType {
  in_house_foster,
  kinship,
  agency_foster,
  in_house_residential,
  external_residential,
  supported,
  secure,
  with_parents,
  for_adoption
};
inline constexpr std::size_t placement_types = 9;
inline constexpr std::array<const char*, placement_types> placement_keys{
    "in-house-foster", "kinship", "agency-foster", "in-house-residential", "external-residential",
    "supported",       "secure",  "with-parents",  "for-adoption"};
inline constexpr std::array<const char*, placement_types> placement_names{"In-house fostering",
                                                                          "Kinship fostering",
                                                                          "Agency fostering",
                                                                          "In-house residential",
                                                                          "External residential",
                                                                          "Supported accommodation (16+)",
                                                                          "Secure",
                                                                          "Placed with parents",
                                                                          "Placed for adoption"};

struct Population {
  Assumption<units::Children> under_18;  ///< Denominator of every rate per 10,000.
  Assumption<units::Share> growth;       ///< Of that number, a year.
};

/// Slow swings of the referral rate around its level: the log intensity is AR(1), stationary from the first month,
/// corrected so that its mean is 1 (`model.md` 1.9a).
struct Swings {
  Assumption<units::Ratio> size;         ///< Stationary standard deviation of the log.
  Assumption<units::Ratio> persistence;  ///< Correlation from one month to the next.
};

struct Referrals {
  Assumption<units::RatePer10k> rate;
  Assumption<units::Share> assessed;                ///< Referrals that lead to an assessment.
  std::array<Assumption<units::Ratio>, 12> season;  ///< April to March; averages 1.
  Swings swings;
  std::array<Assumption<units::Share>, 4> siblings;  ///< Share of batches with 1, 2, 3, 4 children.
};

/// Shares are of those who leave the state; what they leave of 100 % closes.
struct Assessment {
  Assumption<units::Months> mean_duration;
  Assumption<units::Share> to_plan, to_care, to_in_need;
};
struct InNeed {
  Assumption<units::Months> mean_duration;
  Assumption<units::Share> to_plan, to_care;
};
struct Plan {
  Assumption<units::Months> mean_duration;
  Assumption<units::Share> to_care, to_in_need;
};

/// Stays in care: a mixture of short and long (`model.md` 1.5). Ageing out at 18 comes on top and is forced.
struct Care {
  Assumption<units::Share> short_stays;                  ///< Share of entrants.
  Assumption<units::Months> short_mean, long_mean;       ///< Before ageing out.
  Assumption<units::Share> home, adopted, guardianship;  ///< Of leavers under 18; the rest leave otherwise.
                                                         ///< Those who go home become children in need.
  Assumption<units::Share> care_leaver_duties;     ///< Of those turning 18 in care, who are owed duties.
  Assumption<units::Months> care_leaver_duration;  ///< Mean time as a care leaver with duties.
};

struct AgeProfile {
  Assumption<units::Share> arrivals;      ///< Share of assessed children; bands sum to 100 %.
  Assumption<units::Share> open_cases;    ///< Share of the opening assessments, children in need and plans.
  Assumption<units::Share> looked_after;  ///< Share of the opening children looked after.
  Assumption<units::Ratio> into_care;     ///< Multiplies every rate into care.
  Assumption<units::Ratio> out_of_care;   ///< Multiplies every rate out of care.
};

struct PlacementTerms {
  Assumption<units::Children>
      opening;                        ///< Children placed at the start; types sum to the looked-after total.
  Assumption<units::Share> entrants;  ///< Share of entrants under 16.
  Assumption<units::Share> entrants_16;  ///< Share of entrants aged 16 and 17.
  Assumption<units::Ratio> leaving;      ///< Relative chance that a leaver comes from this type.
  Assumption<units::Children>
      capacity;  ///< Places; entrants beyond it spill over (in-house types). 0: no limit.
};

/// A monthly flow of looked-after children from one type of placement to another (the adoption path among them).
struct PlacementMove {
  std::string id;
  int from = 0, to = 0;  ///< `PlacementType`.
  Assumption<units::MonthlyRate> rate;
};

/// Heavier caseloads make cases last longer: every rate out of an open case (not of care) is multiplied by
/// (reference / caseload) ^ exponent, kept between least and most (2.4).
struct DurationFeedback {
  Assumption<units::Ratio> exponent;
  Assumption<units::Caseload> reference;
  Assumption<units::Ratio> least, most;
};

struct OpeningStocks {
  Assumption<units::Children> assessments, in_need, plans, looked_after, care_leavers;
};

struct Demand {
  OpeningStocks opening;
  Referrals referrals;
  Assessment assessment;
  InNeed in_need;
  Plan plan;
  Care care;
  std::array<AgeProfile, age_bands> ages;
  std::array<PlacementTerms, placement_types> placements;
  std::vector<PlacementMove> moves;
  DurationFeedback feedback;
};

}  // namespace loadline::scenario
