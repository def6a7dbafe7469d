#pragma once
/// \file  service/outcomes/child_measures.hpp
/// \brief K12 to K14: how many children, and where they are placed.

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// K14. Those counted over the population in ten thousands; for a flow over a twelfth of it, which makes the rate yearly.
class RateOf {
 public:
  explicit RateOf(const scenario::RateOf& terms) : terms_(terms) {}
  void begin(const Parameters&, const Conditions&, const Sampling&) {}
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::RateOf& terms_;
};

/// K12, K13. Binomial(children looked after, mean share over where they are placed).
class PlacementShare {
 public:
  explicit PlacementShare(const scenario::PlacementShare& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions&, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading) const;

 private:
  const scenario::PlacementShare& terms_;
  std::array<Lanes<double>, scenario::placement_types> by_type_{};
};

}  // namespace loadline::service::outcomes
