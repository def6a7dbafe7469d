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
using Chances = std::array<const Lanes<double>*, all_states>;

/// Chances of a row's ends and of having been in care, or had a plan, on the way there.
struct Row {
  Chances end{}, through_care{}, through_plan{};
};

Row row_of(std::size_t row, const CaseMoves& moves) {
  Row chances;
  for (std::size_t end = 0; end < all_states; ++end) chances.end[end] = &moves.ends[row][end];
  for (std::size_t e = 0; e < ends_outside_care.size(); ++e)
    chances.through_care[static_cast<std::size_t>(ends_outside_care[e])] = &moves.through_care[row][e];
  for (std::size_t e = 0; e < ends_outside_plan.size(); ++e)
    chances.through_plan[static_cast<std::size_t>(ends_outside_plan[e])] = &moves.through_plan[row][e];
  return chances;
}

/// The same for those of a state who have left it in the month: only ending where they began is otherwise, by those
/// who never left, and nobody of them came through anywhere.
class RowOfLeavers {
 public:
  RowOfLeavers(std::size_t state, const CaseMoves& moves, const Lanes<double>& staying)
      : row_(row_of(state, moves)) {
    const Lanes<double>& there = moves.ends[state][state];
    const auto of_leavers = [&](const Lanes<double>*& through, Lanes<double>& changed) {
      if (through == nullptr) return;
      for (std::size_t lane = 0; lane < units::lane_count; ++lane)
        changed[lane] = returned_[lane] > 0.0 ? (*through)[lane] * there[lane] / returned_[lane] : 0.0;
      through = &changed;
    };
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      returned_[lane] = there[lane] > staying[lane] ? there[lane] - staying[lane] : 0.0;
    row_.end[state] = &returned_;
    if (!in_care(static_cast<int>(state))) of_leavers(row_.through_care[state], through_care_);
    if (state != plan) of_leavers(row_.through_plan[state], through_plan_);
  }
  RowOfLeavers(const RowOfLeavers&) = delete;
  RowOfLeavers& operator=(const RowOfLeavers&) = delete;

  const Row& row() const { return row_; }

 private:
  Row row_;  // refers to what follows
  Lanes<double> returned_{}, through_care_{}, through_plan_{};
};

/// \param ways  How many of the row's ends, in order, these children may come to.
void draw_row(std::size_t row, std::size_t ways, const People& children, const Row& chances,
              chance::LaneStream draws, Ends& ends) {
  Chances chance{};
  std::array<Lanes<double>*, all_states> counts{};
  for (std::size_t i = 0; i < ways; ++i) {
    const auto end = static_cast<std::size_t>(order[row][i]);
    chance[i] = chances.end[end];
    counts[i] = &ends[end];
  }
  if (ways < all_states) ends[assessment] = {};
  chance::multinomial(children, std::span(chance).first(ways), draws, 0, std::span(counts).first(ways));
}

void count_care(std::size_t row, const Row& chances, chance::LaneStream& flags, const Ends& ends,
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
    const auto end = static_cast<std::size_t>(ends_outside_care[e]);
    People through;
    chance::binomial(ends[end], *chances.through_care[end], flags.uniform(static_cast<std::uint32_t>(e)),
                     through);
    add(flows.through_care, through);
    add(flows.home, through);
  }
}

void count_plans(std::size_t row, const Row& chances, chance::LaneStream& flags, const Ends& ends,
                 MonthFlows& flows) {
  if (row == plan) {
    for (const int end : ends_outside_plan) add(flows.out_of_plan, ends[static_cast<std::size_t>(end)]);
    return;
  }
  add(flows.into_plan, ends[plan]);
  for (std::size_t e = 0; e < ends_outside_plan.size(); ++e) {
    const auto end = static_cast<std::size_t>(ends_outside_plan[e]);
    People through;
    chance::binomial(ends[end], *chances.through_plan[end],
                     flags.uniform(plan_flags + static_cast<std::uint32_t>(e)), through);
    add(flows.through_plan, through);
  }
}

/// What a row's children did: where they are, and which flows they count in.
void count_row(std::size_t row, const Row& chances, chance::LaneStream& flags, const Ends& ends,
               MonthFlows& flows) {
  add(flows.closed, ends[closed]);
  count_care(row, chances, flags, ends, flows);
  count_plans(row, chances, flags, ends, flows);
}

}  // namespace

void move_cases(std::uint32_t band, const CaseMoves& moves, const LeaversByState& leavers,
                const People& arrivals, const chance::LaneFutures& futures, std::uint32_t month,
                Stocks& stocks, MonthFlows& flows) {
  flows = {};
  Stocks now{};
  Ends ends;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint32_t entity = band * 8 + static_cast<std::uint32_t>(row);
    chance::LaneStream flags(futures, chance::Purpose::flow_flags, month, entity);
    if (row != arriving && leavers[row].children != nullptr) {
      const RowOfLeavers chances(row, moves, *leavers[row].staying);
      draw_row(row, all_states - 1, *leavers[row].children, chances.row(),
               chance::LaneStream(futures, chance::Purpose::moves, month, entity), ends);
      count_row(row, chances.row(), flags, ends, flows);
      flows.returned[row] = ends[row];
      add(ends[row], stocks[row]);
      take(ends[row], *leavers[row].children);
    } else {
      const Row chances = row_of(row, moves);
      draw_row(row, ends_of(row), row == arriving ? arrivals : stocks[row], chances,
               chance::LaneStream(futures, chance::Purpose::moves, month, entity), ends);
      count_row(row, chances, flags, ends, flows);
    }
    for (std::size_t state = 0; state < open_states; ++state) add(now[state], ends[state]);
    if (row == arriving) continue;
    flows.left[row] = stocks[row];
    take(flows.left[row], ends[row]);
    flows.came[row] = {};
    take(flows.came[row], ends[row]);  // and all who are there in the end, below
  }
  for (std::size_t state = 0; state < open_states; ++state) add(flows.came[state], now[state]);
  stocks = now;
}

}  // namespace loadline::service::demand
