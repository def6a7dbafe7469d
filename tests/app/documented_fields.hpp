#pragma once
/// \file  app/documented_fields.hpp
/// \brief Compares the fields of JSON files with the tables of a reference page, both ways.

#include <set>
#include <string>

#include <nlohmann/json.hpp>

namespace loadline::app_tests {

/// Key paths, list elements as "[]". An estimate ({value, error}) is one leaf; null says nothing of what may stand there.
void collect(const nlohmann::json& value, const std::string& path, std::set<std::string>& paths);

/// Paths in the tables under a heading of docs/reference/calibration.md, up to the next heading of the same level.
std::set<std::string> documented(const std::string& heading);

}  // namespace loadline::app_tests
