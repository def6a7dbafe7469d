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

std::string as_sentence(const std::string& words) { return clause_of(words) + "."; }

Html item_of(const Page& page, const LintFinding& finding) {
  Html words = element("strong", names_of(page.scenario.contract, finding.clauses) + ": ") +
               Html(as_sentence(finding.found));
  if (!finding.worked.empty()) words += Html(" " + as_sentence(finding.worked));
  words += finding.acknowledged.empty()
               ? Html(finding.help.empty() ? "" : " " + as_sentence(finding.help))
               : element("strong", " Acknowledged: ") + Html(as_sentence(finding.acknowledged));
  return words + " " + element("code", finding.rule);
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
