#include "service/workforce/pool.hpp"

#include <algorithm>
#include <cmath>

namespace loadline::service::workforce {

void Pool::add(const RoleShare& role) {
  posts += role.posts;
  held += role.held;
  in_post += role.in_post;
  vacancies += std::max(0.0, role.posts - role.in_post);
  carried += role.carried;
  carried_if_full += role.carried_if_full;
  const double open = std::max(0.0, role.posts - role.held - role.in_post);
  advertised += open;
  filling_of_advertised += open * role.filling;
  filling_of_posts += role.posts * role.filling;
}

StaffingLoop pooled_loop(const Pool& pool, const LoopTerms& terms, const LagLaw& lag) {
  constexpr double year = 12.0;  // months
  const double filling = pool.advertised > 0.0 ? pool.filling_of_advertised / pool.advertised
                         : pool.posts > 0.0    ? pool.filling_of_posts / pool.posts
                                               : 0.0;
  const double of_judgement = terms.inadequate ? std::exp(terms.turnover.inadequate_effect) : 1.0;
  return {.posts = pool.posts,
          .held = pool.held,
          .workload = terms.workload,
          .fill = year * filling / (1.0 + lag.mean() * filling),
          .leaving = year * terms.turnover.base * of_judgement * terms.leaving_factor,
          .caseload_effect = terms.turnover.caseload_effect,
          .reference = terms.turnover.reference,
          .agency_effect = terms.turnover.agency_effect,
          .most_leaving = year * terms.turnover.most,
          .most_cases = terms.most_cases,
          .carried = pool.in_post > 0.0 ? pool.carried / pool.in_post
                     : pool.posts > 0.0 ? pool.carried_if_full / pool.posts
                                        : 1.0,
          .cover = terms.agency.found * terms.agency.cover,
          .agency_cap = terms.agency.found * std::max(0.0, terms.agency.most()),
          .agency_carried = terms.agency_holding};
}

}  // namespace loadline::service::workforce
