#include "support/synthetic_return.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace loadline::testing {
namespace {

constexpr double days_a_month = 365.25 / 12.0, days_a_year = 365.25;
constexpr std::array<double, 8> edges{0.0, 1.0, 3.0, 6.0, 12.0, 24.0, 48.0, 1e9};
constexpr std::array<double, 6> age_edges{0.0, 1.0, 5.0, 10.0, 16.0, 18.0};

int day_number(int year, int month, int day) {
  using namespace std::chrono;
  const sys_days days = std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                        std::chrono::day{static_cast<unsigned>(day)};
  return static_cast<int>(days.time_since_epoch().count());
}

int eighteenth_birthday(int born) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{born}}};
  const year_month_day then = (date.year() + years{18}) / date.month() / date.day();
  return static_cast<int>(sys_days{then}.time_since_epoch().count());
}

/// The draws of one child, each at its own number.
class Draws {
 public:
  Draws(chance::Seed seed, std::uint32_t child)
      : stream_(seed, {child, 1}, chance::Purpose::arrivals, chance::no_month, 0) {}
  double uniform() { return stream_.uniform(next_++); }
  double exponential(double rate) { return -std::log(uniform()) / rate; }
  template <std::size_t n>
  std::size_t category(const std::array<double, n>& shares) {
    double left = uniform();
    for (std::size_t i = 0; i + 1 < n; ++i) {
      if (left < shares[i]) return i;
      left -= shares[i];
    }
    return n - 1;
  }

 private:
  chance::Stream stream_;
  std::uint32_t next_ = 0;
};

/// Months in care before ageing out.
double stay(const SyntheticLaw& law, Draws& draws) {
  if (law.mixture) {
    const bool is_short = draws.uniform() < law.mixture->short_share;
    return draws.exponential(1.0 / (is_short ? law.mixture->short_mean : law.mixture->long_mean));
  }
  double left = draws.exponential(1.0);  // the cumulative hazard at which the child leaves
  for (std::size_t band = 0; band < law.hazards.size(); ++band) {
    const double here = law.hazards[band] * (edges[band + 1] - edges[band]);
    if (left < here) return edges[band] + left / law.hazards[band];
    left -= here;
  }
  return edges.back();
}

struct Placement {
  const char* place;
  const char* provider;
};
constexpr std::array<Placement, 7> placements{
    {{"U6", "PR1"}, {"U6", "PR4"}, {"U3", "PR1"}, {"K2", "PR4"}, {"H5", "PR4"}, {"P1", ""}, {"A3", "PR1"}}};
constexpr std::array<double, 7> placement_shares{0.45, 0.25, 0.12, 0.08, 0.03, 0.05, 0.02};
constexpr std::array<const char*, 5> reason_codes{"E4A", "E11", "E46", "E8", "E17"};

void add_episodes(const SyntheticLaw& law, Draws& draws, SyntheticChild& child, int last_day) {
  int at = child.start;
  Placement in = placements[draws.category(placement_shares)];
  std::string began = "S", status = "C2";
  const double changes = law.moves_a_month + law.status_changes_a_month;
  const int until = child.end.value_or(last_day + 1);
  for (;;) {
    const double months = changes > 0.0 ? draws.exponential(changes) : 1e6;
    const int next = at + std::max(1, static_cast<int>(std::min(months, 1e6) * days_a_month));
    if (next >= until) break;
    child.episodes.push_back({at, next, began, status, in.place, in.provider, "X1"});
    at = next;
    if (draws.uniform() * changes < law.moves_a_month) {
      began = "P";
      in = placements[draws.category(placement_shares)];
    } else {
      began = "L";
      status = "E1";
    }
  }
  child.episodes.push_back({at, child.end, began, status, in.place, in.provider,
                            child.end ? reason_codes[static_cast<std::size_t>(child.reason)] : ""});
}

SyntheticChild one_child(const SyntheticLaw& law, Draws& draws, double entered, int last_day) {
  SyntheticChild child;
  child.start = static_cast<int>(std::floor(entered));
  const std::size_t band = draws.category(law.ages);
  const double age = age_edges[band] + draws.uniform() * (age_edges[band + 1] - age_edges[band]);
  child.born = child.start - static_cast<int>(age * days_a_year);
  int end = static_cast<int>(std::min(std::floor(entered + stay(law, draws) * days_a_month), 1e8));
  child.reason = static_cast<int>(draws.category(law.reasons));
  if (end >= eighteenth_birthday(child.born)) {
    end = eighteenth_birthday(child.born);
    child.reason = 4;
  }
  if (end <= last_day) child.end = end;
  add_episodes(law, draws, child, last_day);
  return child;
}

}  // namespace

std::vector<SyntheticChild> simulate_children(const SyntheticLaw& law, chance::Seed seed) {
  const int window_start = day_number(law.first_year - 1, 4, 1);
  const int last_day = day_number(law.first_year + law.years - 1, 3, 31);
  const double rate = law.entries_a_year / days_a_year;
  // Nobody stays beyond 18, so after 18 years the stock has its stationary law.
  const chance::Stream gaps(seed, {0, 0}, chance::Purpose::arrivals, chance::no_month, 1);
  std::vector<SyntheticChild> children;
  double entered = window_start - 18.5 * days_a_year;
  for (std::uint32_t i = 0;; ++i) {
    entered += -std::log(gaps.uniform(i)) / rate;
    if (entered >= last_day + 1) break;
    Draws draws(seed, i);
    SyntheticChild child = one_child(law, draws, entered, last_day);
    if (child.end && *child.end < window_start) continue;
    // Ids in an order that has nothing to do with the order of entering.
    child.id = fmt::format("ZZ{:06d}", (static_cast<std::uint64_t>(i) * 7'919 + 104'729) % 1'000'000);
    children.push_back(std::move(child));
  }
  return children;
}

}  // namespace loadline::testing
