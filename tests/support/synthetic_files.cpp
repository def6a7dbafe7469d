#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>

#include <fmt/format.h>

#include "support/synthetic_return.hpp"

namespace loadline::testing {
namespace {

using Rows = std::vector<std::vector<std::string>>;
enum : std::size_t { child, start, began, status, need, place, provider, end, ended };
enum : std::size_t { sex = 1, born = 2 };

std::string written(int day) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day}}};
  return fmt::format("{:02}/{:02}/{}", unsigned{date.day()}, unsigned{date.month()}, int{date.year()});
}

int day_number(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days days = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                        std::chrono::day{static_cast<unsigned>(day)};
  return static_cast<int>(days.time_since_epoch().count());
}

int day_from(const std::string& text) {
  return day_number(std::stoi(text.substr(6)), std::stoi(text.substr(3, 2)), std::stoi(text.substr(0, 2)));
}

/// A return of one year: episodes open at any time in it, as they stood when it closed.
struct YearRows {
  Rows header{{"CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"}};
  Rows episodes{{"CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC",
                 "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN"}};
  int close = 0;
};

YearRows year_rows(const std::vector<SyntheticChild>& children, int year) {
  YearRows rows{.close = day_number(year, 3, 31)};
  const int open = day_number(year - 1, 4, 1);
  for (const SyntheticChild& of : children) {
    bool seen = false;
    for (const SyntheticEpisode& e : of.episodes) {
      if (e.start > rows.close || (e.end && *e.end < open)) continue;
      const bool closed = e.end && *e.end <= rows.close;
      rows.episodes.push_back({of.id, written(e.start), e.began, e.status, "N1", e.place, e.provider,
                               closed ? written(*e.end) : "", closed ? e.ended : "", "", "", "", ""});
      seen = true;
    }
    if (seen) rows.header.push_back({of.id, of.born % 2 == 0 ? "1" : "2", written(of.born), "", "", "", ""});
  }
  return rows;
}

using Row = std::vector<std::string>;

/// The first row with this property (and the next row, if both are asked about).
std::size_t row_where(const Rows& rows, const std::function<bool(std::size_t)>& holds) {
  for (std::size_t i = 1; i + 1 < rows.size(); ++i)
    if (holds(i)) return i;
  return 1;
}

std::size_t followed(const Rows& e) {
  return row_where(
      e, [&](std::size_t i) { return e[i][child] == e[i + 1][child] && e[i][end] == e[i + 1][start]; });
}
std::size_t open_for_long(const Rows& e) {
  return row_where(e, [&](std::size_t i) {
    return e[i][end].empty() && e[i][began] != "S" && e[i][child] != e[i - 1][child];
  });
}
std::size_t ended_alone(const Rows& e) {
  return row_where(e, [&](std::size_t i) {
    return !e[i][end].empty() && e[i][ended] != "X1" && e[i][child] != e[i + 1][child];
  });
}
std::size_t head_of(const Rows& header, const std::string& id) {
  return row_where(header, [&](std::size_t i) { return header[i][child] == id; });
}

