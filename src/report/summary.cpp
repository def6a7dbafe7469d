#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>

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
  const std::string as_of =
      fmt::format("as of {}{}", date_words(about.as_of), about.allow_hindsight ? ", WITH HINDSIGHT" : "");
  const std::string title = shortened(about.title, width - columns(as_of) - 2);
  return title + std::string(width - columns(title) - columns(as_of), ' ') + as_of;
}

std::string run_line(const ReportInput& input) {
  return fmt::format("{} futures of {} months, seed {}; ± is one standard error.",
                     number(static_cast<double>(input.findings.replications), 0),
                     input.scenario.horizon.months, input.record.seed);
}

const char* verdict(double chance_enough) {
  if (chance_enough > 0.8) return "Probably";
  return chance_enough > 0.5 ? "Perhaps" : "Probably not";
}

Answer price_answer(const Findings& findings) {
  const analysis::YearFindings& first = findings.years.front();
  const std::string contingency =
      first.contingency.value > 0.0
          ? fmt::format("To be 80% sure, set {} aside beyond the price (± {}).", money(first.contingency),
                        money_error(first.contingency.error))
          : fmt::format("The price covers the P80 cost with {} to spare.",
                        money(-first.contingency.value, first.contingency.error));
  return {
      "PRICE",
      {fmt::format("Is it enough in {}? {}: short in {} futures ({}). Price {}; net cost: median {}, P80 {} "
                   "(± {}). {}",
                   first.year, verdict(1.0 - first.deficit.value), in_ten(first.deficit.value),
                   probability(first.deficit), money(first.price), money(first.p50), money(first.p80),
                   money_error(first.p80.error), contingency)}};
}

/// The first four years and the last where there are more than fit a line.
std::string by_year(const std::vector<std::pair<std::string, std::string>>& values) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t y = 0; y < values.size(); ++y) {
    if (values.size() > most && y + 1 >= most && y + 1 < values.size()) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", short_year(values[y].first), values[y].second);
  }
  return out;
}

Answer deficit_answer(const Findings& findings) {
  std::vector<std::pair<std::string, std::string>> yearly;
  for (const analysis::YearFindings& year : findings.years)
    yearly.emplace_back(year.year, probability(year.deficit));
  return {"DEFICIT",
          {fmt::format("Chance of one in {}; in at least one year {} (± {}).", by_year(yearly),
                       probability(findings.deficit_any), probability_error(findings.deficit_any.error))}};
}

Answer cash_answer(const Findings& findings) {
  return {"CASH",
          {fmt::format("Lowest most often {}: {} at the median, {} or worse in 1 of 20; a facility of {} "
                       "meets 19 of 20.",
                       findings.lowest_cash_when, money(findings.lowest_cash_p50),
                       money(findings.lowest_cash_p5), money(findings.facility_95))}};
}

/// What the programme is worth and what can be counted on, where it was studied.
std::string programme_words(const Findings& findings) {
  if (findings.savings_study.futures == 0) return "";
  const std::string worth =
      fmt::format(" Worth {} in all (present value)", money_with_error(findings.savings_study.present_value));
  const analysis::SavingsYear* last = last_target(findings);
  if (last == nullptr) return worth + ".";
  return fmt::format("{}; 8 of 10 futures bring {} or more of {} in {}.", worth, money(last->p20),
                     money(last->target), short_year(last->year));
}

Answer savings_answer(const Findings& findings) {
  std::vector<std::pair<std::string, std::string>> yearly;
  for (const analysis::SavingsYear& year : findings.savings)
    yearly.emplace_back(year.year, year.target > 0.0 ? fmt::format("{} of {}", probability(year.delivered),
                                                                   money(year.target))
                                                     : "none set");
  return {"SAVINGS",
          {(yearly.empty() ? "The scenario has no savings target."
                           : fmt::format("Chance to reach the target: {}.", by_year(yearly))) +
           programme_words(findings)}};
}

/// How near staffing is to where it runs away, at the last year's end; nothing where that is not known.
Answer staffing_answer(const Findings& findings) {
  if (findings.loop_years.empty()) return {};
  const analysis::LoopYear& last = findings.loop_years.back();
  const std::string year = short_year(last.year), past = probability(last.past);
  if (last.has_tipping.value < 0.5)
    return {"STAFFING",
            {fmt::format("{}: a tipping point in {} of futures; staff are below it in {}.", year,
                         probability(last.has_tipping), past)}};
  return {"STAFFING",
          {fmt::format("{}: {} social workers {} the tipping point (median); {} below.", year,
                       number(std::abs(last.distance_p50), 0), last.distance_p50 < 0.0 ? "below" : "above",
                       past)}};
}

