#include "contract/waterfall.hpp"

#include <algorithm>

#include "loadline/base/expects.hpp"

namespace loadline::contract {
namespace {

/// Puts each clause in its place. A kind of clause without a line here does not compile.
struct Placing {
  Waterfall& waterfall;

  void operator()(const scenario::BasePrice& terms) { waterfall.price.emplace_back(exact(terms)); }
  void operator()(const scenario::Indexation& terms) { waterfall.price.emplace_back(exact(terms)); }
  void operator()(const scenario::SavingsReduction& terms) { waterfall.price.emplace_back(exact(terms)); }
  void operator()(const scenario::VolumeCorridor& terms) {
    waterfall.corridor = exact(terms);
    waterfall.volume_in_target = !waterfall.bands;
  }
  void operator()(const scenario::ShareBands& terms) { waterfall.bands = exact(terms); }
  void operator()(const scenario::ReserveAndSurplus& terms) { waterfall.reserve = exact(terms); }
  void operator()(const scenario::DeficitFunding& terms) { waterfall.deficit = exact(terms); }
  void operator()(const scenario::PaymentProfile& terms) { waterfall.payment = exact(terms); }
};

/// One future's year on its way down the waterfall.
struct Step {
  const Waterfall& clauses;
  const ExactYear& observed;
  std::span<YearRegisters> years;
  std::size_t year, lane;

  YearRegisters& now() const { return years[year]; }
  Pence& at(Lanes<Pence> YearRegisters::*which) const { return (now().*which)[lane]; }
  /// A balance as the year before left it.
  Pence brought_forward(Lanes<Pence> YearRegisters::*balance, Pence opening) const {
    return year == 0 ? opening : (years[year - 1].*balance)[lane];
  }
};

// seq 10 to 40: the price
void set_price(const Step& step, IndexFactor& factor) {
  Pence price;
  for (const PriceStep& clause : step.clauses.price) {
    if (const auto* base = std::get_if<BasePrice>(&clause)) {
      step.at(&YearRegisters::price_base) = price = base->amount;
      step.at(&YearRegisters::price_indexed) = price;
    } else if (const auto* indexation = std::get_if<Indexation>(&clause)) {
      if (step.year > 0) factor.advance(*indexation, step.observed.levels[step.lane]);
      step.at(&YearRegisters::price_indexed) = price = factor.applied_to(price);
    } else {
      price = reduced(price, std::get<SavingsReduction>(clause), step.year);
    }
  }
  step.at(&YearRegisters::price_payable) = positive_part(price);
  step.at(&YearRegisters::reduction_unused) = positive_part(-price);
}

// seq 50 and 90: volume, then pain and gain against the target
void adjust(const Step& step) {
  const Waterfall& clauses = step.clauses;
  const Pence payable = step.at(&YearRegisters::price_payable);
  const Pence volume =
      clauses.corridor ? volume_payment(*clauses.corridor, step.observed.looked_after_half_days[step.lane],
                                        step.observed.days)
                       : nothing;
  const Pence target = clauses.volume_in_target ? payable + volume : payable;
  const Pence net_cost = step.observed.net_cost[step.lane];
  step.at(&YearRegisters::volume) = volume;
  step.at(&YearRegisters::target) = target;
  step.at(&YearRegisters::net_cost) = net_cost;
  const Pence share = clauses.bands ? share_payment(*clauses.bands, target, net_cost) : nothing;
  step.at(&YearRegisters::share) = share;
  step.at(&YearRegisters::result) = payable + volume + share - net_cost;  // seq 100
}

// seq 110 to 130: a surplus is shared and taxed, or a deficit covered
void fund(const Step& step) {
  const Pence result = step.at(&YearRegisters::result);
  const Pence reserve = step.brought_forward(&YearRegisters::reserve, step.clauses.reserve.opening);
  const Pence carried = step.brought_forward(&YearRegisters::carry_balance, nothing);
  const Pence lent = step.brought_forward(&YearRegisters::loan_balance, nothing);
  const Pence price = step.at(&YearRegisters::price_payable);
  const SurplusShares gain =
      share_surplus(step.clauses.reserve, positive_part(result), price, reserve, carried);
  const DeficitCover cover =
      cover_deficit(step.clauses.deficit, positive_part(-result), reserve, carried, lent);
  step.at(&YearRegisters::topup) = gain.topup;
  step.at(&YearRegisters::council_surplus) = gain.council;
  step.at(&YearRegisters::tax) = gain.tax;
  step.at(&YearRegisters::retained) = gain.retained;
  step.at(&YearRegisters::draw) = cover.draw;
  step.at(&YearRegisters::carried_forward) = cover.carried - gain.recovered;
  step.at(&YearRegisters::grant) = cover.grant;
  step.at(&YearRegisters::loan) = cover.loan;
  step.at(&YearRegisters::unfunded) = cover.unfunded;
  step.at(&YearRegisters::reserve) = reserve + gain.topup - cover.draw;
  step.at(&YearRegisters::carry_balance) = carried + cover.carried - gain.recovered;
}

// seq 140: interest on the opening balance, and this year's instalment of each earlier loan
void serve_loans(const Step& step) {
  const Pence lent = step.brought_forward(&YearRegisters::loan_balance, nothing);
  const auto loan_years = static_cast<std::size_t>(step.clauses.deficit.loan_years);
  Pence principal;
  for (std::size_t age = 1; age <= std::min(step.year, loan_years); ++age)
    principal += instalment(step.years[step.year - age].loan[step.lane], static_cast<int>(loan_years),
                            static_cast<int>(age) - 1);
  step.at(&YearRegisters::interest) = interest_on(step.clauses.deficit, lent);
  step.at(&YearRegisters::principal) = principal;
  step.at(&YearRegisters::loan_balance) = lent + step.at(&YearRegisters::loan) - principal;
}

}  // namespace

Waterfall waterfall_of(const scenario::Contract& contract) {
  Waterfall waterfall;
  for (const scenario::Clause& clause : contract.clauses) std::visit(Placing{waterfall}, clause.terms);
  LOADLINE_EXPECTS(!waterfall.price.empty() && std::holds_alternative<BasePrice>(waterfall.price.front()));
  return waterfall;
}

void settle_year(const Waterfall& waterfall, const ExactYear& observed, std::size_t year,
                 std::span<YearRegisters> years, IndexFactors& factors) {
  if (year == 0) factors.fill(IndexFactor{});
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const Step step{waterfall, observed, years, year, lane};
    set_price(step, factors[lane]);
    adjust(step);
    fund(step);
    serve_loans(step);
  }
}

}  // namespace loadline::contract
