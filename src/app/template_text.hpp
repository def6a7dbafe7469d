#pragma once
/// \file  app/template_text.hpp
/// \brief scenarios/template.toml, built into the program: what `loadline new` writes.

#include <string_view>

namespace loadline::app {

std::string_view template_text();

}  // namespace loadline::app
