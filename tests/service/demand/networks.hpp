#pragma once
/// \file  demand/networks.hpp
/// \brief Small networks of states run through the model's own propagation and samplers, for the oracles of
/// `model.md` 1.15.

#include <array>
#include <vector>

#include "loadline/chance/samplers.hpp"
#include "service/demand/network.hpp"

namespace loadline::testing_support {

namespace kernel {
using service::demand::Network;
#undef LOADLINE_PACK_BYTES
#define LOADLINE_PACK_BYTES 16
#include "loadline/chance/pack.hpp"
#include "service/demand/propagate.inc"
#undef LOADLINE_PACK_BYTES
}  // namespace kernel

/// exp(Q t) and its integral for one set of rates; row = transient state at the start, column = any state at
/// the end.
template <const auto& network>
struct Moves {
  static constexpr auto rows = static_cast<std::size_t>(network.transient),
                        columns = static_cast<std::size_t>(network.states);
  std::array<std::array<double, columns>, rows> p{}, g{};
};

template <const auto& network, int start = 0>
void fill_rows(const kernel::Pack* rate, const kernel::Pack* leaving, const kernel::Weights& weights,
               Moves<network>& moves) {
  if constexpr (start < network.transient) {
    kernel::Pack row[static_cast<std::size_t>(network.states)],
        integral[static_cast<std::size_t>(network.states)];
    kernel::propagate_row<network, start, true>(rate, leaving, weights, row, integral);
    for (std::size_t s = 0; s < Moves<network>::columns; ++s) {
      moves.p[start][s] = row[s][0];
      moves.g[start][s] = integral[s][0];
    }
    fill_rows<network, start + 1>(rate, leaving, weights, moves);
  }
}

/// \param rates  One a flow [per month].
template <const auto& network>
Moves<network> propagate(const std::vector<double>& rates, double months) {
  kernel::Pack rate[static_cast<std::size_t>(network.flows)] = {};
  kernel::Pack leaving[static_cast<std::size_t>(network.transient)] = {};
  kernel::Pack fastest = kernel::every(0.0);
  for (std::size_t f = 0; f < rates.size(); ++f) {
    rate[f] = kernel::every(rates[f]);
    leaving[network.flow[f].from] += rate[f];
  }
  for (const kernel::Pack& state : leaving)
    if (state[0] > fastest[0]) fastest = state;
  kernel::Weights weights;
  kernel::weigh(fastest, months, weights);
  Moves<network> moves;
  fill_rows<network>(rate, leaving, weights, moves);
  return moves;
}

/// Children of 32 futures in a network with constant rates and Poisson arrivals.
template <const auto& network>
class Population {
 public:
  using People = units::Lanes<double>;
  static constexpr auto states = static_cast<std::size_t>(network.transient);

  Population(const Moves<network>& moves, const std::array<double, states>& start,
             const chance::LaneFutures& futures)
      : moves_(moves), futures_(futures) {
    for (std::size_t s = 0; s < states; ++s) count[s] = units::every_lane(start[s]);
  }

  /// One step of the length the moves are for; `arrivals` per month and state, constant within the step.
  void step(std::uint32_t month, const std::array<People, states>& arrivals) {
    constexpr auto columns = Moves<network>::columns;
    std::array<People, states> next{};
    for (std::size_t from = 0; from < states; ++from) {
      std::array<People, columns> share{}, ends{};
      std::array<const People*, columns> in{};
      std::array<People*, columns> out{};
      for (std::size_t to = 0; to < columns; ++to) {
        share[to] = units::every_lane(moves_.p[from][to]);
        in[to] = &share[to];
        out[to] = &ends[to];
      }
      chance::LaneStream moved(futures_, chance::Purpose::moves, month, static_cast<std::uint32_t>(from));
      chance::multinomial(count[from], in, moved, 0, out);
      chance::LaneStream arrived(futures_, chance::Purpose::arrivals, month,
                                 static_cast<std::uint32_t>(from));
      for (std::size_t to = 0; to < states; ++to) {
        People mean, here;
        for (std::size_t lane = 0; lane < units::lane_count; ++lane)
          mean[lane] = arrivals[from][lane] * moves_.g[from][to];
        chance::poisson(mean, arrived.uniform(static_cast<std::uint32_t>(to)), here);
        for (std::size_t lane = 0; lane < units::lane_count; ++lane)
          next[to][lane] += ends[to][lane] + here[lane];
      }
    }
    count = next;
  }

  std::array<People, states> count{};

 private:
  Moves<network> moves_;
  chance::LaneFutures futures_;
};

inline units::Lanes<chance::Future> futures_from(std::uint32_t first) {
  units::Lanes<chance::Future> futures{};
  for (std::uint32_t lane = 0; lane < units::lane_count; ++lane)
    futures[lane] = chance::Future::of_replication(first + lane);
  return futures;
}

/// Sums for means, variances and covariances of a few numbers over futures.
template <std::size_t n>
struct Sample {
  double size = 0.0;
  std::array<double, n> sum{};
  std::array<std::array<double, n>, n> product{};
  std::array<double, n> origin{};  ///< Subtracted first, against cancellation.

  void add(std::array<double, n> values) {
    size += 1.0;
    for (std::size_t i = 0; i < n; ++i) values[i] -= origin[i];
    for (std::size_t i = 0; i < n; ++i) {
      sum[i] += values[i];
      for (std::size_t j = 0; j < n; ++j) product[i][j] += values[i] * values[j];
    }
  }
  double mean(std::size_t i = 0) const { return origin[i] + sum[i] / size; }
  double covariance(std::size_t i = 0, std::size_t j = 0) const {
    return (product[i][j] - sum[i] * sum[j] / size) / (size - 1.0);
  }
};

}  // namespace loadline::testing_support
