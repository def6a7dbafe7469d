#pragma once
/// \file  service/workforce/role_staff.hpp
/// \brief One role whose people come and go, month by month in 32 futures (`model.md` 2.1, 2.2).

#include <array>
#include <cstdint>
#include <vector>

#include "loadline/scenario/scenario.hpp"
#include "loadline/service/parameters.hpp"
#include "service/lane_draws.hpp"
#include "service/workforce/first_year.hpp"
#include "service/workforce/group.hpp"
#include "service/workforce/lag.hpp"
#include "service/workforce/pool.hpp"
#include "service/workforce/staff.hpp"

namespace loadline::service::workforce {

using units::Counts;
using units::Lanes;

/// Whether a number whose 0 means "none" says something in some future.
inline bool says(const scenario::Datum& number) {
  return !chance::certain(number.uncertain) || number.typical_value() > 0.0;
}

/// What happened in a month [FTE].
struct RoleMoves {
  Counts leavers{}, starters{}, redundancies{};
};

/// All roles that hold cases together [FTE].
struct CaseHolders {
  units::Count posts = 0;
  Counts in_post{}, vacancies{}, newly_qualified{};
  Lanes<double> carried{};  ///< Full caseloads that they can carry.
};

/// People are whole. With no recruitment lag a post's month follows the exact two-state law (OR-S1). With a lag people
/// leave at their hazard, each advertised vacancy without an appointment finds somebody at the fill rate, and they start
/// as the law of the lag says; the appointments under way at the start are drawn from their steady state, so that
/// starters do not dry up at first. Appointments under way are not withdrawn when posts fall.
///
/// Everybody leaves at the same hazard, experienced, in the first year or under notice, so that their sum keeps the
/// binomial law. Notice falls on experienced staff; where there are too few of them on those nearest the end of their
/// first year, who then count as experienced. Who has left before the notice ends is no redundancy. Notice is
/// withdrawn, the latest first, as far as those without it are fewer than the posts; who had it is experienced staff again.
///
/// Draws: leavers at (Purpose::leavers, month, role), 0 for the experienced, then the first-year months, then those under
/// notice; (Purpose::recruitment, month, role) 0 for appointments, 1 for who is newly qualified, then the months of the
/// lag. A role that says nothing of the first year or of redundancy draws nothing for them.
class RoleStaff {
 public:
  RoleStaff(const scenario::Scenario& scenario, std::size_t role, const LagLaw& lag);

  void begin(const Parameters& parameters, const Luck& luck);
  /// \param leaving  Hazard [per month]; \param filling_factor  multiplies the role's hazard of filling a vacancy.
  /// Also fills `published`.
  RoleMoves step(std::size_t month, const Lanes<double>& leaving, const Lanes<double>& filling_factor,
                 const Luck& luck, RoleMonth& published);
  /// Those whose first year ended this month move into vacant posts of `other`, as far as there are any, on the terms
  /// they have; the others stay. Only for roles with `progresses_to`, after every role's step.
  void progress(RoleStaff& other);
  /// The position after all moves of a month.
  void publish(RoleMonth& published) const;

  std::size_t role() const { return role_; }
  bool holds_cases() const { return holds_cases_; }
  /// Hazard of leaving of a role without cases [per month].
  const Lanes<double>& own_leaving() const { return own_leaving_; }
  /// \param at_work  Share of time not lost to sickness.
  void add_to(CaseHolders& all, const Lanes<double>& at_work) const;
  /// The same for the staffing loop of one future.
  RoleShare share(std::size_t lane, double at_work) const;

 private:
  void open_first_year(double people);
  void fill_pipeline(const Luck& luck);
  /// Posts that are advertised and for which nobody is in sight.
  Counts advertised() const;
  Counts lose(std::size_t month, const Lanes<double>& chance, const Luck& luck);
  /// Who starts this month, of these appointments and earlier ones.
  Counts await(std::size_t month, Counts appointments, const Luck& luck);
  /// People in their first year, and the full caseloads they carry.
  struct FirstYears {
    units::Count people = 0;
    double carried = 0.0;
  };
  FirstYears first_years(std::size_t lane) const;
  void end_first_year(std::size_t month);
  /// Of a lane, in post and not under notice, less the posts [FTE].
  units::Count surplus(std::size_t lane) const;
  void withdraw_notice(std::size_t month);
  void give_notice(std::size_t month);
  Counts end_notice(std::size_t month, RoleMonth& published);
  void start(std::size_t month, const Counts& starters, const Luck& luck, RoleMonth& published);
  Group& under_notice_until(std::size_t month) { return notices_[month % notices_.size()]; }
  Group& began_in(std::size_t month) { return first_year_[month % first_year_.size()]; }

  const scenario::Scenario& scenario_;
  const LagLaw& lag_;
  std::size_t role_;
  int month_ = -1;  ///< The one stepped last; -1: the position before the first.
  std::uint32_t entity_;
  bool holds_cases_, qualify_, first_years_, redundancies_, move_on_;
  units::Count held_, posts_ = 0;
  std::vector<units::Count> posts_by_month_;
  std::size_t transfer_ = 0;        ///< Who starts from this month on is on new terms.
  Counts in_post_{}, appointed_{};  ///< appointed: found, not started
  Group experienced_;
  std::array<Group, months_of_first_year> first_year_;  ///< By month they began, modulo 12.
  Lanes<std::array<double, months_of_first_year>> first_year_share_{};
  std::vector<Group> notices_;    ///< By month the notice ends, modulo its length and one.
  std::vector<Counts> starting_;  ///< By month.
  Group finished_;                ///< Their first year ended this month and they may move on.
  Lanes<double> case_holding_{}, filling_{}, own_leaving_{}, newly_qualified_{};
  Lanes<double> finds_{};  ///< Chance that a month finds somebody where nothing changes the hazard.
};

}  // namespace loadline::service::workforce
