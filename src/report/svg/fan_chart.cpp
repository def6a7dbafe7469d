#include <algorithm>
#include <cmath>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

struct Range {
  double low, high;
  void take(double value) {
    low = std::min(low, value);
    high = std::max(high, value);
  }
};

Range values_of(const FanPicture& picture) {
  Range range{picture.p50.front(), picture.p50.front()};
  for (const double value : picture.p10) range.take(value);
  for (const double value : picture.p90) range.take(value);
  for (const Point& point : picture.recorded) range.take(point.y);
  for (const Level& level : picture.levels) range.take(level.value);
  if (picture.from_zero) range.take(0.0);
  return range;
}

std::vector<Point> line_of(const std::vector<double>& values, const Scale& x, const Scale& y) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < values.size(); ++i)
    points.push_back({x(static_cast<double>(i) + 1.0), y(values[i])});
  return points;
}

/// A tick at each April, or at every second or third where there is no room.
void year_axis(Canvas& canvas, const Plot& plot, const Scale& x, double from, double to, int first_year) {
  const double room = plot.right - plot.left, years = (to - from) / 12.0;
  const int every = static_cast<int>(std::ceil(62.0 * years / room));
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  for (int k = static_cast<int>(std::ceil(from / 12.0)); 12.0 * k <= to; ++k) {
    if (k % every != 0) continue;
    const double at = x(12.0 * k);
    canvas.line({at, plot.bottom}, {at, plot.bottom + 5.0}, colour::grey, 1.0);
    canvas.text({at, plot.bottom + 21.0}, "Apr " + std::to_string(first_year + k),
                {.anchor = Anchor::middle, .size = 13.0});
  }
}

void bands(Canvas& canvas, const FanPicture& picture, const Scale& x, const Scale& y) {
  canvas.band(line_of(picture.p90, x, y), line_of(picture.p10, x, y), colour::light_blue, 0.45);
  canvas.band(line_of(picture.p75, x, y), line_of(picture.p25, x, y), colour::mid_blue, 0.5);
  canvas.path(line_of(picture.p50, x, y), colour::dark_blue, 3.0);
}

void recorded(Canvas& canvas, const FanPicture& picture, const Plot& plot, const Scale& x, const Scale& y) {
  if (picture.recorded.empty()) return;
  std::vector<Point> points;
  for (const Point& point : picture.recorded) points.push_back({x(point.x), y(point.y)});
  canvas.path(points, colour::grey, 2.0);
  for (const Point& point : points) canvas.dot(point, 3.5, colour::grey);
  canvas.line({x(0.0), plot.top}, {x(0.0), plot.bottom}, colour::grey, 1.0, true);
  canvas.text({x(0.0) - 6.0, plot.top + 2.0}, "recorded", {.anchor = Anchor::end});
  canvas.text({x(0.0) + 6.0, plot.top + 2.0}, "forecast", {.fill = colour::dark_blue});
}

void name_the_ends(Canvas& canvas, const FanPicture& picture, const Plot& plot, const Scale& y,
                   const Size& size) {
  const char* high = size.is_narrow ? "P90" : "1 in 10 above";
  const char* middle = size.is_narrow ? "P50" : "median";
  const char* low = size.is_narrow ? "P10" : "1 in 10 below";
  const auto with = [&](const char* words, double value) {
    return std::string(words) + " " + picture.label(value);
  };
  end_labels(canvas, plot.right + 8.0,
             {{y(picture.p90.back()), with(high, picture.p90.back())},
              {y(picture.p50.back()), with(middle, picture.p50.back()), colour::dark_blue, Weight::bold},
              {y(picture.p10.back()), with(low, picture.p10.back())}},
             plot);
}

}  // namespace

std::string fan_chart(const FanPicture& picture, const Size& size) {
  Canvas canvas;
  if (picture.p50.empty()) return "";
  const Plot plot{size.is_narrow ? 58.0 : 62.0, size.width - (size.is_narrow ? 98.0 : 150.0), 24.0,
                  size.height - 40.0};
  const double from = picture.recorded.empty() ? 0.0 : std::min(0.0, picture.recorded.front().x);
  const double to = static_cast<double>(picture.p50.size());
  const Range range = values_of(picture);
  const std::vector<double> ticks = round_ticks(range.low, range.high, 5);
  const Scale x{from, to, plot.left, plot.right},
      y{ticks.front(), ticks.back(), plot.bottom, plot.top + 10.0};
  value_axis(canvas, plot, y, ticks, picture.axis);
  year_axis(canvas, plot, x, from, to, picture.first_year);
  bands(canvas, picture, x, y);
  for (const Level& level : picture.levels) {
    canvas.line({plot.left, y(level.value)}, {plot.right, y(level.value)}, level.stroke, 2.0,
                level.value != 0.0);
    canvas.text({plot.left + 6.0, y(level.value) - 6.0}, level.words, {.fill = level.stroke});
  }
  recorded(canvas, picture, plot, x, y);
  name_the_ends(canvas, picture, plot, y, size);
  return canvas.str();
}

}  // namespace loadline::report::svg
