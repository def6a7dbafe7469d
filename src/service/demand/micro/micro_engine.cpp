#include "service/demand/micro/micro_engine.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "service/demand/micro/lives.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand::micro {
namespace {

std::int64_t half_days(double child_months, int days) { return std::llround(child_months * 2.0 * days); }

void report_stocks(const Lives& lives, std::size_t lane, Month& month) {
  month.assessments[lane] = lives.count(Status::assessment);
  month.in_need[lane] = lives.count(Status::in_need);
  month.plans[lane] = lives.count(Status::plan);
  month.unaccompanied[lane] = lives.count(Status::unaccompanied);
  month.looked_after[lane] =
      lives.count(Status::short_stay) + lives.count(Status::long_stay) + lives.count(Status::unaccompanied);
  month.care_leavers[lane] = lives.count(Status::care_leaver);
  for (std::size_t type = 0; type < types; ++type)
    month.placed[type][lane] = static_cast<units::Count>(lives.places().placed()[type]);
  for (std::size_t band = 0; band < bands; ++band)
    month.looked_after_by_age[band][lane] = lives.looked_after_in_band(band);
}

void report_flows(const Tally& tally, units::Count not_assessed, std::size_t lane, Month& month) {
  month.referrals[lane] = tally.assessed + not_assessed;
  month.assessed[lane] = tally.assessed;
  month.plan_starts[lane] = tally.plan_starts;
  month.plan_ends[lane] = tally.plan_ends;
  month.care_entries[lane] = tally.care_entries;
  month.care_exits[lane] = tally.care_exits;
  month.adoptions[lane] = tally.adoptions;
  month.guardianships[lane] = tally.guardianships;
  month.went_home[lane] = tally.went_home;
  month.aged_out[lane] = tally.aged_out;
  month.closures[lane] = tally.closures;
  month.spilled[lane] = tally.spilled;
}

/// The month's total is rounded once and split over types by largest remainder, so that the parts sum to it.
void report_days(const Lives& lives, int days, std::size_t lane, Month& month) {
  ByType<double> filled{}, parts{};
  double all = 0.0;
  for (std::size_t type = 0; type < types; ++type)
    all += filled[type] = std::max(0.0, lives.places().filled()[type]);
  month.looked_after_half_days[lane] = half_days(all, days);
  apportion(static_cast<double>(month.looked_after_half_days[lane]), filled, parts);
  for (std::size_t type = 0; type < types; ++type)
    month.placed_half_days[type][lane] = static_cast<std::int64_t>(parts[type]);
  month.unaccompanied_half_days[lane] = half_days(std::max(0.0, lives.unaccompanied_months()), days);
}

}  // namespace

struct MicroEngine::Workings {
  Workings(const scenario::Scenario& what, chance::Seed run_seed) : scenario(&what), seed(run_seed) {}

  /// How many come in each future, by inversion at the month's own address.
  void count_coming(std::uint32_t month, const Parameters& parameters, const Pressures& pressures);

  const scenario::Scenario* scenario;
  chance::Seed seed;
  chance::LaneFutures futures;
  std::array<Lives, units::lane_count> lives;
  Lanes<double> batches{}, not_assessed{}, unaccompanied{};
};

void MicroEngine::Workings::count_coming(std::uint32_t month, const Parameters& parameters,
                                         const Pressures& pressures) {
  const scenario::Referrals& terms = scenario->demand.referrals;
  Lanes<double> in_batches{}, others{};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double assessed = std::clamp(parameters.raw(terms.assessed)[lane], 0.0, 1.0);
    const double size = mean_batch(terms, parameters, lane);
    in_batches[lane] = size > 0.0 ? pressures.referrals[lane] * assessed / size : 0.0;
    others[lane] = pressures.referrals[lane] * (1.0 - assessed);
  }
  chance::LaneStream draws(futures, chance::Purpose::child, month, counts_number);
  chance::poisson(in_batches, draws.uniform(0), batches);
  chance::poisson(others, draws.uniform(1), not_assessed);
  chance::poisson(pressures.unaccompanied, draws.uniform(2), unaccompanied);
}

MicroEngine::MicroEngine(const scenario::Scenario& scenario, chance::Seed seed)
    : workings_(std::make_unique<Workings>(scenario, seed)) {}
MicroEngine::~MicroEngine() = default;
MicroEngine::MicroEngine(MicroEngine&&) noexcept = default;

void MicroEngine::begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening) {
  Workings& work = *workings_;
  work.futures = chance::LaneFutures(work.seed, futures);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    work.lives[lane].begin(work.scenario->demand, parameters, lane, ChildLuck(work.seed, futures[lane]));
    report_stocks(work.lives[lane], lane, opening);
  }
}

void MicroEngine::step(units::MonthIndex month, int days, const Parameters& parameters,
                       const Pressures& pressures, const Month& /*before*/, Month& now) {
  Workings& work = *workings_;
  const auto t = static_cast<std::uint32_t>(month.value());
  work.count_coming(t, parameters, pressures);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const Coming coming{static_cast<std::uint32_t>(work.batches[lane]),
                        static_cast<std::uint32_t>(work.unaccompanied[lane]),
                        static_cast<std::uint32_t>(pressures.remanded[lane])};
    Lives& lives = work.lives[lane];
    lives.step(t, MonthTerms(pressures, lane), coming);
    report_flows(lives.tally(), static_cast<units::Count>(work.not_assessed[lane]), lane, now);
    report_stocks(lives, lane, now);
    report_days(lives, days, lane, now);
    for (std::size_t type = 0; type < types; ++type)
      now.placement_starts[type][lane] = static_cast<units::Count>(lives.places().begun()[type]);
  }
  now.held_at_zero = pressures.held_at_zero;
}

void MicroEngine::keep(std::size_t lane, Journal* journal) { workings_->lives[lane].keep(journal); }

}  // namespace loadline::service::demand::micro
