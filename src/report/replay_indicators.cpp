// A replay's quarters: every indicator with its rating, and what deductions made of them.

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "loadline/service/scoring.hpp"
#include "report/replay_lines.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

constexpr std::size_t quarter_width = 10, indicator_width = 15;
constexpr std::size_t indicators_a_table = (replay_width - quarter_width) / indicator_width;

std::string quarter_name(const Story& story, std::size_t quarter) {
  return story.short_month(3 * static_cast<int>(quarter) + 2);
}

const char* rating_word(service::Rating rating) {
  constexpr std::array<const char*, service::rating_count> words{"green", "amber", "red", "severe", ""};
  return words[static_cast<std::size_t>(rating)];
}

std::string value_of(const Story& story, std::size_t kpi, std::size_t quarter) {
  const service::KpiScore& score = story.input.future.block.scores[kpi][quarter];
  const double value = score.value[story.lane()];
  if (std::isnan(value)) return "–";
  const std::string unit = service::unit_of(story.input.scenario.outcomes.kpis[kpi].measure);
  if (unit == "%") return percent(value, 1);
  if (unit == "grade") return "grade " + number(value, 0);
  return number(value, unit == "children" ? 0 : 2);
}

void add_indicators(const Story& story, std::size_t first, std::size_t end, std::size_t quarters,
                    Lines& into) {
  const auto& kpis = story.input.scenario.outcomes.kpis;
  std::string header = left("Quarter", quarter_width);
  for (std::size_t kpi = first; kpi < end; ++kpi) header += left(kpis[kpi].id, indicator_width);
  into.add(header);
  for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
    std::string row = left(quarter_name(story, quarter), quarter_width);
    for (std::size_t kpi = first; kpi < end; ++kpi) {
      const service::Rating rating = story.input.future.block.scores[kpi][quarter].rating[story.lane()];
      row += left(value_of(story, kpi, quarter) + " " + rating_word(rating), indicator_width);
    }
    into.add(row);
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
  for (std::size_t first = 0; first < kpis.size(); first += indicators_a_table) {
    into.add("");
    add_indicators(story, first, std::min(kpis.size(), first + indicators_a_table), quarters, into);
  }
  add_deductions(story, into);
}

}  // namespace loadline::report
