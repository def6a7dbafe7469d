#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

Field count(const char* key, const char* meaning) { return with_default(positive_field(key, meaning), 0.0); }

Field opening_count(const char* meaning) {
  Field field = agreed(count("opening", meaning));
  field.whole = true;
  return field;
}

Field growth_of(const char* meaning) {
  Field field = with_default(real_field("growth", meaning), 0.0);
  field.least = -0.5;
  field.most = 0.5;
  return field;
}

void describe(Visitor& v, EarlyHelp& help) {
  v.number(opening_count("Early-help episodes open at the start."), help.opening);
  v.number(count("starts", "Children starting an episode a year."), help.starts);
  v.number(growth_of("Growth of starts, a year."), help.growth);
  v.number(with_default(divisor_field("mean_duration", "Mean time an episode lasts.", 0.1), 6.0),
           help.mean_duration);
  v.number(
      with_default(real_field("effect",
                              "Change of the log referral rate for each unit of the log of open episodes; "
                              "below 0: more early help, fewer referrals."),
                   0.0),
      help.effect);
}

void describe(Visitor& v, EducationPlans& plans) {
  v.number(opening_count("Education, health and care plans in force at the start."), plans.opening);
  v.number(count("starts", "New plans a year."), plans.starts);
  v.number(growth_of("Growth of new plans, a year."), plans.growth);
  v.number(with_default(positive_field("ceasing", "Rate at which a plan ceases."), 0.02), plans.ceasing);
}

void describe(Visitor& v, YouthJustice& justice) {
  v.number(opening_count("Young people on an order at the start."), justice.opening);
  v.number(count("starts", "Young people starting an order a year."), justice.starts);
  v.number(growth_of("Growth of starts, a year."), justice.growth);
  v.number(with_default(divisor_field("mean_order", "Mean length of an order.", 0.1), 9.0),
           justice.mean_order);
  v.number(
      with_default(share_field("remanded", "Share remanded, who enter care in secure accommodation."), 0.0),
      justice.remanded);
}

void describe(Visitor& v, UnaccompaniedChildren& children) {
  v.number(opening_count("Unaccompanied children among those looked after at the start."), children.opening);
  v.number(count("arrivals", "Unaccompanied children arriving a year."), children.arrivals);
  v.number(growth_of("Growth of arrivals, a year."), children.growth);
}

template <class Overlay>
void overlay(Visitor& v, const char* key, const char* meaning, Overlay& numbers) {
  v.section({.key = key, .meaning = meaning, .optional = true}, [&] { describe(v, numbers); });
}

}  // namespace

void describe_overlays(Visitor& v, Overlays& overlays) {
  overlay(v, "early_help", "Early-help episodes.", overlays.early_help);
  overlay(v, "education_plans", "Education, health and care plans.", overlays.education_plans);
  overlay(v, "youth_justice", "Young people on youth justice orders.", overlays.youth_justice);
  overlay(v, "unaccompanied", "Unaccompanied asylum-seeking children.", overlays.unaccompanied);
}

}  // namespace loadline::scenario::parts
