#pragma once
/// \file  loadline/base/build_info.hpp
/// \brief Which program this is: recorded in every result, printed by `--version`.

#include <string_view>

namespace loadline::base {

struct BuildInfo {
  std::string_view version;  ///< Semantic version, "0.1.0".
  std::string_view
      revision;  ///< Short git revision the build was configured at, "unknown" outside a checkout.
  std::string_view compiler;  ///< Name and version.
};

BuildInfo build_info();

}  // namespace loadline::base
