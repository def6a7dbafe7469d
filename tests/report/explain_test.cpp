#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "loadline/contract/registers.hpp"
#include "loadline/scenario/algebra.hpp"
#include "report/clause_words.hpp"
#include "report/example_findings.hpp"

namespace loadline::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

/// The same words whatever the line breaks.
std::string in_one_line(const std::string& text) {
  std::istringstream words(text);
  std::string out, word;
  while (words >> word) out += (out.empty() ? "" : " ") + word;
  return out;
}

class Explain : public testing::Test {
 protected:
  std::string of(const std::string& term) const {
    return in_one_line(explain(example_.scenario, example_.all, term));
  }
  testing_support::ExampleReport example_;
};

TEST_F(Explain, ANumberHasMeaningUnitRangeDefaultValueAndSource) {
  const std::string text = of("demand.opening.looked_after");
  EXPECT_THAT(text, HasSubstr("Children looked after at the start."));
  EXPECT_THAT(text, HasSubstr("Written: in children, whole; agreed or counted, so one number only."));
  EXPECT_THAT(text, HasSubstr("Range: 0 children or more."));
  EXPECT_THAT(text, HasSubstr("Default: none, it must be given."));
  EXPECT_THAT(text, HasSubstr("Value here: 534 children."));
  EXPECT_THAT(text, HasSubstr("Source: Department for Education: Children looked after in England, 2016 "
                              "(dfe-2016), published 29 September 2016."));
}

TEST_F(Explain, AnUncertainNumberShowsItsDistributionInItsUnit) {
  const std::string text = of("costs.placement.external-residential.fee");
  EXPECT_THAT(text, HasSubstr("P10 £2,700 a week for each child, P50 £3,200"));
  EXPECT_THAT(text, HasSubstr("may be uncertain"));
}

TEST_F(Explain, ADefaultIsCalledOne) {
  EXPECT_THAT(of("contract.clause.reserve.tax_rate"), HasSubstr("Default: 19%."));
  EXPECT_THAT(of("costs.vat.on_agency"), HasSubstr("Default: true."));
}

TEST_F(Explain, AClauseIsFoundByItsIdAndByItsPath) {
  const std::string text = of("volume-corridor");
  EXPECT_THAT(text, HasSubstr("Shares the risk that more or fewer children are looked after"));
  EXPECT_THAT(text, HasSubstr("Formula: payment = unit price"));
  EXPECT_THAT(text, HasSubstr("share_up = 70%"));
  EXPECT_EQ(of("contract.clause.volume-corridor"), text);
}

TEST_F(Explain, AClauseSaysWhatItReadsAndMakesAndWhoMadeIt) {
  const std::string text = of("share-bands");
  EXPECT_THAT(
      text,
      HasSubstr("reads price.payable (made by savings-reduction): the price the council pays for the year"));
  EXPECT_THAT(text, HasSubstr("adj.volume (made by volume-corridor): paid to the company for more children"));
  EXPECT_THAT(text, HasSubstr("makes target: what the year's cost is held against"));
  EXPECT_THAT(of("volume-corridor"),
              HasSubstr("watches service.looked-after: watched: children looked after"));
}

TEST_F(Explain, AnAmountIsExplainedByItsName) {
  const std::string text = of("adj.volume");
  EXPECT_THAT(text, HasSubstr("Paid to the company for more children than the baseline"));
  EXPECT_THAT(text, HasSubstr("Made by: volume-corridor."));
  EXPECT_THAT(text, HasSubstr("Read by: share-bands, "));
  EXPECT_THAT(of("result"), HasSubstr("No clause of this contract makes it"));
  EXPECT_THAT(of("service.looked-after"), HasSubstr("Watched by: volume-corridor."));
}

TEST_F(Explain, ALinkOfThePriceIsExplainedOnlyWhereThereIsThatClause) {
  EXPECT_THAT(of("price.indexation"), HasSubstr("Made by: indexation. Read by: savings-reduction."));
  EXPECT_THAT(of("price.nonsense"), IsEmpty());
  EXPECT_THAT(of("adj.volumes"), IsEmpty());
  EXPECT_EQ(nearest_paths(example_.scenario, "adj.volumes").front(), "adj.volume");
}

TEST_F(Explain, AKpiIsFoundByItsPath) { EXPECT_EQ(of("outcomes.kpi.K3"), of("K3")); }

