#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

constexpr std::array<const char*, 12> season_keys{"april",    "may",       "june",     "july",
                                                  "august",   "september", "october",  "november",
                                                  "december", "january",   "february", "march"};
constexpr std::array<const char*, 4> batch_keys{"one", "two", "three", "four"};

void describe(Visitor& v, OpeningStocks& opening) {
  const auto stock = [](const char* key, const char* meaning) {
    Field field = agreed(positive_field(key, meaning));
    field.whole = true;
    return field;
  };
  v.number(stock("assessments", "Children with an assessment open at the start."), opening.assessments);
  v.number(stock("in_need", "Children in need at the start without a protection plan and not looked after."),
           opening.in_need);
  v.number(stock("plans", "Children with a child protection plan at the start."), opening.plans);
  v.number(stock("looked_after", "Children looked after at the start."), opening.looked_after);
  v.number(stock("care_leavers", "Care leavers with duties owed at the start."), opening.care_leavers);
}

void describe(Visitor& v, Referrals& referrals) {
  v.number(positive_field("rate", "Children referred a year for each 10,000 under 18."), referrals.rate);
  v.number(share_field("assessed", "Share of referrals that lead to an assessment."), referrals.assessed);
  v.section({.key = "season",
             .meaning = "Referrals of each calendar month against the average month; averages 1.",
             .optional = true},
            [&] {
              for (std::size_t m = 0; m < season_keys.size(); ++m)
                v.number(with_default(positive_field(season_keys[m],
                                                     "Referrals of this month against the average month."),
                                      1.0),
                         referrals.season[m]);
            });
  v.section(
      {.key = "swings", .meaning = "Slow swings of the referral rate around its level (AR(1) on the log)."},
      [&] {
        v.number(
            positive_field("size", "Standard deviation of the log of the referral rate around its level."),
            referrals.swings.size);
        Field persistence =
            positive_field("persistence", "Correlation of a month's swing with the month before.");
        persistence.most = 0.999;
        v.number(persistence, referrals.swings.persistence);
      });
  v.section({.key = "siblings",
             .meaning = "Share of referral batches with one, two, three or four children; sums to 100 %."},
            [&] {
              for (std::size_t b = 0; b < batch_keys.size(); ++b)
                v.number(agreed(share_field(batch_keys[b], "Share of batches with so many children.")),
                         referrals.siblings[b]);
            });
}

Field duration(const char* key, const char* meaning) { return divisor_field(key, meaning, 0.1); }

void describe_states(Visitor& v, Demand& demand) {
  v.section(
      {.key = "assessment",
       .meaning = "Open assessments: how long they last and what follows; the rest close."},
      [&] {
        v.number(duration("mean_duration", "Mean time an assessment stays open."),
                 demand.assessment.mean_duration);
        v.number(share_field("to_plan", "Share of ended assessments followed by a child protection plan."),
                 demand.assessment.to_plan);
        v.number(share_field("to_care", "Share of ended assessments after which the child is looked after."),
                 demand.assessment.to_care);
        v.number(share_field("to_in_need", "Share of ended assessments followed by a child-in-need plan."),
                 demand.assessment.to_in_need);
      });
  v.section(
      {.key = "in_need", .meaning = "Children in need: how long and what follows; the rest close."}, [&] {
        v.number(duration("mean_duration", "Mean time as a child in need."), demand.in_need.mean_duration);
        v.number(share_field("to_plan", "Share leaving for a child protection plan."),
                 demand.in_need.to_plan);
        v.number(share_field("to_care", "Share leaving to be looked after."), demand.in_need.to_care);
      });
  v.section(
      {.key = "plan", .meaning = "Child protection plans: how long and what follows; the rest close."}, [&] {
        v.number(duration("mean_duration", "Mean time a protection plan lasts."), demand.plan.mean_duration);
        v.number(share_field("to_care", "Share of plans that end with the child looked after."),
                 demand.plan.to_care);
        v.number(share_field("to_in_need", "Share of plans stepped down to child in need."),
                 demand.plan.to_in_need);
      });
  v.section(
      {.key = "care",
       .meaning = "Being looked after: a mixture of short and long stays, before ageing out at 18."},
      [&] {
        v.number(share_field("short_stays", "Share of entrants whose stay is short."),
                 demand.care.short_stays);
        v.number(duration("short_mean", "Mean short stay."), demand.care.short_mean);
        v.number(duration("long_mean", "Mean long stay, before ageing out."), demand.care.long_mean);
        v.number(share_field("home", "Share of leavers under 18 who go home (and become children in need)."),
                 demand.care.home);
        v.number(share_field("adopted", "Share of leavers under 18 who are adopted."), demand.care.adopted);
        v.number(share_field("guardianship", "Share of leavers under 18 under special guardianship."),
                 demand.care.guardianship);
        v.number(share_field("care_leaver_duties",
                             "Share of those turning 18 in care who are owed care-leaver duties."),
                 demand.care.care_leaver_duties);
        v.number(duration("care_leaver_duration", "Mean time as a care leaver with duties owed."),
                 demand.care.care_leaver_duration);
      });
}

