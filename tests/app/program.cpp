#include "program.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

namespace loadline::app_tests {

Workspace::Workspace() {
  std::string pattern = (std::filesystem::temp_directory_path() / "loadline-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
}

Workspace::~Workspace() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Said Workspace::run(const std::string& arguments, const std::string& before) const {
  const auto out = folder_ / ".said-out", err = folder_ / ".said-err";
  const std::string line = fmt::format("cd '{}' && {} '{}' {} >'{}' 2>'{}'", folder_.string(), before,
                                       LOADLINE_PROGRAM, arguments, out.string(), err.string());
  const int status = std::system(line.c_str());
  Said said{WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
  std::filesystem::remove(out);
  std::filesystem::remove(err);
  return said;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

nlohmann::json without_clock(const std::filesystem::path& file) {
  nlohmann::json result = nlohmann::json::parse(text_of(file));
  result["system"].erase("started");
  result["system"].erase("seconds");
  return result;
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string sunderland() { return LOADLINE_ROOT "/scenarios/sunderland-2017.toml"; }

}  // namespace loadline::app_tests
