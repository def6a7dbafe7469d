#pragma once
/// \file  loadline/contract/settle.hpp
/// \brief Settles a block of futures under a contract: registers, postings and cash.
///
/// Each year runs down the waterfall of `model.md` 4.3; docs/explanation/payment.md tells it in words, with the worked
/// examples that the tests repeat. Clauses compute in exact whole numbers and ratios; a register is rounded to the penny
/// once, half to even, where it is defined.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "loadline/contract/decisions.hpp"
#include "loadline/contract/exact_block.hpp"
#include "loadline/contract/posting.hpp"
#include "loadline/contract/registers.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/service/block.hpp"

namespace loadline::contract {

/// When a trigger first fired.
struct TriggerOutcome {
  std::string id;
  Counts month{};  ///< Month index; -1: never in the horizon.
  Counts
      fired{};  ///< In how many months (cash), quarters (deductions), inspections or year ends its condition held for
                ///< as long as its persistence asks.
};

/// A request under the reopener or change control, in each future.
struct RequestOutcome {
  std::string address;  ///< As `DecisionTerms::address`.
  Counts asked{};       ///< Month; -1: not asked.
  Counts effective{};   ///< First month that is paid for; -1: refused, or too late for the horizon.
};

struct Settlement {
  std::vector<YearRegisters> years;
  std::vector<QuarterRegisters> quarters;  ///< Empty without deductions.
  std::vector<TriggerOutcome> triggers;    ///< One a trigger of the contract.
  std::vector<RequestOutcome> requests;    ///< One a `decisions_of`.
  std::vector<Lanes<Pence>> cash;          ///< Company's cash at each month's end.
  Lanes<Pence> lowest_cash{};              ///< Least month-end cash, opening included,
  units::Counts lowest_month{};            ///< and its first month (-1: the opening).
  Counts overdraft_months{};               ///< Month ends at which cash is below nothing,
  Counts beyond_overdraft{};               ///< and below what the bank has agreed to lend.
  std::vector<PostingColumn> postings;     ///< What moved under the contract's clauses, zeros included.
  std::span<const PostingColumn>
      service_postings;  ///< What moved whatever the contract: `ExactBlock::postings()`.
};

/// Settles blocks under one contract. One Settler a thread. Keeps nothing of the contract or scenario it was made from.
class Settler {
 public:
  /// \param contract Validated: clauses in `seq` order, `algebra_errors` empty, exactly one base price.
  /// \param scenario Gives the horizon and when suppliers are paid.
  Settler(const scenario::Contract& contract, const scenario::Scenario& scenario);
  ~Settler();
  Settler(Settler&&) noexcept;

  /// Pure but for scratch space: no chance, no clock, nothing kept between blocks. Allocates nothing. The result stays
  /// valid until the next call, its `service_postings` until `block` is read again.
  /// \param decisions One a `decisions_of(contract, scenario.horizon)`; may be empty only where that is.
  const Settlement& settle(const ExactBlock& block, std::span<const Decision> decisions = {});

  /// The same, reading the block first. With several contracts read it once instead.
  const Settlement& settle(const service::Block& block, std::span<const Decision> decisions = {});

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

/// The postings of one lane, the service's included, in order of accrual month, amounts above 0.
std::vector<Posting> ledger_of(const Settlement& settlement, std::size_t lane);

}  // namespace loadline::contract
