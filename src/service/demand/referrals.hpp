#pragma once
/// \file  service/demand/referrals.hpp
/// \brief How many children are referred in a month, given how many are expected: brothers and sisters come together
/// (`model.md` 1.3, 1.9).

#include "loadline/chance/lane_stream.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service::demand {

/// Children of one month's referrals.
struct Arrivals {
  Lanes<double> assessed{};      ///< [children]
  Lanes<double> not_assessed{};  ///< Referred, and no assessment followed [children].
};

/// The referrals of 32 futures. Assessed children come in Poisson batches of 1 to 4 at the rate that gives their mean; the
/// others singly.
class Referrals {
 public:
  explicit Referrals(const scenario::Referrals& terms) : terms_(&terms) {}

  void begin(const chance::LaneFutures& futures) { futures_ = futures; }
  /// \param expected  Children referred, assessed or not [children/month], at least 0.
  Arrivals step(std::uint32_t month, const Parameters& parameters, const Lanes<double>& expected) const;

 private:
  const scenario::Referrals* terms_;
  chance::LaneFutures futures_;
};

}  // namespace loadline::service::demand
