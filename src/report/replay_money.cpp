// A replay's money: registers with their meaning, why each clause did what it did, requests, triggers, postings.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "report/replay_lines.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

constexpr std::size_t name_width = 20, amount_width = 16;
constexpr int years_a_table = 5;

bool any_year(const Story& story, Register which) {
  for (int year = 0; year < story.years(); ++year)
    if (story.at(year, which) != no_money) return true;
  return false;
}

void add_years(const Story& story, int first, Lines& into) {
  const int end = std::min(story.years(), first + years_a_table);
  std::string header = left("£", name_width);
  for (int year = first; year < end; ++year) header += right(story.calendar.year_name(year), amount_width);
  into.add(header);
  for (const contract::RegisterInfo& one : contract::money_registers()) {
    if (!any_year(story, one.amount)) continue;
    std::string row = left(one.name, name_width);
    for (int year = first; year < end; ++year)
      row += right(exact_pounds(story.at(year, one.amount)), amount_width);
    into.add(row);
    if (const std::string meaning = scenario::register_meaning(one.name); first == 0 && !meaning.empty())
      into.sentence(meaning, 2, 2);
  }
}

/// Registers that stayed at nothing are named once instead of filling the table.
void add_empty(const Story& story, Lines& into) {
  std::vector<std::string> empty;
  for (const contract::RegisterInfo& one : contract::money_registers())
    if (!any_year(story, one.amount)) empty.emplace_back(one.name);
  if (empty.empty()) return;
  into.add("");
  into.sentence("Nothing in any year: " + listed(empty) + ".", 0, 2);
}

std::string month_or(const Story& story, int month, const char* otherwise) {
  return month < 0 ? otherwise : story.month_name(month);
}

}  // namespace

void tell_registers(const Story& story, Lines& into) {
  into.heading("WHAT THE CONTRACT MADE OF EACH YEAR, IN THE ORDER OF THE WATERFALL");
  for (int first = 0; first < story.years(); first += years_a_table) {
    if (first > 0) into.add("");
    add_years(story, first, into);
  }
  add_empty(story, into);
}

void tell_reasons(const Story& story, Lines& into) {
  into.heading("WHY, CLAUSE BY CLAUSE");
  for (int year = 0; year < story.years(); ++year) {
    if (year > 0) into.add("");
    into.add(story.calendar.year_name(year));
    for (const Reason& reason : reasons(story.input, year))
      into.sentence(reason.name + ": " + reason.sentence, 2, 4);
  }
}

void tell_requests(const Story& story, Lines& into) {
  const contract::Settlement& settled = story.settled();
  if (!settled.requests.empty()) {
    into.heading("REQUESTS");
    for (const contract::RequestOutcome& request : settled.requests) {
      const int asked = request.asked[story.lane()], effective = request.effective[story.lane()];
      into.add(left(request.address, 32) + "  asked " + left(month_or(story, asked, "never"), 16) +
               "  paid from " + (asked < 0 ? "–" : month_or(story, effective, "never: refused or too late")));
    }
  }
  if (settled.triggers.empty()) return;
  into.heading("TRIGGERS");
  for (const contract::TriggerOutcome& trigger : settled.triggers) {
    const int month = trigger.month[story.lane()], times = trigger.fired[story.lane()];
    into.add(left(trigger.id, 32) + "  " +
             (month < 0 ? std::string("never fires")
                        : fmt::format("fires first in {}, {} {} in all", story.month_name(month), times,
                                      times == 1 ? "time" : "times")));
  }
}

namespace {

constexpr std::size_t due_width = 9, way_width = 24, category_width = 16, posting_width = 14;

std::string way_of(const Story& story, const contract::PostingHeader& header) {
  return party_words(story.input.contract, header.from) + " → " +
         party_words(story.input.contract, header.to);
}

std::string row_of(const Story& story, const contract::Posting& posting) {
  const contract::PostingHeader& header = posting.header;
  std::string cause = cause_words(header.cause);
  if (header.fund != contract::Fund::general) cause += fmt::format(" ({})", contract::name(header.fund));
  return left(story.short_month(header.due.value()), due_width) + left(way_of(story, header), way_width) +
         left(contract::name(header.category), category_width) +
         right(exact_pounds(posting.amount), posting_width) + "  " + cause;
}

}  // namespace

std::vector<PartyTotal> totals_of(const Story& story) {
  std::map<contract::Party, PartyTotal> totals;
  for (const contract::Posting& posting : story.input.future.postings) {
    if (!shown(story, posting.header.accrued.value())) continue;
    totals[posting.header.from].paid += posting.amount;
    totals[posting.header.to].received += posting.amount;
  }
  std::vector<PartyTotal> list;
  for (auto& [party, total] : totals) list.push_back({party, total.received, total.paid});
  return list;
}

namespace {

void add_totals(const Story& story, Lines& into) {
  into.add("");
  into.add(left("Party", way_width) + right("Received £", 20) + right("Paid £", 20) + right("Net £", 20));
  Pence received, paid;
  for (const PartyTotal& total : totals_of(story)) {
    received += total.received;
    paid += total.paid;
    into.add(left(party_words(story.input.contract, total.party), way_width) +
             right(exact_pounds(total.received), 20) + right(exact_pounds(total.paid), 20) +
             right(exact_pounds(total.received - total.paid), 20));
  }
  into.add(left("All", way_width) + right(exact_pounds(received), 20) + right(exact_pounds(paid), 20) +
           right(exact_pounds(received - paid), 20));
}

}  // namespace

void tell_postings(const Story& story, Lines& into) {
  into.heading("EVERY POSTING, BY THE MONTH IT ACCRUES IN");
  into.add(left("Due", due_width) + left("From → to", way_width) + left("What for", category_width) +
           right("£", posting_width) + "  Cause: clause or budget line");
  int month = -1;
  for (const contract::Posting& posting : story.input.future.postings) {
    const int accrued = posting.header.accrued.value();
    if (!shown(story, accrued)) continue;
    if (accrued != month) {
      into.add("");
      into.add(story.month_name(accrued));
      month = accrued;
    }
    into.add(row_of(story, posting));
  }
  add_totals(story, into);
}

}  // namespace loadline::report
