// Which orders of clauses can be settled: what each reads and defines, and how a break is told.

#include "loadline/scenario/algebra.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "loadline/scenario/validate.hpp"

namespace loadline::scenario {
namespace {
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;
using Kind = AlgebraError::Kind;

/// Terms of a kind by its place in `ClauseTerms`, as they are where nothing is said.
ClauseTerms of_kind(std::size_t kind) {
  ClauseTerms terms;
  const auto become = [&]<std::size_t... index>(std::index_sequence<index...>) {
    (void)((index == kind ? (terms.template emplace<index>(), true) : false) || ...);
  };
  become(std::make_index_sequence<std::variant_size_v<ClauseTerms>>{});
  return terms;
}

template <class Terms>
constexpr std::size_t kind = [] {
  std::size_t at = 0;
  const auto find = [&]<std::size_t... index>(std::index_sequence<index...>) {
    (void)((std::is_same_v<Terms, std::variant_alternative_t<index, ClauseTerms>> ? (at = index, true)
                                                                                  : false) ||
           ...);
  };
  find(std::make_index_sequence<std::variant_size_v<ClauseTerms>>{});
  return at;
}();

Clause clause(const char* id, int seq, std::size_t kind) { return {id, id, seq, of_kind(kind)}; }

/// Terms of a clause of a contract, to be changed.
template <class Terms>
Terms& terms(Contract& contract, std::size_t clause) {
  return std::get<Terms>(contract.clauses[clause].terms);
}

const Signature& of(const std::vector<Signature>& all, const std::string& id) {
  return *std::ranges::find(all, id, &Signature::clause);
}

/// "reads adj.volume: bands, corridor"
std::vector<std::string> told(const Contract& contract) {
  std::vector<std::string> all;
  for (const AlgebraError& error : algebra_errors(contract)) {
    std::string one = error.kind == Kind::cycle                 ? "cycle"
                      : error.kind == Kind::read_before_defined ? "reads " + error.register_name
                                                                : "twice " + error.register_name;
    for (const std::string& id : error.clauses) one += " " + id;
    all.push_back(one);
  }
  return all;
}

/// The eight clauses of the plainest whole contract.
Contract plain() {
  return {{clause("base", 10, kind<BasePrice>), clause("indexation", 20, kind<Indexation>),
           clause("savings", 30, kind<SavingsReduction>), clause("corridor", 50, kind<VolumeCorridor>),
           clause("bands", 90, kind<ShareBands>), clause("reserve", 110, kind<ReserveAndSurplus>),
           clause("deficit", 120, kind<DeficitFunding>), clause("payment", 145, kind<PaymentProfile>)},
          {}};
}

TEST(Algebra, TheUsualOrderIsAnOrderOfEvaluation) { EXPECT_THAT(told(plain()), IsEmpty()); }

TEST(Algebra, ThePriceIsAChainThatEndsInThePayablePrice) {
  const auto all = signatures(plain());
  EXPECT_THAT(of(all, "base").defines, ElementsAre("price.base"));
  EXPECT_THAT(of(all, "indexation").reads, ElementsAre("price.base"));
  EXPECT_THAT(of(all, "indexation").defines, ElementsAre("price.indexed", "price.indexation"));
  EXPECT_THAT(of(all, "savings").reads, ElementsAre("price.indexation"));
  EXPECT_THAT(of(all, "savings").defines, ElementsAre("price.savings", "price.adjusted", "price.payable"));
  EXPECT_THAT(of(all, "bands").reads, ElementsAre("price.payable", "adj.volume"));
}

TEST(Algebra, W1_SavingsMayComeOffBeforeIndexing) {
  Contract contract = plain();
  contract.clauses[2].seq = 15;
  EXPECT_THAT(told(contract), IsEmpty());
  const auto all = signatures(contract);
  EXPECT_EQ(all[1].clause, "savings") << "signatures stand in order of seq";
  EXPECT_THAT(of(all, "indexation").reads, ElementsAre("price.savings"));
  EXPECT_THAT(of(all, "indexation").defines, Contains("price.payable"));
}

TEST(Algebra, AReadOfWhatComesLaterNamesReaderAndDefiner) {
  Contract contract = plain();
  contract.clauses[4].seq = 45;
  EXPECT_THAT(told(contract), ElementsAre("reads adj.volume bands corridor"));
}

TEST(Algebra, AClauseOfThePriceAfterAReaderOfThePayablePriceIsAForwardRead) {
  Contract contract = plain();
  contract.clauses.push_back(clause("deductions", 70, kind<Deductions>));
  contract.clauses.push_back(clause("rebase", 80, kind<Rebase>));
  EXPECT_THAT(told(contract), ElementsAre("reads price.payable deductions rebase"));
}

TEST(Algebra, NothingOfThePriceComesBeforeItsBase) {
  Contract contract = plain();
  contract.clauses[1].seq = 5;
  EXPECT_THAT(told(contract), ElementsAre("reads price.base indexation base"));
}

TEST(Algebra, TwoOfAKindDefineTheSameTwice) {
  Contract contract = plain();
  contract.clauses.push_back(clause("second", 51, kind<VolumeCorridor>));
  EXPECT_THAT(told(contract), ElementsAre("twice adj.volume corridor second"));
}

TEST(Algebra, EveryKindButSavingsDefinesSomethingOfItsOwn) {
  // Otherwise two of a kind would pass unseen and be settled as one.
  for (std::size_t one = 0; one < std::variant_size_v<ClauseTerms>; ++one) {
    const Contract contract{
        {clause("base", 1, kind<BasePrice>), clause("one", 200, one), clause("two", 201, one)}, {}};
    EXPECT_EQ(algebra_errors(contract).empty(), one == kind<SavingsReduction>) << "kind " << one;
  }
}

TEST(Algebra, SavingsAndRingFencesOfDifferentFundsMayStandTwice) {
  Contract contract = plain();
  contract.clauses.push_back(clause("more-savings", 31, kind<SavingsReduction>));
  contract.clauses.push_back(clause("schools", 76, kind<RingFence>));
  contract.clauses.push_back(clause("health", 77, kind<RingFence>));
  terms<RingFence>(contract, 10).fund = Fund::public_health;
  EXPECT_THAT(told(contract), IsEmpty());
  contract.clauses.push_back(clause("schools-again", 78, kind<RingFence>));
  EXPECT_THAT(told(contract), ElementsAre("twice fund.schools.grant schools schools-again",
                                          "twice fund.schools.balance schools schools-again"));
}

TEST(Algebra, ACycleIsToldOnceAndNotAgainAsAReadBeforeDefinition) {
  Contract contract = plain();
  contract.clauses.push_back(clause("deductions", 70, kind<Deductions>));
  terms<Deductions>(contract, 8).cap_of_target = true;
  EXPECT_THAT(told(contract), ElementsAre("reads target deductions bands"));
  terms<ShareBands>(contract, 4).deductions_in_target = true;
  EXPECT_THAT(told(contract), ElementsAre("cycle deductions bands deductions"));
}

TEST(Algebra, WhatNoClauseDefinesIsNotRead) {
  Contract contract = plain();
  std::erase_if(contract.clauses, [](const Clause& c) { return c.id == "corridor"; });
  EXPECT_THAT(of(signatures(contract), "bands").reads, ElementsAre("price.payable"));
}

TEST(Algebra, TheYearBeforeBindsNoOrder) {
  Contract contract = plain();
  contract.clauses.push_back(clause("rebase", 35, kind<Rebase>));
  contract.clauses[3].seq = 5;  // the corridor reads what rebasing added, of the year before
  EXPECT_THAT(of(signatures(contract), "corridor").lags, ElementsAre("price.rebased"));
  EXPECT_THAT(told(contract), IsEmpty());
}

TEST(Algebra, TheInHouseTestWatchesTheSharesOfItsYearAndBindsNoOrder) {
  Contract contract = plain();
  contract.clauses.push_back(
      clause("income", 75, kind<AlternativeIncome>));  // the shares read what it counts
  contract.clauses.push_back(clause("triggers", 150, kind<Triggers>));
  terms<Triggers>(contract, 9).triggers.push_back({.id = "in-house", .name = "In-house"});
  terms<Triggers>(contract, 9).triggers[0].watched = Watched::external_income;
  EXPECT_THAT(told(contract), IsEmpty());
  const auto all = signatures(contract);
  EXPECT_THAT(of(all, "bands").reads, Contains("cost.income"));
  EXPECT_THAT(of(all, "income").reads, IsEmpty());
  EXPECT_THAT(of(all, "income").lags, IsSupersetOf({"price.payable", "adj.volume", "adj.share"}));
  EXPECT_THAT(of(all, "income").observes, Contains("service.turnover"));
  EXPECT_THAT(of(all, "triggers").reads, ElementsAre("income.test"));
}

TEST(Algebra, IndicatorsAreWatchedByName) {
  Contract contract{{clause("base", 10, kind<BasePrice>), clause("deductions", 70, kind<Deductions>)}, {}};
  terms<Deductions>(contract, 1).indicators = {"K1", "K3"};
  EXPECT_THAT(of(signatures(contract), "deductions").observes,
              ElementsAre("service.indicator.K1", "service.indicator.K3", "service.excused"));
}

TEST(Algebra, EveryNameHasAMeaning) {
  for (std::size_t one = 0; one < std::variant_size_v<ClauseTerms>; ++one) {
    const Contract contract{{clause("base", 10, kind<BasePrice>), clause("other", 200, one)}, {}};
    for (const Signature& signature : signatures(contract))
      for (const auto* names : {&signature.reads, &signature.lags, &signature.defines, &signature.observes})
        for (const std::string& name : *names) EXPECT_STRNE(register_meaning(name), "") << name;
  }
  EXPECT_STREQ(register_meaning("adj.volumes"), "");
  EXPECT_STREQ(register_meaning("fund.pockets.grant"), "");
  EXPECT_STREQ(register_meaning("price.indexation"), register_meaning("price.<clause>"));
  std::set<std::string> names;
  for (const RegisterWords& one : register_words()) EXPECT_TRUE(names.insert(one.name).second) << one.name;
}

// ------------------------------------------------------------------ any contract, judged by brute force

/// Evaluates by order of `seq` with nothing but the signatures: each amount once, and none before it is there.
bool can_be_settled(const Contract& contract) {
  const std::vector<Signature> all = signatures(contract);
  std::set<std::string> defined_by_someone, there;
  for (const Signature& s : all) defined_by_someone.insert(s.defines.begin(), s.defines.end());
  for (const Signature& s : all) {
    for (const std::string& name : s.reads)
      if (defined_by_someone.contains(name) && !there.contains(name)) return false;
    for (const std::string& name : s.defines)
      if (!there.insert(name).second) return false;
  }
  return true;
}

ClauseTerms any_terms() {
  ClauseTerms terms = of_kind(*rc::gen::inRange<std::size_t>(1, std::variant_size_v<ClauseTerms>));
  if (auto* t = std::get_if<Deductions>(&terms)) t->cap_of_target = *rc::gen::arbitrary<bool>();
  if (auto* t = std::get_if<RingFence>(&terms))
    t->fund = *rc::gen::element(Fund::schools, Fund::public_health);
  if (auto* t = std::get_if<ReserveAndSurplus>(&terms)) t->restricted = *rc::gen::arbitrary<bool>();
  if (auto* t = std::get_if<ShareBands>(&terms)) {
    t->volume_in_target = *rc::gen::arbitrary<bool>();
    t->deductions_in_target = *rc::gen::arbitrary<bool>();
    t->deductions_in_actual = *rc::gen::arbitrary<bool>();
  }
  if (auto* t = std::get_if<Triggers>(&terms)) {
    t->triggers.resize(1);
    t->triggers[0].watched = *rc::gen::element(Watched::deductions, Watched::reserve, Watched::cash);
  }
  return terms;
}

/// A base price and so many other clauses, in an order drawn blindly.
Contract any_contract(int others) {
  Contract contract{{clause("base", 0, kind<BasePrice>)}, {}};
  for (int i = 0; i < others; ++i) {
    const std::string id = "clause-" + std::to_string(i);
    contract.clauses.push_back({id, id, 0, any_terms()});
  }
  for (std::size_t i = 0; i < contract.clauses.size(); ++i)
    contract.clauses[i].seq = *rc::gen::inRange(0, 1000) * 100 + static_cast<int>(i);
  return contract;
}

bool has(const std::vector<AlgebraError>& errors, Kind wanted) {
  return std::ranges::any_of(errors, [&](const AlgebraError& error) { return error.kind == wanted; });
}

RC_GTEST_PROP(Algebra, AnOrderIsAcceptedExactlyWhenItCanBeSettled, ()) {
  const Contract contract = any_contract(*rc::gen::inRange(0, 9));
  const std::vector<AlgebraError> errors = algebra_errors(contract);
  RC_CLASSIFY(errors.empty(), "accepted");
  RC_ASSERT(errors.empty() == can_be_settled(contract));
}

RC_GTEST_PROP(Algebra, ACycleIsToldExactlyWhereNoOrderCouldBeSettled, ()) {
  Contract contract = any_contract(*rc::gen::inRange(0, 4));
  if (*rc::gen::arbitrary<bool>()) {  // the two that can read each other
    contract.clauses.push_back(clause("deductions", 100000, kind<Deductions>));
    contract.clauses.push_back(clause("bands", 100001, kind<ShareBands>));
    terms<Deductions>(contract, contract.clauses.size() - 2).cap_of_target = *rc::gen::arbitrary<bool>();
    terms<ShareBands>(contract, contract.clauses.size() - 1).deductions_in_actual =
        *rc::gen::arbitrary<bool>();
  }
  RC_PRE(!has(algebra_errors(contract), Kind::defined_twice));
  const bool told_as_cycle = has(algebra_errors(contract), Kind::cycle);
  RC_CLASSIFY(told_as_cycle, "in a circle");
  std::vector<int> order(contract.clauses.size());
  std::iota(order.begin(), order.end(), 1);
  bool some_order = false;
  do {
    for (std::size_t i = 0; i < order.size(); ++i) contract.clauses[i].seq = order[i];
    some_order = some_order || can_be_settled(contract);
  } while (!some_order && std::ranges::next_permutation(order).found);
  RC_ASSERT(some_order == !told_as_cycle);
}

RC_GTEST_PROP(Algebra, EveryBreakToldIsOne, ()) {
  const Contract contract = any_contract(*rc::gen::inRange(0, 9));
  const std::vector<Signature> all = signatures(contract);
  const auto at = [&](const std::string& id) { return std::ranges::find(all, id, &Signature::clause); };
  for (const AlgebraError& error : algebra_errors(contract)) {
    const auto &first = *at(error.clauses.front()), &second = *at(error.clauses[1]);
    if (error.kind == Kind::cycle) {
      RC_ASSERT(error.clauses.size() >= 3u);
      RC_ASSERT(error.clauses.front() == error.clauses.back());
      continue;
    }
    const auto& owner = error.kind == Kind::defined_twice ? first.defines : first.reads;
    RC_ASSERT(std::ranges::find(owner, error.register_name) != owner.end());
    RC_ASSERT(std::ranges::find(second.defines, error.register_name) != second.defines.end());
    RC_ASSERT(at(error.clauses.front()) < at(error.clauses[1]));
  }
}

}  // namespace
}  // namespace loadline::scenario
