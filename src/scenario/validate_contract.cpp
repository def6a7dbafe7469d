#include <algorithm>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

const char* kind_of(const Clause& clause) {
  return std::visit([]<class Terms>(const Terms&) { return Terms::kind; }, clause.terms);
}

/// A clause whose kind or seq could not be read has no place in the waterfall yet.
bool was_read(const Clause& clause) { return clause.seq > 0; }

/// The waterfall of `model.md` 4.3 is the order of `ClauseTerms`; when cash moves does not matter to it.
bool ordered_by_kind(const Clause& clause) { return !std::holds_alternative<PaymentProfile>(clause.terms); }

void check_kinds(const Contract& contract, const std::string& path, Judge& judge) {
  bool has_price = false;
  for (std::size_t i = 0; i < contract.clauses.size(); ++i) {
    const Clause& clause = contract.clauses[i];
    has_price = has_price || !was_read(clause);
    if (!was_read(clause)) continue;
    has_price = has_price || std::holds_alternative<BasePrice>(clause.terms);
    for (std::size_t j = 0; j < i; ++j)
      if (was_read(contract.clauses[j]) && contract.clauses[j].terms.index() == clause.terms.index())
        judge.error(path + ".clause." + clause.id, fmt::format("is a second {} clause", kind_of(clause)),
                    fmt::format("{} is one already, and two would be settled as one", contract.clauses[j].id),
                    "put its terms into one clause");
  }
  if (!has_price)
    judge.error(path + ".clause", "has no base price", "there is nothing to settle without one",
                "add a clause of kind = \"base_price\"");
}

void check_order(const Contract& contract, const std::string& path, Judge& judge) {
  const Clause* before = nullptr;
  for (const Clause& clause : contract.clauses) {
    for (const Clause& other : contract.clauses)
      if (&other < &clause && other.seq == clause.seq && was_read(clause))
        judge.error(path + ".clause." + clause.id + ".seq", fmt::format("is {}", clause.seq),
                    fmt::format("{} has it already, and the order of clauses must be plain", other.id),
                    "give each clause its own number");
    if (!was_read(clause) || !ordered_by_kind(clause)) continue;
    if (before != nullptr && before->terms.index() > clause.terms.index() && before->seq != clause.seq)
      judge.error(path + ".clause." + before->id + ".seq",
                  fmt::format("is {}, before {} with {}", before->seq, clause.id, clause.seq),
                  fmt::format("{} works on what {} has made", kind_of(*before), kind_of(clause)),
                  fmt::format("give {} a seq above {}", before->id, clause.seq));
    before = &clause;
  }
}

void check_bands(const std::vector<Band>& bands, const std::string& path, Judge& judge) {
  if (bands.empty()) {
    judge.error(path, "has no bands", "nothing would say who bears the difference",
                "add one that reaches everything: { to = \"100 %\", company = \"100 %\" }");
    return;
  }
  std::vector<Part> ends;
  for (std::size_t i = 0; i < bands.size(); ++i)
    ends.push_back({std::to_string(i + 1) + ".to", &bands[i].to});
  judge.increasing(path, ends, units::UnitOf<units::Share>::name,
                   "each band begins where the one before it ends");
  const Datum& last = bands.back().to;
  if (usable(last) && last.typical_value() < 1.0)
    judge.error(path + "." + ends.back().name, last.origin.place,
                "is " + written(last.typical_value(), units::UnitOf<units::Share>::name),
                "the last band must reach everything, so that no difference is without an owner",
                "write \"100 %\" or more");
}

struct TermRules {
  const std::string& path;
  const Horizon& horizon;
  Judge& judge;

  void operator()(Indexation& t) const {
    judge.shares_sum(path, "pay, prices and fees",
                     {{"pay", &t.pay}, {"prices", &t.prices}, {"fees", &t.fees}}, Judge::Whole::at_most,
                     "the price's basket");
    judge.increasing(path, {{"least", &t.least}, {"most", &t.most}}, units::UnitOf<units::Share>::name,
                     "the greatest change must exceed the least");
  }
  void operator()(SavingsReduction& t) const {
    settle_years(t.reductions, path + ".reductions", horizon, no_year_needed, judge);
  }
  void operator()(RingFence& t) const {
    settle_years(t.grant, path + ".grant", horizon, no_year_needed, judge);
  }
  void operator()(ShareBands& t) const {
    check_bands(t.pain, path + ".pain", judge);
    check_bands(t.gain, path + ".gain", judge);
  }
  template <class Terms>
  void operator()(Terms&) const {}
};

}  // namespace

void check_contract(Contract& contract, const std::string& path, const Horizon& horizon, Judge& judge) {
  check_kinds(contract, path, judge);
  std::stable_sort(contract.clauses.begin(), contract.clauses.end(),
                   [](const Clause& a, const Clause& b) { return a.seq < b.seq; });
  check_order(contract, path, judge);
  for (Clause& clause : contract.clauses)
    std::visit(TermRules{path + ".clause." + clause.id, horizon, judge}, clause.terms);
}

}  // namespace loadline::scenario::rules
