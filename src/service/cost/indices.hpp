#pragma once
/// \file  service/cost/indices.hpp
/// \brief How prices move in 32 futures: pay, consumer prices and placement fees, year by year.

#include <array>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service::cost {

/// Index levels of each contract year, 1 in the first; they step each April. Sized at construction.
class Indices {
 public:
  explicit Indices(const scenario::Scenario& scenario);
  void begin(const Parameters& parameters);

  const std::vector<YearIndices>& years() const { return years_; }
  /// Of a placement type: prices and its real growth.
  const Lanes<double>& fee(std::size_t year, std::size_t type) const { return fees_[year][type]; }
  /// The level a budget line follows: 1 where it follows none.
  const Lanes<double>& level(scenario::PriceIndex index, std::size_t year) const;

 private:
  void weigh_fees(const Parameters& parameters);

  const scenario::Scenario& scenario_;
  std::vector<YearIndices> years_;
  std::vector<std::array<Lanes<double>, scenario::placement_types>> fees_;
  Lanes<double> unchanged_ = units::every_lane(1.0);
};

}  // namespace loadline::service::cost
