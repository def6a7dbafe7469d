#include "contract/random_parts.hpp"

namespace loadline::testing_support {
namespace {

using namespace scenario;

std::vector<VolumeTier> any_tiers() {
  std::vector<VolumeTier> tiers;
  std::int64_t to = 0;
  for (std::int64_t left = any("tiers", 0, 3); left > 0; --left) {
    VolumeTier tier;
    to += any("width of a tier", 1, 60);
    tier.to = stated<units::Share>(static_cast<double>(to) * 1e-3);
    set_share(tier.paid, "paid in a tier");
    tiers.push_back(tier);
  }
  return tiers;
}

}  // namespace

VolumeCorridor any_corridor() {
  VolumeCorridor terms;
  terms.measure = any_of<VolumeMeasure>("measure", 1);
  set(terms.baseline, "baseline in tenths", 4'500, 6'500, 0.1);
  set_share(terms.dead_band, "dead band", 150);
  set_share(terms.share_up, "share up");
  set_share(terms.share_down, "share down");
  terms.above = any_tiers();
  terms.below = any_tiers();
  set_pence(terms.unit_price, "unit price in pence", 0, 500'000);
  set_pence(terms.limit_up, "limit up in pence", 0, 500'000'000);
  set_pence(terms.limit_down, "limit down in pence", 0, 500'000'000);
  return terms;
}

Reopener any_reopener() {
  Reopener terms;
  set(terms.baseline, "reopener's baseline in tenths", 4'500, 6'500, 0.1);
  set_share(terms.threshold, "threshold", 150);
  terms.window_months = static_cast<int>(any("window", 1, 12));
  set_pence(terms.unit_price, "reopener's unit price in pence", 0, 500'000);
  set_pence(terms.limit, "reopener's limit in pence", 0, 300'000'000);
  terms.deciding = any_deciding();
  return terms;
}

Deductions any_deductions() {
  Deductions terms;
  if (perhaps("one indicator")) terms.indicators = {"K1"};
  set_pence(terms.pounds_a_point, "pence a point", 0, 10'000'000);
  set(terms.free_points, "free points in tenths", 0, 30, 0.1);
  terms.ratchet_most = static_cast<int>(any("ratchet", 1, 4));
  set_share(terms.cap, "cap of deductions", 20);
  set_share(terms.earn_back, "earn-back");
  terms.earn_back_passes = static_cast<int>(any("passes", 1, 3));
  terms.first_quarter = static_cast<int>(any("first quarter", 1, 5));
  terms.relief = perhaps("relief");
  return terms;
}

OutcomePayment any_outcome_payment() {
  OutcomePayment terms;
  set(terms.comparator, "comparator", 0, 650, 1.0);
  set(terms.pounds_a_day, "pence a care-day", 0, 10'000, 0.01);
  IndicatorReward reward{.id = "reward", .indicator = "K1"};
  set(reward.from, "rewarded from", 500, 1'000, 1e-3);
  set_pence(reward.rate, "reward in pence", 0, 200'000'000);
  if (perhaps("reward")) terms.rewards.push_back(reward);
  set_pence(terms.cap, "cap of outcome payments in pence", 0, 100'000'000);
  return terms;
}

AlternativeIncome any_income() {
  AlternativeIncome terms;
  terms.reduces_actual = perhaps("income reduces actual");
  set_share(terms.most_external, "most external", 30);
  terms.test_years = static_cast<int>(any("years of the test", 1, 3));
  return terms;
}

RingFence any_fence(Fund fund, int years) {
  RingFence terms;
  terms.fund = fund;
  std::vector<double> grants;
  for (int year = 0; year < years; ++year)
    grants.push_back(any_number("fund's grant in pence", 0, 1'500'000'000, 0.01));
  terms.grant = by_year(grants);
  set_pence(terms.opening, "fund's opening in pence", -100'000'000, 300'000'000);
  terms.overspent = any_of<Overspent>("overspent", 1);
  terms.unspent = any_of<Unspent>("unspent", 1);
  return terms;
}

}  // namespace loadline::testing_support
