#include <cmath>

#include <gmock/gmock.h>

#include "analysis/parts.hpp"
#include "loadline/analysis/findings.hpp"
#include "support/example_scenario.hpp"

namespace loadline::analysis {
namespace {

using scenario::stated;

template <class Terms>
Terms& terms_of(scenario::Contract& contract) {
  for (scenario::Clause& clause : contract.clauses)
    if (auto* terms = std::get_if<Terms>(&clause.terms)) return *terms;
  std::abort();
}

void add(scenario::Contract& contract, scenario::Clause clause) {
  contract.clauses.push_back(std::move(clause));
  std::ranges::sort(contract.clauses, {}, &scenario::Clause::seq);
}

scenario::Deductions deductions() {
  scenario::Deductions terms;
  terms.pounds_a_point = stated<units::Money>(12'500.0);
  terms.cap = stated<units::Share>(0.005);
  return terms;
}

/// No reserve and nothing carried forward, so that a deficit goes straight to who funds it.
scenario::Contract bare(scenario::Contract contract, double grant, double facility) {
  terms_of<scenario::ReserveAndSurplus>(contract).opening = stated<units::Money>(0.0);
  auto& deficit = terms_of<scenario::DeficitFunding>(contract);
  deficit.carry_forward = stated<units::Money>(0.0);
  deficit.grant = stated<units::Share>(grant);
  deficit.facility = stated<units::Money>(facility);
  deficit.interest = stated<units::Share>(0.0);
  return contract;
}

/// A price that no future can live on, two years, deductions.
scenario::Scenario always_in_deficit() {
  scenario::Scenario made = testing_support::example_scenario();
  made.horizon.months = 24;
  terms_of<scenario::BasePrice>(made.contract).amount = stated<units::MoneyPerYear>(40e6);
  add(made.contract, {"deductions", "Deductions", 70, deductions()});
  return made;
}

struct Futures {
  scenario::Scenario scenario;
  scenario::Register all;
  engine::RunPlan plan{.seed = 7, .replications = 400, .threads = 2};
  engine::Ensemble ensemble;

  explicit Futures(scenario::Scenario made) : scenario(std::move(made)) {
    all = scenario::make_register(scenario);
    ensemble = engine::run(scenario, all, plan);
  }
  DeductionFindings deductions() const { return *parts::deductions(scenario, all, plan, ensemble); }
};

TEST(DeductionFindings, I14_UnderAFullIndemnityEveryPoundDeductedIsPaidAgain) {
  scenario::Scenario scenario = always_in_deficit();
  scenario.contract = bare(scenario.contract, 1.0, 0.0);
  const DeductionFindings found = Futures(scenario).deductions();
  EXPECT_GT(found.mean.value, 0.0);
  EXPECT_EQ(found.passed_on.value, 1.0);
  EXPECT_EQ(found.passed_on.error, 0.0);
}

TEST(DeductionFindings, WhatIsLentIsADebtSoThatNothingIsPassedOn) {
  // Without shares and grants a pound deducted is a pound more to borrow.
  scenario::Scenario scenario = always_in_deficit();
  scenario.contract = bare(scenario.contract, 0.0, 1e9);
  std::erase_if(scenario.contract.clauses, [](const auto& clause) { return clause.id == "share-bands"; });
  EXPECT_NEAR(Futures(scenario).deductions().passed_on.value, 0.0, 1e-12);
}

TEST(DeductionFindings, AHalfGrantPassesHalfOn) {
  // Each year's grant is rounded to the penny, of deductions of tens of thousands.
  scenario::Scenario scenario = always_in_deficit();
  scenario.contract = bare(scenario.contract, 0.5, 1e9);
  EXPECT_NEAR(Futures(scenario).deductions().passed_on.value, 0.5, 1e-6);
}

TEST(DeductionFindings, CountWhatTheRunRecorded) {
  const Futures run(always_in_deficit());
  const DeductionFindings found = run.deductions();
  const engine::ContractFigures& c = run.ensemble.contracts.front();
  EXPECT_EQ(found.clause, "deductions");
  EXPECT_NEAR(found.mean.value, c.deductions.sum() / 400.0, 1e-6);
  EXPECT_NEAR(found.any.value, static_cast<double>((c.deductions.rowwise().sum() > 0.005).count()) / 400.0,
              1e-12);
  EXPECT_NEAR(found.capped.value, static_cast<double>(c.capped_quarters.sum()) / (400.0 * 8.0), 1e-12);
}

TEST(DeductionFindings, AreNoneWithoutTheClause) {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario.horizon.months = 12;
  const Futures run(scenario);
  EXPECT_FALSE(parts::deductions(run.scenario, run.all, run.plan, run.ensemble).has_value());
}

TEST(VariantFindings, I3_WithoutTaxNoTermsChangeWhatBothPayTogether) {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario.horizon.months = 24;
  scenario::Contract indemnity = bare(scenario.contract, 1.0, 0.0), dear = scenario.contract;
  terms_of<scenario::BasePrice>(dear).amount = stated<units::MoneyPerYear>(70e6);
  scenario::Contract taxed = dear;
  terms_of<scenario::ReserveAndSurplus>(taxed).taxable = true;
  scenario.variants = {{.id = "indemnity", .name = "Indemnity", .contract = indemnity},
                       {.id = "dear", .name = "Dear", .contract = dear},
                       {.id = "taxed", .name = "Taxed", .contract = taxed}};
  const Futures run(scenario);
  const std::vector<VariantFindings> all = parts::variants(run.scenario, run.ensemble);
  for (const std::size_t untaxed : {0u, 1u, 2u}) {
    EXPECT_EQ(all[untaxed].group_difference.value, 0.0) << all[untaxed].id;
    EXPECT_EQ(all[untaxed].group_difference.error, 0.0) << all[untaxed].id;
  }
  const double tax = run.ensemble.contracts[3].tax.sum() / 400.0;
  ASSERT_GT(tax, 0.0);
  EXPECT_NEAR(all[3].group_difference.value, tax, 1e-6);
  EXPECT_NE(all[1].council_difference.value, 0.0);
}

TEST(VariantFindings, DeductionsDifferByTheirOwnMean) {
  scenario::Scenario scenario = always_in_deficit();
  scenario::Contract harsher = scenario.contract;
  terms_of<scenario::Deductions>(harsher).cap = stated<units::Share>(0.05);
  scenario.variants = {{.id = "harsher", .name = "Harsher", .contract = harsher}};
  const Futures run(scenario);
  const std::vector<VariantFindings> all = parts::variants(run.scenario, run.ensemble);
  EXPECT_GT(all[1].deductions_difference.value, 0.0);
  EXPECT_NEAR(all[1].deductions_difference.value, all[1].deductions.value - all[0].deductions.value, 1e-6);
  EXPECT_EQ(all[0].deductions_difference.value, 0.0);
}

TEST(TriggerFindings, SayHowOftenAndWhenTheyFire) {
  scenario::Scenario scenario = always_in_deficit();
  scenario::Trigger cash{.id = "cash", .name = "Cash", .watched = scenario::Watched::cash};
  scenario::Trigger never{
      .id = "never", .watched = scenario::Watched::cash, .amount = stated<units::Money>(1e12)};
  add(scenario.contract, {"triggers", "Triggers", 210, scenario::Triggers{{cash, never}}});
  const Futures run(scenario);
  const std::vector<TriggerFindings> all = parts::triggers(run.scenario, run.ensemble);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[0].watched, "cash");
  EXPECT_EQ(all[0].action, "review");
  EXPECT_EQ(all[0].fires.value, 1.0) << "a price of two thirds of the cost runs out of cash";
  std::vector<int> first;
  for (Eigen::Index row = 0; row < 400; ++row) first.push_back(run.ensemble.contracts[0].triggers(row, 0));
  std::sort(first.begin(), first.end());
  EXPECT_EQ(all[0].typical_month,
            units::Calendar(scenario.horizon.start).name(units::MonthIndex(first[199])));
  EXPECT_EQ(all[1].fires.value, 0.0);
  EXPECT_EQ(all[1].typical_month, "");
  EXPECT_EQ(all[1].name, "never");
}

TEST(RequestFindings, SayHowOftenARequestIsMadeAndPaid) {
  scenario::Scenario scenario = always_in_deficit();
  scenario::ChangeControl control;
  control.requests = {{"legal", "Legal team", stated<units::MoneyPerYear>(100'000.0), {2017, 7, 1}}};
  control.deciding.probability = stated<units::Share>(0.6);
  add(scenario.contract, {"changes", "Change control", 40, control});
  const Futures run(scenario);
  const std::vector<RequestFindings> all = parts::requests(run.scenario, run.ensemble);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].clause, "changes");
  EXPECT_EQ(all[0].address, "changes.legal");
  EXPECT_EQ(all[0].name, "Legal team");
  EXPECT_EQ(all[0].asked.value, 1.0);
  EXPECT_NEAR(all[0].paid.value, 0.6, 4.5 * std::sqrt(0.6 * 0.4 / 400.0));
}

TEST(RequestFindings, NameAReopenersYear) {
  scenario::Scenario scenario = always_in_deficit();
  scenario::Reopener reopener;
  reopener.baseline = stated<units::Children>(300.0);
  reopener.threshold = stated<units::Share>(0.1);
  reopener.unit_price = stated<units::WeeklyFee>(700.0);
  add(scenario.contract, {"reopener", "Exceptional demand", 60, reopener});
  const Futures run(scenario);
  const std::vector<RequestFindings> all = parts::requests(run.scenario, run.ensemble);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all[1].name, "Exceptional demand, 2018/19");
  EXPECT_EQ(all[1].asked.value, 1.0) << "a baseline far below what there is";
  EXPECT_EQ(all[1].paid.value, 1.0);
}

Findings beyond_limits(const Futures& run) {
  Findings found;
  parts::beyond_limits(run.scenario, run.ensemble, found);
  return found;
}

TEST(BeyondLimits, CountMonthEndsBelowNothingAndFuturesBeyondTheOverdraft) {
  scenario::Scenario scenario = testing_support::example_scenario();
  scenario.horizon.months = 24;
  constexpr double overdraft = 2e6;
  terms_of<scenario::PaymentProfile>(scenario.contract).overdraft = stated<units::Money>(overdraft);
  const Futures run(scenario);
  const Findings found = beyond_limits(run);
  const engine::Monthly& cash = run.ensemble.contracts.front().cash;
  EXPECT_NEAR(found.overdraft_months.value, static_cast<double>((cash < 0.0f).count()) / 400.0, 1e-9);
  ASSERT_TRUE(found.beyond_overdraft.has_value());
  const auto beyond = ((cash < static_cast<float>(-overdraft)).rowwise().any()).count();
  EXPECT_NEAR(found.beyond_overdraft->value, static_cast<double>(beyond) / 400.0, 1e-9);
  EXPECT_GT(found.beyond_overdraft->value, 0.0);
  EXPECT_LT(found.beyond_overdraft->value, 1.0);
}

TEST(BeyondLimits, SayNothingOfAnOverdraftThatNobodyAgreed) {
  const Futures run(always_in_deficit());
  EXPECT_FALSE(beyond_limits(run).beyond_overdraft.has_value());
  EXPECT_EQ(beyond_limits(run).reductions_exceed_price.value, 0.0);
  EXPECT_EQ(beyond_limits(run).reduction_unused.value, 0.0);
}

TEST(BeyondLimits, SayWhatReductionsWouldHaveTakenBelowAPriceOfNothing) {
  // 40,000,000 a year, unindexed, less 45,000,000 from the second year on: 5,000,000 beyond the price, once.
  scenario::Scenario scenario = always_in_deficit();
  scenario::SavingsReduction terms;
  terms.reductions = {{"2017-18", stated<units::MoneyPerYear>(0.0)},
                      {"2018-19", stated<units::MoneyPerYear>(45e6)}};
  std::erase_if(scenario.contract.clauses, [](const scenario::Clause& clause) {
    return std::holds_alternative<scenario::Indexation>(clause.terms) ||
           std::holds_alternative<scenario::SavingsReduction>(clause.terms);
  });
  add(scenario.contract, {"reductions", "Reductions", 30, terms});
  const Findings found = beyond_limits(Futures(scenario));
  EXPECT_EQ(found.reductions_exceed_price.value, 1.0);
  EXPECT_EQ(found.reduction_unused.value, 5e6);
}

}  // namespace
}  // namespace loadline::analysis
