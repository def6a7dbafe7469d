#include "engine/contracts.hpp"

#include <algorithm>
#include <tuple>

namespace loadline::engine {
namespace {

auto odds(const contract::DecisionTerms& terms) {
  return std::tie(terms.address, terms.probability, terms.delay, terms.delay_spread, terms.granted,
                  terms.granted_evidence);
}

}  // namespace

Contracts::Contracts(const scenario::Scenario& scenario, chance::Seed seed) : seed_(seed) {
  add(scenario.contract, scenario);
  for (const scenario::Variant& variant : scenario.variants) add(variant.contract, scenario);
}

void Contracts::add(const scenario::Contract& contract, const scenario::Scenario& scenario) {
  Desk desk{.settler = contract::Settler(contract, scenario), .requests = {}, .decisions = {}};
  for (const contract::DecisionTerms& terms : contract::decisions_of(contract, scenario.horizon))
    desk.requests.push_back(place_of(terms));
  desk.decisions.resize(desk.requests.size());
  desks_.push_back(std::move(desk));
}

std::size_t Contracts::place_of(const contract::DecisionTerms& terms) {
  const auto found = std::find_if(terms_.begin(), terms_.end(),
                                  [&](const auto& other) { return odds(other) == odds(terms); });
  const auto place = static_cast<std::size_t>(found - terms_.begin());
  if (found == terms_.end()) terms_.push_back(terms);
  return place;
}

void Contracts::decide(const units::Lanes<chance::Future>& futures) {
  draw_decisions(terms_, seed_, futures, drawn_);
  for (Desk& desk : desks_)
    for (std::size_t i = 0; i < desk.requests.size(); ++i) desk.decisions[i] = drawn_[desk.requests[i]];
}

const contract::Settlement& Contracts::settle(std::size_t contract, const contract::ExactBlock& block) {
  Desk& desk = desks_[contract];
  return desk.settler.settle(block, desk.decisions);
}

}  // namespace loadline::engine