Answer outcomes_answer(const Findings& findings) {
  const std::vector<const analysis::KpiFindings*> worst = most_at_risk(findings.kpis);
  if (worst.empty()) return {"OUTCOMES", {"No indicator is assessed in the first year."}};
  std::string out;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, worst.size()); ++i) {
    const analysis::KpiQuarter& quarter = worst[i]->quarters[*a_year_on(*worst[i])];
    out +=
        fmt::format("{}{} {}", i == 0 ? "" : "; ", shortened(worst[i]->name, 36), probability(quarter.red));
  }
  const std::string when = worst.front()->quarters[*a_year_on(*worst.front())].label;
  return {"OUTCOMES", {fmt::format("Most at risk in {}, chance of red: {}.", when, out)}};
}

/// What deductions come to, or what is asked for where nothing is deducted; and what works against itself. Nothing where the
/// contract has neither.
Answer terms_answer(const Findings& findings) {
  Answer answer{"TERMS", {}};
  if (findings.deductions && findings.deductions->any.value > 0.0)
    answer.lines.push_back(fmt::format("Deductions {} on average; {} of each pound is paid again.",
                                       small_money(findings.deductions->mean),
                                       pence_of_a_pound(findings.deductions->passed_on.value)));
  else if (const analysis::RequestFindings* most = likeliest(findings.requests))
    answer.lines.push_back(fmt::format("More money asked for most: {}, in {}.", shortened(most->name, 32),
                                       probability(most->asked)));
  if (const std::size_t open = open_findings(findings); open > 0)
    answer.lines.push_back(
        open == 1 ? "One term works against another or cannot work (see the report)."
                  : fmt::format("{} terms work against others or cannot work (see the report).", open));
  return answer;
}

Answer distrust_answer(const ReportInput& input, const std::vector<CatalogueEntry>& keys, std::size_t most) {
  const std::vector<analysis::Influence>& influences = input.findings.influences;
  if (influences.empty())
    return {"DISTRUST", {"Every number is stated as certain: nothing says how sure they are."}};
  Answer answer{"DISTRUST",
                {fmt::format("What moves the cost of the {} years most, and the evidence for it:",
                             input.findings.years.size())}};
  for (std::size_t i = 0; i < std::min(most, influences.size()); ++i) {
    const CatalogueEntry* entry = find(keys, influences[i].path);
    const std::string label = entry == nullptr ? influences[i].path : entry->label;
    const std::string tail =
        fmt::format(": {}, {}.", money(std::abs(influences[i].swing.value), influences[i].swing.error),
                    quality_word(influences[i].quality));
    answer.lines.push_back(
        fmt::format("{}. {}{}", i + 1, shortened(label, width - margin - 8 - columns(tail)), tail));
  }
  return answer;
}

Answer left_out_answer(const scenario::Scenario& scenario) {
  const std::size_t count = scenario.assurance.not_modelled.size();
  if (count == 0) return {"LEFT OUT", {"The scenario does not say what it leaves out."}};
  const std::string first =
      clause_of(shortened(scenario.assurance.not_modelled.front(), count == 1 ? 66 : 46));
  return {"LEFT OUT",
          {count == 1 ? first + "." : fmt::format("{}, and {} more (see the report).", first, count - 1)}};
}

void lay_out(std::vector<std::string>& screen, const Answer& answer, bool unicode) {
  bool first = true;
  for (const std::string& sentence : answer.lines)
    for (const std::string& line : in_lines(unicode ? sentence : ascii(sentence), width - margin)) {
      screen.push_back(fmt::format("{:<{}}{}", first ? answer.word : "", margin, line));
      first = false;
    }
}

std::vector<std::string> screen_of(const ReportInput& input, const std::vector<CatalogueEntry>& keys,
                                   std::size_t assumptions, bool unicode) {
  std::vector<std::string> screen{heading(input), run_line(input), ""};
  for (const Answer& answer :
       {price_answer(input.findings), deficit_answer(input.findings), cash_answer(input.findings),
        savings_answer(input.findings), staffing_answer(input.findings), outcomes_answer(input.findings),
        terms_answer(input.findings), distrust_answer(input, keys, assumptions),
        left_out_answer(input.scenario)})
    lay_out(screen, answer, unicode);
  return screen;
}

}  // namespace

std::string summary(const ReportInput& input, bool unicode) {
  const std::vector<CatalogueEntry> keys = catalogue(input.scenario);
  std::vector<std::string> screen;
  for (std::size_t assumptions = 3; assumptions > 0; --assumptions) {
    screen = screen_of(input, keys, assumptions, unicode);
    if (screen.size() <= height) break;
  }
  // Names can be long; what is last is in the report too.
  if (screen.size() > height) screen.resize(height);
  std::string out;
  for (const std::string& line : screen) {
    const std::string shown = unicode ? shortened(line, width) : ascii(line).substr(0, width);
    out += shown + "\n";
  }
  return out;
}

}  // namespace loadline::report
