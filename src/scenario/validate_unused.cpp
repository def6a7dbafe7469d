#include <algorithm>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

/// A number somebody wrote that is, or may turn out, other than 0.
bool given(const Datum& number) { return number.stated && may_be(number); }
/// A number that was read, or left out, and is 0 in every future.
bool none(const Datum& number) { return usable(number) && !may_be(number); }

/// The keys somebody gave, "notice, payment"; "" where there are none.
std::string keys_given(const std::vector<Part>& parts) {
  std::string keys;
  for (const Part& part : parts)
    if (given(*part.number)) keys += (keys.empty() ? "" : ", ") + part.name;
  return keys;
}

/// Refuses `part` where it is given and the one it works through is 0.
void check_through(const std::string& path, const Part& part, const Part& through, const char* why,
                   Judge& judge) {
  if (!given(*part.number) || !none(*through.number)) return;
  judge.error(path + "." + part.name, part.number->origin.place,
              fmt::format("is given, and there is no {}", through.name), why,
              fmt::format("write {}, or remove it", through.name));
}

void check_agency(const Workforce& w, Judge& judge) {
  if (given(w.turnover.to_agency) && none(w.agency.supply))
    judge.error("workforce.turnover.to_agency", w.turnover.to_agency.origin.place,
                "is given, and workforce.agency.supply is not",
                "agency staff are to be had without limit, so leavers who join them add nothing",
                "add supply = \"<number> FTE\" to [workforce.agency], or remove it");
  const Agency& agency = w.agency;
  const bool all_found = agency.beyond_cap && usable(agency.hourly_cap);
  if (!agency.found_at_cap.stated || !all_found) return;
  const bool capped = may_be(agency.hourly_cap);
  judge.error("workforce.agency.found_at_cap", agency.found_at_cap.origin.place,
              capped ? "is given, and beyond_cap is true" : "is given, and there is no hourly_cap",
              capped ? "what the market asks beyond the cap is paid, so nobody is lost to it"
                     : "what the market asks is paid, so nobody is lost to a cap",
              capped ? "write beyond_cap = false, or remove it"
                     : "add hourly_cap = \"<number> GBP/hour\" and beyond_cap = false, or remove it");
}

void check_redundancy(const Workforce& w, Judge& judge) {
  const std::string path = "workforce.redundancy";
  const Redundancy& r = w.redundancy;
  const Part over_55{"over_55", &r.over_55}, strain{"strain", &r.strain};
  const std::string keys = keys_given({{"notice", &r.notice}, {"payment", &r.payment}, over_55, strain});
  const auto dismisses = [](const Role& role) { return role.surplus == Surplus::redundancy; };
  if (!keys.empty() && std::ranges::none_of(w.roles, dismisses)) {
    judge.error(path, "says " + keys, "no role has surplus = \"redundancy\", so nobody is made redundant",
                "write surplus = \"redundancy\" for a role, or leave this out");
    return;
  }
  check_through(path, over_55, strain, "a pension paid early then costs nothing", judge);
  check_through(path, strain, over_55, "then nobody's pension is paid early", judge);
}

void check_support(const Workforce& w, Judge& judge) {
  const auto qualifies = [](const Role& role) { return !none(role.newly_qualified); };
  if (!given(w.first_year.support) || std::ranges::any_of(w.roles, qualifies)) return;
  judge.error("workforce.first_year.support", w.first_year.support.origin.place,
              "is given, and no role has newly_qualified staff",
              "it is paid for each who starts the year after qualifying, and nobody does",
              "write newly_qualified = \"... %\" for a role, or remove it");
}

void check_pay(const Costs& costs, Judge& judge) {
  const Part below{"not_at_top", &costs.increments.not_at_top}, step{"step", &costs.increments.step};
  check_through("costs.increments", below, step, "staff below the top then move up by nothing", judge);
  check_through("costs.increments", step, below, "then everybody is at the top and nobody moves up", judge);
  const OnCosts& on = costs.on_costs;
  if (on.council_bears_past_service && none(on.pension_secondary) && none(on.pension_lump))
    judge.error("costs.on_costs.council_bears_past_service", "is true",
                "there is no contribution for past service to bear",
                "write pension_secondary or pension_lump, or remove it");
}

void check_tail(const PlacementFee& fee, const std::string& path, Judge& judge) {
  if (!fee.tail_shape.stated || !none(fee.tail_share)) return;
  judge.error(path + ".tail_shape", fee.tail_shape.origin.place, "is given, and there is no tail_share",
              "then no placement starts at an exceptional fee", "write tail_share = \"... %\", or remove it");
}

