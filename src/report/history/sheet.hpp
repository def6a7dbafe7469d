#pragma once
/// \file  report/history/sheet.hpp
/// \brief What the pages of `calibrate` and `hindcast` share: the page itself, cards, repairs, limits, small words.

#include <string>
#include <vector>

#include "loadline/analysis/calibration.hpp"
#include "loadline/input/repair.hpp"
#include "report/html/html.hpp"
#include "report/json_parts.hpp"

namespace loadline::report::history {

using html::Html;

struct Part {
  std::string id, heading;
  Html content;
};
/// A whole page: title, facts under it, a headline section without a name, contents, the parts.
struct Sheet {
  std::string title;
  std::vector<std::string> facts;
  std::string finding;  ///< The headline, an active sentence.
  Html headlines;
  std::vector<Part> parts;  ///< Those with empty content are left out.
};
std::string page_of(const Sheet& sheet);

Html card(const std::string& label, const std::string& big, const std::string& more);
Html cards(const std::vector<Html>& all);
Html paragraphs(const std::vector<std::string>& sentences);

/// What was mended in the files, by rule, with its rows.
Html repairs(const std::vector<input::Repair>& repairs);
Json repairs_json(const std::vector<input::Repair>& repairs);
/// "nothing was mended", "12 repairs by 3 rules".
std::string repairs_words(const std::vector<input::Repair>& repairs);

Html reproduce(const std::string& command, const std::string& started, double seconds);
Json system_json(const std::string& command, const std::string& started, double seconds, std::uint64_t seed);

std::string people(double children);         ///< "541", "1,204"
std::string range(double low, double high);  ///< "480 to 610"
std::string signed_percent(double share);    ///< "+2.1%", "−0.4%"
std::string day_of_year(int year);           ///< "31 March 2016"
std::string count_of(std::size_t n, const std::string& one,
                     const std::string& many);  ///< "1 year", "3 years"
Json spread_json(const analysis::Spread& spread);
Json believed_json(const analysis::Believed& believed);

/// Lines of a terminal summary: a word in the margin and sentences wrapped beside it, 24 lines of 80 characters.
struct Answer {
  std::string word;
  std::vector<std::string> sentences;
};
std::string screen(const std::string& heading, const std::vector<Answer>& answers, bool unicode);

}  // namespace loadline::report::history
