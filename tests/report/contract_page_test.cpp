#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/example_findings.hpp"
#include "report/html/html.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::ExampleReport;

std::string part(const std::string& page, const std::string& opening, const std::string& closing) {
  const std::size_t from = page.find(opening);
  if (from == std::string::npos) return "";
  return page.substr(from, page.find(closing, from) - from);
}
std::string section_of(const ExampleReport& example, const std::string& id) {
  return part(html_report(example.input()), "<section id=\"" + id + "\"", "</section>");
}
std::string figure_of(const ExampleReport& example, const std::string& id) {
  return part(html_report(example.input()), "<figure id=\"" + id + "\"", "</figure>");
}
/// A figure as it stands in a cell.
std::string cell_of(const std::string& words) { return "<td class=\"number\">" + html::Html(words).str(); }

TEST(VariantsOnThePage, ShowEveryFigureOfEachSetOfTerms) {
  const ExampleReport example;
  const std::string section = section_of(example, "terms");
  for (const analysis::VariantFindings& v : example.findings.variants) {
    for (const Estimate& sum : {v.deductions, v.outcome_payments, v.exceptional})
      EXPECT_THAT(section, HasSubstr(cell_of(small_money_with_error(sum)))) << v.id;
    EXPECT_THAT(section, HasSubstr(cell_of(money_with_error(v.council_cost)))) << v.id;
    EXPECT_THAT(section, HasSubstr(cell_of(money(v.council_cost_p80)))) << v.id;
    EXPECT_THAT(section, HasSubstr(cell_of(probability(v.insolvent_any)))) << v.id;
  }
}

TEST(VariantsOnThePage, ShowDifferencesWithTheirPairedErrors) {
  const ExampleReport example;
  const std::string figure = figure_of(example, "variants");
  const analysis::VariantFindings& last = example.findings.variants.back();
  EXPECT_THAT(figure, HasSubstr(cell_of(small_change_with_error(last.group_difference))));
  EXPECT_THAT(figure, HasSubstr(cell_of(small_change_with_error(last.deductions_difference))));
  EXPECT_THAT(figure, HasSubstr(cell_of("\u221237.2 ± 0.6 points"))) << "insolvency";
}

TEST(VariantsOnThePage, SayThatTermsDoNotMoveTheService) {
  EXPECT_THAT(section_of(ExampleReport(), "terms"),
              HasSubstr("children, staff and indicators are the same under all of them"));
}

TEST(VariantsOnThePage, NameTheFileAWholeContractComesFrom) {
  ExampleReport example;
  example.scenario.variants[0].contract_of = "scenarios/contracts/cost-plus.toml";
  EXPECT_THAT(section_of(example, "terms"),
              HasSubstr("the whole contract of <code>scenarios/contracts/cost-plus.toml</code>"));
}

TEST(PayoffOnThePage, ItsTitleSaysWhoPaysForTheNextPound) {
  // The example's price is £62.8m; the company bears the first 2 % over it, beyond that each bears half.
  const ExampleReport example;
  const std::string figure = figure_of(example, "payoff-outturn");
  EXPECT_THAT(figure, HasSubstr("Above £64.1m each further pound costs council and company 50p each"));
  EXPECT_THAT(figure, HasSubstr(">typical year £63.9m</text>"));
  EXPECT_THAT(figure, HasSubstr(">1 Pain and gain share</text>"));
  EXPECT_THAT(figure, HasSubstr("it is the same wherever the year ends: base price (+£62.80m)"));
  EXPECT_THAT(figure, Not(HasSubstr(">2 ")));
}

TEST(PayoffOnThePage, ItsTableHoldsThePoints) {
  const ExampleReport example;
  const std::string figure = figure_of(example, "payoff-outturn");
  const analysis::Payoff& payoff = example.findings.payoffs[0];
  for (const double amount : {payoff.parts[1].amount[0], payoff.council[0], payoff.company[0]})
    EXPECT_THAT(figure, HasSubstr(cell_of(small_change({amount, 0.0}))));
}

TEST(PayoffOnThePage, SaysWhatAChildCosts) {
  const ExampleReport example;
  EXPECT_THAT(figure_of(example, "payoff-children"),
              HasSubstr("Above 545 each further child costs the council £25,600 and the company £39,400"));
}

TEST(PayoffOnThePage, ListsEveryStretch) {
  const std::string section = section_of(ExampleReport(), "terms");
  EXPECT_THAT(section, HasSubstr("Who pays for each further pound"));
  EXPECT_THAT(section, HasSubstr(cell_of("nothing") + "</td>\n" + cell_of("costs £1")))
      << "within 2 % of the price all of it is the company's";
}

