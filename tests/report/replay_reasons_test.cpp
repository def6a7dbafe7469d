// The sentences of a replay are worked out again from the terms: what they come to is what the settlement booked, to the
// penny, under any contract.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "contract/settled_case.hpp"
#include "loadline/report/replay_report.hpp"

namespace loadline::report {
namespace {

using namespace testing_support;

/// A case of the settlement's own properties as a future to be replayed.
struct Told {
  explicit Told(const Case& of, std::size_t lane)
      : future{.replication = static_cast<std::int64_t>(lane),
               .lane = lane,
               .block = of.block,
               .decisions = of.decided(of.contract),
               .exact = contract::ExactBlock(of.scenario),
               .settlement = of.settled,
               .postings = contract::ledger_of(of.settled, lane)},
        input{of.scenario, of.contract, "the contract", future, 1, {}} {
    future.exact.read(future.block);
    future.settlement.service_postings = {};
  }
  analysis::Replay future;
  ReplayInput input;
};

void check_every_sum(const ReplayInput& input, std::size_t years) {
  for (int year = 0; year < static_cast<int>(years); ++year)
    for (const Reason& reason : reasons(input, year))
      for (const Worked& sum : reason.worked) {
        RC_LOG() << fmt::format("{} of {} in year {}: {} worked out, {} booked\n  {}\n", sum.register_name,
                                reason.clause, year, sum.worked.value(), sum.booked.value(), reason.sentence);
        RC_ASSERT(sum.worked == sum.booked);
      }
}

TEST(ReplayReasons, ComeToThePennyBookedUnderAnyContract) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const Told told(c, any_lane());
    check_every_sum(told.input, case_years);
  }));
}

TEST(ReplayReasons, ComeToThePennyBookedWhereAContractMayEnd) {
  EXPECT_TRUE(rc::check([] {
    const Case c(Taxed::perhaps, Enacted::perhaps);
    const Told told(c, any_lane());
    check_every_sum(told.input, case_years);
  }));
}

TEST(ReplayReasons, EveryClauseHasASentenceInEveryYear) {
  EXPECT_TRUE(rc::check([] {
    const Case c;
    const Told told(c, any_lane());
    for (int year = 0; year < case_years; ++year) {
      const std::vector<Reason> found = reasons(told.input, year);
      RC_ASSERT(found.size() == c.contract.clauses.size() + 1);
      for (std::size_t i = 0; i < c.contract.clauses.size(); ++i) {
        RC_ASSERT(found[i].clause == c.contract.clauses[i].id);
        RC_ASSERT(found[i].sentence.back() == '.');
      }
      RC_ASSERT(found.back().name == "Result");
    }
  }));
}

scenario::VolumeCorridor corridor_of_payment() {
  scenario::VolumeCorridor terms;
  terms.baseline = scenario::stated<units::Children>(534.0);
  terms.dead_band = scenario::stated<units::Share>(0.02);
  terms.share_up = terms.share_down = scenario::stated<units::Share>(0.7);
  terms.unit_price = scenario::stated<units::WeeklyFee>(701.25);
  terms.limit_up = terms.limit_down = scenario::stated<units::MoneyPerYear>(1'500'000.0);
  return terms;
}

/// The worked example of docs/explanation/payment.md: 21.32 x 365 / 7 child-weeks x 0.7 x 701.25 is 545,698.725 exactly,
/// a tie that goes down to the even penny.
TEST(ReplayReasons, W4_TheCorridorSaysItsOwnFigures) {
  const scenario::Scenario scenario = settlement_scenario(1);
  const scenario::Contract contract = contract_of({base_price(62'830'930.0), corridor_of_payment()});
  analysis::Replay future{.replication = 0,
                          .lane = 5,
                          .block = steady_block(1, 5'000'000.0),
                          .decisions = {},
                          .exact = contract::ExactBlock(scenario),
                          .settlement = {},
                          .postings = {}};
  look_after(future.block, scenario, 566);
  future.exact.read(future.block);
  contract::Settler settler(contract, scenario);
  future.settlement = settler.settle(future.exact);
  future.settlement.service_postings = {};
  const ReplayInput input{scenario, contract, "the contract", future, 1, {}};
  const std::vector<Reason> told = reasons(input, 0);
  EXPECT_EQ(
      told[1].sentence,
      "566.0 children on average against 534.0; 1,111.69 child-weeks above the dead band × 70% × £701.25 = "
      "£545,698.72, paid to the company.");
  ASSERT_EQ(told[1].worked.size(), 1u);
  EXPECT_EQ(told[1].worked[0].worked, pounds("545,698.72"));
  EXPECT_EQ(told[1].worked[0].booked, pounds("545,698.72"));
}

}  // namespace
}  // namespace loadline::report
