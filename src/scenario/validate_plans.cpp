#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

enum class Better { higher, lower };

template <class Q>
void check_tiers(const std::string& path, const Tiers<Q>& tiers, Better better, Judge& judge) {
  const std::vector<Part> parts{
      {"target", &tiers.target}, {"tolerance", &tiers.tolerance}, {"floor", &tiers.floor}};
  if (!usable(parts)) return;
  const units::UnitName unit = units::UnitOf<Q>::name;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const double value = parts[i].number->typical_value(), stricter = parts[i - 1].number->typical_value();
    if (better == Better::higher ? value <= stricter : value >= stricter) continue;
    judge.error(path + "." + parts[i].name, parts[i].number->origin.place, "is " + written(value, unit),
                fmt::format("{} is better here, and {} is {}", better == Better::higher ? "higher" : "lower",
                            parts[i - 1].name, written(stricter, unit)),
                better == Better::higher ? "order them target, tolerance, floor from high to low"
                                         : "order them target, tolerance, floor from low to high");
    return;
  }
}

struct MeasureRules {
  const std::string& path;
  Judge& judge;
  void operator()(const VisitsInTime& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const UnallocatedCases& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const AverageCaseload& m) const { check_tiers(path, m.tiers, Better::lower, judge); }
  void operator()(const PathwayPlans& m) const { check_tiers(path, m.tiers, Better::higher, judge); }
  void operator()(const Judgement& m) const {
    if (m.tolerance > m.target)
      judge.error(
          path + ".tolerance", fmt::format("is {}", grade_names[static_cast<std::size_t>(m.tolerance)]),
          fmt::format("that is better than the target, {}", grade_names[static_cast<std::size_t>(m.target)]),
          "write the target's judgement or one below it");
    judge.increasing(path,
                     {{"cut_inadequate", &m.cutpoints[0]},
                      {"cut_good", &m.cutpoints[1]},
                      {"cut_outstanding", &m.cutpoints[2]}},
                     units::UnitOf<units::Ratio>::name, "the judgements are cut in order, worst to best");
  }
};

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

void check_outcomes(const Scenario& s, Judge& judge) {
  for (const Kpi& kpi : s.outcomes.kpis)
    std::visit(MeasureRules{"outcomes.kpi." + kpi.id, judge}, kpi.measure);
}

void check_savings(Savings& savings, const Horizon& horizon, Judge& judge) {
  settle_years(savings.target, "savings.target", horizon, no_year_needed, judge);
  Needs needs(savings.initiatives, judge);
  for (const Initiative& initiative : savings.initiatives) needs.check(initiative);
}

}  // namespace loadline::scenario::rules
