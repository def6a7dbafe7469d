// Replaying one future of a run.

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace loadline::app_tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// One run for all tests of this file: 64 futures of Sunderland.
class Replay : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    here = new Workspace;
    ASSERT_EQ(here->run("run " + sunderland() + " --replications 64 --out run").exit_code, 0);
    result = nlohmann::json::parse(text_of(*here / "run" / "result.json"));
  }
  static void TearDownTestSuite() {
    delete here;
    here = nullptr;
  }
  static int ledger_future(const char* label) {
    for (const auto& ledger : result["result"]["ledgers"])
      if (ledger["label"] == label) return ledger["replication"].get<int>();
    ADD_FAILURE() << "no ledger " << label;
    return 0;
  }
  static nlohmann::json replayed(const std::string& options) {
    const Said said = here->run("replay run --json " + options);
    EXPECT_EQ(said.exit_code, 0) << said.err;
    EXPECT_THAT(said.err, IsEmpty());
    return nlohmann::json::parse(said.out);
  }

  static Workspace* here;
  static nlohmann::json result;
};
Workspace* Replay::here = nullptr;
nlohmann::json Replay::result;

/// Whole pence of pounds written or counted with two decimals.
long long pence(double pounds) { return std::llround(pounds * 100.0); }

/// Postings as lines, in the order of the ledger's columns: accrued, due, from, to, fund, category, cause, pence.
std::vector<std::string> rows_of(const std::string& ledger_csv) {
  std::istringstream lines(ledger_csv);
  std::vector<std::string> rows;
  std::string line;
  std::getline(lines, line);  // the header
  while (std::getline(lines, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::size_t comma = line.rfind(',');
    rows.push_back(line.substr(0, comma) + "," + std::to_string(pence(std::stod(line.substr(comma + 1)))));
  }
  return rows;
}

std::vector<std::string> rows_of(const nlohmann::json& postings) {
  std::vector<std::string> rows;
  for (const auto& one : postings) {
    std::string row;
    for (const char* key : {"accrued", "due", "from", "to", "fund", "category", "cause"})
      row += one[key].get<std::string>() + ",";
    rows.push_back(row + std::to_string(pence(one["amount"].get<double>())));
  }
  return rows;
}

TEST_F(Replay, OfALedgerFutureHasThePostingsOfTheRunToThePenny) {
  for (const char* label : {"median", "p80"}) {
    const nlohmann::json told = replayed("--replication " + std::to_string(ledger_future(label)));
    const std::string file = std::string("ledger_") + label + ".csv";
    const std::vector<std::string> ledger = rows_of(text_of(*here / "run" / file));
    EXPECT_GT(ledger.size(), 1'000u);
    EXPECT_EQ(rows_of(told["postings"]), ledger) << label;
  }
}

TEST_F(Replay, PostingsOfAllPartiesBalance) {
  const nlohmann::json told = replayed("--replication 3");
  std::map<std::string, long long> net;
  long long sum = 0;
  for (const auto& one : told["postings"]) {
    net[one["from"]] -= pence(one["amount"].get<double>());
    net[one["to"]] += pence(one["amount"].get<double>());
  }
  for (const auto& party : told["parties"]) {
    EXPECT_EQ(net[party["party"]], pence(party["net"].get<double>())) << party["party"];
    sum += pence(party["net"].get<double>());
  }
  EXPECT_EQ(told["parties"].size(), net.size());
  EXPECT_EQ(sum, 0);
}

TEST_F(Replay, MonthsAddUpToTheYearsRegisters) {
  const nlohmann::json told = replayed("--replication 40");
  ASSERT_EQ(told["months"].size(), 60u);
  for (std::size_t year = 0; year < 5; ++year) {
    long long net_cost = 0;
    for (std::size_t month = 12 * year; month < 12 * (year + 1); ++month)
      net_cost += pence(told["months"][month]["net_cost"].get<double>());
    EXPECT_EQ(net_cost, pence(told["years"][year]["registers"]["cost.net"].get<double>())) << year;
  }
}

TEST_F(Replay, OfOneMonthShowsThatMonthsDriversAndPostingsAlone) {
  const nlohmann::json all = replayed("--replication 3");
  const nlohmann::json one = replayed("--replication 3 --month 13"),
                       same = replayed("--replication 3 --month 2018-04");
  EXPECT_EQ(one, same);
  ASSERT_EQ(one["months"].size(), 1u);
  EXPECT_EQ(one["months"][0], all["months"][12]);
  for (const auto& posting : one["postings"]) EXPECT_EQ(posting["accrued"], "Apr 2018");
  EXPECT_GT(one["postings"].size(), 20u);
  EXPECT_EQ(one["years"], all["years"]);
}

TEST_F(Replay, UnderAVariantHasTheSameServiceAndOtherRegisters) {
  const nlohmann::json agreed = replayed("--replication 3"),
                       other = replayed("--replication 3 --contract corridor");
  EXPECT_EQ(agreed["quarters"][0]["indicators"], other["quarters"][0]["indicators"]);
  EXPECT_NE(agreed["years"], other["years"]);
  for (std::size_t month = 0; month < 60; ++month)
    EXPECT_EQ(agreed["months"][month]["net_cost"], other["months"][month]["net_cost"]);
}

TEST_F(Replay, OfAScenarioFileWithTheRunsSeedIsTheSameFuture) {
  const std::string seed = std::to_string(result["system"]["seed"].get<long long>());
  const Said said = here->run("replay " + sunderland() + " --replication 3 --seed " + seed + " --json");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_EQ(nlohmann::json::parse(said.out), replayed("--replication 3"));
}

TEST_F(Replay, TellsAStoryInLinesOfAHundredCharacters) {
  const Said said = here->run("replay run --replication 3");
  ASSERT_EQ(said.exit_code, 0) << said.err;
  EXPECT_THAT(said.out, StartsWith("Future 3 of Sunderland 2017"));
  for (const char* part : {"MONTH BY MONTH", "INDICATORS", "TRIGGERS", "IN THE ORDER OF THE WATERFALL",
                           "WHY, CLAUSE BY CLAUSE", "EVERY POSTING", "Volume corridor: ", "Result: "})
    EXPECT_THAT(said.out, HasSubstr(part));
  std::istringstream lines(said.out);
  for (std::string line; std::getline(lines, line);)
    EXPECT_LE(std::count_if(line.begin(), line.end(),
                            [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }),
              100)
        << line;
}

TEST_F(Replay, SaysWhatIsWrongAndWhatToWrite) {
  const auto wrong = [&](const std::string& arguments) {
    const Said said = here->run("replay " + arguments);
    EXPECT_EQ(said.exit_code, 2) << arguments;
    EXPECT_THAT(said.out, IsEmpty()) << arguments;
    EXPECT_THAT(said.err, AllOf(StartsWith("error: "), HasSubstr("help: "))) << arguments;
    return said.err;
  };
  EXPECT_THAT(wrong("nowhere --replication 0"), HasSubstr("there is no folder or file nowhere"));
  std::filesystem::create_directories(*here / "photos");
  EXPECT_THAT(wrong("photos --replication 0"), HasSubstr("holds no result.json"));
  write(*here / "photos" / "result.json", "[1, 2");
  EXPECT_THAT(wrong("photos --replication 0"), HasSubstr("is not the result of a run"));
  EXPECT_THAT(wrong("run --replication 64"),
              AllOf(HasSubstr("this run has 64, numbered from 0"), HasSubstr("--replication 0 to 63")));
  EXPECT_THAT(wrong("run --replication=-1"), HasSubstr("numbered from 0"));
  EXPECT_THAT(wrong("run --replication 0 --month 61"), HasSubstr("2017-04 to 2022-03"));
  EXPECT_THAT(wrong("run --replication 0 --month May"), HasSubstr("is not a month of the horizon"));
  EXPECT_THAT(wrong("run --replication 0 --month 2017-03"), HasSubstr("is not a month of the horizon"));
  EXPECT_THAT(wrong("run --replication 0 --contract cheaper"),
              AllOf(HasSubstr("no contract cheaper"), HasSubstr("contract (as agreed), ")));
  EXPECT_THAT(wrong("run --replication 0 --seed 5"), HasSubstr("has a seed of its own"));
}

TEST_F(Replay, WarnsThatAnotherVersionRanIt) {
  std::filesystem::copy(*here / "run", *here / "older");
  nlohmann::json older = result;
  older["system"]["version"] = "0.0.1";
  write(*here / "older" / "result.json", older.dump());
  const Said said = here->run("replay older --replication 3 --month 1");
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.err, AllOf(HasSubstr("version 0.0.1 ran this"), HasSubstr("figures may differ")));
}

}  // namespace
}  // namespace loadline::app_tests
