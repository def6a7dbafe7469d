#pragma once
/// \file  loadline/contract/settle.hpp
/// \brief Settles a block of futures under a contract: registers, postings and cash.
///
/// Each year runs down the waterfall of `model.md` 4.3; docs/explanation/payment.md tells it in words, with the worked
/// examples that the tests repeat. Clauses compute in exact whole numbers and ratios; a register is rounded to the penny
/// once, half to even, where it is defined.

#include <memory>
#include <span>
#include <vector>

#include "loadline/contract/exact_block.hpp"
#include "loadline/contract/posting.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/service/block.hpp"

namespace loadline::contract {

using units::Lanes;
using units::Pence;

/// The registers of one contract year in 32 futures, each rounded once where it is defined (`model.md` 0.4). [pence]
/// Signs: `net_cost` positive = spent by the company net of its income; `result` positive = surplus.
struct YearRegisters {
  Lanes<Pence> price_base{}, price_indexed{}, price_payable{};
  Lanes<Pence>
      reduction_unused{};  ///< What reductions would have taken below a price of nothing; above 0 is a flag.
  Lanes<Pence> volume{};   ///< + paid to the company
  Lanes<Pence> target{}, net_cost{};  ///< target = payable + volume
  Lanes<Pence> share{};   ///< council -> company (+) or company -> council (-) under the share bands
  Lanes<Pence> result{};  ///< payable + volume + share - net cost
  Lanes<Pence> topup{};   ///< Into the reserve, after any tax that falls on it.
  Lanes<Pence> council_surplus{}, tax{}, retained{};
  Lanes<Pence> draw{};
  Lanes<Pence> carried_forward{};  ///< + deficit carried into later years, - made good out of a surplus
  Lanes<Pence> grant{}, loan{}, unfunded{};                 ///< unfunded > 0: facility exhausted, insolvent
  Lanes<Pence> reserve{}, loan_balance{}, carry_balance{};  ///< At the year's end.
  Lanes<Pence> interest{}, principal{};                     ///< Paid by the company on earlier years' loans.
  Lanes<Pence> council_net{}, company_net{},
      group_net{};  ///< accrual net position of the year; paid out negative
};

struct Settlement {
  std::vector<YearRegisters> years;
  std::vector<Lanes<Pence>> cash;       ///< Company's cash at each month's end.
  Lanes<Pence> lowest_cash{};           ///< Least month-end cash, opening included,
  units::Counts lowest_month{};         ///< and its first month (-1: the opening).
  std::vector<PostingColumn> postings;  ///< What moved under the contract's clauses, zeros included.
  std::span<const PostingColumn>
      service_postings;  ///< What moved whatever the contract: `ExactBlock::postings()`.
};

/// Settles blocks under one contract. One Settler a thread. Keeps nothing of the contract or scenario it was made from.
class Settler {
 public:
  /// \param contract Validated: clauses in `seq` order, at most one of a kind, exactly one base price.
  /// \param scenario Gives the horizon and when suppliers are paid.
  Settler(const scenario::Contract& contract, const scenario::Scenario& scenario);
  ~Settler();
  Settler(Settler&&) noexcept;

  /// Pure but for scratch space: no chance, no clock, nothing kept between blocks. Allocates nothing. The result stays
  /// valid until the next call, its `service_postings` until `block` is read again.
  const Settlement& settle(const ExactBlock& block);

  /// The same, reading the block first. With several contracts read it once instead.
  const Settlement& settle(const service::Block& block);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

/// The postings of one lane, the service's included, in order of accrual month, amounts above 0.
std::vector<Posting> ledger_of(const Settlement& settlement, std::size_t lane);

}  // namespace loadline::contract
