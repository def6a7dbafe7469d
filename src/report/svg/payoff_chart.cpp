#include "report/svg/payoff_chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace loadline::report::svg {
namespace {

constexpr double row = 20.0;  ///< Height of a line of words.
constexpr double panel_height = 190.0;
constexpr double words_room = 2.3 * row;  ///< Heading and the typical year's words above a panel.
constexpr double between_panels = 16.0;
constexpr double axis_room = 44.0;
constexpr double least_for_a_number = 13.0;  ///< Thinner areas have no room for their number.
constexpr std::array<const char*, 6> fills{colour::turquoise,    colour::orange,    colour::light_blue,
                                           colour::light_purple, colour::dark_pink, colour::mid_blue};

const char* fill_of(std::size_t area) { return fills[area % fills.size()]; }
bool is_hatched(std::size_t area) { return area % 2 == 1; }

/// One side of an area, above or below zero, in values.
struct Layer {
  std::size_t area;
  std::vector<double> near_zero, far;
};

/// Every area in two layers: what is above zero is stacked upwards, what is below downwards.
std::vector<Layer> layers_of(const PayoffPicture& picture) {
  std::vector<Layer> layers;
  for (const double sign : {1.0, -1.0}) {
    std::vector<double> reached(picture.at.size(), 0.0);
    for (std::size_t a = 0; a < picture.areas.size(); ++a) {
      Layer layer{a, reached, reached};
      for (std::size_t i = 0; i < picture.at.size(); ++i)
        layer.far[i] += sign * std::max(sign * picture.areas[a].amount[i], 0.0);
      reached = layer.far;
      if (layer.far != layer.near_zero) layers.push_back(std::move(layer));
    }
  }
  return layers;
}

struct Panel {
  Plot plot;
  Scale x, y;
  std::vector<double> ticks;
};

Panel panel_of(const PayoffPicture& picture, const Size& size, double top, double low, double high) {
  const Plot plot{size.is_narrow ? 54.0 : 62.0, size.width - (size.is_narrow ? 74.0 : 96.0), top,
                  top + panel_height};
  const std::vector<double> ticks = round_ticks(std::min(low, 0.0), std::max(high, 0.0), 4);
  return {plot,
          {picture.at.front(), picture.at.back(), plot.left, plot.right},
          {ticks.front(), ticks.back(), plot.bottom, plot.top},
          ticks};
}

void frame(Canvas& canvas, const Panel& panel, const PayoffPicture& picture, const char* words,
           double words_top) {
  canvas.text({2.0, words_top + 14.0}, words, {.weight = Weight::bold});
  value_axis(canvas, panel.plot, panel.y, panel.ticks, picture.axis);
}

void zero_line(Canvas& canvas, const Panel& panel) {
  canvas.line({panel.plot.left, panel.y(0.0)}, {panel.plot.right, panel.y(0.0)}, colour::grey, 1.5);
}

std::vector<Point> placed(const Panel& panel, const std::vector<double>& at,
                          const std::vector<double>& values) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < at.size(); ++i) points.push_back({panel.x(at[i]), panel.y(values[i])});
  return points;
}

/// White upright lines across a layer, from point to point.
void hatch(Canvas& canvas, const std::vector<Point>& near_zero, const std::vector<Point>& far) {
  constexpr double apart = 7.0;
  double next = far.front().x + apart;
  for (std::size_t i = 1; i < far.size(); ++i)
    for (; next < far[i].x; next += apart) {
      const double part = (next - far[i - 1].x) / (far[i].x - far[i - 1].x);
      const double from = near_zero[i - 1].y + part * (near_zero[i].y - near_zero[i - 1].y),
                   to = far[i - 1].y + part * (far[i].y - far[i - 1].y);
      if (std::abs(from - to) > 1.0) canvas.line({next, from}, {next, to}, "#FFFFFF", 1.0);
    }
}

/// The area's number where it is thickest.
void number_in(Canvas& canvas, std::size_t area, const std::vector<Point>& near_zero,
               const std::vector<Point>& far) {
  std::size_t thickest = 0;
  const auto thickness = [&](std::size_t i) { return std::abs(far[i].y - near_zero[i].y); };
  for (std::size_t i = 1; i < far.size(); ++i)
    if (thickness(i) > thickness(thickest)) thickest = i;
  if (thickness(thickest) < least_for_a_number) return;
  // At either end the number stands inside the panel.
  const double x = std::clamp(far[thickest].x, far.front().x + 10.0, far.back().x - 10.0);
  canvas.text({x, 0.5 * (far[thickest].y + near_zero[thickest].y) + 5.0}, std::to_string(area + 1),
              {.anchor = Anchor::middle, .weight = Weight::bold});
}

void clauses(Canvas& canvas, const PayoffPicture& picture, const std::vector<Layer>& layers,
             const Panel& panel) {
  for (const Layer& layer : layers) {
    const std::vector<Point> near_zero = placed(panel, picture.at, layer.near_zero),
                             far = placed(panel, picture.at, layer.far);
    canvas.band(far, near_zero, fill_of(layer.area), 0.8);
    if (is_hatched(layer.area)) hatch(canvas, near_zero, far);
    canvas.path(far, "#FFFFFF", 1.0);
  }
  zero_line(canvas, panel);
  for (const Layer& layer : layers)
    number_in(canvas, layer.area, placed(panel, picture.at, layer.near_zero),
              placed(panel, picture.at, layer.far));
}

