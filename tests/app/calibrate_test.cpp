#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "documented_fields.hpp"
#include "program.hpp"

namespace loadline::app_tests {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

const std::string examples = LOADLINE_ROOT "/scenarios/examples";
const std::string history = examples + "/history.csv";
const std::string returned = examples + "/synthetic-return";
const std::string small_council = "calibrate " + history + " --authority X00000001 --as-of 2013 ";
const std::string one_council = "calibrate " + history + " --authority 'Example Council E' ";

nlohmann::json fit_of(const std::filesystem::path& folder) { return without_clock(folder / "fit.json"); }

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Without the lines between two that begin so; the second stays.
std::string without(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t first = text.find(from), last = text.find(to, first);
  EXPECT_NE(last, std::string::npos) << from;
  return text.substr(0, first) + text.substr(last);
}

/// The small scenario, of 100 children looked after, laid over a fragment of a council with about as many.
std::string scenario_over(const std::string& fragment, const std::string& as_of) {
  std::string text = text_of(LOADLINE_ROOT "/scenarios/small.toml");
  text = replaced(text, "as_of = 2024-04-01", "as_of = " + as_of);
  text = replaced(text, "published = 2024-02-01", "published = 2011-02-01");
  text = replaced(text, "measured = 2024-01-31", "measured = 2011-01-31");
  return "extends = [\"" + fragment + "\"]\n" + text;
}

TEST(Calibrate, WritesThePageTheFragmentAndTheTablesAndSaysSoOnOneScreen) {
  const Workspace here;
  const Said said = here.run(one_council + "--out fit");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_LE(std::count(said.out.begin(), said.out.end(), '\n'), 26);
  EXPECT_THAT(said.out, AllOf(HasSubstr("Example Council E"), EndsWith("Report: fit/report.html\n")));
  for (const char* file : {"report.html", "fit.json", "demand.toml", "history.csv"})
    EXPECT_TRUE(std::filesystem::exists(here / "fit" / file)) << file;
  EXPECT_EQ(files_in(here / "fit"), 4u);
}

TEST(Calibrate, GivesTheSameBitsTwiceAndForAnyNumberOfThreads) {
  const Workspace here;
  for (const char* way : {"--threads 1 --out one", "--threads 2 --out two", "--threads 1 --out again"}) {
    ASSERT_EQ(here.run(one_council + way).exit_code, 0) << way;
    ASSERT_EQ(here.run("calibrate " + history + " " + way + "-all").exit_code, 0) << way;
  }
  for (const char* other : {"two", "again"}) {
    EXPECT_EQ(fit_of(here / "one"), fit_of(here / other));
    EXPECT_EQ(text_of(here / "one" / "demand.toml"), text_of(here / other / "demand.toml"));
    EXPECT_EQ(text_of(here / "one-all" / "authorities.csv"),
              text_of(here / (std::string(other) + "-all") / "authorities.csv"));
  }
}

TEST(Calibrate, AnotherSeedMovesTheFitALittleAndNotMore) {
  const Workspace here;
  ASSERT_EQ(here.run(one_council + "--out one").exit_code, 0);
  ASSERT_EQ(here.run(one_council + "--seed 2 --out two").exit_code, 0);
  const nlohmann::json a = fit_of(here / "one")["result"]["authority"],
                       b = fit_of(here / "two")["result"]["authority"];
  const double first = a["log_entry_rate"]["mean"], second = b["log_entry_rate"]["mean"],
               sd = a["log_entry_rate"]["sd"];
  EXPECT_NE(first, second);
  EXPECT_NEAR(first, second, 0.5 * sd) << "draws are many enough for the mean";
}

TEST(Calibrate, MakesAFragmentThatAScenarioCanExtend) {
  const Workspace here;
  ASSERT_EQ(here.run(small_council + "--published 2013-09-26 --out fit").exit_code, 0);
  write(here / "scenario.toml", scenario_over("fit/demand.toml", "2024-04-01"));
  // The small scenario's invented budget does not add up, with or without a fragment; nothing else may differ.
  const Said said = here.run("check scenario.toml --json"),
             plain = here.run("check " LOADLINE_ROOT "/scenarios/small.toml --json");
  ASSERT_EQ(said.exit_code, plain.exit_code) << said.out << said.err;
  const nlohmann::json answer = nlohmann::json::parse(said.out), before = nlohmann::json::parse(plain.out);
  EXPECT_TRUE(answer["usable"].get<bool>());
  EXPECT_EQ(answer["opening"], before["opening"]);
  EXPECT_EQ(said.err.find("warning"), plain.err.find("warning")) << "every source and sentence is used";
  // What the scenario then holds is what the fit says, with its source.
  const Said explained = here.run("explain demand.care.entries.starts --scenario scenario.toml");
  EXPECT_EQ(explained.exit_code, 0) << explained.err;
  EXPECT_THAT(explained.out, AllOf(HasSubstr("lognormal"), HasSubstr("cal-history")));
}

TEST(Calibrate, AScenarioThatLooksFromBeforeThePublicationIsRefused) {
  const Workspace here;
  ASSERT_EQ(here.run(small_council + "--published 2013-09-26 --out fit").exit_code, 0);
  write(here / "scenario.toml", scenario_over("fit/demand.toml", "2013-04-01"));
  const Said said = here.run("check scenario.toml");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, AllOf(HasSubstr("demand.care.entries.starts"),
                              HasSubstr("rests on \"cal-history\", published 2013-09-26"),
                              HasSubstr("nothing published later was known then")));
}

