// The sentences of a replay are worked out again from the terms: what they come to is what the settlement booked, to the
// penny, under any contract.

#include <array>
#include <limits>

#include <fmt/format.h>
#include <gmock/gmock.h>

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

/// A contract settled on a block with no chance in it, told year by year.
class ToldByHand {
 public:
  ToldByHand(std::vector<scenario::ClauseTerms> terms, const service::Block& block)
      : scenario_(settlement_scenario(static_cast<int>(block.years.size()))),
        contract_(contract_of(std::move(terms))),
        future_{.replication = 0,
                .lane = 5,
                .block = block,
                .decisions = all_granted(contract_, scenario_),
                .exact = contract::ExactBlock(scenario_),
                .settlement = {},
                .postings = {}} {
    future_.exact.read(future_.block);
    contract::Settler settler(contract_, scenario_);
    future_.settlement = settler.settle(future_.exact, future_.decisions);
    future_.settlement.service_postings = {};
  }
  analysis::Replay& future() { return future_; }
  /// The sentence of a clause in a year, its sums held to what was booked.
  std::string sentence(std::size_t clause, int year) const {
    const ReplayInput input{scenario_, contract_, "the contract", future_, 1, {}};
    const Reason reason = reasons(input, year).at(clause);
    for (const Worked& sum : reason.worked) EXPECT_EQ(sum.worked, sum.booked) << sum.register_name;
    return reason.sentence;
  }

 private:
  scenario::Scenario scenario_;
  scenario::Contract contract_;
  analysis::Replay future_;
};

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

/// W5: 1 + 3 points, twice that, then 6 x 3 for the third failure running; a cap of 0.5 % of a quarter of the price.
TEST(ReplayReasons, W5_DeductionsAreToldPointByPoint) {
  scenario::Deductions terms;
  terms.indicators = {"K1", "K2"};
  terms.pounds_a_point = scenario::stated<units::Money>(12'500);
  terms.ratchet_most = 3;
  terms.cap = scenario::stated<units::Share>(0.005);
  terms.earn_back = scenario::stated<units::Share>(0.5);
  terms.earn_back_passes = 2;
  service::Block block = steady_block(2, 0.0);
  using service::Rating;
  const std::array first{Rating::amber, Rating::amber, Rating::green, Rating::green, Rating::green};
  const std::array second{Rating::red, Rating::red, Rating::severe, Rating::green, Rating::green};
  for (std::size_t quarter = 0; quarter < first.size(); ++quarter) {
    rate(block, 0, quarter, first[quarter]);
    rate(block, 1, quarter, second[quarter]);
  }
  const ToldByHand told({base_price(62'830'930.0), terms}, block);
  EXPECT_EQ(
      told.sentence(1, 0),
      "June 2017: K1 amber 1 and K2 red 3; 4 points × £12,500.00 = £50,000.00. "
      "September 2017: K1 amber 1 × 2 (2 quarters running) = 2 and K2 red 3 × 2 (2 quarters running) = 6; "
      "8 points × £12,500.00 = £100,000.00, at most £78,538.66. "
      "December 2017: K2 severe 6 × 3 (3 quarters running) = 18; 18 points × £12,500.00 = £225,000.00, "
      "at most £78,538.66. Deducted £207,077.32, earned back £0.00.");
  EXPECT_EQ(
      told.sentence(1, 1),
      "June 2018: 50% of £50,000.00 of June 2017, £78,538.66 of September 2017 and £78,538.66 of December "
      "2017 is earned back, £103,538.66. Deducted £0.00, earned back £103,538.66.");
}

TEST(ReplayReasons, ACompanyThatSharesNothingOfAnOverspendBearsNothing) {
  scenario::ShareBands bands;
  bands.pain = bands.gain = {band(1.0, 0.0)};
  const ToldByHand over({base_price(60'000'000.0), bands}, steady_block(1, 5'500'000.0));
  EXPECT_THAT(over.sentence(1, 0),
              testing::HasSubstr("The company bears 0% of £6,000,000.00 = £0.00; the council "
                                 "pays £6,000,000.00."));
  const ToldByHand under({base_price(60'000'000.0), bands}, steady_block(1, 4'500'000.0));
  EXPECT_THAT(under.sentence(1, 0),
              testing::HasSubstr("The company keeps 0% of £6,000,000.00 = £0.00; it pays "
                                 "the council £6,000,000.00."));
}

TEST(ReplayReasons, RewardsSayWhatTheyEarnOrWhyNothing) {
  scenario::OutcomePayment terms;
  terms.rewards.push_back(
      {"visits", "K1", scenario::stated<units::Ratio>(0.95), scenario::stated<units::Money>(5'000'000)});
  terms.rewards.push_back(
      {"waiting", "K2", scenario::stated<units::Ratio>(5.0), scenario::stated<units::Money>(1'000)});
  const auto told = [&](double visits, double waiting) {
    service::Block block = steady_block(1, 0.0);
    rate(block, 0, 3, service::Rating::green, visits);
    rate(block, 1, 3, service::Rating::green, waiting);
    return ToldByHand({base_price(0.0), terms}, block).sentence(1, 0);
  };
  EXPECT_EQ(
      told(0.975, 2.0),
      "K1 at 97.5% is above 95%: 2.5% × £5,000,000.00 = £125,000.00; K2 at 2 children is below 5 children: "
      "3 × £1,000.00 = £3,000.00. Together £128,000.00.");
  EXPECT_EQ(
      told(0.942, std::numeric_limits<double>::quiet_NaN()),
      "K1 at 94.2% is not above 95%: nothing; K2 is withheld, being so few, and earns nothing. Together "
      "£0.00.");
}

TEST(ReplayReasons, AShownFigureIsOnTheSideOfItsTierThatTheRatingIsOn) {
  service::Block block = steady_block(1, 0.0);
  rate(block, 0, 0, service::Rating::amber, 0.94996);
  scenario::VisitsInTime measure;
  measure.tiers.target = scenario::stated<units::Share>(0.95);
  measure.tiers.tolerance = scenario::stated<units::Share>(0.9);
  measure.tiers.floor = scenario::stated<units::Share>(0.8);
  scenario::Scenario scenario = settlement_scenario(1);
  scenario.outcomes.kpis[0].measure = measure;
  ToldByHand told({base_price(0.0)}, block);
  const scenario::Contract contract = contract_of({base_price(0.0)});
  const std::string text = replay_text({scenario, contract, "the contract", told.future(), 1, {}});
  EXPECT_THAT(text, testing::HasSubstr("94.996% amber"));
}

}  // namespace
}  // namespace loadline::report
