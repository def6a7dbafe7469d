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

}  // namespace

void check_savings(Scenario& s, Judge& judge) {
  Savings& savings = s.savings;
  settle_years(savings.target, "savings.target", s.horizon, no_year_needed, judge);
  Needs needs(savings.initiatives, judge);
  for (const Initiative& initiative : savings.initiatives) needs.check(initiative);
}

}  // namespace loadline::scenario::rules
