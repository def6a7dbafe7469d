#include <algorithm>
#include <cstdlib>
#include <sstream>

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

const std::string history = LOADLINE_ROOT "/scenarios/examples/history.csv";
const std::string small = LOADLINE_ROOT "/scenarios/small.toml";
const std::string table = "hindcast " + history + " ";
const std::string one_council = table + "--authority X00000005 ";

const char* observed =
    "date,series,value,source\n"
    "2023-03-31,looked-after,92,an earlier count\n"
    "2025-03-31,looked-after,104,a later count\n"
    "2026-03-31,looked-after,250,far off\n"
    "31/03/2025,plans,104,a plan\n"
    "2025-03-31,net-cost,\"\u00A315,250,000\",outturn\n"
    "2030-03-31,looked-after,100,too late\n";

nlohmann::json hindcast_of(const std::filesystem::path& folder) {
  return without_clock(folder / "hindcast.json");
}

std::string scenario(const Workspace& here) {
  write(here / "later.csv", observed);
  return "hindcast " + small + " --observed later.csv --replications 200 ";
}

TEST(Hindcast, ScoresEveryOriginAndHorizonAgainstEveryBaseline) {
  const Workspace here;
  const Said said = here.run(table + "--as-of 2013 --as-of 2014 --out test");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_LE(std::count(said.out.begin(), said.out.end(), '\n'), 26);
  EXPECT_THAT(said.out, EndsWith("Report: test/report.html\n"));
  const nlohmann::json cells = hindcast_of(here / "test")["result"]["cells"];
  ASSERT_EQ(cells.size(), 6u) << "2013 and 2014, one to three years";
  for (const nlohmann::json& cell : cells) {
    ASSERT_EQ(cell["forecasters"].size(), 5u);
    for (const nlohmann::json& one : cell["forecasters"]) {
      EXPECT_GT(one["crps"]["value"].get<double>(), 0.0);
      EXPECT_GT(one["crps"]["error"].get<double>(), 0.0);
    }
    // A point forecast has no density and no place in itself.
    EXPECT_TRUE(cell["forecasters"][1]["log_score"].is_null());
    EXPECT_TRUE(cell["forecasters"][1]["pit"].empty());
    EXPECT_EQ(cell["forecasters"][0]["gain"]["value"].get<double>(), 0.0) << "the estimator against itself";
  }
}

TEST(Hindcast, GivesTheSameBitsTwiceAndForAnyNumberOfThreads) {
  const Workspace here;
  for (const char* way : {"--threads 1 --out one", "--threads 2 --out two", "--threads 1 --out again"}) {
    ASSERT_EQ(here.run(table + "--as-of 2014 " + way).exit_code, 0) << way;
    ASSERT_EQ(here.run(scenario(here) + way + "-scenario").exit_code, 0) << way;
  }
  for (const std::string other : {"two", "again"}) {
    EXPECT_EQ(hindcast_of(here / "one"), hindcast_of(here / other));
    EXPECT_EQ(text_of(here / "one" / "authorities.csv"), text_of(here / other / "authorities.csv"));
    EXPECT_EQ(hindcast_of(here / "one-scenario"), hindcast_of(here / (other + "-scenario")));
  }
}

TEST(Hindcast, AFileHeldBackGivesTheScoresOfTheSameYearsInOneTable) {
  const Workspace here;
  std::istringstream rows(text_of(history));
  std::string row, before, after;
  std::getline(rows, row);
  before = after = row + "\n";
  while (std::getline(rows, row))
    (row.find(",2015,") != std::string::npos || row.find(",2016,") != std::string::npos ||
             row.find(",2017,") != std::string::npos
         ? after
         : before) += row + "\n";
  write(here / "before.csv", before);
  write(here / "after.csv", after);
  ASSERT_EQ(here.run(table + "--as-of 2014 --out whole").exit_code, 0);
  for (const char* name : {"--observed", "--history"}) {
    const Said said =
        here.run(std::string("hindcast before.csv ") + name + " after.csv --as-of 2014 --out held");
    ASSERT_EQ(said.exit_code, 0) << said.err;
    EXPECT_EQ(hindcast_of(here / "whole")["result"]["cells"], hindcast_of(here / "held")["result"]["cells"]);
  }
}

