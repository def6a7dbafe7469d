#include "loadline/units/calendar.hpp"

#include <array>

#include <fmt/format.h>

namespace loadline::units {
namespace {
constexpr std::array<const char*, 12> month_names{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
}

base::Date Calendar::first_day(MonthIndex month) const {
  const int months = start_.year * 12 + (start_.month - 1) + month.value();
  return {months / 12, months % 12 + 1, 1};
}

int Calendar::days(MonthIndex month) const {
  const base::Date first = first_day(month);
  return base::days_in_month(first.year, first.month);
}

int Calendar::days_in_year(int contract_year) const {
  int days_so_far = 0;
  for (int m = 0; m < 12; ++m) days_so_far += days(MonthIndex(12 * contract_year + m));
  return days_so_far;
}

std::string Calendar::name(MonthIndex month) const {
  const base::Date first = first_day(month);
  return fmt::format("{} {}", month_names[static_cast<std::size_t>(first.month - 1)], first.year);
}

std::string Calendar::short_name(MonthIndex month) const {
  const base::Date first = first_day(month);
  return fmt::format("{:.3} {}", month_names[static_cast<std::size_t>(first.month - 1)], first.year);
}

std::string Calendar::year_name(int contract_year) const {
  const int year = first_day(MonthIndex(12 * contract_year)).year;
  return fmt::format("{}/{:02}", year, (year + 1) % 100);
}

int Calendar::month_of(base::Date date) const {
  return (date.year - start_.year) * 12 + (date.month - start_.month);
}

}  // namespace loadline::units
