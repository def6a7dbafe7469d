#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::LintFinding;
using html::element;
using html::p;

std::string names_of(const scenario::Contract& contract, const std::vector<std::string>& ids) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    std::string name = id;
    for (const scenario::Clause& clause : contract.clauses)
      if (clause.id == id) name = clause.name;
    names.push_back(name);
  }
  return listed(names);
}

/// With a minus where a sum is negative, and a full stop.
std::string as_sentence(const std::string& words) {
  std::string out = upper_first(clause_of(words)) + ".";
  for (std::size_t at = out.find("-£"); at != std::string::npos; at = out.find("-£", at + 1))
    out.replace(at, 1, "\u2212");
  return out;
}

/// What was found; the sums behind it are folded away where somebody stands by it.
Html item_of(const Page& page, const LintFinding& finding) {
  const Html found = element("strong", names_of(page.scenario.contract, finding.clauses) + ": ") +
                     Html(as_sentence(finding.found));
  const Html rule = Html(" ") + element("code", finding.rule);
  const Html worked = Html(finding.worked.empty() ? "" : as_sentence(finding.worked));
  if (finding.acknowledged.empty())
    return found + Html(" ") + worked +
           Html(finding.help.empty() ? "" : " What to do: " + lower_first(as_sentence(finding.help))) + rule;
  return found + element("strong", " Acknowledged: ") + Html(as_sentence(finding.acknowledged)) + rule +
         (worked.empty() ? Html() : html::folded("The sums behind it", p(worked)));
}

}  // namespace

Html terms_at_odds(const Page& page) {
  const std::vector<LintFinding>& all = page.findings.lint;
  if (all.empty()) return {};
  std::vector<Html> open, acknowledged;
  for (const LintFinding& finding : all)
    (finding.acknowledged.empty() ? open : acknowledged).push_back(item_of(page, finding));
  Html content;
  if (!open.empty())
    content +=
        p(element("strong", open.size() == 1 ? "One term works against another or cannot work:"
                                             : fmt::format("{} terms work against each other or cannot work:",
                                                           open.size()))) +
        html::list(open);
  if (!acknowledged.empty())
    content += p(element("strong", "Seen, and somebody stands by it:")) + html::list(acknowledged);
  return element("div", {{"class", open.empty() ? "notice" : "notice warning"}, {"id", "terms-at-odds"}},
                 content);
}

}  // namespace loadline::report::page
