// Rules of the clauses that make the price and add to it for children and outcomes.

#include <algorithm>

#include <fmt/format.h>

#include "validate_clauses.hpp"

namespace loadline::scenario::rules {
namespace {

constexpr units::UnitName children = units::UnitOf<units::Children>::name;
constexpr units::UnitName percent = units::UnitOf<units::Share>::name;
constexpr units::UnitName plain = units::UnitOf<units::Ratio>::name;

/// Left at its default although the rule needs it said.
bool silent(const Datum& number) { return usable(number) && !number.stated; }

void check_baseline(const Datum& baseline, const ClauseContext& at) {
  if (usable(baseline) && baseline.typical_value() <= 0.0)
    at.error("baseline", "is " + written(baseline.typical_value(), children),
             "a price that was set for no children says nothing about more of them",
             "write the children the first year's price was set for");
}

/// The price is indexed and reduced first, whatever `seq` says: an order that promises otherwise is refused.
void check_after_chain(const char* why, const ClauseContext& at) {
  const auto of_chain = [](const Clause& clause) {
    return std::holds_alternative<Indexation>(clause.terms) ||
           std::holds_alternative<SavingsReduction>(clause.terms);
  };
  const auto here = [&](const Clause& clause) { return at.path.ends_with(".clause." + clause.id); };
  const auto own = std::ranges::find_if(at.contract.clauses, here);
  const Clause* last = nullptr;
  for (const Clause& clause : at.contract.clauses)
    if (of_chain(clause) && (last == nullptr || clause.seq > last->seq)) last = &clause;
  if (own == at.contract.clauses.end() || own->seq <= 0 || last == nullptr || own->seq >= last->seq) return;
  at.error("seq", fmt::format("is {}, before {} (seq {})", own->seq, last->id, last->seq), why,
           fmt::format("give {} a seq above {}", own->id, last->seq));
}

}  // namespace

void check_terms(Indexation& t, const ClauseContext& at) {
  at.judge.shares_sum(at.path, "pay, prices and fees",
                      {{"pay", &t.pay}, {"prices", &t.prices}, {"fees", &t.fees}}, Judge::Whole::at_most,
                      "the price's basket");
  at.judge.increasing(at.path, {{"least", &t.least}, {"most", &t.most}}, percent,
                      "the greatest change must exceed the least");
}

void check_terms(SavingsReduction& t, const ClauseContext& at) {
  settle_years(t.reductions, at.path + ".reductions", at.horizon, no_year_needed, at.judge);
}

void check_deciding(const Deciding& deciding, const ClauseContext& at) {
  const Datum& granted = deciding.granted;
  if (usable(granted) && granted.typical_value() <= 0.0)
    at.error("deciding.granted", "is " + written(granted.typical_value(), percent),
             "an approval that grants nothing is a refusal",
             "write a share above 0 %, or probability = \"0 %\"");
  if (deciding.granted_evidence.stated && usable(granted) && granted.typical_value() == 1.0)
    at.error("deciding.granted_evidence", "is given",
             "all of what is asked for is granted, so there is nothing for it to spread",
             "leave it out, or write granted below 100 %");
  if (deciding.delay_spread.stated && usable(deciding.delay) && deciding.delay.typical_value() == 0.0)
    at.error("deciding.delay_spread", "is given", "decisions take no time, so there is nothing to spread",
             "leave it out, or write delay");
}

void check_terms(ChangeControl& t, const ClauseContext& at) {
  std::erase_if(t.requests, [&](const RequestedChange& request) {
    return check_month(at.path + ".request." + request.id + ".requested", request.requested, at.horizon,
                       at.judge) == MonthOf::after_horizon;
  });
  check_deciding(t.deciding, at);
  check_after_chain("what is approved is neither indexed nor reduced", at);
}

void check_terms(Rebase& t, const ClauseContext& at) {
  check_baseline(t.baseline, at);
  check_after_chain("what rebasing adds is not reduced, and follows the index by itself", at);
  const auto compare = [&](const Clause& clause, const Datum& other) {
    if (!usable(t.baseline) || !usable(other)) return;
    if (t.baseline.typical_value() == other.typical_value()) return;
    at.judge.warning(at.path + ".baseline", t.baseline.origin.place,
                     "is " + written(t.baseline.typical_value(), children),
                     fmt::format("{} has {}, and both say for how many children the price was set", clause.id,
                                 written(other.typical_value(), children)),
                     "write the same number in both, if they mean the same");
  };
  for (const Clause& clause : at.contract.clauses) {
    if (const auto* corridor = std::get_if<VolumeCorridor>(&clause.terms))
      compare(clause, corridor->baseline);
    if (const auto* reopener = std::get_if<Reopener>(&clause.terms)) compare(clause, reopener->baseline);
  }
}

namespace {

void check_tiers(const std::vector<VolumeTier>& tiers, const char* key, const ClauseContext& at) {
  std::vector<Part> ends;
  for (std::size_t i = 0; i < tiers.size(); ++i)
    ends.push_back({std::to_string(i + 1) + ".to", &tiers[i].to});
  at.judge.increasing(at.path + "." + key, ends, percent, "each tier begins where the one before it ends");
}

}  // namespace

void check_terms(VolumeCorridor& t, const ClauseContext& at) {
  const std::vector<Part> simple{
      {"dead_band", &t.dead_band}, {"share_up", &t.share_up}, {"share_down", &t.share_down}};
  if (t.above.empty() && t.below.empty()) {
    for (const Part& part : simple)
      if (silent(*part.number))
        at.error(part.name.c_str(), "is missing", "nothing would say what is paid for children more or fewer",
                 fmt::format("add {} = \"<number> %\", or tiers above and below", part.name));
    return;
  }
  if (t.above.empty() || t.below.empty())
    at.error(t.above.empty() ? "above" : "below", "has no tiers",
             "tiers take the place of dead band and shares on both sides",
             fmt::format("add {} = [{{ to = \"100 %\", paid = \"0 %\" }}] where nothing is to move there",
                         t.above.empty() ? "above" : "below"));
  for (const Part& part : simple)
    if (part.number->stated)
      at.error(part.name.c_str(), "is given beside tiers", "tiers take the place of dead band and shares",
               "leave it out, or leave out above and below");
  check_tiers(t.above, "above", at);
  check_tiers(t.below, "below", at);
}

void check_terms(Reopener& t, const ClauseContext& at) {
  check_baseline(t.baseline, at);
  check_deciding(t.deciding, at);
}

void check_terms(Deductions& t, const ClauseContext& at) {
  check_indicator_ids(t.indicators, at.outcomes, at.path + ".indicators", at.judge);
  const std::vector<Part> points{{"minor", &t.minor}, {"serious", &t.serious}, {"severe", &t.severe}};
  for (std::size_t i = 1; usable(points) && i < points.size(); ++i) {
    const double before = points[i - 1].number->typical_value(), value = points[i].number->typical_value();
    if (value >= before) continue;
    at.judge.error(at.path + "." + points[i].name, points[i].number->origin.place,
                   "is " + written(value, plain),
                   fmt::format("{} is {}, and a worse failure cannot cost fewer points", points[i - 1].name,
                               written(before, plain)),
                   "write points that do not fall from minor to severe");
    break;
  }
  const int quarters = at.horizon.months / 3;
  if (t.first_quarter > quarters)
    at.error("first_quarter", fmt::format("is {}", t.first_quarter),
             fmt::format("the horizon has {} quarters, so nothing would ever be deducted", quarters),
             "write a quarter of the horizon, or leave the clause out");
}

void check_terms(OutcomePayment& t, const ClauseContext& at) {
  const bool comparator = may_be(t.comparator), rate = may_be(t.pounds_a_day);
  if (usable(t.comparator) && usable(t.pounds_a_day) && comparator != rate)
    at.error(comparator ? "pounds_a_day" : "comparator", "is 0",
             comparator ? "nothing would be paid for the care-days avoided"
                        : "there is nothing to count care-days avoided against",
             comparator ? "write what a care-day avoided is worth, or leave out comparator"
                        : "write the average children looked after without the company's work, or leave out "
                          "pounds_a_day");
  for (const IndicatorReward& reward : t.rewards) {
    const std::string path = at.path + ".reward." + reward.id;
    check_indicator_ids({reward.indicator}, at.outcomes, path + ".indicator", at.judge);
    if (const Kpi* kpi = find_indicator(at.outcomes, reward.indicator))
      check_line(reward, *kpi, path, at.judge);
  }
}

}  // namespace loadline::scenario::rules
