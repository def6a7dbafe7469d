#include "program.hpp"

#include <sstream>

#include <gmock/gmock.h>

namespace loadline::app_tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::StartsWith;

TEST(Program, NamesItselfAndItsVersion) {
  const Workspace here;
  const Said said = here.run("--version");
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.out, StartsWith("loadline 0."));
}

TEST(Program, HelpsEverywhere) {
  const Workspace here;
  for (const char* command : {"", "run", "check", "explain", "new"}) {
    const Said said = here.run(std::string(command) + " --help");
    EXPECT_EQ(said.exit_code, 0) << command;
    EXPECT_THAT(said.out, HasSubstr("--help")) << command;
  }
}

TEST(Program, RefusesAWrongCommandLineWithExitCodeTwo) {
  const Workspace here;
  EXPECT_EQ(here.run("").exit_code, 2);
  EXPECT_EQ(here.run("simulate x").exit_code, 2);
  EXPECT_EQ(here.run("run").exit_code, 2);
  EXPECT_EQ(here.run("run x.toml --replications 3").exit_code, 2);
  EXPECT_THAT(here.run("run x.toml --replications 5").err, HasSubstr("--replications is odd"));
}

TEST(Program, SaysWhatIsWrongWithAFileThatIsNotThere) {
  const Workspace here;
  const Said said = here.run("run nowhere.toml");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.out, IsEmpty());
  EXPECT_THAT(said.err, AllOf(HasSubstr("nowhere.toml: error:"), HasSubstr("nothing was written")));
  EXPECT_FALSE(std::filesystem::exists(here / "out"));
}

TEST(Check, AcceptsTheSunderlandScenarioWithoutAWord) {
  // No warnings, and the published opening position reproduced: looked after 534, plans 450, caseload 19, unallocated 9,
  // the budget of 62,830,930 pounds.
  const Workspace here;
  const Said said = here.run("check " + sunderland());
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.err, IsEmpty());
  EXPECT_THAT(said.out, Not(HasSubstr("DIFFERS")));
  EXPECT_THAT(said.out, AllOf(HasSubstr("534.00"), HasSubstr("450.00"), HasSubstr("62830930.00")));
}

TEST(Check, TellsWhatWouldMakeTheOpeningPositionAgree) {
  const Workspace here;
  const Said said = here.run("check " + sunderland() + " --set 'workforce.opening_caseload=17 children/FTE'");
  EXPECT_EQ(said.exit_code, 1);
  EXPECT_THAT(said.out, AllOf(HasSubstr("Average caseload"), HasSubstr("DIFFERS: in_post of social-worker")));
}

TEST(Check, AnswersAMachineInJson) {
  const Workspace here;
  const Said said = here.run("check --json " + sunderland());
  EXPECT_EQ(said.exit_code, 0);
  EXPECT_THAT(said.out, AllOf(StartsWith("{"), HasSubstr("\"format\": \"loadline-check\""),
                              HasSubstr("\"agrees\": true")));
}

TEST(New, WritesATemplateThatPassesCheck) {
  const Workspace here;
  ASSERT_EQ(here.run("new --service children --out mine.toml").exit_code, 0);
  const Said said = here.run("check mine.toml");
  EXPECT_EQ(said.exit_code, 0) << said.err << said.out;
  EXPECT_THAT(said.err, IsEmpty());
}

TEST(New, NeverReplacesAFile) {
  const Workspace here;
  write(here / "mine.toml", "precious");
  EXPECT_EQ(here.run("new --out mine.toml").exit_code, 2);
  EXPECT_EQ(text_of(here / "mine.toml"), "precious");
}

TEST(New, CommentsItsKeys) {
  const Workspace here;
  std::istringstream lines(here.run("new").out);
  int comments = 0, keys = 0;
  for (std::string line; std::getline(lines, line);) {
    comments += line.rfind("# ", 0) == 0 ? 1 : 0;
    keys += line.find(" = ") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(comments, 150);
  EXPECT_GT(keys, 300);
}

TEST(Explain, SaysWhatANumberAClauseAndAnIndicatorMean) {
  const Workspace here;
  for (const char* path : {"demand.referrals.rate", "volume-corridor", "K1"}) {
    const Said said = here.run(std::string("explain ") + path);
    EXPECT_EQ(said.exit_code, 0) << path << said.err;
    EXPECT_GT(said.out.size(), 150u) << path;
  }
  EXPECT_THAT(here.run("explain demand.referrals.rate").out, HasSubstr("per 10k/year"));
}

TEST(Explain, OfNothingInParticularIsTheReferenceManualOfTheDocs) {
  // docs/reference/scenario-keys.txt is this command's output: after a change of the schema, write it again.
  const Workspace here;
  EXPECT_EQ(here.run("explain").out, text_of(LOADLINE_ROOT "/docs/reference/scenario-keys.txt"));
}

TEST(Explain, SuggestsTheNearestPath) {
  const Workspace here;
  const Said said = here.run("explain demand.referals.rate");
  EXPECT_EQ(said.exit_code, 2);
  EXPECT_THAT(said.err, HasSubstr("did you mean demand.referrals.rate"));
}

}  // namespace
}  // namespace loadline::app_tests
