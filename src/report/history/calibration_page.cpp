#include <fmt/format.h>

#include "loadline/report/calibration_report.hpp"
#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using namespace history;

std::vector<std::string> facts(const CalibrationInput& input) {
  const CalibrationRecord& record = input.record;
  std::vector<std::string> all{fmt::format("As of {}", day_of_year(record.as_of))};
  for (const std::string& file : record.files) all.push_back(file);
  if (!record.estimator.empty()) {
    all.push_back(count_of(static_cast<std::size_t>(record.authorities), "authority", "authorities") +
                  " in the table");
    all.push_back("Estimator: " + record.estimator);
    all.push_back(fmt::format("{} futures", number(record.futures, 0)));
    all.push_back(fmt::format("Seed {}", record.seed));
  }
  return all;
}

Html headlines(const CalibrationInput& input) {
  Html content;
  if (input.authority != nullptr) content += authority_cards(input);
  if (input.table != nullptr) content += table_cards(input);
  if (input.returned != nullptr) content += return_cards(input);
  if (const std::string question = doubt(input); !question.empty())
    content += html::element("div", {{"class", "notice warning"}}, html::p(question));
  const std::string mended = repairs_words(input.repairs);
  return content +
         html::element("div", {{"class", "notice"}},
                       html::p(static_cast<char>(std::toupper(mended[0])) + mended.substr(1) +
                               ". The ranges hold 8 of 10 futures: expect to be outside one time in five."));
}

}  // namespace

std::string calibration_page(const CalibrationInput& input) {
  Sheet sheet{title(input), facts(input), finding(input), headlines(input), {}};
  const auto part = [&](const char* id, const char* heading, Html content) {
    sheet.parts.push_back({id, heading, std::move(content)});
  };
  if (input.authority != nullptr)
    part("record", "Does the model reproduce the record?", authority_charts(*input.authority));
  if (input.table != nullptr) {
    part("together", "All authorities together", table_chart(*input.table));
    part("authorities", "Every authority", authorities_table(*input.table));
  }
  if (input.returned != nullptr)
    part("stays", "How long children stay, and how stays end",
         return_charts(*input.returned) + return_tables(*input.returned));
  if (input.authority != nullptr || input.returned != nullptr)
    part("numbers", "What a scenario takes over", numbers_table(input));
  part("pooled", "What all authorities share", pooled_table(input));
  part("mended", "What was mended in the files", repairs(input.repairs));
  part("limits", "What this does not tell you", paragraphs(limits(input)));
  part("reproduce", "How to reproduce this",
       reproduce(input.record.command, input.record.started, input.record.seconds));
  return page_of(sheet);
}

std::string calibration_summary(const CalibrationInput& input, bool unicode) {
  std::vector<Answer> answers;
  answers.push_back({"FINDING", {finding(input) + "."}});
  if (input.authority != nullptr) {
    const analysis::AuthorityCalibration& a = *input.authority;
    const Kept inside = kept(a);
    Answer numbers{"NUMBERS", {}};
    for (const analysis::CalibratedNumber& number : a.numbers)
      numbers.sentences.push_back(
          fmt::format("{}: {} ({}).", number.meaning, value_words(number), range_words(number)));
    answers.push_back(numbers);
    answers.push_back(
        {"CHECK",
         {fmt::format("{} of {} recorded years lay inside the range forecast a year before; about 8 of 10 "
                      "should.",
                      inside.inside, inside.years)}});
  }
  if (input.table != nullptr)
    answers.push_back(
        {"FITTED",
         {fmt::format("{} of {} authorities, {}; every figure is in authorities.csv.",
                      input.table->rows.size(), input.record.authorities, input.record.estimator)}});
  if (input.returned != nullptr) {
    const analysis::StayFit& stays = input.returned->stays;
    answers.push_back(
        {"STAYS",
         {fmt::format(
             "{} months on average before ageing out (± {}); {} of entrants stay {} months, the others "
             "{}.",
             number(stays.mean_stay.mean, 0), number(stays.mean_stay.sd, 1),
             percent(stays.mixture.short_stays.quantile_at(0.0)),
             number(stays.mixture.short_mean.quantile_at(0.0), 1),
             number(stays.mixture.long_mean.quantile_at(0.0), 0))}});
  }
  if (const std::string question = doubt(input); !question.empty())
    answers.push_back({"WARNING", {question}});
  const std::string mended = repairs_words(input.repairs);
  answers.push_back({"DATA", {static_cast<char>(std::toupper(mended[0])) + mended.substr(1) + "."}});
  answers.push_back({"LIMITS", {limits(input).front()}});
  return screen(title(input), answers, unicode);
}

}  // namespace loadline::report
