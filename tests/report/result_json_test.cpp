#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/example_findings.hpp"
#include "report/json_parts.hpp"

namespace loadline::report {
namespace {

using testing::HasSubstr;
using testing::Not;

nlohmann::json example_json() {
  const testing_support::ExampleReport example;
  return nlohmann::json::parse(result_json(example.input()));
}

/// Key paths, list elements as "[]". An estimate ({value, error}) is one leaf: the format describes it once.
void collect(const nlohmann::json& value, const std::string& path, std::set<std::string>& paths) {
  if (value.is_object()) {
    if (value.size() == 2 && value.contains("value") && value.contains("error")) {
      paths.insert(path);
      return;
    }
    for (const auto& [key, member] : value.items())
      collect(member, path.empty() ? key : path + "." + key, paths);
  } else if (value.is_array()) {
    for (const nlohmann::json& member : value) collect(member, path + "[]", paths);
  } else {
    paths.insert(path);
  }
}

std::string result_format() {
  std::ifstream file(LOADLINE_ROOT "/docs/reference/result-format.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ResultFile, EveryFieldIsDocumented) {
  std::set<std::string> paths;
  collect(example_json(), "", paths);
  ASSERT_GT(paths.size(), 100u);
  const std::string documented = result_format();
  for (const std::string& path : paths) EXPECT_THAT(documented, HasSubstr("`" + path + "`"));
}

TEST(ResultFile, EveryDocumentedFieldExists) {
  std::set<std::string> paths;
  collect(example_json(), "", paths);
  std::istringstream lines(result_format());
  std::size_t rows = 0;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("| `")) continue;
    const std::string path = line.substr(3, line.find('`', 3) - 3);
    // Parameters of distributions that the example does not use.
    if (path.starts_with("input.numbers[].distribution.")) continue;
    EXPECT_TRUE(paths.count(path) == 1) << path;
    ++rows;
  }
  EXPECT_EQ(rows > 100, true) << rows;
}

TEST(ResultFile, BeginsWithItsFormatAndVersion) {
  const testing_support::ExampleReport example;
  const std::string text = result_json(example.input());
  EXPECT_THAT(text, testing::StartsWith("{\n \"format\": \"loadline-result\",\n \"version\": 1,\n"));
}

TEST(ResultFile, SaysNullOnlyForWhatIsNotAssessed) {
  const nlohmann::json result = example_json();
  EXPECT_TRUE(result["result"]["kpis"][3]["quarters"][0]["probability_of_green"]["value"].is_null());
  EXPECT_TRUE(result["result"]["initiatives"][1]["median_start_month"].is_null());
  EXPECT_TRUE(result["result"]["kpis"][0]["quarters"][0]["p50"].is_number());
  testing_support::ExampleReport nobody_tips;
  nobody_tips.findings.loop_years[0].has_tipping = {0.0, 0.0};
  const nlohmann::json years =
      nlohmann::json::parse(result_json(nobody_tips.input()))["result"]["staffing_loop"]["years"];
  EXPECT_TRUE(years[0]["distance_p50"].is_null());
  EXPECT_TRUE(years[1]["distance_p50"].is_number());
}

TEST(ResultFile, HoldsTheFindingsOnTheProgrammeAsTheyAre) {
  const testing_support::ExampleReport example;
  const analysis::Findings& f = example.findings;
  const nlohmann::json result = example_json()["result"];
  const auto is = [](const nlohmann::json& figure, const statistics::Estimate& estimate) {
    return figure["value"] == estimate.value && figure["error"] == estimate.error;
  };
  ASSERT_EQ(result["bridges"].size(), f.bridges.size());
  for (std::size_t i = 0; i < f.bridges[2].steps.size(); ++i)
    EXPECT_TRUE(is(result["bridges"][2]["steps"][i]["amount"], f.bridges[2].steps[i].amount)) << i;
  EXPECT_EQ(result["bridges"][2]["plan"], f.bridges[2].plan);
  const nlohmann::json& study = result["savings_study"];
  EXPECT_EQ(study["futures"], 512);
  EXPECT_TRUE(is(study["waterfall"][4]["not_delivered"], f.savings_study.waterfall[4].not_delivered));
  EXPECT_TRUE(is(study["initiatives"][0]["yearly"][3], f.savings_study.initiatives[0].yearly[3]));
  EXPECT_EQ(study["initiatives"][0]["pays_back_in"], "2019/20");
  EXPECT_EQ(study["initiatives"][1]["pays_back_in"], "") << "not within the horizon";
  EXPECT_TRUE(is(result["missed_targets"][1]["demand"], f.missed_targets[1].demand));
  const nlohmann::json& loop = result["staffing_loop"];
  EXPECT_EQ(loop["curve"]["staff"].size(), f.loop.staff.size());
  EXPECT_EQ(loop["curve"]["equilibria"][1]["stable"], false);
  EXPECT_TRUE(is(loop["years"][0]["probability_of_tipping_point"], f.loop_years[0].has_tipping));
  EXPECT_EQ(result["costs"][1]["behaviour"], "variable");
  EXPECT_EQ(result["initiatives"][1]["needs"], nlohmann::json({"edge-of-care", "back-office"}));
}

TEST(ResultFile, HoldsTheFindingsOnTheContractAsTheyAre) {
  const testing_support::ExampleReport example;
  const analysis::Findings& f = example.findings;
  const nlohmann::json result = example_json()["result"];
  const auto is = [](const nlohmann::json& figure, const statistics::Estimate& estimate) {
    return figure["value"] == estimate.value && figure["error"] == estimate.error;
  };
  EXPECT_TRUE(is(result["variants"][2]["deductions"], f.variants[2].deductions));
  EXPECT_TRUE(is(result["variants"][2]["against_contract"]["group_cost"], f.variants[2].group_difference));
  EXPECT_TRUE(is(result["deductions"][0]["passed_on"], f.deductions->passed_on));
  EXPECT_TRUE(is(result["triggers"][0]["probability"], f.triggers[0].fires));
  EXPECT_TRUE(is(result["requests"][0]["probability_of_payment_if_asked"], f.requests[0].paid));
  EXPECT_TRUE(result["requests"][1]["probability_of_payment_if_asked"]["value"].is_null()) << "never asked";
  for (std::size_t p = 0; p < f.payoffs.size(); ++p) {
    EXPECT_EQ(result["payoffs"][p]["at"], f.payoffs[p].at);
    EXPECT_EQ(result["payoffs"][p]["council"], f.payoffs[p].council);
    for (std::size_t c = 0; c < f.payoffs[p].parts.size(); ++c)
      EXPECT_EQ(result["payoffs"][p]["parts"][c]["amount"], f.payoffs[p].parts[c].amount);
  }
  EXPECT_EQ(result["lint"][1]["acknowledged"], f.lint[1].acknowledged);
  EXPECT_EQ(result["kpis"][0]["operating_characteristic"]["green"], f.kpis[0].luck.green);
  EXPECT_TRUE(is(result["kpis"][0]["red_quarters"], f.kpis[0].red_quarters));
  EXPECT_TRUE(is(result["outcomes_together"][4]["index"], f.outcomes_together[4].index));
}

TEST(ResultFile, IsWholeWithoutDeductionsOrTriggers) {
  testing_support::ExampleReport example;
  example.findings.deductions.reset();
  example.findings.triggers.clear();
  example.findings.payoffs.clear();
  const nlohmann::json result = nlohmann::json::parse(result_json(example.input()))["result"];
  for (const char* list : {"deductions", "triggers", "payoffs"})
    EXPECT_TRUE(result[list].is_array() && result[list].empty()) << list;
}

TEST(ResultFile, IsWholeWithoutAProgrammeOrStaff) {
  testing_support::ExampleReport example;
  example.findings.savings_study = {};
  example.findings.bridges.clear();
  example.findings.missed_targets.clear();
  example.findings.loop_years.clear();
  example.findings.loop = {};
  const nlohmann::json result = nlohmann::json::parse(result_json(example.input()))["result"];
  EXPECT_EQ(result["savings_study"]["futures"], 0);
  EXPECT_TRUE(result["bridges"].empty() && result["bridges"].is_array());
  EXPECT_TRUE(result["staffing_loop"]["years"].empty());
  EXPECT_TRUE(result["staffing_loop"]["curve"]["staff"].empty());
}

TEST(ResultFileDeathTest, StopsAtAFigureThatIsNoNumber) {
  testing_support::ExampleReport example;
  example.findings.years[0].mean.value = std::nan("");
  EXPECT_EXIT(result_json(example.input()), testing::ExitedWithCode(3), "isfinite");
}

TEST(ResultFile, GivesEveryNumberInItsWrittenUnitWithItsPlace) {
  testing_support::ExampleReport example;
  scenario::RegisterEntry& entry = example.all.front();
  entry.datum.origin.place = {"example.toml", 12, 3};
  const nlohmann::json numbers = nlohmann::json::parse(result_json(example.input()))["input"]["numbers"];
  ASSERT_EQ(numbers.size(), example.all.size());
  EXPECT_EQ(numbers[0]["place"]["line"], 12);
  for (const nlohmann::json& number : numbers) {
    if (number["path"] == "workforce.sickness") {
      EXPECT_NEAR(number["value"].get<double>(), 4.5, 1e-12) << "per cent, as written";
    }
    if (number["path"] == "costs.placement.external-residential.fee") {
      EXPECT_EQ(number["distribution"]["kind"], "metalog");
      EXPECT_EQ(number["distribution"]["p90"], 3'900.0);
    }
  }
}

TEST(ResultFile, IsTheSameButForTimeStampsAndThreads) {
  testing_support::ExampleReport one, two;
  two.record.started = "2027-01-01T00:00:00Z";
  two.record.seconds = 99.0;
  two.record.command = "loadline run scenarios/example.toml --threads=2 --seed 20170401";
  nlohmann::json a = nlohmann::json::parse(result_json(one.input())),
                 b = nlohmann::json::parse(result_json(two.input()));
  EXPECT_NE(a, b) << "time stamps are recorded";
  for (nlohmann::json* result : {&a, &b})
    for (const char* key : {"started", "seconds"}) (*result)["system"].erase(key);
  EXPECT_EQ(a, b);
}

TEST(ResultFile, ForgetsThreadsInTheCommand) {
  EXPECT_EQ(without_threads("loadline run a.toml --threads 8 --seed 3"), "loadline run a.toml --seed 3");
  EXPECT_EQ(without_threads("loadline run a.toml --threads=8"), "loadline run a.toml");
  EXPECT_EQ(without_threads("loadline run a.toml"), "loadline run a.toml");
}

TEST(ResultFile, SurvivesTextThatIsNotUtf8) {
  testing_support::ExampleReport example;
  example.scenario.about.title = "bad \xff byte";
  EXPECT_THAT(result_json(example.input()), Not(HasSubstr("\xff")));
}

}  // namespace
}  // namespace loadline::report
