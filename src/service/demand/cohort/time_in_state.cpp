#include "service/demand/cohort/time_in_state.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "loadline/chance/samplers.hpp"
#include "service/demand/rates.hpp"

namespace loadline::service::demand::cohort {
namespace {

constexpr std::size_t bands = scenario::age_bands;
constexpr double forever = std::numeric_limits<double>::infinity();
constexpr double fewest_left = 1e-20;  // of a cell: bounds a month's hazard

// Entities of Purpose::moves and Purpose::ageing, before 8 a band and one a state; see `month_flows`, `birthdays`.
constexpr std::uint32_t leave_entity = 64, enter_entity = 128, grow_up_entity = 32;

std::uint32_t entity(std::uint32_t base, std::size_t band, State state) {
  return base + static_cast<std::uint32_t>(band) * 8 + static_cast<std::uint32_t>(state);
}

double shape_of(const scenario::DurationLaw& law, const Parameters& parameters, std::size_t lane) {
  return law.kind == scenario::DurationKind::weibull ? parameters.raw(law.shape)[lane] : 1.0;
}

/// Enough that beyond the last cell the law has a constant rate, or hardly anybody is left.
std::size_t cells_for(const scenario::DurationLaw& law, double mean) {
  constexpr std::size_t fewest = 2, most = 120;
  constexpr double beyond = 0.01;  // of all children in the state
  if (law.kind == scenario::DurationKind::stages) return law.stages.size();
  if (law.kind == scenario::DurationKind::piecewise) {
    const auto last = static_cast<std::size_t>(std::ceil(law.bands.back().from.typical_value()));
    return std::clamp(last + 1, fewest, most);
  }
  const Duration typical(law, law.shape.typical_value(), mean);
  std::size_t cells = fewest;
  while (cells < most &&
         typical.survival_integral(static_cast<double>(cells), forever) > beyond * typical.mean())
    ++cells;
  return cells;
}

/// The rate h at which somebody who enters a month at a uniform time is there at its end with this chance,
/// (1 - e^-h) / h. Newton's steps from below: the chance is convex in h, so none overshoots.
double rate_of_staying(double chance, double least) {
  double rate = std::max(2.0 * (1.0 - chance), 1e-12);
  for (int round = 0; round < 60; ++round) {
    const double there = -std::expm1(-rate) / rate;
    const double slope = (std::exp(-rate) - there) / rate;
    const double next = rate - (there - chance) / slope;
    if (!(next > rate * (1.0 + 1e-15))) break;
    rate = next;
  }
  return std::clamp(rate, least, fastest_rate);
}

}  // namespace

TimeInState::TimeInState(const scenario::DurationLaw& law, const scenario::Assumption<units::Months>& mean,
                         State state)
    : law_(&law),
      mean_(&mean),
      state_(state),
      cells_(cells_for(law, kept_mean(mean.typical_value()))),
      count_(bands * cells_),
      hazard_(cells_),
      opening_(cells_),
      entering_(cells_) {}

void TimeInState::begin(const Parameters& parameters, const chance::LaneFutures& futures) {
  futures_ = futures;
  const Lanes<double>& mean = parameters.raw(*mean_);
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const double shape = shape_of(*law_, parameters, lane);
    if (lane > 0 && mean[lane] == mean[lane - 1] && shape == shape_of(*law_, parameters, lane - 1)) {
      for (auto* table : {&hazard_, &opening_, &entering_})
        for (Lanes<double>& cell : *table) cell[lane] = cell[lane - 1];
      stages_[lane] = stages_[lane - 1];
      newcomers_[lane] = newcomers_[lane - 1];
      continue;
    }
    const Duration duration(*law_, shape, kept_mean(mean[lane]));
    law_->kind == scenario::DurationKind::stages ? fill_stages(duration, lane) : fill_months(duration, lane);
    // Above 0, or where somebody who leaves goes would be nought over nought.
    newcomers_[lane] = rate_of_staying(duration.survival_integral(0.0, 1.0), 1e-6 / duration.mean());
  }
}

void TimeInState::fill_months(const Duration& duration, std::size_t lane) {
  const auto left = [&](std::size_t month) {
    return duration.survival_integral(static_cast<double>(month), forever);
  };
  double here = left(0), next = left(1), after = left(2);
  for (std::size_t cell = 0; cell < cells_; ++cell) {
    const bool last = cell + 1 == cells_;
    const double in_cell = last ? here : here - next, still = last ? next : next - after;
    opening_[cell][lane] = std::max(in_cell, 0.0);
    hazard_[cell][lane] = in_cell > 0.0 ? -std::log(std::clamp(still / in_cell, fewest_left, 1.0)) : 0.0;
    here = next;
    next = after;
    if (!last) after = left(cell + 3);
  }
}

void TimeInState::fill_stages(const Duration& duration, std::size_t lane) {
  const Stages& stages = *duration.stages();
  stages_[lane] = stages;
  Stages::Each there{};  // at the end of a month started on entry
  there[0] = 1.0;
  stages.pass(1.0, there);
  double visits = 1.0, inflow = 1.0;
  for (std::size_t i = 0; i < cells_; ++i) {
    opening_[i][lane] = visits / stages.rate[i];
    visits *= 1.0 - stages.ends[i];
    // Who came into the stage in that month less who is there at its end has left it: rate x time spent in it.
    const double time_in_stage = std::max((inflow - there[i]) / stages.rate[i], 0.0);
    entering_[i][lane] = time_in_stage;
    inflow = time_in_stage * stages.rate[i] * (1.0 - stages.ends[i]);
  }
}

