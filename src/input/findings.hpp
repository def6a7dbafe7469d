#pragma once
/// \file  input/findings.hpp
/// \brief Collects messages while a file is read: each once, not without end, with the line of the file they
///   are about.

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "loadline/base/diagnostic.hpp"

namespace loadline::input {

class Findings {
 public:
  /// Beyond so many messages a person no longer reads; the rest are counted.
  static constexpr std::size_t most_shown = 200;

  void add(base::Diagnostic diagnostic);
  void error(const base::Place& place, std::string path, std::string found, std::string why = "",
             std::string help = "");
  std::size_t errors() const { return errors_; }

  /// Remembers a file's text, so that messages can quote it.
  void quote_from(const std::string& file, const std::string& text);

  /// All messages with their excerpts. `file` is named by the closing count, if one is needed.
  base::Diagnostics finish(const std::string& file) const;

 private:
  std::string excerpt(const base::Place& place) const;

  std::vector<base::Diagnostic> all_;
  std::set<std::tuple<base::Place, std::string, std::string>> seen_;
  std::map<std::string, std::vector<std::string>> lines_;
  std::size_t errors_ = 0, dropped_ = 0;
};

/// What a file said, fit to be shown in a message: shortened, control characters replaced.
std::string shown(const std::string& text);

/// Like `base::nearest`, but not tried on words no one typed by a slip.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

}  // namespace loadline::input
