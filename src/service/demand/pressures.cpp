#include "service/demand/pressures.hpp"

#include <algorithm>
#include <cmath>

#include "service/demand/opening_stays.hpp"
#include "service/demand/overlays.hpp"
#include "service/demand/population.hpp"
#include "service/demand/rates.hpp"
#include "service/demand/swing.hpp"

namespace loadline::service::demand {
namespace {

constexpr std::size_t bands = scenario::age_bands;
constexpr double no_limit = 1e9;  // places, where a type has no limit

/// Children expected into care in a month at the opening stocks and caseload, as the shares of cases say.
Lanes<double> entries_as_shares_say(const scenario::Demand& demand, const Parameters& parameters,
                                    const BaseRates& base, const Lanes<double>& speed) {
  const std::array<const Lanes<double>*, 3> stocks{&parameters.raw(demand.opening.assessments),
                                                   &parameters.raw(demand.opening.in_need),
                                                   &parameters.raw(demand.opening.plans)};
  Lanes<double> entries{};
  for (std::size_t f = 0; f < case_flows; ++f) {
    const Flow flow = case_network.flow[f];
    if (in_care(flow.from) || !in_care(flow.to)) continue;
    const Lanes<double>& stock = *stocks[static_cast<std::size_t>(flow.from)];
    for (std::size_t band = 0; band < bands; ++band) {
      const Lanes<double>& share = parameters.raw(demand.ages[band].open_cases);
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        entries[lane] +=
            stock[lane] * share[lane] * base.flow[f][lane] * base.into_care[band][lane] * speed[lane];
    }
  }
  return entries;
}

/// Holds a factor at 0 where something pushed it below, and marks it.
double held(double factor, std::size_t lane, Counts& marks) {
  if (factor >= 0.0) return factor;
  marks[lane] = 1;
  return 0.0;
}

/// Children a year who enter care otherwise than from an open case: those who come alone, those remanded.
double others_entering(const scenario::Overlays& overlays, const Parameters& parameters, std::size_t lane) {
  return std::max(0.0, parameters.raw(overlays.unaccompanied.arrivals)[lane]) +
         std::max(0.0, parameters.raw(overlays.youth_justice.starts)[lane]) *
             std::clamp(parameters.raw(overlays.youth_justice.remanded)[lane], 0.0, 1.0);
}

/// Children assessed in this future against the typical one. Open cases follow it within months, so where history sets
/// the level of entries, a future with more referrals has so many fewer entries from each of them.
double referrals_against_typical(const scenario::Scenario& scenario, const Parameters& parameters,
                                 std::size_t lane) {
  double against = 1.0;
  for (const scenario::Datum* number :
       {static_cast<const scenario::Datum*>(&scenario.demand.referrals.rate),
        static_cast<const scenario::Datum*>(&scenario.demand.referrals.assessed),
        static_cast<const scenario::Datum*>(&scenario.population.under_18)})
    if (number->typical_value() > 0.0 && parameters.raw(*number)[lane] > 0.0)
      against *= parameters.raw(*number)[lane] / number->typical_value();
  return against;
}

/// Children expected to leave care in a month at the opening stocks.
struct OpeningExits {
  Lanes<double> under_18{}, at_18{};
};

/// Rate at which children leave care under 18, at age factors of 1 [per month]: as the lengths of stay say, with so many on
/// short stays as at the opening.
Lanes<double> leaving_as_stays_say(const scenario::Demand& demand, const Parameters& parameters) {
  const auto drawn = [&](const scenario::Datum& number, std::size_t lane) {
    return parameters.raw(number)[lane];
  };
  Lanes<double> leaving;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const OpeningStays stays{
        drawn(demand.care.short_stays, lane), drawn(demand.care.short_mean, lane),
        drawn(demand.care.long_mean, lane), drawn(demand.care.entries.starts, lane),
        drawn(demand.opening.looked_after, lane) - drawn(demand.overlays.unaccompanied.opening, lane)};
    const double share_short = stays.share_short();
    leaving[lane] = share_short / stays.short_mean + (1.0 - share_short) / stays.long_mean;
  }
  return leaving;
}

/// The oldest band is two years wide; those of it who came alone stay until they turn 18.
OpeningExits exits_as_stays_say(const scenario::Demand& demand, const Parameters& parameters,
                                const BaseRates& base) {
  const Lanes<double> leaving = leaving_as_stays_say(demand, parameters);
  OpeningExits exits;
  for (std::size_t band = 0; band < bands; ++band) {
    const bool oldest = band + 1 == bands;
    const Lanes<double>& share = parameters.raw(demand.ages[band].looked_after);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const double children = parameters.raw(demand.opening.looked_after)[lane] * share[lane];
      const double alone =
          oldest ? std::min(children, parameters.raw(demand.overlays.unaccompanied.opening)[lane]) : 0.0;
      exits.under_18[lane] += (children - alone) * leaving[lane] * base.out_of_care[band][lane];
      if (oldest) exits.at_18[lane] = children / (12.0 * scenario::age_band_years[band]);
    }
  }
  return exits;
}

}  // namespace

