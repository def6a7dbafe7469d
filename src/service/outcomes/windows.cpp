#include <algorithm>

#include "loadline/base/expects.hpp"
#include "loadline/service/scoring.hpp"

namespace loadline::service {
namespace {

using scenario::Window;

/// The window `usual` stands for.
struct Usual {
  template <class Measure>
  Window operator()(const Measure&) const {
    return Window::snapshot;
  }
  Window operator()(const scenario::VisitsInTime&) const { return Window::quarter; }
  Window operator()(const scenario::PathwayPlans&) const { return Window::quarter; }
  Window operator()(const scenario::ShareOf&) const { return Window::quarter; }
  Window operator()(const scenario::PlacementShare&) const { return Window::quarter; }
  Window operator()(const scenario::AssessedInTime&) const { return Window::quarter; }
  Window operator()(const scenario::StaffTurnover&) const { return Window::rolling_12; }
  Window operator()(const scenario::WorkerChanges&) const { return Window::rolling_12; }
  Window operator()(const scenario::BudgetVariance&) const { return Window::year_to_date; }
};

}  // namespace

Window window_of(Window window, const scenario::Measure& measure) {
  return window == Window::usual ? std::visit(Usual{}, measure) : window;
}

MonthRange months_of(Window window, const scenario::Measure& measure, int last_month) {
  LOADLINE_EXPECTS(last_month >= 0);
  switch (window_of(window, measure)) {
    case Window::quarter:
      return {std::max(0, last_month - 2), last_month};
    case Window::rolling_12:
      return {std::max(0, last_month - 11), last_month};
    case Window::year_to_date:
      return {last_month - last_month % 12, last_month};  // the horizon begins in April
    case Window::usual:
    case Window::snapshot:
      break;
  }
  return {last_month, last_month};
}

}  // namespace loadline::service
