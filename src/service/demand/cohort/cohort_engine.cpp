#include "service/demand/cohort/cohort_engine.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/demand/cohort/month_of_cohorts.hpp"
#include "service/demand/placements.hpp"
#include "service/demand/rates.hpp"

namespace loadline::service::demand::cohort {
namespace {

// Entities of Purpose::arrivals beside the batches' (0), of Purpose::moves after the bands' rows, and of Purpose::overlays
// after those of `overlays` (0 to 3).
constexpr std::uint32_t bands_entity = 1;
constexpr std::uint32_t reasons_entity = bands * 8, remand_entity = bands * 8 + 1;
constexpr std::uint32_t unaccompanied_entity = 4;

constexpr std::size_t home_from_short_stay = [] {
  std::size_t flow = 0;
  while (case_network.flow[flow].from != short_stay || case_network.flow[flow].to != in_need) ++flow;
  return flow;
}();

}  // namespace

struct CohortEngine::Workings {
  Workings(const scenario::Scenario& what, chance::Seed run_seed)
      : demand(&what.demand),
        seed(run_seed),
        children(what.demand),
        referrals(what.demand.referrals),
        placements(what.demand),
        birthdays(what.demand.ageing_stages) {}

  void set_rates_of_newcomers();
  void arrive(std::uint32_t month, const Parameters& parameters, const Pressures& pressures);
  void move(std::uint32_t month, const Pressures& pressures);
  void move_band(std::uint32_t band, std::uint32_t month, const Pressures& pressures, const People& assessed);
  void remand(std::uint32_t month, const People& remanded);
  void reasons(std::uint32_t month, const Parameters& parameters);
  void leave_duties(std::uint32_t month, const Parameters& parameters, const Pressures& pressures);
  void place(std::uint32_t month, const Parameters& parameters, const Pressures& pressures);

  const scenario::Demand* demand;
  chance::Seed seed;
  chance::LaneFutures futures;
  Cohorts children;
  Referrals referrals;
  Placements placements;
  Birthdays birthdays;
  BaseRates base;
  // this month's
  MonthOfCohorts now;
  CaseRates rates;
  CaseMoves moves;
  Counts held_at_zero{};
};

/// Rates within a month are those of children who entered their state in it; where the law is exponential, of all.
void CohortEngine::Workings::set_rates_of_newcomers() {
  for (std::size_t state = 0; state < open_states; ++state) {
    if (!children.time[state]) continue;
    const Lanes<double>& newcomers = children.time[state]->rate_of_newcomers();
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      double leaving = 0.0;
      for (std::size_t f = 0; f < case_flows; ++f)
        if (case_network.flow[f].from == static_cast<int>(state)) leaving += base.flow[f][lane];
      for (std::size_t f = 0; f < case_flows; ++f)
        if (case_network.flow[f].from == static_cast<int>(state))
          base.flow[f][lane] *= newcomers[lane] / leaving;
    }
  }
}

void CohortEngine::Workings::arrive(std::uint32_t month, const Parameters& parameters,
                                    const Pressures& pressures) {
  now.arrivals = referrals.step(month, parameters, pressures.referrals);
  now.unaccompanied = {};
  if (most_of(pressures.unaccompanied) == 0.0) return;
  chance::LaneStream draws(futures, chance::Purpose::overlays, month, unaccompanied_entity);
  chance::poisson(pressures.unaccompanied, draws.uniform(0), now.unaccompanied);
}

/// Arrivals and moves between states of all bands.
void CohortEngine::Workings::move(std::uint32_t month, const Pressures& pressures) {
  std::array<People, bands> assessed;
  std::array<const Lanes<double>*, bands> shares;
  std::array<Lanes<double>*, bands> into;
  for (std::size_t band = 0; band < bands; ++band) {
    shares[band] = &pressures.age_shares[band];
    into[band] = &assessed[band];
  }
  chance::LaneStream ages(futures, chance::Purpose::arrivals, month, bands_entity);
  chance::multinomial(now.arrivals.assessed, shares, ages, 0, into);
  held_at_zero = pressures.held_at_zero;
  now.remanded = {};
  for (std::uint32_t band = 0; band < bands; ++band) move_band(band, month, pressures, assessed[band]);
}

void CohortEngine::Workings::move_band(std::uint32_t band, std::uint32_t month, const Pressures& pressures,
                                       const People& assessed) {
  rates_of_band(base, band, pressures, rates, held_at_zero);
  month_of_moves(rates, moves);
  LeaversByState leavers;
  Stocks leaving;
  std::array<Lanes<double>, open_states> staying;
  for (std::size_t state = 0; state < open_states; ++state) {
    if (!children.time[state]) continue;
    const Lanes<double>& newcomers = children.time[state]->rate_of_newcomers();
    Lanes<double> faster;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      faster[lane] = rates.leaving[state][lane] / newcomers[lane];
      staying[state][lane] = std::exp(-rates.leaving[state][lane]);
    }
    leaving[state] = children.time[state]->leave(band, faster, month);
    leavers[state] = {&leaving[state], &staying[state]};
  }
  MonthFlows& flows = now.flows[band];
  move_cases(band, moves, leavers, assessed, futures, month, children.stocks[band], flows);
  if (band == oldest && most_of(pressures.remanded) > 0.0) remand(month, pressures.remanded);
  for (std::size_t state = 0; state < open_states; ++state) {
    if (!children.time[state]) continue;
    People entered = flows.came[state];
    add(entered, flows.returned[state]);
    children.time[state]->enter(band, entered, month);
  }
}

