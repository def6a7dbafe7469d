#pragma once
/// \file  report/replay_words.hpp
/// \brief Why a clause did what it did in a year of one future: one overload a kind, each with its own figures.

#include <string>
#include <vector>

#include "report/replay_parts.hpp"

namespace loadline::report {

/// A clause in a year of a story.
struct ClauseYear {
  const Story& story;
  const scenario::Clause& clause;
  int year = 0;

  const scenario::Contract& contract() const { return story.input.contract; }
  Pence at(Register which) const { return story.at(year, which); }
  Pence before(Register balance, Pence opening = no_money) const {
    return story.before(year, balance, opening);
  }
  const contract::ExactYear& seen() const { return story.seen(year); }
  const YearRegisters& registers() const { return story.registers(year); }
  std::size_t lane() const { return story.lane(); }
  /// A sum worked out, beside the register it must equal.
  Worked worked(const char* name, Pence amount, Register which) const { return {name, amount, at(which)}; }
};

/// A sentence without the clause's name, and what it works out.
struct Told {
  std::string sentence;
  std::vector<Worked> worked;
};

Told why(const scenario::BasePrice& terms, const ClauseYear& now);
Told why(const scenario::Indexation& terms, const ClauseYear& now);
Told why(const scenario::SavingsReduction& terms, const ClauseYear& now);
Told why(const scenario::ChangeControl& terms, const ClauseYear& now);
Told why(const scenario::Rebase& terms, const ClauseYear& now);

Told why(const scenario::VolumeCorridor& terms, const ClauseYear& now);
Told why(const scenario::Reopener& terms, const ClauseYear& now);
Told why(const scenario::Deductions& terms, const ClauseYear& now);
Told why(const scenario::OutcomePayment& terms, const ClauseYear& now);
Told why(const scenario::AlternativeIncome& terms, const ClauseYear& now);
Told why(const scenario::RingFence& terms, const ClauseYear& now);

Told why(const scenario::ShareBands& terms, const ClauseYear& now);
Told why(const scenario::ReserveAndSurplus& terms, const ClauseYear& now);
Told why(const scenario::DeficitFunding& terms, const ClauseYear& now);
Told why(const scenario::WorkingCapital& terms, const ClauseYear& now);
Told why(const scenario::SupportServices& terms, const ClauseYear& now);
Told why(const scenario::PaymentProfile& terms, const ClauseYear& now);
Told why(const scenario::Triggers& terms, const ClauseYear& now);
Told why(const scenario::Approvals& terms, const ClauseYear& now);
Told why(const scenario::Funders& terms, const ClauseYear& now);

/// What became of a request, by its address; null where the contract has no such request.
struct RequestMade {
  int asked = -1, effective = -1;  ///< Months; -1 as `contract::RequestOutcome`.
  bool approved = false;
  Exact granted = 1;
};
std::optional<RequestMade> request_made(const Story& story, const std::string& address);

/// The average number of children over half child-days of so many days.
inline Exact average_children(std::int64_t half_days, int days) { return Exact(half_days, 2 * days); }
/// "566.0"
std::string children_words(const Exact& children);
/// "1,111.69"
std::string weeks_words(const Exact& weeks);

}  // namespace loadline::report
