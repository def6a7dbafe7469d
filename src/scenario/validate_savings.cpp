#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

/// Finds circles among initiatives that need one another.
class Needs {
 public:
  Needs(const std::vector<Initiative>& initiatives, Judge& judge) : judge_(judge) {
    for (const Initiative& i : initiatives) by_id_.emplace(i.id, &i);
  }

  void check(const Initiative& initiative) {
    for (const std::string& need : initiative.needs) check_known(initiative, need);
    follow(initiative.id);
  }

 private:
  void check_known(const Initiative& initiative, const std::string& need) {
    if (by_id_.contains(need)) return;
    std::vector<std::string> ids;
    for (const auto& [id, unused] : by_id_) ids.push_back(id);
    const std::string near = base::nearest(need, ids);
    judge_.error("savings.initiative." + initiative.id + ".needs", "names \"" + need + "\"",
                 near.empty() ? "there is no such initiative"
                              : "there is no such initiative; did you mean \"" + near + "\"?",
                 "write the id of an initiative");
  }

  void follow(const std::string& id) {
    const auto at = std::ranges::find(trail_, id);
    if (at != trail_.end()) {
      std::string circle;
      for (auto step = at; step != trail_.end(); ++step) circle += *step + " needs ";
      judge_.error("savings.initiative." + *at + ".needs", "goes in a circle", circle + id,
                   "remove one of these needs");
      return;
    }
    const auto initiative = by_id_.find(id);
    if (initiative == by_id_.end() || !done_.insert(id).second) return;
    trail_.push_back(id);
    for (const std::string& need : initiative->second->needs) follow(need);
    trail_.pop_back();
  }

  Judge& judge_;
  std::map<std::string, const Initiative*> by_id_;
  std::set<std::string> done_;
  std::vector<std::string> trail_;
};

template <class Named>
void check_names(const std::string& path, const std::string& id, const std::vector<Named>& named,
                 const std::string& what, Judge& judge) {
  std::vector<std::string> ids;
  for (const Named& one : named) ids.push_back(one.id);
  if (std::ranges::find(ids, id) != ids.end()) return;
  const std::string near = base::nearest(id, ids);
  judge.error(path, "names \"" + id + "\"",
              near.empty() ? "there is no such " + what
                           : "there is no such " + what + "; did you mean \"" + near + "\"?",
              ids.empty() ? "describe it in the scenario first" : "write the id of one");
}

bool is_cash(const Initiative& initiative) { return std::holds_alternative<CashEffect>(initiative.effect); }

/// Money that is not there to be indexed, ring-fenced, given to others or shared: a driver moves the budget itself.
void check_terms_of_cash(const Initiative& initiative, const std::string& path, Judge& judge) {
  if (is_cash(initiative)) return;
  const auto refuse = [&](const char* key, const std::string& found, const char* help) {
    judge.error(path + "." + key, found,
                "only a cash saving has one: what a driver saves is found by simulation", help);
  };
  if (initiative.index != PriceIndex::none)
    refuse("index", fmt::format("is \"{}\"", price_index_keys[static_cast<std::size_t>(initiative.index)]),
           "remove it");
  if (initiative.fund != Fund::general)
    refuse("fund", fmt::format("is \"{}\"", fund_keys[static_cast<std::size_t>(initiative.fund)]),
           "remove it");
  if (initiative.beneficiary != Beneficiary::company)
    refuse("beneficiary",
           fmt::format("is \"{}\"", beneficiary_keys[static_cast<std::size_t>(initiative.beneficiary)]),
           "remove it");
  if (!initiative.overlap.empty())
    refuse("overlap", "names \"" + initiative.overlap + "\"",
           "remove it: effects on one driver multiply and need no group");
}

/// What initiatives of one group save is counted as one amount, so it must be one party's and one fund's.
void check_overlap(const Savings& savings, const Initiative& initiative, const std::string& path,
                   Judge& judge) {
  if (initiative.overlap.empty() || !is_cash(initiative)) return;
  check_names(path + ".overlap", initiative.overlap, savings.overlaps, "overlap group", judge);
  const auto first = std::ranges::find(savings.initiatives, initiative.overlap, &Initiative::overlap);
  if (first->fund == initiative.fund && first->beneficiary == initiative.beneficiary) return;
  judge.error(path + ".overlap", "names \"" + initiative.overlap + "\"",
              first->id + " of that group has another fund or beneficiary, and a budget has one of each",
              "give them the same fund and beneficiary, or use two groups");
}

