#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/example_findings.hpp"
#include "report/html/html.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

void look_again(analysis::LoopCurve& loop) { loop.outlook = service::outlook(loop.equilibria, loop.now); }

using testing::HasSubstr;
using testing::Not;
using testing_support::ExampleReport;

/// The element with this id, up to where the next figure or section of the same kind ends.
std::string part(const std::string& page, const std::string& opening, const std::string& closing) {
  const std::size_t from = page.find(opening);
  if (from == std::string::npos) return "";
  return page.substr(from, page.find(closing, from) - from);
}
std::string figure_of(const ExampleReport& example, const std::string& id) {
  return part(html_report(example.input()), "<figure id=\"" + id + "\"", "</figure>");
}
std::string section_of(const ExampleReport& example, const std::string& id) {
  return part(html_report(example.input()), "<section id=\"" + id + "\"", "</section>");
}
/// A figure as it stands in a cell.
std::string cell_of(const std::string& words) { return "<td class=\"number\">" + html::Html(words).str(); }

std::size_t count_of(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

TEST(BridgeOnThePage, ShowsEveryStepOfTheFirstYearWithItsAmountAndThePrice) {
  const ExampleReport example;
  const std::string figure = figure_of(example, "bridge");
  const analysis::Bridge& bridge = example.findings.bridges.front();
  EXPECT_THAT(figure, HasSubstr("Demand adds £2.1m to 2017/18, more than any other step"));
  EXPECT_THAT(figure, HasSubstr("price payable " + money(bridge.price)));
  for (const analysis::BridgeStep& step : bridge.steps) {
    EXPECT_THAT(figure, HasSubstr(">" + step.name + "</text>"));
    EXPECT_THAT(figure, HasSubstr(">" + money_change(step.amount) + "</text>"));
    EXPECT_THAT(figure, HasSubstr(cell_of(change_with_error(step.amount))));
  }
  EXPECT_THAT(figure, HasSubstr(">" + money(bridge.plan) + "</text>"));
  EXPECT_THAT(figure, HasSubstr(">" + money(bridge.outturn) + "</text>"));
}

TEST(BridgeOnThePage, HasAColumnForEveryYear) {
  const ExampleReport example;
  const std::string section = section_of(example, "plan");
  for (const analysis::Bridge& bridge : example.findings.bridges) {
    EXPECT_THAT(section, HasSubstr("<th scope=\"col\" class=\"number\">" + bridge.year + "</th>"));
    for (const analysis::BridgeStep& step : bridge.steps)
      EXPECT_THAT(section, HasSubstr(cell_of(money_change(step.amount))));
  }
  EXPECT_THAT(section, HasSubstr(cell_of(money_error(35'000))));
}

TEST(BridgeOnThePage, SaysSoWhereNothingIsClearOfChance) {
  ExampleReport example;
  for (analysis::BridgeStep& step : example.findings.bridges[0].steps) step.amount = {20'000, 15'000};
  EXPECT_THAT(figure_of(example, "bridge"),
              HasSubstr("Nothing moves 2017/18 from its plan by more than chance explains"));
}

TEST(BridgeOnThePage, SpeaksOfWhatTakesCostOff) {
  ExampleReport example;
  example.findings.bridges[0].steps[1].amount = {-3.3e6, 20'000};
  EXPECT_THAT(figure_of(example, "bridge"),
              HasSubstr("Placement fees take £3.3m off 2017/18, more than any other step"));
}

TEST(StaffingLoopOnThePage, DrawsTheDistanceToTheTippingPoint) {
  // In post 85, tipping point 72.82: 12.18 fewer.
  const ExampleReport example;
  const std::string figure = figure_of(example, "staffing-loop");
  EXPECT_THAT(figure, HasSubstr("12 fewer permanent social workers, and numbers run away"));
  EXPECT_THAT(figure, HasSubstr(">12 fewer, and</text>"));
  EXPECT_THAT(figure, HasSubstr(">tipping point 73</text>"));
  EXPECT_THAT(figure, HasSubstr(">now 85</text>"));
  EXPECT_THAT(figure, HasSubstr(">140 posts</text>"));
  EXPECT_THAT(figure, HasSubstr("Numbers settle near 86 while they stay above the tipping point of 73"));
  // In each of the two drawings: an open point in the key and one in the plot; three filled ones.
  EXPECT_EQ(count_of(figure, "fill=\"#FFFFFF\" stroke=\"#801650\""), 2u * 2u);
  EXPECT_EQ(count_of(figure, "<circle"), 2u * (2u + 3u));
}

TEST(StaffingLoopOnThePage, SaysInWordsThatThereIsNoTippingPoint) {
  ExampleReport example;
  example.findings.loop.equilibria = {{86.37, 24.3, true}};
  look_again(example.findings.loop);
  const std::string figure = figure_of(example, "staffing-loop");
  EXPECT_THAT(figure, HasSubstr("Social work staff settle near 86: there is no tipping point"));
  EXPECT_THAT(figure, HasSubstr("The lines cross once: with the agency cover and the limits on turnover"));
  EXPECT_THAT(figure, Not(HasSubstr("run away")));
  EXPECT_THAT(figure, Not(HasSubstr("stroke=\"#801650\" stroke-width=\"3.0\"/>\n<circle")));
}

TEST(StaffingLoopOnThePage, SaysSoWhereNothingHoldsTheNumbers) {
  ExampleReport example;
  example.findings.loop.equilibria.clear();
  look_again(example.findings.loop);
  EXPECT_THAT(figure_of(example, "staffing-loop"),
              HasSubstr("Social work staff run down: at no number are as many found as leave"));
}

TEST(StaffingLoopOnThePage, SaysSoWhereStaffAreAlreadyPastTheTippingPoint) {
  ExampleReport example;
  example.findings.loop.now = 64.8;
  look_again(example.findings.loop);
  const std::string figure = figure_of(example, "staffing-loop");
  EXPECT_THAT(figure, HasSubstr("Staffing is past its tipping point: 8 permanent social workers too few"));
  EXPECT_THAT(figure, HasSubstr("Numbers settle near 48"));
}

TEST(StaffingLoopOnThePage, GivesEveryYearWithWhatIsNotKnownAsNone) {
  ExampleReport example;
  example.findings.loop_years[4].has_tipping = {0.0, 0.0003};
  const std::string section = section_of(example, "service");
  for (const analysis::LoopYear& year : example.findings.loop_years) {
    EXPECT_THAT(section, HasSubstr(cell_of(probability(year.has_tipping))));
    EXPECT_THAT(section, HasSubstr(cell_of(probability(year.past))));
  }
  EXPECT_THAT(section, HasSubstr(cell_of(number(example.findings.loop_years[1].distance_p10, 0))));
  EXPECT_EQ(count_of(section, cell_of("none")), 3u);
}

TEST(SavingsOnThePage, GiveCoverageWhatCanBeCountedOnAndWhatDoesNotLast) {
  const ExampleReport example;
  const std::string section = section_of(example, "savings");
  EXPECT_THAT(section, HasSubstr("8 of 10 futures bring at least"));
  for (const analysis::SavingsYear& year : example.findings.savings) {
    EXPECT_THAT(section, HasSubstr(cell_of(percent(year.coverage.value))));
    EXPECT_THAT(section, HasSubstr(cell_of(money(year.p20))));
    EXPECT_THAT(section, HasSubstr(cell_of(money(year.one_off))));
  }
}

TEST(SavingsOnThePage, LeadFromPaperToWhatArrivesInTheLastYearWithATarget) {
  ExampleReport example;
  example.findings.savings[4].target = 0.0;
  const std::string figure = figure_of(example, "savings-waterfall");
  const analysis::SavingsWaterfall& shown = example.findings.savings_study.waterfall[3];
  EXPECT_THAT(figure,
              HasSubstr("Of £5.8m on paper for 2020/21, £2.9m arrives: what is not delivered takes most"));
  for (const Estimate& loss : {shown.overlap, shown.optimism, shown.late, shown.not_delivered})
    EXPECT_THAT(figure, HasSubstr(">" + money_change(loss) + "</text>"));
  for (const analysis::SavingsWaterfall& year : example.findings.savings_study.waterfall)
    EXPECT_THAT(figure, HasSubstr("<strong>" + money(year.net) + "</strong>"));
}

TEST(SavingsOnThePage, DrawTheTargetOnlyBesideWhatCountsTowardsIt) {
  ExampleReport example;
  const char* mark = ">target £4.5m</text>";
  EXPECT_THAT(figure_of(example, "savings-waterfall"), Not(HasSubstr(mark)))
      << "one initiative saves in another fund";
  for (analysis::InitiativeFindings& initiative : example.findings.initiatives) {
    initiative.fund = scenario::fund_keys[0];
    initiative.beneficiary = scenario::beneficiary_keys[0];
  }
  EXPECT_THAT(figure_of(example, "savings-waterfall"), HasSubstr(mark));
}

TEST(SavingsOnThePage, SayOnHowManyFuturesAndHow) {
  ExampleReport example;
  EXPECT_THAT(section_of(example, "savings"),
              HasSubstr("on the same luck in 512 futures; every combination of initiatives was run."));
  example.findings.savings_study.exact = false;
  EXPECT_THAT(section_of(example, "savings"),
              HasSubstr("the orders in which initiatives may come were sampled."));
}

TEST(SavingsOnThePage, SayWhyATargetIsMissed) {
  const std::string section = section_of(ExampleReport(), "savings");
  EXPECT_THAT(
      section,
      HasSubstr(
          "In 2019/20 the service costs £4.1m more than its plan: demand adds £2.9m, savings "
          "not delivered £0.8m, prices, staffing, VAT and the rest £0.3m, their acting together £0.1m."));
  EXPECT_THAT(section, HasSubstr("In 2017/18 the service costs £0.3m less than its plan: prices, staffing, "
                                 "VAT and the rest take £1.6m "
                                 "off; demand adds £0.4m, savings not delivered £0.9m."));
  EXPECT_THAT(section, HasSubstr("The savings target of £4.5m is missed in 86% of futures."));
  EXPECT_THAT(section, HasSubstr("What costs more than planned in 2019/20 is demand more than delivery"));
}

TEST(SavingsOnThePage, NameDeliveryWhereItIsDelivery) {
  ExampleReport example;
  std::swap(example.findings.missed_targets[1].demand, example.findings.missed_targets[1].delivery);
  EXPECT_THAT(section_of(example, "savings"),
              HasSubstr("What costs more than planned in 2019/20 is delivery more than demand"));
  example.findings.missed_targets[1].demand = example.findings.missed_targets[1].delivery;
  EXPECT_THAT(section_of(example, "savings"), HasSubstr("Why a year costs more or less than its plan"));
}

TEST(InitiativesOnThePage, SayWhoHowSureWhatItCostsAndWhatItIsWorth) {
  const ExampleReport example;
  const std::string section = section_of(example, "savings");
  for (const analysis::InitiativeValue& value : example.findings.savings_study.initiatives) {
    EXPECT_THAT(section, HasSubstr(cell_of(small_money_with_error(value.present_value))));
    for (const Estimate& worth : value.yearly)
      EXPECT_THAT(section, HasSubstr(cell_of(small_money_with_error(worth))));
  }
  EXPECT_THAT(section, HasSubstr("<td>2019/20</td>")) << "edge-of-care pays back in the third year";
  EXPECT_THAT(section, HasSubstr("<td>not within the horizon</td>"));
  EXPECT_THAT(section, HasSubstr(cell_of("£310,000")));
  EXPECT_THAT(section, HasSubstr("Edge-of-care team and Shared back office")) << "what reunification needs";
  EXPECT_THAT(section, HasSubstr("others on Placement budget"));
  EXPECT_THAT(section,
              HasSubstr("(Public health grant, not counted towards the target; the council saves, not the "
                        "company)"));
  EXPECT_THAT(section, HasSubstr("3.5% a year")) << "the discount rate";
}

TEST(InitiativesOnThePage, DoWithoutTheirWorthWhereNoneWasStudied) {
  ExampleReport example;
  example.findings.savings_study = {};
  const std::string section = section_of(example, "savings");
  EXPECT_THAT(section, HasSubstr("Edge-of-care team"));
  EXPECT_THAT(section, Not(HasSubstr("Present value")));
  EXPECT_THAT(section, Not(HasSubstr("savings-waterfall")));
}

TEST(OpeningOnThePage, ShowsTheBalancingLineAsARedAssumptionWithItsShare) {
  ExampleReport example;
  example.scenario.costs.balancing_line = scenario::stated<units::MoneyPerYear>(-3'141'546.5);
  example.scenario.costs.published_estimate = scenario::stated<units::MoneyPerYear>(62'830'930);
  const std::string section = section_of(example, "opening");
  // 3,141,546.5 / 62,830,930 = 5.0 %
  EXPECT_THAT(section, HasSubstr("Balancing line: \u2212&#8288;£3,141,546, 5.0% of the published estimate of "
                                 "£62,830,930."));
  EXPECT_EQ(count_of(section, "<span class=\"tag red\">red assumption</span>"), 2u);
}

TEST(CostLinesOnThePage, SayHowTheyMoveWhoCanChangeThemAndWhoPays) {
  std::string section = section_of(ExampleReport(), "cost");
  std::erase(section, '\n');
  EXPECT_THAT(section, HasSubstr("<th scope=\"row\">Pay</th><td>in part</td><td>no</td><td>General fund</td>"
                                 "<td>company</td>"));
  EXPECT_THAT(section, HasSubstr("<td>yes</td><td>yes</td><td>General fund</td>"));
  EXPECT_THAT(section, HasSubstr("<td>Public health grant</td><td>council</td>"));
}

TEST(Programme, LeavesNoTraceOnThePageWhereItsFindingsAreEmpty) {
  ExampleReport example;
  analysis::Findings& f = example.findings;
  f.savings_study = {};
  f.bridges.clear();
  f.missed_targets.clear();
  f.loop_years.clear();
  f.loop = {};
  f.initiatives.clear();
  const std::string page = html_report(example.input());
  for (const char* id : {"bridge", "staffing-loop", "savings-waterfall", "missed-targets", "plan"})
    EXPECT_THAT(page, Not(HasSubstr("id=\"" + std::string(id) + "\""))) << id;
  EXPECT_THAT(page, Not(HasSubstr("href=\"#plan\""))) << "the contents name no section that is not there";
  EXPECT_THAT(page, Not(HasSubstr("at each year's end, over all futures")));
}

TEST(Programme, EscapesNames) {
  ExampleReport example;
  const std::string attack = "<script>alert('x')</script>\" onload=\"y";
  for (analysis::BridgeStep& step : example.findings.bridges[0].steps) step.name = attack;
  for (analysis::InitiativeFindings& i : example.findings.initiatives)
    i.name = i.owner = i.overlap = i.fund = attack;
  example.findings.missed_targets[0].year = attack;
  example.findings.loop_years[0].year = attack;
  example.findings.savings_study.waterfall[4].year = attack;
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("onload=\"y")));
}

}  // namespace
}  // namespace loadline::report
