#include <gmock/gmock.h>

#include "input/scenario_text.hpp"
#include "loadline/input/write_toml.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Loaded with(const std::string& path, const std::string& value) {
  return load_scenario(small_path(), std::vector{set(path, value)});
}

TEST(Setting, OfAPlainValueKeepsTheOriginAndIsMarked) {
  const Loaded loaded = with("demand.opening.looked_after", "100 children");
  EXPECT_THAT(messages(loaded), IsEmpty());
  const scenario::Datum& number = loaded.scenario.demand.opening.looked_after;
  EXPECT_EQ(number.origin.source, "report");
  EXPECT_EQ(number.origin.measured, (base::Date{2024, 1, 31}));
  EXPECT_EQ(number.origin.note, "set on the command line");
  EXPECT_EQ(base::to_string(number.origin.place), "command line");
  EXPECT_TRUE(number.stated);
}

TEST(Setting, ReplacesADistributionByOneNumber) {
  const Loaded loaded = with("demand.assessment.to_care", "3 %");
  EXPECT_TRUE(chance::certain(loaded.scenario.demand.assessment.to_care.uncertain));
  EXPECT_THAT(messages(loaded),
              ElementsAre("correlations.entry-and-fees: names \"demand.assessment.to_care\""))
      << "the rules hold for settings too: a certain number cannot be correlated";
}

TEST(Setting, IsRecordedBesideWhatTheFileSays) {
  const Loaded loaded = with("workforce.turnover.base", "0.2 per year");
  ASSERT_EQ(loaded.changes.size(), 1u);
  EXPECT_EQ(loaded.changes[0].path, "workforce.turnover.base");
  EXPECT_EQ(loaded.changes[0].before, "P10 0.12 per year, P50 0.15 per year, P90 0.19 per year");
  EXPECT_EQ(loaded.changes[0].after, "0.2 per year");
}

TEST(Setting, MayBeADistribution) {
  const Loaded loaded = with("workforce.sickness", "{ uniform = [\"3 %\", \"6 %\"] }");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(std::get<chance::Uniform>(loaded.scenario.workforce.sickness.uncertain).most, 0.06);
  EXPECT_EQ(loaded.scenario.workforce.sickness.origin.assumption, "invented");
}

TEST(Setting, MayBeAnyOtherValue) {
  EXPECT_EQ(with("about.title", "What if").scenario.about.title, "What if");
  EXPECT_EQ(with("about.replications", "64").scenario.about.replications, 64);
  EXPECT_TRUE(with("about.allow_hindsight", "true").scenario.about.allow_hindsight);
  EXPECT_EQ(with("about.as_of", "2024-03-01").scenario.about.as_of, (base::Date{2024, 3, 1}));
  EXPECT_EQ(
      with("workforce.agency.case_holding", "0.5").scenario.workforce.agency.case_holding.typical_value(),
      0.5);
  EXPECT_EQ(with("contract.clause.bands.pain.1.company", "30 %").register_.size(),
            load_scenario(small_path()).register_.size());
}

TEST(Setting, AddressesListMembersByIdAndRowsByNumber) {
  const Loaded loaded = with("contract.clause.bands.pain.2.company", "30 %");
  EXPECT_THAT(messages(loaded), IsEmpty());
  EXPECT_EQ(scenario::find<scenario::ShareBands>(loaded.scenario.contract)->pain[1].company.typical_value(),
            0.30);
  EXPECT_EQ(with("costs.pay_award.2025-26", "1 %").scenario.costs.pay_award[1].value.typical_value(), 0.01);
  EXPECT_EQ(with("demand.age.1-to-4.into_care", "1.5").scenario.demand.ages[1].into_care.typical_value(),
            1.5);
}

