#pragma once
/// \file  waterfall.hpp
/// \brief A contract's clauses in their places, and one year's way down through them (`model.md` 4.3).

#include <array>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "contract/clauses/alternative_income.hpp"
#include "contract/clauses/approvals.hpp"
#include "contract/clauses/base_price.hpp"
#include "contract/clauses/change_control.hpp"
#include "contract/clauses/deductions.hpp"
#include "contract/clauses/deficit_funding.hpp"
#include "contract/clauses/funders.hpp"
#include "contract/clauses/indexation.hpp"
#include "contract/clauses/outcome_payment.hpp"
#include "contract/clauses/payment_profile.hpp"
#include "contract/clauses/rebase.hpp"
#include "contract/clauses/reopener.hpp"
#include "contract/clauses/reserve_surplus.hpp"
#include "contract/clauses/ring_fence.hpp"
#include "contract/clauses/savings_reduction.hpp"
#include "contract/clauses/share_bands.hpp"
#include "contract/clauses/support_services.hpp"
#include "contract/clauses/triggers.hpp"
#include "contract/clauses/volume_corridor.hpp"
#include "contract/clauses/working_capital.hpp"
#include "loadline/contract/settle.hpp"

namespace loadline::contract {

using PriceStep = std::variant<BasePrice, Indexation, SavingsReduction>;

/// The exact terms of a contract. `seq` decides where order matters: among base, indexation and savings reductions (index
/// then deduct, or the reverse: W1). Changes and what rebasing has added are put on top of what these make, neither indexed
/// nor reduced: validation refuses a contract in which they stand before one of these. Elsewhere registers are in single
/// assignment, so that an order without algebra errors is the order here.
struct Waterfall {
  std::vector<PriceStep> price;
  ChangeControl changes;
  std::optional<Rebase> rebase;
  std::optional<VolumeCorridor> corridor;
  std::optional<Reopener> reopener;
  std::optional<Deductions> deductions;
  std::optional<OutcomePayment> outcomes;
  AlternativeIncome income;
  std::vector<RingFence> fences;
  std::optional<ShareBands> bands;
  ReserveAndSurplus reserve;
  DeficitFunding deficit;
  std::optional<WorkingCapital> working_capital;
  SupportServices support;
  PaymentProfile payment;
  Triggers triggers;
  Approvals approvals;
  Funders funders;
  /// Where `decisions_of` has the first request of each clause: the clauses' order decides.
  std::size_t first_change = 0, first_reopening = 0;

  bool reimbursed() const { return bands && bands->form == scenario::ShareForm::cost_reimbursable; }
};

Waterfall waterfall_of(const scenario::Contract& contract, const scenario::Scenario& scenario);

/// What the years of a block hand on besides their registers. Made anew for each block.
struct Standing {
  units::Lanes<IndexFactor> factors{};
  units::Lanes<Pence> indexed_base{};  ///< The base price at the level of the year before; kept for rebasing.
  std::vector<Counts> changes_decided;           ///< Month; one a change.
  std::vector<units::Lanes<IndicatorRun>> runs;  ///< One an indicator of the deductions.
  Counts earned_back_to{};                       ///< First quarter that no earn-back has looked at.
  std::vector<units::Lanes<Watch>> watches;      ///< One a trigger.
  Counts ends{};                                 ///< Contract year from which nothing is in force any more.
  Counts ended_by{};                             ///< The trigger that did it.
  std::array<units::Lanes<Pence>, months_a_year>
      added{};  ///< Of the year's changes, by month in which they are paid.
  std::vector<units::Lanes<Pence>>
      added_late;              ///< The same where that is after the year, by month of the horizon;
                               ///< empty where nothing is backdated.
  Counts reopening_decided{};  ///< Month in which the year's reopening was decided.
  std::array<units::Lanes<Pence>, months_a_year> instalments{};  ///< Of the year's price, by month.
  std::array<units::Lanes<Pence>, months_a_year> exits{};        ///< Exit costs of the year, by month.

  /// \param months Of the horizon.
  Standing(const Waterfall& waterfall, int months);
  void begin();
};

/// A contract year of 32 futures on its way down: the clauses, what the service says, what the years before left, and where
/// its registers go.
struct Year {
  const Waterfall& clauses;
  const ExactBlock& block;
  std::span<const Decision> decisions;
  Settlement& settled;
  Standing& standing;
  std::size_t index;

  YearRegisters& now() const { return settled.years[index]; }
  const ExactYear& observed() const { return block.years()[index]; }
  std::size_t first_month() const { return months_a_year * index; }
  bool ended(std::size_t lane) const { return standing.ends[lane] <= static_cast<int>(index); }
  /// A balance as the year before left it.
  Pence before(Lanes<Pence> YearRegisters::*balance, std::size_t lane, Pence opening = Pence(0)) const {
    return index == 0 ? opening : (settled.years[index - 1].*balance)[lane];
  }
};

/// Settles a contract year: all registers but the net positions, which are sums of postings.
void settle_year(const Year& year);

// The stages, each a file under stages/.
void set_price(const Year& year);          ///< seq 10 to 40
void pay_for_volume(const Year& year);     ///< seq 50 and 60
void judge_outcomes(const Year& year);     ///< seq 70: points, deductions, earn-back
void pay_for_outcomes(const Year& year);   ///< seq 70: outcome payment
void count_costs(const Year& year);        ///< net cost, income, rent, charges, ring-fenced funds
void set_target(const Year& year);         ///< seq 80
void share_difference(const Year& year);   ///< seq 90 and 100
void distribute_result(const Year& year);  ///< seq 110 to 130
void serve_loans(const Year& year);        ///< seq 140
void test_income(const Year& year);        ///< seq 140
void take_back(const Year& year);          ///< where the contract has ended

/// seq 150: looks at every trigger, once the year's cash is known. Enacted ones leave exit costs and an end in `standing`.
void watch_triggers(const Year& year);

}  // namespace loadline::contract
