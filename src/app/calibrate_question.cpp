#include "calibrate_question.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "authorities.hpp"
#include "loadline/analysis/calibration.hpp"

namespace loadline::app {
namespace {

namespace fs = std::filesystem;

bool holds_a_return(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "header.csv", ignored) || fs::exists(folder / "episodes.csv", ignored);
}

/// The folders of single years: the one named, or those in it.
std::vector<fs::path> return_folders(const fs::path& named) {
  if (holds_a_return(named)) return {named};
  std::vector<fs::path> inside;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(named, ignored))
    if (entry.is_directory(ignored) && holds_a_return(entry.path())) inside.push_back(entry.path());
  std::sort(inside.begin(), inside.end());
  return inside.empty() ? std::vector<fs::path>{named} : inside;
}

}  // namespace

std::optional<Histories> read_histories(const CalibrateRequest& request) {
  Histories all;
  std::vector<fs::path> folders, tables;
  for (const std::string& name : request.histories) {
    std::error_code ignored;
    if (fs::is_directory(name, ignored)) {
      for (const fs::path& folder : return_folders(name)) folders.push_back(folder);
    } else {
      tables.push_back(name);
    }
  }
  if (tables.size() > 1) {
    tell_error(
        fmt::format("{} tables are named, {} and {} among them", tables.size(), tables[0].string(),
                    tables[1].string()),
        "name one table of published history; several years of an authority's own returns are folders");
    return std::nullopt;
  }
  base::Diagnostics found;
  if (!tables.empty()) {
    all.table_file = tables.front().string();
    all.table = input::read_history_table(tables.front());
    found.append(all.table->diagnostics);
  }
  if (!folders.empty()) {
    all.returned = input::read_care_return(folders);
    found.append(all.returned->diagnostics);
    for (const fs::path& folder : folders) all.folders.push_back(folder.string());
  }
  if (!tell(found)) return std::nullopt;
  return all;
}

namespace {

int last_year_of(const std::vector<input::AuthorityHistory>& table) {
  int last = 0;
  for (const input::AuthorityHistory& authority : table)
    if (!authority.years.empty()) last = std::max(last, authority.years.back().year);
  return last;
}

std::vector<int> usable_years(const std::vector<input::AuthorityHistory>& table,
                              std::optional<std::size_t> authority) {
  std::vector<int> years;
  for (const int year : analysis::years_to_fit(table, last_year_of(table))) {
    const auto says = [&](const input::HistoryYear& y) {
      return y.year == year && y.looked_after.value_or(0.0) > 0.0;
    };
    if (!authority || std::any_of(table[*authority].years.begin(), table[*authority].years.end(), says))
      years.push_back(year);
  }
  return years;
}

}  // namespace

std::optional<Asked> asked_of(const CalibrateRequest& request, const Histories& histories) {
  Asked asked;
  if (!histories.table) {
    if (!request.authority.empty())
      tell_error("--authority names one of a table, and no table is given",
                 "leave it out: a return is of one authority; or name a table of published history too");
    if (request.as_of)
      tell_error("--as-of chooses a year of a table, and no table is given",
                 "name the folders up to the year you want");
    if (!request.authority.empty() || request.as_of) return std::nullopt;
    asked.as_of = histories.returned->window_end.year;
    return asked;
  }
  const auto& table = histories.table->authorities;
  bool right = true;
  if (!request.authority.empty()) {
    const std::size_t found = find_authority(table, request.authority);
    if (found < table.size())
      asked.authority = found;
    else {
      tell_error(
          fmt::format("--authority: {} is not an authority of {}", request.authority, histories.table_file),
          near_authorities(table, request.authority));
      right = false;
    }
  } else if (histories.returned) {
    tell_error(
        "a table and a return are given, and no authority",
        "name the authority the return is of with --authority, so that the table says its entries and exits");
    right = false;
  }
  asked.as_of = request.as_of.value_or(last_year_of(table));
  const std::vector<int> years = usable_years(table, asked.authority);
  if (std::find(years.begin(), years.end(), asked.as_of) == years.end()) {
    const std::string who = asked.authority ? table[*asked.authority].name : std::string("the table");
    tell_error(fmt::format(
                   "{} cannot be fitted as of {}: this needs five authorities with the stock of that year or "
                   "before and of the year before it, with exits between{}",
                   who, asked.as_of, asked.authority ? ", and its own stock of that year" : ""),
               years.empty() ? "give a table with at least two successive years of at least five authorities"
                             : fmt::format("with --as-of, these years would do: {}", list_of(years)));
    right = false;
  }
  if (histories.returned && histories.returned->window_end.year > asked.as_of) {
    tell_error(fmt::format("the returns go to {}, after the year {} that the fit is of",
                           base::to_string(histories.returned->window_end), asked.as_of),
               "leave out the folders of later years: nothing after the as-of year may be looked at");
    right = false;
  }
  return right ? std::optional(asked) : std::nullopt;
}

}  // namespace loadline::app
