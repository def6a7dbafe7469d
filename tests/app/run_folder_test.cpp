#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "program.hpp"

namespace loadline::app_tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

const std::string quick = "run " + sunderland() + " --replications 64 ";

/// result.json without what a clock put into it.
nlohmann::json result_of(const std::filesystem::path& folder) {
  return without_clock(folder / "result.json");
}

TEST(Run, PrintsTheSummaryOnOneScreenAndThePathOfTheReportLast) {
  const Workspace here;
  const Said said = here.run(quick + "--out result");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_LE(std::count(said.out.begin(), said.out.end(), '\n'), 26);
  EXPECT_THAT(said.out, testing::EndsWith("Report: result/report.html\n"));
  for (const char* file : {"report.html", "result.json", "effective.toml", "years.csv", "months.csv",
                           "variants.csv", "ledger_median.csv", "ledger_p80.csv", "assumptions.csv"})
    EXPECT_TRUE(std::filesystem::exists(here / "result" / file)) << file;
}

TEST(Run, GivesTheSameResultForAnyNumberOfThreadsAndTwice) {
  const Workspace here;
  for (const char* way : {"--threads 1 --out one", "--threads 2 --out two", "--threads 3 --out three",
                          "--threads 1 --out again"})
    ASSERT_EQ(here.run(quick + way).exit_code, 0) << way;
  const nlohmann::json one = result_of(here / "one");
  EXPECT_EQ(one, result_of(here / "two"));
  EXPECT_EQ(one, result_of(here / "three"));
  EXPECT_EQ(one, result_of(here / "again"));
  EXPECT_EQ(text_of(here / "one" / "months.csv"), text_of(here / "two" / "months.csv"));
}

TEST(Run, ReproducesFromTheEffectiveScenario) {
  // Every default written out and every value as drawn: the same digest but for what only names the file.
  const Workspace here;
  ASSERT_EQ(here.run(quick + "--out first").exit_code, 0);
  ASSERT_EQ(here.run("run first/effective.toml --replications 64 --out second").exit_code, 0);
  EXPECT_EQ(result_of(here / "first")["system"]["digest"], result_of(here / "second")["system"]["digest"]);
}

TEST(Run, MayBeRepeatedOverItsOwnFolder) {
  const Workspace here;
  ASSERT_EQ(here.run(quick + "--out result").exit_code, 0);
  const std::size_t before = files_in(here / "result");
  ASSERT_EQ(here.run(quick + "--out result").exit_code, 0);
  EXPECT_EQ(files_in(here / "result"), before);
  EXPECT_EQ(files_in(here.folder()), 1u) << "nothing else may be left behind";
}

TEST(Run, RefusesAFolderThatIsNotOurs) {
  const Workspace here;
  std::filesystem::create_directory(here / "photos");
  write(here / "photos" / "holiday.jpg", "precious");
  const Said said = here.run(quick + "--out photos");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("holds files that are not from an earlier run"));
  EXPECT_EQ(text_of(here / "photos" / "holiday.jpg"), "precious");
  EXPECT_EQ(files_in(here.folder()), 1u);
}

TEST(Run, RefusesAFileWhereAFolderIsNeeded) {
  const Workspace here;
  write(here / "result", "precious");
  const Said said = here.run(quick + "--out result");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("is a file, and the results need a folder"));
  EXPECT_EQ(text_of(here / "result"), "precious");
}

TEST(Run, SaysThatAFolderCannotBeWrittenBeforeItSimulates) {
  const Workspace here;
  const Said said = here.run(quick + "--out /proc/loadline/result");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, AllOf(HasSubstr("cannot be written"), Not(HasSubstr("simulated"))));
}

TEST(Run, ShowsWhatSetChangedAgainstTheFile) {
  const Workspace here;
  const Said said =
      here.run(quick + "--out result --set 'contract.clause.base-price.amount=66000000 GBP/year'");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(
      said.err,
      HasSubstr(
          "changed: contract.clause.base-price.amount is 66000000 GBP/year, in the file 62830930 GBP/year"));
  const std::string page = text_of(here / "result" / "report.html");
  EXPECT_THAT(page, HasSubstr("contract.clause.base-price.amount"));
  EXPECT_THAT(text_of(here / "result" / "result.json"), HasSubstr("66000000 GBP/year"));
  EXPECT_THAT(page, HasSubstr("62830930 GBP/year"));
}

TEST(Run, ReportsAWrongSettingAndWritesNothing) {
  const Workspace here;
  const Said said = here.run(quick + "--out result --set 'contract.clause.base-price.amout=1 GBP/year'");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err,
              AllOf(HasSubstr("command line: error:"), HasSubstr("contract.clause.base-price.amount")));
  EXPECT_EQ(files_in(here.folder()), 0u);
}

TEST(Run, SpeaksAsciiWhereTheTerminalDoes) {
  const Workspace here;
  const Said said = here.run(quick + "--out result", "env -u LC_ALL -u LC_CTYPE LANG=C");
  ASSERT_EQ(said.exit_code, 0);
  for (const char c : said.out + said.err) ASSERT_LT(static_cast<unsigned char>(c), 0x80u);
  EXPECT_THAT(said.out, HasSubstr("GBP"));
}

TEST(Run, LeavesNothingBehindWhenInterrupted) {
  const Workspace here;
  // The interrupt arrives while many futures are on their way.
  const Said said = here.run("run " + sunderland() + " --replications 200000 --out result",
                             "timeout --preserve-status -s INT 1");
  EXPECT_EQ(said.exit_code, 130);
  EXPECT_THAT(said.err, HasSubstr("Stopped. Nothing was written."));
  EXPECT_EQ(files_in(here.folder()), 0u);
}

TEST(Run, PrintsJsonForAMachine) {
  const Workspace here;
  const Said said = here.run(quick + "--out result --json");
  ASSERT_EQ(said.exit_code, 0);
  const nlohmann::json printed = nlohmann::json::parse(said.out);
  EXPECT_EQ(printed["format"], "loadline-result");
}

}  // namespace
}  // namespace loadline::app_tests
