#pragma once
/// \file  input/data/text_file.hpp
/// \brief A data file's bytes as UTF-8 lines, however a spreadsheet or case system saved them.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::input {

class Notes;

struct TextFile {
  std::string name;          ///< As given, for messages.
  std::string text;          ///< UTF-8, lines end in "\n", the last one too.
  std::uint64_t digest = 0;  ///< FNV-1a over the bytes of the file.
  bool readable = false;

  /// The line with this number (the first is 1) without its end; "" where there is none. Walks the text.
  std::string line(int number) const;
};

/// Reads a file. Rules: byte-order-mark, utf-16, windows-1252, carriage-returns (repairs); cannot-be-read,
/// not-text, empty-file (refusals).
TextFile read_text_file(const std::filesystem::path& path, Notes& notes);

/// The same for bytes at hand.
TextFile text_from(std::string name, std::string bytes, Notes& notes);

}  // namespace loadline::input
