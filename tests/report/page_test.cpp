#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/example_findings.hpp"
#include "report/html/html.hpp"
#include "report/svg/canvas.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string example_page() {
  const testing_support::ExampleReport example;
  return html_report(example.input());
}

TEST(Page, IsSelfContainedBalancedAndEveryChartHasTitleDescriptionSentenceAndTable) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) / "loadline_example_report.html";
  std::ofstream(file) << example_page();
  const std::string command =
      std::string("\"" LOADLINE_PYTHON "\" -B \"" LOADLINE_ROOT "/tests/report/page_check.py\" \"") +
      file.string() + "\"";
  EXPECT_EQ(std::system(command.c_str()), 0) << "see the mistakes printed above, in " << file;
}

TEST(Page, EscapesWhateverTheScenarioSays) {
  testing_support::ExampleReport example;
  const std::string attack = "<script>alert('x')</script>\" onload=\"y";
  example.scenario.about.title = attack;
  example.scenario.assurance.conflicts[0].item = attack;
  example.scenario.contract.clauses[0].name = attack;
  example.findings.kpis[0].name = attack;
  example.findings.variants[1].name = attack;
  example.record.changes[0].after = attack;
  example.record.command = attack;
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("onload=\"y")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
}

TEST(Page, LinksOnlyToWebAddresses) {
  EXPECT_EQ(html::link("javascript:alert(1)", "click").str(), "click");
  EXPECT_THAT(html::link("https://www.gov.uk/?a=1&b=2", "DfE").str(),
              HasSubstr("href=\"https://www.gov.uk/?a=1&amp;b=2\""));
}

TEST(Page, TitlesStateTheFindingWithItsFigure) {
  const std::string page = example_page();
  EXPECT_THAT(page, HasSubstr("The price is short in 7 of 10 futures in 2017/18"));
  EXPECT_THAT(page, HasSubstr("Average caseload is most at risk: red in 3 of 10 futures in Mar 2018"));
  EXPECT_THAT(page, HasSubstr("534 children looked after at the start;"));
  EXPECT_THAT(page, HasSubstr("The 2021/22 savings target of £4.5m is met in 4 of 10 futures"));
  EXPECT_THAT(page,
              HasSubstr("“Full indemnity” changes what the council pays most: +£6.8m over the contract"));
  EXPECT_THAT(page, HasSubstr("1 of 3 published opening figures is not reproduced"));
}

TEST(Page, ItsHeadlinesAreThoseOfTheResultFile) {
  const testing_support::ExampleReport example;
  const std::string page = html_report(example.input());
  const nlohmann::json result = nlohmann::json::parse(result_json(example.input()))["result"];
  const auto estimate = [](const nlohmann::json& figure) {
    return Estimate{figure["value"], figure["error"]};
  };
  const auto card = [](const std::string& figure) {
    return "<span class=\"big\">" + html::Html(figure).str() + "</span>";
  };
  const nlohmann::json& first = result["years"][0];
  EXPECT_THAT(page, HasSubstr(card(money(estimate(first["price"])))));
  EXPECT_THAT(page, HasSubstr(card(money(estimate(first["net_cost"]["mean"])))));
  EXPECT_THAT(page, HasSubstr(card(probability(estimate(first["probability_of_deficit"])))));
  EXPECT_THAT(page, HasSubstr(card(money_change(estimate(first["contingency_p80"])))));
  EXPECT_THAT(page, HasSubstr(card(money(result["first_year_curve"]["opening_reserve"].get<double>()))));
  EXPECT_THAT(page, HasSubstr(card(money(estimate(result["cash"]["lowest_p50"])))));
  EXPECT_THAT(page, HasSubstr(card(money(estimate(result["savings"][4]["mean"])))));
}

TEST(Page, SaysWhatWentBeyondTheOverdraftAndThePriceOnlyWhereItDid) {
  testing_support::ExampleReport example;
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, HasSubstr("It is below zero at 7.4 of 60 month ends on average, and beyond the agreed "
                              "overdraft at some time in 32% of futures"));
  EXPECT_THAT(page, HasSubstr("In 4% of futures"));
  EXPECT_THAT(page, HasSubstr("£0.21m of reductions is left unused on average"));
  example.findings.beyond_overdraft.reset();
  example.findings.reductions_exceed_price = {};
  const std::string other = html_report(example.input());
  EXPECT_THAT(other, HasSubstr("It is below zero at 7.4 of 60 month ends on average."));
  EXPECT_THAT(other, Not(HasSubstr("agreed overdraft at some time")));
  EXPECT_THAT(other, Not(HasSubstr("is left unused")));
}

TEST(Page, IsWatermarkedOnlyWhereHindsightIsAllowed) {
  testing_support::ExampleReport example;
  EXPECT_THAT(html_report(example.input()), Not(HasSubstr("class=\"watermark\"")));
  example.scenario.about.allow_hindsight = true;
  EXPECT_THAT(html_report(example.input()), HasSubstr("class=\"watermark\""));
}

TEST(Page, ShowsWhatWasChangedAgainstTheFile) {
  EXPECT_THAT(example_page(),
              HasSubstr("<code>demand.care.long_mean</code>: 50 months instead of 48 months"));
}

TEST(Page, MarksTheBalancingLineAsARedAssumption) {
  EXPECT_THAT(example_page(), HasSubstr("red assumption"));
}

TEST(Page, SumsTheLedgerToThePenny) {
  // 12 x £5,235,910.83 = £62,830,929.96; 12 x £1,867,000.10 + 0 + 1 + ... + 11 pence = £22,404,001.86.
  const std::string page = example_page();
  EXPECT_THAT(page, HasSubstr("£62,830,929.96"));
  EXPECT_THAT(page, HasSubstr("£22,404,001.86"));
}

TEST(Page, WorksWithoutWhatAScenarioMayLeaveOut) {
  testing_support::ExampleReport example;
  example.findings.variants.resize(1);
  example.findings.savings.clear();
  example.findings.initiatives.clear();
  example.findings.kpis.clear();
  example.findings.influences.clear();
  example.findings.ledgers.clear();
  example.findings.fans.clear();
  example.scenario.assurance = {};
  example.record.changes.clear();
  const std::string page = html_report(example.input());
  EXPECT_THAT(page, HasSubstr("The scenario has no savings target."));
  EXPECT_THAT(page, HasSubstr("No ledger was kept."));
  EXPECT_THAT(summary(example.input(), true), HasSubstr("No indicator is assessed"));
}

TEST(Chart, TicksAreRoundAndCoverTheRange) {
  EXPECT_EQ(svg::round_ticks(0.0, 10.0, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
  EXPECT_EQ(svg::round_ticks(59.3, 69.1, 5), (std::vector<double>{58, 60, 62, 64, 66, 68, 70}));
  EXPECT_GE(svg::round_ticks(5.0, 5.0, 4).size(), 2u) << "a constant series still has an axis";
}

}  // namespace
}  // namespace loadline::report
