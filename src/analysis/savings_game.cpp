#include "analysis/savings_game.hpp"

#include <algorithm>
#include <numeric>

#include "loadline/base/expects.hpp"
#include "loadline/statistics/attribution.hpp"
#include "loadline/units/lanes.hpp"

namespace loadline::analysis::parts {
namespace {

using engine::Yearly;
using service::Programme;

/// Which party each initiative belongs to, named by one of its members; parties grow together where something joins them.
class Joined {
 public:
  explicit Joined(std::size_t initiatives) : with_(initiatives) {
    std::iota(with_.begin(), with_.end(), std::size_t{0});
  }
  void join(std::size_t one, std::size_t other) {
    const std::size_t old = with_[one], now = with_[other];
    std::ranges::replace(with_, std::max(old, now), std::min(old, now));
  }
  /// By their first members.
  std::vector<Party> parties() const {
    std::vector<Party> all;
    for (std::size_t name = 0; name < with_.size(); ++name) {
      Party party;
      for (std::size_t i = 0; i < with_.size(); ++i)
        if (with_[i] == name) party.push_back(i);
      if (!party.empty()) all.push_back(std::move(party));
    }
    return all;
  }

 private:
  std::vector<std::size_t> with_;
};

bool is_cash(const scenario::Initiative& initiative) {
  return std::holds_alternative<scenario::CashEffect>(initiative.effect);
}

bool interact(const scenario::Initiative& one, const scenario::Initiative& other) {
  if (!is_cash(one) && !is_cash(other)) return true;
  if (!one.overlap.empty() && one.overlap == other.overlap) return true;
  const auto needs = [](const scenario::Initiative& who, const std::string& id) {
    return std::ranges::find(who.needs, id) != who.needs.end();
  };
  return needs(one, other.id) || needs(other, one.id);
}

/// Members of a party in an order drawn for a block. The address is the party's own: no initiative has this id.
std::vector<std::size_t> order_of(const Party& party, chance::Seed seed, std::uint32_t block) {
  const chance::Stream stream(seed, {block, 0}, chance::Purpose::initiatives, chance::no_month,
                              chance::entity_of("savings.attribution"));
  std::vector<std::size_t> order(party.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t left = order.size(); left > 1; --left) {
    const double u = stream.uniform(static_cast<std::uint32_t>(64 * party.front() + left));
    std::swap(order[left - 1],
              order[std::min(left - 1, static_cast<std::size_t>(u * static_cast<double>(left)))]);
  }
  return order;
}

std::uint64_t bit(std::size_t member) { return std::uint64_t{1} << member; }

/// One that nobody belongs to, then each with one member more.
std::vector<std::uint64_t> growing(const std::vector<std::size_t>& order) {
  std::vector<std::uint64_t> coalitions{0};
  for (const std::size_t member : order) coalitions.push_back(coalitions.back() | bit(member));
  return coalitions;
}

std::vector<Yearly> shares_of_all_orders(std::size_t members, const std::vector<Yearly>& costs) {
  const Yearly& none = costs.front();
  std::vector<Yearly> shares(members, Yearly::Zero(none.rows(), none.cols()));
  for (Eigen::Index year = 0; year < none.cols(); ++year)
    for (Eigen::Index row = 0; row < none.rows(); ++row) {
      const auto saved = [&](std::uint64_t coalition) {
        return none(row, year) - costs[coalition](row, year);
      };
      const std::vector<double> of_members = statistics::shapley(members, saved);
      for (std::size_t member = 0; member < members; ++member) shares[member](row, year) = of_members[member];
    }
  return shares;
}

std::vector<Yearly> shares_of_drawn_orders(const Party& party, chance::Seed seed,
                                           const std::vector<Yearly>& costs) {
  constexpr auto lanes = static_cast<Eigen::Index>(units::lane_count);
  const std::size_t members = party.size();
  const Yearly& none = costs.front();
  std::vector<Yearly> shares(members, Yearly::Zero(none.rows(), none.cols()));
  for (Eigen::Index first = 0; first < none.rows(); first += lanes) {
    const std::vector<std::size_t> order = order_of(party, seed, static_cast<std::uint32_t>(first / lanes));
    for (std::size_t place = 0; place < members; ++place) {
      // Forwards coalitions come first, then those of the reversed order: the same members join in the other direction.
      const std::size_t reversed = members + 1 + (members - 1 - place);
      shares[order[place]].middleRows(first, lanes) =
          0.5 * (costs[place].middleRows(first, lanes) - costs[place + 1].middleRows(first, lanes)) +
          0.5 * (costs[reversed].middleRows(first, lanes) - costs[reversed + 1].middleRows(first, lanes));
    }
  }
  return shares;
}

}  // namespace

std::vector<Party> parties(const scenario::Savings& savings) {
  Joined joined(savings.initiatives.size());
  for (std::size_t one = 0; one < savings.initiatives.size(); ++one)
    for (std::size_t other = 0; other < one; ++other)
      if (interact(savings.initiatives[one], savings.initiatives[other])) joined.join(one, other);
  return joined.parties();
}

std::uint64_t initiatives_of(const Party& party, std::uint64_t members) {
  std::uint64_t initiatives = 0;
  for (std::size_t member = 0; member < party.size(); ++member)
    if ((members & bit(member)) != 0) initiatives |= bit(party[member]);
  return initiatives;
}

std::vector<Programme> coalitions(const Party& party, chance::Seed seed, std::uint32_t block) {
  std::vector<std::uint64_t> members;
  if (exact(party)) {
    for (std::uint64_t coalition = 0; coalition < bit(party.size()); ++coalition)
      members.push_back(coalition);
  } else {
    std::vector<std::size_t> order = order_of(party, seed, block);
    members = growing(order);
    std::ranges::reverse(order);
    const std::vector<std::uint64_t> back = growing(order);
    members.insert(members.end(), back.begin(), back.end());
  }
  std::vector<Programme> programmes;
  for (const std::uint64_t coalition : members)
    programmes.push_back({.initiatives = initiatives_of(party, coalition)});
  return programmes;
}

std::vector<Yearly> shares(const Party& party, chance::Seed seed, const std::vector<Yearly>& costs) {
  LOADLINE_EXPECTS(costs.size() == (exact(party) ? bit(party.size()) : 2 * (party.size() + 1)));
  return exact(party) ? shares_of_all_orders(party.size(), costs)
                      : shares_of_drawn_orders(party, seed, costs);
}

}  // namespace loadline::analysis::parts
