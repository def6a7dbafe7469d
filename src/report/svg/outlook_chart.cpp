#include <algorithm>
#include <cmath>
#include <string>

#include "report/svg/charts.hpp"

namespace loadline::report::svg {
namespace {

constexpr double key_height = 30.0;
constexpr double row_height = 104.0;
constexpr double bar_height = 64.0;

void key(Canvas& canvas) {
  double left = 2.0;
  for (const auto& [fill, words] : {std::pair{colour::turquoise, "green"}, std::pair{colour::orange, "amber"},
                                    std::pair{colour::dark_pink, "red (hatched)"}}) {
    canvas.bar({left, 4.0}, 14.0, 14.0, fill);
    canvas.text({left + 20.0, 16.0}, words);
    left += 84.0;
  }
}

void columns_of(Canvas& canvas, const OutlookRow& row, double top, double left, double step) {
  for (std::size_t q = 0; q < row.green.size(); ++q) {
    const double at = left + step * static_cast<double>(q), width = step - 2.0;
    if (std::isnan(row.green[q])) {
      canvas.text({at + 0.5 * width, top + bar_height}, "–", {.anchor = Anchor::middle});
      continue;
    }
    const double green = bar_height * row.green[q], amber = bar_height * row.amber[q],
                 red = bar_height * row.red[q];
    canvas.bar({at, top + bar_height - green}, width, green, colour::turquoise);
    canvas.bar({at, top + bar_height - green - amber}, width, amber, colour::orange);
    canvas.bar({at, top}, width, red, colour::dark_pink);
    // Colour is not the only signal: white hatching across what is red.
    for (double y = top + 5.0; y < top + red - 1.0; y += 6.0)
      canvas.line({at, y}, {at + width, y}, "#FFFFFF", 1.0);
  }
}

}  // namespace

Size outlook_size(Size size, std::size_t rows) {
  size.height = key_height + row_height * static_cast<double>(rows) + 26.0;
  return size;
}

std::string outlook_chart(const std::vector<OutlookRow>& rows, const std::vector<std::string>& quarters,
                          const Size& size) {
  Canvas canvas;
  key(canvas);
  const double left = 40.0, right = size.width - 4.0;
  const double step = (right - left) / static_cast<double>(std::max<std::size_t>(quarters.size(), 1));
  double top = key_height;
  for (const OutlookRow& row : rows) {
    canvas.text({2.0, top + 14.0}, row.words, {.weight = Weight::bold});
    columns_of(canvas, row, top + 22.0, left, step);
    canvas.text({left - 6.0, top + 22.0 + 10.0}, "100%", {.anchor = Anchor::end, .size = 12.0});
    canvas.text({left - 6.0, top + 22.0 + bar_height}, "0%", {.anchor = Anchor::end, .size = 12.0});
    canvas.line({left, top + 22.0 + bar_height}, {right, top + 22.0 + bar_height}, colour::grey, 1.0);
    top += row_height;
  }
  // Every fourth quarter from the fourth on: the ends of the financial years.
  for (std::size_t q = 3; q < quarters.size(); q += (size.is_narrow && quarters.size() > 12 ? 8u : 4u))
    canvas.text({std::min(left + step * (static_cast<double>(q) + 0.5), right - 28.0), top + 8.0},
                quarters[q], {.anchor = Anchor::middle, .size = 13.0});
  return canvas.str();
}

}  // namespace loadline::report::svg
