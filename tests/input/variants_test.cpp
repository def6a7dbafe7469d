#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "input/written_values.hpp"
#include "loadline/input/write_toml.hpp"

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

constexpr const char* other_contract = R"(
[sources.elsewhere]
cite = "A contract elsewhere"
published = 2023-01-01
[sources.never]
cite = "Cited by nothing the variant takes"
published = 2023-01-01
[about]
title = "Its title is of no matter"
[contract]
source = "elsewhere"
[[contract.clause]]
id = "price"
kind = "base_price"
name = "Price"
seq = 10
amount = "13,000,000 GBP/year"
[[contract.clause]]
id = "deficits"
kind = "deficit_funding"
assumption = "invented"
name = "Deficits"
seq = 120
grant = "100 %"
[[contract.acknowledged]]
id = "seen"
rule = "never-bites"
why = "Both parties know."
)";

/// The small scenario with a variant that takes the contract above from a file in a folder below.
Loaded with_other_contract(const Folder& folder, const std::string& set) {
  std::filesystem::create_directories(folder.path() / "contracts");
  folder.write("contracts/other.toml", other_contract);
  return load_scenario(folder.write("test.toml", "extends = \"" + small_path() +
                                                     "\"\n[[variants]]\nid = \"other\"\nname = \"Other\"\n"
                                                     "contract_of = \"contracts/other.toml\"\n" +
                                                     set));
}

TEST(VariantOfAFile, TakesTheContractOfThatFile) {
  const Folder folder;
  const Loaded loaded = with_other_contract(folder, "");
  EXPECT_THAT(messages(loaded), IsEmpty());
  const scenario::Variant& other = loaded.scenario.variants.back();
  ASSERT_EQ(other.contract.clauses.size(), 2u);
  const auto* price = scenario::find<scenario::BasePrice>(other.contract);
  ASSERT_NE(price, nullptr);
  EXPECT_EQ(price->amount.typical_value(), 13e6);
  EXPECT_EQ(price->amount.origin.source, "elsewhere") << "from the table around it";
  EXPECT_EQ(price->amount.origin.place.file, (folder.path() / "contracts/other.toml").string());
  EXPECT_EQ(other.contract.acknowledged.size(), 1u);
  EXPECT_EQ(other.contract_of, "contracts/other.toml");
  EXPECT_EQ(loaded.scenario.about.title, load_scenario(small_path()).scenario.about.title);
}

TEST(VariantOfAFile, BringsTheSourcesItsClausesName) {
  const Folder folder;
  const Loaded loaded = with_other_contract(folder, "");
  std::vector<std::string> ids;
  for (const scenario::Source& source : loaded.scenario.sources) ids.push_back(source.id);
  EXPECT_THAT(ids, ::testing::Contains("elsewhere"));
  EXPECT_THAT(ids, ::testing::Not(::testing::Contains("never")));
}

TEST(VariantOfAFile, ItsSettingsAreLaidOverThatContract) {
  const Folder folder;
  const Loaded loaded =
      with_other_contract(folder, "set = { \"contract.clause.deficits.grant\" = \"60 %\" }\n");
  EXPECT_THAT(messages(loaded), IsEmpty());
  const scenario::Variant& other = loaded.scenario.variants.back();
  const auto grant = [](const scenario::Contract& contract) {
    return scenario::find<scenario::DeficitFunding>(contract)->grant.typical_value();
  };
  EXPECT_EQ(grant(other.contract), 0.6);
  EXPECT_EQ(grant(other.own), 1.0) << "as it stands in the file";
}

TEST(VariantOfAFile, ASettingOfAClauseItLacksIsRefused) {
  const Folder folder;
  const Loaded loaded =
      with_other_contract(folder, "set = { \"contract.clause.corridor.share_up\" = \"60 %\" }\n");
  EXPECT_THAT(messages(loaded), ElementsAre("variants.other.set: changes contract.clause.corridor.share_up"));
}

TEST(VariantOfAFile, AMistakeInASettingIsToldOnce) {
  const Folder folder;
  const Loaded loaded = with_other_contract(folder, "set = { \"contract.clause.deficits.grant\" = 3 }\n");
  ASSERT_EQ(loaded.diagnostics.errors(), 1u) << loaded.diagnostics.render();
  EXPECT_EQ(loaded.diagnostics.all().front().found, "has no unit");
}

TEST(VariantOfAFile, WrittenOutItNeedsNoFile) {
  const Folder folder;
  const Loaded first =
      with_other_contract(folder, "set = { \"contract.clause.deficits.grant\" = \"60 %\" }\n");
  const Loaded second = load_text(write_toml(first.scenario));  // in a folder without contracts/other.toml
  EXPECT_EQ(second.diagnostics.render(), "");
  EXPECT_EQ(written_values(second.scenario), written_values(first.scenario));
  EXPECT_EQ(write_toml(second.scenario), write_toml(first.scenario));
  scenario::Scenario one, two;
  one.contract = first.scenario.variants.back().contract;
  two.contract = second.scenario.variants.back().contract;
  EXPECT_EQ(written_values(two), written_values(one));
}

TEST(VariantOfAFile, LeavesStructuresAlone) {
  const Folder folder;
  const Loaded loaded = with_other_contract(folder, R"(
[[structures]]
id = "sick"
name = "More sickness"
assumption = "invented"
weight = "20 %"
set = { "workforce.sickness" = { value = "9 %", assumption = "invented" } }
)");
  EXPECT_THAT(messages(loaded), IsEmpty());
  ASSERT_EQ(loaded.scenario.structures.size(), 1u);
  EXPECT_EQ(loaded.scenario.structures[0].numbers.size(), 1u);
}

}  // namespace
}  // namespace loadline::input::testing
