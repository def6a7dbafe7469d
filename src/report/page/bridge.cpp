#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/selections.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::Bridge;
using analysis::BridgeStep;
using html::Align;
using html::element;
using html::p;

/// "Demand" of "Demand: more or other placements and cases".
std::string short_name(const BridgeStep& step) { return step.name.substr(0, step.name.find(':')); }

const BridgeStep* largest(const Bridge& bridge) {
  const auto found = std::max_element(bridge.steps.begin(), bridge.steps.end(),
                                      [](const BridgeStep& a, const BridgeStep& b) {
                                        return std::abs(a.amount.value) < std::abs(b.amount.value);
                                      });
  return found == bridge.steps.end() ? nullptr : &*found;
}

/// A step as the subject of a title; a step without words of its own goes by its name.
struct Subject {
  std::string words;
  bool plural = false;
};
Subject subject_of(const BridgeStep& step) {
  constexpr std::pair<const char*, std::pair<const char*, bool>> subjects[] = {
      {"fees", {"Placement fees", true}},
      {"pay", {"Pay", false}},
      {"agency", {"Agency staff", true}},
      {"prices", {"Other prices", true}},
      {"vat", {"VAT", false}},
      {"other", {"Costs outside the opening budget", true}},
      {"interaction", {"Quantities and prices together", true}},
      {"savings", {"Savings against their target", true}}};
  for (const auto& [id, subject] : subjects)
    if (step.id == id) return {subject.first, subject.second};
  return {short_name(step), false};
}

std::string title(const Bridge& bridge) {
  const BridgeStep* step = largest(bridge);
  if (step == nullptr || std::abs(step->amount.value) <= 2.0 * step->amount.error)
    return fmt::format("Nothing moves {} from its plan by more than chance explains", bridge.year);
  const Subject subject = subject_of(*step);
  const std::string amount = money(std::abs(step->amount.value), step->amount.error);
  return step->amount.value > 0.0 ? fmt::format("{} {} {} to {}, more than any other step", subject.words,
                                                subject.plural ? "add" : "adds", amount, bridge.year)
                                  : fmt::format("{} {} {} off {}, more than any other step", subject.words,
                                                subject.plural ? "take" : "takes", amount, bridge.year);
}

html::Table step_table(const Bridge& bridge) {
  html::Table table{"From plan to outturn, " + bridge.year, {{"Step", Align::text}, {"Amount"}}, {}};
  table.rows.push_back({element("strong", "Plan"), money(bridge.plan)});
  for (const BridgeStep& step : bridge.steps)
    table.rows.push_back({step.name, change_with_error(step.amount)});
  table.rows.push_back({element("strong", "Outturn, mean"), money_with_error(bridge.outturn)});
  table.rows.push_back({"Price payable, for comparison", money(bridge.price)});
  return table;
}

Html chart(const Bridge& bridge) {
  svg::WaterfallPicture picture;
  picture.bars.push_back({"Plan", money(bridge.plan), bridge.plan, true});
  for (const BridgeStep& step : bridge.steps)
    picture.bars.push_back({step.name, money_change(step.amount), step.amount.value, false});
  picture.bars.push_back({"Outturn, mean", money(bridge.outturn), bridge.outturn.value, true});
  picture.mark = svg::Level{bridge.price, "price payable " + money(bridge.price), svg::colour::grey};
  html::Figure figure;
  figure.id = "bridge";
  figure.title = title(bridge);
  figure.description = fmt::format(
      "Waterfall of {} from a plan of {} in {} steps to an outturn of {}; the price payable is {}.",
      bridge.year, money(bridge.plan), bridge.steps.size(), money(bridge.outturn), money(bridge.price));
  figure.sentence = fmt::format(
      "The plan is the opening budget carried forward at typical pay awards, prices and fees, less the "
      "savings "
      "target. Each bar starts where the one above ends; together they give the outturn.{} More children at "
      "higher fees cost more than either alone says: that has a step of its own.",
      svg::is_cut_short(picture) ? " Plan and outturn are cut short on the left." : "");
  figure.draw = [picture](const svg::Size& size) { return svg::waterfall(picture, size); };
  figure.resize = [picture](const svg::Size& size) { return svg::waterfall_size(size, picture); };
  figure.table = step_table(bridge);
  return html::figure(figure);
}

/// The same step in another year; the years have the same steps.
const BridgeStep* step_of(const Bridge& bridge, const std::string& id) {
  for (const BridgeStep& step : bridge.steps)
    if (step.id == id) return &step;
  return nullptr;
}

double error_of(const Bridge& bridge) {
  double error = bridge.outturn.error;
  for (const BridgeStep& step : bridge.steps) error = std::max(error, step.amount.error);
  return error;
}

Html year_table(const std::vector<Bridge>& bridges) {
  html::Table table{"From plan to outturn in each year, mean over all futures", {{"Step", Align::text}}, {}};
  std::vector<Html> plan{element("strong", "Plan")}, outturn{element("strong", "Outturn")},
      price{"Price payable"}, error{"Standard error, at most"};
  for (const Bridge& bridge : bridges) {
    table.columns.push_back({bridge.year});
    plan.push_back(element("strong", money(bridge.plan)));
    outturn.push_back(element("strong", money(bridge.outturn)));
    price.emplace_back(money(bridge.price));
    error.emplace_back(money_error(error_of(bridge)));
  }
  table.rows.push_back(std::move(plan));
  for (const BridgeStep& step : bridges.front().steps) {
    std::vector<Html> row{short_name(step)};
    for (const Bridge& bridge : bridges) {
      const BridgeStep* same = step_of(bridge, step.id);
      row.emplace_back(same == nullptr ? "" : money_change(same->amount));
    }
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(std::move(outturn));
  table.rows.push_back(std::move(price));
  table.rows.push_back(std::move(error));
  return html::table(table);
}

}  // namespace

Html bridge(const Page& page) {
  const std::vector<Bridge>& bridges = page.findings.bridges;
  if (bridges.empty()) return {};
  Html content = chart(bridges.front());
  if (bridges.size() > 1) content += year_table(bridges);
  return content + p("A plus sign makes the year dearer. Figures are rounded, so they may not add up to the "
                     "last digit.");
}

}  // namespace loadline::report::page
