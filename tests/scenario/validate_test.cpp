// Rules across keys, on scenarios made in code. Their words are tested file by file in scenarios/broken.

#include "loadline/scenario/validate.hpp"

#include <gmock/gmock.h>

#include "loadline/scenario/schema.hpp"

namespace loadline::scenario {
namespace {
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

std::vector<std::string> broken(Scenario& scenario) {
  base::Diagnostics diagnostics;
  validate(scenario, diagnostics);
  std::vector<std::string> all;
  for (const base::Diagnostic& d : diagnostics.all()) all.push_back(d.path + ": " + d.found);
  return all;
}

Clause clause(const char* id, int seq, ClauseTerms terms) { return {id, id, seq, std::move(terms)}; }

/// Two years from April 2024 with a base price and nothing else that could be judged.
Scenario bare() {
  Scenario s;
  s.horizon = {{2024, 4, 1}, 24};
  BasePrice price;
  price.amount = stated<units::MoneyPerYear>(1e6);
  s.contract.clauses.push_back(clause("base", 10, price));
  for (auto* list : {&s.costs.pay_award, &s.costs.price_growth})
    list->push_back({"2025-26", stated<units::Share>(0.02)});
  return s;
}

TEST(Validate, JudgesNothingThatIsNotThere) {
  Scenario s = bare();
  EXPECT_THAT(broken(s), ElementsAre()) << "numbers neither stated nor default take part in no rule";
}

TEST(Validate, SplitsMayLackButNotExceedTheWhole) {
  Scenario s = bare();
  s.demand.plan.to_care = stated<units::Share>(0.4);
  s.demand.plan.to_in_need = stated<units::Share>(0.6);
  EXPECT_THAT(broken(s), ElementsAre()) << "exactly 100 %, to within 1e-9: nobody's plan just closes";
  s.demand.plan.to_in_need = stated<units::Share>(0.6 + 1e-6);
  EXPECT_THAT(broken(s), ElementsAre("demand.plan: to_care and to_in_need sum to 100.0001 %"));
}

TEST(Validate, ThirdsSumToAWholeDespiteRounding) {
  Scenario s = bare();
  for (std::size_t b = 0; b < 4; ++b)
    s.demand.referrals.siblings[b] = stated<units::Share>(b < 3 ? 1.0 / 3.0 : 0.0);
  EXPECT_THAT(broken(s), ElementsAre());
}

TEST(Validate, OrdersClausesBySeqAndFillsYears) {
  Scenario s = bare();
  SavingsReduction savings;
  savings.reductions.push_back({"2025-26", stated<units::MoneyPerYear>(1e5)});
  s.contract.clauses.insert(s.contract.clauses.begin(), clause("savings", 30, savings));
  EXPECT_THAT(broken(s), ElementsAre());
  EXPECT_EQ(s.contract.clauses.front().id, "base");
  const auto& reductions = find<SavingsReduction>(s.contract)->reductions;
  ASSERT_EQ(reductions.size(), 2u);
  EXPECT_EQ(reductions[0].id, "2024-25");
  EXPECT_EQ(reductions[0].value.typical_value(), 0.0);
  EXPECT_FALSE(reductions[0].value.stated);
  EXPECT_EQ(reductions[1].value.typical_value(), 1e5);
}

TEST(Validate, TwiceIsOnce) {
  Scenario s = bare();
  broken(s);
  EXPECT_THAT(broken(s), ElementsAre()) << "the years it filled in are no mistake of the user";
  EXPECT_EQ(s.costs.pay_award.size(), 2u);
}

TEST(Validate, AGradeGivesARoleItsSalaryWithItsOrigin) {
  Scenario s = bare();
  PayPoint point{"scp-38", stated<units::Salary>(33'437.0)};
  point.salary.origin.assumption = "pay-scale";
  s.assumptions.emplace_back().id = "pay-scale";
  s.costs.pay_scale = {point};
  Role role;
  role.id = "social-worker";
  role.grade = "scp-38";
  role.salary = at_default<units::Salary>(0.0);
  s.workforce.roles = {role};
  EXPECT_THAT(broken(s), ElementsAre());
  const Role& paid = s.workforce.roles[0];
  EXPECT_EQ(paid.salary.typical_value(), 33'437.0);
  EXPECT_EQ(paid.salary.origin.assumption, "pay-scale");
  EXPECT_TRUE(paid.salary.stated);
  EXPECT_THAT(broken(s), ElementsAre()) << "what an effective scenario states twice, alike, is accepted";
  s.workforce.roles[0].salary = stated<units::Salary>(33'438.0);
  EXPECT_THAT(broken(s), ElementsAre("workforce.role.social-worker.salary: is 33438 GBP/FTE/year"));
  s.workforce.roles[0].grade = "";
  EXPECT_THAT(broken(s), ElementsAre());
}

TEST(Validate, NamesTheCircleOfInitiatives) {
  Scenario s = bare();
  for (const auto& [id, need] : {std::pair{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "a"}}) {
    Initiative initiative;
    initiative.id = id;
    initiative.needs = {need};
    s.savings.initiatives.push_back(initiative);
  }
  EXPECT_THAT(broken(s), ElementsAre("savings.initiative.a.needs: goes in a circle"))
      << "once, and not for d, which only leads to it";
}

TEST(Validate, AcceptsCorrelationsThatCanHold) {
  // Three numbers, each correlated 0.4 with the next: 1 - 2 rho^2 > 0, so positive definite with the third pair at 0.
  Scenario s = bare();
  const auto vary = [](auto& number) {
    number = stated<typename std::remove_reference_t<decltype(number)>::quantity>(0.0);
    number.uncertain = chance::Uniform{0.1, 0.2};
  };
  vary(s.demand.assessment.to_care);
  vary(s.demand.plan.to_care);
  vary(s.demand.in_need.to_care);
  s.correlations = {{"one", "demand.assessment.to_care", "demand.plan.to_care", stated<units::Ratio>(0.4)},
                    {"two", "demand.plan.to_care", "demand.in_need.to_care", stated<units::Ratio>(0.4)}};
  EXPECT_THAT(broken(s), ElementsAre());
  // At 0.8 each, 1 - 2 x 0.813^2 < 0 (0.813 is the normals' correlation, 2 sin(0.8 pi / 6)): impossible.
  s.correlations[0].spearman = s.correlations[1].spearman = stated<units::Ratio>(0.8);
  EXPECT_THAT(broken(s), ElementsAre("correlations: cannot all hold together"));
}

TEST(Validate, JudgesAVariantsContractToo) {
  Scenario s = bare();
  Variant variant;
  variant.id = "free";
  s.variants.push_back(variant);
  EXPECT_THAT(broken(s), ElementsAre("variants.free.set: breaks a rule: contract.clause has no base price"));
}

TEST(Validate, SurvivesAnEmptyScenario) {
  Scenario s;
  EXPECT_THAT(broken(s), Contains("contract.clause: has no base price"));
}

TEST(Validate, APartlyExemptSupplySaysHowMuchVatIsRecovered) {
  Scenario s = bare();
  s.costs.vat.recovery = at_default<units::Share>(0.0);
  EXPECT_THAT(broken(s), ElementsAre("costs.vat.recovery: is not stated, and the supply is partly exempt"));
  s.costs.vat.status = VatStatus::exempt;
  EXPECT_THAT(broken(s), ElementsAre());
  s.costs.vat.status = VatStatus::taxable;
  EXPECT_THAT(broken(s), ElementsAre());
}

TEST(Validate, WarnsOfWhatIsSpentOutsideTheHorizon) {
  Scenario s = bare();
  const auto launch = [&](base::Date start, double months) {
    s.costs.one_offs.resize(1);
    s.costs.one_offs[0].id = "launch";
    s.costs.one_offs[0].start = start;
    s.costs.one_offs[0].months = stated<units::Months>(months);
    return broken(s);
  };
  EXPECT_THAT(launch({2026, 4, 1}, 1), ElementsAre("costs.one_off.launch.start: is 2026-04-01"));
  EXPECT_THAT(launch({2026, 3, 1}, 1), ElementsAre());
  EXPECT_THAT(launch({2024, 1, 1}, 3), ElementsAre("costs.one_off.launch.start: is 2024-01-01"));
  EXPECT_THAT(launch({2024, 1, 1}, 4), ElementsAre());
}

}  // namespace
}  // namespace loadline::scenario