TEST(DeductionsOnThePage, SayWhatOfAPoundComesBack) {
  ExampleReport example;
  const std::string section = section_of(example, "terms");
  EXPECT_THAT(section, HasSubstr("Of each pound deducted the council pays 94p again"));
  EXPECT_THAT(section, HasSubstr(cell_of(small_money(example.findings.deductions->p90))));
  EXPECT_THAT(section, HasSubstr(cell_of(probability(example.findings.deductions->any))));
  example.findings.deductions->passed_on = {0.0, 0.0};
  EXPECT_THAT(section_of(example, "terms"),
              HasSubstr("Deductions cost the company £0.35m on average, and none of it comes back"));
  example.findings.deductions->any = {0.0, 0.0};
  EXPECT_THAT(section_of(example, "terms"), HasSubstr("No deduction is made in any future"));
}

TEST(TriggersOnThePage, SayHowOftenAndWhen) {
  const std::string section = section_of(ExampleReport(), "terms");
  EXPECT_THAT(section, HasSubstr("\u201cOut of cash\u201d comes about in 3 of 10 futures"));
  EXPECT_THAT(section, HasSubstr("<td>March 2019</td>"));
  EXPECT_THAT(section, HasSubstr("<td>too seldom to say</td>"));
  EXPECT_THAT(section, HasSubstr("<td>ending the contract</td>"));
}

TEST(RequestsOnThePage, SayHowOftenTheyAreMadeAndPaidFor) {
  const ExampleReport example;
  const std::string section = section_of(example, "terms");
  EXPECT_THAT(section, HasSubstr(cell_of(probability(example.findings.requests[0].asked))));
  EXPECT_THAT(section, HasSubstr(cell_of(probability(example.findings.requests[0].paid))));
  EXPECT_THAT(section, HasSubstr(cell_of("never made")));
}

TEST(LintOnThePage, StandsInABoxBeforeTheTablesWithWhatSomebodyStandsBy) {
  const ExampleReport example;
  const std::string section = section_of(example, "terms");
  EXPECT_THAT(section,
              HasSubstr("both pay for children above 545. With 587 children the council pays £412,000 "
                        "for the same child-weeks twice. What to do: let the reopener begin"));
  EXPECT_THAT(section, HasSubstr("Kept as the model contract has it."));
  EXPECT_LT(section.find("terms-at-odds"), section.find("What each set of terms costs the council"));
  EXPECT_EQ(open_findings(example.findings), 1u);
  EXPECT_EQ(acknowledged_findings(example.findings), 1u);
}

TEST(LintOnThePage, WarnsOnlyWhereNobodyHasAcknowledged) {
  ExampleReport example;
  EXPECT_THAT(section_of(example, "terms"), HasSubstr("class=\"notice warning\" id=\"terms-at-odds\""));
  example.findings.lint.erase(example.findings.lint.begin());
  EXPECT_THAT(section_of(example, "terms"), HasSubstr("class=\"notice\" id=\"terms-at-odds\""));
}

TEST(LuckOnThePage, NamesTheIndicatorThatItDecidesMost) {
  const ExampleReport example;
  const std::string figure = figure_of(example, "luck");
  EXPECT_THAT(figure,
              HasSubstr("Luck decides \u201cVisits made in time\u201d most: truly at target it is still "
                        "red in 8.3% of quarters"));
  const std::string section = section_of(example, "terms");
  EXPECT_THAT(section, HasSubstr(cell_of("96")));
  EXPECT_THAT(section, HasSubstr(cell_of("310")));
  EXPECT_THAT(section, HasSubstr(cell_of("1.2%")));
}

TEST(LuckOnThePage, SaysSoWhereNumbersAreLargeEnough) {
  ExampleReport example;
  example.findings.kpis[0].luck.false_alarm = example.findings.kpis[0].luck.missed = 0.0002;
  EXPECT_THAT(figure_of(example, "luck"),
              HasSubstr("Luck alone misjudges no indicator that is counted in more than 1 of 100 quarters"));
}

TEST(LuckOnThePage, IsSilentWhereEveryIndicatorCountsEverybody) {
  ExampleReport example;
  example.findings.kpis[0].luck = {};
  example.findings.kpis[0].luck.sampled = "not sampled";
  EXPECT_THAT(section_of(example, "terms"), HasSubstr("Luck decides no rating"));
}

TEST(ContractInWords, ListsWhatStandsInsideAClauseAndTheAmountsItReadsAndMakes) {
  const std::string section = section_of(ExampleReport(), "terms");
  EXPECT_THAT(section, HasSubstr("Pain and gain share: amounts it reads and makes"));
  EXPECT_THAT(section, HasSubstr("<code>adj.share</code>"));
  // Two pain bands in a table of their own: up to 2 % the company bears all.
  EXPECT_THAT(section, HasSubstr("<td>2%</td>"));
  EXPECT_THAT(section, HasSubstr(">company</th>"));
}

