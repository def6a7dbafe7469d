#include "input/screen.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

namespace loadline::input {
namespace {

constexpr std::uintmax_t most_bytes = 8'000'000;
// A scenario nests six deep. The parser recurses, so depth costs stack: 64 brackets of keys with 32 parts is
// safe.
constexpr int deepest_brackets = 64, deepest_key = 32;

/// Length of the UTF-8 character that starts here, 0 where there is none.
std::size_t character_length(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const bool overlong = (first == 0xE0 && byte(at + 1) < 0xA0) || (first == 0xF0 && byte(at + 1) < 0x90);
  const bool outside = (first == 0xED && byte(at + 1) > 0x9F) || (first == 0xF4 && byte(at + 1) > 0x8F);
  return overlong || outside ? 0 : length;
}

/// Walks the text a character at a time, keeping just enough of TOML's grammar to know strings and comments.
class Screen {
 public:
  Screen(const std::string& text, const std::string& file, Findings& findings)
      : text_(text), findings_(findings), place_{file, 1, 1} {}

  bool passes() {
    while (at_ < text_.size()) {
      const std::size_t length = character_length(text_, at_);
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (length == 0 || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
        return not_text(byte);
      if (length == 1 && !follow(text_[at_])) return false;
      at_ += length;
      ++place_.column;
      if (byte == '\n') {
        ++place_.line;
        place_.column = 1;
      }
    }
    return true;
  }

 private:
  bool not_text(unsigned char byte) {
    findings_.error(place_, "", fmt::format("is not a text file (byte {:#04x} here)", byte),
                    "a scenario is TOML in UTF-8", "save it as plain text in UTF-8");
    return false;
  }

  bool starts(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

  bool follow(char c) {
    if (in_comment_) {
      in_comment_ = c != '\n';
    } else if (!closing_.empty()) {
      follow_string(c);
    } else if (c == '#') {
      in_comment_ = true;
    } else if (c == '"' || c == '\'') {
      const std::string three(3, c);
      closing_ = starts(three) ? three : std::string(1, c);
      skip(closing_.size() - 1);
    } else {
      return follow_nesting(c);
    }
    return true;
  }

  void follow_string(char c) {
    if (c == '\\' && closing_.front() == '"') {
      if (at_ + 1 < text_.size() && text_[at_ + 1] >= ' ' &&
          static_cast<unsigned char>(text_[at_ + 1]) < 0x80)
        skip(1);
    } else if (starts(closing_)) {
      skip(closing_.size() - 1);
      closing_.clear();
    } else if (c == '\n' && closing_.size() == 1) {
      closing_.clear();  // an unclosed string: the parser will say so
    }
  }

  bool follow_nesting(char c) {
    if (c == '[' || c == '{') ++brackets_;
    if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
    if (c == '.')
      ++dots_;
    else if (std::strchr("=,[]{}\n", c) != nullptr)
      dots_ = 0;
    if (brackets_ <= deepest_brackets && dots_ < deepest_key) return true;
    findings_.error(place_, "", "is nested too deeply",
                    "a scenario nests a few tables deep, and this is no scenario");
    return false;
  }

  void skip(std::size_t characters) {
    at_ += characters;
    place_.column += static_cast<int>(characters);
  }

  const std::string& text_;
  Findings& findings_;
  base::Place place_;
  std::size_t at_ = 0;
  std::string closing_;  // what ends the string we are in
  bool in_comment_ = false;
  int brackets_ = 0, dots_ = 0;
};

}  // namespace

std::optional<std::string> read_text(const std::filesystem::path& path, Findings& findings) {
  namespace fs = std::filesystem;
  const base::Place place{path.string(), 0, 0};
  const auto refuse = [&](std::string found, std::string why, std::string help) {
    findings.error(place, "", std::move(found), std::move(why), std::move(help));
    return std::nullopt;
  };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return refuse("does not exist", "",
                  "give the path of a scenario file, or write one with \"loadline new\"");
  if (status.type() == fs::file_type::none) return refuse("cannot be reached", error.message(), "");
  if (fs::is_directory(status))
    return refuse("is a folder", "a scenario is one file", "give the path of a file in it");
  if (!fs::is_regular_file(status)) return refuse("is not a file", "a scenario is one file on disk", "");
  const std::uintmax_t bytes = fs::file_size(path, error);
  if (error) return refuse("cannot be read", error.message(), "");
  if (bytes > most_bytes)
    return refuse(fmt::format("is {:.0f} MB long", static_cast<double>(bytes) / 1e6),
                  "a scenario is at most 8 MB", "check that this is the file you meant");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return refuse("cannot be opened", std::strerror(errno), "check who may read it");
  std::string text(static_cast<std::size_t>(bytes), '\0');
  in.read(text.data(), static_cast<std::streamsize>(bytes));
  if (in.bad() || in.gcount() < 0) return refuse("cannot be read to its end", "", "");
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse("is empty", "", "write a scenario with \"loadline new\"");
  return text;
}

bool screen(const std::string& text, const std::string& file, Findings& findings) {
  return Screen(text, file, findings).passes();
}

}  // namespace loadline::input
