#pragma once
/// \file  loadline/units/pence.hpp
/// \brief Whole pence: the only form in which money moves between parties.

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "loadline/units/quantity.hpp"

namespace loadline::units {

/// An exact number of pence, positive or negative. Adds and subtracts exactly; does not multiply.
class Pence {
 public:
  constexpr Pence() = default;
  explicit constexpr Pence(std::int64_t pence) : pence_(pence) {}
  constexpr std::int64_t value() const { return pence_; }
  constexpr double pounds() const { return static_cast<double>(pence_) / 100.0; }

  constexpr auto operator<=>(const Pence&) const = default;
  constexpr Pence operator-() const { return Pence(-pence_); }
  constexpr Pence& operator+=(Pence other) {
    pence_ += other.pence_;
    return *this;
  }
  constexpr Pence& operator-=(Pence other) {
    pence_ -= other.pence_;
    return *this;
  }
  friend constexpr Pence operator+(Pence a, Pence b) { return Pence(a.pence_ + b.pence_); }
  friend constexpr Pence operator-(Pence a, Pence b) { return Pence(a.pence_ - b.pence_); }

 private:
  std::int64_t pence_ = 0;
};

/// The one way in from simulated pounds: rounds once, half to even. `amount` must be finite and below 9e13 pounds.
Pence to_pence(Money amount);

/// "£62,414,763.54", "-£1,131,764.07".
std::string to_string(Pence amount);

/// Splits `whole` in proportion to `weights` (whole numbers, at least 0, not all 0) so that the parts sum exactly to it,
/// by the largest-remainder (Hamilton) method on pence; ties go to the lowest index (`model.md` 0.1).
/// \return One part a weight.
std::vector<Pence> split(Pence whole, std::span<const std::int64_t> weights);

}  // namespace loadline::units
