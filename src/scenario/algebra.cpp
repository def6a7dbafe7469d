#include "loadline/scenario/algebra.hpp"

#include <algorithm>
#include <deque>
#include <map>

namespace loadline::scenario {
namespace {

using Index = std::size_t;
constexpr Index nobody = static_cast<Index>(-1);

/// Who reads whom: clauses in order of `seq`, an edge from a reader to the clause that defines what it reads.
class Graph {
 public:
  explicit Graph(const std::vector<Signature>& all) : all_(all), reads_of_(all.size()) {
    for (Index i = 0; i < all.size(); ++i)
      for (const std::string& name : all[i].defines) definer_.emplace(name, i);
    for (Index i = 0; i < all.size(); ++i)
      for (const std::string& name : all[i].reads)
        if (const Index definer = definer_of(name); definer != nobody) reads_of_[i].push_back(definer);
  }

  /// The first clause that defines it.
  Index definer_of(const std::string& name) const {
    const auto at = definer_.find(name);
    return at == definer_.end() ? nobody : at->second;
  }

  /// The shortest way from a clause along its reads back to itself, both ends named; empty where there is none.
  std::vector<Index> cycle_through(Index start) const {
    std::vector<Index> came_from(all_.size(), nobody);
    std::deque<Index> waiting{start};
    while (!waiting.empty()) {
      const Index here = waiting.front();
      waiting.pop_front();
      for (const Index next : reads_of_[here]) {
        if (next == start) return way_to(here, start, came_from);
        if (came_from[next] != nobody) continue;
        came_from[next] = here;
        waiting.push_back(next);
      }
    }
    return {};
  }

 private:
  static std::vector<Index> way_to(Index end, Index start, const std::vector<Index>& came_from) {
    std::vector<Index> way{start};
    for (Index at = end; at != start; at = came_from[at]) way.push_back(at);
    way.push_back(start);
    std::ranges::reverse(way);
    return way;
  }

  const std::vector<Signature>& all_;
  std::map<std::string, Index> definer_;
  std::vector<std::vector<Index>> reads_of_;
};

void find_second_definitions(const std::vector<Signature>& all, const Graph& graph,
                             std::vector<AlgebraError>& errors) {
  for (Index i = 0; i < all.size(); ++i)
    for (const std::string& name : all[i].defines)
      if (const Index first = graph.definer_of(name); first != i)
        errors.push_back({AlgebraError::Kind::defined_twice, name, {all[first].clause, all[i].clause}});
}

/// Tells each cycle once. What comes back says of each clause which cycle it is on, 0 for none.
std::vector<int> find_cycles(const std::vector<Signature>& all, const Graph& graph,
                             std::vector<AlgebraError>& errors) {
  std::vector<int> cycle_of(all.size(), 0);
  int cycles = 0;
  for (Index i = 0; i < all.size(); ++i) {
    if (cycle_of[i] != 0) continue;
    const std::vector<Index> way = graph.cycle_through(i);
    if (way.empty()) continue;
    ++cycles;
    AlgebraError error{AlgebraError::Kind::cycle, "", {}};
    for (const Index member : way) {
      cycle_of[member] = cycles;
      error.clauses.push_back(all[member].clause);
    }
    errors.push_back(std::move(error));
  }
  return cycle_of;
}

void find_forward_reads(const std::vector<Signature>& all, const Graph& graph,
                        const std::vector<int>& cycle_of, std::vector<AlgebraError>& errors) {
  for (Index i = 0; i < all.size(); ++i)
    for (const std::string& name : all[i].reads) {
      const Index definer = graph.definer_of(name);
      const bool told_as_cycle = definer != nobody && cycle_of[i] != 0 && cycle_of[i] == cycle_of[definer];
      if (definer == nobody || definer < i || told_as_cycle) continue;
      errors.push_back({AlgebraError::Kind::read_before_defined, name, {all[i].clause, all[definer].clause}});
    }
}

}  // namespace

std::vector<AlgebraError> algebra_errors(const Contract& contract) {
  const std::vector<Signature> all = signatures(contract);
  const Graph graph(all);
  std::vector<AlgebraError> errors;
  find_second_definitions(all, graph, errors);
  const std::vector<int> cycle_of = find_cycles(all, graph, errors);
  find_forward_reads(all, graph, cycle_of, errors);
  return errors;
}

}  // namespace loadline::scenario
