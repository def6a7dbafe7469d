#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/csv_table.hpp"
#include "report/example_findings.hpp"

namespace loadline::report {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Csv, QuotesWhatRfc4180SaysAndNothingElse) {
  CsvTable table({"name", "value_gbp"});
  table.add({"Pay, and on-costs", "1"});
  table.add({"the \"old\" line", "two\nlines"});
  table.add({"plain £", ""});
  EXPECT_EQ(
      table.str(),
      "name,value_gbp\r\n\"Pay, and on-costs\",1\r\n\"the \"\"old\"\" line\",\"two\nlines\"\r\nplain £,\r\n");
}

TEST(Csv, FiguresReadBackAsTheSameDoubleAndWhatIsNotAssessedIsEmpty) {
  EXPECT_EQ(cell(0.1), "0.1");
  EXPECT_EQ(std::stod(cell(62'830'930.123456789)), 62'830'930.123456789);
  EXPECT_EQ(cell(std::nan("")), "");
}

std::string file_named(const std::vector<NamedFile>& files, const std::string& name) {
  for (const NamedFile& file : files)
    if (file.name == name) return file.content;
  return "";
}

TEST(Csv, EveryPromisedFileIsThere) {
  const testing_support::ExampleReport example;
  const std::vector<NamedFile> files = csv_files(example.input());
  for (const char* name : {"years.csv",
                           "months.csv",
                           "variants.csv",
                           "savings.csv",
                           "initiatives.csv",
                           "kpis.csv",
                           "costs.csv",
                           "assumptions.csv",
                           "opening.csv",
                           "influences.csv",
                           "s_curve.csv",
                           "initiative_values.csv",
                           "savings_waterfall.csv",
                           "missed_targets.csv",
                           "bridge.csv",
                           "staffing_loop.csv",
                           "staffing_loop_curve.csv",
                           "deductions.csv",
                           "triggers.csv",
                           "requests.csv",
                           "payoff.csv",
                           "operating_characteristic.csv",
                           "indicators.csv",
                           "outcomes_together.csv",
                           "terms_at_odds.csv",
                           "ledger_median.csv",
                           "ledger_p80.csv"})
    EXPECT_THAT(file_named(files, name), HasSubstr("\r\n")) << name;
}

/// Cells of a line, quotes respected; the test's own reading of RFC 4180.
std::size_t cells_of(const std::string& line) {
  std::size_t cells = 1;
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) ++cells;
  }
  return cells;
}

TEST(Csv, EveryRowHasAsManyCellsAsTheHeader) {
  const testing_support::ExampleReport example;
  for (const NamedFile& file : csv_files(example.input())) {
    std::size_t at = 0, expected = 0, rows = 0;
    while (at < file.content.size()) {
      const std::size_t end = file.content.find("\r\n", at);
      const std::size_t cells = cells_of(file.content.substr(at, end - at));
      if (rows++ == 0) expected = cells;
      EXPECT_EQ(cells, expected) << file.name << " row " << rows;
      at = end + 2;
    }
    EXPECT_GT(rows, 1u) << file.name;
  }
}

TEST(Csv, MonthsAreInLongForm) {
  const testing_support::ExampleReport example;
  const std::string months = file_named(csv_files(example.input()), "months.csv");
  EXPECT_THAT(months, StartsWith("series,unit,month,quantile,value\r\ncost,GBP,Apr 2017,0.10,"));
  // 7 series of 60 months and 5 quantiles, and the header.
  EXPECT_EQ(std::count(months.begin(), months.end(), '\n'), 7 * 60 * 5 + 1);
}

TEST(Csv, CostLinesCarryTheirTags) {
  const testing_support::ExampleReport example;
  const std::string costs = file_named(csv_files(example.input()), "costs.csv");
  EXPECT_THAT(costs, StartsWith("line,name,group,behaviour,fund,bearer,controllable,year,"));
  EXPECT_THAT(costs, HasSubstr("\r\npay,Pay,pay,semi-variable,general,company,no,2017/18,"));
  EXPECT_THAT(costs, HasSubstr(",placements,variable,general,company,yes,2021/22,"));
  EXPECT_THAT(costs, HasSubstr("line.income,Income,other,fixed,public-health,council,no,"));
}

