#include "loadline/input/repair.hpp"

#include <map>

namespace loadline::input {

std::vector<RepairCount> count_by_rule(const std::vector<Repair>& repairs) {
  constexpr std::size_t most_examples = 5;
  std::map<std::string, RepairCount> by_rule;
  for (const Repair& repair : repairs) {
    RepairCount& of = by_rule[repair.rule];
    of.rule = repair.rule;
    of.count += repair.times;
    if (of.examples.size() < most_examples && repair.times == 1) of.examples.push_back(repair);
  }
  std::vector<RepairCount> counts;
  for (auto& [rule, count] : by_rule) counts.push_back(std::move(count));
  return counts;
}

}  // namespace loadline::input
