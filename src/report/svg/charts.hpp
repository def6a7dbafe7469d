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

/// One bar of a waterfall: a total, or a step that starts where the bar above it ends.
struct WaterfallBar {
  std::string words, value_words;
  double amount = 0.0;  ///< A total's level, a step's change.
  bool is_total = false;
};
struct WaterfallPicture {
  std::vector<WaterfallBar> bars;  ///< A total first.
  std::optional<Level> mark;       ///< A line across all bars, such as the price.
  bool rise_is_good = false;       ///< Colours: for savings a rise is good, for cost a fall.
  bool from_zero = false;          ///< Whether totals must stand in full.
};
/// Totals whose steps are small beside them are cut short on the left, with a break in the bar.
std::string waterfall(const WaterfallPicture& picture, const Size& size);
bool is_cut_short(const WaterfallPicture& picture);
/// Height that it needs.
Size waterfall_size(Size size, const WaterfallPicture& picture);

/// Where as many are found as leave.
struct LoopCrossing {
  double staff = 0.0;
  bool stable = true;  ///< Otherwise a tipping point.
};
/// People who leave and people who are found a year at each number of staff, and how far it is to the tipping point.
struct LoopPicture {
  std::vector<double> staff, leavers, starters;  ///< Staff increasing, one element a point.
  std::vector<LoopCrossing> crossings;
  double now = 0.0, posts = 0.0;
  std::optional<double> tipping;            ///< The crossing that the distance is drawn to.
  std::vector<std::string> distance_words;  ///< In two lines: "12 fewer", "and numbers run away".
};
std::string loop_chart(const LoopPicture& picture, const Size& size);
Size loop_size(Size size);

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
