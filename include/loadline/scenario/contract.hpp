#pragma once
/// \file  loadline/scenario/contract.hpp
/// \brief The deal, as data: an ordered list of typed clauses (`model.md` 4.4, house rule: clauses are a variant).

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "loadline/scenario/assumption.hpp"
#include "loadline/scenario/clauses_of_funding.hpp"

namespace loadline::scenario {

/// In the order of the waterfall (4.3), the order in which clauses are usually written.
using ClauseTerms = std::variant<BasePrice, Indexation, SavingsReduction, ChangeControl, Rebase,
                                 VolumeCorridor, Reopener, Deductions, OutcomePayment, AlternativeIncome,
                                 RingFence, ShareBands, ReserveAndSurplus, DeficitFunding, WorkingCapital,
                                 SupportServices, PaymentProfile, Triggers, Approvals, Funders>;

struct Clause {
  std::string id;    ///< Slug, such as `volume-corridor`: its address in paths, postings and reports.
  std::string name;  ///< As people call it: "Volume corridor".
  int seq = 0;       ///< Order in the waterfall (4.3); unique.
  ClauseTerms terms;
};

/// A finding of the lint that somebody has seen and stands by.
struct Acknowledgement {
  std::string id;
  std::string rule;    ///< As the lint names it: "never-bites".
  std::string clause;  ///< Id of a clause the finding names; "" for every finding of the rule.
  std::string why;
  base::Place place;
};

/// In `seq` order once validated. Exactly one base price; each register is defined by one clause (`algebra.hpp`), so that
/// only savings reductions and ring-fenced funds may stand more than once.
struct Contract {
  std::vector<Clause> clauses;
  std::vector<Acknowledgement> acknowledged;
};

/// The first clause of one kind, or null where the contract has none.
template <class Terms>
const Terms* find(const Contract& contract) {
  for (const Clause& clause : contract.clauses)
    if (const Terms* terms = std::get_if<Terms>(&clause.terms)) return terms;
  return nullptr;
}

/// One change of a scenario by path, as `--set` and variants write it.
struct Setting {
  std::string path;  ///< "contract.clause.volume-corridor.share_up".
  std::string text;  ///< TOML value: "\"70 %\"".
  base::Place place;
};

/// Other terms, settled on the same futures and shown beside the contract. May only change `contract.`.
struct Variant {
  std::string id, name, note;
  std::string
      contract_of;  ///< A scenario file whose contract it takes before the settings; "" for this scenario's own.
                    ///< Only says where they came from where `own` is written out.
  Contract
      own;  ///< Clauses written out under the variant, or read from `contract_of`; none: this scenario's own.
  std::vector<Setting> settings;
  Contract contract;  ///< Those clauses with the settings applied.
};

}  // namespace loadline::scenario
