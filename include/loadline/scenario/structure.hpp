#pragma once
/// \file  loadline/scenario/structure.hpp
/// \brief Different ways the world may work, each with a weight (`model.md` 0.2, 1.9c), and how uncertain numbers hang
///   together.

#include <string>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/contract.hpp"

namespace loadline::scenario {

/// A number as it is under a structure.
struct NumberUnderStructure {
  std::string path;
  chance::Uncertain uncertain;  ///< In the kept unit of the path's field.
};

/// One structure: some numbers of the scenario are otherwise. Futures of a theta share one, drawn by weight before
/// everything else. What weights leave of 1 is the scenario as it stands; above 1 in all they are refused.
struct Structure {
  std::string id, name, note;
  Assumption<units::Share> weight;
  std::vector<Setting> settings;              ///< As written: path = value; numbers outside `contract` only.
  std::vector<NumberUnderStructure> numbers;  ///< What they mean; filled by the reader.
};

/// How correlated numbers behave in their tails. 0: Gaussian copula (extremes come alone); 2 to 100: Student's t
/// with so many degrees of freedom (extremes come together, the more the fewer).
struct Dependence {
  Assumption<units::Ratio> degrees_of_freedom;
};

}  // namespace loadline::scenario
