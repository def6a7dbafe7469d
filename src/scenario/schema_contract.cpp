#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_clause(Visitor& v, Clause& clause) {
  pick_kind(v, "What sort of clause this is; decides which terms follow.", clause.terms);
  v.text({.key = "name", .meaning = "What people call the clause."}, clause.name);
  whole_number(v, {.key = "seq", .meaning = "Order in the waterfall; unique.", .least = 1, .most = 9999},
               clause.seq);
  std::visit([&](auto& terms) { describe_terms(v, terms); }, clause.terms);
}

void describe_acknowledgement(Visitor& v, Acknowledgement& acknowledged) {
  v.text({.key = "rule", .meaning = "The finding's rule, as `loadline check` names it."}, acknowledged.rule);
  v.text(optional_text("clause", "Id of a clause the finding names; none: every finding of the rule."),
         acknowledged.clause);
  v.text({.key = "why", .meaning = "Why the parties stand by it."}, acknowledged.why);
}

}  // namespace

void describe_clauses(Visitor& v, Contract& contract, Presence presence) {
  v.list({.key = "clause",
          .meaning = "The clauses, in order of seq.",
          .optional = presence == Presence::optional},
         ListStyle::records, list_of(contract.clauses, describe_clause));
  v.list({.key = "acknowledged",
          .meaning = "Findings of the lint that somebody has seen and stands by.",
          .optional = true},
         ListStyle::records, placed_list(contract.acknowledged, describe_acknowledgement));
}

void describe(Visitor& v, Contract& contract) { describe_clauses(v, contract, Presence::required); }

}  // namespace loadline::scenario::parts
