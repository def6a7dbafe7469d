#include <algorithm>

#include <fmt/format.h>

#include "validate_clauses.hpp"

namespace loadline::scenario::rules {
namespace {

template <class OfTiers>
bool check_order(const std::string& path, const OfTiers& tiers, Better better, const units::UnitName& unit,
                 Judge& judge) {
  const std::vector<Part> parts{
      {"target", &tiers.target}, {"tolerance", &tiers.tolerance}, {"floor", &tiers.floor}};
  if (!usable(parts)) return false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const double value = parts[i].number->typical_value(), stricter = parts[i - 1].number->typical_value();
    if (better == Better::higher ? value <= stricter : value >= stricter) continue;
    judge.error(path + "." + parts[i].name, parts[i].number->origin.place, "is " + written(value, unit),
                fmt::format("{} is better here, and {} is {}", better == Better::higher ? "higher" : "lower",
                            parts[i - 1].name, written(stricter, unit)),
                better == Better::higher ? "order them target, tolerance, floor from high to low"
                                         : "order them target, tolerance, floor from low to high");
    return false;
  }
  return true;
}

/// What a measure's rules may look at.
struct MeasureContext {
  const Kpi& kpi;
  const Outcomes& outcomes;
  const Horizon& horizon;
  std::string path;  ///< "outcomes.kpi.K1"
  Judge& judge;
};

template <class Q>
void check_tiers(Tiers<Q>& tiers, Better better, const MeasureContext& at) {
  check_order(at.path, tiers, better, units::UnitOf<Q>::name, at.judge);
  const base::Date* before = nullptr;
  for (std::size_t i = 0; i < tiers.later.size(); ++i) {
    const LaterTiers<Q>& later = tiers.later[i];
    const std::string path = fmt::format("{}.later.{}", at.path, i + 1);
    check_order(path, later, better, units::UnitOf<Q>::name, at.judge);
    if (before != nullptr && later.from.known() && base::to_string(later.from) <= base::to_string(*before))
      at.judge.error(path + ".from", "is " + base::to_string(later.from),
                     fmt::format("the tiers before it are in force from {}", base::to_string(*before)),
                     "order later tiers by their dates");
    before = &later.from;
  }
  std::size_t row = 0;
  std::erase_if(tiers.later, [&](const LaterTiers<Q>& later) {
    const std::string path = fmt::format("{}.later.{}.from", at.path, ++row);
    return check_month(path, later.from, at.horizon, at.judge) == MonthOf::after_horizon;
  });
}

/// Something said that this measure does not look at.
void refuse_idle(const MeasureContext& at, const char* key, const char* why) {
  at.judge.error(at.path + "." + key, "is given", why, "leave it out");
}

/// An inspection comes in a month after the one before it.
void check_wait(const char* key, const Datum& wait, const MeasureContext& at) {
  if (!usable(wait) || !chance::certain(wait.uncertain) || wait.typical_value() >= 1.0) return;
  at.judge.error(at.path + "." + key, wait.origin.place,
                 "is " + written(wait.typical_value(), units::UnitOf<units::Months>::name),
                 "there is at most one inspection a month, and none before the first month ends",
                 "write 1 month or more");
}

void check_waits(const Judgement& m, const MeasureContext& at) {
  if (m.regime == Regime::ilacs) return;
  const std::pair<const char*, const Datum*> waits[] = {
      {"after_inadequate", &m.after_inadequate},
      {"after_requires_improvement", &m.after_requires_improvement},
      {"after_good", &m.after_good}};
  for (const auto& [key, wait] : waits)
    if (wait->stated)
      refuse_idle(at, key,
                  "under the single framework the wait is the same after every grade (next_inspection)");
}

void check_monitoring(const Judgement& m, const MeasureContext& at) {
  if (!usable(m.progress_from) || !usable(m.concern_below)) return;
  const double progress = m.progress_from.typical_value(), concern = m.concern_below.typical_value();
  if (progress >= concern) return;
  at.judge.error(at.path + ".progress_from", fmt::format("is {:.9g}", progress),
                 fmt::format("a visit would find progress where it finds concern, below {:.9g}", concern),
                 "write a figure not below concern_below");
}

template <class Tiers>
void check_reach(const Tiers& tiers, const Composite& m, const std::string& path, Judge& judge) {
  if (!usable(tiers.target) || tiers.target.typical_value() <= best_score(m)) return;
  judge.error(
      path + ".target", tiers.target.origin.place, fmt::format("is {:.9g}", tiers.target.typical_value()),
      fmt::format("no indicator scores more than {:.9g}, so the index could never be green", best_score(m)),
      fmt::format("write a target of {:.9g} or less", best_score(m)));
}

void check_composite(const Composite& m, const MeasureContext& at) {
  check_reach(m.tiers, m, at.path, at.judge);
  for (std::size_t i = 0; i < m.tiers.later.size(); ++i)
    check_reach(m.tiers.later[i], m, fmt::format("{}.later.{}", at.path, i + 1), at.judge);
  const std::string path = at.path + ".of";
  check_indicator_ids(m.of, at.outcomes, path, at.judge);
  for (const std::string& id : m.of) {
    const Kpi* one = find_indicator(at.outcomes, id);
    if (one == nullptr || !std::holds_alternative<Composite>(one->measure)) continue;
    at.judge.error(path, fmt::format("names {}", id),
                   id == at.kpi.id ? "an index cannot be made of itself" : "it is an index itself",
                   "name indicators that are measured");
  }
}

/// One overload a kind.
struct MeasureRules {
  const MeasureContext& at;