bool may_be_left(const ServiceAgreement& agreement, const Savings& savings) {
  const auto leaves = [&](const Initiative& initiative) {
    const auto* exit = std::get_if<AgreementExitEffect>(&initiative.effect);
    return exit != nullptr && exit->agreement == agreement.id;
  };
  return agreement.notice_given.known() || std::ranges::any_of(savings.initiatives, leaves);
}

/// What an exit costs is of use where there may be one, and must then be said: 0 is a free service, not an unknown one.
void check_exit_terms(const ServiceAgreement& agreement, const Savings& savings, Judge& judge) {
  const std::string path = "costs.agreement." + agreement.id;
  if (may_be_left(agreement, savings)) {
    if (usable(agreement.replacement) && !agreement.replacement.stated)
      judge.error(path, "has no replacement, and may be left", "the service would be bought nowhere",
                  "write replacement, 0 GBP/year if it is not needed any more");
    return;
  }
  const std::string keys = keys_given({{"notice", &agreement.notice},
                                       {"replacement", &agreement.replacement},
                                       {"avoidable", &agreement.avoidable},
                                       {"lag", &agreement.lag}});
  if (!keys.empty())
    judge.warning(path, {}, "says " + keys, "that is what an exit would cost; none is planned",
                  "write notice_given or an initiative of kind \"agreement_exit\", or leave this out");
}

void check_lead(const Initiative& initiative, const std::string& path, Judge& judge) {
  if (!given(initiative.lead) || !initiative.needs.empty()) return;
  judge.error(path + ".lead", initiative.lead.origin.place, "is given, and it needs no other initiative",
              "it is the time from the start of what it needs to its own",
              "write needs = [...], or remove it; delay and start move it alone");
}

/// A one-off saving that ends before it has grown.
void check_growth(const Initiative& initiative, const std::string& path, Judge& judge) {
  const Datum &ramp = initiative.ramp, &lasts = initiative.lasts;
  if (initiative.recurrence != Recurrence::one_off || !usable(ramp) || !usable(lasts)) return;
  if (ramp.typical_value() <= lasts.typical_value()) return;
  const std::string found = fmt::format("is {:g} months, and the one-off saving lasts {:g}",
                                        ramp.typical_value(), lasts.typical_value());
  const char* const help = "write a shorter ramp or a longer lasts";
  const bool never = initiative.shape == RampShape::step && chance::certain(ramp.uncertain) &&
                     chance::certain(lasts.uncertain);
  if (never)
    judge.error(path + ".ramp", ramp.origin.place, found,
                "with shape \"step\" it does nothing before its full effect, and ends before that", help);
  else
    judge.warning(path + ".ramp", ramp.origin.place, found, "it ends before it has reached its full effect",
                  help);
}

/// Not where an initiative names a group that is not there: that is told already, and may be this one misspelt.
void check_overlaps(const Savings& savings, Judge& judge) {
  const auto strays = [&](const Initiative& initiative) {
    return !initiative.overlap.empty() && std::ranges::find(savings.overlaps, initiative.overlap,
                                                            &OverlapGroup::id) == savings.overlaps.end();
  };
  if (std::ranges::any_of(savings.initiatives, strays)) return;
  for (const OverlapGroup& group : savings.overlaps)
    if (std::ranges::find(savings.initiatives, group.id, &Initiative::overlap) == savings.initiatives.end())
      judge.error(
          "savings.overlap." + group.id, "is named by no initiative",
          "a budget on which nobody draws limits nothing",
          fmt::format("write overlap = \"{}\" in the initiatives that draw on it, or remove it", group.id));
}

}  // namespace

void check_unused(const Scenario& s, Judge& judge) {
  check_agency(s.workforce, judge);
  check_redundancy(s.workforce, judge);
  check_support(s.workforce, judge);
  check_pay(s.costs, judge);
  for (std::size_t type = 0; type < placement_types; ++type)
    check_tail(s.costs.fees[type], std::string("costs.placement.") + placement_keys[type], judge);
  for (const ServiceAgreement& agreement : s.costs.agreements) check_exit_terms(agreement, s.savings, judge);
  for (const Initiative& initiative : s.savings.initiatives) {
    const std::string path = "savings.initiative." + initiative.id;
    check_lead(initiative, path, judge);
    check_growth(initiative, path, judge);
  }
  check_overlaps(s.savings, judge);
}

}  // namespace loadline::scenario::rules
