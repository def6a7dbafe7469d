#pragma once
/// \file  report/svg/charts.hpp
/// \brief The charts of the report. Each is given finished figures and draws them at one size.

#include <optional>
#include <string>
#include <vector>

#include "report/svg/canvas.hpp"

namespace loadline::report::svg {

/// A horizontal line with its name, such as "no cash left".
struct Level {
  double value = 0.0;
  std::string words;
  const char* stroke = colour::dark_pink;
};

/// Bands over months, with what was recorded before in front. x counts months from the start; values belong to the
/// month's end, so element i stands at i + 1.
struct FanPicture {
  std::vector<double> p10, p25, p50, p75, p90;
  std::vector<Point> recorded;  ///< x at most 0, increasing.
  std::vector<Level> levels;
  int first_year = 2017;   ///< Calendar year of the first April.
  bool from_zero = false;  ///< Whether the axis must reach 0.
  Label axis;              ///< Words of a tick,
  Label label;             ///< and of a value.
};
std::string fan_chart(const FanPicture& picture, const Size& size);

/// Chance that the cost is at most x.
struct CurvePicture {
  std::vector<double> quantiles;      ///< 1 %, 2 %, ... 99 %.
  double price = 0.0, reserve = 0.0;  ///< The reserve is marked where it is above 0.
  double p50 = 0.0, p80 = 0.0;
  Label axis, label;  ///< Words of a tick and of a value.
};
std::string s_curve(const CurvePicture& picture, const Size& size);

/// One bar with its words above it.
struct RowBar {
  std::string words, value_words;
  double value = 0.0;
  double error = 0.0;  ///< Half width of the whisker; 0 for none.
  const char* fill = colour::dark_blue;
};
/// Bars from a common zero, to either side.
std::string row_bars(const std::vector<RowBar>& bars, const Size& size);
/// Height that so many bars need.
Size tall_enough(Size size, std::size_t bars);

/// A year's range against its target.
struct TargetRange {
  std::string words;
  double p20 = 0.0, p50 = 0.0, p80 = 0.0, target = 0.0;
};
std::string target_chart(const std::vector<TargetRange>& years, const Label& label, const Size& size);

/// Columns of shares that sum to 1, green at the bottom, then amber, then red.
struct OutlookRow {
  std::string words;
  std::vector<double> green, amber, red;  ///< NaN where not assessed.
};
std::string outlook_chart(const std::vector<OutlookRow>& rows, const std::vector<std::string>& quarters,
                          const Size& size);
Size outlook_size(Size size, std::size_t rows);

}  // namespace loadline::report::svg
