#include <algorithm>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

struct Curve {
  std::vector<Point> enough, short_of;  ///< Left and right of the price.
};

double between(double a, double b, double at) { return b == a ? 0.0 : (at - a) / (b - a); }

/// Splits the curve where it passes the price, so that the two sides can have their colours.
Curve split_at_price(const CurvePicture& picture) {
  Curve curve;
  const std::vector<double>& q = picture.quantiles;
  for (std::size_t i = 0; i < q.size(); ++i) {
    const double percent = static_cast<double>(i) + 1.0;
    if (i > 0 && q[i - 1] <= picture.price && q[i] > picture.price) {
      const Point crossing{picture.price, percent - 1.0 + between(q[i - 1], q[i], picture.price)};
      curve.enough.push_back(crossing);
      curve.short_of.push_back(crossing);
    }
    (q[i] <= picture.price ? curve.enough : curve.short_of).push_back({q[i], percent});
  }
  return curve;
}

std::vector<Point> placed(const std::vector<Point>& points, const Scale& x, const Scale& y) {
  std::vector<Point> out;
  for (const Point& point : points) out.push_back({x(point.x), y(point.y)});
  return out;
}

std::vector<Point> floor_of(const std::vector<Point>& points, double bottom) {
  std::vector<Point> out = points;
  for (Point& point : out) point.y = bottom;
  return out;
}

/// A vertical mark with its words at the top, on the side where there is room.
void mark(Canvas& canvas, const Plot& plot, double at, const std::string& words, const char* stroke,
          double row) {
  canvas.line({at, plot.top + 20.0 * row - 4.0}, {at, plot.bottom}, stroke, 2.0, row > 0.0);
  const bool left = at > 0.5 * (plot.left + plot.right);
  canvas.text({at + (left ? -6.0 : 6.0), plot.top + 20.0 * row + 8.0}, words,
              {.fill = stroke,
               .anchor = left ? Anchor::end : Anchor::start,
               .weight = row > 0.0 ? Weight::normal : Weight::bold});
}

void quantile_mark(Canvas& canvas, const Plot& plot, const Scale& x, const Scale& y, double value,
                   double percent, const std::string& words) {
  const Point at{x(value), y(percent)};
  canvas.line({plot.left, at.y}, at, colour::grey, 1.0, true);
  canvas.dot(at, 5.0, colour::dark_blue);
  const bool left = at.x > 0.6 * (plot.left + plot.right);
  canvas.text({at.x + (left ? -10.0 : 10.0), at.y + (left ? -8.0 : 18.0)}, words,
              {.fill = colour::dark_blue, .anchor = left ? Anchor::end : Anchor::start});
}

void cost_axis(Canvas& canvas, const Plot& plot, const Scale& x, const std::vector<double>& ticks,
               const CurvePicture& picture) {
  canvas.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, colour::grey, 1.0);
  const double room = (plot.right - plot.left) / static_cast<double>(ticks.size());
  const std::size_t every = room < 52.0 ? 2 : 1;
  for (std::size_t i = 0; i < ticks.size(); i += every) {
    canvas.line({x(ticks[i]), plot.bottom}, {x(ticks[i]), plot.bottom + 5.0}, colour::grey, 1.0);
    canvas.text({x(ticks[i]), plot.bottom + 20.0}, picture.axis(ticks[i]),
                {.anchor = Anchor::middle, .size = 13.0});
  }
  canvas.text({plot.right, plot.bottom + 38.0}, "net cost in the year",
              {.anchor = Anchor::end, .size = 13.0});
}

}  // namespace

std::string s_curve(const CurvePicture& picture, const Size& size) {
  if (picture.quantiles.empty()) return "";
  Canvas canvas;
  const Plot plot{50.0, size.width - 24.0, 16.0, size.height - 50.0};
  const double low = std::min(picture.quantiles.front(), picture.price);
  const double high = std::max(picture.quantiles.back(), picture.price + picture.reserve);
  const std::vector<double> ticks = round_ticks(low, high, size.is_narrow ? 4 : 7);
  const Scale x{ticks.front(), ticks.back(), plot.left, plot.right}, y{0.0, 100.0, plot.bottom, plot.top};
  value_axis(canvas, plot, y, {0.0, 20.0, 40.0, 60.0, 80.0, 100.0},
             [](double percent) { return std::to_string(static_cast<int>(percent)) + "%"; });
  cost_axis(canvas, plot, x, ticks, picture);
  const Curve curve = split_at_price(picture);
  const std::vector<Point> enough = placed(curve.enough, x, y), short_of = placed(curve.short_of, x, y);
  canvas.band(enough, floor_of(enough, plot.bottom), colour::turquoise, 0.25);
  canvas.band(short_of, floor_of(short_of, plot.bottom), colour::dark_pink, 0.15);
  canvas.path(enough, colour::turquoise, 3.0);
  canvas.path(short_of, colour::dark_pink, 3.0);
  mark(canvas, plot, x(picture.price), "price " + picture.label(picture.price), colour::grey, 0.0);
  if (picture.reserve > 0.0)
    mark(canvas, plot, x(picture.price + picture.reserve), "price and reserve", colour::grey, 1.0);
  quantile_mark(canvas, plot, x, y, picture.p50, 50.0, "P50 " + picture.label(picture.p50));
  quantile_mark(canvas, plot, x, y, picture.p80, 80.0, "P80 " + picture.label(picture.p80));
  return canvas.str();
}

}  // namespace loadline::report::svg
