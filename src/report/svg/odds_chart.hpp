#pragma once
/// \file  report/svg/odds_chart.hpp
/// \brief What luck does to indicators: one small plot each, the chance of every rating against the true value.

#include <string>
#include <vector>

#include "report/svg/canvas.hpp"

namespace loadline::report::svg {

struct OddsPlot {
  std::string words;                             ///< Name of the indicator.
  std::vector<double> truth, green, amber, red;  ///< Truth rising; chances sum to 1.
  double target = 0.0, tolerance = 0.0;
  Label value;  ///< Words of a value.
};
/// In two columns, in one on narrow screens. Green stands at the bottom, red is hatched.
std::string odds_chart(const std::vector<OddsPlot>& plots, const Size& size);
Size odds_size(Size size, std::size_t plots);

}  // namespace loadline::report::svg
