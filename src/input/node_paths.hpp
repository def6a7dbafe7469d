#pragma once
/// \file  input/node_paths.hpp
/// \brief Paths into a document: keys joined by dots, records of a list by their id, rows by their number from 1.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "input/node.hpp"

namespace loadline::input {

std::vector<std::string> parts_of(const std::string& path);

/// The member of a list that is called so, or null.
Node* element(Node& array, const std::string& name);

/// Removes what stands at a path and hands it over; none where nothing stands there.
std::optional<Node> take_out(Node& root, const std::string& path);

/// Adds every text that stands under this key, at any depth: which sources or assumptions a part of a document cites.
void collect(const Node& node, std::string_view key, std::set<std::string>& names);

}  // namespace loadline::input
