#pragma once
/// \file  analysis/calibration/number.hpp
/// \brief A calibrated number from its parts, with its 80 % range.

#include <string>
#include <utility>

#include "loadline/analysis/calibration.hpp"

namespace loadline::analysis {

inline CalibratedNumber calibrated(std::string path, std::string meaning, std::string unit,
                                   chance::Uncertain value) {
  CalibratedNumber made;
  made.path = std::move(path);
  made.meaning = std::move(meaning);
  made.unit = std::move(unit);
  made.value = value;
  const bool known = chance::certain(value);
  made.p10 = known ? chance::typical(value) : chance::quantile(value, 0.1);
  made.p50 = known ? chance::typical(value) : chance::quantile(value, 0.5);
  made.p90 = known ? chance::typical(value) : chance::quantile(value, 0.9);
  return made;
}

}  // namespace loadline::analysis
