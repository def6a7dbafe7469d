#pragma once
/// \file  support/any.hpp
/// \brief Random numbers inside a RapidCheck property: each is shown and shrunk by its name.

#include <cstdint>

namespace loadline::testing_support {

/// Any whole number from `low` to `high`, both included.
std::int64_t any(const char* what, std::int64_t low, std::int64_t high);

/// The same in steps of `unit`.
inline double any_number(const char* what, std::int64_t low, std::int64_t high, double unit) {
  return static_cast<double>(any(what, low, high)) * unit;
}

/// One time in `of`.
inline bool perhaps(const char* what, std::int64_t of = 2) { return any(what, 1, of) == of; }

}  // namespace loadline::testing_support
