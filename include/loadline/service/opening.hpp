#pragma once
/// \file  loadline/service/opening.hpp
/// \brief The opening position: what the model starts from, beside what was published (`model.md` 0.4, 3.8).

#include <string>
#include <vector>

#include "loadline/scenario/scenario.hpp"

namespace loadline::service {

/// One line of the reconciliation.
struct OpeningLine {
  std::string name;  ///< "Children looked after", "Average caseload", "Balancing line" ...
  std::string unit;  ///< "children", "children/FTE", "GBP/year"
  double published = 0.0;
  double model = 0.0;
  double tolerance = 0.0;  ///< |published - model| allowed.
  std::string path;        ///< The assumption to change where they differ, and
  std::string help;        ///< how: "in_post of social-worker that reproduces it: 92 FTE".
  bool reconciles() const { return published - model <= tolerance && model - published <= tolerance; }
};

/// One line of the yearly budget at the opening position, at typical values, before VAT leakage.
struct BudgetLine {
  std::string id, name;
  double amount = 0.0;  ///< [GBP/year], income negative
  double quantity =
      1.0;  ///< What `Month::quantities` of this line would add up to in the first year at this level.
};

/// Drift of a stock in the first month at typical values, no savings: expected change [children].
struct FlowBalance {
  std::string state;
  double stock = 0.0, in = 0.0, out = 0.0;  ///< [children], [children/month]
};

struct Opening {
  std::vector<OpeningLine> lines;
  std::vector<BudgetLine> budget;  ///< The stack of 3.8; its sum + balancing line = published estimate.
  std::vector<FlowBalance> flows;
};

/// Computes the opening position at typical values. Pure. The scenario must have passed validation.
Opening opening_position(const scenario::Scenario& scenario);

}  // namespace loadline::service
