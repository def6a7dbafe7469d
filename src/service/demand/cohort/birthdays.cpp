#include "service/demand/cohort/birthdays.hpp"

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand::cohort {
namespace {

// Entities of Purpose::ageing beside the bands' (0 to 4); `time_in_state` has 32 to 71, `age_stages` 80 to 119.
constexpr std::uint32_t ring_leave = 16, ring_enter = 17, turning_18_stay = 18, unaccompanied_enter = 19;

/// A birthday moves a child out of a band of this width with this chance a month.
constexpr double birthday(std::size_t band) { return 1.0 / (12.0 * scenario::age_band_years[band]); }

}  // namespace

Birthdays::Birthdays(int ageing_stages) {
  if (ageing_stages <= 1) return;
  stages_.emplace(ageing_stages);
  for (auto& band : ages_.entrants) band.resize(static_cast<std::size_t>(ageing_stages));
}

void Birthdays::begin(const chance::LaneFutures& futures, const Parameters& parameters, const BaseRates& base,
                      const Cohorts& children) {
  futures_ = futures;
  ring_.begin(children.looked_after(oldest));
  unaccompanied_ring_.begin(children.unaccompanied);
  if (!stages_) return;
  stages_->begin(futures, children.stocks);
  find_balance(*children.demand, parameters, base, ages_);
}

void Birthdays::draw(std::uint32_t month, const Cohorts& children, std::array<Stocks, bands>& leaving) {
  for (std::size_t band = 0; band < bands; ++band) {
    chance::LaneStream draws(futures_, chance::Purpose::ageing, month, static_cast<std::uint32_t>(band));
    const auto leave = [&](std::size_t state, const Lanes<double>& chance) {
      chance::binomial(children.stocks[band][state], chance, draws.uniform(static_cast<std::uint32_t>(state)),
                       leaving[band][state]);
    };
    for (std::size_t state = 0; state < case_states; ++state) leave(state, ages_.cases[band][state]);
    if (band == oldest || stages_) continue;
    for (const State stay : {short_stay, long_stay}) leave(stay, units::every_lane(birthday(band)));
  }
  if (stages_) stages_->pass(month, leaving);
}

Turned18 Birthdays::step(std::uint32_t month, const std::array<MonthFlows, bands>& flows,
                         const People& arrived, Cohorts& children) {
  if (stages_)
    for (std::size_t band = 0; band < oldest; ++band)
      stages_->follow(band, flows[band], ages_.entrants[band], month);
  std::array<Stocks, bands> leaving{};
  draw(month, children, leaving);
  for (std::size_t band = 0; band < bands; ++band)
    for (std::size_t state = 0; state < open_states; ++state)
      take(children.stocks[band][state], leaving[band][state]);
  People turning_16 = leaving[oldest - 1][short_stay];
  add(turning_16, leaving[oldest - 1][long_stay]);
  Turned18 turned;
  turned.in_care = turn_18(month, flows[oldest], turning_16);
  choose_stays(month, turned.in_care, children, leaving[oldest]);
  arrive(month, arrived, children, turned);
  for (std::size_t band = bands; band-- > 0;)
    for (std::size_t state = 0; state < open_states; ++state) {
      if (children.time[state]) children.time[state]->grow_up(band, leaving[band][state], month);
      if (band != oldest) add(children.stocks[band + 1][state], leaving[band][state]);
    }
  if (stages_) stages_->join(leaving);
  for (const State state : {assessment, in_need, plan}) add(turned.open_cases, leaving[oldest][state]);
  turned.plans = leaving[oldest][plan];
  return turned;
}

/// Looked-after children of 16 and 17: the ring follows what happened to the oldest band and says who turns 18.
People Birthdays::turn_18(std::uint32_t month, const MonthFlows& flows, const People& turning_16) {
  chance::LaneStream leave(futures_, chance::Purpose::ageing, month, ring_leave);
  chance::LaneStream enter(futures_, chance::Purpose::ageing, month, ring_enter);
  ring_.leave(flows.out_of_care, leave);
  ring_.enter(flows.into_care, enter);
  return ring_.pass(turning_16);
}

/// Which of them were on a short stay: the ring does not know, so any of the band alike. Those turning 16 join the
/// stocks after this.
void Birthdays::choose_stays(std::uint32_t month, const People& aged_out, Cohorts& children,
                             Stocks& leaving) {
  chance::LaneStream draws(futures_, chance::Purpose::ageing, month, turning_18_stay);
  take_any(std::span(children.stocks[oldest]).subspan(short_stay, 2), aged_out, draws,
           [&](std::size_t stay, std::size_t lane) { leaving[short_stay + stay][lane] += 1.0; });
}

void Birthdays::arrive(std::uint32_t month, const People& arrived, Cohorts& children, Turned18& turned) {
  if (most_of(arrived) == 0.0 && most_of(children.unaccompanied) == 0.0) return;
  chance::LaneStream enter(futures_, chance::Purpose::ageing, month, unaccompanied_enter);
  unaccompanied_ring_.enter(arrived, enter);
  turned.unaccompanied = unaccompanied_ring_.pass({});
  add(children.unaccompanied, arrived);
  take(children.unaccompanied, turned.unaccompanied);
  add(turned.in_care, turned.unaccompanied);
}

}  // namespace loadline::service::demand::cohort
