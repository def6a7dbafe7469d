#include "input/data/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace loadline::input {
namespace {

enum class Order { low_first, high_first };

void append_utf8(std::string& text, std::uint32_t point) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0 | point >> 6);
    put(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    put(0xE0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  } else {
    put(0xF0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3F));
    put(0x80 | (point >> 6 & 0x3F));
    put(0x80 | (point & 0x3F));
  }
}

/// Length of the UTF-8 character at `at`, 0 where there is none.
std::size_t utf8_length(const std::string& text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const bool overlong = (first == 0xE0 && byte(at + 1) < 0xA0) || (first == 0xF0 && byte(at + 1) < 0x90);
  return overlong ? 0 : length;
}

bool is_utf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::string from_utf16(const std::string& bytes, std::size_t start, Order order) {
  constexpr std::uint32_t replacement = 0xFFFD;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]), b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<std::uint32_t>(order == Order::low_first ? a | b << 8 : a << 8 | b);
  };
  std::string text;
  text.reserve(bytes.size() / 2);
  for (std::size_t at = start; at + 1 < bytes.size(); at += 2) {
    const std::uint32_t high = unit(at);
    const bool pair = high >= 0xD800 && high < 0xDC00 && at + 3 < bytes.size();
    const std::uint32_t low = pair ? unit(at + 2) : 0;
    if (low >= 0xDC00 && low < 0xE000) {
      append_utf8(text, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
      at += 2;
    } else {
      append_utf8(text, high >= 0xD800 && high < 0xE000 ? replacement : high);
    }
  }
  return text;
}

/// Windows-1252 differs from Latin-1 in 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252).
std::string from_windows_1252(const std::string& bytes) {
  constexpr std::array<std::uint16_t, 32> upper{
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(text, value >= 0x80 && value < 0xA0 ? upper[value - 0x80u] : value);
  }
  return text;
}

/// UTF-16 without a mark: in text of few accents every other byte is zero.
bool zeros_at(const std::string& bytes, std::size_t parity) {
  const std::size_t looked_at = std::min<std::size_t>(bytes.size(), 400) & ~std::size_t{1};
  std::size_t zeros = 0;
  for (std::size_t at = parity; at < looked_at; at += 2) zeros += bytes[at] == '\0' ? 1u : 0u;
  return looked_at >= 4 && zeros * 2 >= looked_at - looked_at / 5;
}

}  // namespace

Decoded decode(std::string bytes) {
  if (bytes.starts_with("\xFF\xFE"))
    return {from_utf16(bytes, 2, Order::low_first), {{"utf-16", "UTF-16, the low byte first"}}};
  if (bytes.starts_with("\xFE\xFF"))
    return {from_utf16(bytes, 2, Order::high_first), {{"utf-16", "UTF-16, the high byte first"}}};
  if (zeros_at(bytes, 1))
    return {from_utf16(bytes, 0, Order::low_first),
            {{"utf-16", "UTF-16 without a mark, the low byte first"}}};
  if (zeros_at(bytes, 0))
    return {from_utf16(bytes, 0, Order::high_first),
            {{"utf-16", "UTF-16 without a mark, the high byte first"}}};
  Decoded decoded;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    decoded.repairs.emplace_back("byte-order-mark", "UTF-8 with a byte-order mark");
    bytes.erase(0, 3);
  }
  if (!is_utf8(bytes)) {
    const auto strange = std::count_if(bytes.begin(), bytes.end(),
                                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    decoded.repairs.emplace_back("windows-1252",
                                 fmt::format("not UTF-8: {} bytes above 127, read as Windows-1252", strange));
    bytes = from_windows_1252(bytes);
  }
  decoded.text = std::move(bytes);
  return decoded;
}

}  // namespace loadline::input
