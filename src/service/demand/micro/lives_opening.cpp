// Who is there at the start: numbers as the scenario states them, ages and time so far by luck.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "service/demand/micro/lives.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand::micro {
namespace {

double rounded(double children) { return std::floor(std::max(children, 0.0) + 0.5); }

}  // namespace

void Lives::begin(const scenario::Demand& demand, const Parameters& parameters, std::size_t lane,
                  const ChildLuck& luck) {
  const auto number = [&](const scenario::Datum& datum) { return parameters.raw(datum)[lane]; };
  terms_.fill(demand, parameters, lane);
  luck_ = luck;
  ways_out_ = terms_.ways_out;
  children_.clear();
  touched_.clear();
  agenda_.clear();
  count_ = {};
  looked_after_ = {};
  places_.empty();
  month_end_ = unaccompanied_months_ = 0.0;
  ByBand<double> open_cases_by_age{}, looked_after_by_age{};
  for (std::size_t band = 0; band < bands; ++band) {
    open_cases_by_age[band] = number(demand.ages[band].open_cases);
    looked_after_by_age[band] = number(demand.ages[band].looked_after);
  }
  ByType<double> placed{};
  for (std::size_t type = 0; type < types; ++type) placed[type] = number(demand.placements[type].opening);
  open_cases(Status::assessment, number(demand.opening.assessments), open_cases_by_age);
  open_cases(Status::in_need, number(demand.opening.in_need), open_cases_by_age);
  open_cases(Status::plan, number(demand.opening.plans), open_cases_by_age);
  open(Status::care_leaver, oldest, rounded(number(demand.opening.care_leavers)));
  open_care(number(demand.opening.looked_after), number(demand.overlays.unaccompanied.opening),
            looked_after_by_age);
  open_placements(placed);
}

void Lives::open_cases(Status status, double children, const ByBand<double>& shares) {
  ByBand<double> parts{};
  apportion(rounded(children), shares, parts);
  for (std::size_t band = 0; band < bands; ++band) open(status, band, parts[band]);
}

/// Short and long stays stand to each other at the start as in the long run: entrants times length of stay. The
/// unaccompanied are among those of 16 and 17.
void Lives::open_care(double children, double unaccompanied, const ByBand<double>& shares) {
  ByBand<double> parts{};
  apportion(rounded(children), shares, parts);
  const double alone = std::min(rounded(unaccompanied), parts[oldest]);
  open(Status::unaccompanied, oldest, alone);
  parts[oldest] -= alone;
  for (std::size_t band = 0; band < bands; ++band) {
    const double brief = rounded(parts[band] * terms_.short_opening);
    open(Status::short_stay, band, brief);
    open(Status::long_stay, band, parts[band] - brief);
  }
}

/// So many children more in a status and band, at uniform ages of it, somewhere in their time in the status.
void Lives::open(Status status, std::size_t band, double children) {
  for (double i = 0.0; i < children; i += 1.0) {
    Child& child = children_.emplace_back();
    child.month = chance::no_month;
    child.number =
        (static_cast<std::uint32_t>(status) << 24) + static_cast<std::uint32_t>(count_[index(status)]++);
    child.status = status;
    child.band = static_cast<std::uint8_t>(band);
    const double years = first_age(band) + luck_.uniform(child, Draw::age) * scenario::age_band_years[band];
    child.born = -12.0 * years;
    child.next_birthday = child.born + 12.0 * first_age(band + 1);
    if (status == Status::care_leaver) child.next_birthday = std::numeric_limits<double>::infinity();
    if (index(status) < lasting_statuses)
      child.entered =
          -terms_.law[index(status)].duration.time_so_far(luck_.uniform(child, Draw::time_so_far));
    child.hazard = hazard(child, 0.0);
    child.budget = luck_.exponential(child, Draw::budget);
  }
}

/// Everybody looked after gets a placement by lot, but that placements for adoption go to those who will be adopted soonest and
/// supported accommodation to those of 16 and 17, as far as there are any.
void Lives::open_placements(const ByType<double>& shares) {
  const auto everybody = static_cast<double>(count(Status::short_stay) + count(Status::long_stay) +
                                             count(Status::unaccompanied));
  ByType<double> free{};
  apportion(everybody, shares, free);
  for (std::uint32_t child = 0; child < children_.size(); ++child)
    if (looked_after(children_[child].status)) agenda_.push_back({0.0, child, 0});
  const auto give = [&](std::size_t type, const auto& suited, const auto& order) {
    for (Pending& lot : agenda_) {
      const Child& child = children_[lot.child];
      lot.at = suited(child) ? order(child) : std::numeric_limits<double>::infinity();
    }
    std::ranges::sort(agenda_, std::ranges::greater{},
                      [](const Pending& lot) { return std::pair(lot.at, lot.child); });
    for (; free[type] > 0.0 && !agenda_.empty() && !std::isinf(agenda_.back().at); agenda_.pop_back()) {
      free[type] -= 1.0;
      come_to_live(children_[agenda_.back().child], 0.0, type);
    }
  };
  const auto by_lot = [&](const Child& child) { return luck_.uniform(child, Draw::opening_placement); };
  give(
      index(scenario::PlacementType::for_adoption), [&](const Child& child) { return to_be_adopted(child); },
      [&](const Child& child) { return hazard_left(child); });
  give(
      index(scenario::PlacementType::supported), [](const Child& child) { return child.band == oldest; },
      by_lot);
  for (std::size_t type = 0; type < types; ++type)
    give(
        type, [](const Child&) { return true; }, by_lot);
  unaccompanied_months_ = 0.0;
}

}  // namespace loadline::service::demand::micro
