#include "loadline/input/care_return.hpp"

#include <algorithm>
#include <numeric>

#include "input/data/care_periods.hpp"
#include "input/data/care_rows.hpp"
#include "input/data/episode_chain.hpp"

namespace loadline::input {
namespace {

/// Place of each child in the order of ids, which no order of rows or folders changes.
std::vector<std::uint32_t> ranks(const Names& children) {
  std::vector<std::uint32_t> order(children.size()), rank(children.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return children[a] < children[b]; });
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  return rank;
}

std::vector<EpisodeRow> by_child(const std::vector<YearFolder>& years,
                                 const std::vector<std::optional<Day>>& born,
                                 const std::vector<std::uint32_t>& rank) {
  std::vector<EpisodeRow> all;
  for (const YearFolder& year : years)
    for (const EpisodeRow& e : year.episodes)
      if (born[e.child] && e.start >= *born[e.child]) all.push_back(e);
  std::sort(all.begin(), all.end(), [&](const EpisodeRow& a, const EpisodeRow& b) {
    return rank[a.child] != rank[b.child] ? rank[a.child] < rank[b.child] : a.start < b.start;
  });
  return all;
}

void join(const std::vector<YearFolder>& folders, const ReturnNames& names, Notes& notes, CareReturn& into) {
  const auto born = births(folders, names.children.size(), notes);
  std::vector<EpisodeRow> episodes = by_child(folders, born, ranks(names.children));
  const ReturnYears years{folders, names.codes, day_of(into.window_start), day_of(into.window_end)};
  std::size_t child = 0;
  for (std::size_t first = 0; first < episodes.size(); ++child) {
    std::size_t last = first + 1;
    while (last < episodes.size() && episodes[last].child == episodes[first].child) ++last;
    const auto links = chain(std::span(episodes).subspan(first, last - first), years, notes);
    append_periods(child, *born[episodes[first].child], links, years, notes, into);
    first = last;
  }
}

}  // namespace

CareReturn read_care_return(std::span<const std::filesystem::path> folders) {
  Notes notes(Quoting::nothing);
  ReturnNames names;
  CareReturn returned;
  std::vector<YearFolder> years = read_years(folders, names, notes);
  for (const YearFolder& year : years) {
    returned.episodes += year.episodes.size();
    if (!year.episodes.empty() && year.year == 0)
      notes.refuse_file(year.path.string(),
                        {"year-unknown", "", "tells no year", "its name has none, nor its dates",
                         "name the folder for its year, such as 2015-16"});
    if (year.year != 0) returned.years.push_back(year.year);
  }
  returned.children = names.children.size();
  if (returned.years.empty()) {
    returned.diagnostics = notes.diagnostics();
    return returned;
  }
  returned.window_start = date_of(first_day(returned.years.front()));
  returned.window_end = date_of(last_day(returned.years.back()));
  join(years, names, notes, returned);
  returned.repairs = notes.repairs();
  returned.diagnostics = notes.diagnostics();
  return returned;
}

std::vector<ReturnYear> yearly(const CareReturn& returned) {
  std::vector<ReturnYear> all;
  for (const int year : returned.years) {
    const base::Date first{year - 1, 4, 1}, last{year, 3, 31};
    ReturnYear of{.year = year};
    for (const CarePeriod& p : returned.periods) {
      const bool began = p.start <= last, over = p.end && *p.end <= last;
      of.looked_after += began && !over ? 1.0 : 0.0;
      of.started += p.start >= first && began ? 1.0 : 0.0;
      of.ceased += over && *p.end >= first ? 1.0 : 0.0;
    }
    all.push_back(of);
  }
  return all;
}

}  // namespace loadline::input
