#include <algorithm>
#include <cmath>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

constexpr double row = 19.0;  ///< Height of a line of words.

/// What is drawn where: the words over the plot have rows of their own, so that no curve runs through them.
struct Board {
  Plot plot;
  Scale x, y;
  double words_top;  ///< Baseline of the first row of words.
  double row_at(int number) const { return words_top + row * number; }
};

/// People a year at a number of staff, on the line between the two points beside it.
double at_staff(const std::vector<double>& staff, const std::vector<double>& people, double wanted) {
  const auto above = std::lower_bound(staff.begin(), staff.end(), wanted);
  if (above == staff.begin()) return people.front();
  if (above == staff.end()) return people.back();
  const auto i = static_cast<std::size_t>(above - staff.begin());
  const double part = (wanted - staff[i - 1]) / (staff[i] - staff[i - 1]);
  return people[i - 1] + part * (people[i] - people[i - 1]);
}

/// High enough for all who are found and for every crossing; those who leave may go beyond.
double top_of(const LoopPicture& picture) {
  double top = 1.0;
  for (const double people : picture.starters) top = std::max(top, people);
  for (const LoopCrossing& crossing : picture.crossings)
    top = std::max(top, at_staff(picture.staff, picture.starters, crossing.staff));
  top = std::max(top, at_staff(picture.staff, picture.leavers, picture.now));
  const double all_leavers = *std::max_element(picture.leavers.begin(), picture.leavers.end());
  return std::min(std::max(top, all_leavers), 1.5 * top);
}

Board board_of(const LoopPicture& picture, const Size& size) {
  const double keys = size.is_narrow ? 2.0 * row : row;
  const double words = keys + row + 4.0;
  const Plot plot{46.0, size.width - 14.0, words + 6.0 * row, size.height - 46.0};
  const std::vector<double> across =
      round_ticks(0.0, std::max({picture.staff.back(), picture.posts, picture.now}), size.is_narrow ? 4 : 8);
  const std::vector<double> up = round_ticks(0.0, top_of(picture), 5);
  return {plot,
          {across.front(), across.back(), plot.left, plot.right},
          {0.0, up.back(), plot.bottom, plot.top},
          words};
}

std::string whole(double value) { return std::to_string(std::lround(value)); }

void axes(Canvas& canvas, const Board& board, const Size& size) {
  value_axis(canvas, board.plot, board.y, round_ticks(0.0, board.y.to, 5), whole);
  canvas.line({board.plot.left, board.plot.bottom}, {board.plot.right, board.plot.bottom}, colour::grey, 1.0);
  for (const double tick : round_ticks(0.0, board.x.to, size.is_narrow ? 4 : 8)) {
    canvas.line({board.x(tick), board.plot.bottom}, {board.x(tick), board.plot.bottom + 5.0}, colour::grey,
                1.0);
    canvas.text({board.x(tick), board.plot.bottom + 20.0}, whole(tick),
                {.anchor = Anchor::middle, .size = 13.0});
  }
  canvas.text({board.plot.right, board.plot.bottom + 38.0}, "permanent social workers in post",
              {.anchor = Anchor::end, .size = 13.0});
  canvas.text({2.0, board.plot.top - 20.0}, "people a year", {.size = 13.0});
}

void keys(Canvas& canvas, const LoopPicture& picture, const Size& size) {
  double left = 2.0, y = 14.0;
  const auto words = [&](const char* text, double room) {
    canvas.text({left + 34.0, y}, text);
    left += room;
  };
  canvas.path({{left, y - 5.0}, {left + 28.0, y - 5.0}}, colour::dark_pink, 3.0, true);
  words("who leave", 118.0);
  canvas.path({{left, y - 5.0}, {left + 28.0, y - 5.0}}, colour::dark_blue, 3.0);
  words("who are found", 150.0);
  if (picture.crossings.empty()) return;
  if (size.is_narrow) left = 2.0, y += row;
  canvas.dot({left + 14.0, y - 5.0}, 6.0, colour::dark_blue);
  words("numbers settle", 150.0);
  if (!picture.tipping) return;
  canvas.ring({left + 14.0, y - 5.0}, 6.0, colour::dark_pink);
  words("tipping point", 0.0);
}

