#include "report/history/sheet.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "loadline/base/build_info.hpp"
#include "report/page/parts.hpp"
#include "report/svg/escape.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using html::Align;
using html::element;
using html::p;

constexpr std::size_t rows_shown = 5;

std::string plain_rule(std::string rule) {
  std::replace(rule.begin(), rule.end(), '-', ' ');
  return rule;
}

std::string rows_of(const input::RepairCount& rule) {
  std::string rows;
  std::size_t named = 0;
  for (const input::Repair& one : rule.examples) {
    if (one.row == 0 || named == rows_shown) continue;
    rows += (rows.empty() ? "" : ", ") + std::to_string(one.row);
    ++named;
  }
  if (rows.empty()) return "whole file";
  return rule.count > named ? rows + " and others" : rows;
}

Html contents(const std::vector<const Part*>& parts) {
  std::vector<Html> items;
  for (const Part* part : parts) items.push_back(element("a", {{"href", "#" + part->id}}, part->heading));
  return element("nav", {{"aria-label", "Contents"}}, element("h2", "Contents") + html::list(items));
}

}  // namespace

std::string page_of(const Sheet& sheet) {
  std::vector<const Part*> parts;
  for (const Part& part : sheet.parts)
    if (!part.content.empty()) parts.push_back(&part);
  Html facts;
  for (const std::string& fact : sheet.facts) facts += element("li", fact);
  Html main = html::section("headlines", sheet.finding, sheet.headlines) + contents(parts);
  for (const Part* part : parts) main += html::section(part->id, part->heading, part->content);
  const Html body =
      element("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the answers") +
      element("header", element("h1", sheet.title) + element("ul", {{"class", "facts"}}, facts)) +
      element("main", {{"id", "main"}}, main);
  return "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         svg::escaped(sheet.title) + "</title>\n<style>\n" + page::style() + "</style>\n</head>\n" +
         element("body", body).str() + "</html>\n";
}

Html card(const std::string& label, const std::string& big, const std::string& more) {
  return element("li", {{"class", "card"}},
                 element("span", {{"class", "label"}}, label) + element("span", {{"class", "big"}}, big) +
                     element("span", {{"class", "more"}}, more));
}

Html cards(const std::vector<Html>& all) {
  Html content;
  for (const Html& one : all) content += one;
  return element("ul", {{"class", "cards"}}, content);
}

Html paragraphs(const std::vector<std::string>& sentences) {
  Html content;
  for (const std::string& sentence : sentences) content += p(sentence);
  return content;
}

std::string repairs_words(const std::vector<input::Repair>& repairs) {
  if (repairs.empty()) return "nothing in the files had to be mended";
  std::size_t times = 0;
  const std::vector<input::RepairCount> rules = input::count_by_rule(repairs);
  for (const input::RepairCount& rule : rules) times += rule.count;
  return fmt::format("{} mended or remarked on by {}", count_of(times, "line was", "lines were"),
                     count_of(rules.size(), "rule", "rules"));
}

Html repairs(const std::vector<input::Repair>& repairs) {
  if (repairs.empty()) return p("Nothing: every row was read as it stands.");
  html::Table table{"What was mended or remarked on, by rule",
                    {{"Rule", Align::text},
                     {"Times"},
                     {"Rows of the file", Align::text},
                     {"For example, found", Align::text},
                     {"What was done", Align::text}},
                    {}};
  for (const input::RepairCount& rule : input::count_by_rule(repairs)) {
    const input::Repair& first = rule.examples.front();
    table.rows.push_back({plain_rule(rule.rule), number(static_cast<double>(rule.count), 0), rows_of(rule),
                          first.found, first.action});
  }
  return p("Nothing is mended silently. Each rule has a name, which the reference (data repairs) explains.") +
         html::table(table);
}

Json repairs_json(const std::vector<input::Repair>& repairs) {
  Json made = Json::array();
  for (const input::Repair& one : repairs)
    made.push_back({{"rule", one.rule},
                    {"file", one.file},
                    {"row", one.row},
                    {"found", one.found},
                    {"action", one.action},
                    {"times", one.times}});
  return made;
}

Html reproduce(const std::string& command, const std::string& started, double seconds) {
  const base::BuildInfo build = base::build_info();
  return p("The same files and this command give the same figures, to the last digit:") +
         element("pre", element("code", command)) +
         p(fmt::format("Loadline {} ({}), {}. Begun {}, took {:.1f} seconds.", build.version, build.revision,
                       build.compiler, started, seconds));
}

Json system_json(const std::string& command, const std::string& started, double seconds, std::uint64_t seed) {
  const base::BuildInfo build = base::build_info();
  return {{"version", std::string(build.version)},
          {"revision", std::string(build.revision)},
          {"compiler", std::string(build.compiler)},
          {"seed", seed},
          {"command", without_threads(command)},
          {"started", started},
          {"seconds", figure(seconds)}};
}

std::string people(double children) { return number(children, 0); }
std::string range(double low, double high) { return people(low) + " to " + people(high); }
std::string signed_percent(double share) {
  const std::string digits = number(100.0 * share, 1) + "%";
  return (share > 0.0 && digits != "0.0%" ? "+" : "") + digits;
}
std::string day_of_year(int year) { return fmt::format("31 March {}", year); }
std::string count_of(std::size_t n, const std::string& one, const std::string& many) {
  return number(static_cast<double>(n), 0) + " " + (n == 1 ? one : many);
}

Json spread_json(const analysis::Spread& s) {
  return {{"p5", figure(s.p5)},   {"p10", figure(s.p10)}, {"p25", figure(s.p25)}, {"p50", figure(s.p50)},
          {"p75", figure(s.p75)}, {"p90", figure(s.p90)}, {"p95", figure(s.p95)}};
}
Json believed_json(const analysis::Believed& believed) {
  return {{"mean", figure(believed.mean)}, {"sd", figure(believed.sd)}};
}

}  // namespace loadline::report::history
