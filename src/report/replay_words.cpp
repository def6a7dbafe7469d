#include "report/replay_words.hpp"

#include <fmt/format.h>

#include "report/words.hpp"

namespace loadline::report {

std::string children_words(const Exact& children) { return number(as_double(children), 1); }
std::string weeks_words(const Exact& weeks) { return number(as_double(weeks), 2); }

std::optional<RequestMade> request_made(const Story& story, const std::string& address) {
  const auto& requests = story.settled().requests;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (requests[i].address != address) continue;
    const contract::Decision& decision = story.input.future.decisions[i];
    return RequestMade{requests[i].asked[story.lane()], requests[i].effective[story.lane()],
                       decision.approved[story.lane()] != 0, of_millionths(decision.granted[story.lane()])};
  }
  return std::nullopt;
}

namespace {

/// What a year comes to, from all that the clauses have made of it.
Reason result_of(const Story& story, int year) {
  struct Part {
    const char* what;
    Register which;
    bool taken;
  };
  constexpr std::array<Part, 8> parts{{{"payable", &YearRegisters::price_payable, false},
                                       {"volume", &YearRegisters::volume, false},
                                       {"exceptional payment", &YearRegisters::exceptional, false},
                                       {"for outcomes", &YearRegisters::outcome, false},
                                       {"shared", &YearRegisters::share, false},
                                       {"taken back", &YearRegisters::taken_back, false},
                                       {"net cost", &YearRegisters::net_cost, true},
                                       {"rent", &YearRegisters::rent, true}}};
  Pence result;
  std::string words;
  for (const Part& part : parts) {
    const Pence amount = part.taken ? -story.at(year, part.which) : story.at(year, part.which);
    result += amount;
    if (amount == no_money) continue;
    const Pence size = amount < no_money ? -amount : amount;
    const char* sign = amount < no_money ? "−" : "+";
    words += words.empty() ? fmt::format("{} {}", exact_money(amount), part.what)
                           : fmt::format(" {} {} {}", sign, exact_money(size), part.what);
  }
  return {"result",
          "Result",
          fmt::format("{} = {}.", words, exact_money(result)),
          {{"result", result, story.at(year, &YearRegisters::result)}}};
}

}  // namespace

std::vector<Reason> reasons(const ReplayInput& input, int year) {
  const Story story(input);
  std::vector<Reason> told;
  if (story.ended(year))
    told.push_back({"",
                    "Ended",
                    "the agreement has been terminated: no clause pays, and the council bears the cost.",
                    {}});
  else
    for (const scenario::Clause& clause : input.contract.clauses) {
      const ClauseYear now{story, clause, year};
      Told one = std::visit([&](const auto& terms) { return why(terms, now); }, clause.terms);
      told.push_back({clause.id, clause.name, std::move(one.sentence), std::move(one.worked)});
    }
  told.push_back(result_of(story, year));
  return told;
}

}  // namespace loadline::report
