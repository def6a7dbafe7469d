#include "every_clause.hpp"

#include "contract/synthetic.hpp"

namespace loadline::bench {
namespace {

using namespace scenario;
using testing_support::band;

std::vector<ClauseTerms> price() {
  Indexation indexation;
  indexation.pay = stated<units::Share>(0.60);
  indexation.prices = stated<units::Share>(0.25);
  indexation.fees = stated<units::Share>(0.15);
  indexation.least = stated<units::Share>(0.0);
  indexation.most = stated<units::Share>(0.03);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({1.5e6, 1.5e6, 1.5e6, 0, 0});
  ChangeControl changes;
  changes.requests.push_back({"growth", "Growth", stated<units::MoneyPerYear>(8e5), {2018, 7, 1}, true});
  Rebase rebase;
  rebase.weight = stated<units::Share>(0.3);
  rebase.baseline = stated<units::Children>(534);
  rebase.unit_price = stated<units::WeeklyFee>(701.25);
  return {testing_support::base_price(62'830'930), indexation, saving, changes, rebase};
}

std::vector<ClauseTerms> adjustments(int step) {
  VolumeCorridor corridor;
  corridor.baseline = stated<units::Children>(534 + step);
  corridor.dead_band = stated<units::Share>(0.02);
  corridor.share_up = corridor.share_down = stated<units::Share>(0.7);
  corridor.unit_price = stated<units::WeeklyFee>(701.25);
  corridor.limit_up = corridor.limit_down = stated<units::MoneyPerYear>(1.5e6);
  Reopener reopener;
  reopener.baseline = stated<units::Children>(534);
  reopener.threshold = stated<units::Share>(0.1);
  reopener.unit_price = stated<units::WeeklyFee>(701.25);
  reopener.deciding.probability = stated<units::Share>(0.7);
  reopener.deciding.delay = stated<units::Months>(3);
  reopener.deciding.granted = stated<units::Share>(0.6);
  Deductions deductions;
  deductions.pounds_a_point = stated<units::Money>(12'500);
  deductions.ratchet_most = 3;
  deductions.cap = stated<units::Share>(0.005);
  deductions.earn_back = stated<units::Share>(0.5);
  OutcomePayment outcomes;
  outcomes.comparator = stated<units::Children>(560);
  outcomes.pounds_a_day = stated<units::Ratio>(20.0);
  return {corridor, reopener, deductions, outcomes, AlternativeIncome{}};
}

std::vector<ClauseTerms> funding() {
  ShareBands bands;
  bands.pain = {band(0.02, 0.5), band(0.06, 0.25), band(9.99, 0.0)};
  bands.gain = {band(0.02, 0.5), band(9.99, 0.25)};
  ReserveAndSurplus reserve;
  reserve.opening = stated<units::Money>(400'000);
  reserve.cap = stated<units::Share>(0.01);
  reserve.council_share = stated<units::Share>(0.5);
  reserve.taxable = true;
  reserve.tax_rate = stated<units::Share>(0.19);
  DeficitFunding deficit;
  deficit.carry_forward = stated<units::Money>(500'000);
  deficit.grant = stated<units::Share>(0.8);
  deficit.facility = stated<units::Money>(3e6);
  deficit.interest = stated<units::Share>(0.04);
  Trigger overdrawn{.id = "overdrawn", .name = "Overdrawn"};
  overdrawn.persistence = 2;
  return {bands, reserve, deficit, PaymentProfile{}, Triggers{{overdrawn}}, Approvals{}};
}

}  // namespace

Contract every_clause(int step) {
  std::vector<ClauseTerms> all = price();
  for (auto& part : {adjustments(step), funding()}) all.insert(all.end(), part.begin(), part.end());
  return testing_support::contract_of(std::move(all));
}

}  // namespace loadline::bench
