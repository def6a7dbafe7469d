// The contract as a whole: which clauses there are, in which order, and what its parties stand by.

#include <algorithm>
#include <ranges>
#include <set>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "loadline/scenario/lint_rules.hpp"
#include "validate_clauses.hpp"

namespace loadline::scenario::rules {
namespace {

/// A clause whose kind or seq could not be read has no place in the waterfall yet.
bool was_read(const Clause& clause) { return clause.seq > 0; }

void check_base_price(const Contract& contract, const std::string& path, Judge& judge) {
  const auto may_be_one = [](const Clause& clause) {
    return !was_read(clause) || std::holds_alternative<BasePrice>(clause.terms);
  };
  if (std::ranges::none_of(contract.clauses, may_be_one))
    judge.error(path + ".clause", "has no base price", "there is nothing to settle without one",
                "add a clause of kind = \"base_price\"");
}

void check_numbers(const Contract& contract, const std::string& path, Judge& judge) {
  for (std::size_t i = 1; i < contract.clauses.size(); ++i) {
    const Clause &clause = contract.clauses[i], &before = contract.clauses[i - 1];
    if (was_read(clause) && clause.seq == before.seq)
      judge.error(path + ".clause." + clause.id + ".seq", fmt::format("is {}", clause.seq),
                  fmt::format("{} has it already, and the order of clauses must be plain", before.id),
                  "give each clause its own number");
  }
}

/// Tells the breaks of the algebra, each with the `seq` that would mend it.
class AlgebraTeller {
 public:
  AlgebraTeller(const Contract& contract, std::string path, Judge& judge)
      : contract_(contract), path_(std::move(path)), judge_(judge) {}

  void tell(const AlgebraError& error) {
    switch (error.kind) {
      case AlgebraError::Kind::defined_twice:
        return tell_twice(error);
      case AlgebraError::Kind::read_before_defined:
        return tell_forward(error);
      case AlgebraError::Kind::cycle:
        return tell_cycle(error);
    }
  }

 private:
  const Clause& clause(const std::string& id) const {
    return *std::ranges::find(contract_.clauses, id, &Clause::id);
  }
  std::string path_to(const std::string& id) const { return path_ + ".clause." + id; }

  void tell_twice(const AlgebraError& error) {
    const Clause &first = clause(error.clauses[0]), &second = clause(error.clauses[1]);
    if (!told_.insert({first.id, second.id}).second) return;  // one mistake, however many registers
    const bool by_its_id = first.terms.index() != second.terms.index();
    judge_.error(path_to(second.id),
                 fmt::format("defines {}, which {} defines already", error.register_name, first.id),
                 "each amount is made by one clause",
                 by_its_id ? "give the clause another id: the price it leaves is called price.<its id>"
                           : "put its terms into one clause");
  }

  void tell_forward(const AlgebraError& error) {
    const Clause &reader = clause(error.clauses[0]), &definer = clause(error.clauses[1]);
    if (reader.seq == definer.seq) return;  // told as a number given twice
    if (!told_.insert({reader.id, definer.id}).second) return;
    judge_.error(path_to(reader.id) + ".seq",
                 fmt::format("reads {}, which {} defines later (seq {})", error.register_name, definer.id,
                             definer.seq),
                 "a clause works on what clauses with a lower seq have made",
                 fmt::format("give {} a seq above {}, or {} one below {}", reader.id, definer.seq, definer.id,
                             reader.seq));
  }

  void tell_cycle(const AlgebraError& error) {
    judge_.error(path_to(error.clauses.front()),
                 fmt::format("reads in a circle: {}", fmt::join(error.clauses, " reads ")),
                 "no order of the clauses could settle that",
                 "change the terms of one of them so that it does not read the other");
  }

  const Contract& contract_;
  std::string path_;
  Judge& judge_;
  std::set<std::pair<std::string, std::string>> told_;
};

void check_algebra(const Contract& contract, const std::string& path, Judge& judge) {
  Contract read;
  std::ranges::copy_if(contract.clauses, std::back_inserter(read.clauses), was_read);
  AlgebraTeller teller(read, path, judge);
  for (const AlgebraError& error : algebra_errors(read)) teller.tell(error);
}

bool says_something(const std::string& text) {
  return text.find_first_not_of(" \t\r\n") != std::string::npos;
}

void check_acknowledgement(const Acknowledgement& one, const Contract& contract, const std::string& path,
                           Judge& judge) {
  if (!one.rule.empty() && std::ranges::find(lint_rules, one.rule) == lint_rules.end())
    judge.error(path + ".rule", fmt::format("is \"{}\"", one.rule), "the lint has no such rule",
                fmt::format("write one of \"{}\"", fmt::join(lint_rules, "\", \"")));
  if (!one.clause.empty() &&
      std::ranges::find(contract.clauses, one.clause, &Clause::id) == contract.clauses.end())
    judge.error(path + ".clause", fmt::format("is \"{}\"", one.clause), "the contract has no such clause",
                "write the id of a clause, or leave it out to stand by every finding of the rule");
  if (!says_something(one.why))
    judge.error(path + ".why", "is empty", "a reader must learn why the parties stand by it",
                "write the reason in a sentence");
}

}  // namespace

void check_contract(Contract& contract, const std::string& path, const Scenario& s, Judge& judge) {
  check_base_price(contract, path, judge);
  std::ranges::stable_sort(contract.clauses, {}, &Clause::seq);
  check_numbers(contract, path, judge);
  check_algebra(contract, path, judge);
  for (Clause& clause : contract.clauses) {
    const ClauseContext at{contract, s.about, s.outcomes, s.horizon, path + ".clause." + clause.id, judge};
    std::visit([&](auto& terms) { check_terms(terms, at); }, clause.terms);
  }
  for (const Acknowledgement& one : contract.acknowledged)
    check_acknowledgement(one, contract, path + ".acknowledged." + one.id, judge);
}

}  // namespace loadline::scenario::rules