TEST(Hindcast, ShowsOneAuthoritysFansAndSaysThatTheyProveLittle) {
  const Workspace here;
  const Said said = here.run(one_council + "--out test");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(said.out, HasSubstr("prove little"));
  const nlohmann::json a = hindcast_of(here / "test")["result"]["authority"];
  EXPECT_EQ(a["name"], "Example Council E");
  EXPECT_EQ(a["origins"].size(), 5u) << "as of 2012 to 2016";
  // 2012 to 2014 leave three years each, 2015 two, 2016 one.
  EXPECT_EQ(a["scored"], 12);
  for (const nlohmann::json& origin : a["origins"])
    for (const nlohmann::json& f : origin["followed"]) {
      // By hand: last value is a point, so its CRPS is the plain error.
      ASSERT_EQ(f["baselines"][0]["name"], "last value");
      EXPECT_EQ(f["baselines"][0]["crps"].get<double>(),
                std::abs(f["stock"].get<double>() - f["observed"].get<double>()));
    }
}

TEST(Hindcast, ScoresAScenarioOnWhatFollowedItAndOnNothingElse) {
  const Workspace here;
  const Said said = here.run(scenario(here) + "--out test");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  const nlohmann::json result = hindcast_of(here / "test")["result"];
  EXPECT_EQ(result["counts"]["scored"], 4);
  EXPECT_EQ(result["counts"]["before"], 1) << "the count of 2023 is from before about.as_of";
  EXPECT_EQ(result["counts"]["beyond"], 1) << "24 months from April 2024 end in March 2026";
  const nlohmann::json& children = result["series"][0];
  EXPECT_EQ(children["id"], "looked-after");
  ASSERT_EQ(children["scored"].size(), 2u);
  EXPECT_FALSE(children["scored"][1]["inside_90"].get<bool>()) << "250 of 100";
  EXPECT_GT(children["scored"][1]["pit"].get<double>(), 0.99);
  // By hand: the opening position is 100, so last value misses 104 by 4.
  EXPECT_EQ(children["scored"][0]["last_value"]["crps"], 4.0);
  EXPECT_TRUE(children["scored"][0]["linear_trend"].is_null()) << "two figures make no trend";
  EXPECT_THAT(said.out, HasSubstr("prove little"));
}

TEST(Hindcast, ReadsMoneyAndDatesAsPeopleWriteThem) {
  const Workspace here;
  ASSERT_EQ(here.run(scenario(here) + "--out test").exit_code, 0);
  const std::string scores = text_of(here / "test" / "scores.csv");
  EXPECT_THAT(scores, HasSubstr("net-cost,Net cost of the year,GBP,2025-03-31,2024/25,15250000,"));
  EXPECT_THAT(scores,
              HasSubstr("plans,Children with a protection plan,children,2025-03-31,31 March 2025,104,"));
}

TEST(Hindcast, SaysEveryMistakeInTheObservationsAtOnceWithItsRow) {
  const Workspace here;
  write(here / "bad.csv",
        "date,series,value\n"
        "2025-02-30,looked-after,104\n"
        "2025-03-31,looked-aftr,104\n"
        "2025-03-31,looked-after,many\n"
        "2025-03-31,plans,100\n"
        "2025-03-31,plans,101\n");
  const Said said = here.run("hindcast " + small + " --observed bad.csv --out test");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err,
              AllOf(HasSubstr("bad.csv:2:1: error: date"), HasSubstr("there is no such day"),
                    HasSubstr("bad.csv:3:12: error: series"), HasSubstr("did you mean looked-after?"),
                    HasSubstr("bad.csv:4:25: error: value"), HasSubstr("bad.csv:6:"),
                    HasSubstr("is also in row 5, with another value"), HasSubstr("4 errors found")));
  EXPECT_EQ(files_in(here.folder()), 1u);
}

TEST(Hindcast, NeedsObservationsForAScenario) {
  const Workspace here;
  const Said said = here.run("hindcast " + small + " --out test");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, AllOf(HasSubstr("a scenario is scored on what followed, and no file of it is named"),
                              HasSubstr("--observed FILE")));
}

