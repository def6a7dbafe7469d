#pragma once
// Scenarios as texts: what a test changes stands in the test, on top of scenarios/small.toml.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "loadline/input/load_scenario.hpp"

namespace loadline::input::testing {

inline std::string small_path() { return LOADLINE_ROOT "/scenarios/small.toml"; }

/// A folder of this test alone, removed with it.
class Folder {
 public:
  Folder() {
    const ::testing::TestInfo* test = ::testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(::testing::TempDir()) /
            ("loadline-" + std::string(test->test_suite_name()) + "-" + test->name());
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The small scenario with a text laid over it.
inline Loaded small_with(const std::string& text, const std::vector<scenario::Setting>& settings = {}) {
  const Folder folder;
  return load_scenario(folder.write("test.toml", "extends = \"" + small_path() + "\"\n" + text), settings);
}

/// The text alone.
inline Loaded load_text(const std::string& text) {
  const Folder folder;
  return load_scenario(folder.write("test.toml", text));
}

/// "path: found" of every message, in the order found.
inline std::vector<std::string> messages(const Loaded& loaded) {
  std::vector<std::string> all;
  for (const base::Diagnostic& d : loaded.diagnostics.all())
    all.push_back(d.path.empty() ? d.found : d.path + ": " + d.found);
  return all;
}

inline scenario::Setting set(const std::string& path, const std::string& text) { return {path, text, {}}; }

inline const scenario::RegisterEntry& number(const Loaded& loaded, const std::string& path) {
  const scenario::RegisterEntry* entry = scenario::find(loaded.register_, path);
  if (entry == nullptr) throw std::runtime_error("no number at " + path);
  return *entry;
}

}  // namespace loadline::input::testing
