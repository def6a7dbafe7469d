#include <algorithm>

#include "contract/random_parts.hpp"

namespace loadline::testing_support {
namespace {

using namespace scenario;

std::vector<Band> any_band_list() {
  std::vector<Band> bands;
  std::int64_t to = 0;
  for (std::int64_t left = any("bands", 0, 4); left > 0; --left) {
    to += any("width of a band", 1, 60);
    bands.push_back(band(static_cast<double>(to) * 1e-3, any_number("company's share", 0, 100, 1e-2)));
    bands.back().up_to = stated<units::Money>(static_cast<double>(to) * 63'000.0);
  }
  return bands;
}

}  // namespace

contract::ShareBands any_bands() {
  ShareBands terms;
  terms.basis = any_of<BandBasis>("bands' basis", 1);
  terms.pain = any_band_list();
  terms.gain = any_band_list();
  return contract::exact(terms);
}

ShareBands any_share_bands() {
  ShareBands terms;
  terms.basis = any_of<BandBasis>("bands' basis", 1);
  terms.form = any_of<ShareForm>("form", 1);
  terms.pain = any_band_list();
  terms.gain = any_band_list();
  if (perhaps("limits of shares", 3)) {
    set_pence(terms.pain_limit, "pain limit in pence", 0, 300'000'000);
    set_pence(terms.gain_limit, "gain limit in pence", 0, 300'000'000);
  }
  terms.cumulative = perhaps("cumulative", 3);
  const bool reimbursable = terms.form == ShareForm::cost_reimbursable;
  terms.volume_in_target = reimbursable || perhaps("volume in target");
  terms.exceptional_in_target = reimbursable || perhaps("exceptional in target");
  terms.deductions_in_target = perhaps("deductions in target", 3);
  terms.deductions_in_actual = perhaps("deductions in actual", 3);
  return terms;
}

ReserveAndSurplus any_reserve(Taxed taxed) {
  ReserveAndSurplus terms;
  set_pence(terms.opening, "opening reserve in pence", 0, 200'000'000);
  set_share(terms.cap, "reserve cap", 30);
  set_share(terms.council_share, "council's share of surplus");
  terms.taxable = taxed == Taxed::perhaps && there("taxable");
  set_share(terms.tax_rate, "tax rate", 400);
  terms.restricted = perhaps("restricted");
  return terms;
}

DeficitFunding any_funding() {
  DeficitFunding terms;
  set_pence(terms.carry_forward, "carry forward in pence", 0, 200'000'000);
  set_share(terms.grant, "grant");
  set_pence(terms.facility, "facility in pence", 0, 1'000'000'000);
  set_share(terms.interest, "interest", 150);
  terms.loan_years = static_cast<int>(any("loan years", 1, 4));
  return terms;
}

WorkingCapital any_working_capital(int years) {
  WorkingCapital terms;
  set_pence(terms.amount, "working capital in pence", 0, 500'000'000);
  terms.drawn = any_month("drawn", years);
  set_share(terms.interest, "interest on working capital", 100);
  terms.loan_years = static_cast<int>(any("years of working capital", 1, 3));
  return terms;
}

SupportServices any_support() {
  SupportServices terms;
  terms.billing = any_of<Billing>("billing", 1);
  terms.set_off = perhaps("set off");
  set_pence(terms.rent, "rent in pence", 0, 100'000'000);
  return terms;
}

PaymentProfile any_payment() {
  PaymentProfile terms;
  terms.timing = any_of<PaymentTiming>("timing", 2);
  set_pence(terms.opening_cash, "opening cash in pence", -100'000'000, 500'000'000);
  terms.true_up_months = static_cast<int>(any("true-up months", 1, 11));
  set_pence(terms.overdraft, "overdraft in pence", 0, 300'000'000);
  if (perhaps("weighted instalments"))  // between 4 % and 12 % a month
    for (int month = 0; month < 12; ++month)
      terms.weights.push_back(stated<units::Share>(month % 3 == 0 ? 0.12 : month % 3 == 1 ? 0.09 : 0.04));
  return terms;
}

Triggers any_triggers(int years, Enacted enacted) {
  Triggers terms;
  for (std::int64_t left = any("triggers", 1, 4); left > 0; --left) {
    Trigger trigger;
    trigger.id = trigger.name = "trigger-" + std::to_string(left);
    trigger.watched = any_of<Watched>("watched", 5);
    set_share(trigger.level, "level of deductions", 10);
    set_pence(trigger.amount, "overdrawn in pence", 0, 1'000'000'000);
    trigger.persistence = static_cast<int>(any("persistence", 1, 3));
    trigger.deadline = any_month("deadline", years);
    trigger.grade = any_of<Grade>("grade", 3);
    trigger.action = any_of<TriggerAction>("action", 2);
    trigger.enacted = enacted == Enacted::perhaps && perhaps("enacted");
    trigger.notice_months = static_cast<int>(any("notice", 0, 12));
    set_pence(trigger.exit_costs, "exit costs in pence", 0, 100'000'000);
    terms.triggers.push_back(trigger);
  }
  return terms;
}

Approvals any_approvals() {
  Approvals terms;
  const std::int64_t board = any("board's limit in pence", 0, 50'000'000);
  const std::int64_t officer = board + any("officer's limit above it", 0, 50'000'000);
  const std::int64_t cabinet = officer + any("cabinet's limit above it", 0, 100'000'000);
  const auto pounds_of = [](std::int64_t pence) {
    return stated<units::Money>(static_cast<double>(pence) * 0.01);
  };
  terms.board = pounds_of(board);
  terms.section_151 = pounds_of(officer);
  terms.cabinet = pounds_of(cabinet);
  terms.cabinet_every_months = static_cast<int>(any("cabinet every months", 1, 3));
  terms.council_every_months = static_cast<int>(any("council every months", 1, 4));
  terms.notice_months = static_cast<int>(any("notice of meetings", 0, 3));
  return terms;
}

Funders any_funders() {
  Funders terms;
  const std::int64_t first = any("first council's share", 1, 98), second = any("second's", 1, 99 - first);
  const bool third = perhaps("third council");
  terms.councils.push_back({"north", "North", stated<units::Share>(static_cast<double>(first) * 0.01)});
  terms.councils.push_back(
      {"west", "West", stated<units::Share>(static_cast<double>(third ? second : 100 - first) * 0.01)});
  if (third)
    terms.councils.push_back(
        {"east", "East", stated<units::Share>(static_cast<double>(100 - first - second) * 0.01)});
  return terms;
}

}  // namespace loadline::testing_support
