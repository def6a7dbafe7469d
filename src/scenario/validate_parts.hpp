#pragma once
/// \file  scenario/validate_parts.hpp
/// \brief The rules across keys, a part a subject, and what they share.

#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "loadline/base/diagnostic.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::scenario::rules {

/// One number that takes part in a rule, by the name messages give it.
struct Part {
  std::string name;
  const Datum* number;
};

/// Whether a number is there to be judged: stated in the file, or its default. One that could not be read is
/// neither.
bool usable(const Datum& number);
bool usable(const std::vector<Part>& parts);
/// Whether a number is there and is, or may turn out, other than 0.
bool may_be(const Datum& number);

class Judge {
 public:
  explicit Judge(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// A broken rule. Without a place of its own it is shown where `path` stands in the file.
  void error(const std::string& path, const base::Place& place, std::string found, std::string why,
             std::string help);
  void error(const std::string& path, std::string found, std::string why, std::string help) {
    error(path, {}, std::move(found), std::move(why), std::move(help));
  }
  void warning(const std::string& path, const base::Place& place, std::string found, std::string why,
               std::string help);

  /// Shares of one whole: together at most, or exactly, 100 %.
  enum class Whole { at_most, exactly };
  void shares_sum(const std::string& path, const std::string& what, const std::vector<Part>& parts,
                  Whole whole, const std::string& of_what);
  /// Each number above the one before it; told at the first that is not (or at the one before, where that is
  /// a default).
  void increasing(const std::string& path, const std::vector<Part>& parts, const units::UnitName& unit,
                  const std::string& why);
  /// Months against the average month: a season moves `what` between months and may not add any.
  void season_adds_none(const std::string& path, const std::string& what,
                        const std::array<Assumption<units::Ratio>, 12>& months);

 private:
  base::Diagnostics& diagnostics_;
};

void check_horizon(const Scenario& s, Judge& judge);
void check_demand(const Scenario& s, Judge& judge);
void check_world(const Scenario& s, Judge& judge);
/// Also gives each role with a grade its salary.
void check_workforce(Scenario& s, Judge& judge);
/// Also puts clauses in order of `seq`. `contract` may be that of `s` or of a variant.
void check_contract(Contract& contract, const std::string& path, const Scenario& s, Judge& judge);
/// Also puts yearly values in order and fills those left out.
void check_costs(Scenario& s, Judge& judge);
/// Also puts budgets in order, and leaves out tiers that begin after the horizon.
void check_outcomes(Scenario& s, Judge& judge);
/// Also puts targets in order and gives graded initiatives their optimism bias.
void check_savings(Scenario& s, Judge& judge);
/// What is given and can do nothing, because what it would work on or through is not there.
void check_unused(const Scenario& s, Judge& judge);
void check_origins(const Scenario& s, const Register& all, Judge& judge);
void check_correlations(const Scenario& s, const Register& all, Judge& judge);
void check_addresses(const Scenario& s, const Register& all, Judge& judge);

/// Where a date that must be the first of a month of the horizon lies. A shorter horizon is a common question: a month
/// after it is told as a warning, and what hangs on it is left out.
enum class MonthOf { horizon, after_horizon, wrong };
MonthOf check_month(const std::string& path, const base::Date& date, const Horizon& horizon, Judge& judge);

/// Financial years of the horizon, "2017-18"; none where the horizon itself is wrong.
std::vector<std::string> financial_years(const Horizon& horizon);

/// Puts yearly values in contract-year order, one a year: drops years after the horizon (with a warning),
/// refuses what is no year of it, and fills years left out with zero. From `first_needed` on (a contract
/// year, 0 the first) a year left out is refused, and before it a year given.
template <class Q>
void settle_years(ByYear<Q>& values, const std::string& path, const Horizon& horizon, int first_needed,
                  Judge& judge);

/// Marks that a list of yearly values may leave any year out.
inline constexpr int no_year_needed = -1;

/// What one key of a yearly list is.
enum class YearKey { in_horizon, later, wrong };
YearKey judge_year(const std::string& id, const std::string& path, const base::Place& place,
                   const Horizon& horizon, Judge& judge);
void judge_years_given(const std::vector<std::string>& given, const std::string& path, const Horizon& horizon,
                       int first_needed, const std::string& pattern, Judge& judge);

template <class Q>
void settle_years(ByYear<Q>& values, const std::string& path, const Horizon& horizon, int first_needed,
                  Judge& judge) {
  const std::vector<std::string> years = financial_years(horizon);
  if (years.empty()) return;
  std::vector<std::string> given;
  ByYear<Q> ordered(years.size());
  for (std::size_t y = 0; y < years.size(); ++y) {
    ordered[y].id = years[y];
    ordered[y].value.origin.place.file = "default";
  }
  for (const YearValue<Q>& one : values) {
    if (judge_year(one.id, path, one.value.origin.place, horizon, judge) != YearKey::in_horizon) continue;
    for (YearValue<Q>& place_for : ordered)
      if (place_for.id == one.id) place_for = one;
    const bool filled_before = !one.value.stated && one.value.origin.place.file == "default";
    if (!filled_before) given.push_back(one.id);
  }
  judge_years_given(given, path, horizon, first_needed, units::UnitOf<Q>::name.text, judge);
  values = std::move(ordered);
}

}  // namespace loadline::scenario::rules
