#pragma once
/// \file  report/replay_parts.hpp
/// \brief What the parts of a replay share: reading one lane of it, and the words for parties, months and exact sums.

#include <string>
#include <vector>

#include "loadline/report/replay_report.hpp"
#include "report/party_words.hpp"
#include "report/replay_exact.hpp"

namespace loadline::report {

using contract::YearRegisters;
using Register = units::Lanes<Pence> YearRegisters::*;

/// "£62,414,763.54", "−£1,131,764.07".
std::string exact_money(Pence amount);
/// "62,414,763.54": in columns headed in pounds.
std::string exact_pounds(Pence amount);
/// A share as a percentage, as many digits as it has: "70%", "1.7252%".
std::string exact_percent(const Exact& share);
double as_double(const Exact& value);

/// A cause as people know it: the clause's id, or the budget line's without "service.".
std::string cause_words(const std::string& cause);

/// The future of a replay, year by year.
struct Story {
  explicit Story(const ReplayInput& what) : input(what), calendar(what.scenario.horizon.start) {}

  const ReplayInput& input;
  units::Calendar calendar;

  std::size_t lane() const { return input.future.lane; }
  const contract::Settlement& settled() const { return input.future.settlement; }
  int years() const { return static_cast<int>(settled().years.size()); }
  int months() const { return static_cast<int>(input.future.block.months.size()); }
  const contract::ExactYear& seen(int year) const {
    return input.future.exact.years()[static_cast<std::size_t>(year)];
  }
  const contract::ExactMonth& seen_in(int month) const {
    return input.future.exact.by_month()[static_cast<std::size_t>(month)];
  }
  const service::Month& month(int month) const {
    return input.future.block.months[static_cast<std::size_t>(month)];
  }
  const YearRegisters& registers(int year) const { return settled().years[static_cast<std::size_t>(year)]; }
  Pence at(int year, Register which) const { return (registers(year).*which)[lane()]; }
  /// A balance as the year before left it.
  Pence before(int year, Register balance, Pence opening = no_money) const {
    return year == 0 ? opening : at(year - 1, balance);
  }
  bool ended(int year) const { return registers(year).terminated[lane()] != 0; }
  std::string month_name(int month) const { return calendar.name(units::MonthIndex(month)); }
  std::string short_month(int month) const { return calendar.short_name(units::MonthIndex(month)); }
};

}  // namespace loadline::report
