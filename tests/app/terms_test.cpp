// What people read of a contract's terms: the lint as `check` and `run` tell it.

#include <gmock/gmock.h>

#include "app/program.hpp"

namespace loadline::app_tests {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string lint_scenario(const std::string& name) {
  return std::string(LOADLINE_ROOT "/scenarios/") + name + ".toml";
}

TEST(Terms, CheckTellsEachFindingWithPlaceWorkedFigureAndHelpAndStillSucceeds) {
  const Workspace here;
  const Said said = here.run("check " + lint_scenario("lint/cliff-1"));
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.out, HasSubstr("Terms of the contract: 1 finding\n  cliff: bands ("));
  EXPECT_THAT(said.out, HasSubstr("lint/cliff-1.toml:6:"));
  EXPECT_THAT(said.out,
              HasSubstr("\n    the company's share of one more pound of cost goes from 100 % to 50 %"));
  EXPECT_THAT(said.out,
              HasSubstr("\n    Of the last £100,000 of net cost below £14,700,000 the company bears"));
  EXPECT_THAT(said.out, HasSubstr("\n    help: put a band between the two"));
}

TEST(Terms, CheckTellsAcknowledgedFindingsInALineEachAndStaleOnes) {
  const Workspace here;
  const Said said = here.run("check " + lint_scenario("lint/acknowledged-1"));
  EXPECT_THAT(said.out, HasSubstr("Terms of the contract: 0 findings, 2 acknowledged\n"
                                  "  cliff: bands: acknowledged: Agreed by both boards.\n"));
  EXPECT_THAT(said.out, HasSubstr("contract.acknowledged.slope answers no finding any more: take it out\n"));
}

TEST(Terms, CheckNamesTheVariantThatAddsAFinding) {
  const Workspace here;
  const Said said = here.run("check " + lint_scenario("small"));
  EXPECT_THAT(said.out, HasSubstr("\n  Variant \"Full indemnity\" adds: "));
  EXPECT_THAT(said.out, HasSubstr("\n    perverse-slope: "));
}

TEST(Terms, CheckSaysSoWhereNothingIsFound) {
  const Workspace here;
  EXPECT_THAT(here.run("check " + lint_scenario("lint/plain")).out,
              HasSubstr("Terms of the contract: nothing found\n"));
}

TEST(Terms, CheckGivesTheFindingsAsData) {
  const Workspace here;
  const Said said = here.run("check --json " + lint_scenario("lint/acknowledged-1"));
  const nlohmann::json json = nlohmann::json::parse(said.out);
  ASSERT_EQ(json["terms"].size(), 2u);
  EXPECT_EQ(json["terms"][0]["rule"], "cliff");
  EXPECT_EQ(json["terms"][0]["clauses"], nlohmann::json({"bands"}));
  EXPECT_EQ(json["terms"][0]["acknowledged"], "Agreed by both boards.");
  EXPECT_EQ(json["stale_acknowledgements"], nlohmann::json({"slope"}));
}

TEST(Terms, RunMentionsFindingsThatNobodyStandsByInOneLine) {
  const Workspace here;
  const std::string file = lint_scenario("lint/cliff-1");
  EXPECT_THAT(here.run("run --replications 32 " + file).err,
              HasSubstr("1 finding on the contract's terms: loadline check " + file + "\n"));
  EXPECT_THAT(here.run("run --replications 32 --out other " + lint_scenario("lint/acknowledged-1")).err,
              Not(HasSubstr("contract's terms")));
}

}  // namespace
}  // namespace loadline::app_tests
