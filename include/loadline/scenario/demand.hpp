#pragma once
/// \file  loadline/scenario/demand.hpp
/// \brief What a scenario says about children: who is referred, how cases move, who is looked after and where.

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/duration.hpp"
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

/// Which engine walks the children (`model.md` 1.6): whole numbers of them by state, or one child at a time.
enum class DemandEngine { cohort, micro };
inline constexpr std::array<const char*, 2> demand_engine_keys{"cohort", "micro"};

/// Slow swings of a rate around its level: the log is AR(1), stationary from the first month, corrected so that its
/// mean is 1 (`model.md` 1.9a).
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
  Assumption<units::Share>
      newborn;  ///< Of assessed children under 1, who come at birth; the others at every age alike.
  Assumption<units::Share> trend;           ///< Lasting change a year, compounding: (1 + trend)^(t / 12).
  Assumption<units::Share> national_trend;  ///< The country's, a year.
  Assumption<units::Ratio> pass_through;    ///< Of the national trend: 0 none, 1 all; adds to `trend`.
};

/// Shares are of those who leave the state; what they leave of 100 % closes.
struct Assessment {
  Assumption<units::Months> mean_duration;
  DurationLaw duration;
  Assumption<units::Share> to_plan, to_care, to_in_need;
};
struct InNeed {
  Assumption<units::Months> mean_duration;
  DurationLaw duration;
  Assumption<units::Share> to_plan, to_care;
};
struct Plan {
  Assumption<units::Months> mean_duration;
  DurationLaw duration;
  Assumption<units::Share> to_care, to_in_need;
};

/// How the flow into care is known where history tells it better than the shares of cases that lead there.
///
/// `starts` above 0 sets the level: every rate into care is multiplied by one factor, the same in all months, that makes
/// the expected entries of a year at the opening stocks `starts`: all entries, as published, so unaccompanied children and
/// remands are taken off first. Futures with more referrals than typical have so many fewer entries from each: the level
/// is history's. On top come a lasting trend, exp(trend t / 12), and slow swings of their own.
struct CareEntries {
  Assumption<units::Children> starts;  ///< [children a year] 0: as the shares say.
  Assumption<units::Ratio> trend;      ///< Drift of the log a year.
  Swings swings;
};

/// The same for leaving care. `ceased` above 0 sets the level: every rate out of care under 18 is multiplied by one factor
/// that makes the expected exits of a year at the opening stock `ceased`, those who turn 18 among them; the shape of
/// stays remains that of `Care`. 18th birthdays come when they come.
struct CareExits {
  Assumption<units::Children> ceased;  ///< [children a year] 0: as the lengths of stay say.
  Assumption<units::Ratio> trend;      ///< Drift of the log a year, of exits under 18.
  Swings swings;
};

/// Stays in care: a mixture of short and long (`model.md` 1.5). Ageing out at 18 comes on top and is forced.
struct Care {
  Assumption<units::Share> short_stays;             ///< Share of entrants.
  Assumption<units::Months> short_mean, long_mean;  ///< Before ageing out.
  DurationLaw short_duration, long_duration;
  Assumption<units::Share> home, adopted, guardianship;  ///< Of leavers under 18; the rest leave otherwise.
                                                         ///< Those who go home become children in need.
  Assumption<units::Share> care_leaver_duties;     ///< Of those turning 18 in care, who are owed duties.
  Assumption<units::Months> care_leaver_duration;  ///< Mean time as a care leaver with duties.
  CareEntries entries;
  CareExits exits;
};

struct AgeProfile {
  Assumption<units::Share> arrivals;      ///< Share of assessed children; bands sum to 100 %.
  Assumption<units::Share> open_cases;    ///< Share of the opening assessments, children in need and plans.
  Assumption<units::Share> looked_after;  ///< Share of the opening children looked after.
  Assumption<units::Ratio> into_care;     ///< Multiplies every rate into care.
  Assumption<units::Ratio> out_of_care;   ///< Multiplies every rate out of care.
  Assumption<units::Share> growth;  ///< Of the children of this age, a year, beyond `population.growth`.
};