void TimeInState::open(std::size_t band, const People& children) {
  chance::LaneStream stream(futures_, chance::Purpose::opening, chance::no_month,
                            static_cast<std::uint32_t>(state_));
  const auto first_draw = static_cast<std::uint32_t>(band * cells_);
  Lanes<double> rest{}, chance{};
  for (const Lanes<double>& cell : opening_) add(rest, cell);
  People left = children;
  for (std::size_t cell = 0; cell + 1 < cells_; ++cell) {
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      chance[lane] = rest[lane] > 0.0 ? opening_[cell][lane] / rest[lane] : 0.0;
      rest[lane] -= opening_[cell][lane];
    }
    chance::binomial(left, chance, stream.uniform(first_draw + static_cast<std::uint32_t>(cell)),
                     first(band)[cell]);
    take(left, first(band)[cell]);
  }
  first(band)[cells_ - 1] = left;
}

People TimeInState::leave(std::size_t band, const Lanes<double>& faster, std::uint32_t month) {
  return law_->kind == scenario::DurationKind::stages ? leave_stages(band, faster, month)
                                                      : leave_months(band, faster, month);
}

People TimeInState::leave_months(std::size_t band, const Lanes<double>& faster, std::uint32_t month) {
  chance::LaneStream stream(futures_, chance::Purpose::moves, month, entity(leave_entity, band, state_));
  People* cells = first(band);
  People leavers{}, gone;
  Lanes<double> chance;
  for (std::size_t cell = cells_; cell-- > 0;) {
    People staying = cells[cell];
    cells[cell] = {};
    if (most_of(staying) == 0.0) continue;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      chance[lane] = 1.0 - std::exp(-hazard_[cell][lane] * faster[lane]);
    chance::binomial(staying, chance, stream.uniform(static_cast<std::uint32_t>(cell)), gone);
    take(staying, gone);
    add(leavers, gone);
    add(cells[std::min(cell + 1, cells_ - 1)], staying);
  }
  return leavers;
}

People TimeInState::leave_stages(std::size_t band, const Lanes<double>& faster, std::uint32_t month) {
  chance::LaneStream stream(futures_, chance::Purpose::moves, month, entity(leave_entity, band, state_));
  std::array<std::array<Lanes<double>, Stages::most + 1>, Stages::most>
      moves;  // by stage; the last: has left
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    const Stages now = stages_[lane].with_ends_faster(faster[lane]);
    for (std::size_t from = 0; from < cells_; ++from) {
      Stages::Each there{};
      there[from] = 1.0;
      now.pass(1.0, there);
      double still = 0.0;
      for (std::size_t to = from; to < cells_; ++to) still += moves[from][to][lane] = there[to];
      moves[from][cells_][lane] = std::max(0.0, 1.0 - still);
    }
  }
  People leavers{};
  std::array<People, Stages::most> now{};
  for (std::size_t from = 0; from < cells_; ++from) {
    std::array<People, Stages::most + 1> ends;
    std::array<const Lanes<double>*, Stages::most + 1> weights{};
    std::array<Lanes<double>*, Stages::most + 1> counts{};
    // From those who left down to those who stayed where they were, as a rule the most.
    const std::size_t ways = cells_ - from + 1;
    for (std::size_t i = 0; i < ways; ++i) {
      weights[i] = &moves[from][cells_ - i];
      counts[i] = &ends[cells_ - i];
    }
    chance::multinomial(first(band)[from], std::span(weights).first(ways), stream,
                        static_cast<std::uint32_t>(from * (Stages::most + 1)), std::span(counts).first(ways));
    add(leavers, ends[cells_]);
    for (std::size_t to = from; to < cells_; ++to) add(now[to], ends[to]);
  }
  std::copy_n(now.begin(), cells_, first(band));
  return leavers;
}

void TimeInState::enter(std::size_t band, const People& children, std::uint32_t month) {
  if (law_->kind != scenario::DurationKind::stages) {
    add(first(band)[0], children);
    return;
  }
  chance::LaneStream stream(futures_, chance::Purpose::moves, month, entity(enter_entity, band, state_));
  std::array<People, Stages::most> into;
  std::array<const Lanes<double>*, Stages::most> weights{};
  std::array<Lanes<double>*, Stages::most> counts{};
  for (std::size_t i = 0; i < cells_; ++i) {
    weights[i] = &entering_[cells_ - 1 - i];
    counts[i] = &into[cells_ - 1 - i];
  }
  chance::multinomial(children, std::span(weights).first(cells_), stream, 0, std::span(counts).first(cells_));
  for (std::size_t i = 0; i < cells_; ++i) add(first(band)[i], into[i]);
}

void TimeInState::grow_up(std::size_t band, const People& children, std::uint32_t month) {
  chance::LaneStream stream(futures_, chance::Purpose::ageing, month, entity(grow_up_entity, band, state_));
  People* next = band + 1 < bands ? first(band + 1) : nullptr;
  take_any({first(band), cells_}, children, stream, [&](std::size_t cell, std::size_t lane) {
    if (next != nullptr) next[cell][lane] += 1.0;
  });
}

}  // namespace loadline::service::demand::cohort
