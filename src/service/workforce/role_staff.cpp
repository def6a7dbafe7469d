#include "service/workforce/role_staff.hpp"

#include <algorithm>
#include <cmath>

#include "loadline/chance/samplers.hpp"
#include "loadline/units/calendar.hpp"
#include "service/workforce/caseload.hpp"

namespace loadline::service::workforce {
namespace {

using chance::Purpose;
using units::lane_count;

// Draws at (Purpose::leavers, month, role).
constexpr std::uint32_t of_first_year = 1, of_notices = of_first_year + months_of_first_year;
// Draws at (Purpose::recruitment, month, role).
constexpr std::uint32_t of_newly_qualified = 1, of_lag = 2;

std::uint32_t address(std::size_t number) { return static_cast<std::uint32_t>(number); }

units::Count whole(double value) { return static_cast<units::Count>(std::lround(value)); }

/// Chance that something happens within a month at this hazard.
double within_month(double hazard) { return -std::expm1(-hazard); }

std::vector<units::Count> posts_over_time(const scenario::Role& role, const scenario::Horizon& horizon) {
  std::vector<units::Count> posts(static_cast<std::size_t>(horizon.months),
                                  whole(role.establishment.typical_value()));
  const units::Calendar calendar(horizon.start);
  for (const scenario::EstablishmentChange& change : role.changes) {
    const auto from = static_cast<std::size_t>(std::clamp(calendar.month_of(change.from), 0, horizon.months));
    std::fill(posts.begin() + static_cast<std::ptrdiff_t>(from), posts.end(),
              whole(change.posts.typical_value()));
  }
  return posts;
}

bool nobody(const Counts& counts) {
  return std::ranges::all_of(counts, [](units::Count count) { return count == 0; });
}

}  // namespace

RoleStaff::RoleStaff(const scenario::Scenario& scenario, std::size_t role, const LagLaw& lag)
    : scenario_(scenario), lag_(lag), role_(role) {
  const scenario::Role& terms = scenario.workforce.roles[role];
  entity_ = chance::entity_of(terms.id.c_str());
  holds_cases_ = terms.case_holding.typical_value() > 0.0;
  qualify_ = says(terms.newly_qualified);
  first_years_ = qualify_ || says(terms.first_year);
  redundancies_ = terms.surplus == scenario::Surplus::redundancy;
  move_on_ = !terms.progresses_to.empty();
  held_ = whole(terms.held.typical_value());
  posts_by_month_ = posts_over_time(terms, scenario.horizon);
  if (scenario.workforce.transfer.known())
    transfer_ = static_cast<std::size_t>(
        std::max(0, units::Calendar(scenario.horizon.start).month_of(scenario.workforce.transfer)));
  starting_.resize(posts_by_month_.size());
  if (redundancies_)
    notices_.resize(1 +
                    static_cast<std::size_t>(whole(scenario.workforce.redundancy.notice.typical_value())));
}

void RoleStaff::begin(const Parameters& parameters, const Luck& luck) {
  const scenario::Role& terms = scenario_.workforce.roles[role_];
  const scenario::Recruitment& recruitment = scenario_.workforce.recruitment;
  case_holding_ = parameters.raw(terms.case_holding);
  newly_qualified_ = parameters.raw(terms.newly_qualified);
  filling_ = parameters.raw(says(terms.fill_rate) ? terms.fill_rate : recruitment.fill_rate);
  own_leaving_ = parameters.raw(terms.leaving);
  month_ = -1;
  posts_ = whole(terms.establishment.typical_value());
  in_post_ = units::every_lane(whole(terms.in_post.typical_value()));
  appointed_ = {};
  experienced_ = finished_ = {};
  for (Group& slot : notices_) slot = {};
  for (Counts& starters : starting_) starters = {};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    filling_[lane] /= 12.0;
    finds_[lane] = within_month(filling_[lane]);
    own_leaving_[lane] /= 12.0;
    experienced_.add(lane, in_post_[lane], in_post_[lane]);
    if (first_years_)
      first_year_share_[lane] =
          first_year_shares(scenario_.workforce.first_year,
                            [&](const scenario::Datum& number) { return parameters.raw(number)[lane]; });
  }
  if (first_years_) open_first_year(terms.first_year.typical_value());
  if (!lag_.at_once()) fill_pipeline(luck);
}

void RoleStaff::open_first_year(double people) {
  for (std::size_t ago = 0; ago < first_year_.size(); ++ago) {
    Group& slot = began_in(first_year_.size() - 1 - ago);
    slot = {};
    const units::Count began = whole(began_before_the_start(people, ago));
    for (std::size_t lane = 0; lane < lane_count; ++lane) experienced_.pass(lane, began, slot);
  }
}

