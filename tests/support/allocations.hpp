#pragma once
/// \file  support/allocations.hpp
/// \brief Counts this program's allocations: the hot loop is promised to make none.

namespace loadline::testing_support {

/// Calls of `operator new` so far.
long allocations();

}  // namespace loadline::testing_support
