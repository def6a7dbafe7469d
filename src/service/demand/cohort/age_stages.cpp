#include "service/demand/cohort/age_stages.hpp"

#include "loadline/base/expects.hpp"
#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand::cohort {
namespace {

// Entities of Purpose::ageing before 2 a band and one a kind of stay; see `birthdays` for the others.
constexpr std::uint32_t leave_entity = 80, enter_entity = 96, pass_entity = 112;

std::uint32_t entity(std::uint32_t base, std::size_t band, State stay) {
  return base + static_cast<std::uint32_t>(band) * 2 + (stay == long_stay ? 1 : 0);
}

constexpr std::array<State, AgeStages::stays> kinds{short_stay, long_stay};

/// Puts children into stages by these weights, one draw each.
void put(std::span<People> stages, std::span<const Lanes<double>> weights, const People& number,
         chance::LaneStream& draws) {
  const double most = most_of(number);
  if (most == 0.0) return;
  Lanes<double> all{};
  for (const Lanes<double>& weight : weights) add(all, weight);
  for (double child = 0.0; child < most; child += 1.0) {
    const Lanes<double>& u = draws.uniform(static_cast<std::uint32_t>(child));
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      if (child >= number[lane]) continue;
      double left = u[lane] * all[lane];
      std::size_t stage = 0;
      while (stage + 1 < stages.size() && left >= weights[stage][lane]) left -= weights[stage++][lane];
      stages[stage][lane] += 1.0;
    }
  }
}

}  // namespace

AgeStages::AgeStages(int stages)
    : stages_(static_cast<std::size_t>(stages)), count_(bands * stays * stages_) {
  LOADLINE_EXPECTS(stages >= 2 && stages <= 12);
}

void AgeStages::begin(const chance::LaneFutures& futures,
                      const std::array<Stocks, scenario::age_bands>& stocks) {
  futures_ = futures;
  for (std::size_t band = 0; band < bands; ++band)
    for (const State stay : kinds) spread_evenly({first(band, stay), stages_}, stocks[band][stay]);
}

void AgeStages::follow(std::size_t band, const MonthFlows& flows, std::span<const Lanes<double>> ages,
                       std::uint32_t month) {
  for (const State stay : kinds) {
    chance::LaneStream leave(futures_, chance::Purpose::ageing, month, entity(leave_entity, band, stay));
    chance::LaneStream enter(futures_, chance::Purpose::ageing, month, entity(enter_entity, band, stay));
    take_any({first(band, stay), stages_}, flows.left[stay], leave);
    put({first(band, stay), stages_}, ages, flows.came[stay], enter);
  }
}

void AgeStages::pass(std::uint32_t month, std::array<Stocks, scenario::age_bands>& leaving) {
  for (std::size_t band = 0; band < bands; ++band) {
    const Lanes<double> chance =
        units::every_lane(static_cast<double>(stages_) / (12.0 * scenario::age_band_years[band]));
    for (const State stay : kinds) {
      chance::LaneStream draws(futures_, chance::Purpose::ageing, month, entity(pass_entity, band, stay));
      People* stage = first(band, stay);
      People passing;
      // From the last stage down, so that nobody passes two at once.
      for (std::size_t i = stages_; i-- > 0;) {
        chance::binomial(stage[i], chance, draws.uniform(static_cast<std::uint32_t>(i)), passing);
        take(stage[i], passing);
        if (i + 1 < stages_)
          add(stage[i + 1], passing);
        else
          leaving[band][stay] = passing;
      }
    }
  }
}

void AgeStages::join(const std::array<Stocks, scenario::age_bands>& leaving) {
  for (std::size_t band = 1; band < bands; ++band)
    for (const State stay : kinds) add(first(band, stay)[0], leaving[band - 1][stay]);
}

}  // namespace loadline::service::demand::cohort