struct Pressure::Workings {
  Workings(const scenario::Scenario& what, chance::Seed run_seed)
      : scenario(&what),
        seed(run_seed),
        population(what),
        overlays(what.demand.overlays),
        referral_swing(what.demand.referrals.swings, chance::Purpose::referral_intensity, 0),
        entry_swing(what.demand.care.entries.swings, chance::Purpose::care_swings, 0),
        exit_swing(what.demand.care.exits.swings, chance::Purpose::care_swings, 1) {}

  void level_of_entries(const Parameters& parameters, const BaseRates& base);
  void level_of_exits(const Parameters& parameters, const BaseRates& base);
  void refer(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers,
             Lanes<double>& residents);
  void care(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers);
  void arrive_unaccompanied(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers);
  void foster(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers);

  const scenario::Scenario* scenario;
  chance::Seed seed;
  chance::LaneFutures futures;
  PopulationPath population;
  OverlayStocks overlays;
  Swing referral_swing, entry_swing, exit_swing;
  Counts level_held{};  ///< Marks levels that nobody but the others could bring about.
  Lanes<double> entry_level = units::every_lane(1.0), exit_level = units::every_lane(1.0);
  Pressures now;
};

void Pressure::Workings::level_of_entries(const Parameters& parameters, const BaseRates& base) {
  const scenario::Demand& demand = scenario->demand;
  entry_level = units::every_lane(1.0);
  const Lanes<double>& starts = parameters.raw(demand.care.entries.starts);
  if (std::ranges::none_of(starts, [](double a_year) { return a_year > 0.0; })) return;
  const Lanes<double> expected = entries_as_shares_say(
      demand, parameters, base,
      feedback(demand.feedback, parameters, parameters.of(scenario->workforce.opening_caseload)));
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    if (starts[lane] > 0.0 && expected[lane] > 0.0) {
      const double from_cases = starts[lane] - others_entering(demand.overlays, parameters, lane);
      entry_level[lane] = held(from_cases, lane, level_held) / 12.0 /
                          (expected[lane] * referrals_against_typical(*scenario, parameters, lane));
    }
}

void Pressure::Workings::level_of_exits(const Parameters& parameters, const BaseRates& base) {
  const scenario::Demand& demand = scenario->demand;
  exit_level = units::every_lane(1.0);
  const Lanes<double>& ceased = parameters.raw(demand.care.exits.ceased);
  if (std::ranges::none_of(ceased, [](double a_year) { return a_year > 0.0; })) return;
  const OpeningExits expected = exits_as_stays_say(demand, parameters, base);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    if (ceased[lane] > 0.0 && expected.under_18[lane] > 0.0)
      exit_level[lane] =
          held(ceased[lane] / 12.0 - expected.at_18[lane], lane, level_held) / expected.under_18[lane];
}

/// Referrals of all ages, how they spread over ages, and how many children live in the area.
void Pressure::Workings::refer(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers,
                               Lanes<double>& residents) {
  const scenario::Referrals& terms = scenario->demand.referrals;
  const Lanes<double> overall = population.overall(month, parameters);
  const Lanes<double> early_help = overlays.effect_on_referrals(parameters);
  const Lanes<double>& season = parameters.raw(terms.season[static_cast<std::size_t>(month.month_of_year())]);
  Lanes<double> stated{}, grown{};  // shares of the ages, at the start and now
  residents = {};
  for (std::size_t band = 0; band < bands; ++band) {
    const Lanes<double>& share = parameters.raw(scenario->demand.ages[band].arrivals);
    const Lanes<double> growth = population.of_band(month, band, parameters);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      now.age_shares[band][lane] = share[lane] * growth[lane];
      stated[lane] += share[lane];
      grown[lane] += now.age_shares[band][lane];
      residents[lane] += population.share_at_start(band)[lane] * growth[lane];
    }
  }
  const double years = month.value() / 12.0;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double trend = parameters.raw(terms.trend)[lane] + parameters.raw(terms.pass_through)[lane] *
                                                                 parameters.raw(terms.national_trend)[lane];
    const double ages = stated[lane] > 0.0 ? grown[lane] / stated[lane] : 0.0;
    const double children = parameters.raw(scenario->population.under_18)[lane] * overall[lane];
    residents[lane] *= children;
    const double level = parameters.raw(terms.rate)[lane] / 1e4 * children / 12.0 * season[lane] *
                         referral_swing.factor(lane, parameters);
    const double factor =
        ages * std::pow(std::max(0.0, 1.0 + trend), years) * early_help[lane] * drivers.referrals[lane];
    now.referrals[lane] = std::max(0.0, level * held(factor, lane, now.held_at_zero));
    for (std::size_t band = 0; band < bands && grown[lane] > 0.0; ++band)
      now.age_shares[band][lane] /= grown[lane];
  }
}