TEST(Csv, TheBridgeAndTheWaterfallAddUp) {
  const testing_support::ExampleReport example;
  const std::vector<NamedFile> files = csv_files(example.input());
  const std::string bridge = file_named(files, "bridge.csv"),
                    waterfall = file_named(files, "savings_waterfall.csv");
  // 5 years of plan, 10 steps, outturn and price; 5 years of 6 figures; and the headers.
  EXPECT_EQ(std::count(bridge.begin(), bridge.end(), '\n'), 5 * 13 + 1);
  EXPECT_EQ(std::count(waterfall.begin(), waterfall.end(), '\n'), 5 * 6 + 1);
  EXPECT_THAT(bridge, HasSubstr("2017/18,plan,Plan,61400000,0\r\n"));
  EXPECT_THAT(bridge, HasSubstr("2017/18,savings,Savings against their target,800000,24000\r\n"));
  EXPECT_THAT(waterfall, HasSubstr("2017/18,gross,1900000,38000\r\n"));
}

TEST(Csv, InitiativesSayWhatTheyAreWorthAndWhatIsNotKnownIsEmpty) {
  testing_support::ExampleReport example;
  const std::string before = file_named(csv_files(example.input()), "initiatives.csv");
  EXPECT_THAT(before, HasSubstr(",edge-of-care;back-office,0,41000,\r\n")) << "never pays back";
  EXPECT_THAT(before, HasSubstr(",41000,2019/20\r\n"));
  example.findings.savings_study = {};
  EXPECT_THAT(file_named(csv_files(example.input()), "initiatives.csv"),
              HasSubstr(",edge-of-care;back-office,,,\r\n"));
}

TEST(Csv, ADistanceToATippingPointThatNobodyHasIsEmpty) {
  testing_support::ExampleReport example;
  example.findings.loop_years[0].has_tipping = {0.0, 0.0};
  EXPECT_THAT(file_named(csv_files(example.input()), "staffing_loop.csv"),
              HasSubstr("2017/18,0,0,0.03,0.002,85,86,,,\r\n"));
}

TEST(Csv, ThePayoffHasEveryPartAndBothPartiesAtEveryPoint) {
  const testing_support::ExampleReport example;
  const std::string payoff = file_named(csv_files(example.input()), "payoff.csv");
  // 41 and 33 points of 2 clauses and 2 parties, and the header.
  EXPECT_EQ(std::count(payoff.begin(), payoff.end(), '\n'), 41 * 4 + 33 * 4 + 1);
  EXPECT_THAT(payoff,
              HasSubstr("children,Children looked after,550,volume-corridor,Volume corridor,128000\r\n"));
}

TEST(Csv, ARequestThatIsNeverMadeIsPaidForInNoShareOfCases) {
  const testing_support::ExampleReport example;
  const std::string requests = file_named(csv_files(example.input()), "requests.csv");
  EXPECT_THAT(requests, HasSubstr("reopener,reopener.2018,\"Reopener, 2018/19\",0.41,0.005,0.62,0.008\r\n"));
  EXPECT_THAT(requests, HasSubstr("changes,changes.legal,Legal team,0,0,,\r\n"));
}

TEST(Csv, FindingsOfTheLintNameTheirClausesInOneCell) {
  const testing_support::ExampleReport example;
  EXPECT_THAT(file_named(csv_files(example.input()), "terms_at_odds.csv"),
              HasSubstr("\r\npaid-twice,volume-corridor;reopener,"));
}

TEST(Csv, TheLedgerIsExactToThePenny) {
  const testing_support::ExampleReport example;
  const std::string ledger = file_named(csv_files(example.input()), "ledger_median.csv");
  EXPECT_THAT(ledger,
              HasSubstr("Apr 2017,May 2017,council,company,general fund,price,base-price,5235910.83\r\n"));
  EXPECT_THAT(
      ledger,
      HasSubstr("Mar 2018,Apr 2018,council,company,general fund,volume,volume-corridor,545698.72\r\n"));
}

}  // namespace
}  // namespace loadline::report
