#pragma once
/// \file  loadline/contract/registers.hpp
/// \brief What a contract makes of a year: its registers, in the order of the waterfall.

#include <array>
#include <cstdint>
#include <span>

#include "loadline/contract/posting.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::contract {

using units::Counts;
using units::Lanes;
using units::Pence;

inline constexpr std::size_t most_councils = 3;

/// The registers of one contract year in 32 futures, each rounded once where it is defined (`model.md` 0.4). [pence]
/// Signs: `net_cost` positive = spent by the company net of its income; `result` positive = surplus.
struct YearRegisters {
  // the price
  Lanes<Pence> price_base{}, price_indexed{};
  Lanes<Pence> price_adjusted{};  ///< After indexation and every savings reduction, in their order.
  Lanes<Pence> change{};          ///< Approved in-year changes in force.
  Lanes<Pence> rebased{};         ///< Added by rebasing in earlier years, indexed on.
  Lanes<Pence> price_payable{};   ///< adjusted + change + rebased, at least 0
  Lanes<Pence>
      reduction_unused{};  ///< What reductions would have taken below a price of nothing; above 0 is a flag.
  Lanes<std::int64_t> baseline_shift{};  ///< Children the baselines have moved by rebasing. [1e-6 children]
  // adjustments
  Lanes<Pence> volume{};  ///< + paid to the company
  Lanes<Pence>
      exceptional_asked{};  ///< What the reopener asked for: from the request to the year's end, net of volume.
  Lanes<Pence> exceptional{};  ///< What was granted of it, and not from before its effective month.
  Lanes<Pence> deductions{}, earned_back{}, outcome_payment{};  ///< at least 0
  Lanes<Pence> outcome{};  ///< outcome_payment + earned_back - deductions
  // what counts against the price
  Lanes<Pence> net_cost{};  ///< Company's net cost of all funds that no clause ring-fences.
  Lanes<Pence> income{};    ///< From customers, part of net_cost.
  Lanes<Pence> rent{};      ///< For property of the council.
  Lanes<Pence>
      target{};  ///< price_payable, with volume, exceptional payments and deductions as the clause says
  Lanes<Pence> actual{};  ///< net_cost + rent, with income and deductions as the clauses say
  Lanes<Pence>
      company_share{};  ///< Company's share of target - actual under the bands; all of it without bands.
  Lanes<Pence>
      share{};  ///< council -> company (+) or company -> council (-): company_share - (target - actual)
  Lanes<Pence> result{};  ///< payable + volume + exceptional + outcome + share - net_cost - rent + taken_back
  // where it goes
  Lanes<Pence> topup{};  ///< Into the reserve, after any tax that falls on it.
  Lanes<Pence> council_surplus{}, tax{}, retained{};
  Lanes<Pence> reinvested{};  ///< Last year's restricted surplus that met this year's deficit,
  Lanes<Pence> returned{};    ///< and what of it goes back to the council.
  Lanes<Pence> draw{};
  Lanes<Pence> carried_forward{};  ///< + deficit carried into later years, - made good out of a surplus
  Lanes<Pence> grant{}, loan{}, unfunded{};                 ///< unfunded > 0: facility exhausted, insolvent
  Lanes<Pence> reserve{}, loan_balance{}, carry_balance{};  ///< At the year's end.
  Lanes<Pence> interest{}, principal{};                     ///< Paid by the company on earlier years' loans.
  Lanes<Pence> working_capital{}, working_interest{}, working_principal{},
      working_balance{};  ///< The cash loan.
  // beside it
  Lanes<Pence> charges{};  ///< For services of the council; part of net_cost.
  std::array<Lanes<Pence>, fund_count> fund_grant{}, fund_cost{}, fund_transfer{}, fund_returned{},
      fund_balance{};  ///< Ring-fenced funds: balance = before + grant + transfer - returned - cost.
  Lanes<std::int64_t> external_share{};  ///< Income over turnover, averaged over the test's years. [1e-6]
  Counts test_failed{};                  ///< 1 where it is not below the limit.
  Counts terminated{};                   ///< 1 in every year after an enacted termination took effect.
  Lanes<Pence> taken_back{};             ///< Net cost the council bears since then.
  Lanes<Pence> exit_costs{};             ///< Paid by the council outside the group.
  std::array<Lanes<Pence>, most_councils>
      councils_net{};  ///< Accrual net position by council; paid out negative,
  Lanes<Pence> council_net{}, company_net{}, group_net{};  ///< their sum, the company's, and both together.
};

/// What deductions made of a quarter. [pence]
struct QuarterRegisters {
  Lanes<std::int64_t> points{};  ///< After ratchet and weight, before free points. [1e-6]
  Lanes<Pence> uncapped{}, cap{}, deduction{}, earned_back{};
};

/// A register that is money, by the name the algebra and every report use.
struct RegisterInfo {
  const char* name;  ///< "price.payable"
  Lanes<Pence> YearRegisters::*amount;
};
/// In the order of the waterfall; net positions last. Funds and shifts are not among them.
std::span<const RegisterInfo> money_registers();

}  // namespace loadline::contract
