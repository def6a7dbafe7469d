#include "loadline/base/expects.hpp"

#include <cstdio>
#include <cstdlib>

namespace loadline::base {

void expectation_failed(const char* condition, const char* file, int line) noexcept {
  std::fprintf(
      stderr,
      "loadline: internal error: expected %s (%s:%d). This is our fault, not yours; nothing was written. "
      "Please report it with your scenario file.\n",
      condition, file, line);
  std::fflush(stderr);
  std::_Exit(3);
}

}  // namespace loadline::base
