#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "report/history/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using svg::Canvas;
using svg::Plot;
using svg::Point;
using svg::Scale;
namespace colour = svg::colour;

constexpr double coverage_row = 44.0;
constexpr double coverage_top = 34.0;

}  // namespace

std::string pit_chart(const std::vector<int>& bins, const svg::Size& size) {
  Canvas canvas;
  const int all = std::accumulate(bins.begin(), bins.end(), 0);
  if (bins.empty() || all == 0) return "";
  const Plot plot{size.is_narrow ? 44.0 : 62.0, size.width - 14.0, 34.0, size.height - 62.0};
  const double each = static_cast<double>(all) / static_cast<double>(bins.size());
  // Luck alone: 8 of 10 bins of honest forecasts lie within 1.28 standard deviations of a binomial count.
  const double luck = 1.2816 * std::sqrt(each * (1.0 - 1.0 / static_cast<double>(bins.size())));
  const double most = std::max<double>(*std::max_element(bins.begin(), bins.end()), each + luck);
  const std::vector<double> ticks = svg::round_ticks(0.0, most, 4);
  const Scale y{0.0, ticks.back(), plot.bottom, plot.top};
  svg::value_axis(canvas, plot, y, ticks, [](double value) { return fmt::format("{:.0f}", value); });
  const double step = (plot.right - plot.left) / static_cast<double>(bins.size());
  for (std::size_t b = 0; b < bins.size(); ++b)
    canvas.bar({plot.left + step * static_cast<double>(b) + 2.0, y(bins[b])}, step - 4.0,
               plot.bottom - y(bins[b]), colour::mid_blue);
  const double low = std::max(each - luck, 0.0);
  canvas.band({{plot.left, y(each + luck)}, {plot.right, y(each + luck)}},
              {{plot.left, y(low)}, {plot.right, y(low)}}, colour::grey, 0.18);
  canvas.line({plot.left, y(each)}, {plot.right, y(each)}, colour::dark_pink, 2.0);
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  canvas.text({plot.left, 17.0},
              size.is_narrow ? "pink: if all were honest"
                             : "pink line: if every forecast were honest; grey: within luck",
              {.fill = colour::grey});
  canvas.text({plot.left, plot.bottom + 20.0}, "far below the forecast", {.size = 13.0});
  canvas.text({plot.right, plot.bottom + (size.is_narrow ? 38.0 : 20.0)}, "far above the forecast",
              {.anchor = svg::Anchor::end, .size = 13.0});
  if (!size.is_narrow)
    canvas.text({0.5 * (plot.left + plot.right), plot.bottom + 20.0}, "at the median",
                {.anchor = svg::Anchor::middle, .size = 13.0});
  return canvas.str();
}

svg::Size coverage_size(svg::Size size, std::size_t rows) {
  size.height = coverage_top + coverage_row * static_cast<double>(rows) + 44.0;
  return size;
}

std::string coverage_chart(const std::vector<CoverageRow>& rows, const svg::Size& size) {
  Canvas canvas;
  if (rows.empty()) return "";
  const double left = 6.0, right = size.width - 24.0;
  double least = 0.4;
  for (const CoverageRow& row : rows) least = std::min({least, row.in_50 - 0.02, row.in_80 - 0.02});
  const Scale x{std::max(0.0, std::floor(10.0 * least) / 10.0), 1.0, left, right};
  const double bottom = coverage_top + coverage_row * static_cast<double>(rows.size());
  const std::pair<double, const char*> levels[] = {
      {0.5, colour::turquoise}, {0.8, colour::dark_blue}, {0.9, colour::dark_pink}};
  for (const auto& [level, stroke] : levels) {
    canvas.text({x(level), coverage_top - 14.0}, percent(level),
                {.fill = stroke, .anchor = svg::Anchor::middle, .weight = svg::Weight::bold});
  }
  double top = coverage_top;
  for (const CoverageRow& row : rows) {
    canvas.text({left, top + 13.0}, row.words);
    canvas.line({left, top + 27.0}, {right, top + 27.0}, colour::rule, 1.0);
    const std::pair<double, const char*> seen[] = {
        {row.in_50, colour::turquoise}, {row.in_80, colour::dark_blue}, {row.in_90, colour::dark_pink}};
    for (const auto& [level, stroke] : levels)
      canvas.line({x(level), top + 17.0}, {x(level), top + 37.0}, stroke, 3.0);
    for (const auto& [share, fill] : seen) {
      canvas.dot({x(share), top + 27.0}, 7.5, "#FFFFFF");
      canvas.dot({x(share), top + 27.0}, 6.0, fill);
    }
    top += coverage_row;
  }
  canvas.text({left, bottom + 26.0},
              size.is_narrow ? "Dot: seen. Mark: promised."
                             : "Dots: share of what followed that fell inside. Marks: what was promised.",
              {.size = 13.0});
  return canvas.str();
}

std::string survival_chart(const std::vector<analysis::SurvivalPoint>& points, const svg::Size& size) {
  Canvas canvas;
  if (points.empty()) return "";
  const Plot plot{size.is_narrow ? 50.0 : 62.0, size.width - 16.0, 34.0, size.height - 56.0};
  const double last = std::max(points.back().months, 12.0);
  const Scale x{0.0, last, plot.left, plot.right}, y{0.0, 1.0, plot.bottom, plot.top};
  svg::value_axis(canvas, plot, y, {0.0, 0.25, 0.5, 0.75, 1.0}, [](double share) { return percent(share); });
  const auto line = [&](auto value) {
    std::vector<Point> made{{x(0.0), y(1.0)}};
    for (const analysis::SurvivalPoint& point : points)
      if (point.months > 0.0) made.push_back({x(point.months), y(std::clamp(value(point), 0.0, 1.0))});
    return made;
  };
  const auto seen = [](const analysis::SurvivalPoint& p) { return p.seen; };
  canvas.band(line([](const auto& p) { return p.seen + 1.2816 * p.seen_error; }),
              line([](const auto& p) { return p.seen - 1.2816 * p.seen_error; }), colour::grey, 0.22);
  canvas.path(line(seen), colour::grey, 2.0);
  canvas.path(line([](const auto& p) { return p.mixture; }), colour::dark_blue, 3.0);
  canvas.path(line([](const auto& p) { return p.piecewise; }), colour::turquoise, 2.0);
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  const int every = last > 96.0 ? 24 : 12;
  for (int month = 0; month <= static_cast<int>(last); month += every) {
    canvas.line({x(month), plot.bottom}, {x(month), plot.bottom + 5.0}, colour::grey, 1.0);
    canvas.text({x(month), plot.bottom + 20.0}, std::to_string(month / 12),
                {.anchor = svg::Anchor::middle, .size = 13.0});
  }
  canvas.text({0.5 * (plot.left + plot.right), plot.bottom + 40.0}, "years since entering care",
              {.anchor = svg::Anchor::middle, .size = 13.0});
  double at = plot.left;
  for (const auto& [fill, words, width] :
       {std::tuple{colour::grey, "in the return", 116.0}, std::tuple{colour::dark_blue, "fitted", 70.0},
        std::tuple{colour::turquoise, size.is_narrow ? "any shape" : "fitted, any shape", 0.0}}) {
    canvas.dot({at + 5.0, 12.0}, 5.0, fill);
    canvas.text({at + 15.0, 17.0}, words);
    at += width;
  }
  return canvas.str();
}

}  // namespace loadline::report::history