TEST(Calibrate, WithoutADayOfPublicationTheYearsLastDayStands) {
  const Workspace here;
  ASSERT_EQ(here.run(one_council + "--as-of 2015 --out fit").exit_code, 0);
  EXPECT_THAT(text_of(here / "fit" / "demand.toml"),
              AllOf(HasSubstr("published = 2015-12-31"), HasSubstr("Day of publication not given"),
                    HasSubstr("history.csv"), HasSubstr("measured = 2015-03-31")));
}

TEST(Calibrate, RefusesADayOfPublicationBeforeTheFiguresWere) {
  const Workspace here;
  const Said said = here.run(one_council + "--as-of 2015 --published 2015-03-01 --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("figures of 31 March 2015 cannot have been published on 2015-03-01"));
  EXPECT_EQ(files_in(here.folder()), 0u);
}

TEST(Calibrate, LooksAtNothingAfterTheAsOfYear) {
  // The same fit from the whole table as of 2015 and from a table that ends in 2015; only the file's digest differs.
  const Workspace here;
  std::istringstream rows(text_of(history));
  std::string until;
  for (std::string row; std::getline(rows, row);)
    if (row.find(",2016,") == std::string::npos && row.find(",2017,") == std::string::npos)
      until += row + "\n";
  write(here / "history.csv", until);
  ASSERT_EQ(here.run(one_council + "--as-of 2015 --out whole").exit_code, 0);
  ASSERT_EQ(here.run("calibrate history.csv --authority 'Example Council E' --out cut").exit_code, 0);
  EXPECT_EQ(fit_of(here / "whole")["result"], fit_of(here / "cut")["result"]);
}

TEST(Calibrate, ReadsAReturnAndGivesStaysReasonsAgesAndPlacements) {
  const Workspace here;
  const Said said = here.run("calibrate " + returned + " --out fit");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  const std::string fragment = text_of(here / "fit" / "demand.toml");
  for (const char* key :
       {"short_stays = {", "short_mean = {", "long_mean = {", "home = {", "[demand.age.under-1]",
        "[demand.placement.in-house-foster]", "[sources.cal-return]", "starts = {"})
    EXPECT_THAT(fragment, HasSubstr(key));
  EXPECT_THAT(fragment, Not(HasSubstr("trend = {"))) << "one authority's few years say nothing of a drift";
  const nlohmann::json r = fit_of(here / "fit")["result"]["return"];
  double placed = 0.0, ages = 0.0;
  for (const nlohmann::json& number : r["numbers"]) {
    const std::string path = number["path"];
    if (path.starts_with("demand.placement.") && path.ends_with(".opening"))
      placed += number["p50"].get<double>();
    if (path.starts_with("demand.age.")) ages += number["p50"].get<double>();
  }
  EXPECT_EQ(placed, r["looked_after"].get<double>()) << "every child is placed once";
  EXPECT_NEAR(ages, 1.0, 1e-12);
}

TEST(Calibrate, AScenarioMayTakeOverAReturn) {
  const Workspace here;
  ASSERT_EQ(here.run("calibrate " + returned + " --out fit").exit_code, 0);
  std::string text = text_of(LOADLINE_ROOT "/scenarios/small.toml");
  text = without(text, "looked_after = { value", "care_leavers = \"50");
  text = without(text, "short_stays = ", "care_leaver_duties = ");
  text = without(text, "[demand.placement]", "[[demand.move]]");
  for (const char* share : {"9 %", "21 %", "24 %", "30 %", "16 %"}) {
    const std::string words = std::string(", looked_after = \"") + share + "\"";
    text = replaced(text, words, "");
  }
  text = replaced(
      text, "[sources.report]\ncite = \"Exampleshire Council, an invented report\"\npublished = 2024-02-01\n",
      "");
  write(here / "scenario.toml", "extends = [\"fit/demand.toml\"]\n" + text);
  const Said said = here.run("check scenario.toml --json");
  const nlohmann::json answer = nlohmann::json::parse(said.out, nullptr, false);
  ASSERT_FALSE(answer.is_discarded()) << said.err;
  EXPECT_TRUE(answer["usable"].get<bool>());
}

TEST(Calibrate, EveryFieldIsDocumentedAndEveryDocumentedFieldExists) {
  const Workspace here;
  // One authority without a stock in the last year, so that something is left out.
  write(here / "gap.csv", replaced(text_of(history), "X00000012,Example Council L,2017,",
                                   "X00000012,Example Council L,2017,c,,\n#"));
  std::string gap;
  std::istringstream rows(text_of(here / "gap.csv"));
  for (std::string row; std::getline(rows, row);)
    if (!row.starts_with("#")) gap += row + "\n";
  write(here / "gap.csv", gap);
  ASSERT_EQ(here.run(one_council + returned + " --out both").exit_code, 0);
  ASSERT_EQ(here.run("calibrate " + returned + " --out return").exit_code, 0);
  const Said all = here.run("calibrate gap.csv --out all");
  ASSERT_EQ(all.exit_code, 0) << all.err;
  std::set<std::string> paths;
  for (const char* folder : {"both", "return", "all"})
    collect(nlohmann::json::parse(text_of(here / folder / "fit.json")), "", paths);
  EXPECT_EQ(paths, documented("fit.json, field by field"));
}

TEST(Calibrate, SaysEveryMistakeOfAFileAtOnceWithItsRow) {
  const Workspace here;
  write(here / "bad.csv",
        "la_code,la_name,year_to_31_march,cla_31_march,started,ceased\n"
        "X1,A,2016,-5,3,3\n"
        "X1,A,someday,100,3,3\n");
  const Said said = here.run("calibrate bad.csv --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, AllOf(HasSubstr("bad.csv:2:"), HasSubstr("bad.csv:3:"),
                              HasSubstr("2 errors found; nothing was fitted and nothing was written.")));
  EXPECT_EQ(files_in(here.folder()), 1u);
}

