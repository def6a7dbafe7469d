#include "report/svg/canvas.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/svg/escape.hpp"

namespace loadline::report::svg {

double Scale::operator()(double value) const {
  if (to == from) return from_pixel;
  return from_pixel + (value - from) / (to - from) * (to_pixel - from_pixel);
}

std::vector<double> round_ticks(double low, double high, int about) {
  if (!(high > low)) {
    const double room = std::max(std::abs(low) * 0.1, 1.0);
    low -= room;
    high += room;
  }
  const double raw = (high - low) / std::max(about, 1);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10.0 * power;
  for (const double multiple : {1.0, 2.0, 2.5, 5.0})
    if (multiple * power >= raw * 0.999) {
      step = multiple * power;
      break;
    }
  std::vector<double> ticks;
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double k = first; k <= last + 0.5; k += 1.0) ticks.push_back(k * step);
  return ticks;
}

namespace {

std::string points_of(const std::vector<Point>& points, char first) {
  std::string out;
  for (const Point& point : points) {
    out += fmt::format("{}{:.1f} {:.1f}", out.empty() ? first : 'L', point.x, point.y);
  }
  return out;
}

const char* anchor_name(Anchor anchor) {
  switch (anchor) {
    case Anchor::start:
      return "start";
    case Anchor::middle:
      return "middle";
    case Anchor::end:
      return "end";
  }
  return "start";
}

}  // namespace

void Canvas::line(Point from, Point to, std::string_view stroke, double width, bool dashed) {
  body_ += fmt::format(
      "<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"{}\" "
      "stroke-width=\"{:.1f}\"{}/>\n",
      from.x, from.y, to.x, to.y, stroke, width, dashed ? " stroke-dasharray=\"6 4\"" : "");
}

void Canvas::path(const std::vector<Point>& points, std::string_view stroke, double width, bool dashed) {
  if (points.empty()) return;
  body_ += fmt::format(
      "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linejoin=\"round\"{}/>\n",
      points_of(points, 'M'), stroke, width, dashed ? " stroke-dasharray=\"9 4\"" : "");
}

void Canvas::band(const std::vector<Point>& upper, const std::vector<Point>& lower, std::string_view fill,
                  double opacity) {
  if (upper.empty() || lower.empty()) return;
  const std::vector<Point> back(lower.rbegin(), lower.rend());
  body_ += fmt::format("<path d=\"{}{}Z\" fill=\"{}\" fill-opacity=\"{:.2f}\"/>\n", points_of(upper, 'M'),
                       points_of(back, 'L'), fill, opacity);
}

void Canvas::bar(Point corner, double width, double height, std::string_view fill) {
  body_ += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"/>\n",
                       corner.x, corner.y, std::max(width, 0.0), std::max(height, 0.0), fill);
}

void Canvas::dot(Point centre, double radius, std::string_view fill) {
  body_ += fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\"/>\n", centre.x, centre.y,
                       radius, fill);
}

void Canvas::ring(Point centre, double radius, std::string_view stroke) {
  body_ += fmt::format(
      "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#FFFFFF\" stroke=\"{}\" "
      "stroke-width=\"3.0\"/>\n",
      centre.x, centre.y, radius, stroke);
}

void Canvas::text(Point at, std::string_view words, const TextStyle& style) {
  body_ += fmt::format(
      "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.0f}\" text-anchor=\"{}\" fill=\"{}\"{}>{}</text>\n",
      at.x, at.y, style.size, anchor_name(style.anchor), style.fill,
      style.weight == Weight::bold ? " font-weight=\"700\"" : "", escaped(words));
}

double rough_width(const std::string& words) { return 8.2 * static_cast<double>(words.size()) + 8.0; }

std::string fitted(const std::string& words, double width) {
  const auto most = static_cast<std::size_t>(std::max(width / 6.9, 4.0));
  if (words.size() <= most) return words;
  std::size_t end = most - 1;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) --end;
  return words.substr(0, end) + "…";
}

void value_axis(Canvas& canvas, const Plot& plot, const Scale& y, const std::vector<double>& ticks,
                const Label& label) {
  for (const double tick : ticks) {
    canvas.line({plot.left, y(tick)}, {plot.right, y(tick)}, colour::rule, 1.0);
    canvas.text({plot.left - 8.0, y(tick) + 5.0}, label(tick), {.anchor = Anchor::end});
  }
}

void end_labels(Canvas& canvas, double x, std::vector<EndLabel> labels, const Plot& plot) {
  constexpr double line_height = 17.0;
  std::stable_sort(labels.begin(), labels.end(),
                   [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
  for (std::size_t i = 1; i < labels.size(); ++i)
    labels[i].y = std::max(labels[i].y, labels[i - 1].y + line_height);
  // Pushed past the bottom: move everything up again from the last one.
  double limit = plot.bottom;
  for (std::size_t i = labels.size(); i-- > 0; limit = labels[i].y - line_height)
    labels[i].y = std::min(labels[i].y, limit);
  for (const EndLabel& label : labels)
    canvas.text({x, label.y + 5.0}, label.words, {.fill = label.fill, .weight = label.weight});
}

std::string framed(const std::string& body, const Size& size, const Caption& caption) {
  return fmt::format(
      "<svg class=\"{}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\" viewBox=\"0 0 {:.0f} {:.0f}\">"
      "\n<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n{}</svg>\n",
      size.is_narrow ? "narrow" : "wide", caption.id, caption.id, size.width, size.height, caption.id,
      escaped(caption.title), caption.id, escaped(caption.description), body);
}

}  // namespace loadline::report::svg
