#pragma once
/// \file  service/demand/network.hpp
/// \brief A network of states children move between: who can go where, known when the program is compiled.

namespace loadline::service::demand {

/// One way to go.
struct Flow {
  int from, to;
};

/// States 0 to `transient_states` - 1 are left in time; the `ends` after them are not. Rates belong to flows
/// by position.
template <int transient_states, int ends, int flow_count>
struct Network {
  static constexpr int transient = transient_states;
  static constexpr int states = transient_states + ends;
  static constexpr int flows = flow_count;
  Flow flow[static_cast<unsigned>(flow_count)];
  bool closed[static_cast<unsigned>(flow_count)] =
      {};  ///< Who takes a closed flow is lost: what remains has not taken it.

  /// Whether a child in `start` can come to be in `state`.
  constexpr bool reaches(int start, int state) const {
    bool reached[static_cast<unsigned>(states)] = {};
    reached[start] = true;
    for (int round = 0; round < states; ++round)
      for (int f = 0; f < flows; ++f)
        if (!closed[f] && reached[flow[f].from]) reached[flow[f].to] = true;
    return reached[state];
  }

  /// The same network where nobody arrives in this state and survives.
  constexpr Network without_entry_to(int state) const {
    Network network = *this;
    for (int f = 0; f < flows; ++f)
      if (flow[f].to == state) network.closed[f] = true;
    return network;
  }
};

}  // namespace loadline::service::demand
