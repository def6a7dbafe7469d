// Triggers, who approves what, and how several councils split it.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
Told why(const scenario::Triggers& terms, const ClauseYear& now) {
  constexpr std::array<const char*, 3> rights{"a review", "stepping in", "termination"};
  std::vector<std::string> fired;
  for (const contract::TriggerOutcome& outcome : now.story.settled().triggers) {
    const int month = outcome.month[now.lane()];
    if (month < 0 || month / 12 != now.year) continue;
    const auto trigger = std::ranges::find(terms.triggers, outcome.id, &scenario::Trigger::id);
    if (trigger == terms.triggers.end()) continue;
    fired.push_back(fmt::format("“{}” fires for the first time in {} and gives a right to {}{}",
                                trigger->name, now.story.month_name(month),
                                rights[static_cast<std::size_t>(trigger->action)],
                                trigger->enacted ? ", which is used" : ""));
  }
  return {
      fired.empty() ? "none fires for the first time this year." : fmt::format("{}.", fmt::join(fired, "; ")),
      {}};
}

namespace {

std::string who_decides(const scenario::Approvals& terms, Pence amount) {
  const Pence size = amount < no_money ? -amount : amount;
  const auto every = [](int months) {
    return months == 1 ? std::string("every month") : fmt::format("every {} months", months);
  };
  if (size <= in_pence(terms.board)) return "the company's board, without waiting";
  if (size <= in_pence(terms.section_151)) return "the council's finance officer, without waiting";
  if (size <= in_pence(terms.cabinet)) return "the cabinet, which meets " + every(terms.cabinet_every_months);
  return "the full council, which meets " + every(terms.council_every_months);
}

}  // namespace

Told why(const scenario::Approvals& terms, const ClauseYear& now) {
  std::vector<std::string> told;
  const Pence exceptional = now.at(&YearRegisters::exceptional_asked);
  if (exceptional > no_money)
    told.push_back(fmt::format("the request for {} of exceptional demand is for {}", exact_money(exceptional),
                               who_decides(terms, exceptional)));
  if (const auto* changes = scenario::find<scenario::ChangeControl>(now.contract()))
    for (const scenario::RequestedChange& change : changes->requests)
      if (now.story.calendar.month_of(change.requested) / 12 == now.year)
        told.push_back(fmt::format("“{}” at {} a year is for {}", change.name,
                                   exact_money(in_pence(change.amount)),
                                   who_decides(terms, in_pence(change.amount))));
  return {told.empty() ? "nothing is put to anybody this year." : fmt::format("{}.", fmt::join(told, "; ")),
          {}};
}

Told why(const scenario::Funders& terms, const ClauseYear& now) {
  std::vector<std::string> told;
  Pence together;
  for (std::size_t council = 0; council < terms.councils.size(); ++council) {
    const Pence net = now.registers().councils_net[council][now.lane()];
    together += net;
    told.push_back(fmt::format("{} takes {} of what moves between council and company and ends at {}",
                               terms.councils[council].name,
                               exact_percent(on_grid(terms.councils[council].share)), exact_money(net)));
  }
  return {fmt::format("{}; together {}.", fmt::join(told, "; "), exact_money(together)),
          {now.worked("council.net", together, &YearRegisters::council_net)}};
}

}  // namespace loadline::report
