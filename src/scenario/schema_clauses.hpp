#pragma once
/// \file  scenario/schema_clauses.hpp
/// \brief The terms of each kind of clause and of each kind of indicator, as the schema presents them.

#include "schema_parts.hpp"

namespace loadline::scenario::parts {

void describe_terms(Visitor& v, BasePrice& terms);
void describe_terms(Visitor& v, Indexation& terms);
void describe_terms(Visitor& v, SavingsReduction& terms);
void describe_terms(Visitor& v, ChangeControl& terms);
void describe_terms(Visitor& v, Rebase& terms);
void describe_terms(Visitor& v, VolumeCorridor& terms);
void describe_terms(Visitor& v, Reopener& terms);
void describe_terms(Visitor& v, Deductions& terms);
void describe_terms(Visitor& v, OutcomePayment& terms);
void describe_terms(Visitor& v, AlternativeIncome& terms);
void describe_terms(Visitor& v, RingFence& terms);
void describe_terms(Visitor& v, ShareBands& terms);
void describe_terms(Visitor& v, ReserveAndSurplus& terms);
void describe_terms(Visitor& v, DeficitFunding& terms);
void describe_terms(Visitor& v, WorkingCapital& terms);
void describe_terms(Visitor& v, SupportServices& terms);
void describe_terms(Visitor& v, PaymentProfile& terms);
void describe_terms(Visitor& v, Triggers& terms);
void describe_terms(Visitor& v, Approvals& terms);
void describe_terms(Visitor& v, Funders& terms);
void describe_deciding(Visitor& v, Deciding& deciding);

void describe_measure(Visitor& v, VisitsInTime& m);
void describe_measure(Visitor& v, UnallocatedCases& m);
void describe_measure(Visitor& v, AverageCaseload& m);
void describe_measure(Visitor& v, PathwayPlans& m);
void describe_measure(Visitor& v, Judgement& m);
void describe_measure(Visitor& v, ShareOf& m);
void describe_measure(Visitor& v, RateOf& m);
void describe_measure(Visitor& v, StaffTurnover& m);
void describe_measure(Visitor& v, AgencyShare& m);
void describe_measure(Visitor& v, WorkerChanges& m);
void describe_measure(Visitor& v, PlacementShare& m);
void describe_measure(Visitor& v, AssessedInTime& m);
void describe_measure(Visitor& v, AssessmentDays& m);
void describe_measure(Visitor& v, BudgetVariance& m);
void describe_measure(Visitor& v, Composite& m);

/// A yes or no that need not be said.
inline void yes_no_or(Visitor& v, const char* key, const char* meaning, bool fallback, bool& value) {
  v.yes_no({.key = key, .meaning = meaning, .fallback = fallback ? 1.0 : 0.0}, value);
}

/// An amount or a share that is nothing unless said.
inline Field or_none(Field field) { return with_default(agreed(std::move(field)), 0.0); }

}  // namespace loadline::scenario::parts