/// Rates into and out of care against what the durations and shares say.
void Pressure::Workings::care(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers) {
  const scenario::Care& terms = scenario->demand.care;
  const double years = month.value() / 12.0;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double entries = entry_level[lane] * std::exp(parameters.raw(terms.entries.trend)[lane] * years) *
                           entry_swing.factor(lane, parameters) * drivers.care_entries[lane];
    const double exits = exit_level[lane] * std::exp(parameters.raw(terms.exits.trend)[lane] * years) *
                         exit_swing.factor(lane, parameters) * drivers.care_exits[lane];
    now.into_care[lane] = held(drivers.into_care[lane], lane, now.held_at_zero) * std::max(0.0, entries);
    now.out_of_care[lane] = std::max(0.0, exits);
    now.return_home[lane] = held(drivers.return_home[lane], lane, now.held_at_zero);
    now.care_leaver_months[lane] =
        parameters.raw(terms.care_leaver_duration)[lane] * std::max(0.0, drivers.care_leaver_duties[lane]);
  }
}

void Pressure::Workings::arrive_unaccompanied(units::MonthIndex month, const Parameters& parameters,
                                              const Drivers& drivers) {
  const scenario::UnaccompaniedChildren& terms = scenario->demand.overlays.unaccompanied;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double growth =
        std::pow(std::max(0.0, 1.0 + parameters.raw(terms.growth)[lane]), month.value() / 12.0);
    const double a_year = parameters.raw(terms.arrivals)[lane] * growth * drivers.unaccompanied[lane] +
                          drivers.unaccompanied_added[lane];
    now.unaccompanied[lane] = held(a_year, lane, now.held_at_zero) / 12.0;
  }
}

/// In-house foster places: as stated, or approvals against deregistrations, dp/dt = a - d p.
void Pressure::Workings::foster(units::MonthIndex month, const Parameters& parameters,
                                const Drivers& drivers) {
  const scenario::FosterPlaces& terms = scenario->demand.foster_places;
  const Lanes<double>& stated = parameters.raw(
      scenario->demand.placements[static_cast<std::size_t>(scenario::PlacementType::in_house_foster)]
          .capacity);
  const double years = month.value() / 12.0;
  now.foster_places_limited = false;
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double approved = parameters.raw(terms.approved)[lane];
    const double approvals = std::max(0.0, parameters.raw(terms.approvals)[lane]);
    const double given_up = std::max(0.0, parameters.raw(terms.deregistrations)[lane]);
    double places = stated[lane] > 0.0 ? stated[lane] : no_limit;
    if (approved > 0.0) {
      const double kept = std::exp(-given_up * years);
      const double added =
          given_up > 0.0 ? approvals * -std::expm1(-given_up * years) / given_up : approvals * years;
      places = (approved * kept + added) * std::clamp(parameters.raw(terms.usable)[lane], 0.0, 1.0);
    }
    now.foster_places_limited = now.foster_places_limited || places < no_limit;
    now.foster_places[lane] =
        places < no_limit ? std::max(0.0, places + drivers.foster_places[lane]) : no_limit;
  }
}

Pressure::Pressure(const scenario::Scenario& scenario, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, seed)) {}
Pressure::~Pressure() = default;
Pressure::Pressure(Pressure&&) noexcept = default;

void Pressure::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  Workings& work = *workings_;
  work.futures = chance::LaneFutures(work.seed, futures);
  work.population.begin(parameters);
  work.overlays.begin(parameters, work.futures, opening);
  for (Swing* swing : {&work.referral_swing, &work.entry_swing, &work.exit_swing}) swing->begin();
  opening.population = parameters.raw(work.scenario->population.under_18);
  work.level_held = {};
  const BaseRates base = base_rates(work.scenario->demand, parameters);
  work.level_of_entries(parameters, base);
  work.level_of_exits(parameters, base);
}

const Pressures& Pressure::step(units::MonthIndex month, const Parameters& parameters, const Drivers& drivers,
                                Month& now) {
  Workings& work = *workings_;
  const auto t = static_cast<std::uint32_t>(month.value());
  for (Swing* swing : {&work.referral_swing, &work.entry_swing, &work.exit_swing})
    swing->step(t, parameters, work.futures);
  work.now.held_at_zero = work.level_held;
  work.refer(month, parameters, drivers, now.population);  // at the early help of last month
  work.overlays.step(t, parameters, now);
  work.now.remanded = work.overlays.remanded();
  work.care(month, parameters, drivers);
  work.arrive_unaccompanied(month, parameters, drivers);
  work.foster(month, parameters, drivers);
  work.now.foster_moved = drivers.foster_moved;
  work.now.open_case_speed = feedback(work.scenario->demand.feedback, parameters, drivers.last_caseload);
  return work.now;
}

}  // namespace loadline::service::demand