TEST_F(Explain, EveryAmountOfASettlementHasAMeaning) {
  for (const contract::RegisterInfo& info : contract::money_registers()) {
    EXPECT_STRNE(scenario::register_meaning(info.name), "") << info.name;
    EXPECT_THAT(of(info.name), HasSubstr(scenario::register_meaning(info.name)));
  }
}

TEST_F(Explain, EveryAmountAClauseMakesIsOneOfASettlementOrALink) {
  std::vector<std::string> settled;
  for (const contract::RegisterInfo& info : contract::money_registers()) settled.emplace_back(info.name);
  for (const scenario::Signature& signature : scenario::signatures(example_.scenario.contract))
    for (const std::string& name : signature.defines)
      if (name != "price." + signature.clause && name != "cash.instalments") {
        EXPECT_THAT(settled, testing::Contains(name));
      }
}

TEST_F(Explain, AKindIsExplainedWithoutAnInstance) {
  EXPECT_THAT(of("deficit_funding"), HasSubstr("full indemnity"));
  EXPECT_THAT(of("foster_mix"), HasSubstr("agency foster carers"));
}

TEST_F(Explain, AKpiIsFoundByItsId) {
  const std::string text = of("K3");
  EXPECT_THAT(text, HasSubstr("Average caseload (outcomes.kpi.K3)"));
  EXPECT_THAT(text, HasSubstr("target = 18 children for each FTE"));
}

TEST_F(Explain, APrefixListsItsMembersOneLevelDeep) {
  const std::string text = of("demand.referrals");
  EXPECT_THAT(text, HasSubstr("rate = 789 per 10,000 a year: children referred"));
  EXPECT_THAT(text, HasSubstr("season: Referrals of each calendar month"));
  EXPECT_THAT(text, Not(HasSubstr("january")));
}

TEST_F(Explain, AnUnknownTermIsEmptyAndTheNearestIsOffered) {
  EXPECT_THAT(of("demand.referals.rate"), IsEmpty());
  EXPECT_EQ(nearest_paths(example_.scenario, "demand.referals.rate").front(), "demand.referrals.rate");
  EXPECT_EQ(nearest_paths(example_.scenario, "volume-coridor").front(), "contract.clause.volume-corridor");
  EXPECT_THAT(nearest_paths(example_.scenario, "share_band", 1), ElementsAre("share_bands"));
  EXPECT_THAT(nearest_paths(example_.scenario, "zzzzzzzzzzzz"), IsEmpty());
}

TEST_F(Explain, EveryPathOfTheRegisterIsExplained) {
  for (const scenario::RegisterEntry& entry : example_.all) {
    EXPECT_THAT(of(entry.path), HasSubstr("Value here:")) << entry.path;
  }
}

TEST(ReferenceManual, HasEveryKindAndTheKeysOfEachKind) {
  const std::string manual = reference_manual();
  for (const NamedKind& kind : all_kinds()) EXPECT_THAT(manual, HasSubstr(": " + kind.kind + ")"));
  for (const char* path :
       {"demand.referrals.rate", "contract.clause.<volume_corridor>.unit_price",
        "contract.clause.<share_bands>.pain.1.to", "outcomes.kpi.<judgement>.repeatability",
        "savings.initiative.<agency_cap>.change", "costs.pay_award.<pay_award>",
        "contract.clause.<change_control>.request.<request>.requested",
        "contract.clause.<reopener>.deciding.delay", "outcomes.kpi.<share>.later.1.from",
        "contract.acknowledged.<acknowledged>.why"})
    EXPECT_THAT(manual, HasSubstr(path));
  EXPECT_THAT(manual, Not(HasSubstr("variants.<variants>.clause.<"))) << "the same keys as under contract";
}

TEST(ReferenceManual, ListsEveryAmount) {
  const std::string manual = reference_manual();
  for (const scenario::RegisterWords& one : scenario::register_words())
    EXPECT_THAT(manual, HasSubstr(std::string("\n") + one.name + "\n  "));
}

TEST(KindWords, AreSentencesForEveryKind) {
  EXPECT_EQ(all_kinds().size(), std::variant_size_v<scenario::ClauseTerms> +
                                    std::variant_size_v<scenario::Measure> +
                                    std::variant_size_v<scenario::Effect>);
  for (const NamedKind& kind : all_kinds()) {
    EXPECT_TRUE(std::string(kind.words.paragraph).ends_with(".")) << kind.kind;
    EXPECT_FALSE(std::string(kind.words.formula).ends_with(".")) << kind.kind;
  }
}

}  // namespace
}  // namespace loadline::report
