// A replay's months: what moved the service, and what happened in it.

#include <fmt/format.h>

#include "report/replay_lines.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

const char* visit_words(int visit) {
  switch (static_cast<service::Visit>(visit)) {
    case service::Visit::concern:
      return "monitoring visit: concern";
    case service::Visit::limited:
      return "monitoring visit: limited progress";
    case service::Visit::progress:
      return "monitoring visit: progress";
    case service::Visit::none:
      break;
  }
  return "";
}

std::string grade_words(const Story& story, int month) {
  const auto grade = static_cast<std::size_t>(story.month(month).grade[story.lane()]);
  return scenario::grade_names[grade];
}

void add_initiatives(const Story& story, int month, std::vector<std::string>& events) {
  const auto& outcomes = story.input.future.block.initiatives;
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (outcomes[i].starts[story.lane()] == month)
      events.push_back(fmt::format("“{}” starts and will reach {} of its effect",
                                   story.input.scenario.savings.initiatives[i].name,
                                   percent(outcomes[i].delivered[story.lane()])));
}

void add_contract(const Story& story, int month, std::vector<std::string>& events) {
  for (const contract::RequestOutcome& request : story.settled().requests) {
    if (request.asked[story.lane()] == month) events.push_back("request " + request.address + " is made");
    if (request.effective[story.lane()] == month)
      events.push_back("request " + request.address + " is paid for from now on");
  }
  for (const contract::TriggerOutcome& trigger : story.settled().triggers)
    if (trigger.month[story.lane()] == month) events.push_back("trigger " + trigger.id + " fires");
}

struct Column {
  const char *above, *below;
  std::size_t width;
};
constexpr std::array<Column, 10> month_columns{{{"", "Month", 8},
                                                {"Looked", "after", 7},
                                                {"Open", "cases", 7},
                                                {"Staff", "FTE", 6},
                                                {"Agency", "FTE", 7},
                                                {"Case-", "load", 6},
                                                {"Unallo-", "cated", 8},
                                                {"Net cost", "£", 15},
                                                {"Cash at", "month's end £", 14},
                                                {"  Judgement", "  in force", 20}}};

void add_header(Lines& into) {
  for (const char* Column::*line : {&Column::above, &Column::below}) {
    std::string text;
    for (const Column& column : month_columns) {
      const bool words = &column == &month_columns.front() || &column == &month_columns.back();
      text += words ? left(column.*line, column.width) : right(column.*line, column.width);
    }
    into.add(text);
  }
}

void add_month(const Story& story, int at, Lines& into) {
  const service::Month& month = story.month(at);
  const std::size_t lane = story.lane();
  const int open =
      month.assessments[lane] + month.in_need[lane] + month.plans[lane] + month.looked_after[lane];
  const std::string cells[] = {story.short_month(at),
                               number(month.looked_after[lane], 0),
                               number(open, 0),
                               number(month.permanent[lane], 0),
                               number(month.agency[lane].value(), 1),
                               number(month.caseload[lane].value(), 1),
                               number(month.unallocated[lane], 0),
                               exact_pounds(story.seen_in(at).net_cost[lane]),
                               exact_pounds(story.settled().cash[static_cast<std::size_t>(at)][lane])};
  std::string text;
  for (std::size_t i = 0; i < std::size(cells); ++i)
    text += i == 0 ? left(cells[i], month_columns[i].width) : right(cells[i], month_columns[i].width);
  into.add(text + "  " + grade_words(story, at));
  if (const auto events = events_of(story, at); !events.empty())
    into.sentence(fmt::format("{}", fmt::join(events, "; ")), 10, 10);
}

}  // namespace

std::vector<std::string> events_of(const Story& story, int month) {
  const service::Month& now = story.month(month);
  const std::size_t lane = story.lane();
  std::vector<std::string> events;
  if (now.inspected[lane] != 0) events.push_back("inspection: " + grade_words(story, month));
  if (now.visit[lane] != 0) events.emplace_back(visit_words(now.visit[lane]));
  if (now.excused[lane] != 0) events.emplace_back("a relief event is on");
  if (now.redundancies[lane] != 0) events.push_back(fmt::format("{} redundancies", now.redundancies[lane]));
  add_initiatives(story, month, events);
  add_contract(story, month, events);
  return events;
}

void tell_months(const Story& story, Lines& into) {
  into.heading("WHAT HAPPENED, MONTH BY MONTH");
  add_header(into);
  for (int month = 0; month < story.months(); ++month)
    if (shown(story, month)) add_month(story, month, into);
}

}  // namespace loadline::report
