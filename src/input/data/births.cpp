#include <fmt/format.h>

#include "input/data/care_rows.hpp"

namespace loadline::input {
namespace {

struct Known {
  Day born = 0;
  std::size_t folder = 0;
  bool in_header = false, in_episodes = false;
};

/// A date of birth may have been corrected since: the latest return's stands.
std::vector<Known> from_headers(const std::vector<YearFolder>& years, std::size_t children, Notes& notes) {
  std::vector<Known> known(children);
  for (std::size_t i = 0; i < years.size(); ++i)
    for (const HeaderRow& row : years[i].header) {
      Known& child = known[row.child];
      if (child.in_header && child.born != row.born && child.folder != i)
        notes.repair("corrected-birth-date", years[i].header_file, row.row,
                     "another date of birth than an earlier year's return", "this later one is used");
      child = {row.born, i, true, child.in_episodes};
    }
  return known;
}

void check_age(const Known& child, const YearFolder& year, const EpisodeRow& e, Notes& notes) {
  constexpr double days_a_year = 365.25;
  const double age = (e.start - child.born) / days_a_year;
  const TextFile names_only{.name = year.episode_file};
  if (e.start < child.born)
    notes.refuse(names_only, e.row, 1,
                 {"birth-after-start", "DECOM",
                  fmt::format("is {}, before the child's date of birth", to_string(date_of(e.start))),
                  "nobody is looked after before birth", "correct this date, or DOB in header.csv"});
  else if (age >= 21.0)
    notes.refuse(names_only, e.row, 1,
                 {"over-21", "DECOM", fmt::format("is {}, at age {:.0f}", to_string(date_of(e.start)), age),
                  "nobody is looked after beyond 21", "correct this date, or DOB in header.csv"});
}

}  // namespace

std::vector<std::optional<Day>> births(const std::vector<YearFolder>& years, std::size_t children,
                                       Notes& notes) {
  std::vector<Known> known = from_headers(years, children, notes);
  for (const YearFolder& year : years)
    for (const EpisodeRow& e : year.episodes) {
      Known& child = known[e.child];
      child.in_episodes = true;
      if (child.in_header)
        check_age(child, year, e, notes);
      else
        notes.repair("episode-of-unknown-child", year.episode_file, e.row,
                     "an episode of a child no header.csv has",
                     "left out: how old the child was is not known");
    }
  for (const YearFolder& year : years)
    for (const HeaderRow& row : year.header)
      if (!known[row.child].in_episodes)
        notes.repair("child-without-episodes", year.header_file, row.row, "a child without a usable episode",
                     "left out");
  std::vector<std::optional<Day>> born(children);
  for (std::size_t i = 0; i < children; ++i)
    if (known[i].in_header) born[i] = known[i].born;
  return born;
}

}  // namespace loadline::input