TEST(ContractInWords, LeavesOutNumbersOfAListThatNobodyStated) {
  ExampleReport example;
  scenario::Trigger trigger;
  trigger.id = "no-cash";
  trigger.amount = scenario::stated<units::Money>(3e6);
  scenario::Triggers triggers;
  triggers.triggers = {trigger};
  example.scenario.contract.clauses.push_back({"triggers", "Rights", 210, triggers});
  const std::string section = section_of(example, "terms");
  EXPECT_THAT(section, HasSubstr("<td>£3,000,000</td>"));
  EXPECT_THAT(section, HasSubstr(">amount</th>"));
  EXPECT_THAT(section, Not(HasSubstr(">exit costs</th>")));
}

TEST(ContractInWords, NamesTheCouncilsThatOwnTheCompany) {
  ExampleReport example;
  scenario::Funders funders;
  funders.councils = {{"royal", "The Royal Borough", scenario::stated<units::Share>(0.6)},
                      {"windsor", "Windsor", scenario::stated<units::Share>(0.4)}};
  example.scenario.contract.clauses.push_back({"funders", "Funders", 230, funders});
  example.findings.ledgers[0].postings[0].header.from = contract::Party::second_council;
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, HasSubstr("The Royal Borough (60%) and Windsor (40%)"));
  EXPECT_THAT(page, HasSubstr("<td>Windsor</td>")) << "in the ledger";
}

TEST(OutcomesOnThePage, SayHowTheyAreMeasuredAndWhatToExpect) {
  const ExampleReport example;
  const std::string section = section_of(example, "outcomes");
  EXPECT_THAT(section, HasSubstr("Head of fieldwork"));
  EXPECT_THAT(section, HasSubstr("<td>a month later</td>"));
  EXPECT_THAT(section, HasSubstr(cell_of("5.2 ± 0.05")));
  EXPECT_THAT(section, HasSubstr(cell_of("2.1 points")));
}

TEST(OutcomesOnThePage, SayHowOftenAllTargetsAreMet) {
  const ExampleReport example;
  const std::string section = section_of(example, "outcomes");
  const analysis::OutcomesTogether& a_year_on = example.findings.outcomes_together[3];
  EXPECT_THAT(section, HasSubstr("In Mar 2018 every target is met in 1 of 10 futures"));
  EXPECT_THAT(section, HasSubstr(cell_of(probability(a_year_on.all_met))));
  EXPECT_THAT(section, HasSubstr(cell_of(number(a_year_on.index.value, 2))));
}

TEST(OutcomesOnThePage, ValuesStandInTheirUnit) {
  analysis::KpiFindings kpi;
  const auto in = [&](const char* unit, double value) {
    kpi.unit = unit;
    return kpi_value(kpi, value);
  };
  EXPECT_EQ(in("%", 0.926), "93%");
  EXPECT_EQ(in("per 10k", 96.04), "96.0");
  EXPECT_EQ(in("days", 41.7), "42");
  EXPECT_EQ(in("a year", 1.84), "1.8");
  EXPECT_EQ(in("points", -0.126), "\u22120.13");
  kpi.tolerance = 0.015;
  EXPECT_EQ(in("%", 0.0126), "1.3%") << "tiers of half per cents need a decimal";
  EXPECT_EQ(kpi_distance(kpi, 0.0126), "1.3 points");
  kpi.unit = "per 10k";
  EXPECT_EQ(kpi_distance(kpi, 4.0), "4.0 per 10k");
}

TEST(Contract, LeavesNoTraceOnThePageWhereItsFindingsAreEmpty) {
  ExampleReport example;
  analysis::Findings& f = example.findings;
  f.deductions.reset();
  f.triggers.clear();
  f.requests.clear();
  f.payoffs.clear();
  f.lint.clear();
  f.outcomes_together.clear();
  for (analysis::KpiFindings& kpi : f.kpis) kpi.luck = {};
  const std::string page = html_report(example.input());
  for (const char* id : {"deductions", "triggers", "payoff-outturn", "terms-at-odds", "luck", "together"})
    EXPECT_THAT(page, Not(HasSubstr("id=\"" + std::string(id) + "\""))) << id;
  EXPECT_THAT(page, Not(HasSubstr("Requests for more money")));
}

TEST(Contract, EscapesNames) {
  ExampleReport example;
  const std::string attack = "<script>alert('x')</script>\" onload=\"y";
  analysis::Findings& f = example.findings;
  for (analysis::PayoffPart& part : f.payoffs[0].parts) part.name = attack;
  f.payoffs[1].title = attack;
  f.triggers[0].name = f.requests[0].name = f.kpis[0].owner = f.kpis[0].name = attack;
  f.lint[0].found = f.lint[1].acknowledged = attack;
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("onload=\"y")));
}

}  // namespace
}  // namespace loadline::report
