#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "loadline/report/report.hpp"
#include "report/catalogue.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using analysis::Findings;

constexpr std::size_t width = 80;
constexpr std::size_t height = 24;
constexpr std::size_t margin = 11;

/// One answer: a word in the margin and what there is to say, wrapped beside it.
struct Answer {
  std::string word;
  std::vector<std::string> lines;
};

std::string short_year(const std::string& year) { return year.size() == 7 ? year.substr(2) : year; }

std::string heading(const ReportInput& input) {
  const scenario::About& about = input.scenario.about;
  const std::string as_of = fmt::format("as of {}", date_words(about.as_of));
  const std::string title = shortened(about.title, width - columns(as_of) - 2);
  return title + std::string(width - columns(title) - columns(as_of), ' ') + as_of;
}

std::string run_line(const ReportInput& input) {
  return fmt::format("{} futures of {} months, seed {}. ± is one standard error of the simulation.{}",
                     number(static_cast<double>(input.findings.replications), 0), input.scenario.horizon.months, input.record.seed,
                     input.scenario.about.allow_hindsight ? " USES HINDSIGHT." : "");
}

Answer price_answer(const Findings& findings) {
  const analysis::YearFindings& first = findings.years.front();
  const double enough = 1.0 - first.deficit.value;
  return {"PRICE",
          {fmt::format("Is it enough in {}? {}: short in {} futures ({}, ± {}).", first.year,
                       enough > 0.8 ? "Probably" : enough > 0.5 ? "Perhaps" : "Probably not", in_ten(first.deficit.value),
                       probability(first.deficit), probability_error(first.deficit.error)),
           fmt::format("Price {}. Net cost: median {}, P80 {} (± {}).", money(first.price), money(first.p50), money(first.p80),
                       money_error(first.p80.error)),
           first.contingency.value > 0.0
               ? fmt::format("To be 80% sure, set {} aside beyond the price (± {}).", money(first.contingency), money_error(first.contingency.error))
               : fmt::format("The price covers the P80 cost with {} to spare.", money(-first.contingency.value, first.contingency.error))}};
}

std::string by_year(const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  for (const auto& [year, value] : values) out += fmt::format("{}{}: {}", out.empty() ? "" : ", ", short_year(year), value);
  return out + ".";
}

Answer deficit_answer(const Findings& findings) {
  std::vector<std::pair<std::string, std::string>> yearly;
  for (const analysis::YearFindings& year : findings.years) yearly.emplace_back(year.year, probability(year.deficit));
  return {"DEFICIT",
          {"Chance of one in " + by_year(yearly), fmt::format("In at least one year: {} (± {}).", probability(findings.deficit_any),
                                                             probability_error(findings.deficit_any.error))}};
}

Answer cash_answer(const Findings& findings) {
  return {"CASH",
          {fmt::format("Lowest most often at the end of {}: {} in the median future,", findings.lowest_cash_month, money(findings.lowest_cash_p50)),
           fmt::format("{} in the worst 1 of 20. A facility of {} is enough in 19 of 20.", money(findings.lowest_cash_p5),
                       money(findings.facility_95))}};
}

Answer savings_answer(const Findings& findings) {
  std::vector<std::pair<std::string, std::string>> yearly;
  for (const analysis::SavingsYear& year : findings.savings)
    yearly.emplace_back(year.year, fmt::format("{} of {}", probability(year.delivered), money(year.target)));
  if (yearly.empty()) return {"SAVINGS", {"The scenario has no savings target."}};
  return {"SAVINGS", {"Chance that they reach the target, " + by_year(yearly)}};
}

Answer outcomes_answer(const Findings& findings) {
  const std::vector<const analysis::KpiFindings*> worst = most_at_risk(findings.kpis);
  if (worst.empty()) return {"OUTCOMES", {"No indicator is assessed in the first year."}};
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, worst.size()); ++i) {
    const analysis::KpiQuarter& quarter = worst[i]->quarters[*a_year_on(*worst[i])];
    out += fmt::format("{}{} {}", i == 0 ? "" : "; ", shortened(lower_first(worst[i]->name), 30), probability(quarter.green));
  }
  const std::string when = worst.front()->quarters[*a_year_on(*worst.front())].label;
  return {"OUTCOMES", {fmt::format("Most at risk in {}, chance of green: {}.", when, out)}};
}

Answer distrust_answer(const ReportInput& input, const std::vector<CatalogueEntry>& keys) {
  Answer answer{"DISTRUST", {}};
  const std::vector<analysis::Influence>& influences = input.findings.influences;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, influences.size()); ++i) {
    const CatalogueEntry* entry = find(keys, influences[i].path);
    const std::string label = entry == nullptr ? influences[i].path : label_of(*entry);
    const std::string swing = money(std::abs(influences[i].swing.value), influences[i].swing.error);
    const std::string tail = fmt::format(": worth {}, evidence {}.", swing, quality_word(influences[i].quality));
    answer.lines.push_back(fmt::format("{}. {}{}", i + 1, shortened(label, width - margin - 4 - columns(tail) - 3), tail));
  }
  if (answer.lines.empty()) answer.lines = {"Every number is stated as certain: nothing says how sure they are."};
  return answer;
}

Answer left_out_answer(const scenario::Scenario& scenario) {
  const std::size_t count = scenario.assurance.not_modelled.size();
  if (count == 0) return {"LEFT OUT", {"The scenario does not say what it leaves out."}};
  const std::string first = clause_of(shortened(scenario.assurance.not_modelled.front(), count == 1 ? 66 : 46));
  return {"LEFT OUT", {count == 1 ? first + "." : fmt::format("{}, and {} more (see the report).", first, count - 1)}};
}

std::vector<std::string> wrapped_to(const std::string& text, std::size_t room) {
  std::istringstream words(text);
  std::vector<std::string> lines;
  std::string line, word;
  while (words >> word) {
    if (!line.empty() && columns(line) + 1 + columns(word) > room) lines.push_back(std::exchange(line, ""));
    line += (line.empty() ? "" : " ") + word;
    if (columns(line) > room) line = shortened(line, room);
  }
  lines.push_back(line);
  return lines;
}

void lay_out(std::vector<std::string>& screen, const Answer& answer, bool unicode) {
  bool first = true;
  for (const std::string& sentence : answer.lines)
    for (const std::string& line : wrapped_to(unicode ? sentence : ascii(sentence), width - margin)) {
      screen.push_back(fmt::format("{:<{}}{}", first ? answer.word : "", margin, line));
      first = false;
    }
}

}  // namespace

std::string summary(const ReportInput& input, bool unicode) {
  const std::vector<CatalogueEntry> keys = catalogue(input.scenario);
  std::vector<std::string> screen;
  for (const std::string& line : {heading(input), run_line(input), std::string()}) screen.push_back(line);
  for (const Answer& answer : {price_answer(input.findings), deficit_answer(input.findings), cash_answer(input.findings),
                               savings_answer(input.findings), outcomes_answer(input.findings), distrust_answer(input, keys),
                               left_out_answer(input.scenario)})
    lay_out(screen, answer, unicode);
  // A long horizon wraps more: what is last is in the report too.
  if (screen.size() > height) screen.resize(height);
  std::string out;
  for (const std::string& line : screen) {
    const std::string shown = unicode ? shortened(line, width) : ascii(line).substr(0, width);
    out += shown + "\n";
  }
  return out;
}

}  // namespace loadline::report
