#pragma once
/// \file  loadline/base/expects.hpp
/// \brief The programmer's mistake: stops the program, names the place, is never reachable from a file.

namespace loadline::base {

/// Prints what was expected and where, then ends the program with exit code 3.
[[noreturn]] void expectation_failed(const char* condition, const char* file, int line) noexcept;

}  // namespace loadline::base

/// States what must hold here. On in every build: a wrong figure costs more than a branch.
#define LOADLINE_EXPECTS(condition)       \
  (static_cast<bool>(condition) ? void(0) \
                                : ::loadline::base::expectation_failed(#condition, __FILE__, __LINE__))
