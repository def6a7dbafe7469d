#include "hindcast_question.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "authorities.hpp"
#include "load.hpp"
#include "loadline/analysis/calibration.hpp"
#include "loadline/analysis/scenario_hindcast.hpp"

namespace loadline::app {
namespace {

std::set<int> years_with_a_stock(const AuthorityHistories& histories) {
  std::set<int> years;
  for (const input::AuthorityHistory& authority : histories)
    for (const input::HistoryYear& year : authority.years)
      if (year.looked_after) years.insert(year.year);
  return years;
}

/// Years a fit can be made in that leave at least one later year, within the horizons, to score.
std::vector<int> usable_origins(const AuthorityHistories& table, const AuthorityHistories& later,
                                int horizons) {
  const std::set<int> followed = years_with_a_stock(later);
  std::vector<int> made;
  const std::set<int> known = years_with_a_stock(table);
  if (known.empty()) return made;
  for (const int year : analysis::years_to_fit(table, *known.rbegin())) {
    const auto next = followed.upper_bound(year);
    if (next != followed.end() && *next <= year + horizons) made.push_back(year);
  }
  return made;
}

}  // namespace

std::optional<TableQuestion> table_question(const HindcastRequest& request) {
  TableQuestion asked;
  asked.table = input::read_history_table(request.what);
  base::Diagnostics found = asked.table.diagnostics;
  if (!request.observed.empty()) {
    asked.later = input::read_history_table(request.observed);
    found.append(asked.later->diagnostics);
  }
  if (!tell(found)) return std::nullopt;
  bool right = true;
  if (!request.authority.empty()) {
    const std::size_t at = find_authority(asked.table.authorities, request.authority);
    if (at < asked.table.authorities.size()) {
      asked.code = asked.table.authorities[at].code;
    } else {
      tell_error(fmt::format("--authority: {} is not an authority of {}", request.authority, request.what),
                 near_authorities(asked.table.authorities, request.authority));
      right = false;
    }
  }
  const std::vector<int> usable = usable_origins(asked.table.authorities, asked.followed(), request.horizons);
  asked.origins = request.as_of.empty() ? usable : request.as_of;
  for (const int year : asked.origins) {
    if (std::find(usable.begin(), usable.end(), year) != usable.end()) continue;
    tell_error(
        fmt::format("--as-of {}: there is too little before it to fit, or nothing after it to score", year),
        usable.empty() ? "hold later years back in a file of their own with --observed"
                       : fmt::format("these years would do: {}", list_of(usable)));
    right = false;
  }
  if (usable.empty() && request.as_of.empty()) {
    tell_error(
        fmt::format("{} has no year that can be fitted and is followed by one to score", request.what),
        "this needs three successive years of at least five authorities, or later years in a file named with "
        "--observed");
    right = false;
  }
  std::sort(asked.origins.begin(), asked.origins.end());
  asked.origins.erase(std::unique(asked.origins.begin(), asked.origins.end()), asked.origins.end());
  return right ? std::optional(std::move(asked)) : std::nullopt;
}

std::optional<ScenarioQuestion> scenario_question(const HindcastRequest& request) {
  bool right = true;
  if (request.observed.empty()) {
    tell_error("a scenario is scored on what followed, and no file of it is named",
               "name a CSV file with the columns date, series and value: --observed FILE");
    right = false;
  }
  if (!request.as_of.empty() || !request.authority.empty()) {
    tell_error("--as-of and --authority are for a table; a scenario is frozen at its own about.as_of",
               "leave them out, or name a table of history instead of the scenario");
    right = false;
  }
  auto loaded = load_and_tell(request.what, {});
  if (!loaded || !right) return std::nullopt;
  std::vector<std::string> names;
  for (const analysis::HindcastSeries& series : analysis::hindcast_series(loaded->scenario))
    names.push_back(series.id);
  ScenarioQuestion asked{std::move(*loaded), input::read_observations(request.observed, names)};
  if (!tell(asked.observed.diagnostics)) return std::nullopt;
  return asked;
}

}  // namespace loadline::app