void check_fund(const Initiative& initiative, const std::string& path, Judge& judge) {
  if (initiative.fund == Fund::general || initiative.beneficiary == Beneficiary::company) return;
  if (!is_cash(initiative)) return;
  judge.error(path + ".fund", fmt::format("is \"{}\"", fund_keys[static_cast<std::size_t>(initiative.fund)]),
              "only the company's own savings are kept by fund",
              "remove it, or write beneficiary = \"company\"");
}

void check_exit(const Costs& costs, const Initiative& initiative, const std::string& path, Judge& judge) {
  const auto* exit = std::get_if<AgreementExitEffect>(&initiative.effect);
  if (exit == nullptr) return;
  check_names(path + ".agreement", exit->agreement, costs.agreements, "service agreement", judge);
  if (initiative.partial.typical_value() > 0.0)
    judge.error(path + ".partial", initiative.partial.origin.place,
                "is " + written(initiative.partial.typical_value(), units::UnitOf<units::Share>::name),
                "an agreement is left or kept: part of an exit is none",
                "remove it and lower the confidence instead");
  if (initiative.recurrence == Recurrence::one_off)
    judge.error(path + ".recurrence", "is \"one-off\"", "an agreement that was left is not taken up again",
                "remove it");
}

void check_lasting(const Initiative& initiative, const std::string& path, Judge& judge) {
  if (initiative.recurrence == Recurrence::one_off || !initiative.lasts.stated) return;
  judge.error(path + ".lasts", initiative.lasts.origin.place,
              fmt::format("is {:g} months", initiative.lasts.typical_value()),
              "the saving is recurrent and does not end", "remove it, or write recurrence = \"one-off\"");
}

/// Delivery is uncertain in itself and a part of it may come.
bool may_come_in_part(const Initiative& initiative) {
  return initiative.confidence.typical_value() < 1.0 && initiative.partial.typical_value() > 0.0;
}

/// Optimism bias from the grade of the evidence, or as stated; neither may count one risk twice (6.4).
void settle_optimism(Initiative& initiative, const std::string& path, Judge& judge) {
  const bool limited = may_come_in_part(initiative) && initiative.optimism_reason.empty();
  const double most = limited ? most_optimism_beside_partial_delivery : 1.0;
  if (!initiative.optimism.stated && initiative.evidence != EvidenceGrade::ungraded) {
    const double by_grade = optimism_by_grade[static_cast<std::size_t>(initiative.evidence)];
    const Origin& judged = initiative.confidence.origin;  // who judged its delivery graded its evidence
    initiative.optimism = stated<units::Share>(std::min(by_grade, most));
    initiative.optimism.origin = judged;
    initiative.optimism.origin.note = "By the grade of its evidence.";
  }
  if (initiative.optimism.typical_value() <= most + 1e-12) return;
  judge.error(
      path + ".optimism", initiative.optimism.origin.place,
      "is " + written(initiative.optimism.typical_value(), units::UnitOf<units::Share>::name),
      "confidence below 100 % with part delivery counts the same risk already, and here it would count twice",
      "lower it to 10 %, or write optimism_reason");
}

/// Which of them run is one bit each (`service::Programme`).
constexpr std::size_t most_initiatives = 64;

void check_number(const Savings& savings, Judge& judge) {
  if (savings.initiatives.size() <= most_initiatives) return;
  judge.error("savings.initiative", fmt::format("are {}", savings.initiatives.size()),
              fmt::format("at most {} can be told apart when savings are attributed", most_initiatives),
              "join the smallest");
}

void check_target(const Savings& savings, Judge& judge) {
  const bool wanted =
      std::ranges::any_of(savings.target, [](const auto& year) { return year.value.typical_value() > 0.0; });
  const auto counts = [](const Initiative& i) { return i.fund == Fund::general; };
  if (!wanted || savings.initiatives.empty() || std::ranges::any_of(savings.initiatives, counts)) return;
  judge.warning("savings.target", {}, "cannot be met",
                "every initiative saves money of a ring-fenced fund, which does not count towards it",
                "add initiatives of the general fund, or lower the target");
}

}  // namespace

void check_savings(Scenario& s, Judge& judge) {
  Savings& savings = s.savings;
  settle_years(savings.target, "savings.target", s.horizon, no_year_needed, judge);
  check_number(savings, judge);
  Needs needs(savings.initiatives, judge);
  for (Initiative& initiative : savings.initiatives) {
    const std::string path = "savings.initiative." + initiative.id;
    needs.check(initiative);
    check_terms_of_cash(initiative, path, judge);
    check_overlap(savings, initiative, path, judge);
    check_fund(initiative, path, judge);
    check_exit(s.costs, initiative, path, judge);
    check_lasting(initiative, path, judge);
    settle_optimism(initiative, path, judge);
  }
  check_target(savings, judge);
}

}  // namespace loadline::scenario::rules
