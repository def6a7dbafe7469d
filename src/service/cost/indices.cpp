#include "service/cost/indices.hpp"

#include "loadline/base/expects.hpp"

namespace loadline::service::cost {

using units::lane_count;

Indices::Indices(const scenario::Scenario& scenario)
    : scenario_(scenario),
      years_(static_cast<std::size_t>(scenario::years(scenario))),
      fees_(static_cast<std::size_t>(scenario::years(scenario))) {
  LOADLINE_EXPECTS(scenario.costs.pay_award.size() >= years_.size());
  LOADLINE_EXPECTS(scenario.costs.price_growth.size() >= years_.size());
}

void Indices::begin(const Parameters& parameters) {
  const scenario::Costs& costs = scenario_.costs;
  years_[0] = {};
  fees_[0].fill(units::every_lane(1.0));
  for (std::size_t year = 1; year < years_.size(); ++year) {
    const Lanes<double>& award = parameters.raw(costs.pay_award[year].value);
    const Lanes<double>& growth = parameters.raw(costs.price_growth[year].value);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      years_[year].pay[lane] = years_[year - 1].pay[lane] * (1.0 + award[lane]);
      years_[year].prices[lane] = years_[year - 1].prices[lane] * (1.0 + growth[lane]);
    }
    for (std::size_t type = 0; type < scenario::placement_types; ++type) {
      const Lanes<double>& real = parameters.raw(costs.fees[type].real_growth);
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        fees_[year][type][lane] = fees_[year - 1][type][lane] * (1.0 + growth[lane]) * (1.0 + real[lane]);
    }
  }
  weigh_fees(parameters);
}

void Indices::weigh_fees(const Parameters& parameters) {
  // The bill for the opening placements at each year's fees, over that bill at the first year's.
  for (std::size_t year = 0; year < years_.size(); ++year) {
    Lanes<double> bill{}, first_bill{};
    for (std::size_t type = 0; type < scenario::placement_types; ++type) {
      const Lanes<double>& fee = parameters.raw(scenario_.costs.fees[type].fee);
      const Lanes<double>& placed = parameters.raw(scenario_.demand.placements[type].opening);
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        bill[lane] += placed[lane] * fee[lane] * fees_[year][type][lane];
        first_bill[lane] += placed[lane] * fee[lane];
      }
    }
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      years_[year].fees[lane] =
          first_bill[lane] > 0.0 ? bill[lane] / first_bill[lane] : years_[year].prices[lane];
  }
}

const Lanes<double>& Indices::level(scenario::PriceIndex index, std::size_t year) const {
  switch (index) {
    case scenario::PriceIndex::pay:
      return years_[year].pay;
    case scenario::PriceIndex::prices:
      return years_[year].prices;
    case scenario::PriceIndex::none:
      break;
  }
  return unchanged_;
}

}  // namespace loadline::service::cost
