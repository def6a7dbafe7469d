// Every file in scenarios/lint is a contract with one kind of finding; beside it stands, word for word, what is found.

#include "loadline/analysis/lint.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

#include "analysis/lint/rules.hpp"
#include "loadline/input/load_scenario.hpp"
#include "loadline/scenario/lint_rules.hpp"

namespace loadline::analysis {
namespace {
namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path& folder() {
  static const fs::path path = LOADLINE_ROOT "/scenarios/lint";
  return path;
}

std::vector<std::string> names_with(const std::string& extension) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

scenario::Scenario loaded(const std::string& name) {
  fs::current_path(folder());  // findings name files as they were asked for
  input::Loaded read = input::load_scenario(name + ".toml");
  EXPECT_FALSE(read.diagnostics.has_errors()) << read.diagnostics.render();
  return std::move(read.scenario);
}

/// Line and column only in the fixture itself: what it is laid over may be edited.
std::string place_of(const LintFinding& finding, const std::string& name) {
  return finding.place.file == name + ".toml" ? base::to_string(finding.place) : finding.place.file;
}

std::string told(const scenario::Scenario& scenario, const std::string& name) {
  const std::vector<LintFinding> found = lint(scenario, scenario.contract);
  std::string text;
  for (const LintFinding& finding : found) {
    text += finding.rule + ":";
    for (const std::string& clause : finding.clauses) text += " " + clause;
    if (!finding.place.file.empty()) text += " (" + place_of(finding, name) + ")";
    text += "\n  " + finding.found + "\n  " + finding.worked + "\n";
    text += finding.acknowledged.empty() ? "  help: " + finding.help + "\n"
                                         : "  acknowledged: " + finding.acknowledged + "\n";
  }
  for (const std::string& id : stale_acknowledgements(scenario.contract, found))
    text += "stale: " + id + "\n";
  return text;
}

class LintFile : public ::testing::TestWithParam<std::string> {};

TEST_P(LintFile, SaysWhatIsFoundAndWhatItCosts) {
  const scenario::Scenario scenario = loaded(GetParam());
  std::ifstream in(folder() / (GetParam() + ".expected"));
  std::stringstream expected;
  expected << in.rdbuf();
  EXPECT_EQ(told(scenario, GetParam()), expected.str());
}

TEST_P(LintFile, IsNamedForARuleThatIsFound) {
  const scenario::Scenario scenario = loaded(GetParam());
  const std::vector<LintFinding> found = lint(scenario, scenario.contract);
  if (GetParam() == "plain" || GetParam().rfind("nothing-", 0) == 0)
    EXPECT_TRUE(found.empty());
  else if (GetParam() != "acknowledged-1")
    EXPECT_TRUE(
        std::ranges::any_of(found, [](const auto& one) { return GetParam().rfind(one.rule + "-", 0) == 0; }));
}

INSTANTIATE_TEST_SUITE_P(Scenario, LintFile, ::testing::ValuesIn(names_with(".toml")), [](const auto& file) {
  std::string name = file.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(LintFolder, HasAnExpectationForEachFileAndAFileForEachRule) {
  EXPECT_EQ(names_with(".toml"), names_with(".expected"));
  for (const std::string_view rule : scenario::lint_rules) {
    const auto names = names_with(".toml");
    EXPECT_TRUE(std::ranges::any_of(names, [&](const auto& name) { return name.rfind(rule, 0) == 0; }))
        << rule;
  }
}

TEST(Lint, NamesOnlyRulesThatAnAcknowledgementMayName) {
  const std::set<std::string_view> known(scenario::lint_rules.begin(), scenario::lint_rules.end());
  for (const std::string& name : names_with(".toml")) {
    const scenario::Scenario scenario = loaded(name);
    for (const LintFinding& finding : lint(scenario, scenario.contract))
      EXPECT_TRUE(known.contains(finding.rule)) << finding.rule;
  }
}

/// The finding that a file is named for.
LintFinding finding_of(const std::string& name) {
  const scenario::Scenario scenario = loaded(name);
  for (const LintFinding& finding : lint(scenario, scenario.contract))
    if (name.rfind(finding.rule + "-", 0) == 0) return finding;
  ADD_FAILURE() << told(scenario, name);
  return {};
}

TEST(Lint, WorksACliffOutAtThePound) {
  // Target 14,000,000; the band of 100 % ends 5 % above it, at 14,700,000; then 50 %.
  const LintFinding cliff = finding_of("cliff-1");
  EXPECT_THAT(cliff.found, HasSubstr("from 100 % to 50 % at a net cost of £14,700,000"));
  EXPECT_THAT(cliff.worked, HasSubstr("the company bears £100,000.00"));
  EXPECT_THAT(cliff.worked, HasSubstr("above it £50,000.00"));
}

TEST(Lint, WorksALimitOutAtThePound) {
  // 50 % of an overspend reaches the limit of 500,000 at 1,000,000 over the target of 14,000,000.
  const LintFinding cliff = finding_of("cliff-2");
  EXPECT_THAT(cliff.found, HasSubstr("from 50 % to 0 % at a net cost of £15,000,000"));
}

TEST(Lint, W11_WorksOutWhatATargetWithoutTheVolumePaymentPaysTwice) {
  // 110 children: 8 beyond the dead band x 365/7 weeks x 800 x 60 % = 200,228.57 from the corridor. The council bears 30 %
  // of an overspend, so leaving the payment out of the target is worth 30 % of it: 60,068.57.
  const LintFinding finding = finding_of("volume-outside-target-1");
  EXPECT_THAT(finding.worked, HasSubstr("With 110 children “Volume corridor” moves £200,228.57"));
  EXPECT_THAT(finding.worked, HasSubstr("left £60,068.57 better off"));
}

TEST(Lint, WorksOutWhatThePainShareRefunds) {
  // Three indicators beyond their floors, 6 points each: 18 points a quarter x 2,000 = 36,000, below the cap of 2 % of
  // 3,500,000 = 70,000; 144,000 a year. In the band of 60 % the council refunds 40 %: 57,600. Counted in target and cost it
  // refunds that twice, and a target lower by 144,000 ends the band of 100 % 7,200 earlier: 40 % of that more, 2,880.
  EXPECT_THAT(
      finding_of("deductions-refunded-1").worked,
      HasSubstr(
          "“Deductions” takes £144,000.00 and “Shares of over- and underspend” pays £57,600.00 of it back"));
  EXPECT_THAT(finding_of("deductions-refunded-3").worked,
              HasSubstr("“Shares of over- and underspend” pays £118,080.00 of it back"));
}

TEST(Lint, I14_SaysThatAnIndemnityPaysDeductionsAgain) {
  const LintFinding finding = finding_of("indemnity-voids-deductions-1");
  EXPECT_THAT(finding.clauses, testing::ElementsAre("deductions", "deficit"));
}

TEST(Lint, WorksOutWhatTwoClausesMoveForTheSameChildren) {
  // 75 children, 25 below the comparator x 365 days x 20 = 182,500; the corridor takes 23 below the dead band x 365/7 x 800
  // x 60 % = 575,657.14, limited to 500,000.
  EXPECT_THAT(finding_of("paid-twice-2").worked,
              HasSubstr("With 75 children “Volume corridor” takes £500,000.00, “Payment for care-days "
                        "avoided” pays £182,500.00; together they "
                        "take £317,500.00"));
}

TEST(Lint, WorksOutWhatTwoClausesEachPayInFull) {
  // 103 children: one beyond the dead band x 365/7 weeks x 800 x 60 % = 25,028.57 from the corridor, and 17 fewer than the
  // comparator x 365 days x 20 = 124,100 for care-days avoided.
  const LintFinding finding = finding_of("paid-twice-1");
  EXPECT_THAT(finding.found, HasSubstr("both pay for the same children, with 103 or more"));
  EXPECT_THAT(finding.worked, HasSubstr("£25,028.57"));
  EXPECT_THAT(finding.worked, HasSubstr("together they pay £149,128.57"));
}

TEST(Lint, LooksAtEveryIndicatorThatTwoClausesShare) {
  const scenario::Scenario scenario = loaded("paid-twice-4");
  std::vector<std::string> found;
  for (const LintFinding& finding : lint(scenario, scenario.contract)) found.push_back(finding.found);
  EXPECT_THAT(found, testing::Contains(HasSubstr("K1")));
  EXPECT_THAT(found, testing::Contains(HasSubstr("K2")));
}

TEST(Lint, BlamesALimitOnlyWhereTheShareIsAtIt) {
  const scenario::Scenario scenario = loaded("perverse-slope-4");
  for (const LintFinding& finding : lint(scenario, scenario.contract)) EXPECT_NE(finding.rule, "cliff");
}

TEST(Lint, WorksOutWhatTwoClausesMoveForTheSameIndicator) {
  // At the tolerance of 90 % K1 is amber: a point of 2,000 in each of four quarters; the reward pays 500,000 x (0.90 - 0.88).
  EXPECT_THAT(
      finding_of("paid-twice-3").worked,
      HasSubstr(
          "With K1 at its tolerance all year, “Deductions” takes £8,000.00, “Rewards” pays £10,000.00"));
}

TEST(Lint, WorksOutWhatATriggersPoundCosts) {
  // Stepping in costs 250,000 outside the group, once.
  EXPECT_THAT(
      finding_of("cliff-4").worked,
      HasSubstr("the council is left at −£27,800,000.00 just before it fires and at −£28,050,000.00"));
}

TEST(Lint, WorksOutWhatTheCompanyGainsByAnotherChild) {
  // From 102 children, where the dead band ends, to 103: 1,200 x 365/7 = 62,571.43 paid for 40,848.71 spent, 21,722.72 more.
  const LintFinding finding = finding_of("perverse-slope-1");
  EXPECT_THAT(finding.found, HasSubstr("more children come than 102"));
  EXPECT_THAT(finding.worked,
              HasSubstr("left at −£81,697.43; at £14,122,546.14, £40,848.71 more, at −£59,974.71"));
}

TEST(Lint, WorksOutWhereAnOverspendStopsCostingAnything) {
  // The reserve of 100,000 meets the first of a deficit, the council's grant all the rest.
  EXPECT_THAT(
      finding_of("perverse-slope-3").worked,
      HasSubstr("At a net cost of £14,100,000.00 the company is left at −£100,000.00; at £14,200,000.00, "
                "£100,000.00 more, at −£100,000.00"));
}

TEST(Lint, AcknowledgementsCarryTheirReasonAndStaleOnesAreKnown) {
  const scenario::Scenario scenario = loaded("acknowledged-1");
  const std::vector<LintFinding> found = lint(scenario, scenario.contract);
  ASSERT_EQ(found.size(), 2u);
  for (const LintFinding& finding : found) EXPECT_FALSE(finding.acknowledged.empty()) << finding.rule;
  EXPECT_THAT(stale_acknowledgements(scenario.contract, found), testing::ElementsAre("slope"));
}

TEST(Lint, TellsOfAVariantOnlyWhatItAdds) {
  const scenario::Scenario scenario = loaded("never-bites-1");
  const std::vector<LintFinding> of_contract = lint(scenario, scenario.contract);
  scenario::Variant variant{.id = "same", .name = "The same", .contract = scenario.contract};
  EXPECT_TRUE(lint_of_variant(scenario, variant, of_contract).empty());
  variant.contract = lint_rules::changed<scenario::ShareBands>(
      scenario.contract, [](auto& terms) { terms.pain_limit = scenario::stated<units::Money>(100'000.0); });
  const std::vector<LintFinding> added = lint_of_variant(scenario, variant, of_contract);
  ASSERT_FALSE(added.empty());
  EXPECT_EQ(added.front().rule, "cliff");
}

}  // namespace
}  // namespace loadline::analysis
