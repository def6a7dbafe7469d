#include <array>
#include <cctype>
#include <string>

#include <fmt/format.h>

#include "input/data/care_cells.hpp"
#include "input/data/care_rows.hpp"
#include "input/data/table.hpp"

namespace loadline::input {
namespace {

enum : std::size_t { child, start, began, status, place, provider, end, ended };
constexpr std::array<Column, 8> columns{{{"CHILD", Need::required},
                                         {"DECOM", Need::required},
                                         {"RNE", Need::required},
                                         {"LS", Need::optional},
                                         {"PLACE", Need::required},
                                         {"PLACE_PROVIDER", Need::optional},
                                         {"DEC", Need::required},
                                         {"REC", Need::required}}};

/// Codes in capitals, as the department writes them; no code is longer than four letters, so anything else is
/// not one, and is not repeated either.
std::string code_of(std::string_view cell) {
  if (cell.size() > 4) return "?";
  std::string code(cell);
  for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return code;
}

class EpisodeRows {
 public:
  EpisodeRows(ReturnNames& names, Notes& notes, YearFolder& into)
      : names_(names), notes_(notes), into_(into) {}

  void take(const TableRow& row) {
    const auto from = needed_day(row, start, Privacy::may_be_shown, notes_);
    const auto until = day_or(row, end, open_end, notes_);
    if (!has_child(row, child, notes_) || !from || !until) return;
    EpisodeRow episode{.child = names_.children.number(row[child]),
                       .start = *from,
                       .end = *until,
                       .place = names_.codes.number(code_of(row[place])),
                       .provider = names_.codes.number(code_of(row[provider])),
                       .began = began_from(code_of(row[began])),
                       .row = row.line()};
    if (episode.end < episode.start) {
      row.refuse(
          notes_, end, "end-before-start",
          fmt::format("is {}, before the start on {}", to_string(date_of(*until)), to_string(date_of(*from))),
          "an episode ends on or after the day it began", "look up both dates again");
    } else if (is_short_break(code_of(row[status]))) {
      row.repair(notes_, "short-breaks", "an episode of an agreed series of short breaks",
                 "left out, as in the department's figures");
    } else if (reason(row, episode)) {
      into_.episodes.push_back(episode);
    }
  }

 private:
  /// Sets why the episode ended; false where date and reason cannot both be right.
  bool reason(const TableRow& row, EpisodeRow& episode) {
    const std::string code = code_of(row[ended]);
    episode.ended = ended_from(code);
    if (episode.end == open_end && episode.ended != Ended::open) {
      row.refuse(notes_, end, "reason-without-end", "is empty beside a reason for ending",
                 "when the episode ended cannot be told", "write the date, or take the reason away");
      return false;
    }
    if (episode.end != open_end && episode.ended == Ended::open) {
      row.repair(notes_, "end-without-reason", "an end and no reason",
                 "the next episode follows where one does, else it ended for another reason");
      episode.ended = Ended::unknown_code;
    } else if (episode.ended == Ended::unknown_code) {
      row.repair(notes_, "unknown-reason", fmt::format("a REC written like {}", shape_of(code)),
                 "the next episode follows where one does, else it ended for another reason");
    }
    return true;
  }

  ReturnNames& names_;
  Notes& notes_;
  YearFolder& into_;
};

}  // namespace

void read_episodes(const std::filesystem::path& path, ReturnNames& names, Notes& notes, YearFolder& into) {
  const TextFile file = read_text_file(path, notes);
  into.episode_file = file.name;
  EpisodeRows rows(names, notes, into);
  read_table(file, columns, notes, [&](const TableRow& row) { rows.take(row); });
}

}  // namespace loadline::input
