#pragma once
/// \file  app/authorities.hpp
/// \brief Finding an authority by what a person types, and telling what was found wrong in data files.

#include <string>
#include <vector>

#include "loadline/base/diagnostic.hpp"
#include "loadline/input/history_table.hpp"
#include "loadline/input/repair.hpp"

namespace loadline::app {

/// Index of the authority with this code or name (whatever its case); `size()` where there is none or the name is that of
/// several.
std::size_t find_authority(const std::vector<input::AuthorityHistory>& table, const std::string& asked);

/// "did you mean Sunderland (E08000024)?", up to three names; what to do where nothing is near.
std::string near_authorities(const std::vector<input::AuthorityHistory>& table, const std::string& asked);

/// "2013, 2014 and 2015"
std::string list_of(const std::vector<int>& years);

/// Shows messages on standard error, with a closing count where any is an error. \return Whether the data can be used.
bool tell(const base::Diagnostics& diagnostics);

/// One line on standard error a rule that mended something.
void tell_repairs(const std::vector<input::Repair>& repairs);

/// One mistake on the command line, in the words of all others.
void tell_error(const std::string& what, const std::string& help);

/// Quotes an argument for a POSIX shell where it needs it.
std::string shell_quoted(const std::string& argument);

}  // namespace loadline::app
