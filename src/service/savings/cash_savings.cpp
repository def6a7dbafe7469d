#include "service/savings/cash_savings.hpp"

#include <algorithm>
#include <string>

#include "loadline/base/expects.hpp"

namespace loadline::service::savings {
namespace {

using units::lane_count;

Lanes<double> indexed(const Lanes<double>& now, scenario::PriceIndex index, const YearIndices& indices) {
  if (index == scenario::PriceIndex::none) return now;
  const Lanes<double>& level = index == scenario::PriceIndex::pay ? indices.pay : indices.prices;
  Lanes<double> nominal{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) nominal[lane] = now[lane] * level[lane];
  return nominal;
}

}  // namespace

CashSavings::CashSavings(const scenario::Savings& savings) {
  for (const scenario::OverlapGroup& terms : savings.overlaps) {
    const auto first = std::ranges::find(savings.initiatives, terms.id, &scenario::Initiative::overlap);
    if (first != savings.initiatives.end()) groups_.push_back({.terms = &terms, .first = &*first});
  }
  std::ranges::sort(groups_, {}, [](const Group& group) -> const std::string& { return group.terms->id; });
}

void CashSavings::begin(const Parameters& parameters) {
  for (Group& group : groups_) group.base = parameters.raw(group.terms->base);
}

void CashSavings::open(const YearIndices& indices, cost::ProgrammeMoney& money) {
  indices_ = &indices;
  money_ = &money;
  for (Group& group : groups_) group.left = units::every_lane(1.0);
}

void CashSavings::add(const scenario::Initiative& initiative, const Lanes<double>& now) {
  const Lanes<double> nominal = indexed(now, initiative.index, *indices_);
  if (initiative.overlap.empty()) return post(initiative, nominal);
  const auto group = std::ranges::find(groups_, initiative.overlap,
                                       [](const Group& g) -> const std::string& { return g.terms->id; });
  LOADLINE_EXPECTS(group != groups_.end());
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double base = group->base[lane] * indices_->prices[lane];
    group->left[lane] *= base > 0.0 ? 1.0 - std::min(1.0, nominal[lane] / base) : 1.0;
  }
}

void CashSavings::close() {
  for (const Group& group : groups_) {
    Lanes<double> together{};
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      together[lane] = group.base[lane] * indices_->prices[lane] * (1.0 - group.left[lane]);
    post(*group.first, together);
  }
}

void CashSavings::post(const scenario::Initiative& initiative, const Lanes<double>& a_year) {
  if (initiative.beneficiary == scenario::Beneficiary::partner) return;
  Lanes<double>& saved = initiative.beneficiary == scenario::Beneficiary::council
                             ? money_->saved_by_council
                             : money_->saved[static_cast<std::size_t>(initiative.fund)];
  for (std::size_t lane = 0; lane < lane_count; ++lane) saved[lane] += a_year[lane] / 12.0;
}

}  // namespace loadline::service::savings
