#include "input/data/text_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fmt/format.h>

#include "input/data/encoding.hpp"
#include "input/data/notes.hpp"

namespace loadline::input {
namespace {

constexpr std::uint64_t fnv_offset = 0xCBF29CE484222325, fnv_prime = 0x100000001B3;

std::uint64_t digest_of(const std::string& bytes) {
  std::uint64_t hash = fnv_offset;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * fnv_prime;
  return hash;
}

/// CR LF and CR become LF. Only CR alone is worth a word: the file comes from a very old program.
void unify_line_ends(TextFile& file, Notes& notes) {
  std::string& text = file.text;
  if (text.find('\r') == std::string::npos) return;
  std::size_t to = 0, alone = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    if (text[from] != '\r') {
      text[to++] = text[from];
    } else if (from + 1 == text.size() || text[from + 1] != '\n') {
      text[to++] = '\n';
      ++alone;
    }
  }
  text.resize(to);
  if (alone > 0)
    notes.repair("carriage-returns", file.name, 0,
                 fmt::format("{} line ends are a carriage return alone", alone), "taken as line ends");
}

/// What a wrong file looks like, or "" where it may be text.
std::string not_text(const std::string& bytes) {
  if (bytes.starts_with("PK\x03\x04")) return "is a workbook or archive";
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return "is a workbook of an old kind";
  if (bytes.starts_with("%PDF")) return "is a PDF";
  return "";
}

}  // namespace

std::string TextFile::line(int number) const {
  std::size_t at = 0;
  for (int i = 1; i < number && at != std::string::npos; ++i) {
    at = text.find('\n', at);
    if (at != std::string::npos) ++at;
  }
  if (at == std::string::npos || at >= text.size()) return "";
  return text.substr(at, text.find('\n', at) - at);
}

TextFile text_from(std::string name, std::string bytes, Notes& notes) {
  TextFile file{.name = std::move(name), .digest = digest_of(bytes)};
  const auto refuse = [&](std::string rule, std::string found, std::string why) {
    notes.refuse_file(file.name, {std::move(rule), "", std::move(found), std::move(why),
                                  "save the sheet as CSV (UTF-8) and give that file"});
    return file;
  };
  if (const std::string kind = not_text(bytes); !kind.empty())
    return refuse("not-text", kind, "a table is read as comma-separated text");
  const Decoded decoded = decode(std::move(bytes));
  file.text = decoded.text;
  for (const auto& [rule, found] : decoded.repairs)
    notes.repair(rule, file.name, 0, found, "read as UTF-8 in its place");
  if (file.text.find('\0') != std::string::npos)
    return refuse("not-text", "has a zero byte", "it is no text");
  unify_line_ends(file, notes);
  if (file.text.find_first_not_of(" \t\n") == std::string::npos)
    return refuse("empty-file", "is empty", "a table needs a header and rows");
  if (file.text.back() != '\n') file.text += '\n';
  file.readable = true;
  return file;
}

TextFile read_text_file(const std::filesystem::path& path, Notes& notes) {
  const std::string name = path.string();
  std::error_code problem;
  const auto size = std::filesystem::file_size(path, problem);
  std::ifstream stream(path, std::ios::binary);
  std::string bytes;
  if (!problem && stream) {
    bytes.resize(size);
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    if (!stream.bad()) return text_from(name, std::move(bytes), notes);
  }
  notes.refuse_file(name, {"cannot-be-read", "", "cannot be read",
                           problem ? problem.message() : std::generic_category().message(errno),
                           "check the path, and that you may read the file"});
  return {.name = name};
}

}  // namespace loadline::input
