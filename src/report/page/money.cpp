#include <algorithm>

#include <fmt/format.h>

#include "report/page/fans.hpp"
#include "report/page/parts.hpp"
#include "report/selections.hpp"
#include "report/svg/charts.hpp"
#include "report/tags.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::p;

html::Table curve_table(const Page& page) {
  html::Table table{"Net cost of the first year: chance that it is at most so much",
                    {{"Chance", Align::text}, {"Net cost"}},
                    {}};
  const std::vector<double>& q = page.findings.s_curve;
  for (const std::size_t percent : {5u, 10u, 20u, 25u, 30u, 40u, 50u, 60u, 70u, 75u, 80u, 90u, 95u})
    if (percent <= q.size()) table.rows.push_back({fmt::format("{}%", percent), money(q[percent - 1])});
  return table;
}

Html s_curve(const Page& page) {
  const analysis::YearFindings& first = page.findings.years.front();
  const bool is_short = first.deficit.value >= 0.5;
  html::Figure figure;
  figure.id = "s-curve";
  figure.title = is_short ? fmt::format("At {} the price is short in {} futures in {}", money(first.price),
                                        in_ten(first.deficit.value), first.year)
                          : fmt::format("At {} the price is enough in {} futures in {}", money(first.price),
                                        in_ten(1.0 - first.deficit.value), first.year);
  figure.description = fmt::format(
      "Curve of the chance that the net cost of {} is at most so much. Median {}, P80 {}; the price is {}.",
      first.year, money(first.p50), money(first.p80), money(first.price));
  figure.sentence = fmt::format(
      "Read upwards from a sum to see how likely it is to be enough. Half of all futures cost {} or less; to "
      "be 80% sure takes {}, which is "
      "{} than the price. Where the contract pays for volume, a deficit can be less likely than the curve "
      "alone says.",
      money(first.p50), money(first.p80),
      first.p80.value >= first.price.value
          ? money(first.p80.value - first.price.value, first.p80.error) + " more"
          : money(first.price.value - first.p80.value, first.p80.error) + " less");
  svg::CurvePicture picture{page.findings.s_curve,
                            page.findings.s_curve_price,
                            page.findings.opening_reserve,
                            first.p50.value,
                            first.p80.value,
                            axis_money,
                            [](double pounds) { return money(pounds); }};
  figure.draw = [picture](const svg::Size& size) { return svg::s_curve(picture, size); };
  figure.table = curve_table(page);
  return html::figure(figure);
}

/// Of reductions that stopped at a price of nothing.
Html unused_reductions(const Page& page) {
  const analysis::Findings& f = page.findings;
  if (f.reductions_exceed_price.value <= 0.0) return {};
  return p(
      fmt::format("In {} of futures (± {}) the reductions of some year would take the price below "
                  "nothing. The price stops there; {} of reductions is left unused on average.",
                  probability(f.reductions_exceed_price), probability_error(f.reductions_exceed_price.error),
                  small_money(f.reduction_unused)));
}

Html year_table(const Page& page) {
  html::Table table{"Each year under the contract as agreed (£m; P10 to P90 of the company's net cost)",
                    {{"Year", Align::text},
                     {"Price"},
                     {"Mean cost"},
                     {"P10"},
                     {"P50"},
                     {"P80"},
                     {"P90"},
                     {"Contingency to P80"},
                     {"Chance of a deficit"},
                     {"after reserve"},
                     {"insolvent"}},
                    {}};
  for (const analysis::YearFindings& y : page.findings.years)
    table.rows.push_back({y.year, money(y.price), money_with_error(y.mean), money(y.p10), money(y.p50),
                          money(y.p80), money(y.p90), money(y.contingency), probability(y.deficit),
                          probability(y.deficit_after_reserve), probability(y.insolvent)});
  return html::table(table);
}

}  // namespace

Html price_against_cost(const Page& page) {
  const analysis::Findings& f = page.findings;
  const analysis::YearFindings& last = f.years.back();
  return s_curve(page) +
         html::element("h3", fmt::format("A deficit in at least one of {} years: {}", f.years.size(),
                                         probability(f.deficit_any))) +
         year_table(page) +
         p(fmt::format("A deficit is counted before reserve and support. \"After reserve\" counts years in "
                       "which something is left once reserve "
                       "and carry-forward are used; \"insolvent\" those in which the council's facility is "
                       "used up too. In {} a deficit, where "
                       "there is one, is {} on average.",
                       last.year, money(last.mean_deficit))) +
         unused_reductions(page);
}