TEST(Calibrate, AnswersAnUnknownAuthorityWithTheNearestNames) {
  const Workspace here;
  const Said said = here.run("calibrate " + history + " --authority 'Exmaple Council E' --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_EQ(said.err, "error: --authority: Exmaple Council E is not an authority of " + history +
                          "\n  help: did you mean Example Council E (X00000005)?\n");
  EXPECT_EQ(files_in(here.folder()), 0u);
}

TEST(Calibrate, AnswersAYearThatCannotBeFittedWithThoseThatCan) {
  const Workspace here;
  const Said said = here.run("calibrate " + history + " --as-of 2011 --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, AllOf(HasSubstr("cannot be fitted as of 2011"),
                              HasSubstr("these years would do: 2012, 2013, 2014, 2015, 2016 and 2017")));
}

TEST(Calibrate, RefusesATableBesideAReturnWithoutAnAuthority) {
  const Workspace here;
  const Said said = here.run("calibrate " + history + " " + returned + " --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("a table and a return are given, and no authority"));
}

TEST(Calibrate, RefusesAReturnThatGoesBeyondTheAsOfYear) {
  const Workspace here;
  const Said said = here.run(one_council + returned + " --as-of 2016 --out fit");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("the returns go to 2017-03-31, after the year 2016 that the fit is of"));
}

