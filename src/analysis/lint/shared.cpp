#include <array>
#include <cmath>

#include <fmt/format.h>

#include "rules.hpp"

namespace loadline::analysis::lint_rules {

double other_funds(const Case& of) { return of.typical.net_cost.pounds() - of.year.typical().net_cost; }

std::vector<WhatIf> costs(const Case& of, int from, int to) {
  std::vector<WhatIf> all;
  for (int hundredth = from; hundredth <= to; ++hundredth) {
    all.push_back(of.year.typical());
    all.back().net_cost = hundredth / 100.0 * of.target - other_funds(of);
  }
  return all;
}

std::vector<WhatIf> children(const Case& of, int from, int to) {
  std::vector<WhatIf> all;
  for (int hundredth = from; hundredth <= to; ++hundredth)
    all.push_back(of.year.with_children(hundredth / 100.0 * of.year.typical().children));
  return all;
}

namespace {

struct State {
  double quality;
  const char* words;
};
constexpr std::array states{State{-1.0, "well beyond its floor"},
                            State{0.0, "at its floor"},
                            State{0.5, "halfway from its floor to its tolerance"},
                            State{1.0, "at its tolerance"},
                            State{1.5, "halfway from its tolerance to its target"},
                            State{1.95, "just short of its target"},
                            State{2.0, "at its target"},
                            State{3.0, "well beyond its target"}};

}  // namespace

std::vector<WhatIf> qualities(const Case& of) {
  std::vector<WhatIf> all(states.size(), of.year.typical());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].quality = states[i].quality;
  return all;
}

const char* quality_words(std::size_t what_if) { return states[what_if].words; }

scenario::Contract without(scenario::Contract contract, const std::string& clause) {
  std::erase_if(contract.clauses, [&](const scenario::Clause& one) { return one.id == clause; });
  return contract;
}

Pence part(const SettledYear& settled, const std::string& clause) {
  const auto found = settled.parts.find(clause);
  return found == settled.parts.end() ? Pence(0) : found->second;
}

Pence size_of(Pence amount) { return amount.value() < 0 ? -amount : amount; }

std::string named(const scenario::Clause& clause) { return "“" + clause.name + "”"; }

std::string named(const scenario::Contract& contract, const std::string& clause) {
  const auto found = std::ranges::find(contract.clauses, clause, &scenario::Clause::id);
  return found == contract.clauses.end() ? clause : named(*found);
}

std::string money(Pence amount) {
  return (amount.value() < 0 ? "−" : "") + units::to_string(size_of(amount));
}

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
