#pragma once
/// \file  input/variants.hpp
/// \brief The contract of each variant: a document's own, or the one under the variant, with the variant's settings over it.

#include <vector>

#include "input/findings.hpp"
#include "input/reader.hpp"

namespace loadline::input {

/// Reads each variant's contract again with the variant's settings. \return Whether a number had no origin but a what-if.
bool read_variants(const Node& root, const std::vector<KnownPath>& known,
                   std::vector<scenario::Variant>& variants, Findings& findings);

}  // namespace loadline::input
