#pragma once
/// \file  loadline/base/diagnostic.hpp
/// \brief The user's mistake: what was found, why it cannot be used, what to write instead, and where.

#include <compare>
#include <string>
#include <vector>

namespace loadline::base {

/// A place in a file. Lines and columns count from 1; columns count characters (code points), not bytes.
/// `line == 0` means the file as a whole; an empty `file` means the command line.
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  auto operator<=>(const Place&) const = default;
};

/// "file:line:column", "file" for a whole file, "command line" where there is no file.
std::string to_string(const Place& place);

enum class Severity { error, warning };

/// One message to the person who wrote the scenario.
struct Diagnostic {
  Severity severity = Severity::error;
  Place place;
  std::string path;     ///< What it is about, as a scenario path such as `workforce.sickness`; may be empty.
  std::string found;    ///< What was found, as a clause: "has no unit".
  std::string why;      ///< Why it cannot be used, without brackets; may be empty.
  std::string help;     ///< What to write instead, as an instruction; may be empty.
  std::string excerpt;  ///< The line of the file, without its line break; may be empty.
};

/// Messages in the order they will be shown: by place, then in the order they were found.
/// Not for use by several threads at once.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void append(const Diagnostics& others);

  bool has_errors() const;
  bool empty() const { return all_.empty(); }
  std::size_t errors() const;
  const std::vector<Diagnostic>& all() const { return all_; }

  /// The messages as a person reads them, in file order:
  /// \code
  /// draft.toml:11:11: error: workforce.in_post: has no unit (a bare number could be any of several units)
  ///   11 | in_post = 14
  ///      |           ^
  ///   help: write it as "<number> FTE"
  /// \endcode
  std::string render() const;

 private:
  std::vector<Diagnostic> all_;
};

/// The candidate nearest to `word` by edit distance, or "" where none is near enough to be a slip of the keyboard
/// (more than a third of its letters wrong).
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace loadline::base
