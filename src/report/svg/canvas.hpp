#pragma once
/// \file  report/svg/canvas.hpp
/// \brief A small drawing board: lines, bands, bars, text and axes as SVG, in the UK Analysis Function palette.
///
/// Coordinates are SVG's own, one unit a CSS pixel at full width, y downwards.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace loadline::report::svg {

namespace colour {
inline constexpr const char* dark_blue = "#12436D";
inline constexpr const char* turquoise = "#28A197";
inline constexpr const char* dark_pink = "#801650";
inline constexpr const char* orange = "#F46A25";
inline constexpr const char* grey = "#3D3D3D";
inline constexpr const char* light_purple = "#A285D1";
inline constexpr const char* mid_blue = "#2073BC";
inline constexpr const char* light_blue = "#6BACE6";
inline constexpr const char* rule = "#D9D9D9";
}  // namespace colour

struct Size {
  double width = 0.0, height = 0.0;
  bool is_narrow = false;
};
inline constexpr Size wide{760.0, 400.0, false};
inline constexpr Size narrow{350.0, 330.0, true};

struct Point {
  double x = 0.0, y = 0.0;
};

/// Maps values to pixels.
struct Scale {
  double from = 0.0, to = 1.0;  ///< Values.
  double from_pixel = 0.0, to_pixel = 1.0;
  double operator()(double value) const;
};

/// Round numbers (1, 2, 2.5 or 5 times a power of ten apart) that cover [low, high]; about `about` of them.
std::vector<double> round_ticks(double low, double high, int about);

enum class Anchor { start, middle, end };
enum class Weight { normal, bold };

struct TextStyle {
  const char* fill = colour::grey;
  Anchor anchor = Anchor::start;
  Weight weight = Weight::normal;
  double size = 14.0;
};

class Canvas {
 public:
  void line(Point from, Point to, std::string_view stroke, double width, bool dashed = false);
  void path(const std::vector<Point>& points, std::string_view stroke, double width, bool dashed = false);
  /// Filled area between two lines with the same x values.
  void band(const std::vector<Point>& upper, const std::vector<Point>& lower, std::string_view fill,
            double opacity);
  void bar(Point corner, double width, double height, std::string_view fill);
  void dot(Point centre, double radius, std::string_view fill);
  /// An open point: white inside.
  void ring(Point centre, double radius, std::string_view stroke);
  /// Text with a white halo, so that it stays readable over lines.
  void text(Point at, std::string_view words, const TextStyle& style = {});
  const std::string& str() const { return body_; }

 private:
  std::string body_;
};

/// About how wide a text is; enough to decide where it fits.
double rough_width(const std::string& words);
/// Words cut to the width there is.
std::string fitted(const std::string& words, double width);

/// The rectangle in which values are drawn.
struct Plot {
  double left = 0.0, right = 0.0, top = 0.0, bottom = 0.0;
};

using Label = std::function<std::string(double)>;

/// Horizontal rules with their values at the left.
void value_axis(Canvas& canvas, const Plot& plot, const Scale& y, const std::vector<double>& ticks,
                const Label& label);

/// A word at the end of a line.
struct EndLabel {
  double y = 0.0;
  std::string words;
  const char* fill = colour::grey;
  Weight weight = Weight::normal;
};
/// Writes the labels at x, moved apart where they would touch.
void end_labels(Canvas& canvas, double x, std::vector<EndLabel> labels, const Plot& plot);

struct Caption {
  std::string id, title, description;
};
/// The whole image with its text alternative.
std::string framed(const std::string& body, const Size& size, const Caption& caption);

}  // namespace loadline::report::svg
