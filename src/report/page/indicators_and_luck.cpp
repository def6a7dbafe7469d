#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/selections.hpp"
#include "report/svg/odds_chart.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::KpiFindings;
using html::Align;
using html::element;
using html::p;

/// "under 0.1%", "4.2%": exact chances, which have no Monte Carlo error.
std::string exact_chance(double chance) {
  if (chance > 0.0 && chance < 0.0005) return "under 0.1%";
  return percent(chance, chance < 0.1 ? 1 : 0);
}

bool is_wrong(const analysis::OperatingCharacteristic& luck) {
  constexpr double agreed = 0.05;
  return luck.false_alarm >= agreed || luck.missed >= agreed;
}

/// How a quarter's reading comes about, for who does not know the names of the laws.
std::string sampled_words(const std::string& law) {
  constexpr std::pair<const char*, const char*> words[] = {
      {"binomial", "a share of those counted"},
      {"beta-binomial", "a share of those counted; teams differ"},
      {"normal", "a mean over those counted"},
      {"ordinal", "an inspection's reading"},
      {"not sampled", "counts everybody"}};
  for (const auto& [name, meaning] : words)
    if (law == name) return meaning;
  return law;
}

std::string wanted_words(const analysis::OperatingCharacteristic& luck) {
  if (luck.n_wanted > 0.0) return number(luck.n_wanted, 0);
  return is_wrong(luck) ? "no number is enough" : "as many as it has";
}

html::Table luck_table(const std::vector<KpiFindings>& kpis) {
  html::Table table{"What luck does to each rating in a quarter, at the numbers there really are",
                    {{"Indicator", Align::text},
                     {"How it is sampled", Align::text},
                     {"Counted in a quarter"},
                     {"Red by luck, though truly at target"},
                     {"Green by luck, though truly at tolerance"},
                     {"Count at which both are below 5%"}},
                    {}};
  for (const KpiFindings& kpi : kpis) {
    const analysis::OperatingCharacteristic& luck = kpi.luck;
    if (luck.sampled.empty()) continue;
    const bool sampled = is_sampled(kpi);
    table.rows.push_back({kpi.id + " " + kpi.name, sampled_words(luck.sampled),
                          sampled && luck.n > 0.0 ? number(luck.n, 0) : "\u2013",
                          sampled ? exact_chance(luck.false_alarm) : "never",
                          sampled ? exact_chance(luck.missed) : "never",
                          sampled && luck.n > 0.0 ? wanted_words(luck) : "\u2013"});
  }
  return table;
}

/// Every few points of each curve: enough to follow it; the CSV has all.
html::Table curve_table(const std::vector<const KpiFindings*>& sampled) {
  html::Table table{"Chance of each rating in a quarter, by the true value",
                    {{"Indicator", Align::text}, {"True value"}, {"Green"}, {"Amber"}, {"Red"}},
                    {}};
  for (const KpiFindings* kpi : sampled) {
    const analysis::OperatingCharacteristic& luck = kpi->luck;
    const std::size_t step = std::max<std::size_t>(1, luck.truth.size() / 10);
    for (std::size_t i = 0; i < luck.truth.size(); i += step)
      table.rows.push_back({kpi->id + " " + kpi->name, kpi_value(*kpi, luck.truth[i]),
                            exact_chance(luck.green[i]), exact_chance(luck.amber[i]),
                            exact_chance(luck.red[i])});
  }
  return table;
}

std::string title_of(const KpiFindings& most) {
  const analysis::OperatingCharacteristic& luck = most.luck;
  constexpr double noticeable = 0.01;
  if (std::max(luck.false_alarm, luck.missed) < noticeable)
    return "Luck alone misjudges no indicator that is counted in more than 1 of 100 quarters";
  const bool alarm = luck.false_alarm >= luck.missed;
  const std::string chance = exact_chance(alarm ? luck.false_alarm : luck.missed);
  return alarm ? fmt::format(
                     "Luck decides \u201c{}\u201d most: truly at target it is still red in {} of quarters",
                     most.name, chance)
               : fmt::format(
                     "Luck decides \u201c{}\u201d most: truly no better than tolerance it is still green in "
                     "{} of quarters",
                     most.name, chance);
}

svg::OddsPlot plot_of(const KpiFindings& kpi) {
  svg::OddsPlot plot{kpi.id + " " + kpi.name,
                     kpi.luck.truth,
                     kpi.luck.green,
                     kpi.luck.amber,
                     kpi.luck.red,
                     kpi.target,
                     kpi.tolerance,
                     {}};
  plot.value = [kpi](double value) { return kpi_value(kpi, value); };
  return plot;
}

Html luck_figure(const std::vector<const KpiFindings*>& sampled) {
  std::vector<svg::OddsPlot> plots;
  for (const KpiFindings* kpi : sampled) plots.push_back(plot_of(*kpi));
  html::Figure figure;
  figure.id = "luck";
  figure.title = title_of(*sampled.front());
  figure.description =
      "One small chart for each indicator that is a sample: the chance of green, amber and red against the "
      "true value, with target and tolerance marked.";
  figure.sentence =
      "Along each axis runs the true value, upwards the chance of each rating in one quarter. Were there no "
      "luck, colours would change straight at the marks; the wider the slope, the more a single quarter's "
      "rating is chance, and the less reason to pay by it. Indicators that count everybody, and inspections, "
      "are not drawn.";
  figure.draw = [plots](const svg::Size& size) { return svg::odds_chart(plots, size); };
  figure.resize = [n = plots.size()](const svg::Size& size) { return svg::odds_size(size, n); };
  figure.table = curve_table(sampled);
  return html::figure(figure);
}

}  // namespace

Html indicators_and_luck(const Page& page) {
  const std::vector<KpiFindings>& kpis = page.findings.kpis;
  const std::vector<const KpiFindings*> sampled = by_luck(kpis);
  const html::Table table = luck_table(kpis);
  if (table.rows.empty()) return {};
  if (sampled.empty())
    return element("h3", "Luck decides no rating: every indicator counts everybody") + html::table(table);
  return luck_figure(sampled) + html::table(table);
}

}  // namespace loadline::report::page
