#pragma once
/// \file  app/program.hpp
/// \brief Runs the built program in a folder of its own and catches what it says.

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace loadline::app_tests {

struct Said {
  int exit_code = -1;
  std::string out, err;
};

/// A folder that is gone when the test is over.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// Runs `loadline ARGUMENTS` (a shell line) in this folder; `before` may set variables ("LC_ALL=C").
  Said run(const std::string& arguments, const std::string& before = "LC_ALL=C.UTF-8") const;

  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

std::string text_of(const std::filesystem::path& file);
/// A result as JSON, less what a clock put into it.
nlohmann::json without_clock(const std::filesystem::path& file);
/// How many files and folders stand in a folder.
std::size_t files_in(const std::filesystem::path& folder);
void write(const std::filesystem::path& file, const std::string& text);

/// The Sunderland scenario of this checkout.
std::string sunderland();

}  // namespace loadline::app_tests
