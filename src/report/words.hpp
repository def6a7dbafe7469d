#pragma once
/// \file  report/words.hpp
/// \brief Figures as people read them: pounds in millions, chances in per cent, never more digits than the error supports.
///
/// Rules of rounding (model.md 10): pounds to £0.1m, to £1m where the standard error is above £0.25m; probabilities to
/// the nearest 5 %, to 1 % where the standard error is below one percentage point. All functions are pure.

#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/scenario/assumption.hpp"
#include "loadline/statistics/estimate.hpp"

namespace loadline::report {

using statistics::Estimate;

/// "£62.8m", "−£1.1m"; a sum that rounds to nothing is "£0.0m".
std::string money(double pounds, double error = 0.0);
std::string money(const Estimate& estimate);
/// "+£0.3m", "−£0.3m": for differences.
std::string money_change(const Estimate& estimate);
/// "£0.02m"; "under £0.01m".
std::string money_error(double pounds);
/// "£0.3m ± £0.02m".
std::string money_with_error(const Estimate& estimate);
std::string change_with_error(const Estimate& estimate);
/// "£0.35m": for small sums, two decimals where the standard error is below £0.025m, else as `money`.
std::string small_money(const Estimate& estimate);
/// "£0.35m ± £0.01m"; "£0" where nothing can have happened in any future.
std::string small_money_with_error(const Estimate& estimate);

/// "+£0.35m", "−£0.35m": the same for differences.
std::string small_change(const Estimate& estimate);
/// "+£0.35m ± £0.01m"; "£0" where nothing can differ.
std::string small_change_with_error(const Estimate& estimate);

/// "94p", "£1.02": a part of each pound.
std::string pence_of_a_pound(double share);

/// "£60m", "£5.25m", "£0": for the ticks of an axis, which are round numbers.
std::string axis_money(double pounds);

/// "£62,830,930": for stated figures, which have no Monte Carlo error.
std::string whole_pounds(double pounds);

/// "72%" or "70%"; "under 1%" and "over 99%" (5 and 95 where the error is large) instead of never and always.
std::string probability(const Estimate& estimate);
/// "58%": a share that may be anything.
std::string percent(double share, int decimals = 0);
/// "0.4 points" (percentage points).
std::string probability_error(double error);
/// "7 of 10", "fewer than 1 of 20", "more than 19 of 20": for titles.
std::string in_ten(double probability);

/// "1,234.5" with so many decimals; never "-0".
std::string number(double value, int decimals);
/// Up to nine significant digits, thousands separated: for stated figures.
std::string plain_number(double value);
/// A stated figure of the scenario with its unit in words: "£62,830,930 a year", "8.5%", "789 per 10,000 a year".
std::string stated_value(double kept_value, const std::string& unit, double factor);

/// "1 April 2017"; "" where not known.
std::string date_words(const base::Date& date);

const char* quality_word(scenario::Quality quality);    ///< "green"
const char* quality_letter(scenario::Quality quality);  ///< "G"

/// The same text in ASCII: "£" becomes "GBP ", "±" "+/-", dashes "-", quotes straight, anything else "?".
std::string ascii(const std::string& text);
/// Characters (code points) of UTF-8 text.
std::size_t columns(const std::string& text);
/// The first `most` characters, the last of them "…" where something was cut.
std::string shortened(const std::string& text, std::size_t most);
/// Words in lines of at most `room` characters; a longer word is shortened.
std::vector<std::string> in_lines(const std::string& text, std::size_t room);
std::string lower_first(std::string text);
std::string upper_first(std::string text);
/// "a", "a and b", "a, b and c".
std::string listed(const std::vector<std::string>& items);
/// Without a full stop at the end.
std::string clause_of(std::string sentence);

}  // namespace loadline::report
