#pragma once
/// \file  input/data/care_rows.hpp
/// \brief Rows of a year's header.csv and episodes.csv, before children and years are joined.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/data/care_codes.hpp"
#include "input/data/cells.hpp"
#include "input/data/notes.hpp"

namespace loadline::input {

using ChildNumber = std::uint32_t;
inline constexpr Day open_end = 1'000'000;  ///< Stands for "not ended": after every date a file can say.

/// Texts of which few differ or each is kept once: ids of children, codes of placements.
class Names {
 public:
  std::uint32_t number(std::string_view name);
  const std::string& operator[](std::uint32_t number) const { return *names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> names_;
};

struct EpisodeRow {
  ChildNumber child = 0;
  Day start = 0, end = open_end;
  std::uint32_t place = 0, provider = 0;  // numbers of their codes
  Began began = Began::unsaid;
  Ended ended = Ended::open;
  std::uint32_t folder = 0;  // index of the year's folder, once they are in order
  int row = 0;
};

struct HeaderRow {
  ChildNumber child = 0;
  Day born = 0;
  int row = 0;
};

/// A year's folder as read.
struct YearFolder {
  std::filesystem::path path;
  std::string header_file, episode_file;  // names for messages
  int year = 0;                           // to 31 March; 0 where it is not known yet
  std::vector<HeaderRow> header;
  std::vector<EpisodeRow> episodes;
};

struct ReturnNames {
  Names children, codes;
};

/// Rules: no-child-id, not-a-date, impossible-date, time-of-day, duplicate-child, conflicting-birth-dates.
void read_header(const std::filesystem::path& file, ReturnNames& names, Notes& notes, YearFolder& into);

/// Rules: no-child-id, not-a-date, impossible-date, time-of-day, end-before-start, reason-without-end,
/// end-without-reason, unknown-reason, short-breaks.
void read_episodes(const std::filesystem::path& file, ReturnNames& names, Notes& notes, YearFolder& into);

/// The folders in order of their years, each read. Rules: year-from-dates, end-after-the-year (repairs);
/// year-unknown, year-twice, year-missing, start-after-the-year, no-folders (refusals).
std::vector<YearFolder> read_years(std::span<const std::filesystem::path> folders, ReturnNames& names,
                                   Notes& notes);

/// The day each child was born, by its number; none where no header has the child. Rules: corrected-birth-date,
/// child-without-episodes, episode-of-unknown-child (repairs); birth-after-start, over-21 (refusals).
std::vector<std::optional<Day>> births(const std::vector<YearFolder>& years, std::size_t children,
                                       Notes& notes);

Day first_day(int year);  ///< 1 April before the 31 March of `year`.
Day last_day(int year);   ///< 31 March.

}  // namespace loadline::input
