#include "service/demand/demand.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/demand/month_flows.hpp"
#include "service/demand/older_ring.hpp"
#include "service/demand/placements.hpp"
#include "service/demand/rates.hpp"
#include "service/demand/referrals.hpp"

namespace loadline::service::demand {
namespace {

constexpr std::size_t bands = scenario::age_bands;
constexpr std::size_t oldest = bands - 1;

// Entities of Purpose::arrivals beside the batches' (0), and of Purpose::ageing beside the bands'.
constexpr std::uint32_t bands_entity = 1;
constexpr std::uint32_t ring_leave = 16, ring_enter = 17, turning_18_stay = 18;

/// A birthday moves a child out of a band of this width with this chance a month.
constexpr double birthday(std::size_t band) { return 1.0 / (12.0 * scenario::age_band_years[band]); }

double rounded(double children) { return std::floor(std::max(children, 0.0) + 0.5); }

People looked_after_of(const Stocks& stocks) {
  People children = stocks[short_stay];
  add(children, stocks[long_stay]);
  return children;
}

People both(const People& one, const People& other) {
  People sum = one;
  add(sum, other);
  return sum;
}

}  // namespace

struct Demand::Workings {
  Workings(const scenario::Scenario& what, chance::Seed run_seed)
      : scenario(&what), seed(run_seed), referrals(what), placements(what.demand) {}

  void open_state(const Parameters& parameters, const scenario::Datum& total, State state);
  void open_care(const Parameters& parameters);
  void move(std::uint32_t month, const Parameters& parameters, const Drivers& drivers,
            const People& assessed);
  void reasons(std::uint32_t month, const Parameters& parameters, Month& now);
  void birthdays(std::uint32_t month);
  void turn_18(std::uint32_t month, const People& turning_16);
  void leave_duties(std::uint32_t month, const Parameters& parameters);
  void place(std::uint32_t month, const Parameters& parameters, const Drivers& drivers);
  void report_flows(const Arrivals& arrivals, Month& now) const;
  void report_stocks(Month& now) const;

  const scenario::Scenario* scenario;
  chance::Seed seed;
  chance::LaneFutures futures;
  Referrals referrals;
  Placements placements;
  OlderRing ring;
  BaseRates base;
  std::array<Stocks, bands> stocks{};
  People care_leavers{};
  // this month's
  CaseRates rates;
  CaseMoves moves;
  std::array<MonthFlows, bands> flows;
  People adopted{}, guardianship{};
  People reached_18{};        ///< outside care, cases closed
  People plans_reached_18{};  ///< of those, with a plan
  People aged_out{};          ///< in care
};

/// The opening stock of a state outside care, spread over ages as the scenario's open cases.
void Demand::Workings::open_state(const Parameters& parameters, const scenario::Datum& total, State state) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    std::array<double, bands> weights{}, parts{};
    for (std::size_t band = 0; band < bands; ++band)
      weights[band] = parameters.raw(scenario->demand.ages[band].open_cases)[lane];
    apportion(rounded(parameters.raw(total)[lane]), weights, parts);
    for (std::size_t band = 0; band < bands; ++band) stocks[band][state][lane] = parts[band];
  }
}

/// Short and long stays stand to each other at the start as in the long run: entrants times length of stay.
void Demand::Workings::open_care(const Parameters& parameters) {
  const scenario::Care& care = scenario->demand.care;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    std::array<double, bands> weights{}, parts{};
    for (std::size_t band = 0; band < bands; ++band)
      weights[band] = parameters.raw(scenario->demand.ages[band].looked_after)[lane];
    apportion(rounded(parameters.raw(scenario->demand.opening.looked_after)[lane]), weights, parts);
    const double is_short = std::clamp(parameters.raw(care.short_stays)[lane], 0.0, 1.0);
    const double brief = is_short * parameters.raw(care.short_mean)[lane];
    const double lasting = (1.0 - is_short) * parameters.raw(care.long_mean)[lane];
    for (std::size_t band = 0; band < bands; ++band) {
      const double now_short = brief + lasting > 0.0 ? rounded(parts[band] * brief / (brief + lasting)) : 0.0;
      stocks[band][short_stay][lane] = now_short;
      stocks[band][long_stay][lane] = parts[band] - now_short;
    }
  }
}

