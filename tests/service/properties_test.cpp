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
    for (scenario::Initiative& initiative : service.savings.initiatives) initiative.needs.clear();
    const Block with = simulated(service), without = simulated(service, Programme::without);
    const std::size_t saved = line_of(with, "savings"), invested = line_of(with, "investment");
    in_every_month_and_lane(with, [&](std::size_t m, std::size_t lane) {
      for (std::size_t line = 0; line < with.lines.size(); ++line)
        if (line != saved && line != invested)
          RC_ASSERT(with.months[m].costs[line][lane] == without.months[m].costs[line][lane]);
      RC_ASSERT(without.months[m].costs[saved][lane].value() == 0.0);
      RC_ASSERT(without.months[m].costs[invested][lane].value() == 0.0);
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
