#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

template <class Q>
void describe_tiers(Visitor& v, Tiers<Q>& tiers, const Field& shape) {
  const auto named = [&](const char* key, const char* meaning) {
    Field field = agreed(shape);
    field.key = key;
    field.meaning = meaning;
    return field;
  };
  v.number(named("target", "Green at or better than this."), tiers.target);
  v.number(named("tolerance", "Amber at or better than this, red beyond."), tiers.tolerance);
  v.number(named("floor", "Beyond this the failure is severe."), tiers.floor);
}

void describe_measure(Visitor& v, VisitsInTime& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", "Last published value; the opening position reproduces it.")),
           m.baseline);
  v.number(with_default(
               agreed(positive_field("visits", "Visits counted a month for each child with a plan.")), 1.0),
           m.visits);
  v.number(real_field("caseload_effect", "Loss on the logit for each case more."), m.caseload_effect);
  v.number(
      with_default(real_field("agency_effect", "Loss on the logit for each 100 % of agency share."), 0.0),
      m.agency_effect);
  v.number(
      with_default(real_field("vacancy_effect", "Loss on the logit for each 100 % of posts vacant."), 0.0),
      m.vacancy_effect);
}

void describe_measure(Visitor& v, UnallocatedCases& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", "Last published value.")), m.baseline);
}

void describe_measure(Visitor& v, AverageCaseload& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", "Last published value.")), m.baseline);
  v.number(positive_field("spread", "Standard deviation of caseload between workers."), m.spread);
  v.number(
      with_default(agreed(divisor_field("restated_by",
                                        "Caseload by the definition of the tiers for each case by that of "
                                        "the record; baseline and measured values are multiplied by it.",
                                        0.01)),
                   1.0),
      m.restated_by);
}

void describe_measure(Visitor& v, PathwayPlans& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", "Last published value; the opening position reproduces it.")),
           m.baseline);
  v.number(agreed(positive_field("advisers", "Personal advisers for care leavers.")), m.advisers);
  v.number(real_field("caseload_effect", "Loss on the logit for each care leaver more for an adviser."),
           m.caseload_effect);
}

void describe_measure(Visitor& v, Judgement& m) {
  v.pick({.key = "baseline", .meaning = "Judgement in force at the start."}, grade_keys, m.baseline);
  v.pick({.key = "target", .meaning = "Judgement that is green."}, grade_keys, m.target);
  v.pick({.key = "tolerance", .meaning = "Judgement that is amber."}, grade_keys, m.tolerance);
  v.number(positive_field("first_inspection", "Months from the start to the first inspection."),
           m.first_inspection);
  v.number(positive_field("next_inspection", "Months between inspections after the first."),
           m.next_inspection);
  Field r = share_field("repeatability", "Correlation of two inspections of the same quality, 0 to 1.");
  v.number(r, m.repeatability);
  constexpr std::array<const char*, 3> keys{"cut_inadequate", "cut_good", "cut_outstanding"};
  constexpr std::array<const char*, 3> meanings{
      "Standard normal score below which the judgement is Inadequate.", "Score from which it is Good.",
      "Score from which it is Outstanding."};
  for (std::size_t k = 0; k < keys.size(); ++k)
    v.number(agreed(real_field(keys[k], meanings[k])), m.cutpoints[k]);
  Field persistence = share_field("persistence", "Correlation of quality with the month before.");
  v.number(persistence, m.persistence);
  v.number(
      with_default(real_field("intervention",
                              "Gain of quality between an Inadequate judgement and the next inspection."),
                   0.0),
      m.intervention);
  v.number(
      with_default(positive_field("caseload_effect",
                                  "Loss of quality a month for each 100 % of caseload above the reference."),
                   0.0),
      m.caseload_effect);
  v.number(with_default(positive_field("unallocated_effect",
                                       "Loss of quality a month for each 100 % of cases unallocated."),
                        0.0),
           m.unallocated_effect);
  v.number(
      with_default(positive_field("turnover_effect",
                                  "Loss of quality a month for each 100 % of staff who leave in a year."),
                   0.0),
      m.turnover_effect);
  v.number(
      with_default(real_field("leadership", "Gain of quality a month from how the service is led."), 0.0),
      m.leadership);
}

void describe_kpi(Visitor& v, Kpi& kpi) {
  pick_kind(v, "What is measured; decides which terms follow.", kpi.measure);
  v.text({.key = "name", .meaning = "What people call the indicator."}, kpi.name);
  v.number(with_default(agreed(positive_field("weight", "Weight among the indicators.")), 1.0), kpi.weight);
  std::visit([&](auto& measure) { describe_measure(v, measure); }, kpi.measure);
}

}  // namespace

void describe(Visitor& v, Outcomes& outcomes) {
  v.list({.key = "kpi", .meaning = "Key performance indicators."}, ListStyle::records,
         list_of(outcomes.kpis, describe_kpi));
}

}  // namespace loadline::scenario::parts
