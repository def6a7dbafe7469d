#include <fmt/format.h>

#include "report/page/savings_parts.hpp"
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
                     {"of which one-off"},
                     {"Mean as share of target"},
                     {"8 of 10 futures bring at least"},
                     {"P50"},
                     {"P80"},
                     {"Chance of target"},
                     {"Mean shortfall"},
                     {"Rating", Align::text}},
                    {}};
  for (const SavingsYear& y : years) {
    const bool wanted = y.target > 0.0;
    table.rows.push_back({y.year, wanted ? money(y.target) : "none", money_with_error(y.mean),
                          money(y.one_off), wanted ? percent(y.coverage.value) : "", money(y.p20),
                          money(y.p50), money(y.p80), wanted ? probability(y.delivered) : "",
                          wanted ? money(y.shortfall) : "", wanted ? tag(y.rating) : Html()});
  }
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

}  // namespace

Html savings(const Page& page) {
  const std::vector<SavingsYear>& years = page.findings.savings;
  Html content;
  if (years.empty())
    content = p("The scenario has no savings target.");
  else
    content =
        chart(years) + html::table(year_table(years)) +
        p("What 8 of 10 futures bring at least (P20) is the sum to put into a budget. One-off savings do not "
          "last: they must be found again. Green: the target is met with a chance of 80% or more; amber: "
          "50% or more; red: less.");
  return content + savings_waterfall(page) + missed_targets(page) + initiatives(page);
}

}  // namespace loadline::report::page
