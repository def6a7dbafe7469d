#pragma once
/// \file  support/synthetic_return.hpp
/// \brief A made-up authority's children with a known law, and their statutory return. Never real data.
///
/// Children enter as a Poisson stream, are given an age by a share of bands, stay by piecewise-constant exit hazards or by a
/// mixture of two exponentials, move between placements at a constant rate, and age out at 18. Everything is drawn by
/// address: the same law and seed give the same files, byte for byte.

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "loadline/chance/address.hpp"

namespace loadline::testing {

/// A mixture of short and long stays before ageing out [months].
struct TwoExponentials {
  double short_share = 0.3, short_mean = 4.0, long_mean = 36.0;
};

struct SyntheticLaw {
  int first_year = 2014;  ///< Year to 31 March of the first return.
  int years = 3;
  double entries_a_year = 120.0;
  /// Shares of entrants under 1, 1 to 4, 5 to 9, 10 to 15, 16 and 17.
  std::array<double, 5> ages{0.20, 0.20, 0.20, 0.30, 0.10};
  /// Exit hazards [1/month] over 0-1, 1-3, 3-6, 6-12, 12-24, 24-48, 48+ months.
  std::array<double, 7> hazards{0.12, 0.07, 0.05, 0.045, 0.04, 0.03, 0.02};
  std::optional<TwoExponentials> mixture;  ///< Instead of the hazards.
  /// Shares of leavers under 18: home, adopted, guardianship, other.
  std::array<double, 4> reasons{0.45, 0.15, 0.20, 0.20};
  double moves_a_month = 0.03;
  double status_changes_a_month = 0.02;
};

/// A day is a count since 1970-01-01.
struct SyntheticEpisode {
  int start = 0;
  std::optional<int> end;
  std::string began, status, place, provider, ended;
};

struct SyntheticChild {
  std::string id;
  int born = 0;
  int start = 0;
  std::optional<int> end;  ///< Of the one period of care; none where it is open when the last return closes.
  int reason = 3;          ///< 0 home, 1 adopted, 2 guardianship, 3 other, 4 turned 18.
  std::vector<SyntheticEpisode> episodes;
};

/// Everybody looked after at any time in the returns' years.
std::vector<SyntheticChild> simulate_children(const SyntheticLaw& law, chance::Seed seed);

/// What may be wrong with a return.
enum class Damage {
  none,
  missing_column,
  impossible_date,
  date_before_1980,
  end_before_start,
  birth_after_start,
  over_21,
  overlapping_episodes,
  duplicate_episode,
  two_episodes_at_once,
  conflicting_birth_dates,
  duplicate_child,
  corrected_birth_date,
  unknown_child,
  child_without_episodes,
  no_child_id,
  reason_without_end,
  end_without_reason,
  unknown_reason,
  open_episode_followed,
  not_returned_again,
  broken_chain,
  one_day_gap,
  start_after_the_year,
  end_after_the_year,
  past_eighteenth_birthday,
  short_breaks,
  byte_order_mark,
  utf_16,
  windows_1252,
  carriage_returns,
  semicolons,
  short_row,
  long_row,
  trailing_blank_lines,
  stray_quote,
  unclosed_quote,
  header_only,
  empty_file,
};
inline constexpr int damages = static_cast<int>(Damage::empty_file) + 1;

/// Writes a folder a year ("2013-14" ...) with header.csv and episodes.csv, the damage done to the second year where there
/// is one; the folders in order of years.
std::vector<std::filesystem::path> write_return(const std::filesystem::path& into, const SyntheticLaw& law,
                                                const std::vector<SyntheticChild>& children,
                                                Damage damage = Damage::none);

}  // namespace loadline::testing
