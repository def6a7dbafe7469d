#include "contract/deals.hpp"

#include "contract/synthetic.hpp"

namespace loadline::testing_support {

using namespace scenario;

namespace {

std::vector<ClauseTerms> clauses_of_price() {
  Indexation indexation;
  indexation.pay = stated<units::Share>(0.6);
  indexation.fees = stated<units::Share>(0.2);
  indexation.least = stated<units::Share>(0.0);
  indexation.most = stated<units::Share>(0.03);
  SavingsReduction saving;
  saving.reductions = testing_support::by_year({500'000, 500'000, 500'000});
  saving.efficiency = stated<units::Share>(0.01);
  ChangeControl changes;
  changes.deciding.backdated = true;
  changes.requests.push_back({"one", "One", stated<units::MoneyPerYear>(700'000), {2017, 9, 1}, true});
  Rebase rebase;
  rebase.weight = stated<units::Share>(0.5);
  rebase.baseline = stated<units::Children>(534);
  rebase.unit_price = stated<units::WeeklyFee>(701.25);
  return {base_price(62'830'930), indexation, saving, changes, rebase};
}

std::vector<ClauseTerms> clauses_beside_the_waterfall() {
  RingFence schools;
  schools.grant = testing_support::by_year({9e6, 9e6, 9e6});
  WorkingCapital capital;
  capital.amount = stated<units::Money>(2'000'000);
  capital.drawn = {2017, 6, 1};
  capital.interest = stated<units::Share>(0.03);
  SupportServices support;
  support.rent = stated<units::MoneyPerYear>(1);
  Triggers triggers;
  Trigger cash{.id = "cash", .name = "Cash"};
  cash.action = TriggerAction::termination;
  cash.enacted = true;
  cash.exit_costs = stated<units::Money>(250'000);
  triggers.triggers.push_back(cash);
  Approvals approvals;
  approvals.board = approvals.section_151 = stated<units::Money>(100'000);
  approvals.cabinet = stated<units::Money>(500'000);
  Funders funders;
  funders.councils = {{"north", "North", stated<units::Share>(0.44)},
                      {"west", "West", stated<units::Share>(0.56)}};
  return {schools, capital, support, PaymentProfile{}, triggers, approvals, funders};
}

}  // namespace

VolumeCorridor w4_corridor() {
  VolumeCorridor terms;
  terms.baseline = stated<units::Children>(534);
  terms.dead_band = stated<units::Share>(0.02);
  terms.share_up = terms.share_down = stated<units::Share>(0.7);
  terms.unit_price = stated<units::WeeklyFee>(701.25);
  terms.limit_up = terms.limit_down = stated<units::MoneyPerYear>(1'500'000);
  return terms;
}

ShareBands w11_bands() {
  ShareBands terms;
  terms.pain = {band(0.02, 0.5), band(0.06, 0.25), band(9.99, 0.0)};
  return terms;
}

ReserveAndSurplus reserve_of(double opening, bool taxable) {
  ReserveAndSurplus terms;
  terms.opening = stated<units::Money>(opening);
  terms.cap = stated<units::Share>(0.01);
  terms.council_share = stated<units::Share>(0.5);
  terms.taxable = taxable;
  terms.tax_rate = stated<units::Share>(0.19);
  return terms;
}

DeficitFunding w11_funding(double grant) {
  DeficitFunding terms;
  terms.grant = stated<units::Share>(grant);
  terms.facility = stated<units::Money>(3'000'000);
  terms.interest = stated<units::Share>(0.04);
  return terms;
}

OutcomePayment w11_outcomes() {
  OutcomePayment terms;
  terms.rewards.push_back({"above-95", "K1", stated<units::Ratio>(0.95), stated<units::Money>(5'000'000)});
  return terms;
}
Deductions w11_deductions() {
  Deductions terms;
  terms.indicators = {"K2"};
  terms.pounds_a_point = stated<units::Money>(207'077.32);
  terms.cap = stated<units::Share>(1.0);
  return terms;
}
void rate_w11(service::Block& block) {
  testing_support::rate(block, 0, 3, service::Rating::green, 0.98);
  testing_support::rate(block, 1, 0, service::Rating::amber);
}

std::vector<ClauseTerms> every_clause() {
  std::vector<ClauseTerms> all = clauses_of_price();
  Reopener reopener;
  reopener.baseline = stated<units::Children>(534);
  reopener.unit_price = stated<units::WeeklyFee>(701.25);
  Deductions deductions = w11_deductions();
  deductions.earn_back = stated<units::Share>(0.5);
  deductions.earn_back_passes = 1;
  for (ClauseTerms& clause :
       std::vector<ClauseTerms>{w4_corridor(), reopener, deductions, w11_outcomes(), AlternativeIncome{},
                                w11_bands(), reserve_of(400'000, true), w11_funding()})
    all.push_back(std::move(clause));
  for (ClauseTerms& clause : clauses_beside_the_waterfall()) all.push_back(std::move(clause));
  return all;
}

}  // namespace loadline::testing_support
