#pragma once
/// \file  contract/random_parts.hpp
/// \brief Random terms by family of clauses; what `any_contract` puts together.

#include <cstdint>
#include <vector>

#include "contract/random_contract.hpp"
#include "contract/synthetic.hpp"

namespace loadline::testing_support {

template <class Q>
void set(scenario::Assumption<Q>& number, const char* what, std::int64_t low, std::int64_t high,
         double unit) {
  number = scenario::stated<Q>(any_number(what, low, high, unit));
}
inline void set_share(scenario::Assumption<units::Share>& share, const char* what,
                      std::int64_t per_mille_most = 1'000) {
  set(share, what, 0, per_mille_most, 1e-3);
}
/// Pounds from whole pence.
template <class Q>
void set_pence(scenario::Assumption<Q>& amount, const char* what, std::int64_t low, std::int64_t high) {
  set(amount, what, low, high, 0.01);
}
template <class Enum>
Enum any_of(const char* what, std::int64_t last) {
  return static_cast<Enum>(any(what, 0, last));
}
inline bool there(const char* what) { return any(what, 0, 3) > 0; }  // three times in four
base::Date any_month(const char* what, int years);
scenario::Deciding any_deciding();

scenario::BasePrice any_price();
scenario::Indexation any_indexation();
scenario::SavingsReduction any_reduction(int years);
scenario::ChangeControl any_changes(int years);
scenario::Rebase any_rebase();

scenario::VolumeCorridor any_corridor();
scenario::Reopener any_reopener();
scenario::Deductions any_deductions();
scenario::OutcomePayment any_outcome_payment();
scenario::AlternativeIncome any_income();
scenario::RingFence any_fence(scenario::Fund fund, int years);

scenario::ShareBands any_share_bands();
scenario::ReserveAndSurplus any_reserve(Taxed taxed);
scenario::DeficitFunding any_funding();
scenario::WorkingCapital any_working_capital(int years);
scenario::SupportServices any_support();
scenario::PaymentProfile any_payment();
scenario::Triggers any_triggers(int years, Enacted enacted);
scenario::Approvals any_approvals();
scenario::Funders any_funders();

}  // namespace loadline::testing_support
