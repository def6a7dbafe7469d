#include "loadline/service/simulate.hpp"

#include <algorithm>

#include "loadline/service/scoring.hpp"
#include "service/cost/cost.hpp"
#include "service/demand/demand.hpp"
#include "service/outcomes/outcomes.hpp"
#include "service/savings/programme.hpp"
#include "service/shocks/shocks.hpp"
#include "service/workforce/workforce.hpp"

namespace loadline::service {

bool same_lines(const std::vector<CostLine>& one, const std::vector<CostLine>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const CostLine& a, const CostLine& b) {
                      return a.id == b.id && a.name == b.name && a.payee == b.payee && a.bearer == b.bearer &&
                             a.group == b.group && a.behaviour == b.behaviour && a.fund == b.fund &&
                             a.controllable == b.controllable && a.quantity == b.quantity;
                    });
}

namespace {

Lanes<double> product(const Lanes<double>& one, const Lanes<double>& other) {
  Lanes<double> both{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) both[lane] = one[lane] * other[lane];
  return both;
}

demand::Drivers drivers_of(const savings::Effects& effects, const shocks::Strength& shock,
                           const Lanes<double>& entries_after_inspection, const Month& before) {
  using Target = scenario::ShockTarget;
  return {.last_caseload = before.caseload,
          .into_care = effects.into_care,
          .return_home = effects.return_home,
          .foster_moved = effects.foster_moved(),
          .foster_places = effects.foster_places,
          .referrals = product(effects.referrals, shock.factor_of(Target::referrals)),
          .care_entries = product(shock.factor_of(Target::care_entries), entries_after_inspection),
          .care_exits = shock.factor_of(Target::care_exits),
          .unaccompanied = shock.factor_of(Target::unaccompanied),
          .unaccompanied_added = shock.added_to(Target::unaccompanied),
          .care_leaver_duties = shock.factor_of(Target::care_leaver_duties)};
}

cost::PriceShocks price_shocks(const shocks::Strength& shock, const savings::Effects& effects) {
  using Target = scenario::ShockTarget;
  return {.agency_foster = shock.factor_of(Target::agency_foster_fees),
          .external_residential = shock.factor_of(Target::external_fees),
          .all_placements = shock.factor_of(Target::all_fees),
          .by_type = effects.fees,
          .income_lost = shock.added_to(Target::income)};
}

}  // namespace

struct Simulator::Workings {
  Workings(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed);

  /// Gives the block its shape. Costs nothing where it has it already.
  void shape(Block& block) const;
  void open(const units::Lanes<chance::Future>& futures, const Programme& programme, Block& block);
  void step(units::MonthIndex month, const savings::Effects& effects, const Month& before, Month& now);

  const scenario::Scenario& scenario;
  units::Calendar calendar;
  std::vector<CostLine> lines;
  ParameterDraw draw;
  Parameters parameters;
  demand::Demand demand;
  workforce::Workforce workforce;
  cost::Cost cost;
  savings::Savings savings;
  shocks::Shocks shocks;
  outcomes::Outcomes outcomes;
  Month opening;  ///< As if it were the month before the first.
};

Simulator::Workings::Workings(const scenario::Scenario& what, const scenario::Register& all,
                              chance::Seed seed)
    : scenario(what),
      calendar(what.horizon.start),
      lines(cost::cost_lines(what)),
      draw(what, all, seed),
      parameters(draw, {}),
      demand(what, seed),
      workforce(what, seed),
      cost(what, seed),
      savings(what, seed),
      shocks(what, seed),
      outcomes(what, seed) {}

void Simulator::Workings::shape(Block& block) const {
  if (!same_lines(block.lines, lines)) block.lines = lines;
  block.months.resize(static_cast<std::size_t>(scenario.horizon.months));
  block.initiatives.resize(scenario.savings.initiatives.size());
  const bool cases_held = std::ranges::any_of(scenario.workforce.roles, [](const scenario::Role& role) {
    return role.case_holding.typical_value() > 0.0;
  });
  block.loops.resize(cases_held ? block.months.size() / 12 : 0);
  for (Month& month : block.months) {
    month.costs.resize(lines.size());
    month.quantities.resize(lines.size());
    month.kpis.resize(scenario.outcomes.kpis.size());
  }
}

void Simulator::Workings::open(const units::Lanes<chance::Future>& futures, const Programme& programme,
                               Block& block) {
  parameters.redraw(draw, futures);
  demand.begin(parameters, futures, opening);
  workforce.begin(parameters, futures, opening);
  cost.begin(parameters, futures, opening);
  outcomes.begin(parameters, futures, workforce.vacancy_share(), opening);
  shocks.begin(parameters, futures);
  block.futures = futures;
  block.years = cost.years();
  savings.begin(parameters, futures, programme, block.initiatives);
}

void Simulator::Workings::step(units::MonthIndex month, const savings::Effects& effects, const Month& before,
                               Month& now) {
  const int days_before = calendar.days(units::MonthIndex(month.value() - 1));
  const shocks::Strength& shock = shocks.step(month);
  workforce.step(month, days_before, parameters, {effects.agency_cap, effects.leaving, effects.filling},
                 before, now);
  demand.step(month, calendar.days(month), parameters,
              drivers_of(effects, shock, outcomes.care_entries(), before), before, now);
  cost.step(month, parameters, workforce.staff(), effects.money, price_shocks(shock, effects),
            savings.notices(), now);
  now.excused = shock.excused;
  outcomes.step(month, workforce.vacancy_share(), now);
}

Simulator::Simulator(const scenario::Scenario& scenario, const scenario::Register& all, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, all, seed)) {}
Simulator::~Simulator() = default;
Simulator::Simulator(Simulator&&) noexcept = default;

void Simulator::run(const units::Lanes<chance::Future>& futures, const Programme& programme, Block& block) {
  Workings& work = *workings_;
  work.shape(block);
  work.open(futures, programme, block);
  const Month* before = &work.opening;
  for (std::size_t t = 0; t < block.months.size(); ++t) {
    const units::MonthIndex month(static_cast<int>(t));
    const YearIndices& indices = block.years[t / 12];
    work.step(month, work.savings.step(month, indices), *before, block.months[t]);
    if (month.month_of_year() == 11 && !block.loops.empty())
      work.workforce.loop(block.months[t], block.loops[t / 12]);
    before = &block.months[t];
  }
  score(work.scenario, block);
}

units::Lanes<chance::Future> futures_of_block(std::uint32_t block) {
  units::Lanes<chance::Future> futures{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    futures[lane] = chance::Future::of_replication(block * static_cast<std::uint32_t>(units::lane_count) +
                                                   static_cast<std::uint32_t>(lane));
  return futures;
}

}  // namespace loadline::service
