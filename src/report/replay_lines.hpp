#pragma once
/// \file  report/replay_lines.hpp
/// \brief The parts of a replay as lines of a terminal, at most 100 characters wide but where a name is longer.

#include <string>
#include <vector>

#include "report/replay_parts.hpp"

namespace loadline::report {

inline constexpr std::size_t replay_width = 100;

/// Lines of text, one after the other.
class Lines {
 public:
  void add(const std::string& line);
  void heading(const std::string& title);
  /// A sentence in lines, the first at `margin`, the rest at `hanging`.
  void sentence(const std::string& text, std::size_t margin, std::size_t hanging);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

/// `text` in a column so wide: to the left or to the right, by characters and not by bytes.
std::string left(const std::string& text, std::size_t width);
std::string right(const std::string& text, std::size_t width);

void tell_months(const Story& story, Lines& into);      ///< Children, staff, cost, cash, and what happened.
void tell_indicators(const Story& story, Lines& into);  ///< Quarter by quarter, with points and deductions.
void tell_registers(const Story& story, Lines& into);   ///< Year by year, in the order of the waterfall.
void tell_reasons(const Story& story, Lines& into);
void tell_requests(const Story& story, Lines& into);  ///< And triggers.
void tell_postings(const Story& story, Lines& into);  ///< With totals that balance.

/// What happened in a month besides numbers: inspections, visits, relief, initiatives, requests, triggers.
std::vector<std::string> events_of(const Story& story, int month);
/// Net of what a party received and paid; all parties together have nothing.
struct PartyTotal {
  contract::Party party = contract::Party::council;
  Pence received, paid;
};
/// Of the postings accrued in the months shown.
std::vector<PartyTotal> totals_of(const Story& story);
/// Whether this month is to be shown.
bool shown(const Story& story, int month);

}  // namespace loadline::report
