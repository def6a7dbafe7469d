#include <cmath>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::SavingsYear;
using html::Align;
using html::element;
using html::p;

/// Colour with its word, so that colour is not the only signal.
Html tag(const std::string& rating) {
  if (rating != "green" && rating != "amber" && rating != "red") return rating;
  return element("span", {{"class", "tag " + rating}}, rating);
}

html::Table year_table(const std::vector<SavingsYear>& years) {
  html::Table table{"Savings of each year against the target",
                    {{"Year", Align::text},
                     {"Target"},
                     {"Mean"},
                     {"P20"},
                     {"P50"},
                     {"P80"},
                     {"Chance of target"},
                     {"Mean shortfall"},
                     {"Rating", Align::text}},
                    {}};
  for (const SavingsYear& y : years)
    table.rows.push_back({y.year, y.target > 0.0 ? money(y.target) : "none", money_with_error(y.mean),
                          money(y.p20), money(y.p50), money(y.p80),
                          y.target > 0.0 ? probability(y.delivered) : "", money(y.shortfall),
                          y.target > 0.0 ? tag(y.rating) : Html()});
  return table;
}

std::string title(const std::vector<SavingsYear>& years) {
  const SavingsYear& last = years.back();
  return fmt::format("The {} savings target of {} is met in {} futures; half of them bring {} or less",
                     last.year, money(last.target), in_ten(last.delivered.value), money(last.p50));
}

Html chart(const std::vector<SavingsYear>& years) {
  std::vector<svg::TargetRange> ranges;
  for (const SavingsYear& y : years)
    ranges.push_back({y.year, y.p20.value, y.p50.value, y.p80.value, y.target});
  html::Figure figure;
  figure.id = "savings-target";
  figure.title = title(years);
  figure.description =
      "For each year a bar from P20 to P80 of the savings, its median, and the target as a line.";
  figure.sentence =
      "Savings are the cost without the programme less the cost with it, year by year in the same futures, "
      "running cost and "
      "investment taken off. Where the bar stays below the target line, the target is missed in 8 of 10 "
      "futures.";
  figure.draw = [ranges](const svg::Size& size) { return svg::target_chart(ranges, axis_money, size); };
  figure.table = year_table(years);
  return html::figure(figure);
}

std::string start_words(const Page& page, const analysis::InitiativeFindings& initiative) {
  if (std::isnan(initiative.median_start) || initiative.starts.value <= 0.0) return "never";
  const int month = static_cast<int>(std::lround(initiative.median_start));
  return month >= page.scenario.horizon.months
             ? "never"
             : page.calendar.short_name(units::MonthIndex(std::max(month, 0)));
}

Html initiative_table(const Page& page) {
  html::Table table{"The initiatives",
                    {{"Initiative", Align::text},
                     {"Owner", Align::text},
                     {"Sort", Align::text},
                     {"Planned start", Align::text},
                     {"Median start", Align::text},
                     {"Confidence"},
                     {"Full effect"},
                     {"Part"},
                     {"One-off cost"}},
                    {}};
  for (const analysis::InitiativeFindings& i : page.findings.initiatives)
    table.rows.push_back({i.name, i.owner, i.category, i.planned_start, start_words(page, i),
                          fmt::format("{}%", number(100.0 * i.confidence, 0)), probability(i.full),
                          probability(i.partly), whole_pounds(i.investment)});
  return html::table(table);
}

}  // namespace

Html savings(const Page& page) {
  if (page.findings.savings.empty()) return p("The scenario has no savings target.");
  Html content = chart(page.findings.savings) + html::table(year_table(page.findings.savings)) +
                 p("Green: the target is met with a chance of 80% or more; amber: 50% or more; red: less.");
  if (!page.findings.initiatives.empty())
    content += initiative_table(page) + p("Confidence is what the plan states; full effect and part are how "
                                          "often each happens once delays, what an initiative "
                                          "needs from others, and common causes are counted.");
  return content;
}

}  // namespace loadline::report::page
