#include "service/outcomes/counted.hpp"

#include "service/open_cases.hpp"

namespace loadline::service::outcomes {

double counted(const Month& month, scenario::Counted what, std::size_t lane) {
  using enum scenario::Counted;
  switch (what) {
    case referrals:
      return month.referrals[lane];
    case assessed:
      return month.assessed[lane];
    case plan_starts:
      return month.plan_starts[lane];
    case plan_ends:
      return month.plan_ends[lane];
    case care_entries:
      return month.care_entries[lane];
    case care_exits:
      return month.care_exits[lane];
    case assessments:
      return month.assessments[lane];
    case in_need:
      return month.in_need[lane];
    case plans:
      return month.plans[lane];
    case looked_after:
      return month.looked_after[lane];
    case care_leavers:
      return month.care_leavers[lane];
    case open_cases:
      return service::open_cases(month, lane);
    case early_help:
      return month.early_help[lane];
    case education_plans:
      return month.education_plans[lane];
    case youth_justice:
      return month.youth_justice[lane];
  }
  return 0.0;
}

bool is_flow(scenario::Counted what) {
  using enum scenario::Counted;
  switch (what) {
    case referrals:
    case assessed:
    case plan_starts:
    case plan_ends:
    case care_entries:
    case care_exits:
      return true;
    default:
      return false;
  }
}

}  // namespace loadline::service::outcomes
