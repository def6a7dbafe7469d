#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

std::string fte(double value) { return written(value, units::UnitOf<units::Fte>::name); }
std::string path_of(const Role& role) { return "workforce.role." + role.id; }
bool above_zero(const Datum& number) { return usable(number) && number.typical_value() > 0.0; }

/// People of the role are counted one by one.
bool comes_and_goes(const Role& role) { return above_zero(role.case_holding) || above_zero(role.leaving); }

template <class Named>
const Named* with_id(const std::vector<Named>& list, const std::string& id) {
  const auto at = std::ranges::find(list, id, &Named::id);
  return at == list.end() ? nullptr : &*at;
}

template <class Named>
std::string no_such(const std::string& what, const std::string& id, const std::vector<Named>& list) {
  std::vector<std::string> ids;
  for (const Named& one : list) ids.push_back(one.id);
  const std::string near = base::nearest(id, ids);
  return near.empty() ? "there is no such " + what
                      : fmt::format("there is no such {}; did you mean \"{}\"?", what, near);
}

/// A role has a salary or a grade, and with a grade its salary. What an effective scenario writes is both, alike.
void settle_salary(Role& role, const std::vector<PayPoint>& scale, Judge& judge) {
  if (role.grade.empty()) {
    if (usable(role.salary) && !role.salary.stated)
      judge.error(path_of(role), "has no salary", "a role is paid by its salary or by its grade",
                  "add salary = \"<number> GBP/FTE/year\", or grade = a point of costs.pay_scale");
    return;
  }
  const PayPoint* point = with_id(scale, role.grade);
  if (point == nullptr) {
    judge.error(path_of(role) + ".grade", fmt::format("names \"{}\"", role.grade),
                no_such("point in costs.pay_scale", role.grade, scale),
                "write the id of a point, or add it to [costs.pay_scale]");
    return;
  }
  if (role.salary.stated && role.salary.uncertain != point->salary.uncertain) {
    const auto pounds = [](const Datum& number) {
      return written(number.typical_value(), units::UnitOf<units::Salary>::name);
    };
    judge.error(path_of(role) + ".salary", role.salary.origin.place, "is " + pounds(role.salary),
                fmt::format("its grade \"{}\" says {}", role.grade, pounds(point->salary)),
                "remove the salary or the grade");
    return;
  }
  role.salary.uncertain = point->salary.uncertain;
  role.salary.origin = point->salary.origin;
  role.salary.stated = point->salary.stated;
}

void check_whole(const Role& role, Judge& judge) {
  std::vector<Part> counts{{"establishment", &role.establishment},
                           {"in_post", &role.in_post},
                           {"held", &role.held},
                           {"first_year", &role.first_year}};
  for (std::size_t i = 0; i < role.changes.size(); ++i)
    counts.push_back({fmt::format("changes.{}.posts", i + 1), &role.changes[i].posts});
  for (const Part& part : counts) {
    const double value = part.number->typical_value();
    if (!usable(*part.number) || value == std::round(value)) continue;
    judge.error(path_of(role) + "." + part.name, part.number->origin.place, "is " + fte(value),
                above_zero(role.case_holding) ? "people who hold cases come and go one by one"
                                              : "people of a role with a leaving rate come and go one by one",
                "write a whole number");
  }
}

/// A role whose numbers stay as they are can use nothing that says how they change.
void check_still(const Role& role, Judge& judge) {
  std::string said;
  const auto add = [&](bool there, const char* key) {
    if (there) said += (said.empty() ? "" : ", ") + std::string(key);
  };
  add(!role.changes.empty(), "changes");
  add(above_zero(role.held), "held");
  add(role.surplus != Surplus::natural_wastage, "surplus");
  add(above_zero(role.fill_rate), "fill_rate");
  add(above_zero(role.newly_qualified), "newly_qualified");
  add(above_zero(role.first_year), "first_year");
  add(above_zero(role.new_terms), "new_terms");
  add(!role.progresses_to.empty(), "progresses_to");
  if (!said.empty())
    judge.error(path_of(role), "says " + said,
                "nobody leaves or joins a role without cases and without a leaving rate: it stays at in_post",
                "give the role a leaving rate, or leave this out");
}

void check_within(const Role& role, const Part& part, const Part& whole, const std::string& why,
                  Judge& judge) {
  if (!usable({part, whole}) || part.number->typical_value() <= whole.number->typical_value() + 1e-9) return;
  judge.error(path_of(role) + "." + part.name, part.number->origin.place,
              "is " + fte(part.number->typical_value()),
              fmt::format("{}, and {} is {}", why, whole.name, fte(whole.number->typical_value())),
              "write at most that");
}

