#pragma once
/// \file  report/tags.hpp
/// \brief The keys by which a cost line says what it is, in files and tables.

#include "loadline/service/block.hpp"

namespace loadline::report {

const char* group_key(service::LineGroup group);          ///< "placements"
const char* behaviour_key(service::Behaviour behaviour);  ///< "semi-variable"
const char* bearer_key(service::Bearer bearer);           ///< "company"

}  // namespace loadline::report
