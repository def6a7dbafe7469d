#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

/// First calendar year of "2017-18"; 0 where it is none.
int first_year_of(const std::string& id) {
  if (id.size() != 7 || id[4] != '-') return 0;
  int first = 0, second = -1;
  const char* text = id.data();
  if (std::from_chars(text, text + 4, first).ptr != text + 4) return 0;
  if (std::from_chars(text + 5, text + 7, second).ptr != text + 7) return 0;
  return (first + 1) % 100 == second ? first : 0;
}

}  // namespace

std::vector<std::string> financial_years(const Horizon& horizon) {
  std::vector<std::string> years;
  if (!horizon.start.known() || horizon.months % 12 != 0) return years;
  for (int y = 0; y < horizon.months / 12; ++y) {
    const int first = horizon.start.year + y;
    years.push_back(fmt::format("{}-{:02}", first, (first + 1) % 100));
  }
  return years;
}

MonthOf check_month(const std::string& path, const base::Date& date, const Horizon& horizon, Judge& judge) {
  if (!date.known() || !horizon.start.known()) return MonthOf::wrong;
  if (date.day != 1) {
    judge.error(path, "is " + base::to_string(date), "months are whole",
                fmt::format("write {:04}-{:02}-01", date.year, date.month));
    return MonthOf::wrong;
  }
  const int month = (date.year - horizon.start.year) * 12 + date.month - horizon.start.month;
  if (month < 0) {
    judge.error(path, "is " + base::to_string(date), "that is before the first month",
                "write a month of the horizon, or build its effect into the opening position");
    return MonthOf::wrong;
  }
  if (month < horizon.months) return MonthOf::horizon;
  judge.warning(path, {}, "is " + base::to_string(date), "that is after the last month, so it is not used",
                "");
  return MonthOf::after_horizon;
}

YearKey judge_year(const std::string& id, const std::string& path, const base::Place& place,
                   const Horizon& horizon, Judge& judge) {
  const std::vector<std::string> years = financial_years(horizon);
  if (std::ranges::find(years, id) != years.end()) return YearKey::in_horizon;
  const std::string span = fmt::format("the horizon runs from {} to {}", years.front(), years.back());
  const int first = first_year_of(id);
  // A shorter horizon is a common question; a year to come is then no mistake. A century off is a slip of the
  // keyboard.
  constexpr int near_enough = 20;
  if (first >= horizon.start.year && first < horizon.start.year + near_enough) {
    judge.warning(path + "." + id, place, "is after the horizon and is not used", span, "");
    return YearKey::later;
  }
  if (first == 0)
    judge.error(path + "." + id, place, "is not a financial year", span,
                "write the year as " + years.front());
  else
    judge.error(path + "." + id, place, "is not a year of the horizon", span,
                "write a year of the horizon or leave it out");
  return YearKey::wrong;
}

void judge_years_given(const std::vector<std::string>& given, const std::string& path, const Horizon& horizon,
                       int first_needed, const std::string& pattern, Judge& judge) {
  if (first_needed == no_year_needed) return;
  const std::vector<std::string> years = financial_years(horizon);
  const auto has = [&](const std::string& year) { return std::ranges::find(given, year) != given.end(); };
  std::string missing;
  for (std::size_t y = 0; y < years.size(); ++y) {
    if (static_cast<int>(y) < first_needed && has(years[y]))
      judge.error(path + "." + years[y], "is before the first change",
                  "figures are in the first year's prices, so nothing changes in it", "leave it out");
    if (static_cast<int>(y) >= first_needed && !has(years[y]))
      missing += (missing.empty() ? "" : ", ") + years[y];
  }
  if (!missing.empty())
    judge.error(
        path, "says nothing for " + missing,
        first_needed == 0 ? "each year needs a figure" : "each year after the first needs a figure",
        fmt::format("add a line for each, such as {} = \"<number> {}\"", missing.substr(0, 7), pattern));
}

}  // namespace loadline::scenario::rules