/// The curve, but for what lies above the plot.
void curve(Canvas& canvas, const Board& board, const std::vector<double>& staff,
           const std::vector<double>& people, const char* stroke, bool dashed) {
  std::vector<Point> points;
  for (std::size_t i = 0; i < staff.size(); ++i) {
    const bool inside = people[i] <= board.y.to;
    if (inside) points.push_back({board.x(staff[i]), board.y(people[i])});
    if (inside && i + 1 < staff.size()) continue;
    canvas.path(points, stroke, 3.0, dashed);
    points.clear();
  }
}

/// An upright line with its words in a row of their own, on its left where there is room.
void upright(Canvas& canvas, const Board& board, double staff, int words_row, const std::string& words,
             const char* stroke, bool dashed) {
  const double at = board.x(staff), y = board.row_at(words_row);
  canvas.line({at, y - 11.0}, {at, board.plot.bottom}, stroke, dashed ? 1.5 : 2.0, dashed);
  const bool left = at - board.plot.left > rough_width(words);
  canvas.text({at + (left ? -6.0 : 6.0), y}, words,
              {.fill = stroke, .anchor = left ? Anchor::end : Anchor::start, .weight = Weight::bold});
}

/// From now to the tipping point, with what it means on the side where there is more room.
void distance(Canvas& canvas, const LoopPicture& picture, const Board& board) {
  const double now = board.x(picture.now), tipping = board.x(*picture.tipping);
  const double y = board.row_at(3) + 6.0, head = tipping < now ? 7.0 : -7.0;
  canvas.line({now, y}, {tipping, y}, colour::dark_pink, 3.0);
  if (std::abs(now - tipping) > 14.0)
    for (const double side : {-5.0, 5.0})
      canvas.line({tipping, y}, {tipping + head, y + side}, colour::dark_pink, 3.0);
  const double left = std::min(now, tipping), right = std::max(now, tipping);
  const bool on_left = left - board.plot.left > board.plot.right - right;
  double at = y - 4.0;
  for (const std::string& words : picture.distance_words) {
    canvas.text(
        {on_left ? left - 10.0 : right + 10.0, at}, words,
        {.fill = colour::dark_pink, .anchor = on_left ? Anchor::end : Anchor::start, .weight = Weight::bold});
    at += row - 2.0;
  }
}

/// Where numbers run down.
void runs_away(Canvas& canvas, const Board& board, double tipping) {
  const double right = board.x(tipping);
  canvas.band({{board.plot.left, board.plot.top}, {right, board.plot.top}},
              {{board.plot.left, board.plot.bottom}, {right, board.plot.bottom}}, colour::dark_pink, 0.08);
}

void crossings(Canvas& canvas, const LoopPicture& picture, const Board& board) {
  for (const LoopCrossing& crossing : picture.crossings) {
    const Point at{board.x(crossing.staff),
                   board.y(at_staff(picture.staff, picture.starters, crossing.staff))};
    if (!crossing.stable) {
      canvas.ring(at, 7.0, colour::dark_pink);
      continue;
    }
    canvas.dot(at, 7.0, colour::dark_blue);
    // Curves leave a stable crossing to the sides: its number stands below, beside the mark of today.
    const double now = board.x(picture.now);
    const bool in_the_way = std::abs(now - at.x) < 20.0;
    canvas.text({in_the_way ? std::min(now, at.x) - 8.0 : at.x, at.y + 24.0}, whole(crossing.staff),
                {.fill = colour::dark_blue,
                 .anchor = in_the_way ? Anchor::end : Anchor::middle,
                 .weight = Weight::bold});
  }
}

}  // namespace

Size loop_size(Size size) {
  size.height = size.is_narrow ? 455.0 : 485.0;
  return size;
}

std::string loop_chart(const LoopPicture& picture, const Size& size) {
  if (picture.staff.size() < 2) return "";
  Canvas canvas;
  const Board board = board_of(picture, size);
  axes(canvas, board, size);
  keys(canvas, picture, size);
  upright(canvas, board, picture.posts, 0, whole(picture.posts) + " posts", colour::grey, true);
  upright(canvas, board, picture.now, 1, "now " + whole(picture.now), colour::grey, false);
  if (picture.tipping) runs_away(canvas, board, *picture.tipping);
  if (picture.tipping)
    upright(canvas, board, *picture.tipping, 2, "tipping point " + whole(*picture.tipping), colour::dark_pink,
            true);
  curve(canvas, board, picture.staff, picture.leavers, colour::dark_pink, true);
  curve(canvas, board, picture.staff, picture.starters, colour::dark_blue, false);
  if (picture.tipping) distance(canvas, picture, board);
  crossings(canvas, picture, board);
  return canvas.str();
}

}  // namespace loadline::report::svg
