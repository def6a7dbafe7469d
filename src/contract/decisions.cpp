#include "loadline/contract/decisions.hpp"

#include "loadline/scenario/contract.hpp"

namespace loadline::contract {
namespace {

DecisionTerms terms_of(const scenario::Deciding& deciding, std::string address) {
  return {.address = std::move(address),
          .probability = deciding.probability.typical().value(),
          .delay = deciding.delay.typical().value(),
          .delay_spread = deciding.delay_spread.typical().value(),
          .granted = deciding.granted.typical().value(),
          .granted_evidence = deciding.granted_evidence.typical().value()};
}

}  // namespace

std::vector<DecisionTerms> decisions_of(const scenario::Contract& contract,
                                        const scenario::Horizon& horizon) {
  std::vector<DecisionTerms> terms;
  for (const scenario::Clause& clause : contract.clauses) {
    if (const auto* changes = std::get_if<scenario::ChangeControl>(&clause.terms))
      for (const scenario::RequestedChange& request : changes->requests)
        terms.push_back(terms_of(changes->deciding, clause.id + "." + request.id));
    if (const auto* reopener = std::get_if<scenario::Reopener>(&clause.terms))
      for (int year = 0; year < horizon.months / 12; ++year)
        terms.push_back(
            terms_of(reopener->deciding, clause.id + "." + std::to_string(horizon.start.year + year)));
  }
  return terms;
}

}  // namespace loadline::contract
