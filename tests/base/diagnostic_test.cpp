#include "loadline/base/diagnostic.hpp"

#include <gmock/gmock.h>

namespace loadline::base {
namespace {

Diagnostic no_unit() {
  return {.place = {"draft.toml", 11, 11},
          .path = "workforce.in_post",
          .found = "has no unit",
          .why = "a bare number could be any of several units",
          .help = "write it as \"<number> FTE\"",
          .excerpt = "in_post = 14"};
}

Diagnostic message(Severity severity, const char* found) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.found = found;
  return diagnostic;
}

std::string rendered(const Diagnostic& diagnostic) {
  Diagnostics all;
  all.add(diagnostic);
  return all.render();
}

}  // namespace

TEST(Diagnostic, SaysWhereWhatWhyAndWhatToWriteInstead) {
  EXPECT_EQ(rendered(no_unit()),
            "draft.toml:11:11: error: workforce.in_post: has no unit (a bare number could be any of several "
            "units)\n"
            "  11 | in_post = 14\n"
            "     |           ^\n"
            "  help: write it as \"<number> FTE\"\n");
}

TEST(Diagnostic, LeavesOutWhatItDoesNotHave) {
  EXPECT_EQ(rendered({.place = {"draft.toml", 0, 0}, .found = "is empty"}), "draft.toml: error: is empty\n");
  EXPECT_EQ(rendered({.severity = Severity::warning, .path = "about.seed", .found = "is 0"}),
            "command line: warning: about.seed: is 0\n");
}

TEST(Diagnostic, CutsALongLineAndStillPointsIntoIt) {
  Diagnostic long_line = no_unit();
  long_line.place = {"draft.toml", 7, 3};
  long_line.excerpt = std::string(200, 'x');
  EXPECT_THAT(rendered(long_line),
              testing::HasSubstr("  7 | " + std::string(140, 'x') + " ...\n    |   ^\n"));
}

TEST(Diagnostic, DoesNotPointBeyondTheEndOfACutLine) {
  Diagnostic long_line = no_unit();
  long_line.place.column = 180;
  long_line.excerpt = std::string(200, 'x');
  EXPECT_THAT(rendered(long_line), testing::Not(testing::HasSubstr("^")));
}

TEST(Diagnostics, AreShownInFileOrderAndThenInTheOrderFound) {
  Diagnostics all;
  const auto at = [](int line, const char* found) {
    return Diagnostic{.place = {"a.toml", line, 1}, .found = found};
  };
  all.add(at(9, "third"));
  all.add(at(2, "first"));
  all.add(at(2, "second"));
  EXPECT_EQ(all.render(), "a.toml:2:1: error: first\na.toml:2:1: error: second\na.toml:9:1: error: third\n");
}

TEST(Diagnostics, OnlyErrorsCountAsErrors) {
  Diagnostics warnings;
  warnings.add(message(Severity::warning, "is old"));
  EXPECT_FALSE(warnings.has_errors());
  EXPECT_FALSE(warnings.empty());

  Diagnostics all;
  all.add(message(Severity::error, "is missing"));
  all.append(warnings);
  EXPECT_TRUE(all.has_errors());
  EXPECT_EQ(all.errors(), 1u);
  EXPECT_EQ(all.all().size(), 2u);
}

TEST(Place, IsNamedAsFarAsItIsKnown) {
  EXPECT_EQ(to_string(Place{"draft.toml", 3, 14}), "draft.toml:3:14");
  EXPECT_EQ(to_string(Place{"draft.toml", 0, 0}), "draft.toml");
  EXPECT_EQ(to_string(Place{}), "command line");
}

TEST(Nearest, FindsASlipOfTheKeyboard) {
  const std::vector<std::string> keys{"referrals", "siblings", "seasonality"};
  EXPECT_EQ(nearest("referals", keys), "referrals");
  EXPECT_EQ(nearest("sibilngs", keys), "siblings") << "two letters swapped";
  EXPECT_EQ(nearest("seasonality", keys), "seasonality");
  EXPECT_EQ(nearest("titel", {"title"}), "title") << "a swap is one slip, not two";
}

TEST(Nearest, DoesNotGuessWhereMoreThanAThirdIsWrong) {
  const std::vector<std::string> keys{"referrals", "fees"};
  EXPECT_EQ(nearest("capital", keys), "");
  EXPECT_EQ(nearest("bees", keys), "fees") << "one letter of four";
  EXPECT_EQ(nearest("beer", keys), "") << "two letters of four";
  EXPECT_EQ(nearest("anything", {}), "");
}

TEST(Nearest, PrefersTheFirstOfEquals) { EXPECT_EQ(nearest("cat", {"car", "cap"}), "car"); }

}  // namespace loadline::base
