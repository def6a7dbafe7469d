#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

constexpr std::array<const char*, 12> season_keys{"april",    "may",       "june",     "july",
                                                  "august",   "september", "october",  "november",
                                                  "december", "january",   "february", "march"};
constexpr std::array<const char*, 4> batch_keys{"one", "two", "three", "four"};

Field yearly_change(const char* key, const char* meaning) {
  Field field = real_field(key, meaning);
  field.least = -0.5;
  field.most = 0.5;
  return field;
}

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
  describe_season(v,
                  {.key = "season",
                   .meaning = "Referrals of each calendar month against the average month; averages 1.",
                   .optional = true},
                  "Referrals of this month against the average month.", referrals.season);
  v.section(
      {.key = "swings", .meaning = "Slow swings of the referral rate around its level (AR(1) on the log)."},
      [&] { describe_swings(v, referrals.swings, std::nullopt); });
  v.section({.key = "siblings",
             .meaning = "Share of referral batches with one, two, three or four children; sums to 100 %."},
            [&] {
              for (std::size_t b = 0; b < batch_keys.size(); ++b)
                v.number(agreed(share_field(batch_keys[b], "Share of batches with so many children.")),
                         referrals.siblings[b]);
            });
  v.number(with_default(share_field("newborn",
                                    "Share of assessed children under 1 who come at birth or before it; the "
                                    "others come at every age alike."),
                        0.0),
           referrals.newborn);
  v.number(with_default(yearly_change("trend", "Lasting change of the referral rate, a year."), 0.0),
           referrals.trend);
  v.number(with_default(yearly_change("national_trend", "The country's change of that rate, a year."), 0.0),
           referrals.national_trend);
  v.number(with_default(positive_field("pass_through", "How much of the national change arrives here."), 0.0),
           referrals.pass_through);
}

void describe_entries_and_exits(Visitor& v, Care& care) {
  const Field trend = with_default(real_field("trend", "Lasting drift of the log of the rate, a year."), 0.0);
  v.section({.key = "entries",
             .meaning = "The flow into care where history tells it: level, trend and slow swings.",
             .optional = true},
            [&] {
              v.number(
                  with_default(
                      positive_field("starts",
                                     "Children expected to enter care in the first year, all of them; 0: as "
                                     "the shares of cases that lead there say."),
                      0.0),
                  care.entries.starts);
              v.number(trend, care.entries.trend);
              v.section({.key = "swings",
                         .meaning = "Slow swings of the rates into care around their level.",
                         .optional = true},
                        [&] { describe_swings(v, care.entries.swings, 0.0); });
            });
  v.section({.key = "exits",
             .meaning = "The rates of leaving care under 18 over time: trend and slow swings.",
             .optional = true},
            [&] {
              v.number(with_default(positive_field("ceased",
                                                   "Children expected to leave care in the first year, 18th "
                                                   "birthdays included; 0: as the lengths of stay say."),
                                    0.0),
                       care.exits.ceased);
              v.number(trend, care.exits.trend);
              v.section({.key = "swings",
                         .meaning = "Slow swings of the rates out of care around their level.",
                         .optional = true},
                        [&] { describe_swings(v, care.exits.swings, 0.0); });
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
        describe_duration(v, "duration", "Shape of that time.", demand.assessment.duration);
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
        describe_duration(v, "duration", "Shape of that time.", demand.in_need.duration);
        v.number(share_field("to_plan", "Share leaving for a child protection plan."),
                 demand.in_need.to_plan);
        v.number(share_field("to_care", "Share leaving to be looked after."), demand.in_need.to_care);
      });
  v.section(
      {.key = "plan", .meaning = "Child protection plans: how long and what follows; the rest close."}, [&] {
        v.number(duration("mean_duration", "Mean time a protection plan lasts."), demand.plan.mean_duration);
        describe_duration(v, "duration", "Shape of that time.", demand.plan.duration);
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
        describe_duration(v, "short_duration", "Shape of short stays.", demand.care.short_duration);
        describe_duration(v, "long_duration", "Shape of long stays.", demand.care.long_duration);
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
        describe_entries_and_exits(v, demand.care);
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
  v.number(with_default(yearly_change("growth",
                                      "Growth of the number of children of this age, a year, beyond "
                                      "population.growth."),
                        0.0),
           profile.growth);
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

void describe_season(Visitor& v, const Section& section, const std::string& meaning,
                     std::array<Assumption<units::Ratio>, 12>& months) {
  v.section(section, [&] {
    for (std::size_t m = 0; m < season_keys.size(); ++m)
      v.number(with_default(positive_field(season_keys[m], meaning), 1.0), months[m]);
  });
}

void describe_swings(Visitor& v, Swings& swings, std::optional<double> size_if_silent) {
  Field size = positive_field("size", "Standard deviation of the log of the rate around its level.");
  Field persistence = positive_field("persistence", "Correlation of a month's swing with the month before.");
  persistence.most = 0.999;
  if (size_if_silent) {
    size.fallback = size_if_silent;
    persistence.fallback = 0.9;
  }
  v.number(size, swings.size);
  v.number(persistence, swings.persistence);
}

void describe(Visitor& v, Demand& demand) {
  v.pick(
      {.key = "engine",
       .meaning = "Whole numbers of children by state (cohort, fast) or one child at a time (micro, exact).",
       .fallback = 0.0},
      demand_engine_keys, demand.engine);
  std::int64_t stages = demand.ageing_stages;
  v.whole(
      {.key = "ageing_stages",
       .meaning = "Steps in which a child in care grows through an age band; more is more exact, and slower.",
       .least = 1,
       .most = 12,
       .fallback = 4.0},
      stages);
  demand.ageing_stages = static_cast<int>(stages);
  v.section({.key = "opening", .meaning = "Children in each state at the start."},
            [&] { describe(v, demand.opening); });
  v.section({.key = "referrals", .meaning = "Arrivals."}, [&] { describe(v, demand.referrals); });
  describe_states(v, demand);
  v.section({.key = "age", .meaning = "The five age bands under 18."}, [&] {
    for (std::size_t a = 0; a < age_bands; ++a)
      v.section({.key = age_band_keys[a], .meaning = std::string("Children ") + age_band_names[a] + "."},
                [&] { describe(v, demand.ages[a]); });
  });
  describe_placements(v, demand);
  v.section({.key = "feedback", .meaning = "Heavier caseloads make cases last longer."},
            [&] { describe(v, demand.feedback); });
  v.section({.key = "beside",
             .meaning = "What runs beside the states of a case; left out where nothing is said.",
             .optional = true},
            [&] { describe_overlays(v, demand.overlays); });
}

}  // namespace loadline::scenario::parts
