#include "report/slopes.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/words.hpp"

namespace loadline::report {

using analysis::Payoff;

namespace {

/// Segments `first` to `last` (both counted), segment i joining the points i and i + 1.
struct Run {
  std::size_t first, last;
};

struct Slope {
  double council, company;
};

double rise(const std::vector<double>& at, const std::vector<double>& amount, std::size_t from,
            std::size_t to) {
  return (amount[to] - amount[from]) / (at[to] - at[from]);
}

Slope slope_between(const Payoff& payoff, std::size_t from, std::size_t to) {
  return {rise(payoff.at, payoff.council, from, to), rise(payoff.at, payoff.company, from, to)};
}

/// Half a penny in a pound at the steepest; pence are rounded in settlement, so equal slopes differ a little.
double tolerance_of(const Payoff& payoff) {
  double steepest = 0.0;
  for (std::size_t i = 0; i + 1 < payoff.at.size(); ++i) {
    const Slope slope = slope_between(payoff, i, i + 1);
    steepest = std::max({steepest, std::abs(slope.council), std::abs(slope.company)});
  }
  return 0.005 * steepest;
}

std::vector<Run> runs_of(const Payoff& payoff) {
  const double tolerance = tolerance_of(payoff);
  std::vector<Run> runs;
  for (std::size_t i = 0; i + 1 < payoff.at.size(); ++i) {
    const Slope slope = slope_between(payoff, i, i + 1);
    if (!runs.empty()) {
      const Slope before = slope_between(payoff, runs.back().first, runs.back().first + 1);
      if (std::abs(slope.council - before.council) <= tolerance &&
          std::abs(slope.company - before.company) <= tolerance) {
        runs.back().last = i;
        continue;
      }
    }
    runs.push_back({i, i});
  }
  return runs;
}

bool lies_between(double slope, double one, double other, double tolerance) {
  return slope >= std::min(one, other) - tolerance && slope <= std::max(one, other) + tolerance;
}

/// A single segment joins its neighbours across a kink between two points where its slope lies between theirs: then their
/// lines meet on it. (A band of its own no wider than a segment could look the same; bands are wider.)
bool is_joint(const Payoff& payoff, const std::vector<Run>& runs, std::size_t i) {
  if (i == 0 || i + 1 == runs.size() || runs[i].last > runs[i].first) return false;
  const auto slope = [&](std::size_t run) {
    return slope_between(payoff, runs[run].first, runs[run].last + 1);
  };
  const Slope before = slope(i - 1), here = slope(i), after = slope(i + 1);
  const double tolerance = tolerance_of(payoff);
  return lies_between(here.council, before.council, after.council, tolerance) &&
         lies_between(here.company, before.company, after.company, tolerance);
}

std::vector<Run> without_joints(const Payoff& payoff, const std::vector<Run>& runs) {
  std::vector<Run> kept;
  for (std::size_t i = 0; i < runs.size(); ++i)
    if (!is_joint(payoff, runs, i)) kept.push_back(runs[i]);
  return kept;
}

/// Where the lines through two stretches meet, for the party that feels the kink more; between them in any case.
double kink_between(const Payoff& payoff, const Run& before, const Stretch& one, const Run& after,
                    const Stretch& other) {
  const bool is_councils = std::abs(other.council - one.council) >= std::abs(other.company - one.company);
  const std::vector<double>& amount = is_councils ? payoff.council : payoff.company;
  const double left = is_councils ? one.council : one.company,
               right = is_councils ? other.council : other.company;
  const double end = payoff.at[before.last + 1], start = payoff.at[after.first];
  if (left == right) return start;
  const double meet =
      (amount[before.last + 1] - left * end - amount[after.first] + right * start) / (right - left);
  return std::clamp(meet, end, start);
}

}  // namespace

std::vector<Stretch> stretches(const Payoff& payoff) {
  if (payoff.at.size() < 2) return {};
  const std::vector<Run> runs = without_joints(payoff, runs_of(payoff));
  std::vector<Stretch> all;
  for (const Run& run : runs) {
    const Slope slope = slope_between(payoff, run.first, run.last + 1);
    all.push_back({payoff.at[run.first], payoff.at[run.last + 1], slope.council, slope.company});
  }
  for (std::size_t i = 1; i < all.size(); ++i)
    all[i - 1].to = all[i].from = kink_between(payoff, runs[i - 1], all[i - 1], runs[i], all[i]);
  return all;
}

const Stretch* beyond_typical(const std::vector<Stretch>& all, double typical) {
  for (const Stretch& stretch : all)
    if (stretch.from > typical) return &stretch;
  return all.empty() ? nullptr : &all.back();
}

bool counts_children(const Payoff& payoff) { return payoff.id == "children"; }

std::string place_on_axis(const Payoff& payoff, double at) {
  return counts_children(payoff) ? number(at, 0) : money(at);
}

std::string further_unit(const Payoff& payoff) {
  return counts_children(payoff) ? "each further child" : "each further pound";
}

std::string amount_a_unit(double gain_a_unit) {
  const double amount = std::abs(gain_a_unit);
  const long pence = std::lround(100.0 * amount);
  if (pence == 0) return "nothing";
  if (pence < 100) return fmt::format("{}p", pence);
  if (amount < 10.0)
    return pence % 100 == 0 ? fmt::format("£{}", pence / 100) : fmt::format("£{:.2f}", amount);
  return whole_pounds(100.0 * std::round(amount / 100.0));
}

std::string effect_on(const char* party, double gain_a_unit) {
  const std::string amount = amount_a_unit(gain_a_unit);
  const bool brings = gain_a_unit > 0.0 && amount != "nothing";
  return fmt::format("{} the {} {}", brings ? "brings" : "costs", party, amount);
}

}  // namespace loadline::report
