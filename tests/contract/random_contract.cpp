#include "contract/random_contract.hpp"

#include <algorithm>

#include "contract/random_parts.hpp"

namespace loadline::testing_support {

using namespace scenario;

namespace {

/// Indexation and reductions in any order: it is theirs to say.
void add_price(std::vector<ClauseTerms>& terms, int years) {
  terms.emplace_back(any_price());
  const bool deduct_first = perhaps("deduct before indexing", 3);
  if (deduct_first) terms.emplace_back(any_reduction(years));
  if (there("indexation")) terms.emplace_back(any_indexation());
  if (there("savings reduction")) terms.emplace_back(any_reduction(years));
  if (there("change control")) terms.emplace_back(any_changes(years));
  if (perhaps("rebase")) terms.emplace_back(any_rebase());
}

void add_adjustments(std::vector<ClauseTerms>& terms, int years) {
  if (there("volume corridor")) terms.emplace_back(any_corridor());
  if (there("reopener")) terms.emplace_back(any_reopener());
  if (there("deductions")) terms.emplace_back(any_deductions());
  if (there("outcome payment")) terms.emplace_back(any_outcome_payment());
  if (perhaps("alternative income")) terms.emplace_back(any_income());
  if (perhaps("schools' fund")) terms.emplace_back(any_fence(Fund::schools, years));
  if (perhaps("public health fund")) terms.emplace_back(any_fence(Fund::public_health, years));
}

/// Now and then the cap of deductions is a share of the target: then the target has to be there before them.
void cap_by_target(Contract& contract) {
  const auto* bands = find<ShareBands>(contract);
  if (bands == nullptr || bands->deductions_in_target || bands->deductions_in_actual) return;
  auto& clauses = contract.clauses;
  const auto judged = std::find_if(clauses.begin(), clauses.end(), [](const Clause& clause) {
    return std::holds_alternative<Deductions>(clause.terms);
  });
  const auto shared = std::find_if(clauses.begin(), clauses.end(), [](const Clause& clause) {
    return std::holds_alternative<ShareBands>(clause.terms);
  });
  if (judged == clauses.end() || !perhaps("cap of the target", 3)) return;
  std::get<Deductions>(judged->terms).cap_of_target = true;
  std::rotate(judged, judged + 1, shared + 1);
  for (std::size_t i = 0; i < clauses.size(); ++i) clauses[i].seq = 10 * (static_cast<int>(i) + 1);
}

}  // namespace

Contract any_contract(int years, Taxed taxed, Enacted enacted) {
  std::vector<ClauseTerms> terms;
  add_price(terms, years);
  add_adjustments(terms, years);
  if (perhaps("support services")) terms.emplace_back(any_support());
  if (there("share bands")) terms.emplace_back(any_share_bands());
  if (there("reserve and surplus")) terms.emplace_back(any_reserve(taxed));
  if (there("deficit funding")) terms.emplace_back(any_funding());
  if (perhaps("working capital")) terms.emplace_back(any_working_capital(years));
  if (there("payment profile")) terms.emplace_back(any_payment());
  if (there("triggers")) terms.emplace_back(any_triggers(years, enacted));
  if (perhaps("approvals")) terms.emplace_back(any_approvals());
  if (perhaps("funders", 3)) terms.emplace_back(any_funders());
  Contract contract = contract_of(std::move(terms));
  cap_by_target(contract);
  return contract;
}

}  // namespace loadline::testing_support
