#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/party_words.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using html::Align;
using html::p;

/// What postings are gathered under: who pays whom, and why.
using Heading = std::tuple<contract::Party, contract::Party, contract::Category, std::string>;

std::string cause_words(const Page& page, const std::string& cause) {
  for (const scenario::Clause& clause : page.scenario.contract.clauses)
    if (clause.id == cause) return clause.name;
  const std::string service = "service.";
  if (!cause.starts_with(service)) return cause;
  for (const analysis::CostLineFindings& line : page.findings.costs)
    if (line.id == cause.substr(service.size())) return line.name;
  return cause.substr(service.size());
}

const analysis::FutureLedger* median_future(const analysis::Findings& findings) {
  for (const analysis::FutureLedger& ledger : findings.ledgers)
    if (ledger.label == "median") return &ledger;
  return nullptr;
}

html::Table first_year_table(const Page& page, const analysis::FutureLedger& ledger) {
  std::map<Heading, std::pair<units::Pence, std::size_t>> totals;
  for (const contract::Posting& posting : ledger.postings) {
    if (posting.header.accrued.year() != 0 || posting.header.accrued.value() < 0) continue;
    auto& [sum, count] =
        totals[{posting.header.from, posting.header.to, posting.header.category, posting.header.cause}];
    sum += posting.amount;
    ++count;
  }
  html::Table table{fmt::format("Postings of {} in future {}, summed by cause",
                                page.findings.years.front().year, ledger.replication),
                    {{"Cause", Align::text},
                     {"What for", Align::text},
                     {"From", Align::text},
                     {"To", Align::text},
                     {"Postings"},
                     {"Amount"}},
                    {}};
  const scenario::Contract& agreed = page.scenario.contract;
  for (const auto& [heading, total] : totals) {
    const auto& [from, to, category, cause] = heading;
    table.rows.push_back({cause_words(page, cause), name(category), party_words(agreed, from),
                          party_words(agreed, to), std::to_string(total.second),
                          units::to_string(total.first)});
  }
  return table;
}

}  // namespace

Html ledger(const Page& page) {
  const analysis::FutureLedger* future = median_future(page.findings);
  if (future == nullptr) return p("No ledger was kept.");
  return p(fmt::format("Future {} is the median one: its net cost over the whole horizon, {}, is higher than "
                       "that of half of all futures. Every penny of "
                       "its first year, by the clause or cost that moved it; the whole ledger is in "
                       "ledger_median.csv, that of the P80 future in "
                       "ledger_p80.csv.",
                       future->replication, money(future->net_cost))) +
         html::table(first_year_table(page, *future));
}

}  // namespace loadline::report::page