/// Arrivals and moves between states of all bands.
void Demand::Workings::move(std::uint32_t month, const Parameters& parameters, const Drivers& drivers,
                            const People& assessed) {
  std::array<People, bands> arrivals;
  std::array<const Lanes<double>*, bands> shares;
  std::array<Lanes<double>*, bands> into;
  for (std::size_t band = 0; band < bands; ++band) {
    shares[band] = &parameters.raw(scenario->demand.ages[band].arrivals);
    into[band] = &arrivals[band];
  }
  chance::LaneStream ages(futures, chance::Purpose::arrivals, month, bands_entity);
  chance::multinomial(assessed, shares, ages, 0, into);
  const Lanes<double> speed = feedback(scenario->demand.feedback, parameters, drivers.last_caseload);
  for (std::size_t band = 0; band < bands; ++band) {
    rates_of_band(base, band, speed, drivers, rates);
    month_of_moves(rates, moves);
    move_cases(static_cast<std::uint32_t>(band), moves, arrivals[band], futures, month, stocks[band],
               flows[band]);
  }
}

/// Why those left who left care under 18 and did not go home.
void Demand::Workings::reasons(std::uint32_t month, const Parameters& parameters, Month& now) {
  const scenario::Care& care = scenario->demand.care;
  People not_home{};
  for (const MonthFlows& band : flows) add(not_home, band.not_home);
  Lanes<double> otherwise{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    otherwise[lane] =
        std::max(0.0, 1.0 - parameters.raw(care.home)[lane] - parameters.raw(care.adopted)[lane] -
                          parameters.raw(care.guardianship)[lane]);
  const std::array<const Lanes<double>*, 3> shares{&parameters.raw(care.adopted),
                                                   &parameters.raw(care.guardianship), &otherwise};
  People others;
  const std::array<Lanes<double>*, 3> counts{&adopted, &guardianship, &others};
  constexpr std::uint32_t reasons_entity = bands * 8;  // of Purpose::moves, after the bands' rows
  chance::LaneStream draws(futures, chance::Purpose::moves, month, reasons_entity);
  chance::multinomial(not_home, shares, draws, 0, counts);
  now.adoptions = counts_of(adopted);
  now.guardianships = counts_of(guardianship);
}

/// Month-end birthdays: everybody is drawn before anybody moves, so nobody passes two bands at once.
void Demand::Workings::birthdays(std::uint32_t month) {
  std::array<Stocks, bands> leaving{};
  for (std::size_t band = 0; band < bands; ++band) {
    chance::LaneStream draws(futures, chance::Purpose::ageing, month, static_cast<std::uint32_t>(band));
    const std::size_t states = band == oldest ? static_cast<std::size_t>(short_stay) : stocks[band].size();
    for (std::size_t state = 0; state < states; ++state)
      chance::binomial(stocks[band][state], units::every_lane(birthday(band)),
                       draws.uniform(static_cast<std::uint32_t>(state)), leaving[band][state]);
  }
  for (std::size_t band = 0; band < bands; ++band)
    for (std::size_t state = 0; state < open_states; ++state) take(stocks[band][state], leaving[band][state]);
  turn_18(month, looked_after_of(leaving[oldest - 1]));
  for (std::size_t band = 0; band < oldest; ++band)
    for (std::size_t state = 0; state < open_states; ++state)
      add(stocks[band + 1][state], leaving[band][state]);
  reached_18 = both(both(leaving[oldest][assessment], leaving[oldest][in_need]), leaving[oldest][plan]);
  plans_reached_18 = leaving[oldest][plan];
}

/// Looked-after children of 16 and 17: the ring follows what happened to the oldest band and says who turns
/// 18.
void Demand::Workings::turn_18(std::uint32_t month, const People& turning_16) {
  chance::LaneStream leave(futures, chance::Purpose::ageing, month, ring_leave);
  chance::LaneStream enter(futures, chance::Purpose::ageing, month, ring_enter);
  ring.leave(flows[oldest].out_of_care, leave);
  ring.enter(flows[oldest].into_care, enter);
  aged_out = ring.pass(turning_16);
  // Which of them were on a short stay: the ring does not know, so any of the band alike. Those turning 16
  // join the stocks after this.
  chance::LaneStream draws(futures, chance::Purpose::ageing, month, turning_18_stay);
  const double most = most_of(aged_out);
  for (double child = 0.0; child < most; child += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(child));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      if (child >= aged_out[lane]) continue;
      People& brief = stocks[oldest][short_stay];
      People& lasting = stocks[oldest][long_stay];
      const bool is_short = u[lane] * (brief[lane] + lasting[lane]) < brief[lane];
      (is_short ? brief : lasting)[lane] -= 1.0;
    }
  }
}

/// Care leavers: some reach the end of the council's duties, some of those who turned 18 are owed them.
void Demand::Workings::leave_duties(std::uint32_t month, const Parameters& parameters) {
  const scenario::Care& care = scenario->demand.care;
  Lanes<double> ending;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    ending[lane] =
        -std::expm1(-1.0 / std::max(parameters.raw(care.care_leaver_duration)[lane], 1.0 / fastest_rate));
  chance::LaneStream draws(futures, chance::Purpose::care_leavers, month, 0);
  People gone, owed;
  chance::binomial(care_leavers, ending, draws.uniform(0), gone);
  chance::binomial(aged_out, parameters.raw(care.care_leaver_duties), draws.uniform(1), owed);
  take(care_leavers, gone);
  add(care_leavers, owed);
}

