#pragma once
/// \file  service/workforce/workforce.hpp
/// \brief Staff of 32 futures month by month: who leaves, who is found, agency cover, caseload (`model.md`
/// 2).

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "loadline/service/block.hpp"
#include "loadline/service/parameters.hpp"
#include "service/demand/swing.hpp"
#include "service/lane_draws.hpp"
#include "service/workforce/agency.hpp"
#include "service/workforce/caseload.hpp"
#include "service/workforce/pool.hpp"
#include "service/workforce/role_staff.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::workforce {

/// What initiatives change in a month.
struct StaffDrivers {
  Lanes<double> agency_cap{};                      ///< Added to the cap on agency staff [FTE].
  Lanes<double> leaving = units::every_lane(1.0);  ///< Multiplies case holders' hazard of leaving.
  Lanes<double> filling = units::every_lane(1.0);  ///< Multiplies the hazard of filling their vacancies.
};

/// Roles that hold cases or have a leaving rate gain and lose people one by one; other roles stay as they are.
/// Allocates nothing after construction. Before the first month sickness is that of an average month.
class Workforce {
 public:
  Workforce(const scenario::Scenario& scenario, chance::Seed seed);

  /// Fills the staff members of `opening`, whose children are there already, with the position before the
  /// first month.
  void begin(const Parameters& parameters, const Lanes<chance::Future>& futures, Month& opening);

  /// Staff and caseload of a month. `before` is last month (children, caseload, agency share and the grade in force),
  /// `days_before` its length.
  void step(units::MonthIndex month, int days_before, const Parameters& parameters,
            const StaffDrivers& drivers, const Month& before, Month& now);

  /// Where each future stands on its staffing loop with the numbers of the month stepped last, `now`: all roles that
  /// hold cases as one.
  void loop(const Month& now, LoopPosition& position) const;

  /// One entry a role of the scenario.
  const std::vector<RoleMonth>& staff() const { return staff_; }
  /// Share of case-holding posts that are vacant, 0 to 1; 0 where there are no posts.
  const Lanes<double>& vacancy_share() const { return vacancy_share_; }

 private:
  void begin_lane(std::size_t lane, const Parameters& parameters);
  void add_swing(std::uint32_t month, const Parameters& parameters);
  void set_hazards(const Month& before);
  void move_people(std::size_t month, Month& now);
  /// Those of the last 12 months may have joined the agencies.
  void remember_leavers(const Counts& leavers, std::size_t month);
  void share_out(const Lanes<double>& waiting, const Month& children, Month& now);
  AgencyTerms agency_now(std::size_t lane) const;

  /// One future's numbers as drawn.
  struct Terms {
    TurnoverTerms turnover;
    AgencyTerms agency;
    double agency_holding = 0.0, to_agency = 0.0, sickness = 0.0, most_cases = 0.0, wait = 0.0;
    CaseWeights cases;
  };

  const scenario::Scenario& scenario_;
  Luck luck_;
  LagLaw lag_;
  std::vector<RoleStaff> roles_;
  std::vector<RoleMonth> staff_;
  /// Places in `roles_`: people of the first move into vacant posts of the second after their first year.
  std::vector<std::pair<std::size_t, std::size_t>> progress_;
  demand::Swing swing_;
  bool swings_;
  Lanes<Terms> terms_{};
  std::array<Lanes<double>, 12> season_{};
  Lanes<double> vacancy_share_{}, new_cases_a_day_{};
  Lanes<double> at_work_{};  ///< Share of permanent staff time not lost to sickness.
  Lanes<double> leaving_{};  ///< Hazard of case holders this month, and what made it:
  Lanes<double> leaving_factor_{};
  Lanes<bool> inadequate_{};
  Lanes<double> filling_factor_{}, cap_change_{};  ///< Of the savings programme, this month.
  std::array<Counts, 12> left_{};                  ///< Case holders who left, by month modulo 12.
  Counts left_in_year_{};
};

}  // namespace loadline::service::workforce
