#pragma once
/// \file  report/catalogue.hpp
/// \brief Every key of a scenario as one flat list: what `explain`, the register and the reference manual look things up in.

#include <optional>
#include <string>
#include <vector>

#include "loadline/scenario/schema.hpp"

namespace loadline::report {

enum class Shape { section, list, number, text, texts, date, whole, yes_no, choice, settings };

/// One key. A member of a list that holds tables is a `section` of its own.
struct CatalogueEntry {
  std::string path;
  Shape shape = Shape::section;
  scenario::Field field;  ///< key, meaning, range, default; for sections and lists key and meaning only.
  bool optional = false;  ///< Sections and lists that may be left out.
  std::string unit;       ///< As written after numbers.
  double factor = 1.0;
  std::string context;   ///< Name of the list member or table it belongs to: "External residential".
  bool in_list = false;  ///< Whether that is a list member (or the table stands inside one).
  std::string label;     ///< Short name for charts: "External residential: weekly fee for a child".
  std::vector<std::string> choices;
  std::string value;                       ///< In words.
  const scenario::Datum* datum = nullptr;  ///< Numbers only; owned by the scenario.
};

/// In file order. The pointers live as long as the scenario.
std::vector<CatalogueEntry> catalogue(const scenario::Scenario& scenario);

const CatalogueEntry* find(const std::vector<CatalogueEntry>& all, const std::string& path);

/// A number or its distribution in words: "P10 8%, P50 9%, P90 12%".
std::string value_words(const chance::Uncertain& uncertain, const std::string& unit, double factor);

}  // namespace loadline::report
