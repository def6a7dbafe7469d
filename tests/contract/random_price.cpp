#include "contract/random_parts.hpp"

namespace loadline::testing_support {

using namespace scenario;

base::Date any_month(const char* what, int years) {
  const int month = static_cast<int>(any(what, 0, 12 * years - 1));  // since April 2017
  return {2017 + (month + 3) / 12, (month + 3) % 12 + 1, 1};
}

Deciding any_deciding() {
  Deciding terms;
  terms.backdated = perhaps("backdated");
  return terms;
}

BasePrice any_price() {
  BasePrice terms;
  // One in eight far below any cost, so that reductions exceed it.
  const bool low = any("low price", 0, 7) == 0;
  set_pence(terms.amount, "price in pence", low ? 0 : 5'500'000'000, low ? 400'000'000 : 7'000'000'000);
  return terms;
}

Indexation any_indexation() {
  Indexation terms;
  set_share(terms.pay, "pay weight", 600);
  set_share(terms.prices, "prices weight", 250);
  set_share(terms.fees, "fees weight", 150);
  set(terms.least, "least change", -1'000, 20, 1e-3);
  set(terms.most, "greatest change", 20, 1'000, 1e-3);
  terms.mean = any_of<BasketMean>("mean of the basket", 1);
  terms.lag_years = static_cast<int>(any("lag in years", 0, 1));
  return terms;
}

SavingsReduction any_reduction(int years) {
  SavingsReduction terms;
  terms.basis = any_of<SavingsBasis>("basis", 2);
  std::vector<double> figures;
  for (int year = 0; year < years; ++year) figures.push_back(any_number("reduction", 0, 400'000'000, 0.01));
  terms.reductions = by_year(figures);
  set_share(terms.efficiency, "efficiency", 50);
  return terms;
}

ChangeControl any_changes(int years) {
  ChangeControl terms;
  terms.deciding = any_deciding();
  for (std::int64_t left = any("requests", 1, 3); left > 0; --left) {
    RequestedChange request;
    request.id = request.name = "request-" + std::to_string(left);
    set_pence(request.amount, "change in pence", -100'000'000, 300'000'000);
    request.requested = any_month("requested", years);
    request.recurrent = perhaps("recurrent");
    terms.requests.push_back(request);
  }
  return terms;
}

Rebase any_rebase() {
  Rebase terms;
  set_share(terms.weight, "weight of what happened");
  set(terms.baseline, "rebased baseline in tenths", 4'500, 6'500, 0.1);
  set_pence(terms.unit_price, "rebased unit price in pence", 0, 200'000);
  terms.every_years = static_cast<int>(any("rebased every years", 1, 2));
  return terms;
}

}  // namespace loadline::testing_support
