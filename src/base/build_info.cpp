#include "loadline/base/build_info.hpp"

#ifndef LOADLINE_VERSION
#error "the build passes LOADLINE_VERSION and LOADLINE_REVISION"
#endif

#define LOADLINE_TEXT_OF(x) #x
#define LOADLINE_TEXT(x) LOADLINE_TEXT_OF(x)

namespace loadline::base {

BuildInfo build_info() {
#if defined(__clang__)
  constexpr std::string_view compiler =
      "clang " LOADLINE_TEXT(__clang_major__) "." LOADLINE_TEXT(__clang_minor__);
#else
  constexpr std::string_view compiler = "g++ " LOADLINE_TEXT(__GNUC__) "." LOADLINE_TEXT(__GNUC_MINOR__);
#endif
  return {LOADLINE_VERSION, LOADLINE_REVISION, compiler};
}

}  // namespace loadline::base
