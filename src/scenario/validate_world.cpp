#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

void check_bands(const DurationLaw& law, const std::string& path, Judge& judge) {
  for (std::size_t i = 0; i < law.bands.size(); ++i) {
    const HazardBand& band = law.bands[i];
    if (!usable(band.from) || !usable(band.rate)) return;
    const double from = band.from.typical_value();
    const std::string row = fmt::format("{}.bands.{}", path, i + 1);
    if (i == 0 && from != 0.0)
      judge.error(row, band.from.origin.place, fmt::format("begins at {:g} months", from),
                  "the first band begins when the state is entered", "write from = \"0 months\"");
    else if (i > 0 && from <= law.bands[i - 1].from.typical_value())
      judge.error(row, band.from.origin.place, fmt::format("begins at {:g} months", from),
                  "bands follow one another in time",
                  fmt::format("write a time after {:g} months", law.bands[i - 1].from.typical_value()));
  }
  if (!law.bands.empty() && !(law.bands.back().rate.typical_value() > 0.0))
    judge.error(fmt::format("{}.bands.{}", path, law.bands.size()), law.bands.back().rate.origin.place,
                "is 0 per month", "nobody who reached the last band would ever leave",
                "write a rate above 0");
}

void check_stages(const DurationLaw& law, const std::string& path, Judge& judge) {
  if (law.stages.empty()) return;
  const Stage& last = law.stages.back();
  if (usable(last.ends) && last.ends.typical_value() < 1.0 - 1e-9)
    judge.error(fmt::format("{}.stages.{}", path, law.stages.size()), last.ends.origin.place,
                fmt::format("ends {:g} %", 100.0 * last.ends.typical_value()),
                "there is no stage after the last", "write ends = \"100 %\"");
}

/// Nobody leaves before the first band with a rate, so no mean can be shorter than that.
void check_waiting(const DurationLaw& law, const Assumption<units::Months>& mean, const std::string& path,
                   Judge& judge) {
  const auto first =
      std::ranges::find_if(law.bands, [](const HazardBand& b) { return b.rate.typical_value() > 0.0; });
  if (first == law.bands.end() || !usable(mean) || !usable(first->from)) return;
  const double wait = first->from.typical_value();
  if (mean.typical_value() <= wait)
    judge.error(path + ".bands", first->from.origin.place,
                fmt::format("let nobody leave for {:g} months", wait),
                fmt::format("the mean duration is {:g} months, and no rates could bring it about",
                            mean.typical_value()),
                "give an earlier band a rate, or lengthen mean_duration");
}

void check_law(const DurationLaw& law, const Assumption<units::Months>& mean, const std::string& path,
               Judge& judge) {
  const auto rows = [&](std::size_t count, const char* what) {
    if (count >= 1 && count <= 12) return;
    judge.error(path + "." + what, fmt::format("has {} rows", count), "a law of durations has 1 to 12",
                "write 1 to 12 rows");
  };
  if (law.kind == DurationKind::piecewise) {
    rows(law.bands.size(), "bands");
    check_bands(law, path, judge);
    check_waiting(law, mean, path, judge);
  }
  if (law.kind == DurationKind::stages) {
    rows(law.stages.size(), "stages");
    check_stages(law, path, judge);
  }
}

void check_ages_of(const Population& population, Judge& judge) {
  if (population.ages.empty()) return;
  std::vector<std::string> missing;
  for (int age = 0; age < 18; ++age)
    if (std::ranges::find(population.ages, std::to_string(age), &AgeCount::id) == population.ages.end())
      missing.push_back(std::to_string(age));
  if (!missing.empty())
    judge.error("population.ages", fmt::format("lacks {}", fmt::join(missing, ", ")),
                "where ages are given, all from 0 to 17 are needed",
                "add " + missing.front() + " = \"... children\"" + (missing.size() > 1 ? " and so on" : ""));
  for (const AgeCount& one : population.ages) {
    const int age = one.id.size() <= 2 && one.id.find_first_not_of("0123456789") == std::string::npos
                        ? std::stoi(one.id)
                        : 99;
    if (age > 17 || std::to_string(age) != one.id)
      judge.error("population.ages." + one.id, one.children.origin.place, "is not an age from 0 to 17",
                  "residents under 18 are counted", "remove it");
  }
  if (usable(population.births) && !(population.births.typical_value() > 0.0))
    judge.error("population.births", population.births.origin.place, "is 0 children",
                "without births a population that grows older dies out", "write the children born a year");
}

void check_effect(const Shock& shock, std::size_t i, Judge& judge) {
  const ShockEffect& effect = shock.effects[i];
  const std::string path = fmt::format("shocks.{}.effects.{}", shock.id, i + 1);
  const bool takes_added =
      effect.target == ShockTarget::unaccompanied || effect.target == ShockTarget::income;
  if (effect.added.typical_value() != 0.0 && !takes_added)
    judge.error(path, effect.added.origin.place, fmt::format("adds {:g}", effect.added.typical_value()),
                "only unaccompanied children and income can be added to", "use factor");
  if (effect.target == ShockTarget::income && effect.factor.typical_value() != 1.0)
    judge.error(path, effect.factor.origin.place,
                fmt::format("multiplies income by {:g}", effect.factor.typical_value()),
                "income lost is an amount", "write added, in pounds a year");
  if (effect.profile != ShockProfile::step && effect.length.typical_value() == 0.0)
    judge.error(path, effect.length.stated ? effect.length.origin.place : base::Place{}, "has no length",
                "a ramp grows over its length and a decay halves every length",
                "write length = \"... months\"");
}

