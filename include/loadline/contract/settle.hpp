#pragma once
/// \file  loadline/contract/settle.hpp
/// \brief Settles a block of futures under a contract: registers, postings and cash.

#include <memory>
#include <string>
#include <vector>

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
  Lanes<Pence> volume{};                ///< + paid to the company
  Lanes<Pence> target{}, net_cost{};    ///< target = payable + volume
  Lanes<Pence> share{};                 ///< council -> company (+) or company -> council (-) under the share bands
  Lanes<Pence> result{};                ///< payable + volume + share - net cost
  Lanes<Pence> topup{}, council_surplus{}, tax{}, retained{};
  Lanes<Pence> draw{}, carried_forward{}, grant{}, loan{}, unfunded{};  ///< unfunded > 0: facility exhausted, insolvent
  Lanes<Pence> reserve{}, loan_balance{}, carry_balance{}, interest{}, principal{};  ///< balances at the year's end
  Lanes<Pence> council_net{}, company_net{}, group_net{};  ///< accrual net position of the year; paid out negative
};

struct Settlement {
  std::vector<YearRegisters> years;
  std::vector<Lanes<Pence>> cash;           ///< Company's cash at each month's end.
  Lanes<Pence> lowest_cash{};               ///< Least month-end cash, opening included,
  units::Counts lowest_month{};             ///< and its month (-1: the opening).
  std::vector<PostingColumn> postings;      ///< Everything that moved; empties fast: headers are reused between blocks.
};

/// Settles blocks under one contract. One Settler a thread; the contract and scenario must outlive it.
class Settler {
 public:
  Settler(const scenario::Contract& contract, const scenario::Scenario& scenario);
  ~Settler();
  Settler(Settler&&) noexcept;

  /// Pure but for scratch space: no chance, no clock, nothing kept between blocks. The result stays valid until the
  /// next call.
  const Settlement& settle(const service::Block& block);

 private:
  struct Workings;
  std::unique_ptr<Workings> workings_;
};

/// The postings of one lane, in order of accrual month, amounts above 0.
std::vector<Posting> ledger_of(const Settlement& settlement, std::size_t lane);

}  // namespace loadline::contract
