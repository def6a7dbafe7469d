#include <algorithm>
#include <cmath>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {
constexpr double row_height = 46.0;
constexpr double top_room = 8.0;
}  // namespace

Size tall_enough(Size size, std::size_t bars) {
  size.height = top_room + row_height * static_cast<double>(bars) + 6.0;
  return size;
}

std::string row_bars(const std::vector<RowBar>& bars, const Size& size) {
  Canvas canvas;
  double low = 0.0, high = 0.0, widest = 0.0;
  for (const RowBar& bar : bars) {
    low = std::min(low, bar.value - bar.error);
    high = std::max(high, bar.value + bar.error);
    widest = std::max(widest, rough_width(bar.value_words));
  }
  if (high == low) high = low + 1.0;
  // Room for the values outside the bars, on each side that has any.
  const Scale x{low, high, low < 0.0 ? widest + 8.0 : 2.0, size.width - (high > 0.0 ? widest + 8.0 : 2.0)};
  double top = top_room;
  for (const RowBar& bar : bars) {
    canvas.text({2.0, top + 12.0}, fitted(bar.words, size.width - 4.0));
    const double left = x(std::min(bar.value, 0.0)), right = x(std::max(bar.value, 0.0)), middle = top + 27.0;
    canvas.bar({left, top + 18.0}, std::max(right - left, 1.0), 18.0, bar.fill);
    canvas.line({x(0.0), top + 16.0}, {x(0.0), top + 38.0}, colour::grey, 1.0);
    const double whisker = std::abs(x(bar.error) - x(0.0));
    if (bar.error > 0.0)
      canvas.line({x(bar.value) - whisker, middle}, {x(bar.value) + whisker, middle}, colour::grey, 2.0);
    const bool negative = bar.value < 0.0;
    const double beside = 6.0 + whisker;
    canvas.text({negative ? left - beside : right + beside, middle + 5.0}, bar.value_words,
                {.anchor = negative ? Anchor::end : Anchor::start, .weight = Weight::bold});
    top += row_height;
  }
  return canvas.str();
}

std::string target_chart(const std::vector<TargetRange>& years, const Label& label, const Size& size) {
  if (years.empty()) return "";
  Canvas canvas;
  const Plot plot{size.is_narrow ? 50.0 : 62.0, size.width - 12.0, 30.0, size.height - 36.0};
  double low = 0.0, high = 0.0;
  for (const TargetRange& year : years) {
    low = std::min({low, year.p20, year.target});
    high = std::max({high, year.p80, year.target});
  }
  const std::vector<double> ticks = round_ticks(low, high, 5);
  const Scale y{ticks.front(), ticks.back(), plot.bottom, plot.top + 14.0};
  value_axis(canvas, plot, y, ticks, label);
  canvas.line({plot.left, y(0.0)}, {plot.right, y(0.0)}, colour::grey, 1.0);
  const double room = (plot.right - plot.left) / static_cast<double>(years.size()),
               width = std::min(0.42 * room, 64.0);
  for (std::size_t i = 0; i < years.size(); ++i) {
    const TargetRange& year = years[i];
    const double centre = plot.left + room * (static_cast<double>(i) + 0.5);
    canvas.bar({centre - 0.5 * width, y(year.p80)}, width, y(year.p20) - y(year.p80), colour::turquoise);
    canvas.line({centre - 0.5 * width, y(year.p50)}, {centre + 0.5 * width, y(year.p50)}, colour::dark_blue,
                3.0);
    if (year.target > 0.0)
      canvas.line({centre - 0.46 * room, y(year.target)}, {centre + 0.46 * room, y(year.target)},
                  colour::dark_pink, 3.0);
    canvas.text({centre, plot.bottom + 22.0}, year.words,
                {.anchor = Anchor::middle, .size = size.is_narrow ? 12.0 : 14.0});
  }
  const double step = size.is_narrow ? 76.0 : 130.0;
  canvas.text({plot.left, 16.0}, "target", {.fill = colour::dark_pink, .weight = Weight::bold});
  canvas.text({plot.left + step, 16.0}, "median", {.fill = colour::dark_blue, .weight = Weight::bold});
  canvas.text({plot.left + 2.0 * step, 16.0},
              size.is_narrow ? "P20 to P80 (bar)" : "6 of 10 futures (bar: P20 to P80)");
  return canvas.str();
}

}  // namespace loadline::report::svg
