#pragma once
/// \file  service/workforce/first_year.hpp
/// \brief How much of a full caseload people in their first year after qualifying carry (`model.md` 2.2).

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "loadline/scenario/workforce.hpp"

namespace loadline::service::workforce {

inline constexpr std::size_t months_of_first_year = 12;

/// By whole months since the start of the year, as `read` gives each number.
template <class Read>
std::array<double, months_of_first_year> first_year_shares(const scenario::FirstYear& terms,
                                                           const Read& read) {
  const double most = read(terms.most);
  const std::array<double, 3> phases{std::min(most, read(terms.first_quarter)),
                                     std::min(most, read(terms.second_quarter)),
                                     std::min(most, read(terms.second_half))};
  std::array<double, months_of_first_year> shares{};
  for (std::size_t month = 0; month < shares.size(); ++month)
    shares[month] = phases[std::min<std::size_t>(month / 3, 2)];
  return shares;
}

/// Of `people` in their first year at the start, those who began `months` ago: whole, spread evenly.
inline double began_before_the_start(double people, std::size_t months) {
  constexpr double year = months_of_first_year;
  const auto up_to = [&](std::size_t m) {
    return std::floor(static_cast<double>(m) * std::round(people) / year);
  };
  return up_to(months + 1) - up_to(months);
}

}  // namespace loadline::service::workforce
