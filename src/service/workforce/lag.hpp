#pragma once
/// \file  service/workforce/lag.hpp
/// \brief How many months pass between an appointment and the first day at work (`model.md` 2.2).

#include <cstddef>
#include <vector>

#include "loadline/scenario/workforce.hpp"

namespace loadline::service::workforce {

/// The law of the lag in whole months: all alike, or gamma by mean and coefficient of variation, each draw rounded
/// to the nearest month.
class LagLaw {
 public:
  explicit LagLaw(const scenario::Recruitment& terms);

  /// Nobody waits.
  bool at_once() const { return at_least_.size() == 1; }
  /// P(lag >= months).
  double at_least(std::size_t months) const { return months < at_least_.size() ? at_least_[months] : 0.0; }
  /// P(lag = months | lag >= months); 1 where no longer lag is possible.
  double ends_at(std::size_t months) const;
  /// Of the lags still to run after an appointment that a long history of them leaves under way: share that end in
  /// the month after `months` whole ones, of those that have not ended before.
  double under_way_ends_at(std::size_t months) const;
  double mean() const { return longer_.front(); }  ///< [months]

 private:
  std::vector<double> at_least_;
  std::vector<double> longer_;  ///< Sum of at_least(j) for j > months.
};

}  // namespace loadline::service::workforce