struct PlacementTerms {
  Assumption<units::Children>
      opening;                        ///< Children placed at the start; types sum to the looked-after total.
  Assumption<units::Share> entrants;  ///< Share of entrants under 16.
  Assumption<units::Share> entrants_16;  ///< Share of entrants aged 16 and 17.
  Assumption<units::Ratio> leaving;      ///< Relative chance that a leaver comes from this type.
  Assumption<units::Children>
      capacity;  ///< Places; entrants beyond it spill over (see `spill_to`). 0: no limit. Nobody is moved out
                 ///< where more are placed already: new entries are placed elsewhere.
};

/// Where those go for whom there is no place: in-house foster to agency foster, everybody else to external residential,
/// which always takes them.
constexpr PlacementType spill_to(PlacementType full) {
  return full == PlacementType::in_house_foster ? PlacementType::agency_foster
                                                : PlacementType::external_residential;
}

/// Something about an entrant that changes where a child is best placed (high need, a voluntary agreement): present
/// with chance `share`, independently of the others. The preferred placement is a multinomial logit: the odds of each
/// type are those of `entrants` times `odds` of every circumstance present (the exponential of a logit coefficient).
struct Circumstance {
  std::string id, name;
  Assumption<units::Share> share;                              ///< Of entrants under 16.
  Assumption<units::Share> share_16;                           ///< Of entrants aged 16 and 17.
  std::array<Assumption<units::Ratio>, placement_types> odds;  ///< 1 unless said.
};

/// The council's own foster places over time: approved places p follow dp/dt = approvals - deregistrations x p; children
/// can be placed in `usable` of them. Where `approved` is 0 the in-house capacity stays as stated.
struct FosterPlaces {
  Assumption<units::Children> approved;           ///< Places at the start.
  Assumption<units::Children> approvals;          ///< New places [children a year].
  Assumption<units::YearlyRate> deregistrations;  ///< Of places.
  Assumption<units::Share> usable;
};

/// Early help: episodes beside the states. More of it changes referrals only as far as `effect` says (elasticity of the
/// referral rate to episodes open against the opening number); never favourable by default.
struct EarlyHelp {
  Assumption<units::Children> opening;  ///< Episodes open at the start.
  Assumption<units::Children> starts;   ///< [children a year]
  Assumption<units::Share> growth;      ///< Of starts, a year.
  Assumption<units::Months> mean_duration;
  Assumption<units::Ratio> effect;
};

/// Education, health and care plans (age 0 to 25).
struct EducationPlans {
  Assumption<units::Children> opening, starts;
  Assumption<units::Share> growth;
  Assumption<units::YearlyRate> ceasing;  ///< Of plans.
};

/// Young people on youth justice orders.
struct YouthJustice {
  Assumption<units::Children> opening, starts;
  Assumption<units::Share> growth;
  Assumption<units::Months> mean_order;
  Assumption<units::Share>
      remanded;  ///< Of those starting an order: they enter care at 16 or 17 for a short stay
                 ///< in secure accommodation.
};

/// Unaccompanied asylum-seeking children: looked after from arrival, at 16 or 17, until they turn 18.
struct UnaccompaniedChildren {
  Assumption<units::Children> opening;   ///< Among `opening.looked_after` of 16 and 17.
  Assumption<units::Children> arrivals;  ///< [children a year]
  Assumption<units::Share> growth;
};

/// What runs beside the states; all numbers 0 unless said, which leaves it out. Arrivals are Poisson, each of a stock
/// leaves at a constant rate (M_t/G/infinity).
struct Overlays {
  EarlyHelp early_help;
  EducationPlans education_plans;
  YouthJustice youth_justice;
  UnaccompaniedChildren unaccompanied;
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
  DemandEngine engine = DemandEngine::cohort;
  int ageing_stages = 4;  ///< Of each age band of children in care (Erlang ageing, `model.md` 1.7); 1 to 12.
  OpeningStocks opening;
  Referrals referrals;
  Assessment assessment;
  InNeed in_need;
  Plan plan;
  Care care;
  std::array<AgeProfile, age_bands> ages;
  std::array<PlacementTerms, placement_types> placements;
  std::vector<Circumstance> circumstances;  ///< At most 4.
  FosterPlaces foster_places;
  std::vector<PlacementMove> moves;
  DurationFeedback feedback;
  Overlays overlays;
};

}  // namespace loadline::scenario
