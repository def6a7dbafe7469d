#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

Field yearly(const char* key, const char* meaning) {
  Field field = real_field(key, meaning);
  field.least = -0.5;
  field.most = 0.5;
  return field;
}

void describe_effect(Visitor& v, ShockEffect& effect) {
  v.pick({.key = "on", .meaning = "What it acts on."}, shock_target_keys, effect.target);
  v.number(with_default(positive_field("factor", "What the target is multiplied by at full size."), 1.0),
           effect.factor);
  v.number(with_default(real_field("added", "What is added at full size, a year: children, or pounds."), 0.0),
           effect.added);
  v.pick(
      {.key = "profile",
       .meaning = "Step: at once, for its length; ramp: grows over its length; decay: halves every length.",
       .fallback = 0.0},
      shock_profile_keys, effect.profile);
  v.number(with_default(positive_field("length", "Length of the profile; 0: for good."), 0.0), effect.length);
  v.number(with_default(positive_field("delay", "Time from onset until it begins."), 0.0), effect.delay);
}

ListAccess effects_of(std::vector<ShockEffect>& effects) {
  return {.size = [&effects] { return effects.size(); },
          .id = [](std::size_t i) { return std::to_string(i + 1); },
          .append = [&effects](const std::string&) { effects.emplace_back(); },
          .describe = [&effects](Visitor& v, std::size_t i) { describe_effect(v, effects[i]); }};
}

}  // namespace

void describe(Visitor& v, Population& population) {
  v.number(positive_field("under_18", "Residents under 18: the denominator of rates per 10,000."),
           population.under_18);
  Field growth = real_field("growth", "Growth of that number, a year.");
  growth.least = -0.1;
  growth.most = 0.1;
  v.number(growth, population.growth);
  v.list({.key = "ages",
          .meaning =
              "Residents by year of age, 0 to 17: children then grow older instead of growing at one rate.",
          .optional = true},
         ListStyle::entries, list_of(population.ages, [](Visitor& inner, AgeCount& age) {
           Field field = positive_field(age.id, "Residents of this age at the start.");
           inner.number(field, age.children);
         }));
  v.number(
      with_default(positive_field("births", "Children under 1 a year on; used where ages are given."), 0.0),
      population.births);
  v.number(with_default(yearly("births_growth", "Growth of births, a year."), 0.0), population.births_growth);
  v.number(with_default(yearly("net_migration", "Net arrivals a year as a share of each age."), 0.0),
           population.net_migration);
}

void describe_shock(Visitor& v, Shock& shock) {
  v.text({.key = "name", .meaning = "What may happen."}, shock.name);
  v.number(with_default(positive_field("rate", "How often it happens; 0 where it has a date."), 0.0),
           shock.rate);
  v.date({.key = "date", .meaning = "When it happens, if it does; first of a month.", .fallback = 0.0},
         shock.date);
  v.number(with_default(share_field("probability", "Chance that a dated one happens."), 1.0),
           shock.probability);
  v.number(with_default(
               positive_field("size_spread", "Standard deviation of the log of its size; 0: always 1."), 0.0),
           shock.size_spread);
  v.yes_no(
      {.key = "excuses",
       .meaning = "Whether quarters in which it is at half its strength or more are excused from deductions.",
       .fallback = 0.0},
      shock.excuses);
  v.list({.key = "effects", .meaning = "What it does."}, ListStyle::rows, effects_of(shock.effects));
}

void describe(Visitor& v, Dependence& dependence) {
  Field degrees = with_default(
      positive_field("degrees_of_freedom",
                     "0: correlated numbers are extreme alone (Gaussian); 2 to 100: together (Student's t)."),
      0.0);
  degrees.most = 100.0;
  degrees.support = chance::Support::real;
  v.number(degrees, dependence.degrees_of_freedom);
}

void describe_structure(Visitor& v, Structure& structure) {
  v.text({.key = "name", .meaning = "What the structure is called."}, structure.name);
  v.text({.key = "note", .meaning = "Why the world might work so.", .fallback = 0.0}, structure.note);
  v.number(agreed(share_field("weight",
                              "How likely it is; what all leave of 100 % is the scenario as it stands.")),
           structure.weight);
  v.settings({.key = "set", .meaning = "Numbers that differ: path = value."}, structure.settings);
}

}  // namespace loadline::scenario::parts