void RoleStaff::fill_pipeline(const Luck& luck) {
  // Appointments a month a = p (V - L a) where V vacancies persist, p is the chance of an appointment and L the mean
  // lag: a vacancy is in the pipeline with probability L p / (1 + L p).
  Lanes<double> under_way{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double expected = lag_.mean() * finds_[lane];
    under_way[lane] = expected / (1.0 + expected);
  }
  appointed_ = chance::binomial(advertised(), under_way,
                                luck.uniforms(Purpose::recruitment, chance::no_month, entity_));
  Counts left = appointed_;
  for (std::size_t month = 0; month < starting_.size() && !nobody(left); ++month) {
    const Lanes<double> uniforms =
        luck.uniforms(Purpose::recruitment, chance::no_month, entity_, address(month) + 1);
    starting_[month] = chance::binomial(left, units::every_lane(lag_.under_way_ends_at(month)), uniforms);
    for (std::size_t lane = 0; lane < lane_count; ++lane) left[lane] -= starting_[month][lane];
  }
}

RoleMoves RoleStaff::step(std::size_t month, const Lanes<double>& leaving,
                          const Lanes<double>& filling_factor, const Luck& luck, RoleMonth& published) {
  month_ = static_cast<int>(month);
  posts_ = posts_by_month_[month];
  Lanes<double> leaves{}, finds{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double filling = filling_[lane] * filling_factor[lane];
    if (lag_.at_once()) {
      // Above the posts that are advertised nobody who leaves is replaced.
      const bool surplus = in_post_[lane] > posts_ - held_;
      const PostChances chances = post_chances(leaving[lane], surplus ? 0.0 : filling);
      leaves[lane] = chances.becomes_vacant;
      finds[lane] = chances.becomes_filled;
    } else {
      leaves[lane] = within_month(leaving[lane]);
      finds[lane] = filling_factor[lane] == 1.0 ? finds_[lane] : within_month(filling);
    }
  }
  const Counts found =
      chance::binomial(advertised(), finds, luck.uniforms(Purpose::recruitment, address(month), entity_));
  RoleMoves moves;
  moves.leavers = lose(month, leaves, luck);
  if (first_years_) end_first_year(month);
  if (redundancies_) {
    withdraw_notice(month);
    give_notice(month);
    moves.redundancies = end_notice(month, published);
  }
  moves.starters = lag_.at_once() ? found : await(month, found, luck);
  start(month, moves.starters, luck, published);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    published.redundancies[lane] = moves.redundancies[lane];
  return moves;
}

Counts RoleStaff::advertised() const {
  Counts open{};
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    open[lane] = std::max(0, posts_ - held_ - in_post_[lane] - appointed_[lane]);
  return open;
}

Counts RoleStaff::lose(std::size_t month, const Lanes<double>& chance, const Luck& luck) {
  Counts leavers = experienced_.leave(chance, luck.uniforms(Purpose::leavers, address(month), entity_));
  const auto also = [&](Group& group, std::uint32_t draw) {
    if (group.empty()) return;
    const Counts more = group.leave(chance, luck.uniforms(Purpose::leavers, address(month), entity_, draw));
    for (std::size_t lane = 0; lane < lane_count; ++lane) leavers[lane] += more[lane];
  };
  if (first_years_)
    for (std::size_t slot = 0; slot < first_year_.size(); ++slot)
      also(first_year_[slot], of_first_year + address(slot));
  for (std::size_t slot = 0; slot < notices_.size(); ++slot) also(notices_[slot], of_notices + address(slot));
  for (std::size_t lane = 0; lane < lane_count; ++lane) in_post_[lane] -= leavers[lane];
  return leavers;
}

void RoleStaff::end_first_year(std::size_t month) {
  Group& ended = began_in(month);
  Group& to = move_on_ ? finished_ : experienced_;
  for (std::size_t lane = 0; lane < lane_count; ++lane) ended.pass(lane, ended.people[lane], to);
}

units::Count RoleStaff::surplus(std::size_t lane) const {
  units::Count over = in_post_[lane] - posts_;
  for (const Group& slot : notices_) over -= slot.people[lane];
  return over;
}

void RoleStaff::withdraw_notice(std::size_t month) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    units::Count missing = -surplus(lane);
    for (std::size_t later = notices_.size(); missing > 0 && later > 0; --later) {
      Group& given = under_notice_until(month + later - 1);
      const units::Count kept = std::min(missing, given.people[lane]);
      given.pass(lane, kept, experienced_);
      missing -= kept;
    }
  }
}

