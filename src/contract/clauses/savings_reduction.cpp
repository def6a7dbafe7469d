#include "contract/clauses/savings_reduction.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

std::vector<Pence> off_the_price(scenario::SavingsBasis basis, const std::vector<Pence>& figures) {
  std::vector<Pence> off;
  Pence so_far, saved;  // the sum of the figures, and the highest of them
  for (const Pence figure : figures) {
    so_far += figure;
    switch (basis) {
      case scenario::SavingsBasis::base_reduction:
        off.push_back(so_far);
        break;
      case scenario::SavingsBasis::in_year_cash:
        off.push_back(figure);
        break;
      case scenario::SavingsBasis::cumulative_cash:
        off.push_back(positive_part(figure - saved));
        break;
    }
    saved = std::max(saved, figure);
  }
  return off;
}

}  // namespace

SavingsReduction exact(const scenario::SavingsReduction& terms) {
  std::vector<Pence> figures;
  for (const auto& year : terms.reductions) figures.push_back(in_pence(year.value.typical()));
  return {.off = off_the_price(terms.basis, figures),
          .kept = million - millionths(terms.efficiency.typical().value())};
}

Pence reduced(Pence price, const SavingsReduction& terms, std::size_t year) {
  const Pence off = year < terms.off.size() ? terms.off[year] : nothing;
  if (terms.kept == million) return price - off;
  Whole numerator = price.value(), denominator = 1;
  for (std::size_t y = 0; y < year; ++y) {
    numerator *= terms.kept;
    denominator *= million;
  }
  return round_half_even<Whole>(numerator, denominator) - off;
}

}  // namespace loadline::contract
