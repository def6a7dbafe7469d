#include <algorithm>

#include "loadline/contract/decisions.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

constexpr int not_asked = -2;  // `engine::ContractFigures::requests`

/// Median first month of those that fire, by name; none where too few do to speak of a typical one.
std::string typical_month(const units::Calendar& calendar, const Eigen::ArrayXi& first) {
  constexpr std::size_t enough = 10;
  std::vector<int> fired;
  for (const int month : first)
    if (month >= 0) fired.push_back(month);
  if (fired.size() < enough) return "";
  std::ranges::nth_element(fired, fired.begin() + static_cast<std::ptrdiff_t>((fired.size() - 1) / 2));
  return calendar.name(units::MonthIndex(fired[(fired.size() - 1) / 2]));
}

/// Clause and what was asked, of a request's address ("reopener.2018", "changes.legal-team").
RequestFindings named(const scenario::Contract& contract, const units::Calendar& calendar,
                      const std::string& address) {
  const std::size_t dot = address.find('.');
  RequestFindings request{.clause = address.substr(0, dot), .address = address};
  const std::string of = address.substr(dot + 1);
  for (const scenario::Clause& clause : contract.clauses) {
    if (clause.id != request.clause) continue;
    request.name = clause.name;
    if (const auto* control = std::get_if<scenario::ChangeControl>(&clause.terms)) {
      for (const scenario::RequestedChange& change : control->requests)
        if (change.id == of) request.name = change.name.empty() ? change.id : change.name;
    } else {
      request.name += ", " + calendar.year_name(std::stoi(of) - calendar.start().year);
    }
  }
  return request;
}

/// Of the futures that asked, how many were paid; nothing known where none asked.
Estimate paid_of_those_that_asked(const Eigen::ArrayXi& effective) {
  const auto asked = static_cast<double>((effective != not_asked).count());
  if (asked == 0.0) return {};
  const Estimate paid =
      share_of_futures(effective.size(), [&](Eigen::Index row) { return effective(row) >= 0; });
  const double scale = static_cast<double>(effective.size()) / asked;  // the number that asked taken as known
  return {std::min(1.0, paid.value * scale), paid.error * scale};
}

}  // namespace

std::vector<TriggerFindings> triggers(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const auto* terms = scenario::find<scenario::Triggers>(scenario.contract);
  std::vector<TriggerFindings> all;
  if (terms == nullptr) return all;
  const units::Calendar calendar(scenario.horizon.start);
  for (std::size_t k = 0; k < terms->triggers.size(); ++k) {
    const scenario::Trigger& trigger = terms->triggers[k];
    const Eigen::ArrayXi first = ensemble.contracts.front().triggers.col(static_cast<Eigen::Index>(k));
    all.push_back({.id = trigger.id,
                   .name = trigger.name.empty() ? trigger.id : trigger.name,
                   .watched = scenario::watched_keys[static_cast<std::size_t>(trigger.watched)],
                   .action = scenario::trigger_action_keys[static_cast<std::size_t>(trigger.action)],
                   .fires = share_of_futures(first.size(), [&](Eigen::Index row) { return first(row) >= 0; }),
                   .typical_month = typical_month(calendar, first)});
  }
  return all;
}

std::vector<RequestFindings> requests(const scenario::Scenario& scenario, const engine::Ensemble& ensemble) {
  const units::Calendar calendar(scenario.horizon.start);
  const auto terms = contract::decisions_of(scenario.contract, scenario.horizon);
  std::vector<RequestFindings> all;
  for (std::size_t k = 0; k < terms.size(); ++k) {
    const Eigen::ArrayXi effective = ensemble.contracts.front().requests.col(static_cast<Eigen::Index>(k));
    RequestFindings request = named(scenario.contract, calendar, terms[k].address);
    request.asked =
        share_of_futures(effective.size(), [&](Eigen::Index row) { return effective(row) != not_asked; });
    request.paid = paid_of_those_that_asked(effective);
    all.push_back(std::move(request));
  }
  return all;
}

}  // namespace loadline::analysis::parts
