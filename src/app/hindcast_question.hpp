#pragma once
/// \file  app/hindcast_question.hpp
/// \brief What `hindcast` is asked: a table or a scenario, and what followed, with every mistake told.

#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "loadline/input/history_table.hpp"
#include "loadline/input/load_scenario.hpp"
#include "loadline/input/observations.hpp"

namespace loadline::app {

using AuthorityHistories = std::vector<input::AuthorityHistory>;

/// The table, what followed, and which years and authority are asked for.
struct TableQuestion {
  input::HistoryTable table;
  std::optional<input::HistoryTable> later;
  std::vector<int> origins;
  std::string code;  ///< "" for all.

  const AuthorityHistories& followed() const { return later ? later->authorities : table.authorities; }
};

/// A scenario and what followed it.
struct ScenarioQuestion {
  input::Loaded loaded;
  input::Observations observed;
};

/// All messages go to standard error; nothing where anything cannot be used.
std::optional<TableQuestion> table_question(const HindcastRequest& request);
std::optional<ScenarioQuestion> scenario_question(const HindcastRequest& request);

}  // namespace loadline::app
