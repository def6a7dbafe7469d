#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/history/charts.hpp"

namespace loadline::report::history {
namespace {

using svg::Canvas;
using svg::Plot;
using svg::Point;
using svg::Scale;
namespace colour = svg::colour;

struct Range {
  double low = 0.0, high = 0.0;
  bool empty = true;
  void take(double value) {
    low = empty ? value : std::min(low, value);
    high = empty ? value : std::max(high, value);
    empty = false;
  }
};

Range times_of(const TimePicture& picture) {
  Range range;
  for (const Point& point : picture.recorded) range.take(point.x);
  for (const Point& point : picture.later) range.take(point.x);
  for (const auto& [at, spread] : picture.fan) range.take(at);
  return range;
}

Range values_of(const TimePicture& picture) {
  Range range;
  for (const Point& point : picture.recorded) range.take(point.y);
  for (const Point& point : picture.later) range.take(point.y);
  for (const TimePicture::Check& check : picture.checks) {
    range.take(check.p10);
    range.take(check.p90);
  }
  for (const auto& [at, spread] : picture.fan) {
    range.take(spread.p10);
    range.take(spread.p90);
  }
  return range;
}

void time_axis(Canvas& canvas, const Plot& plot, const Scale& x, const Range& times) {
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  const double room = plot.right - plot.left, years = std::max(times.high - times.low, 1.0);
  const int every = std::max(1, static_cast<int>(std::ceil(44.0 * years / room)));
  for (int year = static_cast<int>(std::ceil(times.low - 0.01)); year <= times.high + 0.01; ++year) {
    if ((static_cast<int>(std::floor(times.high + 0.01)) - year) % every != 0) continue;
    const double at = x(year);
    canvas.line({at, plot.bottom}, {at, plot.bottom + 5.0}, colour::grey, 1.0);
    canvas.text({at, plot.bottom + 21.0}, std::to_string(year),
                {.anchor = svg::Anchor::middle, .size = 13.0});
  }
}

/// The fan begins at the last thing known, where there is one.
void fan(Canvas& canvas, const TimePicture& picture, const Scale& x, const Scale& y) {
  if (picture.fan.empty()) return;
  const auto line = [&](double analysis::Spread::*quantile) {
    std::vector<Point> points;
    if (!picture.recorded.empty() && picture.recorded.back().x < picture.fan.front().first)
      points.push_back({x(picture.recorded.back().x), y(picture.recorded.back().y)});
    for (const auto& [at, spread] : picture.fan) points.push_back({x(at), y(spread.*quantile)});
    return points;
  };
  canvas.band(line(&analysis::Spread::p90), line(&analysis::Spread::p10), colour::light_blue, 0.45);
  canvas.band(line(&analysis::Spread::p75), line(&analysis::Spread::p25), colour::mid_blue, 0.5);
  canvas.path(line(&analysis::Spread::p50), colour::dark_blue, 3.0);
}

void checks(Canvas& canvas, const TimePicture& picture, const Scale& x, const Scale& y) {
  for (const TimePicture::Check& check : picture.checks) {
    const double at = x(check.at);
    canvas.bar({at - 5.0, y(check.p90)}, 10.0, y(check.p10) - y(check.p90), colour::light_blue);
    canvas.line({at - 8.0, y(check.p50)}, {at + 8.0, y(check.p50)}, colour::dark_blue, 2.0);
  }
}

void record(Canvas& canvas, const TimePicture& picture, const Scale& x, const Scale& y) {
  std::vector<Point> points;
  for (const Point& point : picture.recorded) points.push_back({x(point.x), y(point.y)});
  canvas.path(points, colour::grey, 2.0);
  for (const Point& point : points) canvas.dot(point, 4.0, colour::grey);
  for (const Point& point : picture.later) {
    canvas.dot({x(point.x), y(point.y)}, 6.5, "#FFFFFF");
    canvas.dot({x(point.x), y(point.y)}, 5.0, colour::dark_pink);
  }
}

void key(Canvas& canvas, const TimePicture& picture, const Plot& plot) {
  double left = plot.left;
  const auto entry = [&](const char* fill, const std::string& words, double width) {
    canvas.dot({left + 5.0, 12.0}, 5.0, fill);
    canvas.text({left + 15.0, 17.0}, words, {.fill = colour::grey});
    left += width;
  };
  if (!picture.recorded.empty()) entry(colour::grey, "recorded", 90.0);
  if (!picture.checks.empty()) entry(colour::light_blue, "said a year before", 150.0);
  if (!picture.later.empty()) entry(colour::dark_pink, "what followed", 0.0);
}

void name_the_ends(Canvas& canvas, const TimePicture& picture, const Plot& plot, const Scale& y,
                   const svg::Size& size) {
  if (picture.fan.empty()) return;
  const analysis::Spread& end = picture.fan.back().second;
  const auto words = [&](const char* wide, const char* narrow, double value) {
    return std::string(size.is_narrow ? narrow : wide) + " " + picture.label(value);
  };
  svg::end_labels(canvas, plot.right + 8.0,
                  {{y(end.p90), words("1 in 10 above", "P90", end.p90)},
                   {y(end.p50), words("median", "P50", end.p50), colour::dark_blue, svg::Weight::bold},
                   {y(end.p10), words("1 in 10 below", "P10", end.p10)}},
                  plot);
}

}  // namespace

std::string time_chart(const TimePicture& picture, const svg::Size& size) {
  Canvas canvas;
  const Range times = times_of(picture), values = values_of(picture);
  if (values.empty) return "";
  const Plot plot{size.is_narrow ? 54.0 : 66.0, size.width - (size.is_narrow ? 92.0 : 150.0), 30.0,
                  size.height - 40.0};
  const std::vector<double> ticks = svg::round_ticks(values.low, values.high, 5);
  const double room = 0.02 * std::max(times.high - times.low, 1.0);
  const Scale x{times.low - room, times.high + room, plot.left, plot.right},
      y{ticks.front(), ticks.back(), plot.bottom, plot.top + 8.0};
  svg::value_axis(canvas, plot, y, ticks, picture.axis ? picture.axis : picture.label);
  time_axis(canvas, plot, x, times);
  fan(canvas, picture, x, y);
  checks(canvas, picture, x, y);
  record(canvas, picture, x, y);
  key(canvas, picture, plot);
  name_the_ends(canvas, picture, plot, y, size);
  return canvas.str();
}

}  // namespace loadline::report::history
