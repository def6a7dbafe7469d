#pragma once
/// \file  contract/promises.hpp
/// \brief Small services and clauses for the tests of what each clause promises. £70 a child-week is £10 a child-day.

#include <vector>

#include "contract/synthetic.hpp"

namespace loadline::testing_support {

/// So much cost [GBP] a month in each year, of one supplier.
inline service::Block monthly_costs(const std::vector<double>& by_year) {
  service::Block block = steady_block(static_cast<int>(by_year.size()), 0.0);
  for (std::size_t m = 0; m < block.months.size(); ++m)
    block.months[m].costs[0].fill(units::Money::from_value(by_year[m / 12]));
  return block;
}

/// So many children looked after in each month, and nothing else.
inline service::Block children_by_month(const scenario::Scenario& scenario,
                                        const std::vector<int>& children) {
  service::Block block = quiet_block(static_cast<int>(children.size()) / 12, {});
  const units::Calendar calendar(scenario.horizon.start);
  for (std::size_t m = 0; m < children.size(); ++m)
    block.months[m].looked_after_half_days.fill(std::int64_t{2} * children[m] *
                                                calendar.days(units::MonthIndex(static_cast<int>(m))));
  return block;
}

inline std::vector<int> months_of(const std::vector<int>& by_year) {
  std::vector<int> months;
  for (const int children : by_year) months.insert(months.end(), 12, children);
  return months;
}

/// £10 a child-day for every child above or below 100.
inline scenario::VolumeCorridor ten_pounds_a_day() {
  scenario::VolumeCorridor terms;
  terms.baseline = scenario::stated<units::Children>(100);
  terms.share_up = terms.share_down = scenario::stated<units::Share>(1.0);
  terms.unit_price = scenario::stated<units::WeeklyFee>(70);
  terms.limit_up = terms.limit_down = scenario::stated<units::MoneyPerYear>(1e6);
  return terms;
}

/// K1 only; £100 a point up to a quarter's price.
inline scenario::Deductions hundred_a_point() {
  scenario::Deductions terms;
  terms.indicators = {"K1"};
  terms.pounds_a_point = scenario::stated<units::Money>(100);
  terms.cap = scenario::stated<units::Share>(1.0);
  return terms;
}

/// The company bears or keeps this share of every difference.
inline scenario::ShareBands shared(double company) {
  scenario::ShareBands terms;
  terms.pain = terms.gain = {band(1.0, company)};
  return terms;
}

/// A settlement that outlives its settler; the service's postings are not kept.
inline contract::Settlement settled_under(const scenario::Contract& contract,
                                          const scenario::Scenario& scenario, const service::Block& block,
                                          const std::vector<contract::Decision>& decisions) {
  contract::Settler settler(contract, scenario);
  contract::Settlement found = settler.settle(block, decisions);
  found.service_postings = {};
  return found;
}
inline contract::Settlement settled_under(const scenario::Contract& contract,
                                          const scenario::Scenario& scenario, const service::Block& block) {
  return settled_under(contract, scenario, block, all_granted(contract, scenario));
}

}  // namespace loadline::testing_support