namespace {

std::string total_words(const analysis::CostLineFindings& line) {
  return line.yearly.empty() ? "" : money(line.yearly.front());
}

const char* behaviour_words(service::Behaviour behaviour) {
  switch (behaviour) {
    case service::Behaviour::fixed:
      return "no";
    case service::Behaviour::step:
      return "in steps";
    case service::Behaviour::variable:
      return "yes";
    case service::Behaviour::semi_variable:
      return "in part";
  }
  return "";
}

html::Table cost_table(const Page& page) {
  html::Table table{"Mean cost by line and year",
                    {{"Line", Align::text},
                     {"Moves with children or staff", Align::text},
                     {"A manager could change it in a year", Align::text},
                     {"Fund", Align::text},
                     {"Paid by", Align::text}},
                    {}};
  for (const analysis::YearFindings& year : page.findings.years) table.columns.push_back({year.year});
  for (const analysis::CostLineFindings& line : page.findings.costs) {
    std::vector<Html> row{line.name, behaviour_words(line.behaviour), line.controllable ? "yes" : "no",
                          scenario::fund_names[static_cast<std::size_t>(line.fund)], bearer_key(line.bearer)};
    for (const Estimate& e : line.yearly) row.emplace_back(money(e));
    table.rows.push_back(std::move(row));
  }
  return table;
}

Html where_it_goes(const Page& page) {
  std::vector<const analysis::CostLineFindings*> lines;
  for (const analysis::CostLineFindings& line : page.findings.costs)
    if (!line.yearly.empty()) lines.push_back(&line);
  if (lines.empty()) return {};
  const auto size_of = [](const analysis::CostLineFindings* line) {
    return std::abs(line->yearly.front().value);
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const auto* a, const auto* b) { return size_of(a) > size_of(b); });
  constexpr std::size_t most = 12;
  std::vector<svg::RowBar> bars;
  for (std::size_t i = 0; i < std::min(most, lines.size()); ++i)
    bars.push_back({lines[i]->name, total_words(*lines[i]), lines[i]->yearly.front().value, 0.0,
                    lines[i]->yearly.front().value < 0.0 ? svg::colour::turquoise : svg::colour::dark_blue});
  html::Figure figure;
  figure.id = "cost-lines";
  figure.title = fmt::format("{} is the largest line of {}, {} on average", lines.front()->name,
                             page.findings.years.front().year, total_words(*lines.front()));
  figure.description =
      fmt::format("Bars of the {} largest lines of the first year's cost, largest first.", bars.size());
  figure.sentence =
      "Each bar is the average over all futures; income stands to the left of zero. The table has every line "
      "and year.";
  figure.draw = [bars](const svg::Size& size) { return svg::row_bars(bars, size); };
  figure.resize = [n = bars.size()](const svg::Size& size) { return svg::tall_enough(size, n); };
  figure.table = cost_table(page);
  return html::figure(figure);
}

Html cost_fan(const Page& page) {
  const analysis::Fan* fan = fan_of(page.findings, "cost");
  if (fan == nullptr) return {};
  FanWords words;
  words.id = "fan-cost";
  words.title =
      fmt::format("A month of the service costs {} at first and between {} and {} by {} in 8 of 10 futures",
                  money(fan->p50.front()), money(fan->p10.back()), money(fan->p90.back()), last_month(page));
  words.sentence =
      "The dark line is the median month; the dark band holds half of all futures, the light band 8 of 10. "
      "Costs step up in "
      "April with pay and prices.";
  words.axis = axis_money;
  words.label = [](double pounds) { return money(pounds); };
  return fan_figure(page, *fan, words);
}

/// How long cash stays below nothing, and how often that is more than the bank has agreed to lend; "" where never.
std::string overdraft_words(const analysis::Findings& f) {
  if (f.overdraft_months.value <= 0.0) return "";
  const std::string count =
      f.overdraft_months.value < 0.05 ? "fewer than 0.1" : fmt::format("{:.1f}", f.overdraft_months.value);
  const std::string months =
      fmt::format(" It is below zero at {} of {} month ends on average", count, f.month_names.size());
  if (!f.beyond_overdraft || f.beyond_overdraft->value <= 0.0) return months + ".";
  return months + fmt::format(", and beyond the agreed overdraft at some time in {} of futures (± {}).",
                              probability(*f.beyond_overdraft), probability_error(f.beyond_overdraft->error));
}

Html cash_fan(const Page& page) {
  const analysis::Findings& f = page.findings;
  const analysis::Fan* fan = fan_of(f, "cash");
  if (fan == nullptr) return {};
  FanWords words;
  words.id = "fan-cash";
  words.title = fmt::format("Cash is lowest most often {}: {} in the median future", f.lowest_cash_when,
                            money(f.lowest_cash_p50));
  words.sentence = fmt::format(
      "The company's cash falls below zero at some time in {} of futures (± {}). A facility of {} would be "
      "enough in 19 of 20 futures; in 1 of "
      "20 the low point is {} or worse.",
      probability(f.cash_below_zero), probability_error(f.cash_below_zero.error), money(f.facility_95),
      money(f.lowest_cash_p5));
  words.sentence += overdraft_words(f);
  words.axis = axis_money;
  words.label = [](double pounds) { return money(pounds); };
  words.levels = {{0.0, "no cash left", svg::colour::grey}};
  if (f.facility_95 > 0.0)
    words.levels.push_back({-f.facility_95, "facility enough in 19 of 20 futures", svg::colour::dark_pink});
  return fan_figure(page, *fan, words);
}

}  // namespace

Html cost_and_cash(const Page& page) { return where_it_goes(page) + cost_fan(page) + cash_fan(page); }

}  // namespace loadline::report::page
