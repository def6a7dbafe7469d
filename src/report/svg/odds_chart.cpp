#include "report/svg/odds_chart.hpp"

#include <algorithm>
#include <utility>

namespace loadline::report::svg {
namespace {

constexpr double key_height = 30.0;
constexpr double cell_height = 190.0;
constexpr double words_room = 58.0;  ///< Name, tolerance and target above each plot.
constexpr double plot_height = 96.0;
constexpr double chance_room = 42.0;

std::size_t columns_of(const Size& size) { return size.is_narrow ? 1 : 2; }

void key(Canvas& canvas) {
  double left = 2.0;
  for (const auto& [fill, words] : {std::pair{colour::turquoise, "green"}, std::pair{colour::orange, "amber"},
                                    std::pair{colour::dark_pink, "red (hatched)"}}) {
    canvas.bar({left, 4.0}, 14.0, 14.0, fill);
    canvas.text({left + 20.0, 16.0}, words);
    left += 84.0;
  }
}

/// White level lines across what is red, between the upper edge of the plot and the chances below it.
void hatch(Canvas& canvas, const std::vector<Point>& below, double top) {
  constexpr double apart = 6.0;
  double lowest = top;
  for (const Point& point : below) lowest = std::max(lowest, point.y);
  for (double y = top + 5.0; y < lowest; y += apart)
    for (std::size_t i = 1; i < below.size(); ++i)
      if (below[i - 1].y > y && below[i].y > y)
        canvas.line({below[i - 1].x, y}, {below[i].x, y}, "#FFFFFF", 1.0);
}

void areas(Canvas& canvas, const OddsPlot& odds, const Plot& plot, const Scale& x, const Scale& y) {
  std::vector<Point> floor, green, amber, ceiling;
  for (std::size_t i = 0; i < odds.truth.size(); ++i) {
    const double at = x(odds.truth[i]);
    floor.push_back({at, y(0.0)});
    green.push_back({at, y(odds.green[i])});
    amber.push_back({at, y(odds.green[i] + odds.amber[i])});
    ceiling.push_back({at, y(1.0)});
  }
  canvas.band(green, floor, colour::turquoise, 1.0);
  canvas.band(amber, green, colour::orange, 1.0);
  canvas.band(ceiling, amber, colour::dark_pink, 1.0);
  hatch(canvas, amber, plot.top);
}

void mark(Canvas& canvas, const Plot& plot, double at, double words_y, const std::string& words,
          bool dashed) {
  canvas.line({at, words_y + 3.0}, {at, plot.bottom}, "#FFFFFF", 4.0);
  canvas.line({at, words_y + 3.0}, {at, plot.bottom}, "#0B0C0C", 2.0, dashed);
  const bool left = at > 0.5 * (plot.left + plot.right);
  canvas.text({at + (left ? 4.0 : -4.0), words_y}, words,
              {.anchor = left ? Anchor::end : Anchor::start, .size = 13.0});
}

void one(Canvas& canvas, const OddsPlot& odds, double left, double top, double width) {
  const Plot plot{left + chance_room, left + width - 14.0, top + words_room, top + words_room + plot_height};
  const Scale x{odds.truth.front(), odds.truth.back(), plot.left, plot.right},
      y{0.0, 1.0, plot.bottom, plot.top};
  canvas.text({left + 2.0, top + 14.0}, fitted(odds.words, width - 14.0), {.weight = Weight::bold});
  areas(canvas, odds, plot, x, y);
  for (const auto& [chance, words] : {std::pair{0.0, "0%"}, std::pair{1.0, "100%"}})
    canvas.text({plot.left - 6.0, y(chance) + (chance > 0.5 ? 10.0 : 0.0)}, words,
                {.anchor = Anchor::end, .size = 12.0});
  mark(canvas, plot, x(odds.tolerance), top + 34.0, "tolerance " + odds.value(odds.tolerance), true);
  mark(canvas, plot, x(odds.target), top + 52.0, "target " + odds.value(odds.target), false);
  canvas.text({plot.left, plot.bottom + 17.0}, odds.value(odds.truth.front()), {.size = 13.0});
  canvas.text({plot.right, plot.bottom + 17.0}, odds.value(odds.truth.back()),
              {.anchor = Anchor::end, .size = 13.0});
}

}  // namespace

Size odds_size(Size size, std::size_t plots) {
  const std::size_t rows = (plots + columns_of(size) - 1) / columns_of(size);
  size.height = key_height + cell_height * static_cast<double>(rows);
  return size;
}

std::string odds_chart(const std::vector<OddsPlot>& plots, const Size& size) {
  Canvas canvas;
  key(canvas);
  const std::size_t columns = columns_of(size);
  const double width = size.width / static_cast<double>(columns);
  for (std::size_t i = 0; i < plots.size(); ++i)
    if (plots[i].truth.size() > 1)
      one(canvas, plots[i], width * static_cast<double>(i % columns),
          key_height + cell_height * static_cast<double>(i / columns), width);
  return canvas.str();
}

}  // namespace loadline::report::svg
