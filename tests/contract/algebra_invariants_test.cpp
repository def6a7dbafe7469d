// I8, I12 of model.md 4.5 and the two forms of C5: the same deal written another way is the same deal.

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "contract/exact.hpp"
#include "contract/settled_case.hpp"
#include "loadline/scenario/algebra.hpp"

namespace loadline::contract {
namespace {

using namespace testing_support;

void assert_same_registers(const Settlement& one, const Settlement& other) {
  for (const RegisterInfo& each : money_registers())
    in_every_year_and_lane(one, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
      if ((now.*each.amount)[lane] == (other.years[year].*each.amount)[lane]) return;
      RC_FAIL(std::string(each.name) + " of year " + std::to_string(year) + " differs");
    });
}

/// Costs in whole pence, so that a multiple of them is one too.
void to_whole_pence(service::Block& block, std::int64_t factor) {
  for (service::Month& month : block.months) {
    for (auto& line : month.costs)
      for (auto& cost : line)
        cost = units::Money::from_value(static_cast<double>(units::to_pence(cost).value() * factor) / 100.0);
    for (auto& tax : month.recoverable_vat)
      tax = units::Money::from_value(static_cast<double>(units::to_pence(tax).value() * factor) / 100.0);
  }
}

TEST(Invariants, I8_EverythingInPoundsScalesTogether) {
  EXPECT_TRUE(rc::check([] {
    Case c;
    drop<scenario::Approvals>(c.contract);  // who decides is a step, and a penny may cross it
    const std::int64_t factor = any("factor", 2, 9);
    to_whole_pence(c.block, 1);
    const Settlement small = c.under(c.contract);
    to_whole_pence(c.block, factor);
    const Settlement large = c.under(times(c.contract, static_cast<double>(factor)));
    // Each register is rounded once from what went before it: a few dozen roundings of half a penny at most.
    const Pence room(20 * factor);
    for (const RegisterInfo& each : money_registers())
      in_every_year_and_lane(small, [&](const YearRegisters& now, std::size_t year, std::size_t lane) {
        const Pence gap =
            (large.years[year].*each.amount)[lane] - Pence(factor * (now.*each.amount)[lane].value());
        if (-room <= gap && gap <= room) return;
        RC_FAIL(std::string(each.name) + " is " + std::to_string(gap.value()) + " pence off");
      });
  }));
}

bool meet(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& name) {
    return std::find(other.begin(), other.end(), name) != other.end();
  });
}

/// Whether neither defines what the other reads or defines.
bool disjoint(const scenario::Signature& one, const scenario::Signature& other) {
  return !meet(one.defines, other.defines) && !meet(one.defines, other.reads) &&
         !meet(one.reads, other.defines);
}

TEST(Invariants, I12_ClausesWithoutACommonRegisterCommute) {
  int swapped = 0;
  EXPECT_TRUE(rc::check([&] {
    Case c(Taxed::perhaps, Enacted::perhaps);
    scenario::Contract other = c.contract;
    auto& clauses = other.clauses;
    for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
      const std::vector<scenario::Signature> signatures = scenario::signatures(other);
      if (!disjoint(signatures[i], signatures[i + 1]) || !perhaps("swap")) continue;
      std::swap(clauses[i], clauses[i + 1]);
      std::swap(clauses[i].seq, clauses[i + 1].seq);
      ++swapped;
    }
    RC_ASSERT(scenario::algebra_errors(other).empty());
    const Settlement settled = c.under(other);
    assert_same_registers(c.settled, settled);
    RC_ASSERT(settled.cash == c.settled.cash);
  }));
  EXPECT_GT(swapped, 20);
}

TEST(Invariants, ContractsDrawnAtRandomBreakNoAlgebra) {
  EXPECT_TRUE(rc::check([] {
    const scenario::Contract contract = any_contract(case_years, Taxed::perhaps, Enacted::perhaps);
    RC_LOG() << in_words(contract) << '\n';
    RC_ASSERT(scenario::algebra_errors(contract).empty());
  }));
}

TEST(Invariants, W3b_BothFormsOfShareBandsLeaveTheSamePositions) {
  int compared = 0;
  EXPECT_TRUE(rc::check([&] {
    Case c;
    auto* bands = terms_in<scenario::ShareBands>(c.contract);
    if (!bands) return;
    ++compared;
    bands->volume_in_target = bands->exceptional_in_target = true;
    bands->form = scenario::ShareForm::fixed_price;
    const Settlement fixed = c.under(c.contract);
    bands->form = scenario::ShareForm::cost_reimbursable;
    const Settlement reimbursed = c.under(c.contract);
    assert_same_registers(fixed, reimbursed);
    for (const PostingColumn& column : reimbursed.postings)
      RC_ASSERT(column.header.category != Category::price && column.header.category != Category::volume &&
                column.header.category != Category::exceptional);
  }));
  EXPECT_GT(compared, 20);
}

}  // namespace
}  // namespace loadline::contract
