#include "loadline/analysis/scenario_hindcast.hpp"

namespace loadline::analysis {

namespace sc = loadline::scenario;
using Of = HindcastSeries::Of;

std::vector<HindcastSeries> hindcast_series(const sc::Scenario& scenario) {
  std::vector<HindcastSeries> made{
      {"looked-after", "Children looked after", "children"},
      {"plans", "Children with a protection plan", "children"},
      {"in-need", "Children in need", "children"},
      {"care-leavers", "Care leavers", "children"},
      {"assessments", "Assessments open", "children"},
      {"caseload", "Average caseload", "children/FTE"},
      {"unallocated", "Cases without a social worker", "children"},
      {"agency-fte", "Agency social workers", "FTE"},
      {"net-cost", "Net cost of the year", "GBP", Of::year},
      {"company-result", "Company's result of the year", "GBP", Of::year},
      {"looked-after-average", "Children looked after, average of the year", "children", Of::year},
      {"cost.agency", "Cost of agency social workers", "GBP", Of::year}};
  for (std::size_t p = 0; p < sc::placement_types; ++p)
    made.push_back({std::string("cost.placement.") + sc::placement_keys[p],
                    std::string("Cost of placements: ") + sc::placement_names[p], "GBP", Of::year});
  for (const sc::CostLine& line : scenario.costs.lines)
    made.push_back({"cost.line." + line.id, "Cost: " + line.name, "GBP", Of::year});
  return made;
}

}  // namespace loadline::analysis
