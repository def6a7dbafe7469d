#pragma once
/// \file  input/overlay.hpp
/// \brief Settings laid over a document before it is read, so that every rule holds for them too.

#include <span>
#include <string>
#include <vector>

#include "input/findings.hpp"
#include "input/node.hpp"
#include "input/reader.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::input {

/// Puts each setting at its path. A plain value over a number keeps the number's origin and replaces its
/// distribution; `remark` ("set on the command line") is added to its note. A path no one knows, or a value
/// that cannot be read, is reported at the setting's place.
void apply(Node& root, std::span<const scenario::Setting> settings, std::span<const KnownPath> known,
           const std::string& remark, Findings& findings);

}  // namespace loadline::input
