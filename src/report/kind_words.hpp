#pragma once
/// \file  report/kind_words.hpp
/// \brief The words of each kind of clause, indicator and saving: one overload a kind.

#include "report/clause_words.hpp"

namespace loadline::report::kinds {

KindWords words(const scenario::BasePrice&);
KindWords words(const scenario::Indexation&);
KindWords words(const scenario::SavingsReduction&);
KindWords words(const scenario::ChangeControl&);
KindWords words(const scenario::Rebase&);
KindWords words(const scenario::VolumeCorridor&);
KindWords words(const scenario::Reopener&);
KindWords words(const scenario::Deductions&);
KindWords words(const scenario::OutcomePayment&);
KindWords words(const scenario::AlternativeIncome&);
KindWords words(const scenario::RingFence&);
KindWords words(const scenario::ShareBands&);
KindWords words(const scenario::ReserveAndSurplus&);
KindWords words(const scenario::DeficitFunding&);
KindWords words(const scenario::WorkingCapital&);
KindWords words(const scenario::SupportServices&);
KindWords words(const scenario::PaymentProfile&);
KindWords words(const scenario::Triggers&);
KindWords words(const scenario::Approvals&);
KindWords words(const scenario::Funders&);

KindWords words(const scenario::VisitsInTime&);
KindWords words(const scenario::UnallocatedCases&);
KindWords words(const scenario::AverageCaseload&);
KindWords words(const scenario::PathwayPlans&);
KindWords words(const scenario::Judgement&);
KindWords words(const scenario::ShareOf&);
KindWords words(const scenario::RateOf&);
KindWords words(const scenario::StaffTurnover&);
KindWords words(const scenario::AgencyShare&);
KindWords words(const scenario::WorkerChanges&);
KindWords words(const scenario::PlacementShare&);
KindWords words(const scenario::AssessedInTime&);
KindWords words(const scenario::AssessmentDays&);
KindWords words(const scenario::BudgetVariance&);
KindWords words(const scenario::Composite&);

KindWords words(const scenario::CashEffect&);
KindWords words(const scenario::CareEntryEffect&);
KindWords words(const scenario::ReturnHomeEffect&);
KindWords words(const scenario::FosterMixEffect&);
KindWords words(const scenario::FosterCapacityEffect&);
KindWords words(const scenario::AgencyCapEffect&);
KindWords words(const scenario::ReferralEffect&);
KindWords words(const scenario::TurnoverEffect&);
KindWords words(const scenario::RecruitmentEffect&);
KindWords words(const scenario::FeeEffect&);
KindWords words(const scenario::AgreementExitEffect&);

}  // namespace loadline::report::kinds
