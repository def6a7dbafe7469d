#include <algorithm>
#include <cmath>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

constexpr double row_height = 44.0;
constexpr double bar_height = 18.0;
constexpr double bottom_room = 6.0;
constexpr double left_edge = 2.0;

/// Where a bar starts and where it ends.
struct Span {
  double from, to;
};

/// A total is drawn from nought; what follows it goes on from its end.
std::vector<Span> spans_of(const std::vector<WaterfallBar>& bars) {
  std::vector<Span> spans;
  double level = 0.0;
  for (const WaterfallBar& bar : bars) {
    const double from = bar.is_total ? 0.0 : level;
    level = bar.is_total ? bar.amount : level + bar.amount;
    spans.push_back({from, level});
  }
  return spans;
}

struct Range {
  double low, high;
};

/// Every level that a bar ends at, and the mark.
Range levels_of(const WaterfallPicture& picture) {
  const std::vector<Span> spans = spans_of(picture.bars);
  Range range{spans.front().to, spans.front().to};
  const auto take = [&](double level) {
    range.low = std::min(range.low, level);
    range.high = std::max(range.high, level);
  };
  for (const Span& span : spans) take(span.to);
  if (picture.mark) take(picture.mark->value);
  return range;
}

Range drawn(const WaterfallPicture& picture) {
  const Range levels = levels_of(picture);
  if (is_cut_short(picture)) {
    const double room = std::max(levels.high - levels.low, 0.02 * levels.high);
    return {std::max(levels.low - 0.4 * room, 0.0), levels.high};
  }
  Range range{std::min(levels.low, 0.0), std::max(levels.high, 0.0)};
  if (range.high == range.low) range.high = range.low + 1.0;
  return range;
}

const char* fill_of(const WaterfallBar& bar, bool rise_is_good) {
  if (bar.is_total) return colour::dark_blue;
  return (bar.amount > 0.0) == rise_is_good ? colour::turquoise : colour::dark_pink;
}

/// Two white strokes across a bar: something is left out here.
void broken(Canvas& canvas, double left, double top) {
  for (const double at : {left + 14.0, left + 21.0})
    canvas.line({at, top + bar_height + 1.0}, {at + 6.0, top - 1.0}, "#FFFFFF", 3.0);
}

double top_room(const WaterfallPicture& picture) { return picture.mark ? 26.0 : 4.0; }

void mark_across(Canvas& canvas, const Level& mark, double at, const Size& size) {
  canvas.line({at, 20.0}, {at, size.height - bottom_room}, mark.stroke, 2.0, true);
  const bool left = at > 0.5 * size.width;
  canvas.text({at + (left ? -6.0 : 6.0), 14.0}, mark.words,
              {.fill = mark.stroke, .anchor = left ? Anchor::end : Anchor::start, .weight = Weight::bold});
}

}  // namespace

bool is_cut_short(const WaterfallPicture& picture) {
  if (picture.bars.empty() || picture.from_zero) return false;
  const Range levels = levels_of(picture);
  return levels.low > 0.5 * levels.high && levels.low > 0.0;
}

Size waterfall_size(Size size, const WaterfallPicture& picture) {
  size.height = top_room(picture) + row_height * static_cast<double>(picture.bars.size()) + bottom_room;
  return size;
}

std::string waterfall(const WaterfallPicture& picture, const Size& size) {
  if (picture.bars.empty()) return "";
  Canvas canvas;
  double widest = 0.0;
  for (const WaterfallBar& bar : picture.bars) widest = std::max(widest, rough_width(bar.value_words));
  const Range range = drawn(picture);
  const bool cut_short = is_cut_short(picture);
  const Scale x{range.low, range.high, left_edge, size.width - widest - 8.0};
  const std::vector<Span> spans = spans_of(picture.bars);
  double top = top_room(picture);
  if (!cut_short) canvas.line({x(0.0), top + 16.0}, {x(0.0), size.height - bottom_room}, colour::grey, 1.0);
  if (picture.mark) mark_across(canvas, *picture.mark, x(picture.mark->value), size);
  for (std::size_t i = 0; i < picture.bars.size(); ++i) {
    const WaterfallBar& bar = picture.bars[i];
    const double from = cut_short && bar.is_total ? left_edge : x(spans[i].from), to = x(spans[i].to);
    const double left = std::min(from, to), right = std::max(from, to), bar_top = top + 20.0;
    canvas.bar({left, bar_top}, std::max(right - left, 2.0), bar_height, fill_of(bar, picture.rise_is_good));
    if (cut_short && bar.is_total) broken(canvas, left, bar_top);
    if (i + 1 < picture.bars.size())
      canvas.line({to, bar_top + bar_height}, {to, bar_top + row_height}, colour::grey, 1.0);
    canvas.text({left_edge, top + 14.0}, fitted(bar.words, size.width - 4.0),
                {.weight = bar.is_total ? Weight::bold : Weight::normal});
    canvas.text({right + 7.0, bar_top + 14.0}, bar.value_words, {.weight = Weight::bold});
    top += row_height;
  }
  return canvas.str();
}

}  // namespace loadline::report::svg
