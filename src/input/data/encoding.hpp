#pragma once
/// \file  input/data/encoding.hpp
/// \brief Bytes to UTF-8: what spreadsheets and case systems save as, told from the bytes alone.

#include <string>
#include <utility>
#include <vector>

namespace loadline::input {

struct Decoded {
  std::string text;
  std::vector<std::pair<std::string, std::string>> repairs;  ///< Rule and what was found.
};

/// UTF-8 as it is; a byte-order mark is dropped; UTF-16 (by its mark, or by zeros in every other byte) is converted;
/// what is not UTF-8 is read as Windows-1252, in which every byte means something.
Decoded decode(std::string bytes);

}  // namespace loadline::input