void Demand::Workings::place(std::uint32_t month, const Parameters& parameters, const Drivers& drivers) {
  PlacementChanges changes;
  changes.left = aged_out;
  changes.adopted = adopted;
  changes.entered_16 = flows[oldest].into_care;
  for (std::size_t band = 0; band < bands; ++band) {
    add(changes.left, flows[band].out_of_care);
    if (band != oldest) add(changes.entered_under_16, flows[band].into_care);
  }
  placements.step(month, parameters, drivers, changes);
}

void Demand::Workings::report_flows(const Arrivals& arrivals, Month& now) const {
  People in{}, out = aged_out, home{}, plans_in{}, plans_out = plans_reached_18,
               closures = both(reached_18, aged_out);
  for (const MonthFlows& band : flows) {
    add(in, both(band.into_care, band.through_care));
    add(out, both(band.out_of_care, band.through_care));
    add(home, band.home);
    add(plans_in, both(band.into_plan, band.through_plan));
    add(plans_out, both(band.out_of_plan, band.through_plan));
    add(closures, both(band.closed, band.not_home));
  }
  now.referrals = counts_of(both(arrivals.assessed, arrivals.not_assessed));
  now.assessed = counts_of(arrivals.assessed);
  now.care_entries = counts_of(in);
  now.care_exits = counts_of(out);
  now.went_home = counts_of(home);
  now.aged_out = counts_of(aged_out);
  now.plan_starts = counts_of(plans_in);
  now.plan_ends = counts_of(plans_out);
  now.closures = counts_of(closures);
}

void Demand::Workings::report_stocks(Month& now) const {
  std::array<People, open_states> total{};
  for (std::size_t band = 0; band < bands; ++band) {
    for (std::size_t state = 0; state < open_states; ++state) add(total[state], stocks[band][state]);
    now.looked_after_by_age[band] = counts_of(looked_after_of(stocks[band]));
  }
  now.assessments = counts_of(total[assessment]);
  now.in_need = counts_of(total[in_need]);
  now.plans = counts_of(total[plan]);
  now.looked_after = counts_of(both(total[short_stay], total[long_stay]));
  now.care_leavers = counts_of(care_leavers);
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    now.placed[type] = counts_of(placements.placed()[type]);
}

Demand::Demand(const scenario::Scenario& scenario, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, seed)) {}
Demand::~Demand() = default;
Demand::Demand(Demand&&) noexcept = default;

void Demand::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  Workings& work = *workings_;
  const scenario::OpeningStocks& at_start = work.scenario->demand.opening;
  work.futures = chance::LaneFutures(work.seed, futures);
  work.referrals.begin(work.futures);
  work.base = base_rates(work.scenario->demand, parameters);
  work.open_state(parameters, at_start.assessments, assessment);
  work.open_state(parameters, at_start.in_need, in_need);
  work.open_state(parameters, at_start.plans, plan);
  work.open_care(parameters);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    work.care_leavers[lane] = rounded(parameters.raw(at_start.care_leavers)[lane]);
  People looked_after{};
  for (const Stocks& band : work.stocks) add(looked_after, looked_after_of(band));
  work.ring.begin(looked_after_of(work.stocks[oldest]));
  work.placements.begin(parameters, work.futures, looked_after);
  work.report_stocks(opening);
}

void Demand::step(units::MonthIndex month, int days, const Parameters& parameters, const Drivers& drivers,
                  const Month& before, Month& month_now) {
  Workings& work = *workings_;
  const auto t = static_cast<std::uint32_t>(month.value());
  const Arrivals arrivals = work.referrals.step(month, parameters);
  work.move(t, parameters, drivers, arrivals.assessed);
  work.reasons(t, parameters, month_now);
  work.birthdays(t);
  work.leave_duties(t, parameters);
  work.place(t, parameters, drivers);
  work.report_flows(arrivals, month_now);
  work.report_stocks(month_now);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    month_now.looked_after_half_days[lane] =
        static_cast<std::int64_t>(before.looked_after[lane] + month_now.looked_after[lane]) * days;
    for (std::size_t type = 0; type < scenario::placement_types; ++type)
      month_now.placed_half_days[type][lane] =
          static_cast<std::int64_t>(before.placed[type][lane] + month_now.placed[type][lane]) * days;
  }
}

}  // namespace loadline::service::demand
