#pragma once
/// \file  loadline/report/replay_report.hpp
/// \brief One future told from month to month and year to year, for the terminal and as JSON (`loadline replay`).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "loadline/analysis/replay.hpp"

namespace loadline::report {

struct ReplayInput {
  const scenario::Scenario& scenario;
  const scenario::Contract& contract;  ///< As settled: the scenario's own or a variant's.
  std::string contract_name;           ///< "the contract as agreed", "Demand corridor".
  const analysis::Replay& future;
  std::uint64_t seed = 1;
  std::optional<int> month;  ///< Drivers and postings of this month alone (0 the first); none: all.
};

/// The whole story in lines of at most 100 characters, but where a name is longer.
std::string replay_text(const ReplayInput& input);

/// The same as JSON, documented in docs/how-to/replay-a-future.md.
std::string replay_json(const ReplayInput& input);

/// A sum that a sentence works out from the terms and what was observed, beside what the settlement booked.
struct Worked {
  std::string register_name;  ///< "adj.volume"
  units::Pence worked, booked;
};
/// Why a clause did what it did in a year.
struct Reason {
  std::string clause, name;  ///< Id and name of the clause.
  std::string sentence;
  std::vector<Worked> worked;  ///< Equal to the penny; a test holds every kind of clause to it.
};
/// One or more a clause, in the contract's order; the result last.
std::vector<Reason> reasons(const ReplayInput& input, int year);

}  // namespace loadline::report