void damage_dates(YearRows& rows, Damage damage) {
  Rows &e = rows.episodes, &h = rows.header;
  switch (damage) {
    case Damage::impossible_date:
      e[ended_alone(e)][start] = "31/02/2014";
      break;
    case Damage::date_before_1980:
      e[ended_alone(e)][start] = "14/05/1979";
      break;
    case Damage::end_before_start: {
      Row& row = e[ended_alone(e)];
      std::swap(row[start], row[end]);
      if (row[start] == row[end]) row[end] = "01/01/1990";
      break;
    }
    case Damage::birth_after_start:
      h[head_of(h, e[ended_alone(e)][child])][born] = written(rows.close);
      break;
    case Damage::over_21:
      h[head_of(h, e[ended_alone(e)][child])][born] = "01/01/1985";
      break;
    case Damage::past_eighteenth_birthday: {
      const std::size_t i = row_where(e, [&](std::size_t k) {
        return !e[k][end].empty() && e[k][ended] != "X1" && day_from(e[k][end]) > day_from(e[k][start]) + 60;
      });
      h[head_of(h, e[i][child])][born] = written(day_from(e[i][end]) - 6'600);  // 18 years and 25 days
      break;
    }
    case Damage::start_after_the_year:
      e[open_for_long(e)][start] = written(rows.close + 1);
      break;
    case Damage::end_after_the_year:
      e[ended_alone(e)][end] = written(rows.close + 40);
      break;
    case Damage::corrected_birth_date: {
      std::string& date = h[h.size() / 2][born];
      date = date.substr(0, 2) == "01" ? "02" + date.substr(2) : "01" + date.substr(2);
      break;
    }
    default:
      break;
  }
}

void damage_rows(YearRows& rows, Damage damage) {
  Rows &e = rows.episodes, &h = rows.header;
  const auto insert_after = [](Rows& into, std::size_t at, Row row) {
    into.insert(into.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(row));
  };
  switch (damage) {
    case Damage::overlapping_episodes: {
      const std::size_t i = followed(e);
      e[i][end] = written(rows.close);
      break;
    }
    case Damage::duplicate_episode:
      insert_after(e, 5, Row(e[5]));
      break;
    case Damage::two_episodes_at_once: {
      Row twin = e[ended_alone(e)];
      twin[place] = "S1";
      twin[end] = twin[start];
      e.push_back(twin);
      break;
    }
    case Damage::conflicting_birth_dates: {
      Row twin = h[3];
      twin[born] = "03/03/2004";
      h.push_back(twin);
      break;
    }
    case Damage::duplicate_child:
      h.push_back(Row(h[3]));
      break;
    case Damage::unknown_child:
      e[ended_alone(e)][child] = "ZZNOBODY";
      break;
    case Damage::child_without_episodes:
      h.push_back({"ZZNOBODY", "1", "03/03/2004", "", "", "", ""});
      break;
    case Damage::no_child_id:
      e[4][child] = "";
      break;
    case Damage::reason_without_end:
      e[ended_alone(e)][end] = "";
      break;
    case Damage::end_without_reason:
      e[ended_alone(e)][ended] = "";
      break;
    case Damage::unknown_reason:
      e[ended_alone(e)][ended] = "E99";
      break;
    case Damage::open_episode_followed: {
      Row& row = e[followed(e)];
      row[end] = row[ended] = "";
      break;
    }
    case Damage::broken_chain:
      e[ended_alone(e)][ended] = "X1";
      break;
    case Damage::one_day_gap: {
      const std::size_t i = followed(e);
      e[i][end] = e[i][start];
      e[i + 1][start] = written(day_from(e[i][start]) + 1);
      break;
    }
    case Damage::short_breaks:
      e[ended_alone(e)][status] = "V4";
      break;
    default:
      break;
  }
}

std::string text_of(const Rows& rows, char separator, const char* line_end) {
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? std::string(1, separator) : "") + row[i];
    text += line_end;
  }
  return text;
}

std::string utf_16(const std::string& text) {
  std::string wide = "\xFF\xFE";
  for (const char c : text) {
    wide += c;
    wide += '\0';
  }
  return wide;
}

/// How the rows of a file are written down.
std::string file_text(Rows rows, Damage damage) {
  switch (damage) {
    case Damage::missing_column:
      rows[0][start] = "STARTED";
      break;
    case Damage::windows_1252:
      rows[2].back() = "Caf\xE9";
      break;
    case Damage::short_row:
      rows[3].pop_back();
      break;
    case Damage::long_row:
      rows[3].emplace_back("234");
      break;
    case Damage::stray_quote:
      rows[3][4] = "N\"1";
      break;
    case Damage::unclosed_quote:
      rows[3][4] = "\"N1";
      break;
    case Damage::header_only:
      rows.resize(1);
      break;
    case Damage::empty_file:
      return "";
    case Damage::byte_order_mark:
      return "\xEF\xBB\xBF" + text_of(rows, ',', "\r\n");
    case Damage::utf_16:
      return utf_16(text_of(rows, ',', "\r\n"));
    case Damage::carriage_returns:
      return text_of(rows, ',', "\r");
    case Damage::semicolons:
      return text_of(rows, ';', "\n");
    case Damage::trailing_blank_lines:
      return text_of(rows, ',', "\n") + "\n\n  \n";
    default:
      break;
  }
  return text_of(rows, ',', "\r\n");
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace

std::vector<std::filesystem::path> write_return(const std::filesystem::path& into, const SyntheticLaw& law,
                                                const std::vector<SyntheticChild>& children, Damage damage) {
  std::vector<std::filesystem::path> folders;
  std::string forgotten;
  for (int i = 0; i < law.years; ++i) {
    const int year = law.first_year + i;
    YearRows rows = year_rows(children, year);
    const Damage here = i == std::min(1, law.years - 1) ? damage : Damage::none;
    damage_dates(rows, here);
    damage_rows(rows, here);
    if (damage == Damage::not_returned_again) {
      // The child of one open episode is left out of the second and every later year.
      if (i == 0) forgotten = rows.episodes[open_for_long(rows.episodes)][child];
      if (i >= 1) std::erase_if(rows.episodes, [&](const Row& row) { return row[child] == forgotten; });
    }
    const std::filesystem::path folder = into / fmt::format("{}-{:02}", year - 1, year % 100);
    write(folder / "header.csv", text_of(rows.header, ',', "\r\n"));
    write(folder / "episodes.csv", file_text(rows.episodes, here));
    folders.push_back(folder);
  }
  return folders;
}

}  // namespace loadline::testing