void RoleStaff::give_notice(std::size_t month) {
  Group& given = under_notice_until(month + notices_.size() - 1);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    units::Count over = surplus(lane);
    const auto from = [&](Group& group) {
      const units::Count chosen = std::clamp(over, 0, group.people[lane]);
      group.pass(lane, chosen, given);
      over -= chosen;
    };
    from(experienced_);
    from(finished_);
    // The first year that began earliest ends first.
    for (std::size_t later = 1; first_years_ && over > 0 && later < first_year_.size(); ++later)
      from(began_in(month + later));
  }
}

Counts RoleStaff::end_notice(std::size_t month, RoleMonth& published) {
  Group& ended = under_notice_until(month);
  const Counts redundancies = ended.people;
  published.redundancies_on_old_terms = ended.on_old_terms;
  ended = {};
  for (std::size_t lane = 0; lane < lane_count; ++lane) in_post_[lane] -= redundancies[lane];
  return redundancies;
}

Counts RoleStaff::await(std::size_t month, Counts appointments, const Luck& luck) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) appointed_[lane] += appointments[lane];
  for (std::size_t later = 0; month + later < starting_.size() && !nobody(appointments); ++later) {
    const double share = lag_.ends_at(later);
    if (share <= 0.0) continue;
    const Counts start_then = share >= 1.0
                                  ? appointments
                                  : chance::binomial(appointments, units::every_lane(share),
                                                     luck.uniforms(Purpose::recruitment, address(month),
                                                                   entity_, of_lag + address(later)));
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      starting_[month + later][lane] += start_then[lane];
      appointments[lane] -= start_then[lane];
    }
  }
  for (std::size_t lane = 0; lane < lane_count; ++lane) appointed_[lane] -= starting_[month][lane];
  return starting_[month];
}

void RoleStaff::start(std::size_t month, const Counts& starters, const Luck& luck, RoleMonth& published) {
  const bool on_old_terms = month < transfer_;
  Counts newly{};
  if (qualify_)
    newly =
        chance::binomial(starters, newly_qualified_,
                         luck.uniforms(Purpose::recruitment, address(month), entity_, of_newly_qualified));
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const units::Count experienced = starters[lane] - newly[lane];
    experienced_.add(lane, experienced, on_old_terms ? experienced : 0);
    if (qualify_) began_in(month).add(lane, newly[lane], on_old_terms ? newly[lane] : 0);
    in_post_[lane] += starters[lane];
    published.newly_qualified[lane] = newly[lane];
  }
}

void RoleStaff::progress(RoleStaff& other) {
  const Counts vacant = other.advertised();
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const units::Count moved = std::min(finished_.people[lane], vacant[lane]);
    finished_.pass(lane, moved, other.experienced_);
    in_post_[lane] -= moved;
    other.in_post_[lane] += moved;
    finished_.pass(lane, finished_.people[lane], experienced_);
  }
}

void RoleStaff::publish(RoleMonth& published) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    published.in_post[lane] = in_post_[lane];
    published.on_old_terms[lane] = experienced_.on_old_terms[lane];
    if (first_years_)
      for (const Group& slot : first_year_) published.on_old_terms[lane] += slot.on_old_terms[lane];
    for (const Group& slot : notices_) published.on_old_terms[lane] += slot.on_old_terms[lane];
  }
}

RoleStaff::FirstYears RoleStaff::first_years(std::size_t lane) const {
  FirstYears all;
  for (std::size_t slot = 0; slot < first_year_.size(); ++slot) {
    const auto ago = static_cast<std::size_t>(month_ + 24 - static_cast<int>(slot)) % first_year_.size();
    all.people += first_year_[slot].people[lane];
    all.carried += first_year_[slot].people[lane] * first_year_share_[lane][ago];
  }
  all.carried *= case_holding_[lane];
  return all;
}

void RoleStaff::add_to(CaseHolders& all, const Lanes<double>& at_work) const {
  all.posts += posts_;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    all.in_post[lane] += in_post_[lane];
    all.vacancies[lane] += std::max(0, posts_ - in_post_[lane]);
    all.carried[lane] += case_holding_[lane] * in_post_[lane] * at_work[lane];
  }
  if (!first_years_) return;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const FirstYears first = first_years(lane);
    all.newly_qualified[lane] += first.people;
    all.carried[lane] += first.carried - case_holding_[lane] * first.people * at_work[lane];
  }
}

RoleShare RoleStaff::share(std::size_t lane, double at_work) const {
  const FirstYears first = first_years_ ? first_years(lane) : FirstYears{};
  const double holding = case_holding_[lane];
  return {.posts = static_cast<double>(posts_),
          .held = static_cast<double>(held_),
          .in_post = static_cast<double>(in_post_[lane]),
          .carried = holding * (in_post_[lane] - first.people) * at_work + first.carried,
          .carried_if_full = holding * posts_ * at_work,
          .filling = filling_[lane]};
}

}  // namespace loadline::service::workforce