TEST(Hindcast, SaysWhereNothingOfTheObservationsCanBeScored) {
  const Workspace here;
  write(here / "early.csv", "date,series,value\n2020-03-31,looked-after,90\n");
  const Said said = here.run("hindcast " + small + " --observed early.csv --replications 100 --out test");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("holds nothing from after 2024-04-01"));
  EXPECT_EQ(files_in(here.folder()), 1u);
}

TEST(Hindcast, AnswersAYearThatCannotBeScoredWithThoseThatCan) {
  const Workspace here;
  const Said said = here.run(table + "--as-of 2017 --out test");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_EQ(said.err,
            "error: --as-of 2017: there is too little before it to fit, or nothing after it to score\n"
            "  help: these years would do: 2012, 2013, 2014, 2015 and 2016\n");
}

TEST(Hindcast, EveryFieldIsDocumentedAndEveryDocumentedFieldExists) {
  const Workspace here;
  write(here / "later.csv",
        std::string(observed) +
            "2020-03-31,looked-after,85,\n2022-03-31,looked-after,90,\n2022-03-31,plans,c,\n");
  ASSERT_EQ(here.run(one_council + "--as-of 2014 --out table").exit_code, 0);
  ASSERT_EQ(
      here.run("hindcast " + small + " --observed later.csv --replications 100 --out scenario").exit_code, 0);
  std::set<std::string> paths;
  for (const char* folder : {"table", "scenario"})
    collect(nlohmann::json::parse(text_of(here / folder / "hindcast.json")), "", paths);
  EXPECT_EQ(paths, documented("hindcast.json, field by field"));
}

TEST(Hindcast, ItsPagesAreSelfContainedAndEveryChartHasItsWords) {
  const Workspace here;
  ASSERT_EQ(here.run(table + "--as-of 2014 --out all").exit_code, 0);
  ASSERT_EQ(here.run(one_council + "--as-of 2014 --out one").exit_code, 0);
  ASSERT_EQ(here.run(scenario(here) + "--out scenario").exit_code, 0);
  for (const auto& [folder, figures] : {std::pair{"all", 2}, std::pair{"one", 3}, std::pair{"scenario", 3}}) {
    const std::string command =
        std::string("\"" LOADLINE_PYTHON "\" -B \"" LOADLINE_ROOT "/tests/report/page_check.py\" \"") +
        (here / folder / "report.html").string() + "\" " + std::to_string(figures);
    EXPECT_EQ(std::system(command.c_str()), 0) << folder;
  }
}

TEST(Hindcast, RefusesAFolderThatIsNotOursAndReplacesItsOwn) {
  const Workspace here;
  std::filesystem::create_directory(here / "photos");
  write(here / "photos" / "holiday.jpg", "precious");
  EXPECT_EQ(here.run(table + "--as-of 2014 --out photos").exit_code, 2);
  EXPECT_EQ(text_of(here / "photos" / "holiday.jpg"), "precious");
  ASSERT_EQ(here.run(table + "--as-of 2014 --out test").exit_code, 0);
  ASSERT_EQ(here.run(table + "--as-of 2015 --out test").exit_code, 0);
  EXPECT_EQ(hindcast_of(here / "test")["result"]["cells"][0]["origin"], 2015);
}

TEST(Hindcast, PrintsJsonForAMachine) {
  const Workspace here;
  const Said said = here.run(table + "--as-of 2014 --out test --json");
  ASSERT_EQ(said.exit_code, 0);
  EXPECT_EQ(nlohmann::json::parse(said.out)["format"], "loadline-hindcast");
}

TEST(Hindcast, LeavesNothingBehindWhenInterrupted) {
  const Workspace here;
  const Said said =
      here.run(table + "--replications 400000 --out test", "timeout --preserve-status -s INT 2");
  EXPECT_EQ(said.exit_code, 130);
  EXPECT_THAT(said.err, HasSubstr("Stopped. Nothing was written."));
  EXPECT_EQ(files_in(here.folder()), 0u);
}

}  // namespace
}  // namespace loadline::app_tests
