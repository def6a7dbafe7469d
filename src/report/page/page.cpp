#include "report/page/parts.hpp"
#include "report/svg/escape.hpp"

namespace loadline::report {
namespace page {

std::string label_at(const Page& page, const std::string& path) {
  const CatalogueEntry* entry = find(page.keys, path);
  return entry == nullptr ? path : entry->label;
}

std::string last_month(const Page& page) {
  return page.calendar.name(units::MonthIndex(page.scenario.horizon.months - 1));
}

namespace {

struct Part {
  const char* id;
  const char* heading;
  Html content;
};

std::vector<Part> parts_of(const Page& page) {
  std::vector<Part> parts{{"price", "Is the price enough?", price_against_cost(page)},
                          {"plan", "From the plan to what is spent", bridge(page)},
                          {"cost", "Where the money goes, and when cash runs low", cost_and_cash(page)},
                          {"service", "Children, caseload and staff", children_and_staff(page)},
                          {"terms", "What the terms do", terms(page)},
                          {"savings", "Will the savings arrive?", savings(page)},
                          {"outcomes", "Which outcomes are at risk?", outcomes(page)},
                          {"influences", "What to distrust most", influences(page)},
                          {"world", "What else may happen", world(page)},
                          {"opening", "Does the model start where the record says?", opening(page)},
                          {"assumptions", "Every assumption", assumptions(page)},
                          {"assurance", "What this does not tell you", assurance(page)},
                          {"ledger", "One future, pound by pound", ledger(page)},
                          {"glossary", "Glossary", glossary()},
                          {"reproduce", "How to reproduce this", reproduce(page)}};
  std::erase_if(parts, [](const Part& part) { return part.content.empty(); });
  return parts;
}

Html contents(const std::vector<Part>& parts) {
  std::vector<Html> items;
  for (const Part& part : parts)
    items.push_back(html::element("a", {{"href", std::string("#") + part.id}}, part.heading));
  return html::element("nav", {{"aria-label", "Contents"}},
                       html::element("h2", "Contents") + html::list(items));
}

Html body_of(const Page& page) {
  const std::vector<Part> parts = parts_of(page);
  Html main = headlines(page) + contents(parts);
  for (const Part& part : parts) main += html::section(part.id, part.heading, part.content);
  return html::element("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the answers") + head(page) +
         html::element("main", {{"id", "main"}}, main);
}

}  // namespace
}  // namespace page

std::string html_report(const ReportInput& input) {
  const page::Page page{input, input.scenario, input.findings, units::Calendar(input.scenario.horizon.start),
                        catalogue(input.scenario)};
  const html::Html body = html::element("body", page::body_of(page));
  return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         svg::escaped(input.scenario.about.title) + "</title>\n<style>\n" + page::style() +
         "</style>\n</head>\n" + body.str() + "</html>\n";
}

}  // namespace loadline::report
