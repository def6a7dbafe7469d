// Properties that hold of every service, whatever its staff, prices and savings: each is tried on random scenarios and
// shrunk to a readable one where it fails. RC_PARAMS="seed=..." in the environment tries others.

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "loadline/service/simulate.hpp"
#include "service/random_service.hpp"
#include "support/any.hpp"

namespace loadline::service {
namespace {

using namespace testing_support;
using scenario::Scenario;
using units::lane_count;

[[maybe_unused]] const int parameters_set = setenv("RC_PARAMS", "seed=2017 max_success=200", 0);

constexpr int months = 24;

Block simulated(Scenario scenario, Programme programme = Programme::with) {
  const scenario::Register all = scenario::make_register(scenario);
  Block block;
  Simulator(scenario, all, chance::Seed{2017}).run(futures_of_block(0), programme, block);
  return block;
}

template <class Check>
void in_every_month_and_lane(const Block& block, Check check) {
  for (std::size_t m = 0; m < block.months.size(); ++m)
    for (std::size_t lane = 0; lane < lane_count; ++lane) check(m, lane);
}

bool same_costs(const Block& one, const Block& other) {
  for (std::size_t m = 0; m < one.months.size(); ++m)
    if (one.months[m].costs != other.months[m].costs) return false;
  return true;
}

std::size_t line_of(const Block& block, const std::string& id) {
  for (std::size_t line = 0; line < block.lines.size(); ++line)
    if (block.lines[line].id == id) return line;
  RC_FAIL("no line " + id);
  return 0;
}

bool about(double one, double other) {
  return std::abs(one - other) <= 1e-9 * (1.0 + std::abs(one) + std::abs(other));
}

TEST(Properties, OR_S5_StaffAreThoseBeforeLessLeaversAndRedundanciesPlusStarters) {
  EXPECT_TRUE(rc::check([] {
    Scenario service = any_service(months);
    for (scenario::Role& role : service.workforce.roles)  // redundancies of other roles are counted too
      if (role.case_holding.typical_value() <= 0.0) role.surplus = scenario::Surplus::natural_wastage;
    const Block block = simulated(service);
    in_every_month_and_lane(block, [&](std::size_t m, std::size_t lane) {
      if (m == 0) return;
      const Month &before = block.months[m - 1], &now = block.months[m];
      RC_ASSERT(now.permanent[lane] ==
                before.permanent[lane] - now.leavers[lane] - now.redundancies[lane] + now.starters[lane]);
    });
  }));
}

TEST(Properties, NobodyIsFewerThanNone) {
  EXPECT_TRUE(rc::check([] {
    const Block block = simulated(any_service(months));
    in_every_month_and_lane(block, [&](std::size_t m, std::size_t lane) {
      const Month& now = block.months[m];
      for (const Counts* people : {&now.permanent, &now.leavers, &now.starters, &now.newly_qualified,
                                   &now.redundancies, &now.posts, &now.unallocated, &now.assessments,
                                   &now.in_need, &now.plans, &now.looked_after, &now.care_leavers})
        RC_ASSERT((*people)[lane] >= 0);
      RC_ASSERT(now.agency[lane].value() >= 0.0);
      RC_ASSERT(now.capacity[lane].value() >= 0.0);
      RC_ASSERT(now.newly_qualified[lane] <= now.permanent[lane]);
      units::Count waiting = 0;
      for (const Counts& of_class : now.unallocated_by_class) {
        RC_ASSERT(of_class[lane] >= 0);
        waiting += of_class[lane];
      }
      RC_ASSERT(waiting == now.unallocated[lane]);
      for (std::size_t type = 0; type < scenario::placement_types; ++type)
        RC_ASSERT(now.placed[type][lane] >= 0 && now.placement_starts[type][lane] >= 0);
    });
  }));
}

TEST(Properties, OR_C4_CostIsLinearInTheValueOfThePound) {
  EXPECT_TRUE(rc::check([] {
    const Scenario service = any_service(months);
    Scenario scaled = service;
    const double factor = any_number("factor, %", 10, 300, 0.01);
    scale_pounds(scaled, factor);
    const Block pounds = simulated(service), others = simulated(scaled);
    RC_ASSERT(pounds.lines.size() == others.lines.size());
    in_every_month_and_lane(pounds, [&](std::size_t m, std::size_t lane) {
      for (std::size_t line = 0; line < pounds.lines.size(); ++line)
        RC_ASSERT(about(factor * pounds.months[m].costs[line][lane].value(),
                        others.months[m].costs[line][lane].value()));
    });
  }));
}

TEST(Properties, OR_V4_AnInitiativeOfSizeZeroLeavesEveryPostingAsItWas) {
  EXPECT_TRUE(rc::check([] {
    const Scenario service = any_service(months);
    Scenario more = service;
    more.savings.initiatives.push_back(without_effect(any_initiative("nothing")));
    RC_ASSERT(same_costs(simulated(service), simulated(more)));
  }));
}

TEST(Properties, OR_V6_TheOrderOfInitiativesChangesNothing) {
  EXPECT_TRUE(rc::check([] {
    const Scenario service = any_service(months);
    Scenario turned = service;
    std::reverse(turned.savings.initiatives.begin(), turned.savings.initiatives.end());
    RC_ASSERT(same_costs(simulated(service), simulated(turned)));
  }));
}

TEST(Properties, CashSavingsAreCountedOnceAndTouchNothingElse) {
  EXPECT_TRUE(rc::check([] {
    Scenario service = any_service(months);
    std::erase_if(service.savings.initiatives, [](const scenario::Initiative& initiative) {
      return !std::holds_alternative<scenario::CashEffect>(initiative.effect);
    });
    for (scenario::Initiative& initiative : service.savings.initiatives) {
      initiative.needs.clear();
      initiative.overlap.clear();
    }
    const Block with = simulated(service), without = simulated(service, Programme::without);
    std::vector<Block> alone;
    for (std::size_t i = 0; i < service.savings.initiatives.size(); ++i)
      alone.push_back(simulated(service, {.initiatives = std::uint64_t{1} << i}));
    in_every_month_and_lane(with, [&](std::size_t m, std::size_t lane) {
      for (std::size_t line = 0; line < with.lines.size(); ++line) {
        const auto amount = [&](const Block& block) { return block.months[m].costs[line][lane].value(); };
        const LineGroup group = with.lines[line].group;
        if (group != LineGroup::savings && group != LineGroup::investment) {
          RC_ASSERT(amount(with) == amount(without));
          continue;
        }
        RC_ASSERT(amount(without) == 0.0);
        double one_by_one = 0.0;
        for (const Block& block : alone) one_by_one += amount(block);
        RC_ASSERT(about(amount(with), one_by_one));
      }
    });
  }));
}

TEST(Properties, ACertainCashSavingIsItsValueThroughItsRamp) {
  EXPECT_TRUE(rc::check([] {
    Scenario service = any_service(months);
    scenario::Initiative cash = any_initiative("certain");
    const double value = any_number("certain value", 0, 3'000'000, 1.0);
    cash.effect = scenario::CashEffect{scenario::stated<units::MoneyPerYear>(value)};
    cash.start = {2017, 4, 1};
    cash.shape = scenario::RampShape::linear;
    cash.recurrence = scenario::Recurrence::recurrent;
    cash.beneficiary = scenario::Beneficiary::company;
    cash.index = scenario::PriceIndex::none;
    cash.fund = scenario::Fund::general;
    cash.overlap.clear();
    cash.needs.clear();
    for (scenario::Datum* none :
         {static_cast<scenario::Datum*>(&cash.delay), static_cast<scenario::Datum*>(&cash.partial),
          static_cast<scenario::Datum*>(&cash.optimism), static_cast<scenario::Datum*>(&cash.lead)})
      none->uncertain = chance::Certain{0.0};
    cash.confidence = scenario::stated<units::Share>(1.0);
    service.savings.initiatives = {cash};
    const Block block = simulated(service);
    const std::size_t saved = line_of(block, "savings");
    in_every_month_and_lane(block, [&](std::size_t m, std::size_t lane) {
      const double ramp = std::min(1.0, (static_cast<double>(m) + 1.0) / cash.ramp.typical_value());
      RC_ASSERT(about(-value / 12.0 * ramp, block.months[m].costs[saved][lane].value()));
    });
  }));
}

TEST(Properties, ADriversSavingIsNowhereButInWhatItDrives) {
  EXPECT_TRUE(rc::check([] {
    Scenario service = any_service(months);
    std::erase_if(service.savings.initiatives, [](const scenario::Initiative& initiative) {
      return std::holds_alternative<scenario::CashEffect>(initiative.effect);
    });
    for (scenario::Initiative& initiative : service.savings.initiatives) initiative.needs.clear();
    const Block with = simulated(service);
    const std::size_t saved = line_of(with, "savings");
    for (const Month& month : with.months)
      for (const units::Money& amount : month.costs[saved]) RC_ASSERT(amount.value() == 0.0);
  }));
}

TEST(Properties, PriceTimesQuantityIsCost) {
  EXPECT_TRUE(rc::check([] {
    const Block block = simulated(any_service(months));
    in_every_month_and_lane(block, [&](std::size_t m, std::size_t lane) {
      for (std::size_t line = 0; line < block.lines.size(); ++line) {
        const double quantity = block.months[m].quantities[line][lane];
        RC_ASSERT(std::isfinite(quantity) && quantity >= 0.0);
        if (quantity == 0.0) RC_ASSERT(block.months[m].costs[line][lane].value() == 0.0);
      }
    });
  }));
}

}  // namespace
}  // namespace loadline::service