/// Entries and exits stated as totals must leave something to the rates they set.
void check_stated_flows(const Demand& d, Judge& judge) {
  const Assumption<units::Children>&starts = d.care.entries.starts, &ceased = d.care.exits.ceased;
  const double into_care = d.assessment.to_care.typical_value() + d.in_need.to_care.typical_value() +
                           d.plan.to_care.typical_value();
  const double others =
      d.overlays.unaccompanied.arrivals.typical_value() +
      d.overlays.youth_justice.starts.typical_value() * d.overlays.youth_justice.remanded.typical_value();
  if (usable(starts) && starts.typical_value() > 0.0 && into_care <= 0.0)
    judge.error("demand.care.entries.starts", starts.origin.place,
                fmt::format("is {:g} children", starts.typical_value()),
                "no open case leads into care (every to_care is 0 %), so none could bring them about",
                "state where entrants come from, or leave starts out");
  else if (usable(starts) && starts.typical_value() > 0.0 && starts.typical_value() <= others)
    judge.error("demand.care.entries.starts", starts.origin.place,
                fmt::format("is {:g} children", starts.typical_value()),
                fmt::format("{:g} a year come alone or on remand and are among them", others),
                "write all children who enter care in a year");
  const AgeProfile& oldest = d.ages[age_bands - 1];
  const double at_18 = d.opening.looked_after.typical_value() * oldest.looked_after.typical_value() /
                       age_band_years[age_bands - 1];
  if (usable(ceased) && ceased.typical_value() > 0.0 && ceased.typical_value() <= at_18)
    judge.error("demand.care.exits.ceased", ceased.origin.place,
                fmt::format("is {:g} children", ceased.typical_value()),
                fmt::format("{:.0f} turn 18 in care in the first year and are among them", at_18),
                "write all children who cease to be looked after in a year, 18th birthdays included");
}

void check_shock(const Shock& shock, const Horizon& horizon, Judge& judge) {
  const std::string path = "shocks." + shock.id;
  const bool by_rate = shock.rate.typical_value() > 0.0, dated = shock.date.known();
  if (by_rate == dated)
    judge.error(path, by_rate ? "has a rate and a date" : "has neither a rate nor a date",
                "it happens either at random times or on one day",
                by_rate ? "remove one of the two" : "write rate = \"0.07 per year\" or date = 2018-04-01");
  if (dated && shock.date.day != 1)
    judge.error(path + ".date", "is " + base::to_string(shock.date), "months are whole",
                fmt::format("write {:04}-{:02}-01", shock.date.year, shock.date.month));
  if (dated && horizon.start.known() && base::to_string(shock.date) < base::to_string(horizon.start))
    judge.error(path + ".date", "is " + base::to_string(shock.date), "that is before the first month",
                "write a month of the horizon, or build its effect into the opening position");
  if (dated && horizon.start.known() && shock.date.year >= horizon.start.year + horizon.months / 12 &&
      (shock.date.year > horizon.start.year + horizon.months / 12 || shock.date.month >= 4))
    judge.warning(path + ".date", {}, "is " + base::to_string(shock.date), "that is after the last month",
                  "lengthen the horizon or leave the shock out");
  if (shock.effects.empty())
    judge.error(path, "has no effects", "it would change nothing", "add effects = [{ on = ... }]");
  for (std::size_t i = 0; i < shock.effects.size(); ++i) check_effect(shock, i, judge);
}

}  // namespace

void check_world(const Scenario& s, Judge& judge) {
  check_ages_of(s.population, judge);
  check_law(s.demand.assessment.duration, s.demand.assessment.mean_duration, "demand.assessment.duration",
            judge);
  check_law(s.demand.in_need.duration, s.demand.in_need.mean_duration, "demand.in_need.duration", judge);
  check_law(s.demand.plan.duration, s.demand.plan.mean_duration, "demand.plan.duration", judge);
  check_law(s.demand.care.short_duration, s.demand.care.short_mean, "demand.care.short_duration", judge);
  check_law(s.demand.care.long_duration, s.demand.care.long_mean, "demand.care.long_duration", judge);
  if (s.demand.circumstances.size() > 4)
    judge.error("demand.circumstance", fmt::format("are {}", s.demand.circumstances.size()),
                "every combination of them is counted, so there may be at most 4", "join the rarest");
  const double oldest = s.demand.opening.looked_after.typical_value() *
                        s.demand.ages[age_bands - 1].looked_after.typical_value();
  const auto& unaccompanied = s.demand.overlays.unaccompanied.opening;
  if (usable(unaccompanied) && unaccompanied.typical_value() > oldest + 0.5)
    judge.error("demand.beside.unaccompanied.opening", unaccompanied.origin.place,
                fmt::format("is {:g} children", unaccompanied.typical_value()),
                fmt::format("they are among the {:.0f} looked after at 16 and 17", oldest),
                "correct the number or the age profile");
  for (const Shock& shock : s.shocks) check_shock(shock, s.horizon, judge);
  const double degrees = s.dependence.degrees_of_freedom.typical_value();
  if (degrees > 0.0 && degrees < 2.0)
    judge.error("dependence.degrees_of_freedom", s.dependence.degrees_of_freedom.origin.place,
                fmt::format("is {:g}", degrees), "below 2 the spread of Student's t has no end",
                "write 0 (Gaussian) or 2 to 100");
  check_stated_flows(s.demand, judge);
  double weights = 0.0;
  for (const Structure& structure : s.structures) weights += structure.weight.typical_value();
  if (weights > 1.0 + 1e-9)
    judge.error("structures", fmt::format("have weights of {:g} % in all", 100.0 * weights),
                "what they leave of 100 % is the scenario as it stands", "lower the weights");
}

}  // namespace loadline::scenario::rules
