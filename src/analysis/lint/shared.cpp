#include <cmath>

#include <fmt/format.h>

#include "rules.hpp"

namespace loadline::analysis::lint_rules {

std::vector<WhatIf> costs(const Case& of, int from, int to) {
  const double other_funds = of.typical.net_cost.pounds() - of.year.typical().net_cost;
  std::vector<WhatIf> all;
  for (int hundredth = from; hundredth <= to; ++hundredth) {
    all.push_back(of.year.typical());
    all.back().net_cost = hundredth / 100.0 * of.target - other_funds;
  }
  return all;
}

std::vector<WhatIf> children(const Case& of, int from, int to) {
  std::vector<WhatIf> all;
  for (int hundredth = from; hundredth <= to; ++hundredth)
    all.push_back(of.year.with_children(hundredth / 100.0 * of.year.typical().children));
  return all;
}

std::vector<WhatIf> qualities(const Case& of) {
  std::vector<WhatIf> all;
  for (const double quality : {-1.0, 0.0, 0.5, 1.0, 1.5, 1.95, 2.0, 3.0}) {
    all.push_back(of.year.typical());
    all.back().quality = quality;
  }
  return all;
}

scenario::Contract without(scenario::Contract contract, const std::string& clause) {
  std::erase_if(contract.clauses, [&](const scenario::Clause& one) { return one.id == clause; });
  return contract;
}

Pence part(const SettledYear& settled, const std::string& clause) {
  const auto found = settled.parts.find(clause);
  return found == settled.parts.end() ? Pence(0) : found->second;
}

Pence size_of(Pence amount) { return amount.value() < 0 ? -amount : amount; }

std::string money(Pence amount) { return units::to_string(amount); }

std::string whole_pounds(double pounds) {
  const std::string text = units::to_string(Pence(100 * std::llround(pounds)));
  return text.substr(0, text.size() - 3);
}

std::string points(double share) { return fmt::format("{:.0f}", 100.0 * share); }

std::string count(double children) {
  const double tenths = std::round(10.0 * children) / 10.0;
  return tenths == std::round(tenths) ? fmt::format("{:.0f}", tenths) : fmt::format("{:.1f}", tenths);
}

}  // namespace loadline::analysis::lint_rules