void parties(Canvas& canvas, const PayoffPicture& picture, const Panel& panel) {
  zero_line(canvas, panel);
  const std::vector<Point> council = placed(panel, picture.at, picture.council),
                           company = placed(panel, picture.at, picture.company);
  canvas.path(council, colour::dark_blue, 3.0);
  canvas.path(company, colour::dark_pink, 3.0, true);
  end_labels(canvas, panel.plot.right + 6.0,
             {{council.back().y, picture.council_words, colour::dark_blue, Weight::bold},
              {company.back().y, picture.company_words, colour::dark_pink, Weight::bold}},
             panel.plot);
}

void across(Canvas& canvas, const PayoffPicture& picture, const Panel& panel, const Size& size) {
  const Plot& plot = panel.plot;
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  for (const double tick : round_ticks(picture.at.front(), picture.at.back(), size.is_narrow ? 3 : 7)) {
    if (tick < picture.at.front() || tick > picture.at.back()) continue;
    canvas.line({panel.x(tick), plot.bottom}, {panel.x(tick), plot.bottom + 5.0}, colour::grey, 1.0);
    canvas.text({panel.x(tick), plot.bottom + 19.0}, picture.place(tick),
                {.anchor = Anchor::middle, .size = 13.0});
  }
  canvas.text({plot.right, plot.bottom + 37.0}, picture.across, {.anchor = Anchor::end, .size = 13.0});
}

void typical_year(Canvas& canvas, const PayoffPicture& picture, const Panel& panel) {
  const double at = panel.x(picture.typical);
  canvas.line({at, panel.plot.top - 4.0}, {at, panel.plot.bottom}, colour::grey, 1.5, true);
}

/// In a row of its own under the first panel's heading.
void typical_words(Canvas& canvas, const PayoffPicture& picture, const Panel& panel) {
  const double at = panel.x(picture.typical);
  const bool left = at > 0.5 * (panel.plot.left + panel.plot.right);
  canvas.text({at + (left ? 4.0 : -4.0), panel.plot.top - 8.0}, picture.typical_words,
              {.anchor = left ? Anchor::end : Anchor::start});
}

void key(Canvas& canvas, const PayoffPicture& picture, double top, const Size& size) {
  for (std::size_t a = 0; a < picture.areas.size(); ++a) {
    const double y = top + row * static_cast<double>(a);
    canvas.bar({2.0, y}, 18.0, 13.0, fill_of(a));
    if (is_hatched(a))
      for (double x = 5.0; x < 20.0; x += 4.0) canvas.line({x, y}, {x, y + 13.0}, "#FFFFFF", 1.0);
    canvas.text({28.0, y + 12.0},
                fitted(std::to_string(a + 1) + " " + picture.areas[a].words, size.width - 32.0));
  }
}

std::pair<double, double> range_of(const std::vector<Layer>& layers) {
  double low = 0.0, high = 0.0;
  for (const Layer& layer : layers)
    for (const double value : layer.far) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  return {low, high};
}

std::pair<double, double> range_of(const PayoffPicture& picture) {
  const auto [a, b] = std::minmax_element(picture.council.begin(), picture.council.end());
  const auto [c, d] = std::minmax_element(picture.company.begin(), picture.company.end());
  return {std::min(*a, *c), std::max(*b, *d)};
}

}  // namespace

Size payoff_size(Size size, const PayoffPicture& picture) {
  const double panels = picture.areas.empty() ? 1.0 : 2.0;
  size.height = panels * (words_room + panel_height + between_panels) + axis_room +
                row * static_cast<double>(picture.areas.size());
  return size;
}

std::string payoff_chart(const PayoffPicture& picture, const Size& size) {
  if (picture.at.size() < 2) return "";
  Canvas canvas;
  double top = 0.0;
  if (!picture.areas.empty()) {
    const std::vector<Layer> layers = layers_of(picture);
    const auto [low, high] = range_of(layers);
    const Panel panel = panel_of(picture, size, top + words_room, low, high);
    frame(canvas, panel, picture,
          size.is_narrow ? "Clauses; up: council pays company"
                         : "What each clause moves; up: the council pays the company",
          top);
    clauses(canvas, picture, layers, panel);
    typical_year(canvas, picture, panel);
    typical_words(canvas, picture, panel);
    top = panel.plot.bottom + between_panels;
  }
  const auto [low, high] = range_of(picture);
  const Panel panel = panel_of(picture, size, top + words_room, low, high);
  frame(canvas, panel, picture, "Where it leaves each party", top);
  parties(canvas, picture, panel);
  across(canvas, picture, panel, size);
  typical_year(canvas, picture, panel);
  if (picture.areas.empty()) typical_words(canvas, picture, panel);
  key(canvas, picture, panel.plot.bottom + axis_room, size);
  return canvas.str();
}

}  // namespace loadline::report::svg
