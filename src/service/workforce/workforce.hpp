#pragma once
/// \file  service/workforce/workforce.hpp
/// \brief Staff of 32 futures month by month: who leaves, who is found, agency cover, caseload (`model.md`
/// 2).

#include <cstdint>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/lane_draws.hpp"
#include "service/workforce/caseload.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::workforce {

/// What initiatives change in a month.
struct StaffDrivers {
  Lanes<double> agency_cap{};                      ///< Added to the cap on agency staff [FTE].
  Lanes<double> leaving = units::every_lane(1.0);  ///< Multiplies case holders' hazard of leaving.
  Lanes<double> filling = units::every_lane(1.0);  ///< Multiplies the hazard of filling their vacancies.
};

/// Permanent posts of case-holding roles are whole and gain and lose people; other roles stay as they are.
/// Allocates nothing after construction.
///
/// With no recruitment lag a post's month follows the exact two-state law (OR-S1). With a lag people leave at
/// their hazard, each vacancy without an appointment finds somebody at the fill rate, and they start `lag`
/// months later; the appointments under way at the start are drawn from their steady state, so that starters
/// do not dry up at first. Posts cut below the staff in post lead to no appointments; numbers fall as people
/// leave.
class Workforce {
 public:
  Workforce(const scenario::Scenario& scenario, chance::Seed seed);

  /// Fills the staff members of `opening`, whose children are there already, with the position before the
  /// first month.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);

  /// Staff and caseload of a month. `before` is last month (children, caseload, agency share and the grade in force),
  /// `days_before` its length.
  void step(units::MonthIndex month, int days_before, const StaffDrivers& drivers, const Month& before,
            Month& now);

  /// One entry a role of the scenario.
  const std::vector<RoleMonth>& staff() const { return staff_; }
  /// Share of case-holding posts that are vacant, 0 to 1; 0 where there are no posts.
  const Lanes<double>& vacancy_share() const { return vacancy_share_; }

 private:
  struct CaseHolders {
    std::size_t role = 0;
    std::uint32_t entity = 0;
    Counts posts{}, in_post{}, appointed{};  ///< appointed: found, not started
    Lanes<double> case_holding{};
    std::vector<Counts> starting;  ///< By month.
  };
  struct Moves {
    Counts leavers{}, starters{};
  };
  void begin_role(CaseHolders& role, const Parameters& parameters);
  void fill_pipeline(CaseHolders& role);
  /// Posts for which nobody is in sight.
  static Counts vacancies(const CaseHolders& role);
  Moves moves_at_once(const CaseHolders& role, std::size_t month, const Lanes<double>& leaving) const;
  Moves moves_with_lag(CaseHolders& role, std::size_t month, const Lanes<double>& leaving) const;
  void share_out(const Lanes<double>& cap_change, const Lanes<double>& waiting, const Month& children,
                 Month& now);

  const scenario::Scenario& scenario_;
  Luck luck_;
  std::size_t lag_ = 0;
  std::vector<CaseHolders> holders_;
  std::vector<RoleMonth> staff_;
  Lanes<double> vacancy_share_{}, new_cases_a_day_{};
  Lanes<TurnoverTerms> turnover_{};
  Lanes<double> filling_{}, cover_{}, cap_{}, agency_holding_{}, at_work_{}, most_cases_{}, wait_{};
};

}  // namespace loadline::service::workforce
