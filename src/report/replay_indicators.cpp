// A replay's quarters: every indicator with its rating, and what deductions made of them.

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "loadline/service/scoring.hpp"
#include "report/replay_lines.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

constexpr std::size_t quarter_width = 10, least_width = 13;

std::string quarter_name(const Story& story, std::size_t quarter) {
  return story.short_month(3 * static_cast<int>(quarter) + 2);
}

const char* rating_word(service::Rating rating) {
  constexpr std::array<const char*, service::rating_count> words{"green", "amber", "red", "severe", ""};
  return words[static_cast<std::size_t>(rating)];
}

/// Decimals that show a value on the side of each tier that it is on: 94.96 % misses 95 %, and 95.0 % would not.
int decimals_of(double value, const char* unit, int usual, const service::TiersInForce& tiers) {
  constexpr int most = 6;
  int decimals = usual;
  while (decimals < most &&
         service::rate(service::published(value, unit, decimals), tiers) != service::rate(value, tiers))
    ++decimals;
  return decimals;
}

std::string value_of(const Story& story, std::size_t kpi, std::size_t quarter) {
  const scenario::Measure& measure = story.input.scenario.outcomes.kpis[kpi].measure;
  const double value = story.input.future.block.scores[kpi][quarter].value[story.lane()];
  if (std::isnan(value)) return "–";
  const std::string unit = service::unit_of(measure);
  if (unit == "grade") return scenario::grade_names[static_cast<std::size_t>(value)];
  const int usual = unit == "%" ? 1 : unit == "children" ? 0 : 2;
  const int decimals =
      decimals_of(value, unit.c_str(), usual,
                  service::tiers_in_force(measure, story.calendar, 3 * static_cast<int>(quarter) + 2));
  return unit == "%" ? percent(value, decimals) : number(value, decimals);
}

/// An indicator's column: "94.1% amber" a quarter.
struct IndicatorColumn {
  std::string id;
  std::vector<std::string> cells;
  std::size_t width = least_width;
};

IndicatorColumn column_of(const Story& story, std::size_t kpi, std::size_t quarters) {
  IndicatorColumn column{.id = story.input.scenario.outcomes.kpis[kpi].id, .cells = {}};
  for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
    const service::Rating rating = story.input.future.block.scores[kpi][quarter].rating[story.lane()];
    column.cells.push_back(value_of(story, kpi, quarter) + " " + rating_word(rating));
    column.width = std::max(column.width, columns(column.cells.back()) + 2);
  }
  return column;
}

void add_indicators(const Story& story, std::span<const IndicatorColumn> columns, Lines& into) {
  std::string header = left("Quarter", quarter_width);
  for (const IndicatorColumn& column : columns) header += left(column.id, column.width);
  into.add("");
  into.add(header);
  for (std::size_t quarter = 0; quarter < columns.front().cells.size(); ++quarter) {
    std::string row = left(quarter_name(story, quarter), quarter_width);
    for (const IndicatorColumn& column : columns) row += left(column.cells[quarter], column.width);
    into.add(row);
  }
}

/// As many indicators side by side as there is room for.
void add_tables(const Story& story, const std::vector<IndicatorColumn>& columns, Lines& into) {
  for (std::size_t first = 0, end = 0; first < columns.size(); first = end) {
    std::size_t used = quarter_width;
    while (end < columns.size() && (end == first || used + columns[end].width <= replay_width))
      used += columns[end++].width;
    add_indicators(story, std::span(columns).subspan(first, end - first), into);
  }
}

void add_deductions(const Story& story, Lines& into) {
  const auto& quarters = story.settled().quarters;
  if (quarters.empty()) return;
  into.add("");
  into.add(left("Quarter", quarter_width) + right("Points", 10) + right("Uncapped £", 16) +
           right("Cap £", 16) + right("Deducted £", 16) + right("Earned back £", 16));
  for (std::size_t q = 0; q < quarters.size(); ++q) {
    const contract::QuarterRegisters& made = quarters[q];
    const std::size_t lane = story.lane();
    into.add(left(quarter_name(story, q), quarter_width) +
             right(plain_number(static_cast<double>(made.points[lane]) * 1e-6), 10) +
             right(exact_pounds(made.uncapped[lane]), 16) + right(exact_pounds(made.cap[lane]), 16) +
             right(exact_pounds(made.deduction[lane]), 16) + right(exact_pounds(made.earned_back[lane]), 16));
  }
}

}  // namespace

void tell_indicators(const Story& story, Lines& into) {
  const auto& kpis = story.input.scenario.outcomes.kpis;
  if (kpis.empty()) return;
  into.heading("INDICATORS, QUARTER BY QUARTER");
  for (const scenario::Kpi& kpi : kpis)
    into.add(left(kpi.id, quarter_width) + kpi.name + ", " + service::unit_of(kpi.measure));
  const std::size_t quarters = static_cast<std::size_t>(story.months()) / 3;
  std::vector<IndicatorColumn> columns;
  for (std::size_t kpi = 0; kpi < kpis.size(); ++kpi) columns.push_back(column_of(story, kpi, quarters));
  add_tables(story, columns, into);
  add_deductions(story, into);
}

}  // namespace loadline::report
