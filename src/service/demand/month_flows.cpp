#include "service/demand/month_flows.hpp"

#include "loadline/chance/samplers.hpp"

namespace loadline::service::demand {
namespace {

/// Ends of a row in the order they are drawn: the rare first, whose draws are cheap, the likeliest last, who
/// needs none.
constexpr std::array<std::array<int, all_states>, rows> order{{
    {left_care, short_stay, long_stay, plan, in_need, closed, assessment},
    {left_care, short_stay, long_stay, plan, closed, in_need, assessment},
    {left_care, short_stay, long_stay, closed, in_need, plan, assessment},
    {plan, long_stay, closed, left_care, in_need, short_stay, assessment},
    {plan, short_stay, closed, left_care, in_need, long_stay, assessment},
    {left_care, short_stay, long_stay, plan, in_need, closed, assessment},
}};
/// Nobody returns to assessment, so only two rows end there.
constexpr std::size_t ends_of(std::size_t row) { return row == assessment || row == arriving ? 7 : 6; }

/// Draws 0 to 2 of a row's flags are for care, 3 to 7 for plans.
constexpr std::uint32_t plan_flags = 3;

using Ends = std::array<People, all_states>;

void draw_row(std::size_t row, const People& children, const CaseMoves& moves, chance::LaneStream draws,
              Ends& ends) {
  std::array<const Lanes<double>*, all_states> chance{};
  std::array<Lanes<double>*, all_states> counts{};
  const std::size_t n = ends_of(row);
  for (std::size_t i = 0; i < n; ++i) {
    const auto end = static_cast<std::size_t>(order[row][i]);
    chance[i] = &moves.ends[row][end];
    counts[i] = &ends[end];
  }
  if (n < all_states) ends[assessment] = {};
  chance::multinomial(children, std::span(chance).first(n), draws, 0, std::span(counts).first(n));
}

void count_care(std::size_t row, const CaseMoves& moves, chance::LaneStream& flags, const Ends& ends,
                MonthFlows& flows) {
  if (in_care(static_cast<int>(row))) {
    for (const int end : {in_need, plan, closed}) {
      add(flows.out_of_care, ends[static_cast<std::size_t>(end)]);
      add(flows.home, ends[static_cast<std::size_t>(end)]);
    }
    add(flows.out_of_care, ends[left_care]);
    add(flows.not_home, ends[left_care]);
    return;
  }
  add(flows.into_care, ends[short_stay]);
  add(flows.into_care, ends[long_stay]);
  add(flows.through_care, ends[left_care]);  // whoever left care had entered it
  add(flows.not_home, ends[left_care]);
  for (std::size_t e = 0; e < ends_outside_care.size(); ++e) {
    People through;
    chance::binomial(ends[static_cast<std::size_t>(ends_outside_care[e])], moves.through_care[row][e],
                     flags.uniform(static_cast<std::uint32_t>(e)), through);
    add(flows.through_care, through);
    add(flows.home, through);
  }
}

void count_plans(std::size_t row, const CaseMoves& moves, chance::LaneStream& flags, const Ends& ends,
                 MonthFlows& flows) {
  if (row == plan) {
    for (const int end : ends_outside_plan) add(flows.out_of_plan, ends[static_cast<std::size_t>(end)]);
    return;
  }
  add(flows.into_plan, ends[plan]);
  for (std::size_t e = 0; e < ends_outside_plan.size(); ++e) {
    People through;
    chance::binomial(ends[static_cast<std::size_t>(ends_outside_plan[e])], moves.through_plan[row][e],
                     flags.uniform(plan_flags + static_cast<std::uint32_t>(e)), through);
    add(flows.through_plan, through);
  }
}

}  // namespace

void move_cases(std::uint32_t band, const CaseMoves& moves, const People& arrivals,
                const chance::LaneFutures& futures, std::uint32_t month, Stocks& stocks, MonthFlows& flows) {
  flows = {};
  Stocks now{};
  Ends ends;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t entity = band * 8 + static_cast<std::uint32_t>(row);
    draw_row(row, row == arriving ? arrivals : stocks[row], moves,
             chance::LaneStream(futures, chance::Purpose::moves, month, entity), ends);
    for (std::size_t state = 0; state < open_states; ++state) add(now[state], ends[state]);
    add(flows.closed, ends[closed]);
    chance::LaneStream flags(futures, chance::Purpose::flow_flags, month, entity);
    count_care(row, moves, flags, ends, flows);
    count_plans(row, moves, flags, ends, flows);
  }
  stocks = now;
}

}  // namespace loadline::service::demand
