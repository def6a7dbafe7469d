#pragma once
/// \file  report/history/calibration_parts.hpp
/// \brief The words of a calibration: sentences assumptions are made of, numbers as people read them, parts of the page.

#include <string>
#include <vector>

#include "loadline/report/calibration_report.hpp"
#include "report/history/sheet.hpp"

namespace loadline::report::history {

/// An entry of [assumptions].
struct Sentence {
  std::string id, text;
};
/// Those that the numbers of this calibration name, in the order of their ids.
std::vector<Sentence> sentences(const CalibrationInput& input);

/// "309 (8 of 10: 283 to 338)" in the words of the number's unit.
std::string value_words(const analysis::CalibratedNumber& number);
std::string range_words(const analysis::CalibratedNumber& number);

/// How many recorded years fell inside the 8-of-10 range that was forecast a year before.
struct Kept {
  std::size_t years = 0, inside = 0;
};
Kept kept(const analysis::AuthorityCalibration& authority);

/// "541 children looked after; 8 of 10 futures put March 2020 between 480 and 640".
std::string finding(const CalibrationInput& input);
std::string title(const CalibrationInput& input);

Html authority_cards(const CalibrationInput& input);
Html authority_charts(const analysis::AuthorityCalibration& authority);  ///< Input shown against model.
Html numbers_table(const CalibrationInput& input);                       ///< What a scenario takes over.
Html table_cards(const CalibrationInput& input);
Html table_chart(const analysis::TableCalibration& table);
Html authorities_table(const analysis::TableCalibration& table);
Html pooled_table(const CalibrationInput& input);
Html return_cards(const CalibrationInput& input);
Html return_charts(const analysis::ReturnCalibration& returned);
Html return_tables(const analysis::ReturnCalibration& returned);
/// What to look into before using the numbers: a return and a table that tell of different stocks. "" where all is well.
std::string doubt(const CalibrationInput& input);
std::vector<std::string> limits(const CalibrationInput& input);

}  // namespace loadline::report::history
