// I3, I7 and I14 of model.md 4.5 on the real forms of contract: the same futures of Sunderland's service under each of them.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "loadline/contract/settle.hpp"
#include "loadline/engine/decisions.hpp"
#include "loadline/input/load_scenario.hpp"
#include "loadline/service/simulate.hpp"

namespace loadline {
namespace {

using contract::Category;
using contract::Party;
using contract::Pence;
using contract::PostingColumn;
using contract::Settlement;
using units::lane_count;

constexpr std::uint32_t blocks = 2;  // 64 futures of 60 months
const std::string folder = LOADLINE_ROOT "/scenarios/contracts/";

std::vector<std::string> forms() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".toml" && entry.path().stem() != "compare")
      files.push_back(entry.path().filename().string());
  std::ranges::sort(files);
  return files;
}

input::Loaded load(const std::string& file, const std::vector<scenario::Setting>& settings = {}) {
  input::Loaded loaded = input::load_scenario(folder + file, settings);
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  return loaded;
}

/// Sunderland's futures, simulated once; contracts are settled on them one after the other.
class Service {
 public:
  explicit Service(const input::Loaded& loaded) : scenario_(loaded.scenario) {
    service::Simulator simulator(scenario_, loaded.register_, seed());
    for (std::uint32_t b = 0; b < blocks; ++b) {
      service::Block block;
      simulator.run(service::futures_of_block(b), service::Programme::with, block);
      futures_.push_back(block.futures);
      exact_.emplace_back(scenario_).read(block);
    }
  }

  /// Settles every block and shows each to `look(settlement, block index)`.
  template <class Look>
  void settle(const scenario::Contract& contract, Look look) const {
    contract::Settler settler(contract, scenario_);
    const auto terms = contract::decisions_of(contract, scenario_.horizon);
    std::vector<contract::Decision> decisions;
    for (std::size_t b = 0; b < exact_.size(); ++b) {
      engine::draw_decisions(terms, seed(), futures_[b], decisions);
      look(settler.settle(exact_[b], decisions), b);
    }
  }

 private:
  chance::Seed seed() const { return {static_cast<std::uint64_t>(scenario_.about.seed)}; }

  const scenario::Scenario& scenario_;
  std::vector<units::Lanes<chance::Future>> futures_;
  std::vector<contract::ExactBlock> exact_;
};

bool in_group(Party party) { return party == Party::company || is_council(party); }

/// What council and company together take in or pay out, by accrual month, block and lane: from postings alone.
using GroupMonths = std::map<std::pair<std::size_t, int>, units::Lanes<Pence>>;

void add_group(std::span<const PostingColumn> columns, std::size_t block, GroupMonths& group) {
  for (const PostingColumn& column : columns) {
    const bool from = in_group(column.header.from), to = in_group(column.header.to);
    if (from == to) continue;
    units::Lanes<Pence>& month = group[{block, column.header.accrued.value()}];
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      month[lane] += from ? -column.amounts[lane] : column.amounts[lane];
  }
}

GroupMonths group_under(const Service& service, const scenario::Contract& contract) {
  GroupMonths group;
  service.settle(contract, [&](const Settlement& settled, std::size_t block) {
    add_group(settled.service_postings, block, group);
    add_group(settled.postings, block, group);
  });
  return group;
}

/// One register of every future and year.
std::vector<Pence> every(const Service& service, const scenario::Contract& contract,
                         contract::Lanes<Pence> contract::YearRegisters::*which) {
  std::vector<Pence> values;
  service.settle(contract, [&](const Settlement& settled, std::size_t) {
    for (const contract::YearRegisters& year : settled.years)
      values.insert(values.end(), (year.*which).begin(), (year.*which).end());
  });
  return values;
}

scenario::Setting setting(const std::string& path, const std::string& text) {
  scenario::Setting made;
  made.path = path;
  made.text = text;
  return made;
}

}  // namespace

TEST(Forms, AreThereAndSayWhereTheyAreFrom) {
  const std::vector<std::string> files = forms();
  for (const char* wanted :
       {"fixed-price.toml", "doncaster-pain-share.toml", "northamptonshire-pass-through.toml",
        "slough-change-and-loan.toml", "sandwell-inspection-condition.toml", "nec-option-c.toml",
        "volume-corridor.toml", "essex-outcome-payment.toml", "full-indemnity.toml", "service-points.toml"})
    EXPECT_TRUE(std::ranges::count(files, wanted) == 1) << wanted;
  std::set<std::string> titles;
  for (const std::string& file : files) titles.insert(load(file).scenario.about.title);
  EXPECT_EQ(titles.size(), files.size()) << "each says in its title which form it is";
}

