#pragma once
/// \file  loadline/units/calendar.hpp
/// \brief Months of the model and the financial years they belong to.

#include <compare>
#include <string>

#include "loadline/base/date.hpp"

namespace loadline::units {

/// A month of the horizon: 0 is the first. A date, not a length of time: two of them do not add.
class MonthIndex {
 public:
  constexpr MonthIndex() = default;
  explicit constexpr MonthIndex(int months_since_start) : index_(months_since_start) {}
  constexpr int value() const { return index_; }
  constexpr int year() const { return index_ / 12; }           ///< Contract year, 0 the first.
  constexpr int month_of_year() const { return index_ % 12; }  ///< 0 is the first month of the contract year.
  constexpr auto operator<=>(const MonthIndex&) const = default;

 private:
  int index_ = 0;
};

/// Turns month indices into dates. The first month is the first of `start`'s month, which must open a UK financial
/// year (April): contract years and financial years are then the same.
class Calendar {
 public:
  explicit Calendar(base::Date start) : start_(start) {}
  base::Date start() const { return start_; }
  base::Date first_day(MonthIndex month) const;
  int days(MonthIndex month) const;                ///< 28 to 31.
  int days_in_year(int contract_year) const;       ///< 365 or 366.
  std::string name(MonthIndex month) const;        ///< "April 2017".
  std::string short_name(MonthIndex month) const;  ///< "Apr 2017".
  std::string year_name(int contract_year) const;  ///< "2017/18".
  /// The month a date falls in; before the start it is negative (December before an April start is -4).
  int month_of(base::Date date) const;

 private:
  base::Date start_;
};

}  // namespace loadline::units
