#pragma once
/// \file  input/number.hpp
/// \brief From what stands in the file to one number in the kept unit, or to a distribution of it.

#include <optional>
#include <string>

#include "input/findings.hpp"
#include "input/node.hpp"
#include "loadline/chance/uncertain.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::input {

/// The field a number is for, with the path by which messages call it.
struct NumberField {
  const scenario::Field& field;
  const units::UnitName& unit;
  const std::string& path;
};

/// A number as written, in the kept unit; none with one message.
std::optional<double> read_number(const Node& node, const NumberField& about, Findings& findings);

/// A number or a table with one distribution; none with at least one message. Ranges, whole numbers and
/// `Field::may_vary` are checked here.
std::optional<chance::Uncertain> read_uncertain(const Node& node, const NumberField& about,
                                                Findings& findings);

/// A written value in the kept unit, and a kept value as text that `read_number` reads back to the same bits.
double to_kept(double value, const units::UnitName& unit);
std::string exact_text(double kept_value, const units::UnitName& unit);

/// How a number with this unit is written, for help texts: `"<number> FTE"`, `<number>`.
std::string pattern(const units::UnitName& unit);

}  // namespace loadline::input
