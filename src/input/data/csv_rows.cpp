#include "input/data/csv_rows.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <csv.h>

#include "loadline/base/expects.hpp"

namespace loadline::input {
namespace {

// A quotation mark that nothing closes swallows the rest of the file; no cell of a return is this long.
constexpr int longest_row = 200;  // lines

/// One row as libcsv hands it over: its cells' buffer is its own and is used again at once.
struct Collected {
  std::string letters;
  std::vector<std::size_t> ends;
  bool complete = false;

  void clear() {
    letters.clear();
    ends.clear();
    complete = false;
  }
};

void take_cell(void* text, std::size_t length, void* row) {
  auto& collected = *static_cast<Collected*>(row);
  collected.letters.append(static_cast<const char*>(text), length);
  collected.ends.push_back(collected.letters.size());
}
void take_end(int, void* row) { static_cast<Collected*>(row)->complete = true; }

class Parser {
 public:
  explicit Parser(char separator) : separator_(separator) { begin(); }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// False where the line cannot be part of a row; `begin_again` before the next one.
  bool feed(std::string_view line, Collected& row) {
    return csv_parse(&parser_, line.data(), line.size(), take_cell, take_end, &row) == line.size();
  }
  void begin_again() {
    csv_free(&parser_);
    begin();
  }

 private:
  void begin() {
    LOADLINE_EXPECTS(csv_init(&parser_, CSV_STRICT) == 0);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
    // A tab that parts cells is not a blank to be trimmed, and neither is any other separator.
    if (separator_ == '\t') csv_set_space_func(&parser_, [](unsigned char c) { return c == ' ' ? 1 : 0; });
  }

  csv_parser parser_{};
  char separator_;
};

class Rows {
 public:
  Rows(const TextFile& file, char separator, Notes& notes, const std::function<void(const CsvRow&)>& visit)
      : file_(file), notes_(notes), visit_(visit), parser_(separator) {}

  void walk() {
    const std::string_view text = file_.text;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at) + 1;
      ++line_;
      if (first_ == 0) {
        first_ = line_;
        first_at_ = at;
      }
      const bool going = take(text.substr(at, end - at));
      if (going && end == text.size() && first_ != 0) unclosed();
      at = going && (end < text.size() || first_ == 0) ? end : next_after_first();
    }
    if (blank_ > 0)
      notes_.repair("blank-line", file_.name, first_blank_, std::to_string(blank_) + " blank lines",
                    "passed over");
  }

 private:
  /// False where the row that began earlier is given up and reading goes on after its first line.
  bool take(std::string_view line) {
    if (!parser_.feed(line, row_)) {
      notes_.refuse(
          file_, line_, 1,
          {"stray-quote", "", "has a quotation mark inside a cell", "where the cell ends cannot be told",
           "put the cell in double quotes and write each mark inside it twice"});
      restart();
      return true;
    }
    if (row_.complete) {
      hand_over();
    } else if (line_ == first_ && line.find_first_not_of(" \t\n") == std::string_view::npos) {
      if (++blank_ == 1) first_blank_ = line_;
      first_ = 0;
    } else if (line_ - first_ >= longest_row) {
      unclosed();
      return false;
    }
    return true;
  }

  void hand_over() {
    cells_.clear();
    std::size_t begin = 0;
    for (const std::size_t end : row_.ends) {
      cells_.push_back(std::string_view(row_.letters).substr(begin, end - begin));
      begin = end;
    }
    if (line_ > first_)
      notes_.repair("line-break-in-cell", file_.name, first_, "a row over several lines", "read as one row");
    visit_({first_, cells_});
    row_.clear();
    first_ = 0;
  }

  void unclosed() {
    notes_.refuse(file_, first_, 1,
                  {"unclosed-quote", "", "opens a quotation mark that nothing closes",
                   "everything after it would be one cell", "close it, or take it away"});
  }

  void restart() {
    parser_.begin_again();
    row_.clear();
    first_ = 0;
  }

  std::size_t next_after_first() {
    line_ = first_;
    const std::size_t next = file_.text.find('\n', first_at_) + 1;
    restart();
    return next;
  }

  const TextFile& file_;
  Notes& notes_;
  const std::function<void(const CsvRow&)>& visit_;
  Parser parser_;
  Collected row_;
  std::vector<std::string_view> cells_;
  std::size_t first_at_ = 0;
  int line_ = 0, first_ = 0, blank_ = 0, first_blank_ = 0;
};

}  // namespace

void for_each_row(const TextFile& file, char separator, Notes& notes,
                  const std::function<void(const CsvRow&)>& visit) {
  if (file.readable) Rows(file, separator, notes, visit).walk();
}

char separator_of(const TextFile& file) {
  const std::size_t start = file.text.find_first_not_of(" \n");
  const std::size_t length = start == std::string::npos ? 0 : file.text.find('\n', start) - start;
  const std::string_view header =
      std::string_view(file.text).substr(start == std::string::npos ? 0 : start, length);
  constexpr std::array<char, 3> candidates{',', ';', '\t'};
  return *std::max_element(candidates.begin(), candidates.end(), [&](char a, char b) {
    return std::count(header.begin(), header.end(), a) < std::count(header.begin(), header.end(), b);
  });
}

int column_of(const TextFile& file, int line, std::size_t cell, char separator) {
  const std::string text = file.line(line);
  bool quoted = false;
  int column = 1;
  std::size_t seen = 0;
  for (const char c : text) {
    if (seen == cell) return column;
    if (c == '"') quoted = !quoted;
    if (c == separator && !quoted) ++seen;
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++column;
  }
  return seen == cell ? column : 1;
}

}  // namespace loadline::input
