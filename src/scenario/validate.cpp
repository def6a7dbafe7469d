#include "loadline/scenario/validate.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario {
namespace rules {
namespace {

std::string percent(double fraction) { return written(fraction, units::UnitOf<units::Share>::name); }

}  // namespace

bool usable(const Datum& number) { return number.stated || number.origin.place.file == "default"; }

bool usable(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (!usable(*part.number)) return false;
  return true;
}

bool may_be(const Datum& number) {
  return usable(number) && (!chance::certain(number.uncertain) || number.typical_value() != 0.0);
}

void Judge::error(const std::string& path, const base::Place& place, std::string found, std::string why,
                  std::string help) {
  base::Diagnostic diagnostic;
  diagnostic.place = place;
  diagnostic.path = path;
  diagnostic.found = std::move(found);
  diagnostic.why = std::move(why);
  diagnostic.help = std::move(help);
  diagnostics_.add(std::move(diagnostic));
}

void Judge::warning(const std::string& path, const base::Place& place, std::string found, std::string why,
                    std::string help) {
  base::Diagnostic diagnostic;
  diagnostic.severity = base::Severity::warning;
  diagnostic.place = place;
  diagnostic.path = path;
  diagnostic.found = std::move(found);
  diagnostic.why = std::move(why);
  diagnostic.help = std::move(help);
  diagnostics_.add(std::move(diagnostic));
}

void Judge::shares_sum(const std::string& path, const std::string& what, const std::vector<Part>& parts,
                       Whole whole, const std::string& of_what) {
  if (!usable(parts)) return;
  constexpr double tolerance = 1e-9;
  double sum = 0.0;
  std::string now;
  for (const Part& part : parts) {
    sum += part.number->typical_value();
    now += fmt::format("{}{} {}", now.empty() ? "" : ", ", part.name, percent(part.number->typical_value()));
  }
  if (sum <= 1.0 + tolerance && (whole == Whole::at_most || sum >= 1.0 - tolerance)) return;
  const char* limit = whole == Whole::at_most ? "at most 100 %" : "100 %";
  error(path, fmt::format("{} sum to {}", what, percent(sum)),
        fmt::format("they are shares of {} and must sum to {}", of_what, limit),
        fmt::format("make them sum to {}; now {}", limit, now));
}

void Judge::increasing(const std::string& path, const std::vector<Part>& parts, const units::UnitName& unit,
                       const std::string& why) {
  if (!usable(parts)) return;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const double before = parts[i - 1].number->typical_value(), value = parts[i].number->typical_value();
    if (value > before) continue;
    if (parts[i].number->stated)
      error(path + "." + parts[i].name, parts[i].number->origin.place, "is " + written(value, unit), why,
            fmt::format("write a figure above {}, that of {}", written(before, unit), parts[i - 1].name));
    else
      error(path + "." + parts[i - 1].name, parts[i - 1].number->origin.place, "is " + written(before, unit),
            why,
            fmt::format("write a figure below {}, the default of {}", written(value, unit), parts[i].name));
    return;
  }
}

void Judge::season_adds_none(const std::string& path, const std::string& what,
                             const std::array<Assumption<units::Ratio>, 12>& months) {
  constexpr double tolerance = 0.005;
  double sum = 0.0;
  for (const Assumption<units::Ratio>& month : months) {
    if (!usable(month)) return;
    sum += month.typical_value();
  }
  const double mean = sum / 12.0;
  if (std::abs(mean - 1.0) <= tolerance) return;
  error(
      path, fmt::format("averages {:.4f}", mean),
      fmt::format(
          "the season moves {} between months and may not add any: its mean must be 1 to within 0.005", what),
      fmt::format("divide each month by {:.4f}", mean));
}

void check_horizon(const Scenario& s, Judge& judge) {
  const Horizon& horizon = s.horizon;
  if (horizon.start.known() && (horizon.start.month != 4 || horizon.start.day != 1))
    judge.error("horizon.start", "is " + base::to_string(horizon.start),
                "contract years are financial years and begin on 1 April",
                fmt::format("write {:04}-04-01", horizon.start.year));
  if (horizon.months % 12 != 0)
    judge.error(
        "horizon.months", fmt::format("is {}", horizon.months), "a horizon is whole years",
        fmt::format("write {} or {}", std::max(12, horizon.months / 12 * 12), horizon.months / 12 * 12 + 12));
  if (s.about.replications % 2 != 0)
    judge.error("about.replications", fmt::format("is {}", s.about.replications),
                "futures come in pairs that share their assumptions",
                fmt::format("write {}", s.about.replications + 1));
}

}  // namespace rules

namespace {

/// What a variant's settings break, told of the variant; what the contract itself breaks has been told. A contract of
/// its own is judged where it stands.
void check_variant(Variant& variant, const Scenario& scenario, const base::Diagnostics& told,
                   base::Diagnostics& diagnostics) {
  base::Diagnostics of_variant;
  rules::Judge judge(of_variant);
  const bool has_own = !variant.own.clauses.empty();
  rules::check_contract(variant.contract, has_own ? "variants." + variant.id : "contract", scenario, judge);
  for (base::Diagnostic diagnostic : of_variant.all()) {
    const auto same = [&](const base::Diagnostic& other) {
      return other.path == diagnostic.path && other.found == diagnostic.found;
    };
    if (std::ranges::any_of(told.all(), same)) continue;
    if (!has_own) {
      diagnostic.found = fmt::format("breaks a rule: {} {}", diagnostic.path, diagnostic.found);
      diagnostic.path = "variants." + variant.id + ".set";
      diagnostic.place = {};
    }
    diagnostics.add(std::move(diagnostic));
  }
}

/// "9" before "10".
bool in_order_of_age(const std::string& one, const std::string& other) {
  return one.size() != other.size() ? one.size() < other.size() : one < other;
}

}  // namespace

void validate(Scenario& scenario, base::Diagnostics& diagnostics) {
  using namespace rules;
  std::ranges::stable_sort(scenario.population.ages, in_order_of_age, &AgeCount::id);
  Judge judge(diagnostics);
  check_horizon(scenario, judge);
  check_demand(scenario, judge);
  check_world(scenario, judge);
  check_workforce(scenario, judge);
  check_costs(scenario, judge);
  check_outcomes(scenario, judge);
  check_contract(scenario.contract, "contract", scenario, judge);
  check_savings(scenario, judge);
  check_unused(scenario, judge);
  const Register all = make_register(scenario);
  check_origins(scenario, all, judge);
  check_correlations(scenario, all, judge);
  check_addresses(scenario, all, judge);
  const base::Diagnostics told = diagnostics;
  for (Variant& variant : scenario.variants) check_variant(variant, scenario, told, diagnostics);
}

}  // namespace loadline::scenario