TEST(Setting, MayReplaceAWholeListWhoseNumbersKeepTheirOrigin) {
  const Loaded loaded =
      with("contract.clause.bands.gain",
           "[{ to = \"10 %\", company = \"50 %\" }, { to = \"100 %\", company = \"0 %\" }]");
  EXPECT_THAT(messages(loaded), IsEmpty());
  const auto& gain = scenario::find<scenario::ShareBands>(loaded.scenario.contract)->gain;
  ASSERT_EQ(gain.size(), 2u);
  EXPECT_EQ(gain[1].to.origin.assumption, "invented");
  EXPECT_EQ(gain[1].to.origin.note, "set on the command line");
}

TEST(Setting, OfADefaultRestsOnTheTableAroundItOrIsMarkedWhatIf) {
  const Loaded inherits = with("costs.paid_in_month", "70 %");
  EXPECT_THAT(messages(inherits), IsEmpty());
  EXPECT_EQ(inherits.scenario.costs.paid_in_month.origin.assumption, "invented");
  const Loaded alone = with("savings.common_factor", "0.5");
  EXPECT_THAT(messages(alone), IsEmpty());
  EXPECT_EQ(alone.scenario.savings.common_factor.origin.assumption, "what-if");
  EXPECT_EQ(alone.scenario.savings.common_factor.origin.quality, scenario::Quality::red);
  EXPECT_EQ(alone.scenario.assumptions.back().id, "what-if");
}

TEST(Setting, ThatIsWrongIsToldOfTheCommandLine) {
  EXPECT_EQ(
      with("workforce.sickness", "4").diagnostics.render(),
      "command line: error: workforce.sickness: has no unit (a bare number could be any of several units)\n"
      "  help: write it as \"<number> %\"\n");
  EXPECT_EQ(with("workforce.sicknes", "4 %").diagnostics.render(),
            "command line: error: workforce.sicknes: is not a path of this scenario (did you mean "
            "workforce.sickness?)\n"
            "  help: a path is the keys from the top joined by dots, list members by id: "
            "contract.clause.<id>.<key>\n");
  EXPECT_EQ(messages(with("workforce.sickness", "900 %")),
            std::vector<std::string>{"workforce.sickness: is 900 %"});
  EXPECT_EQ(messages(with("workforce.sickness", "{ uniform = [")),
            std::vector<std::string>{"workforce.sickness: is set to something that cannot be read"});
  EXPECT_EQ(messages(with("workforce.sickness", "4 %\"\nheadcount = \"1 staff")).size(), 1u)
      << "no second key in a value";
}

TEST(Setting, MayMendWhatTheFileLacks) {
  const Folder folder;
  const auto path =
      folder.write("test.toml", "extends = \"" + small_path() + "\"\n[workforce]\nsickness = 4\n");
  EXPECT_TRUE(load_scenario(path).diagnostics.has_errors());
  EXPECT_THAT(messages(load_scenario(path, std::vector{set("workforce.sickness", "4 %")})), IsEmpty());
}

TEST(Setting, ToAShorterHorizonNeedsNoOtherChange) {
  const Loaded loaded = with("horizon.months", "12");
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  EXPECT_EQ(loaded.scenario.costs.pay_award.size(), 1u);
}

TEST(SettingFrom, TakesPathAndValueApartAtTheFirstEquals) {
  base::Diagnostics none;
  const auto setting =
      setting_from("workforce.sickness = { normal = { mean = \"4 %\", sd = \"1 %\" } }", none);
  ASSERT_TRUE(setting);
  EXPECT_EQ(setting->path, "workforce.sickness");
  EXPECT_EQ(setting->text, "{ normal = { mean = \"4 %\", sd = \"1 %\" } }");
  EXPECT_TRUE(none.empty());
}

TEST(SettingFrom, SaysWhatAnIncompleteOneLacks) {
  for (const char* text : {"workforce.sickness", "=4 %", "workforce.sickness="}) {
    base::Diagnostics told;
    EXPECT_FALSE(setting_from(text, told));
    ASSERT_EQ(told.errors(), 1u);
    EXPECT_THAT(told.render(), HasSubstr("write --set PATH=VALUE"));
  }
}

}  // namespace
}  // namespace loadline::input::testing
