#pragma once
/// \file  scenario/validate_clauses.hpp
/// \brief Rules inside one clause and between it and the rest of the scenario, by kind.

#include "validate_parts.hpp"

namespace loadline::scenario::rules {

/// What a clause's rules may look at.
struct ClauseContext {
  const Contract& contract;
  const About& about;
  const Outcomes& outcomes;
  const Horizon& horizon;
  std::string path;  ///< "contract.clause.volume-corridor"
  Judge& judge;

  void error(const char* key, std::string found, std::string why, std::string help) const {
    judge.error(path + "." + key, std::move(found), std::move(why), std::move(help));
  }
};

void check_terms(Indexation& t, const ClauseContext& at);
/// Also puts yearly figures in order.
void check_terms(SavingsReduction& t, const ClauseContext& at);
/// Also leaves out requests after the horizon.
void check_terms(ChangeControl& t, const ClauseContext& at);
void check_terms(Rebase& t, const ClauseContext& at);
void check_terms(VolumeCorridor& t, const ClauseContext& at);
void check_terms(Reopener& t, const ClauseContext& at);
void check_terms(Deductions& t, const ClauseContext& at);
void check_terms(OutcomePayment& t, const ClauseContext& at);
/// Also puts yearly figures in order.
void check_terms(RingFence& t, const ClauseContext& at);
void check_terms(ShareBands& t, const ClauseContext& at);
void check_terms(WorkingCapital& t, const ClauseContext& at);
void check_terms(PaymentProfile& t, const ClauseContext& at);
/// Also leaves out triggers with a deadline after the horizon.
void check_terms(Triggers& t, const ClauseContext& at);
void check_terms(Approvals& t, const ClauseContext& at);
void check_terms(Funders& t, const ClauseContext& at);
/// Kinds with ranges alone.
template <class Terms>
void check_terms(Terms&, const ClauseContext&) {}

/// The line of a reward lies in the range of the indicator it names.
void check_line(const IndicatorReward& reward, const Kpi& kpi, const std::string& path, Judge& judge);
/// What an index of others can be at least and at most: its scores.
double least_score(const Composite& index);
double best_score(const Composite& index);

void check_deciding(const Deciding& deciding, const ClauseContext& at);

const Kpi* find_indicator(const Outcomes& outcomes, const std::string& id);
/// Each id names an indicator, and none twice.
void check_indicator_ids(const std::vector<std::string>& ids, const Outcomes& outcomes,
                         const std::string& path, Judge& judge);

}  // namespace loadline::scenario::rules