  void operator()(VisitsInTime& m) const { check_tiers(m.tiers, Better::higher, at); }
  void operator()(UnallocatedCases& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(AverageCaseload& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(PathwayPlans& m) const {
    check_tiers(m.tiers, Better::higher, at);
    if (usable(m.advisers) && chance::certain(m.advisers.uncertain) && m.advisers.typical_value() == 0.0)
      at.judge.error(at.path + ".advisers", m.advisers.origin.place, "is 0 FTE",
                     "care leavers are counted for each adviser, so there must be one",
                     "write the personal advisers there are");
  }
  void operator()(ShareOf& m) const { check_tiers(m.tiers, m.better, at); }
  void operator()(RateOf& m) const { check_tiers(m.tiers, m.better, at); }
  void operator()(StaffTurnover& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(AgencyShare& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(WorkerChanges& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(PlacementShare& m) const {
    check_tiers(m.tiers, Better::lower, at);
    const auto said = [](const Datum& share) { return share.stated || !usable(share); };
    if (std::ranges::none_of(m.by_type, said))
      at.judge.error(
          at.path, "names no type of placement", "it would be 0 % in every month",
          fmt::format("add the share for each type it happens in, such as {} = \"20 %\"", placement_keys[0]));
  }
  void operator()(AssessedInTime& m) const { check_tiers(m.tiers, Better::higher, at); }
  void operator()(AssessmentDays& m) const { check_tiers(m.tiers, Better::lower, at); }
  void operator()(BudgetVariance& m) const {
    check_tiers(m.tiers, Better::lower, at);
    settle_years(m.budget, at.path + ".budget", at.horizon, 0, at.judge);
  }
  void operator()(Composite& m) const {
    check_tiers(m.tiers, Better::higher, at);
    check_composite(m, at);
  }
  void operator()(Judgement& m) const {
    if (m.tolerance > m.target)
      at.judge.error(
          at.path + ".tolerance", fmt::format("is {}", grade_names[static_cast<std::size_t>(m.tolerance)]),
          fmt::format("that is better than the target, {}", grade_names[static_cast<std::size_t>(m.target)]),
          "write the target's judgement or one below it");
    at.judge.increasing(at.path,
                        {{"cut_inadequate", &m.cutpoints[0]},
                         {"cut_good", &m.cutpoints[1]},
                         {"cut_outstanding", &m.cutpoints[2]}},
                        units::UnitOf<units::Ratio>::name, "the judgements are cut in order, worst to best");
    check_wait("first_inspection", m.first_inspection, at);
    check_wait("next_inspection", m.next_inspection, at);
    check_waits(m, at);
    check_monitoring(m, at);
  }
};

/// Whether the measure is made of counts, of which small ones may be kept back.
bool counts_people(const Measure& measure) {
  return std::holds_alternative<VisitsInTime>(measure) || std::holds_alternative<UnallocatedCases>(measure) ||
         std::holds_alternative<PathwayPlans>(measure) || std::holds_alternative<ShareOf>(measure) ||
         std::holds_alternative<RateOf>(measure) || std::holds_alternative<PlacementShare>(measure) ||
         std::holds_alternative<AssessedInTime>(measure);
}

void check_publication(const MeasureContext& at) {
  constexpr int unrounded = 6;
  if (at.kpi.suppressed_to > 0 && !counts_people(at.kpi.measure))
    refuse_idle(at, "suppressed_to", "it is not made of counts of children, so there are none to keep back");
  if (std::holds_alternative<Composite>(at.kpi.measure) && at.kpi.window != Window::usual)
    refuse_idle(at, "window", "an index is made of ratings, each of them read over a window of its own");
  if (!std::holds_alternative<Judgement>(at.kpi.measure)) return;
  if (at.kpi.decimals != unrounded) refuse_idle(at, "decimals", "a judgement is a word and has no decimals");
  if (at.kpi.window != Window::usual && at.kpi.window != Window::snapshot)
    refuse_idle(at, "window", "a judgement is read as it stands and not over months");
}

/// The inspectorate judges a service once: a trigger, quality and rates into care look at that one judgement.
void check_one_judgement(const Outcomes& outcomes, Judge& judge) {
  const Kpi* first = nullptr;
  for (const Kpi& kpi : outcomes.kpis) {
    if (!std::holds_alternative<Judgement>(kpi.measure)) continue;
    if (first != nullptr)
      judge.error("outcomes.kpi." + kpi.id, "is a second judgement",
                  fmt::format("{} is one already, and triggers and quality follow one alone", first->id),
                  "leave one of them out");
    else
      first = &kpi;
  }
}

}  // namespace

double least_score(const Composite& m) {
  return std::min(
      {m.green.typical_value(), m.amber.typical_value(), m.red.typical_value(), m.severe.typical_value()});
}

double best_score(const Composite& m) {
  return std::max(
      {m.green.typical_value(), m.amber.typical_value(), m.red.typical_value(), m.severe.typical_value()});
}

const Kpi* find_indicator(const Outcomes& outcomes, const std::string& id) {
  const auto at = std::ranges::find(outcomes.kpis, id, &Kpi::id);
  return at == outcomes.kpis.end() ? nullptr : &*at;
}

void check_indicator_ids(const std::vector<std::string>& ids, const Outcomes& outcomes,
                         const std::string& path, Judge& judge) {
  std::vector<std::string> known;
  for (const Kpi& kpi : outcomes.kpis) known.push_back(kpi.id);
  for (auto id = ids.begin(); id != ids.end(); ++id) {
    if (std::ranges::find(known, *id) == known.end())
      judge.error(path, fmt::format("names \"{}\"", *id), "there is no indicator of that id",
                  known.empty() ? "add it under [[outcomes.kpi]]"
                                : fmt::format("write one of \"{}\"", fmt::join(known, "\", \"")));
    else if (std::find(ids.begin(), id, *id) != id)
      judge.error(path, fmt::format("names \"{}\" twice", *id), "each counts once", "name it once");
  }
}

void check_outcomes(Scenario& s, Judge& judge) {
  check_one_judgement(s.outcomes, judge);
  for (Kpi& kpi : s.outcomes.kpis) {
    const MeasureContext at{kpi, s.outcomes, s.horizon, "outcomes.kpi." + kpi.id, judge};
    std::visit(MeasureRules{at}, kpi.measure);
    check_publication(at);
  }
}

}  // namespace loadline::scenario::rules
