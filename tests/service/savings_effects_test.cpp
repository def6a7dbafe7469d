// What initiatives do month by month: shapes, ends, indices, funds, overlap, notices, and the programmes an analysis
// compares.

#include <algorithm>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "service/savings/delivery.hpp"
#include "service/savings_programme.hpp"

namespace loadline::service::savings {
namespace {

using scenario::RampShape;
using testing_support::cash;
using testing_support::is;
using testing_support::SavingsIn;
using units::lane_count;

constexpr std::size_t general = 0, schools = 1;
constexpr double never = std::numeric_limits<double>::infinity();

TEST(Ramp, EveryShapeIsNothingBeforeItsStartAndFullAfterItsLength) {
  for (const RampShape shape : {RampShape::linear, RampShape::front_loaded, RampShape::back_loaded,
                                RampShape::step, RampShape::logistic}) {
    EXPECT_EQ(ramp_share(shape, -1.0, 6.0), 0.0);
    EXPECT_EQ(ramp_share(shape, 5.0, 6.0), 1.0);
    EXPECT_EQ(ramp_share(shape, 50.0, 6.0), 1.0);
    EXPECT_EQ(ramp_share(shape, 0.0, 1.0), 1.0) << "one month: at once";
    for (double month = 0.0; month < 5.0; ++month)
      EXPECT_LE(ramp_share(shape, month, 6.0), ramp_share(shape, month + 1.0, 6.0));
  }
}

TEST(Ramp, FollowsItsFormulaInTheThirdOfTwelveMonths) {
  // x = 3/12: 0.25; 1 - 0.75^2 = 0.4375; 0.0625; 0; (l(1/4) - l(0)) / (l(1) - l(0)) with l(0) = 1/(1 + e^5),
  // l(1) = 1 - l(0), l(1/4) = 1/(1 + e^2.5) = 0.0758582: 0.0691653/0.9866143 = 0.0701037.
  EXPECT_DOUBLE_EQ(ramp_share(RampShape::linear, 2.0, 12.0), 0.25);
  EXPECT_DOUBLE_EQ(ramp_share(RampShape::front_loaded, 2.0, 12.0), 0.4375);
  EXPECT_DOUBLE_EQ(ramp_share(RampShape::back_loaded, 2.0, 12.0), 0.0625);
  EXPECT_EQ(ramp_share(RampShape::step, 10.0, 12.0), 0.0);
  EXPECT_NEAR(ramp_share(RampShape::logistic, 2.0, 12.0), 0.0701037, 5e-8);
  EXPECT_DOUBLE_EQ(ramp_share(RampShape::logistic, 5.0, 12.0), 0.5) << "half way in half the time";
}

TEST(Savings, OR_V6_TheOrderOfInitiativesChangesNoBit) {
  const auto pick = [](bool reversed) {
    return [reversed](scenario::Savings& s) {
      s = testing_support::example_scenario().savings;
      s.overlaps = {{"offices", "Offices", is<units::MoneyPerYear>(900'000)},
                    {"books", "Books", is<units::MoneyPerYear>(70'000)}};
      for (const double value : {33'333.3, 77'777.7, 123'456.7}) {
        s.initiatives.push_back(cash("cash-" + std::to_string(value), value, 0.7));
        s.initiatives.back().overlap = value > 100'000 ? "offices" : "books";
        s.initiatives.push_back(cash("more-" + std::to_string(value), value, 0.7));
        s.initiatives.back().running_cost = is<units::MoneyPerYear>(value / 7.0);
      }
      for (const double cut : {0.031, 0.047, 0.059}) {
        s.initiatives.push_back(cash("cut-" + std::to_string(cut), 0.0, 0.9));
        s.initiatives.back().effect = scenario::CareEntryEffect{is<units::Share>(-cut)};
      }
      if (!reversed) return;
      std::reverse(s.initiatives.begin(), s.initiatives.end());
      std::reverse(s.overlaps.begin(), s.overlaps.end());
    };
  };
  SavingsIn forwards(pick(false)), backwards(pick(true));
  const std::size_t count = forwards.published.size();
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(forwards.published[i].delivered, backwards.published[count - 1 - i].delivered);
    EXPECT_EQ(forwards.published[i].starts, backwards.published[count - 1 - i].starts);
  }
  for (int month = 0; month < 60; ++month) {
    const Effects &one = forwards.in(month), &other = backwards.in(month);
    EXPECT_EQ(one.into_care, other.into_care);
    EXPECT_EQ(one.foster_kept, other.foster_kept);
    EXPECT_EQ(one.agency_cap, other.agency_cap);
    EXPECT_EQ(one.money.spent, other.money.spent);
    EXPECT_EQ(one.money.saved, other.money.saved);
  }
}

TEST(Savings, EachEffectMovesItsOwnDriverAfterOptimismAndPartialDelivery) {
  SavingsIn programme([](scenario::Savings& s) {
    const scenario::Effect effects[] = {
        scenario::ReturnHomeEffect{is<units::Share>(0.2)},
        scenario::FosterMixEffect{is<units::Share>(0.5)},
        scenario::FosterCapacityEffect{is<units::Children>(40)},
        scenario::AgencyCapEffect{is<units::Fte>(-20)},
        scenario::ReferralEffect{is<units::Share>(-0.1)},
        scenario::TurnoverEffect{is<units::Share>(-0.2)},
        scenario::RecruitmentEffect{is<units::Share>(0.4)},
        scenario::FeeEffect{scenario::PlacementType::external_residential, is<units::Share>(-0.04)}};
    for (const scenario::Effect& effect : effects) {
      s.initiatives.push_back(cash("e" + std::to_string(effect.index()), 0.0));
      s.initiatives.back().effect = effect;
      s.initiatives.back().partial = is<units::Share>(1.0);  // always partly: half
      s.initiatives.back().optimism = is<units::Share>(0.1);
    }
  });
  const Effects& now = programme.in(0);  // 0.5 x 0.9 = 0.45 of each
  EXPECT_NEAR(now.return_home[0], 1.09, 1e-12);
  EXPECT_NEAR(now.foster_moved()[0], 0.225, 1e-12);
  EXPECT_NEAR(now.foster_places[0], 18.0, 1e-12);
  EXPECT_NEAR(now.agency_cap[0], -9.0, 1e-12);
  EXPECT_NEAR(now.referrals[0], 0.955, 1e-12);
  EXPECT_NEAR(now.leaving[0], 0.91, 1e-12);
  EXPECT_NEAR(now.filling[0], 1.18, 1e-12);
  for (std::size_t type = 0; type < scenario::placement_types; ++type) {
    const bool changed = type == static_cast<std::size_t>(scenario::PlacementType::external_residential);
    EXPECT_NEAR(now.fees[type][0], changed ? 0.982 : 1.0, 1e-12) << type;
  }
  EXPECT_EQ(now.into_care[0], 1.0);
}

TEST(Savings, InvestmentIsSpentWhetherOrNotItIsDelivered) {
  SavingsIn programme([](scenario::Savings& s) {
    s.initiatives = {cash("never", 100.0, 0.0)};
    s.initiatives[0].start = {2017, 6, 1};
    s.initiatives[0].investment = is<units::Money>(5'000);
    s.initiatives[0].running_cost = is<units::MoneyPerYear>(1'200);
  });
  EXPECT_EQ(programme.in(1).money.spent[general][0], 0.0);
  EXPECT_EQ(programme.in(2).money.spent[general][0], 5'100.0);
  EXPECT_EQ(programme.in(3).money.spent[general][0], 100.0);
  EXPECT_EQ(programme.in(3).money.saved[general][0], 0.0);
}

TEST(Savings, AOneOffEndsWithItsRunningCost) {
  SavingsIn programme([](scenario::Savings& s) {
    s.initiatives = {cash("reserve-drawn", 12'000)};
    s.initiatives[0].start = {2017, 7, 1};
    s.initiatives[0].recurrence = scenario::Recurrence::one_off;
    s.initiatives[0].lasts = is<units::Months>(4);
    s.initiatives[0].running_cost = is<units::MoneyPerYear>(1'200);
  });
  for (int month = 0; month < 12; ++month) {
    const bool runs = month >= 3 && month < 7;  // July to October
    const cost::ProgrammeMoney& money = programme.in(month).money;
    EXPECT_EQ(money.saved[general][0], runs ? 1'000.0 : 0.0) << month;
    EXPECT_EQ(money.spent[general][0], runs ? 100.0 : 0.0) << month;
  }
}

TEST(Savings, StartsAfterItsLeadOnceWhatItNeedsHasStarted) {
  // Parents in month 2 + 3 of delay and month 4; own plan month 1. Lead 2: max(1, 5 + 2, 4 + 2) = 7.
  const SavingsIn programme([](scenario::Savings& s) {
    s.initiatives = {cash("child", 1.0), cash("one", 1.0), cash("other", 1.0)};
    s.initiatives[0].needs = {"one", "other"};
    s.initiatives[0].lead = is<units::Months>(2);
    s.initiatives[0].start = {2017, 5, 1};
    s.initiatives[1].start = {2017, 6, 1};
    s.initiatives[1].delay = is<units::Months>(3);
    s.initiatives[2].start = {2017, 8, 1};
  });
  EXPECT_EQ(programme.published[0].starts[0], 7);
}

TEST(Savings, CashGrowsWithItsIndexAndStaysWithItsFundAndBeneficiary) {
  SavingsIn programme([](scenario::Savings& s) {
    s.initiatives = {cash("a", 1'200), cash("b", 2'400), cash("c", 3'600), cash("d", 4'800),
                     cash("e", 6'000)};
    s.initiatives[1].index = scenario::PriceIndex::pay;
    s.initiatives[2].index = scenario::PriceIndex::prices;
    s.initiatives[2].fund = scenario::Fund::schools;
    s.initiatives[3].beneficiary = scenario::Beneficiary::council;
    s.initiatives[4].beneficiary = scenario::Beneficiary::partner;
  });
  YearIndices indices;
  indices.pay = units::every_lane(1.5);
  indices.prices = units::every_lane(1.25);
  const cost::ProgrammeMoney& money = programme.in(0, indices).money;
  EXPECT_DOUBLE_EQ(money.saved[general][0], 100.0 + 1.5 * 200.0);
  EXPECT_DOUBLE_EQ(money.saved[schools][0], 1.25 * 300.0);
  EXPECT_DOUBLE_EQ(money.saved_by_council[0], 400.0);
}

TEST(Savings, W_AnOverlapGroupSavesLessThanItsSumAndNeverMoreThanItsBase) {
  // 10 %, 8 % and 5 % of one budget of 1,000,000: 213,400, not 230,000. In a year of prices 1.25 the budget is
  // 1,250,000 and the same pounds are less of it.
  const auto three = [](double scale) {
    return [scale](scenario::Savings& s) {
      s.overlaps = {{"budget", "One budget", is<units::MoneyPerYear>(1'000'000)}};
      for (const double value : {100'000, 80'000, 50'000}) {
        s.initiatives.push_back(cash("i" + std::to_string(value), scale * value));
        s.initiatives.back().overlap = "budget";
      }
    };
  };
  SavingsIn programme(three(1.0));
  EXPECT_NEAR(12.0 * programme.in(0).money.saved[general][0], 213'400.0, 1e-6);
  YearIndices dearer;
  dearer.prices = units::every_lane(1.25);
  const double left = (1.0 - 0.08) * (1.0 - 0.064) * (1.0 - 0.04);
  EXPECT_NEAR(12.0 * programme.in(0, dearer).money.saved[general][0], 1'250'000.0 * (1.0 - left), 1e-6);
  SavingsIn too_much(three(40.0));
  EXPECT_NEAR(12.0 * too_much.in(0).money.saved[general][0], 1'000'000.0, 1e-6)
      << "4 million, 3.2 and 2 of 1";
}

TEST(Savings, NoticeIsGivenInTheMonthAnExitStartsAndOnlyWhereItIsDelivered) {
  const auto agreement = [](scenario::Costs& costs) {
    costs.agreements.resize(2);
    costs.agreements[0].id = "payroll";
    costs.agreements[1].id = "legal";
  };
  const SavingsIn programme(agreement, [](scenario::Savings& s) {
    s.initiatives = {cash("own-lawyers", 0.0), cash("never", 0.0, 0.0)};
    s.initiatives[0].effect = scenario::AgreementExitEffect{"legal"};
    s.initiatives[0].start = {2018, 4, 1};
    s.initiatives[0].delay = is<units::Months>(2.4);
    s.initiatives[1].effect = scenario::AgreementExitEffect{"payroll"};
  });
  ASSERT_EQ(programme.room.notices().size(), 2u);
  EXPECT_EQ(programme.room.notices()[1][0], 14.0);
  EXPECT_EQ(programme.room.notices()[0][0], never);
}

/// An enabler that fails half the time and one that needs it, late and hopeful.
void enabler_and_needy(scenario::Savings& s) {
  s.initiatives = {cash("needy", 12'000, 0.5), cash("enabler", 1'200, 0.5)};
  s.initiatives[0].needs = {"enabler"};
  for (scenario::Initiative& initiative : s.initiatives) {
    initiative.delay = is<units::Months>(3);
    initiative.optimism = is<units::Share>(0.25);
  }
}

TEST(Programmes, OneThatDoesNotRunIsNotThereForThoseThatNeedIt) {
  const SavingsIn alone(enabler_and_needy, 0, {.initiatives = 0b01, .in_full = true});
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    EXPECT_EQ(alone.published[0].starts[lane], 60);
    EXPECT_EQ(alone.published[0].delivered[lane], 0.0);
    EXPECT_EQ(alone.published[1].starts[lane], 60);
  }
}

TEST(Programmes, InFullOnTimeAndWithoutOptimismEachDoWhatTheySay) {
  SavingsIn full(enabler_and_needy, 0, {.in_full = true});
  EXPECT_EQ(full.in(2).money.saved[general][0], 0.0) << "three months late";
  for (const double saved : full.in(3).money.saved[general]) EXPECT_DOUBLE_EQ(saved, 0.75 * 1'100.0);
  SavingsIn on_time(enabler_and_needy, 0, {.in_full = true, .on_time = true});
  for (const double saved : on_time.in(0).money.saved[general]) EXPECT_DOUBLE_EQ(saved, 0.75 * 1'100.0);
  SavingsIn hopeful(enabler_and_needy, 0, {.in_full = true, .on_time = true, .without_optimism = true});
  for (const double saved : hopeful.in(0).money.saved[general]) EXPECT_DOUBLE_EQ(saved, 1'100.0);
}

TEST(Programmes, WhetherOneIsDeliveredDoesNotDependOnTheOthersThatRun) {
  const auto two = [](scenario::Savings& s) {
    s.initiatives = {cash("one", 1.0, 0.5), cash("two", 1.0, 0.5)};
  };
  const SavingsIn both(two), first(two, 0, {.initiatives = 0b01});
  EXPECT_EQ(both.published[0].delivered, first.published[0].delivered);
}

}  // namespace
}  // namespace loadline::service::savings
