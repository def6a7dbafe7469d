#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

Field effect(const char* key, const char* meaning) { return with_default(positive_field(key, meaning), 0.0); }

void describe_timing(Visitor& v, Judgement& m) {
  v.number(positive_field("first_inspection", "Months from the start to the first inspection."),
           m.first_inspection);
  v.number(positive_field("next_inspection", "Months between inspections after the first."),
           m.next_inspection);
  v.pick({.key = "regime",
          .meaning = "How inspections are timed: alike after every grade, or by the grade (ILACS).",
          .fallback = 0.0},
         regime_keys, m.regime);
  v.number(effect("after_inadequate", "ILACS: mean wait after Inadequate; 0: next_inspection."),
           m.after_inadequate);
  v.number(effect("after_requires_improvement",
                  "ILACS: mean wait after Requires improvement; 0: next_inspection."),
           m.after_requires_improvement);
  v.number(effect("after_good", "ILACS: mean wait after Good or Outstanding; 0: next_inspection."),
           m.after_good);
  v.number(effect("interval_spread", "Standard deviation of a wait over its mean; 0: exactly the mean."),
           m.interval_spread);
}

/// The reading of latent quality at an inspection.
void describe_reading(Visitor& v, Judgement& m) {
  v.number(share_field("repeatability", "Correlation of two inspections of the same quality, 0 to 1."),
           m.repeatability);
  constexpr std::array<const char*, 3> keys{"cut_inadequate", "cut_good", "cut_outstanding"};
  constexpr std::array<const char*, 3> meanings{
      "Standard normal score below which the judgement is Inadequate.", "Score from which it is Good.",
      "Score from which it is Outstanding."};
  for (std::size_t k = 0; k < keys.size(); ++k)
    v.number(agreed(real_field(keys[k], meanings[k])), m.cutpoints[k]);
  v.number(with_default(share_field("sub_correlation",
                                    "Share of their variance that the four sub-judgements have in common."),
                        0.7),
           m.sub_correlation);
  yes_no_or(v, "limiting",
            "Whether help and protection or leadership at Inadequate makes the whole Inadequate.", false,
            m.limiting);
}

void describe_quality(Visitor& v, Judgement& m) {
  v.number(share_field("persistence", "Correlation of quality with the month before."), m.persistence);
  v.number(
      with_default(real_field("intervention",
                              "Gain of quality between an Inadequate judgement and the next inspection."),
                   0.0),
      m.intervention);
  v.number(
      effect("caseload_effect", "Loss of quality a month for each 100 % of caseload above the reference."),
      m.caseload_effect);
  v.number(effect("unallocated_effect", "Loss of quality a month for each 100 % of cases unallocated."),
           m.unallocated_effect);
  v.number(effect("turnover_effect", "Loss of quality a month for each 100 % of staff who leave in a year."),
           m.turnover_effect);
  v.number(
      with_default(real_field("leadership", "Gain of quality a month from how the service is led."), 0.0),
      m.leadership);
}

void describe_monitoring(Visitor& v, Judgement& m) {
  v.number(effect("monitoring_every", "Months between monitoring visits while Inadequate; 0: none."),
           m.monitoring_every);
  v.number(with_default(positive_field("monitoring_noise",
                                       "Standard deviation of what a visit reads of the change of quality a "
                                       "month."),
                        0.05),
           m.monitoring_noise);
  v.number(
      with_default(real_field("progress_from", "Change a month from which a visit finds progress."), 0.005),
      m.progress_from);
  v.number(
      with_default(real_field("concern_below", "Change a month below which a visit finds concern."), 0.0),
      m.concern_below);
}

}  // namespace

void describe_measure(Visitor& v, Judgement& m) {
  v.pick({.key = "baseline", .meaning = "Judgement in force at the start."}, grade_keys, m.baseline);
  v.pick({.key = "target", .meaning = "Judgement that is green."}, grade_keys, m.target);
  v.pick({.key = "tolerance", .meaning = "Judgement that is amber."}, grade_keys, m.tolerance);
  describe_timing(v, m);
  describe_reading(v, m);
  describe_quality(v, m);
  describe_monitoring(v, m);
  Field entries = with_default(
      real_field("entries_effect", "Change of every rate into care after an Inadequate judgement."), 0.0);
  entries.least = -1.0;
  entries.most = 2.0;
  v.number(entries, m.entries_effect);
  v.number(with_default(positive_field("entries_months", "How long that lasts."), 12.0), m.entries_months);
}

}  // namespace loadline::scenario::parts
