#pragma once
/// \file  input/data/care_codes.hpp
/// \brief Codes of the statutory return, in the words of the model.
///
/// Source: Department for Education, "Children looked after by local authorities in England: guide to the SSDA903
/// collection, 1 April 2016 to 31 March 2017", lists of codes (reason for new episode, legal status, reason episode
/// ceased).

#include <optional>
#include <string_view>

#include "loadline/input/care_return.hpp"

namespace loadline::input {

/// Why an episode began (RNE): a period of care began, or a period goes on with another status or placement.
enum class Began { started, status_changed, placement_changed, unsaid };
Began began_from(std::string_view code);

/// Why an episode ended (REC).
enum class Ended { open, next_follows, home, adopted, guardianship, turned_18, other, unknown_code };
Ended ended_from(std::string_view code);

/// The reason as the model has it; `turned_18` only where the code alone says so (E17).
CareEnd care_end(Ended ended);

/// V3 and V4: agreed series of short breaks. The department's figures of children looked after leave them out.
bool is_short_break(std::string_view legal_status);

}  // namespace loadline::input