void describe(Visitor& v, AgeProfile& profile) {
  v.number(agreed(share_field("arrivals", "Share of assessed children in this age band.")), profile.arrivals);
  v.number(agreed(share_field("open_cases", "Share of the opening assessments, children in need and plans.")),
           profile.open_cases);
  v.number(agreed(share_field("looked_after", "Share of the opening children looked after.")),
           profile.looked_after);
  v.number(positive_field("into_care", "Multiplies every rate into care for this age band."),
           profile.into_care);
  v.number(positive_field("out_of_care", "Multiplies every rate out of care for this age band."),
           profile.out_of_care);
}

void describe(Visitor& v, PlacementTerms& terms) {
  Field opening = agreed(positive_field("opening", "Children placed at the start."));
  opening.whole = true;
  v.number(opening, terms.opening);
  v.number(agreed(share_field("entrants", "Share of entrants under 16 placed here.")), terms.entrants);
  v.number(agreed(share_field("entrants_16", "Share of entrants aged 16 and 17 placed here.")),
           terms.entrants_16);
  v.number(with_default(
               positive_field("leaving", "Chance that a leaver comes from here, relative to numbers."), 1.0),
           terms.leaving);
  v.number(with_default(
               positive_field("capacity", "Places; entrants beyond it are placed outside. 0 means no limit."),
               0.0),
           terms.capacity);
}

void describe_move(Visitor& v, PlacementMove& move) {
  v.choice({.key = "from", .meaning = "Placement type left."}, placement_keys, move.from);
  v.choice({.key = "to", .meaning = "Placement type joined."}, placement_keys, move.to);
  v.number(positive_field("rate", "Rate at which a child placed there moves."), move.rate);
}

void describe(Visitor& v, DurationFeedback& feedback) {
  v.number(with_default(positive_field("exponent",
                                       "How strongly a heavier caseload lengthens cases; 0 for not at all."),
                        0.0),
           feedback.exponent);
  v.number(divisor_field("reference", "Caseload at which the durations above were observed.", 1.0),
           feedback.reference);
  v.number(with_default(positive_field("least", "Least multiplier of rates out of open cases."), 0.6),
           feedback.least);
  v.number(with_default(positive_field("most", "Greatest multiplier of rates out of open cases."), 1.15),
           feedback.most);
}

}  // namespace

void describe(Visitor& v, Population& population) {
  Field under_18 = positive_field("under_18", "Residents under 18: the denominator of rates per 10,000.");
  v.number(under_18, population.under_18);
  Field growth = real_field("growth", "Growth of that number, a year.");
  growth.least = -0.1;
  growth.most = 0.1;
  v.number(growth, population.growth);
}

void describe(Visitor& v, Demand& demand) {
  v.section({.key = "opening", .meaning = "Children in each state at the start."},
            [&] { describe(v, demand.opening); });
  v.section({.key = "referrals", .meaning = "Arrivals."}, [&] { describe(v, demand.referrals); });
  describe_states(v, demand);
  v.section({.key = "age", .meaning = "The five age bands under 18."}, [&] {
    for (std::size_t a = 0; a < age_bands; ++a)
      v.section({.key = age_band_keys[a], .meaning = std::string("Children ") + age_band_names[a] + "."},
                [&] { describe(v, demand.ages[a]); });
  });
  v.section({.key = "placement", .meaning = "The nine placement types."}, [&] {
    for (std::size_t p = 0; p < placement_types; ++p)
      v.section({.key = placement_keys[p], .meaning = std::string(placement_names[p]) + "."},
                [&] { describe(v, demand.placements[p]); });
  });
  v.list({.key = "move", .meaning = "Monthly moves between placement types.", .optional = true},
         ListStyle::records, list_of(demand.moves, describe_move));
  v.section({.key = "feedback", .meaning = "Heavier caseloads make cases last longer."},
            [&] { describe(v, demand.feedback); });
}

}  // namespace loadline::scenario::parts
