#include "report/example_contract.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::testing_support {
namespace {

using namespace analysis;

constexpr double million = 1e6;
constexpr double price = 62.8 * million;

Estimate of(double value, double error) { return {value, error}; }

/// Company's share of an overspend (negative) or underspend: all of the first 2 % of the price, half beyond.
double company_share(double difference) {
  const double first = std::min(std::abs(difference), 0.02 * price);
  const double share = first + 0.5 * (std::abs(difference) - first);
  return difference < 0.0 ? -share : share;
}

Payoff payoff_of_outturn() {
  Payoff made{
      "outturn", "What a year's cost leaves each party", "Company's net cost", {}, 63.9 * million, {}, {},
      {}};
  PayoffPart fixed{"base-price", "Base price", {}}, bands{"share-bands", "Pain and gain share", {}};
  for (int percent = 85; percent <= 125; ++percent) {
    const double cost = percent / 100.0 * price, share = company_share(price - cost) - (price - cost);
    made.at.push_back(cost);
    fixed.amount.push_back(price);
    bands.amount.push_back(share);
    made.council.push_back(-price - share);
    made.company.push_back(price + share - cost);
  }
  made.parts = {fixed, bands};
  return made;
}

/// £65,000 a child: the council pays £25,600 of it above 545 children.
Payoff payoff_of_children() {
  Payoff made{
      "children", "What more or fewer children leave each party", "Children looked after", {}, 540.0, {}, {},
      {}};
  PayoffPart fixed{"base-price", "Base price", {}}, corridor{"volume-corridor", "Volume corridor", {}};
  for (int children = 480; children <= 640; children += 5) {
    const double paid = 25'600.0 * std::max(children - 545, 0);
    made.at.push_back(children);
    fixed.amount.push_back(price);
    corridor.amount.push_back(paid);
    made.council.push_back(-price - paid);
    made.company.push_back(paid - 65'000.0 * (children - 540));
  }
  made.parts = {fixed, corridor};
  return made;
}

void add_to_variants(std::vector<VariantFindings>& variants) {
  for (VariantFindings& v : variants) {
    v.deductions = of(0.35 * million, 11'000);
    v.outcome_payments = of(0.21 * million, 4'000);
    v.exceptional = of(0.62 * million, 20'000);
  }
  VariantFindings& last = variants.back();
  last.deductions = of(0.11 * million, 5'000);
  last.deductions_difference = of(-0.24 * million, 7'000);
  last.insolvent_difference = of(-0.372, 0.006);
  last.group_difference = of(-0.07 * million, 2'000);
}

OperatingCharacteristic luck_of(const KpiFindings& kpi, double n, double false_alarm) {
  OperatingCharacteristic luck;
  luck.n = n;
  luck.sampled = "binomial";
  const double reach = std::abs(kpi.target - kpi.tolerance);
  for (int i = 0; i <= 20; ++i) {
    const double steps = (i - 10) / 4.0, better = 1.0 / (1.0 + std::exp(-2.0 * steps));
    luck.truth.push_back(kpi.target + reach * steps);
    luck.green.push_back(better);
    luck.red.push_back((1.0 - better) * (1.0 - better));
    luck.amber.push_back(1.0 - luck.green.back() - luck.red.back());
  }
  luck.false_alarm = false_alarm;
  luck.missed = 0.012;
  luck.n_wanted = 310;
  return luck;
}

}  // namespace

void add_contract(Findings& f) {
  add_to_variants(f.variants);
  f.deductions = DeductionFindings{"kpi-deductions",
                                   of(0.35 * million, 11'000),
                                   of(0.9 * million, 24'000),
                                   of(0.05 * million, 3'000),
                                   of(0.83, 0.004),
                                   of(0.07, 0.002),
                                   of(0.94, 0.009)};
  f.triggers = {{"no-cash", "Out of cash", "cash", "review", of(0.34, 0.005), "March 2019"},
                {"break", "Still Inadequate", "judgement-by", "termination", of(0.002, 0.0004), ""}};
  f.requests = {{"reopener", "reopener.2018", "Reopener, 2018/19", of(0.41, 0.005), of(0.62, 0.008)},
                {"changes", "changes.legal", "Legal team", of(0.0, 0.0), of(0.0, 0.0)}};
  f.payoffs = {payoff_of_outturn(), payoff_of_children()};
  f.lint = {{"paid-twice",
             {"volume-corridor", "reopener"},
             {"example.toml", 210, 1},
             "volume-corridor and reopener both pay for children above 545",
             "With 587 children the council pays £412,000 for the same child-weeks twice",
             "Let the reopener begin where the corridor ends",
             ""},
            {"never-bites",
             {"share-bands"},
             {},
             "the gain band beyond 10% is never reached",
             "",
             "Take it out",
             "Kept as the model contract has it"}};
}

void add_outcomes(Findings& f) {
  constexpr const char* windows[] = {"quarter", "last month", "last month", "last month"};
  for (std::size_t k = 0; k < f.kpis.size(); ++k) {
    KpiFindings& kpi = f.kpis[k];
    kpi.window = windows[k % 4];
    kpi.lag_months = static_cast<int>(k % 3);
    kpi.weight = k == 0 ? 2.0 : 1.0;
    kpi.owner = k == 0 ? "Head of fieldwork" : "";
    kpi.red_quarters = of(5.2 - static_cast<double>(k), 0.05);
    kpi.shortfall = of(0.021, 0.0004);
    kpi.luck.sampled = "not sampled";
  }
  f.kpis[0].luck = luck_of(f.kpis[0], 96.0, 0.083);
  for (std::size_t q = 0; q < f.kpis[0].quarters.size(); ++q)
    f.outcomes_together.push_back({f.kpis[0].quarters[q].label,
                                   of(0.06 + 0.01 * static_cast<double>(q), 0.003),
                                   of(0.41 + 0.005 * static_cast<double>(q), 0.004)});
}

}  // namespace loadline::testing_support
