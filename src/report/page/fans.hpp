#pragma once
/// \file  report/page/fans.hpp
/// \brief A fan chart of one series with its words.

#include "report/page/parts.hpp"
#include "report/svg/charts.hpp"

namespace loadline::report::page {

struct FanWords {
  std::string id, title, sentence;
  svg::Label axis, label;
  std::vector<svg::Level> levels;
  std::vector<svg::Point> recorded;
};

/// Chart, sentence and a table with one row every third month.
Html fan_figure(const Page& page, const analysis::Fan& fan, const FanWords& words);

}  // namespace loadline::report::page
