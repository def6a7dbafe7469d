#include <cmath>

#include <fmt/format.h>

#include "report/json_parts.hpp"
#include "report/page/parts.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::element;
using html::p;

const char* fill_of(scenario::Quality quality) {
  switch (quality) {
    case scenario::Quality::green:
      return svg::colour::turquoise;
    case scenario::Quality::amber:
      return svg::colour::orange;
    case scenario::Quality::red:
      return svg::colour::dark_pink;
  }
  return svg::colour::grey;
}

html::Table influence_table(const Page& page) {
  html::Table table{"Uncertain assumptions by their effect on the net cost of the whole horizon",
                    {{"Assumption", Align::text}, {"Evidence", Align::text}, {"Swing"}, {"Rank correlation"}},
                    {}};
  for (const analysis::Influence& i : page.findings.influences)
    table.rows.push_back({Html(label_at(page, i.path)) + " " + element("code", i.path),
                          quality_word(i.quality), change_with_error(i.swing), number(i.correlation, 2)});
  return table;
}

Html tornado(const Page& page) {
  const std::vector<analysis::Influence>& all = page.findings.influences;
  std::vector<svg::RowBar> bars;
  for (std::size_t i = 0; i < std::min<std::size_t>(10, all.size()); ++i)
    bars.push_back({fmt::format("[{}] {}", quality_letter(all[i].quality), label_at(page, all[i].path)),
                    money_change(all[i].swing), all[i].swing.value, 0.0, fill_of(all[i].quality)});
  html::Figure figure;
  figure.id = "tornado";
  figure.title = fmt::format("{} matters most: worth {} over {} years", label_at(page, all.front().path),
                             money(std::abs(all.front().swing.value), all.front().swing.error),
                             page.findings.years.size());
  figure.description = fmt::format(
      "Bars of the {} assumptions with the largest effect on net cost, largest first.", bars.size());
  figure.sentence =
      "Each bar is the mean cost of the whole horizon in futures where the assumption turned out in its "
      "highest tenth, less that in its lowest "
      "tenth. The letter and the colour give the evidence behind it: [G] green, reliable; [A] amber, some; "
      "[R] red, little or none.";
  figure.draw = [bars](const svg::Size& size) { return svg::row_bars(bars, size); };
  figure.resize = [n = bars.size()](const svg::Size& size) { return svg::tall_enough(size, n); };
  figure.table = influence_table(page);
  return html::figure(figure);
}

}  // namespace

Html influences(const Page& page) {
  if (page.findings.influences.empty())
    return p(
        "Every number is stated as certain, so nothing shows what matters: that itself is to be distrusted.");
  return tornado(page);
}

namespace {

Html how_sure(const Page& page) {
  const analysis::Findings& f = page.findings;
  const analysis::YearFindings& first = f.years.front();
  html::Table table{
      "Monte Carlo error of the headlines", {{"Figure", Align::text}, {"Value"}, {"Standard error"}}, {}};
  table.rows.push_back({"Mean net cost, " + first.year, money(first.mean), money_error(first.mean.error)});
  table.rows.push_back({"P80 net cost, " + first.year, money(first.p80), money_error(first.p80.error)});
  table.rows.push_back(
      {"Contingency to P80, " + first.year, money(first.contingency), money_error(first.contingency.error)});
  table.rows.push_back({"Chance of a deficit, " + first.year, probability(first.deficit),
                        probability_error(first.deficit.error)});
  table.rows.push_back({"Chance of a deficit in any year", probability(f.deficit_any),
                        probability_error(f.deficit_any.error)});
  table.rows.push_back(
      {"Lowest cash, median", money(f.lowest_cash_p50), money_error(f.lowest_cash_p50.error)});
  const double share = 100.0 * f.parameter_share;
  return element(
             "h3",
             fmt::format("{}% of the uncertainty comes from not knowing the assumptions, the rest from luck",
                         number(share, 0))) +
         p(fmt::format("That is the share of the variance of net cost over the whole horizon. More futures "
                       "make the errors below smaller; only better "
                       "evidence makes that share smaller. {} futures were run in pairs that share their "
                       "assumptions, and every error allows for it.",
                       number(static_cast<double>(f.replications), 0))) +
         html::table(table);
}

Html conflicts(const scenario::Scenario& scenario) {
  html::Table table{
      "What the record says twice, differently",
      {{"What", Align::text}, {"Values", Align::text}, {"What this scenario does", Align::text}},
      {}};
  for (const scenario::Conflict& c : scenario.assurance.conflicts)
    table.rows.push_back({c.item, c.values, c.treatment});
  return element("h3", "Conflicts in the record") +
         (table.rows.empty() ? p("None is listed.") : html::table(table));
}

}  // namespace

Html assurance(const Page& page) {
  const scenario::Assurance& assurance = page.scenario.assurance;
  std::vector<Html> left_out(assurance.not_modelled.begin(), assurance.not_modelled.end());
  return how_sure(page) + element("h3", "What is not modelled") +
         (left_out.empty() ? p("The scenario does not say.") : html::list(left_out)) +
         element("h3", "Limits of use") +
         p(assurance.limits.empty() ? "None are stated." : assurance.limits) + conflicts(page.scenario);
}

Html reproduce(const Page& page) {
  const RunRecord& record = page.input.record;
  return p("This command, with the same version of Loadline and the same scenario file, gives the same "
           "figures to the last digit, on any number of "
           "threads:") +
         element("pre", element("code", without_threads(record.command))) +
         p(fmt::format("Seed {}, {} futures, digest of all figures {}. The effective scenario, with every "
                       "default written out, is in result.json.",
                       record.seed, number(static_cast<double>(page.findings.replications), 0),
                       record.digest));
}

}  // namespace loadline::report::page
