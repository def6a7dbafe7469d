#include "contract/random_contract.hpp"

#include "contract/synthetic.hpp"

namespace loadline::testing_support {
namespace {

using namespace scenario;

template <class Q>
void set(Assumption<Q>& number, const char* what, std::int64_t low, std::int64_t high, double unit) {
  number = stated<Q>(static_cast<double>(any(what, low, high)) * unit);
}
void set_share(Assumption<units::Share>& share, const char* what, std::int64_t per_mille_most = 1'000) {
  set(share, what, 0, per_mille_most, 1e-3);
}
bool there(const char* what) { return any(what, 0, 3) > 0; }  // a clause is there three times in four

BasePrice any_price() {
  BasePrice terms;
  // One in eight far below any cost, so that reductions exceed it.
  const bool low = any("low price", 0, 7) == 0;
  set(terms.amount, "price in pence", low ? 0 : 5'500'000'000, low ? 400'000'000 : 7'000'000'000, 0.01);
  return terms;
}

Indexation any_indexation() {
  Indexation terms;
  set_share(terms.pay, "pay weight", 600);
  set_share(terms.prices, "prices weight", 250);
  set_share(terms.fees, "fees weight", 150);
  set(terms.least, "least change", -1'000, 20, 1e-3);
  set(terms.most, "greatest change", 20, 1'000, 1e-3);
  return terms;
}

SavingsReduction any_reduction(int years) {
  SavingsReduction terms;
  terms.basis = static_cast<SavingsBasis>(any("basis", 0, 2));
  std::vector<double> figures;
  for (int year = 0; year < years; ++year)
    figures.push_back(static_cast<double>(any("reduction", 0, 400'000'000)) * 0.01);
  terms.reductions = by_year(figures);
  set_share(terms.efficiency, "efficiency", 50);
  return terms;
}

VolumeCorridor any_corridor() {
  VolumeCorridor terms;
  set(terms.baseline, "baseline in tenths", 4'500, 6'500, 0.1);
  set_share(terms.dead_band, "dead band", 150);
  set_share(terms.share_up, "share up");
  set_share(terms.share_down, "share down");
  set(terms.unit_price, "unit price in pence", 0, 500'000, 0.01);
  set(terms.limit_up, "limit up in pence", 0, 500'000'000, 0.01);
  set(terms.limit_down, "limit down in pence", 0, 500'000'000, 0.01);
  return terms;
}

std::vector<Band> any_band_list() {
  std::vector<Band> bands;
  double to = 0.0;
  for (std::int64_t left = any("bands", 0, 4); left > 0; --left) {
    to += static_cast<double>(any("width of a band", 1, 60)) * 1e-3;
    bands.push_back(band(to, static_cast<double>(any("company's share", 0, 100)) * 1e-2));
  }
  return bands;
}

ReserveAndSurplus any_reserve(Taxed taxed) {
  ReserveAndSurplus terms;
  set(terms.opening, "opening reserve in pence", 0, 200'000'000, 0.01);
  set_share(terms.cap, "reserve cap", 30);
  set_share(terms.council_share, "council's share of surplus");
  terms.taxable = taxed == Taxed::perhaps && there("taxable");
  set_share(terms.tax_rate, "tax rate", 400);
  return terms;
}

DeficitFunding any_funding() {
  DeficitFunding terms;
  set(terms.carry_forward, "carry forward in pence", 0, 200'000'000, 0.01);
  set_share(terms.grant, "grant");
  set(terms.facility, "facility in pence", 0, 1'000'000'000, 0.01);
  set_share(terms.interest, "interest", 150);
  terms.loan_years = static_cast<int>(any("loan years", 1, 4));
  return terms;
}

PaymentProfile any_payment() {
  PaymentProfile terms;
  terms.timing = static_cast<PaymentTiming>(any("timing", 0, 1));
  set(terms.opening_cash, "opening cash in pence", -100'000'000, 500'000'000, 0.01);
  return terms;
}

}  // namespace

contract::ShareBands any_bands() {
  ShareBands terms;
  terms.pain = any_band_list();
  terms.gain = any_band_list();
  return contract::exact(terms);
}

Contract any_contract(int years, Taxed taxed) {
  std::vector<ClauseTerms> terms{any_price()};
  if (there("indexation")) terms.emplace_back(any_indexation());
  if (there("savings reduction")) terms.emplace_back(any_reduction(years));
  if (there("volume corridor")) terms.emplace_back(any_corridor());
  if (there("share bands")) terms.emplace_back(ShareBands{any_band_list(), any_band_list()});
  if (there("reserve and surplus")) terms.emplace_back(any_reserve(taxed));
  if (there("deficit funding")) terms.emplace_back(any_funding());
  if (there("payment profile")) terms.emplace_back(any_payment());
  return contract_of(std::move(terms));
}

}  // namespace loadline::testing_support
