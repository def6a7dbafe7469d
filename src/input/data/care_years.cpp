#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>

#include <fmt/format.h>

#include "input/data/care_rows.hpp"
#include "input/findings.hpp"

namespace loadline::input {
namespace {

bool digit_at(const std::string& text, std::size_t at) {
  return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0;
}

std::size_t digits_from(const std::string& text, std::size_t at) {
  std::size_t length = 0;
  while (digit_at(text, at + length)) ++length;
  return length;
}

/// "2015-16", "2015_2016", "201516" and "SSDA903 2016" are the year to 31 March 2016; 0 where none can be told.
int year_of_name(const std::string& name) {
  for (std::size_t at = 0; at < name.size(); at += std::max<std::size_t>(1, digits_from(name, at))) {
    const std::size_t length = digits_from(name, at);
    if (length != 4 && length != 6) continue;
    const int first = std::stoi(name.substr(at, 4));
    if (first < 1980 || first > 2100) continue;
    const bool together = length == 6;
    const std::size_t second_at = together ? at + 4 : at + 5;
    const std::size_t second_length = digits_from(name, second_at);
    if (second_length != 2 && second_length != 4) return first;
    const int second = std::stoi(name.substr(second_at, second_length));
    return second % 100 == (first + 1) % 100 ? first + 1 : 0;
  }
  return 0;
}

std::string name_of_folder(const std::filesystem::path& path) {
  return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

int year_of_dates(const YearFolder& folder) {
  Day latest = 0;
  for (const EpisodeRow& e : folder.episodes)
    latest = std::max({latest, e.start, e.end == open_end ? 0 : e.end});
  if (latest == 0) return 0;
  const base::Date date = date_of(latest);
  return date.year + (latest > last_day(date.year) ? 1 : 0);
}

/// The file of this name, whatever its case; the plain name where there is none, so that the message names it.
std::filesystem::path file_in(const std::filesystem::path& folder, const std::string& name) {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    std::string lower = entry.path().filename().string();
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (lower == name) return entry.path();
  }
  return folder / name;
}

YearFolder read_folder(const std::filesystem::path& path, ReturnNames& names, Notes& notes) {
  YearFolder folder{.path = path, .year = year_of_name(name_of_folder(path))};
  read_header(file_in(path, "header.csv"), names, notes, folder);
  read_episodes(file_in(path, "episodes.csv"), names, notes, folder);
  if (folder.year != 0 || folder.episodes.empty()) return folder;
  folder.year = year_of_dates(folder);
  notes.repair("year-from-dates", folder.episode_file, 0, "no year in the folder's name",
               fmt::format("taken as the year to 31 March {}, in which its latest date lies", folder.year));
  return folder;
}

void check_years(const std::vector<YearFolder>& years, Notes& notes) {
  for (std::size_t i = 1; i < years.size(); ++i) {
    const int before = years[i - 1].year, now = years[i].year;
    if (now == before)
      notes.refuse_file(
          years[i].path.string(),
          {"year-twice", "", fmt::format("is the year to 31 March {} again", now),
           fmt::format("{} is that year too", years[i - 1].path.string()), "give each year once"});
    else if (now > before + 1 && before != 0)
      notes.refuse_file(
          years[i].path.string(),
          {"year-missing", "",
           fmt::format("is the year to 31 March {}, the one before it is {}", now, before),
           "children who came and went in between would not be seen", "give returns of consecutive years"});
  }
}

/// A return knows nothing of what came after it closed.
void check_close(YearFolder& folder, Notes& notes) {
  if (folder.year == 0) return;
  const Day close = last_day(folder.year);
  const TextFile names_only{.name = folder.episode_file};
  for (EpisodeRow& e : folder.episodes) {
    if (e.start > close) {
      notes.refuse(names_only, e.row, 1,
                   {"start-after-the-year", "DECOM",
                    fmt::format("is {}, after the return closed on {}", to_string(date_of(e.start)),
                                to_string(date_of(close))),
                    "a return holds episodes of its year",
                    "correct the date, or the folder's name if it is another year"});
    } else if (e.end != open_end && e.end > close) {
      notes.repair("end-after-the-year", folder.episode_file, e.row,
                   fmt::format("ends on {}, after the return closed on {}", to_string(date_of(e.end)),
                               to_string(date_of(close))),
                   "taken as still open then");
      e.end = open_end;
      e.ended = Ended::open;
    }
  }
  std::erase_if(folder.episodes, [&](const EpisodeRow& e) { return e.start > close; });
}

}  // namespace

Day first_day(int year) { return day_of({year - 1, 4, 1}); }
Day last_day(int year) { return day_of({year, 3, 31}); }

std::vector<YearFolder> read_years(std::span<const std::filesystem::path> folders, ReturnNames& names,
                                   Notes& notes) {
  std::vector<YearFolder> years;
  for (const std::filesystem::path& path : folders) years.push_back(read_folder(path, names, notes));
  if (years.empty())
    notes.refuse_file("", {"no-folders", "", "has no folder of a return", "there is nothing to read",
                           "give a folder a year, each with header.csv and episodes.csv"});
  std::sort(years.begin(), years.end(), [](const YearFolder& a, const YearFolder& b) {
    return a.year != b.year ? a.year < b.year : a.path < b.path;
  });
  check_years(years, notes);
  for (std::size_t i = 0; i < years.size(); ++i) {
    for (EpisodeRow& e : years[i].episodes) e.folder = static_cast<std::uint32_t>(i);
    check_close(years[i], notes);
  }
  return years;
}

}  // namespace loadline::input
