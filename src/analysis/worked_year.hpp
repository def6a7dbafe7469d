#pragma once
/// \file  analysis/worked_year.hpp
/// \brief The scenario's typical first year, varied by hand: up to 32 what-ifs settle at once, one a lane.

#include <optional>
#include <span>

#include "loadline/scenario/scenario.hpp"
#include "loadline/service/block.hpp"

namespace loadline::analysis {

/// One what-if: a year that repeats over the whole horizon. Without a choice of its own it is the opening position.
struct WhatIf {
  double net_cost = 0.0;  ///< Company's, of the general fund, charges and income included [GBP/year].
  double children = 0.0;  ///< Looked after on average.
  /// Where every indicator stands against its tiers: 2 at its target, 1 at its tolerance, 0 at its floor, -1 well beyond
  /// the floor, 3 well beyond the target, straight between them. None: at its baseline.
  std::optional<double> quality = std::nullopt;
  double growth = 0.0;        ///< Of pay, prices and fees alike, each April after the first.
  double times_income = 1.0;  ///< Income from others, the net cost held.
};

/// What a settlement observes of a typical first year: the lines of the opening position gathered by who is paid and from
/// which fund, in equal months to the penny, at the first year's prices. VAT that the company cannot recover, savings and what only
/// chance brings are not in it, as they are not in the published budget.
class WorkedYear {
 public:
  explicit WorkedYear(const scenario::Scenario& scenario);

  const WhatIf& typical() const { return typical_; }
  /// Placement cost of a child for a year at the opening mix [GBP].
  double cost_of_a_child() const { return cost_of_a_child_; }
  /// The typical year with more or fewer children, each at the mean unit cost of the placements.
  WhatIf with_children(double children) const;

  /// \param what_ifs 1 to 32; the lanes left over repeat the last.
  service::Block block(std::span<const WhatIf> what_ifs) const;
  const scenario::Scenario& scenario() const { return *scenario_; }

 private:
  void fill_money(service::Month& month, int of_year, std::size_t lane, const WhatIf& what_if) const;
  void fill_children(service::Month& month, int days, std::size_t lane, double children) const;
  void fill_outcomes(service::Block& block, std::size_t lane, const WhatIf& what_if) const;

  const scenario::Scenario* scenario_;
  std::vector<service::CostLine> lines_;
  std::vector<double> opening_;  ///< One a line [GBP/year], income negative.
  WhatIf typical_;
  double cost_of_a_child_ = 0.0;
  std::array<double, scenario::placement_types> mix_{};  ///< Shares of the opening children by placement.
};

}  // namespace loadline::analysis