TEST(Forms, I3_CouncilAndCompanyTogetherPayTheSameToThePennyUnderEveryForm) {
  const input::Loaded sunderland = load("../sunderland-2017.toml");
  const Service service(sunderland);
  const GroupMonths agreed = group_under(service, sunderland.scenario.contract);
  ASSERT_EQ(agreed.size(), blocks * 60u);
  for (const std::string& file : forms()) {
    const input::Loaded form = load(file);
    EXPECT_TRUE(group_under(service, form.scenario.contract) == agreed) << file;
  }
}

TEST(Forms, AreTheVariantsOfTheComparison) {
  const input::Loaded compare = load("compare.toml");
  ASSERT_EQ(compare.scenario.variants.size(), forms().size());
  const Service service(compare);
  for (const scenario::Variant& variant : compare.scenario.variants) {
    const input::Loaded form = load(variant.contract_of);
    EXPECT_EQ(every(service, variant.contract, &contract::YearRegisters::council_net),
              every(service, form.scenario.contract, &contract::YearRegisters::council_net))
        << variant.id;
  }
}

TEST(Forms, I7_ThePassThroughLeavesTheCompanyNothingAndSplitsEveryPoundBetweenTheCouncils) {
  const input::Loaded form = load("northamptonshire-pass-through.toml");
  const Service service(form);
  for (const Pence result : every(service, form.scenario.contract, &contract::YearRegisters::result))
    EXPECT_EQ(result, Pence(0));
  service.settle(form.scenario.contract, [&](const Settlement& settled, std::size_t) {
    for (const contract::YearRegisters& year : settled.years)
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        ASSERT_EQ(year.councils_net[0][lane] + year.councils_net[1][lane], year.council_net[lane]);
    Pence north, west;
    for (const PostingColumn& column : settled.postings) {
      const Pence amount = column.amounts[0];
      for (const auto& [party, sum] : {std::pair{Party::council, &north}, {Party::second_council, &west}}) {
        if (column.header.from == party && column.header.to == Party::company) *sum += amount;
        if (column.header.to == party && column.header.from == Party::company) *sum -= amount;
      }
    }
    // The council's charges for services flow back the same way; a posting's split is off by less than a penny each.
    const double share = north.pounds() / (north + west).pounds();
    EXPECT_NEAR(share, 0.44, 1e-6);
  });
}

// I14: result below nothing, grant of everything, no reserve, no carry-forward, no tax. Then the council's total is the
// company's net cost (and its own), whatever the price, the deductions, the corridor or the shares.
TEST(Forms, I14_UnderFullIndemnityNoTermMovesTheCouncilsTotal) {
  const input::Loaded form = load("full-indemnity.toml");
  const Service service(form);
  const auto base_total = every(service, form.scenario.contract, &contract::YearRegisters::council_net);
  const auto base_result = every(service, form.scenario.contract, &contract::YearRegisters::result);
  const auto base_deduction = every(service, form.scenario.contract, &contract::YearRegisters::deductions);
  const std::vector<std::vector<scenario::Setting>> others{
      {setting("contract.clause.base-price.amount", "\"63830930 GBP/year\"")},
      {setting("contract.clause.base-price.amount", "\"60330930 GBP/year\"")},
      {setting("contract.clause.deductions.pounds_a_point", "\"0 GBP\"")},
      {setting("contract.clause.deductions.cap", "\"5 %\"")},
      {setting("contract.clause.volume-corridor.share_up", "\"0 %\"")},
      {setting("contract.clause.share-bands.pain", "[{ to = \"100 %\", company = \"100 %\" }]")}};
  int moved = 0;
  for (const auto& settings : others) {
    const input::Loaded other = load("full-indemnity.toml", settings);
    const auto total = every(service, other.scenario.contract, &contract::YearRegisters::council_net);
    const auto result = every(service, other.scenario.contract, &contract::YearRegisters::result);
    int compared = 0;
    for (std::size_t i = 0; i < total.size(); ++i) {
      if (base_result[i] >= Pence(0) || result[i] >= Pence(0)) continue;
      ++compared;
      moved += result[i] != base_result[i] ? 1 : 0;
      ASSERT_EQ(total[i], base_total[i]) << settings.front().path << " = " << settings.front().text;
    }
    EXPECT_GT(compared, 100) << settings.front().path << ": of 320 future-years too few end in deficit";
  }
  EXPECT_GT(moved, 500) << "the terms did move the company's result before the indemnity";
  EXPECT_GT(std::ranges::count_if(base_deduction, [](Pence amount) { return amount > Pence(0); }), 50);
}

}  // namespace loadline
