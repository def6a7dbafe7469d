#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

constexpr const char* solved_baseline = "Last published value; the opening position reproduces it.";
constexpr const char* last_published = "Last published value.";

Field named(Field shape, const char* key, const char* meaning) {
  shape.key = key;
  shape.meaning = meaning;
  return agreed(std::move(shape));
}

template <class OfTiers>
void describe_ends(Visitor& v, OfTiers& tiers, const Field& shape) {
  v.number(named(shape, "target", "Green at or better than this."), tiers.target);
  v.number(named(shape, "tolerance", "Amber at or better than this, red beyond."), tiers.tolerance);
  v.number(named(shape, "floor", "Beyond this the failure is severe."), tiers.floor);
}

template <class Q>
void describe_tiers(Visitor& v, Tiers<Q>& tiers, const Field& shape) {
  describe_ends(v, tiers, shape);
  v.list({.key = "later", .meaning = "Tiers that replace these from a date on.", .optional = true},
         ListStyle::rows, rows_of(tiers.later, [shape](Visitor& inner, LaterTiers<Q>& later) {
           inner.date({.key = "from", .meaning = "First day they are in force; first of a month."},
                      later.from);
           describe_ends(inner, later, shape);
         }));
}

Field effect(const char* key, const char* meaning) { return with_default(real_field(key, meaning), 0.0); }

void describe_counted(Visitor& v, Counted& of) {
  v.pick({.key = "of", .meaning = "What is counted: children at the month's end, or those of the month."},
         counted_keys, of);
}

void describe_better(Visitor& v, Better& better, Better usual) {
  v.pick({.key = "better",
          .meaning = "Whether higher or lower is better.",
          .fallback = static_cast<double>(usual)},
         better_keys, better);
}

}  // namespace

void describe_measure(Visitor& v, VisitsInTime& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", solved_baseline)), m.baseline);
  v.number(with_default(
               agreed(positive_field("visits", "Visits counted a month for each child with a plan.")), 1.0),
           m.visits);
  v.number(real_field("caseload_effect", "Loss on the logit for each case more."), m.caseload_effect);
  v.number(effect("agency_effect", "Loss on the logit for each 100 % of agency share."), m.agency_effect);
  v.number(effect("vacancy_effect", "Loss on the logit for each 100 % of posts vacant."), m.vacancy_effect);
}

void describe_measure(Visitor& v, UnallocatedCases& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
}

void describe_measure(Visitor& v, AverageCaseload& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
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
  v.number(agreed(share_field("baseline", solved_baseline)), m.baseline);
  v.number(agreed(positive_field("advisers", "Personal advisers for care leavers.")), m.advisers);
  v.number(real_field("caseload_effect", "Loss on the logit for each care leaver more for an adviser."),
           m.caseload_effect);
}

void describe_measure(Visitor& v, ShareOf& m) {
  describe_better(v, m.better, Better::higher);
  describe_counted(v, m.of);
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", solved_baseline)), m.baseline);
  v.number(with_default(agreed(positive_field("each", "Counted a month for each of them.")), 1.0), m.each);
  v.number(effect("caseload_effect", "Worsening on the logit for each case more."), m.caseload_effect);
  v.number(effect("agency_effect", "Worsening on the logit for each 100 % of agency share."),
           m.agency_effect);
  v.number(effect("vacancy_effect", "Worsening on the logit for each 100 % of posts vacant."),
           m.vacancy_effect);
  v.number(effect("quality_effect", "Gain on the logit for each point of quality above the opening."),
           m.quality_effect);
  Field clustering = with_default(
      share_field("clustering", "How alike cases of one team turn out (intraclass correlation); 0: not."),
      0.0);
  clustering.most = 0.99;
  v.number(clustering, m.clustering);
  v.number(with_default(divisor_field("teams", "Teams of equal size among which the cases lie.", 1.0), 1.0),
           m.teams);
}

void describe_measure(Visitor& v, RateOf& m) {
  describe_better(v, m.better, Better::lower);
  describe_counted(v, m.of);
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
}

void describe_measure(Visitor& v, StaffTurnover& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
}

void describe_measure(Visitor& v, AgencyShare& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", last_published)), m.baseline);
}

void describe_measure(Visitor& v, WorkerChanges& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
  v.number(with_default(divisor_field("agency_stay", "Mean time an agency worker stays.", 1.0), 9.0),
           m.agency_stay);
}

void describe_measure(Visitor& v, PlacementShare& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", last_published)), m.baseline);
  for (std::size_t p = 0; p < placement_types; ++p)
    v.number(
        with_default(share_field(placement_keys[p], "Share of the children placed there for whom it is so."),
                     0.0),
        m.by_type[p]);
}

void describe_measure(Visitor& v, AssessedInTime& m) {
  describe_tiers(v, m.tiers, share_field("", ""));
  v.number(agreed(share_field("baseline", last_published)), m.baseline);
  v.number(agreed(divisor_field(
               "within", "Time in which an assessment must be done; 45 working days are 2.07 months.", 0.01)),
           m.within);
}

void describe_measure(Visitor& v, AssessmentDays& m) {
  describe_tiers(v, m.tiers, positive_field("", ""));
  v.number(agreed(positive_field("baseline", last_published)), m.baseline);
  Field quantile = with_default(
      agreed(share_field("quantile", "Share of assessments done in at most so many days; 50 %: the median.")),
      0.5);
  quantile.least = 0.01;
  quantile.most = 0.99;
  v.number(quantile, m.quantile);
}

void describe_measure(Visitor& v, BudgetVariance& m) {
  describe_tiers(v, m.tiers, real_field("", ""));
  v.number(agreed(real_field("baseline", last_published)), m.baseline);
  Field budget = agreed(divisor_field("", "Company's net budget for this year.", 1.0));
  by_year(v, {.key = "budget", .meaning = "Company's net budget, by year."}, budget, m.budget);
}

void describe_measure(Visitor& v, Composite& m) {
  describe_tiers(v, m.tiers, real_field("", ""));
  v.number(agreed(real_field("baseline", last_published)), m.baseline);
  v.texts(optional_text("of", "Ids of the indicators it is made of; none: all that are not composites."),
          m.of);
  v.number(with_default(agreed(real_field("green", "Score of a green indicator.")), 1.0), m.green);
  v.number(with_default(agreed(real_field("amber", "Score of an amber indicator.")), 0.5), m.amber);
  v.number(with_default(agreed(real_field("red", "Score of a red indicator.")), 0.0), m.red);
  v.number(with_default(agreed(real_field("severe", "Score of an indicator beyond its floor.")), -1.0),
           m.severe);
}

}  // namespace loadline::scenario::parts
