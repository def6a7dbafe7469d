#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "service/outcomes_support.hpp"

namespace loadline::service {
namespace {

using namespace testing_support;
using scenario::Window;

/// Whether a month of the horizon (0: April) is read at the end of `last` over this window, month by month.
bool is_read(Window window, int month, int last) {
  if (month > last) return false;
  switch (window) {
    case Window::quarter:
      return last - month < 3;
    case Window::rolling_12:
      return last - month < 12;
    case Window::year_to_date:
      return month / 12 == last / 12;
    default:
      return month == last;
  }
}

RC_GTEST_PROP(Windows, OR_K3_AWindowIsItsMonthsAddedUpAgain, ()) {
  constexpr int months = 36;
  const auto window =
      *rc::gen::element(Window::snapshot, Window::quarter, Window::rolling_12, Window::year_to_date);
  std::vector<std::pair<int, int>> counted(months);  // happened, of
  for (auto& [happened, of] : counted) {
    of = *rc::gen::inRange(0, 60);
    happened = *rc::gen::inRange(0, of + 1);
  }
  scenario::Kpi kpi = share_indicator();
  kpi.window = window;
  const Block block = scored(specified({kpi}, months / 12), [&](auto, int month) {
    const auto& [happened, of] = counted[static_cast<std::size_t>(month)];
    return std::pair<double, double>{happened, of};
  });
  for (int last = 2; last < months; last += 3) {
    int happened = 0, of = 0;
    for (int month = 0; month < months; ++month)
      if (is_read(window, month, last)) {
        happened += counted[static_cast<std::size_t>(month)].first;
        of += counted[static_cast<std::size_t>(month)].second;
      }
    const auto quarter = static_cast<std::size_t>(last / 3);
    RC_ASSERT(block.scores[0][quarter].n[0] == of);
    if (of == 0) {
      RC_ASSERT(rating_of(block, 0, quarter) == Rating::not_assessed);
      continue;
    }
    RC_ASSERT(value_of(block, 0, quarter) == static_cast<double>(happened) / of);
    // In whole cases: 95 of 100, 90 of 100, 80 of 100.
    const Rating expected = 100 * happened >= 95 * of   ? Rating::green
                            : 100 * happened >= 90 * of ? Rating::amber
                            : 100 * happened >= 80 * of ? Rating::red
                                                        : Rating::severe;
    RC_ASSERT(rating_of(block, 0, quarter) == expected);
  }
}

}  // namespace
}  // namespace loadline::service
