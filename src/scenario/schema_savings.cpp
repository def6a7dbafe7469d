#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_effect(Visitor& v, CashEffect& e) {
  v.number(real_field("full_year_value", "Taken off costs (or added to income) in a full year."),
           e.full_year_value);
}
Field change_field(const char* key, const char* meaning) {
  Field field = real_field(key, meaning);
  field.least = -1.0;
  field.most = 2.0;
  return field;
}
void describe_effect(Visitor& v, CareEntryEffect& e) {
  v.number(change_field("change", "Change of every rate into care at full effect."), e.change);
}
void describe_effect(Visitor& v, ReturnHomeEffect& e) {
  v.number(change_field("change", "Change of the rate of going home from care at full effect."), e.change);
}
void describe_effect(Visitor& v, FosterMixEffect& e) {
  v.number(share_field("moved", "Share of agency-foster entrants placed in-house at full effect."), e.moved);
}
void describe_effect(Visitor& v, FosterCapacityEffect& e) {
  v.number(positive_field("places", "In-house foster places added at full effect."), e.places);
}
void describe_effect(Visitor& v, AgencyCapEffect& e) {
  v.number(real_field("change", "Change of the cap on agency social workers at full effect."), e.change);
}

void describe_effect(Visitor& v, ReferralEffect& e) {
  v.number(change_field("change", "Change of the rate of referrals at full effect."), e.change);
}
void describe_effect(Visitor& v, TurnoverEffect& e) {
  v.number(change_field("change", "Change of the hazard with which case holders leave, at full effect."),
           e.change);
}
void describe_effect(Visitor& v, RecruitmentEffect& e) {
  v.number(
      change_field("change",
                   "Change of the hazard with which case holders' vacancies are filled, at full effect."),
      e.change);
}
void describe_effect(Visitor& v, FeeEffect& e) {
  v.pick({.key = "placement", .meaning = "Type of placement."}, placement_keys, e.placement);
  v.number(change_field("change", "Change of the market's mean fee at full effect."), e.change);
}
void describe_effect(Visitor& v, AgreementExitEffect& e) {
  v.text({.key = "agreement", .meaning = "Service agreement on which notice is given at the start."},
         e.agreement);
}

Field whole_months(const char* key, const char* meaning) {
  Field field = agreed(positive_field(key, meaning));
  field.whole = true;
  field.least = 1.0;
  return field;
}

/// When it starts, how it grows, and whether it lasts.
void describe_course(Visitor& v, Initiative& i) {
  v.date({.key = "start", .meaning = "Planned start."}, i.start);
  v.number(with_default(positive_field("delay", "Delay after the planned start."), 0.0), i.delay);
  v.number(
      with_default(positive_field("lead", "Time from the start of what it needs to its own, at least."), 0.0),
      i.lead);
  Field ramp = positive_field("ramp", "Time from start to full effect.");
  ramp.least = 1.0;
  v.number(ramp, i.ramp);
  v.pick({.key = "shape", .meaning = "How the effect grows over that time.", .fallback = 0.0},
         ramp_shape_keys, i.shape);
  v.pick({.key = "recurrence",
          .meaning = "Whether it lasts once reached, or is a mitigation that ends.",
          .fallback = 0.0},
         recurrence_keys, i.recurrence);
  v.number(
      with_default(whole_months("lasts", "Time from its start after which a one-off saving ends."), 12.0),
      i.lasts);
}

/// How far it can be relied on.
void describe_delivery(Visitor& v, Initiative& i) {
  v.number(share_field("confidence", "Chance that it is delivered at all."), i.confidence);
  v.number(with_default(share_field("partial", "If delivered, the chance that it is only partly."), 0.0),
           i.partial);
  v.number(with_default(share_field("partial_fraction", "How much of it is delivered then."), 0.5),
           i.partial_fraction);
  v.pick({.key = "evidence",
          .meaning =
              "Grade of the evidence for its size, 1 the best; sets the optimism bias where none is stated.",
          .fallback = 0.0,
          .rule = "0, 5, 10, 15, 25 and 40 % for grades 1 to 6"},
         evidence_grade_keys, i.evidence);
  v.number(with_default(agreed(share_field("optimism", "Taken off the effect for optimism bias.")), 0.0),
           i.optimism);
  v.text({.key = "optimism_reason",
          .meaning = "Why more than 10 % is taken off where part delivery is modelled too.",
          .fallback = 0.0},
         i.optimism_reason);
}

/// What it costs, whose money it is, and what it shares with others.
void describe_money(Visitor& v, Initiative& i) {
  v.number(with_default(positive_field("investment", "One-off cost in the month it starts."), 0.0),
           i.investment);
  v.number(with_default(positive_field("running_cost", "Yearly cost from its start."), 0.0), i.running_cost);
  v.pick({.key = "index",
          .meaning = "What moves a cash saving each April; none where it is stated in each year's money.",
          .fallback = 0.0},
         price_index_keys, i.index);
  v.pick({.key = "fund",
          .meaning =
              "Where the money comes from; a saving of a ring-fenced fund does not count towards the target.",
          .fallback = 0.0},
         fund_keys, i.fund);
  v.pick({.key = "beneficiary", .meaning = "Whose costs fall.", .fallback = 0.0}, beneficiary_keys,
         i.beneficiary);
  v.text({.key = "overlap", .meaning = "Overlap group whose budget it draws on.", .fallback = 0.0},
         i.overlap);
}

void describe_initiative(Visitor& v, Initiative& i) {
  pick_kind(v, "What the initiative changes: cash, or one driver of cost; decides which terms follow.",
            i.effect);
  v.text({.key = "name", .meaning = "What people call the initiative."}, i.name);
  v.text({.key = "owner", .meaning = "Who answers for it."}, i.owner);
  v.pick({.key = "category", .meaning = "Sort of saving."}, saving_category_keys, i.category);
  describe_course(v, i);
  describe_delivery(v, i);
  describe_money(v, i);
  v.texts({.key = "needs", .meaning = "Initiatives without which it fails.", .fallback = 0.0}, i.needs);
  std::visit([&](auto& effect) { describe_effect(v, effect); }, i.effect);
}

void describe_overlap(Visitor& v, OverlapGroup& group) {
  v.text({.key = "name", .meaning = "The budget they share."}, group.name);
  v.number(divisor_field("base",
                         "That budget in a year, first year's prices: the most they can save together.", 1.0),
           group.base);
}

}  // namespace

void describe(Visitor& v, Savings& savings) {
  v.pick(
      {.key = "basis",
       .meaning =
           "What each target figure means: a lasting base reduction, cash of that year, or cumulative cash."},
      savings_basis_keys, savings.basis);
  by_year(v, {.key = "target", .meaning = "What the programme must deliver, by year.", .optional = true},
          agreed(positive_field("", "Savings to be delivered for this year.")), savings.target);
  Field common = with_default(
      share_field("common_factor", "How far initiatives succeed or fail together, 0 to 1."), 0.3);
  v.number(common, savings.common_factor);
  v.number(
      with_default(agreed(share_field("discount_rate", "Real rate at which later years count less.")), 0.035),
      savings.discount_rate);
  v.list({.key = "overlap", .meaning = "Budgets on which several initiatives draw.", .optional = true},
         ListStyle::records, list_of(savings.overlaps, describe_overlap));
  v.list({.key = "initiative", .meaning = "The initiatives.", .optional = true}, ListStyle::records,
         list_of(savings.initiatives, describe_initiative));
}

}  // namespace loadline::scenario::parts
