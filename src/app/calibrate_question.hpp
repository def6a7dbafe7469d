#pragma once
/// \file  app/calibrate_question.hpp
/// \brief What `calibrate` is asked: the files as read, the authority and the year, with every mistake told.

#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "loadline/input/care_return.hpp"
#include "loadline/input/history_table.hpp"

namespace loadline::app {

/// The files as read. A table, an authority's own returns, or both.
struct Histories {
  std::optional<input::HistoryTable> table;
  std::optional<input::CareReturn> returned;
  std::vector<std::string> folders;
  std::string table_file;

  std::vector<input::Repair> repairs() const {
    std::vector<input::Repair> all;
    if (table) all = table->repairs;
    if (returned) all.insert(all.end(), returned->repairs.begin(), returned->repairs.end());
    return all;
  }
};

/// What is asked of the table: which authority, as of when. Every mistake is told.
struct Asked {
  int as_of = 0;
  std::optional<std::size_t> authority;
};

/// Reads every file; all messages go to standard error. Nothing where any cannot be used.
std::optional<Histories> read_histories(const CalibrateRequest& request);

/// Which authority, as of when; nothing where the table cannot answer, with what would do.
std::optional<Asked> asked_of(const CalibrateRequest& request, const Histories& histories);

}  // namespace loadline::app
