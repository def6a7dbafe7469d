#include "analysis/savings_game.hpp"

#include <bit>
#include <cmath>

#include <gmock/gmock.h>

#include "loadline/statistics/attribution.hpp"

namespace loadline::analysis::parts {
namespace {

using engine::Yearly;
using testing::ElementsAre;

scenario::Initiative named(const std::string& id, scenario::Effect effect) {
  scenario::Initiative made;
  made.id = id;
  made.effect = std::move(effect);
  return made;
}
scenario::Initiative cash(const std::string& id) { return named(id, scenario::CashEffect{}); }

TEST(Parties, AreThoseThatShareADriverABudgetOrANeed) {
  scenario::Savings savings;
  savings.initiatives = {named("care", scenario::CareEntryEffect{}),
                         cash("alone"),
                         cash("offices"),
                         named("fees", scenario::FeeEffect{}),
                         cash("printing"),
                         cash("needs-care"),
                         cash("needs-alone-not")};
  savings.initiatives[2].overlap = savings.initiatives[4].overlap = "rents";
  savings.initiatives[5].needs = {"care"};
  EXPECT_THAT(parties(savings),
              ElementsAre(ElementsAre(0, 3, 5), ElementsAre(1), ElementsAre(2, 4), ElementsAre(6)));
}

TEST(Parties, CoalitionsAreOfTheScenariosInitiatives) {
  const Party party{1, 4};
  std::vector<std::uint64_t> bits;
  for (const service::Programme& programme : coalitions(party, chance::Seed{1}, 0))
    bits.push_back(programme.initiatives);
  EXPECT_THAT(bits, ElementsAre(0U, 0b00010U, 0b10000U, 0b10010U));
}

/// What each coalition costs where members take these shares, one after the other, off 1,000.
std::vector<Yearly> costs_of(const Party& party, const std::vector<double>& effects, chance::Seed seed,
                             std::uint32_t blocks) {
  std::vector<Yearly> costs(coalitions(party, seed, 0).size(), Yearly::Zero(32 * blocks, 1));
  for (std::uint32_t block = 0; block < blocks; ++block) {
    const std::vector<service::Programme> run = coalitions(party, seed, block);
    for (std::size_t c = 0; c < run.size(); ++c) {
      std::vector<double> there;
      for (std::size_t member = 0; member < party.size(); ++member)
        if (run[c].runs(party[member])) there.push_back(effects[member]);
      costs[c].middleRows(32 * block, 32) = 1'000.0 * (1.0 - statistics::combined_share(there));
    }
  }
  return costs;
}

TEST(Shares, OR_V5_OfAnyPartySumToWhatItSavesTogether) {
  for (const std::size_t members : {1UL, 2UL, 8UL, 9UL, 12UL}) {
    Party party;
    std::vector<double> effects;
    for (std::size_t i = 0; i < members; ++i) {
      party.push_back(2 * i + 1);
      effects.push_back(0.03 + 0.011 * static_cast<double>(i));
    }
    const auto of_members = shares(party, chance::Seed{5}, costs_of(party, effects, chance::Seed{5}, 3));
    Yearly sum = Yearly::Zero(96, 1);
    for (const Yearly& share : of_members) sum += share;
    EXPECT_LT((sum - 1'000.0 * statistics::combined_share(effects)).abs().maxCoeff(), 1e-9) << members;
  }
}

TEST(Shares, OfDrawnOrdersAreShapleyValuesOnAverage) {
  const Party party{0, 1, 2, 3, 4, 5, 6, 7, 8};
  ASSERT_FALSE(exact(party));
  const std::vector<double> effects{0.30, 0.02, 0.25, 0.05, 0.10, 0.40, 0.01, 0.15, 0.20};
  constexpr std::uint32_t blocks = 400;
  const auto drawn = shares(party, chance::Seed{5}, costs_of(party, effects, chance::Seed{5}, blocks));
  const std::vector<double> all_orders = statistics::shapley(9, [&](std::uint64_t coalition) {
    std::vector<double> there;
    for (std::size_t i = 0; i < 9; ++i)
      if ((coalition >> i & 1U) != 0) there.push_back(effects[i]);
    return 1'000.0 * statistics::combined_share(there);
  });
  for (std::size_t member = 0; member < 9; ++member) {
    // One order a block, so blocks are the observations; a right program fails once in 150,000 seeds.
    const double mean = drawn[member].mean();
    double squares = 0.0;
    for (std::uint32_t block = 0; block < blocks; ++block)
      squares += std::pow(drawn[member](32 * block, 0) - mean, 2);
    const double error = std::sqrt(squares / (blocks - 1.0) / blocks);
    EXPECT_NEAR(mean, all_orders[member], 4.5 * error) << member;
    EXPECT_GT(error, 0.0) << "orders differ";
  }
}

}  // namespace
}  // namespace loadline::analysis::parts
