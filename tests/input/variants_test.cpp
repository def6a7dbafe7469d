#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Variant, IsTheContractWithItsSettings) {
  const Loaded loaded = load_scenario(small_path());
  ASSERT_EQ(loaded.scenario.variants.size(), 2u);
  const scenario::Contract& indemnity = loaded.scenario.variants[0].contract;
  const auto* deficit = scenario::find<scenario::DeficitFunding>(indemnity);
  ASSERT_NE(deficit, nullptr);
  EXPECT_EQ(deficit->grant.typical_value(), 1.0);
  EXPECT_EQ(deficit->carry_forward.typical_value(), 0.0);
  EXPECT_EQ(deficit->facility.typical_value(), 500000.0) << "what it does not change is the contract's";
  EXPECT_EQ(deficit->grant.origin.note, "set in variant indemnity");
  EXPECT_EQ(deficit->grant.origin.assumption, "invented");
  EXPECT_EQ(scenario::find<scenario::DeficitFunding>(loaded.scenario.contract)->grant.typical_value(), 0.5)
      << "and the contract stays";
}

TEST(Variant, SeesWhatTheCommandLineChanged) {
  const Loaded loaded =
      load_scenario(small_path(), std::vector{set("contract.clause.base.amount", "15,000,000 GBP/year")});
  EXPECT_EQ(scenario::find<scenario::BasePrice>(loaded.scenario.variants[0].contract)->amount.typical_value(),
            15e6);
}

TEST(Variant, IsInOrderLikeTheContract) {
  const Loaded loaded = small_with(
      "[[variants]]\nid = \"late\"\nname = \"Payment first\"\nset = { \"contract.clause.payment.seq\" = 1 "
      "}\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(loaded.scenario.variants.back().contract.clauses.front().id, "payment");
}

TEST(Variant, MistakesOfTheContractAreToldOnce) {
  const Loaded loaded = small_with("[[contract.clause]]\nid = \"corridor\"\ndead_band = 2\n");
  EXPECT_THAT(messages(loaded), ElementsAre("contract.clause.corridor.dead_band: has no unit"));
}

TEST(Variant, MayNotReachBeyondTheContract) {
  const Loaded loaded =
      small_with("[[variants]]\nid = \"x\"\nname = \"X\"\nset = { \"workforce.sickness\" = \"9 %\" }\n");
  EXPECT_THAT(messages(loaded), ElementsAre("variants.x.set: changes workforce.sickness"));
}

}  // namespace
}  // namespace loadline::input::testing
