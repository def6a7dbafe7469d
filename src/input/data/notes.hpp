#pragma once
/// \file  input/data/notes.hpp
/// \brief What is said about a data file: refusals and repairs, each by the name of its rule, not without end.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/data/text_file.hpp"
#include "loadline/base/diagnostic.hpp"
#include "loadline/input/repair.hpp"

namespace loadline::input {

/// Whether a message may quote the line it is about. Lines of a statutory return hold ids and dates of birth.
enum class Quoting { lines, nothing };

class Notes {
 public:
  /// So many refusals a rule and file are shown; the rest are counted.
  static constexpr std::size_t most_refusals = 20;
  static constexpr std::size_t most_repairs = 1'000;

  explicit Notes(Quoting quoting) : quoting_(quoting) {}

  /// A message about `column` of a row; `column_at` is the place of the cell in the line, 0 for the row.
  struct Refusal {
    std::string rule, column, found, why, help;
  };
  void refuse(const TextFile& file, int line, int column_at, Refusal refusal);
  void refuse_file(const std::string& file, Refusal refusal);
  void repair(std::string_view rule, const std::string& file, int row, std::string found, std::string action);

  /// All of it, with the counts of what is not shown, in the order of files and rows.
  base::Diagnostics diagnostics() const;
  std::vector<Repair> repairs() const;

 private:
  using RuleOfFile = std::pair<std::string, std::string>;

  Quoting quoting_;
  std::vector<base::Diagnostic> refusals_;
  std::vector<Repair> repairs_;
  std::map<RuleOfFile, std::size_t> refused_, repaired_;
};

}  // namespace loadline::input
