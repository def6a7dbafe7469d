#pragma once
/// \file  loadline/scenario/scenario.hpp
/// \brief A scenario is a value: everything assumed and agreed, as plain structs, const once validated.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/scenario/contract.hpp"
#include "loadline/scenario/costs.hpp"
#include "loadline/scenario/demand.hpp"
#include "loadline/scenario/outcomes.hpp"
#include "loadline/scenario/population.hpp"
#include "loadline/scenario/savings.hpp"
#include "loadline/scenario/shocks.hpp"
#include "loadline/scenario/structure.hpp"
#include "loadline/scenario/workforce.hpp"

namespace loadline::scenario {

struct About {
  std::string title;
  std::string council;           ///< "Sunderland City Council".
  std::string company;           ///< "Together for Children".
  base::Date as_of;              ///< Nothing published later may be used, unless marked as an assumption.
  bool allow_hindsight = false;  ///< Lifts that rule; every report then carries a watermark.
  std::int64_t seed = 1;
  std::int64_t replications = 10'000;
  std::string commissioner, owner, analyst, assurer;  ///< Aqua Book roles.
};

struct Horizon {
  base::Date start;  ///< 1 April of a year.
  int months = 60;   ///< Whole years: 12 to 120.
};

/// A published document a figure rests on.
struct Source {
  std::string id, cite, url, note;
  base::Date published;
  base::Place place;
};

/// A figure no public source gives: why it is believed, who answers for it, when it is looked at again.
struct AssumptionNote {
  std::string id, text, owner;
  Quality quality = Quality::amber;
  base::Date review;
  base::Place place;
};

/// Two uncertain numbers that tend to be high together; Spearman's rank correlation, -1 to 1, by a Gaussian copula.
struct Correlation {
  std::string id, first, second;  ///< Paths of uncertain assumptions.
  Assumption<units::Ratio> spearman;
};

/// What the record says twice, differently; carried, never averaged.
struct Conflict {
  std::string id, item, values, treatment;
};

/// What came before, for the chart.
struct Observation {
  std::string id;
  base::Date date;
  Assumption<units::Children> looked_after;
};

struct Assurance {
  std::string limits;                     ///< Limits of use, one paragraph.
  std::vector<std::string> not_modelled;  ///< One sentence each.
  std::vector<Conflict> conflicts;
  std::vector<Observation> history;
};

struct Scenario {
  About about;
  Horizon horizon;
  std::vector<Source> sources;
  std::vector<AssumptionNote> assumptions;
  Population population;
  Demand demand;
  Workforce workforce;
  Costs costs;
  Contract contract;
  Outcomes outcomes;
  Savings savings;
  std::vector<Shock> shocks;
  std::vector<Correlation> correlations;
  Dependence dependence;
  std::vector<Structure> structures;
  std::vector<Variant> variants;
  Assurance assurance;
};

/// Contract years of the horizon.
inline int years(const Scenario& scenario) { return scenario.horizon.months / 12; }

}  // namespace loadline::scenario
