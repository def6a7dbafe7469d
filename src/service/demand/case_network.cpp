#include "service/demand/case_network.hpp"

namespace loadline::service::demand {
namespace {

using Lane = double*;  // where a pack of a column goes

/// Where the results of one pack go; mirrors `CaseMoves`.
struct Targets {
  Lane ends[rows][all_states];
  Lane through_care[rows][3];
  Lane through_plan[rows][5];
};

constexpr int outside_care[] = {in_need, plan, closed};
constexpr int outside_plan[] = {in_need, short_stay, long_stay, closed, left_care};

namespace baseline {
#define LOADLINE_PACK_BYTES 16
// Each needs the one before it.
// clang-format off
#include "loadline/chance/pack.hpp"
#include "service/demand/propagate.inc"
#include "service/demand/case_moves.inc"
// clang-format on
#undef LOADLINE_PACK_BYTES
}  // namespace baseline

#if LOADLINE_HAS_WIDE
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
namespace wide {
#define LOADLINE_PACK_BYTES 32
// Each needs the one before it.
// clang-format off
#include "loadline/chance/pack.hpp"
#include "service/demand/propagate.inc"
#include "service/demand/case_moves.inc"
// clang-format on
#undef LOADLINE_PACK_BYTES
}  // namespace wide
#pragma GCC pop_options
#endif

struct Kernel {
  void (*month)(const double* const* flow, const double* const* leaving, const Targets& out);
  std::size_t width;
};

Kernel widest_kernel() {
#if LOADLINE_HAS_WIDE
  if (__builtin_cpu_supports("x86-64-v3")) return {wide::month_of_pack, wide::pack_width};
#endif
  return {baseline::month_of_pack, baseline::pack_width};
}

Targets targets(CaseMoves& moves, std::size_t lane) {
  Targets out;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t s = 0; s < all_states; ++s) out.ends[row][s] = &moves.ends[row][s][lane];
    for (std::size_t e = 0; e < 3; ++e) out.through_care[row][e] = &moves.through_care[row][e][lane];
    for (std::size_t e = 0; e < 5; ++e) out.through_plan[row][e] = &moves.through_plan[row][e][lane];
  }
  return out;
}

void run(const Kernel& kernel, const CaseRates& rates, CaseMoves& moves) {
  for (std::size_t lane = 0; lane < units::lane_count; lane += kernel.width) {
    const double *flow[case_flows], *leaving[open_states];
    for (std::size_t f = 0; f < rates.flow.size(); ++f) flow[f] = &rates.flow[f][lane];
    for (std::size_t s = 0; s < open_states; ++s) leaving[s] = &rates.leaving[s][lane];
    kernel.month(flow, leaving, targets(moves, lane));
  }
}

}  // namespace

void month_of_moves(const CaseRates& rates, CaseMoves& moves) {
  static const Kernel kernel = widest_kernel();
  run(kernel, rates, moves);
}

void month_of_moves_on_baseline(const CaseRates& rates, CaseMoves& moves) {
  run({baseline::month_of_pack, baseline::pack_width}, rates, moves);
}

}  // namespace loadline::service::demand
