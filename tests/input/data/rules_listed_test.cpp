// docs/reference/data-repairs.md lists every rule, and no other.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include <gmock/gmock.h>

namespace loadline::input::testing {
namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::set<std::string> found(const std::string& text, const std::regex& pattern) {
  std::set<std::string> all;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) all.insert((*at)[1]);
  return all;
}

TEST(DataRules, AreAllListedInTheReferenceAndNoOtherIs) {
  // Rules are the only texts of the readers made of lower-case words and hyphens; "separator" is the one without a hyphen.
  std::set<std::string> in_code{"separator"};
  for (const auto& file : std::filesystem::directory_iterator(LOADLINE_ROOT "/src/input/data"))
    if (file.path().extension() == ".cpp")
      in_code.merge(found(text_of(file.path()), std::regex("\"([a-z]+(?:-[a-z0-9]+)+)\"")));
  const std::set<std::string> on_page = found(text_of(LOADLINE_ROOT "/docs/reference/data-repairs.md"),
                                              std::regex("`([a-z]+(?:-[a-z0-9]+)+|separator)`"));
  EXPECT_GT(in_code.size(), 60u);
  EXPECT_EQ(in_code, on_page);
}

}  // namespace
}  // namespace loadline::input::testing
