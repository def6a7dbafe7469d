#include "documented_fields.hpp"

#include <sstream>

#include "program.hpp"

namespace loadline::app_tests {

void collect(const nlohmann::json& value, const std::string& path, std::set<std::string>& paths) {
  if (value.is_null()) return;
  if (value.is_object()) {
    if (value.size() == 2 && value.contains("value") && value.contains("error")) {
      paths.insert(path);
      return;
    }
    for (const auto& [key, member] : value.items())
      collect(member, path.empty() ? key : path + "." + key, paths);
  } else if (value.is_array()) {
    for (const nlohmann::json& member : value) collect(member, path + "[]", paths);
  } else {
    paths.insert(path);
  }
}

std::set<std::string> documented(const std::string& heading) {
  std::istringstream lines(text_of(LOADLINE_ROOT "/docs/reference/calibration.md"));
  std::set<std::string> paths;
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) inside = line == "## " + heading;
    if (inside && line.starts_with("| `")) paths.insert(line.substr(3, line.find('`', 3) - 3));
  }
  return paths;
}

}  // namespace loadline::app_tests