/// Young people remanded at a uniform time of the month, into a short stay at 16 or 17. The rates are those of that band.
void CohortEngine::Workings::remand(std::uint32_t month, const People& remanded) {
  Lanes<double> there, goes_home;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double rate = rates.leaving[short_stay][lane];
    there[lane] = rate > 0.0 ? -std::expm1(-rate) / rate : 1.0;
    goes_home[lane] = rate > 0.0 ? rates.flow[home_from_short_stay][lane] / rate : 0.0;
  }
  chance::LaneStream draws(futures, chance::Purpose::moves, month, remand_entity);
  MonthFlows& flows = now.flows[oldest];
  Stocks& stocks = children.stocks[oldest];
  People gone = remanded, home;
  chance::binomial(remanded, there, draws.uniform(0), now.remanded);
  take(gone, now.remanded);
  chance::binomial(gone, goes_home, draws.uniform(1), home);
  for (People* count : {&flows.into_care, &flows.came[short_stay], &stocks[short_stay]})
    add(*count, now.remanded);
  for (People* count : {&flows.home, &flows.came[in_need], &stocks[in_need]}) add(*count, home);
  add(flows.through_care, gone);
  add(flows.not_home, gone);
  take(flows.not_home, home);
}

/// Why those left who left care under 18 and did not go home.
void CohortEngine::Workings::reasons(std::uint32_t month, const Parameters& parameters) {
  const scenario::Care& care = demand->care;
  People not_home{}, others;
  for (const MonthFlows& band : now.flows) add(not_home, band.not_home);
  Lanes<double> otherwise{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    otherwise[lane] =
        std::max(0.0, 1.0 - parameters.raw(care.home)[lane] - parameters.raw(care.adopted)[lane] -
                          parameters.raw(care.guardianship)[lane]);
  const std::array<const Lanes<double>*, 3> shares{&parameters.raw(care.adopted),
                                                   &parameters.raw(care.guardianship), &otherwise};
  const std::array<Lanes<double>*, 3> counts{&now.adopted, &now.guardianship, &others};
  chance::LaneStream draws(futures, chance::Purpose::moves, month, reasons_entity);
  chance::multinomial(not_home, shares, draws, 0, counts);
}

/// Care leavers: some reach the end of the council's duties, some of those who turned 18 are owed them.
void CohortEngine::Workings::leave_duties(std::uint32_t month, const Parameters& parameters,
                                          const Pressures& pressures) {
  Lanes<double> ending;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    ending[lane] = -std::expm1(-1.0 / kept_mean(pressures.care_leaver_months[lane]));
  chance::LaneStream draws(futures, chance::Purpose::care_leavers, month, 0);
  People gone, owed;
  chance::binomial(children.care_leavers, ending, draws.uniform(0), gone);
  chance::binomial(now.turned.in_care, parameters.raw(demand->care.care_leaver_duties), draws.uniform(1),
                   owed);
  take(children.care_leavers, gone);
  add(children.care_leavers, owed);
}

void CohortEngine::Workings::place(std::uint32_t month, const Parameters& parameters,
                                   const Pressures& pressures) {
  PlacementChanges changes;
  changes.left = now.turned.in_care;
  changes.adopted = now.adopted;
  changes.remanded = now.remanded;
  changes.entered_16 = now.flows[oldest].into_care;
  take(changes.entered_16, now.remanded);
  add(changes.entered_16, now.unaccompanied);
  for (std::size_t band = 0; band < bands; ++band) {
    add(changes.left, now.flows[band].out_of_care);
    if (band != oldest) add(changes.entered_under_16, now.flows[band].into_care);
  }
  placements.step(month, parameters, pressures, changes);
}

CohortEngine::CohortEngine(const scenario::Scenario& scenario, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, seed)) {}
CohortEngine::~CohortEngine() = default;
CohortEngine::CohortEngine(CohortEngine&&) noexcept = default;

void CohortEngine::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  Workings& work = *workings_;
  work.futures = chance::LaneFutures(work.seed, futures);
  work.referrals.begin(work.futures);
  work.children.open(parameters, work.futures);
  work.base = base_rates(*work.demand, parameters);
  work.birthdays.begin(work.futures, parameters, work.base, work.children);
  work.set_rates_of_newcomers();
  People looked_after = work.children.unaccompanied;
  for (std::size_t band = 0; band < bands; ++band) add(looked_after, work.children.looked_after(band));
  work.placements.begin(parameters, work.futures, looked_after);
  report_stocks(work.children, work.placements.placed(), opening);
}

void CohortEngine::step(units::MonthIndex month, int days, const Parameters& parameters,
                        const Pressures& pressures, const Month& before, Month& month_now) {
  Workings& work = *workings_;
  const auto t = static_cast<std::uint32_t>(month.value());
  work.arrive(t, parameters, pressures);
  work.move(t, pressures);
  work.reasons(t, parameters);
  work.now.turned = work.birthdays.step(t, work.now.flows, work.now.unaccompanied, work.children);
  work.leave_duties(t, parameters, pressures);
  work.place(t, parameters, pressures);
  report_flows(work.now, month_now);
  report_stocks(work.children, work.placements.placed(), month_now);
  report_days(before, days, month_now);
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    month_now.placement_starts[type] = counts_of(work.placements.starts()[type]);
  month_now.spilled = counts_of(work.placements.spilled());
  month_now.held_at_zero = work.held_at_zero;
}

}  // namespace loadline::service::demand::cohort
