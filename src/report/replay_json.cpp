// A replay for machines.

#include <cmath>

#include "loadline/base/build_info.hpp"
#include "report/json_parts.hpp"
#include "report/replay_lines.hpp"

namespace loadline::report {
namespace {

/// Whole pence as pounds: two decimals, exactly.
Json pounds(Pence amount) { return amount.pounds(); }

/// The month's name, or null for none.
Json month_or_null(const Story& story, int month) {
  return month < 0 ? Json(nullptr) : Json(story.month_name(month));
}

Json months_of(const Story& story) {
  Json made = Json::array();
  const std::size_t lane = story.lane();
  for (int at = 0; at < story.months(); ++at) {
    if (!shown(story, at)) continue;
    const service::Month& month = story.month(at);
    Json one;
    one["month"] = story.month_name(at);
    one["looked_after"] = month.looked_after[lane];
    one["open_cases"] =
        month.assessments[lane] + month.in_need[lane] + month.plans[lane] + month.looked_after[lane];
    one["staff"] = month.permanent[lane];
    one["agency"] = figure(month.agency[lane].value());
    one["caseload"] = figure(month.caseload[lane].value());
    one["unallocated"] = month.unallocated[lane];
    one["net_cost"] = pounds(story.seen_in(at).net_cost[lane]);
    one["cash"] = pounds(story.settled().cash[static_cast<std::size_t>(at)][lane]);
    one["grade"] = scenario::grade_keys[static_cast<std::size_t>(month.grade[lane])];
    one["excused"] = month.excused[lane] != 0;
    one["events"] = events_of(story, at);
    made.push_back(std::move(one));
  }
  return made;
}

Json quarters_of(const Story& story) {
  constexpr std::array<const char*, service::rating_count> ratings{"green", "amber", "red", "severe",
                                                                   "not-assessed"};
  Json made = Json::array();
  const auto& kpis = story.input.scenario.outcomes.kpis;
  const auto& deducted = story.settled().quarters;
  const std::size_t lane = story.lane();
  for (std::size_t quarter = 0; quarter < static_cast<std::size_t>(story.months()) / 3; ++quarter) {
    Json one;
    one["quarter"] = story.month_name(3 * static_cast<int>(quarter) + 2);
    one["indicators"] = Json::array();
    for (std::size_t kpi = 0; kpi < kpis.size(); ++kpi) {
      const service::KpiScore& score = story.input.future.block.scores[kpi][quarter];
      Json indicator;
      indicator["id"] = kpis[kpi].id;
      indicator["value"] = figure_if_assessed(score.value[lane]);
      indicator["n"] = figure_if_assessed(score.n[lane]);
      indicator["rating"] = ratings[static_cast<std::size_t>(score.rating[lane])];
      one["indicators"].push_back(std::move(indicator));
    }
    if (!deducted.empty()) {
      const contract::QuarterRegisters& of_quarter = deducted[quarter];
      one["points"] = static_cast<double>(of_quarter.points[lane]) * 1e-6;
      one["uncapped"] = pounds(of_quarter.uncapped[lane]);
      one["cap"] = pounds(of_quarter.cap[lane]);
      one["deduction"] = pounds(of_quarter.deduction[lane]);
      one["earned_back"] = pounds(of_quarter.earned_back[lane]);
    }
    made.push_back(std::move(one));
  }
  return made;
}

Json years_of(const Story& story) {
  Json made = Json::array();
  for (int year = 0; year < story.years(); ++year) {
    Json one;
    one["year"] = story.calendar.year_name(year);
    one["terminated"] = story.ended(year);
    Json registers = Json::object();
    for (const contract::RegisterInfo& info : contract::money_registers())
      registers[info.name] = pounds(story.at(year, info.amount));
    one["registers"] = std::move(registers);
    one["why"] = array_of(reasons(story.input, year), [](const Reason& reason) {
      Json why;
      why["clause"] = reason.clause;
      why["name"] = reason.name;
      why["sentence"] = reason.sentence;
      return why;
    });
    made.push_back(std::move(one));
  }
  return made;
}

Json requests_of(const Story& story) {
  return array_of(story.settled().requests, [&](const contract::RequestOutcome& request) {
    Json one;
    one["address"] = request.address;
    one["asked"] = month_or_null(story, request.asked[story.lane()]);
    one["paid_from"] = month_or_null(story, request.effective[story.lane()]);
    return one;
  });
}

Json triggers_of(const Story& story) {
  return array_of(story.settled().triggers, [&](const contract::TriggerOutcome& trigger) {
    Json one;
    one["id"] = trigger.id;
    one["first"] = month_or_null(story, trigger.month[story.lane()]);
    one["times"] = trigger.fired[story.lane()];
    return one;
  });
}

Json postings_of(const Story& story) {
  Json made = Json::array();
  for (const contract::Posting& posting : story.input.future.postings) {
    const contract::PostingHeader& header = posting.header;
    if (!shown(story, header.accrued.value())) continue;
    Json one;
    one["accrued"] = story.short_month(header.accrued.value());
    one["due"] = story.short_month(header.due.value());
    one["from"] = party_words(story.input.contract, header.from);
    one["to"] = party_words(story.input.contract, header.to);
    one["fund"] = contract::name(header.fund);
    one["category"] = contract::name(header.category);
    one["cause"] = header.cause;
    one["amount"] = pounds(posting.amount);
    made.push_back(std::move(one));
  }
  return made;
}

Json parties_of(const Story& story) {
  return array_of(totals_of(story), [&](const PartyTotal& total) {
    Json one;
    one["party"] = party_words(story.input.contract, total.party);
    one["received"] = pounds(total.received);
    one["paid"] = pounds(total.paid);
    one["net"] = pounds(total.received - total.paid);
    return one;
  });
}

}  // namespace

std::string replay_json(const ReplayInput& input) {
  const Story story(input);
  Json made;
  made["format"] = "loadline-replay";
  made["version"] = 1;
  made["system"] = {{"version", std::string(base::build_info().version)},
                    {"seed", input.seed},
                    {"replication", input.future.replication}};
  made["scenario"] = input.scenario.about.title;
  made["contract"] = input.contract_name;
  made["months"] = months_of(story);
  made["quarters"] = quarters_of(story);
  made["requests"] = requests_of(story);
  made["triggers"] = triggers_of(story);
  made["years"] = years_of(story);
  made["postings"] = postings_of(story);
  made["parties"] = parties_of(story);
  return made.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace loadline::report