void check_changes(const Role& role, const Horizon& horizon, Judge& judge) {
  base::Date before = horizon.start;
  for (std::size_t i = 0; i < role.changes.size(); ++i) {
    const base::Date& from = role.changes[i].from;
    if (!from.known() || !before.known()) return;
    if (from <= before) {
      judge.error(fmt::format("{}.changes.{}.from", path_of(role), i + 1), {}, "is " + base::to_string(from),
                  i == 0
                      ? fmt::format("establishment gives the posts at the start, {}", base::to_string(before))
                      : "the change before it is of " + base::to_string(before),
                  "write changes of later days, in order");
      return;
    }
    if (i > 0 && from.year == before.year && from.month == before.month) {
      judge.error(fmt::format("{}.changes.{}.from", path_of(role), i + 1), {}, "is " + base::to_string(from),
                  fmt::format("the change before it is of {}, in the same month, and could hold in none",
                              base::to_string(before)),
                  "keep the later of the two");
      return;
    }
    before = from;
  }
}

void check_progress(const Role& role, const std::vector<Role>& roles, Judge& judge) {
  if (role.progresses_to.empty()) return;
  const std::string path = path_of(role) + ".progresses_to", found = "names \"" + role.progresses_to + "\"";
  const Role* next = with_id(roles, role.progresses_to);
  if (next == nullptr)
    judge.error(path, found, no_such("role", role.progresses_to, roles), "write the id of a role");
  else if (next == &role)
    judge.error(path, found, "that is the role itself", "leave it out: they stay where they are");
  else if (!comes_and_goes(*next))
    judge.error(path, found, "that role's numbers stay as they are, so nobody can move into it",
                "write a role that holds cases or has a leaving rate");
  else if (above_zero(role.case_holding) != above_zero(next->case_holding))
    judge.error(path, found, "one of the two holds cases and the other does not",
                "write a role that is like this one, or give both a case_holding share");
}

void check_role(Role& role, const Scenario& s, Judge& judge) {
  settle_salary(role, s.costs.pay_scale, judge);
  if (!comes_and_goes(role)) {
    if (usable(role.case_holding) && usable(role.leaving)) check_still(role, judge);
    return;
  }
  check_whole(role, judge);
  if (above_zero(role.case_holding) && above_zero(role.leaving))
    judge.error(path_of(role) + ".leaving", role.leaving.origin.place,
                "is " + written(role.leaving.typical_value(), units::UnitOf<units::YearlyRate>::name),
                "the role holds cases, and workforce.turnover says who leaves those",
                "leave it out, or set case_holding to 0 %");
  check_within(role, {"first_year", &role.first_year}, {"in_post", &role.in_post},
               "people in their first year are among the staff", judge);
  check_within(role, {"held", &role.held}, {"establishment", &role.establishment},
               "only posts that are there can be held vacant", judge);
  check_changes(role, s.horizon, judge);
  check_progress(role, s.workforce.roles, judge);
}

void check_headcount(const Workforce& w, Judge& judge) {
  double in_post = 0.0;
  bool all_usable = usable(w.headcount);
  for (const Role& role : w.roles) {
    all_usable = all_usable && usable(role.in_post);
    in_post += role.in_post.typical_value();
  }
  const double headcount = w.headcount.typical_value();
  if (all_usable && in_post > headcount + 1e-9)
    judge.error(
        "workforce.headcount", w.headcount.origin.place, fmt::format("is {:g} staff", headcount),
        fmt::format("the roles have {:g} FTE in post, and no one is more than one full-time equivalent",
                    in_post),
        "correct the roles or the headcount");
}

void check_sickness(const Workforce& w, Judge& judge) {
  judge.season_adds_none("workforce.sickness_season", "sickness", w.sickness_season);
  if (!usable(w.sickness)) return;
  for (const Assumption<units::Ratio>& month : w.sickness_season) {
    const double share = month.typical_value() * w.sickness.typical_value();
    if (!usable(month) || share <= 1.0) continue;
    judge.error("workforce.sickness", w.sickness.origin.place,
                fmt::format("is {:.0f} % in its worst month", 100.0 * share),
                "no more than all of the time can be lost", "write a smaller share or a milder season");
    return;
  }
}

}  // namespace

void check_workforce(Scenario& s, Judge& judge) {
  Workforce& w = s.workforce;
  for (Role& role : w.roles) check_role(role, s, judge);
  check_headcount(w, judge);
  check_sickness(w, judge);
  const Recruitment& recruitment = w.recruitment;
  if (above_zero(recruitment.lag_spread) && usable(recruitment.lag) && !above_zero(recruitment.lag))
    judge.error("workforce.recruitment.lag_spread", recruitment.lag_spread.origin.place,
                fmt::format("is {:g}", recruitment.lag_spread.typical_value()),
                "the lag is 0 months: there is nothing to spread", "write a lag above 0, or leave it out");
  if (!w.agency.beyond_cap && usable(w.agency.hourly_cap) && !above_zero(w.agency.hourly_cap))
    judge.error("workforce.agency.beyond_cap", "is false", "there is no hourly_cap to keep to",
                "add hourly_cap = \"<number> GBP/hour\", or leave it out");
  if (w.transfer.known() && s.horizon.start.known() && w.transfer < s.horizon.start)
    judge.error("workforce.transfer", "is " + base::to_string(w.transfer),
                fmt::format("staff in post at the start, {}, are the ones who are transferred",
                            base::to_string(s.horizon.start)),
                "write a day from the start on; left out, it is the start");
}

}  // namespace loadline::scenario::rules
