#include "loadline/base/expects.hpp"

#include <gtest/gtest.h>

#include "loadline/base/build_info.hpp"

namespace loadline::base {

TEST(Expects, EndsTheProgramWithCodeThreeAndNamesTheCondition) {
  const int children = -1;
  EXPECT_EXIT(LOADLINE_EXPECTS(children >= 0), testing::ExitedWithCode(3),
              "expected children >= 0 .*expects_test.cpp");
}

TEST(Expects, LooksAtItsConditionOnce) {
  int looks = 0;
  LOADLINE_EXPECTS(++looks == 1);
  EXPECT_EQ(looks, 1);
}

TEST(BuildInfo, NamesVersionRevisionAndCompiler) {
  EXPECT_EQ(build_info().version, LOADLINE_PROJECT_VERSION);
  EXPECT_FALSE(build_info().revision.empty());
  EXPECT_TRUE(build_info().compiler.starts_with("g++ ") || build_info().compiler.starts_with("clang "));
}

}  // namespace loadline::base