TEST(Calibrate, DoubtsATableAndAReturnThatTellOfDifferentStocks) {
  const Workspace here;
  const Said said = here.run(one_council + returned + " --out fit");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(said.out, HasSubstr("WARNING"));
  EXPECT_THAT(text_of(here / "fit" / "report.html"), HasSubstr("are they of the same authority?"));
}

TEST(Calibrate, SaysWhatWasMended) {
  const Workspace here;
  const Said said = here.run(one_council + "--out fit");
  EXPECT_THAT(said.err, AllOf(HasSubstr("data: suppressed-cell, 1 time, first at "),
                              HasSubstr("data: thousands-separator")));
  EXPECT_THAT(text_of(here / "fit" / "report.html"), HasSubstr("suppressed cell"));
}

TEST(Calibrate, ItsPagesAreSelfContainedAndEveryChartHasItsWords) {
  const Workspace here;
  ASSERT_EQ(here.run(one_council + returned + " --out both").exit_code, 0);
  ASSERT_EQ(here.run("calibrate " + history + " --out all").exit_code, 0);
  const auto check = [&](const char* folder, int figures) {
    const std::string command =
        std::string("\"" LOADLINE_PYTHON "\" -B \"" LOADLINE_ROOT "/tests/report/page_check.py\" \"") +
        (here / folder / "report.html").string() + "\" " + std::to_string(figures);
    EXPECT_EQ(std::system(command.c_str()), 0) << folder;
  };
  check("both", 4);
  check("all", 1);
}

TEST(Calibrate, EscapesWhateverTheTableSays) {
  const Workspace here;
  std::string text = text_of(history);
  for (std::size_t at = text.find("Example Council A"); at != std::string::npos;
       at = text.find("Example Council A", at + 5))
    text.replace(at, 17, "\"<script>E\\\"\"[x]\"");
  write(here / "history.csv", text);
  const Said said = here.run(
      "calibrate history.csv --authority X00000001 --as-of 2013 --cite 'a \"quoted\" [cite] \\ <b>' --out "
      "fit");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(text_of(here / "fit" / "report.html"), Not(HasSubstr("<script>")));
  EXPECT_THAT(text_of(here / "fit" / "demand.toml"),
              HasSubstr("cite = \"a \\\"quoted\\\" [cite] \\\\ <b>\""));
  write(here / "scenario.toml", scenario_over("fit/demand.toml", "2024-04-01"));
  EXPECT_THAT(here.run("check scenario.toml --json").out, HasSubstr("\"usable\": true"))
      << "the fragment is still TOML";
}

TEST(Calibrate, LeavesNothingBehindWhenInterrupted) {
  const Workspace here;
  const Said said = here.run("calibrate " + history + " --out fit", "timeout --preserve-status -s INT 0.3");
  if (said.exit_code == 0) GTEST_SKIP() << "this machine fits twelve councils in a third of a second";
  EXPECT_EQ(said.exit_code, 130);
  EXPECT_THAT(said.err, HasSubstr("Stopped. Nothing was written."));
  EXPECT_EQ(files_in(here.folder()), 0u);
}

}  // namespace
}  // namespace loadline::app_tests
