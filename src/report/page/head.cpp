#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::element;
using html::p;

Html facts(const Page& page) {
  const scenario::About& about = page.scenario.about;
  std::vector<Html> items{
      fmt::format("As of {}", date_words(about.as_of)),
      fmt::format("{} and {}", about.council, about.company),
      fmt::format("{} to {}", page.calendar.name(units::MonthIndex(0)), last_month(page)),
      fmt::format("{} futures", number(static_cast<double>(page.findings.replications), 0)),
      fmt::format("Seed {}", page.input.record.seed),
      fmt::format("Digest {}", page.input.record.digest)};
  if (!about.analyst.empty()) items.push_back("Analyst: " + about.analyst);
  if (!about.assurer.empty()) items.push_back("Checked by: " + about.assurer);
  Html content;
  for (const Html& item : items) content += element("li", item);
  return element("ul", {{"class", "facts"}}, content);
}

Html changes(const Page& page) {
  if (page.input.record.changes.empty()) return {};
  std::vector<Html> items;
  for (const Change& change : page.input.record.changes)
    items.push_back(element("code", change.path) +
                    fmt::format(": {} instead of {}", change.after, change.before));
  return element("div", {{"class", "notice warning"}},
                 p(element("strong", "Changed on the command line, against the file:")) + html::list(items));
}

Html red_assumptions(const Page& page) {
  const std::vector<const analysis::Influence*> red = red_and_strong(page.findings);
  Html content;
  if (red.empty()) {
    content = p("None of the ten assumptions with the largest effect rests on red evidence.");
  } else {
    std::vector<Html> items;
    for (const analysis::Influence* influence : red)
      items.push_back(fmt::format("{} (worth {})", label_at(page, influence->path),
                                  money(std::abs(influence->swing.value), influence->swing.error)));
    content =
        p(element("strong", "Strong effect and little evidence (red on both counts):")) + html::list(items);
  }
  return element("div", {{"class", "notice"}}, content);
}

Html not_modelled(const Page& page) {
  std::string line;
  for (const std::string& item : page.scenario.assurance.not_modelled)
    line += line.empty() ? clause_of(item) : "; " + lower_first(clause_of(item));
  return p(element("strong", "Not modelled: ") +
           Html(line.empty() ? "the scenario does not say." : line + "."));
}

}  // namespace

Html head(const Page& page) {
  Html content;
  if (page.scenario.about.allow_hindsight)
    content += element("p", {{"class", "watermark"}},
                       fmt::format("Hindsight: this scenario may use figures published after {}. It is not a "
                                   "forecast as of that day.",
                                   date_words(page.scenario.about.as_of)));
  content += element("h1", page.scenario.about.title) + facts(page) + changes(page);
  return element("header", content);
}

namespace {

Html card(const std::string& label, const std::string& big, const std::string& more) {
  return element("li", {{"class", "card"}},
                 element("span", {{"class", "label"}}, label) + element("span", {{"class", "big"}}, big) +
                     element("span", {{"class", "more"}}, more));
}

bool price_is_a_proxy(const scenario::Scenario& scenario) {
  const scenario::BasePrice* price = scenario::find<scenario::BasePrice>(scenario.contract);
  return price != nullptr && price->proxy;
}

Html price_cards(const Page& page, const analysis::YearFindings& first) {
  const analysis::Findings& f = page.findings;
  return card("Price in " + first.year, money(first.price),
              price_is_a_proxy(page.scenario) ? "Stands in for a price that is not public." : "As agreed.") +
         card("Net cost in " + first.year, money(first.mean),
              fmt::format("on average (± {}); median {}, P80 {}.", money_error(first.mean.error),
                          money(first.p50), money(first.p80))) +
         card("Chance of a deficit in " + first.year, probability(first.deficit),
              fmt::format("± {}; {} after the reserve; {} even with all support. In any year: {}.",
                          probability_error(first.deficit.error), probability(first.deficit_after_reserve),
                          probability(first.insolvent), probability(f.deficit_any))) +
         card("To be 80% sure of " + first.year, money_change(first.contingency),
              first.contingency.value > 0.0
                  ? fmt::format("to set aside beyond the price (± {}).", money_error(first.contingency.error))
                  : fmt::format("beyond the price: it covers the P80 cost (± {}).",
                                money_error(first.contingency.error)));
}

std::string savings_words(const analysis::Findings& findings) {
  std::string words;
  for (const analysis::SavingsYear& year : findings.savings)
    if (year.target > 0.0)
      words += fmt::format("{}{} {}", words.empty() ? "" : ", ", year.year, probability(year.delivered));
  return words.empty() ? "No target." : "Chance to reach the target by year: " + words + ".";
}

Html other_cards(const Page& page, const analysis::YearFindings& first) {
  const analysis::Findings& f = page.findings;
  Html cards = card("Company's reserve", f.opening_reserve > 0.0 ? money(f.opening_reserve) : "none",
                    fmt::format("at the start; not enough in {} of futures in {}.",
                                probability(first.deficit_after_reserve), first.year));
  cards += card("Lowest cash", money(f.lowest_cash_p50),
                fmt::format("in the median future, most often {}; {} or worse in 1 of 20.",
                            f.lowest_cash_when, money(f.lowest_cash_p5)));
  if (!f.savings.empty()) {
    const analysis::SavingsYear& last = f.savings.back();
    cards += card("Savings in " + last.year, money(last.mean),
                  fmt::format("of {} wanted; 8 of 10 futures bring {} or more. {}", money(last.target),
                              money(last.p20), savings_words(f)));
  }
  const std::vector<const analysis::KpiFindings*> worst = most_at_risk(f.kpis);
  if (!worst.empty()) {
    const analysis::KpiQuarter& quarter = worst.front()->quarters[*a_year_on(*worst.front())];
    cards += card("Outcome most at risk in " + quarter.label, probability(quarter.red),
                  "chance of red: " + worst.front()->name + ".");
  }
  return cards;
}

}  // namespace

Html headlines(const Page& page) {
  const analysis::YearFindings& first = page.findings.years.front();
  const std::string finding =
      first.deficit.value >= 0.5
          ? fmt::format("The price is short in {} futures in {}", in_ten(first.deficit.value), first.year)
          : fmt::format("The price is enough in {} futures in {}", in_ten(1.0 - first.deficit.value),
                        first.year);
  return html::section(
      "headlines", finding,
      element("ul", {{"class", "cards"}}, price_cards(page, first) + other_cards(page, first)) +
          red_assumptions(page) + not_modelled(page) +
          p("± is one standard error of the simulation: how far a figure might move if other futures were "
            "drawn. It "
            "says nothing of what is assumed wrongly."));
}

}  // namespace loadline::report::page
