#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "analysis/calibration/number.hpp"

namespace loadline::analysis {
namespace {

namespace sc = loadline::scenario;

double years_between(const base::Date& from, const base::Date& to) {
  const auto days = [](const base::Date& d) {
    using namespace std::chrono;
    return sys_days(year(d.year) / month(static_cast<unsigned>(d.month)) / day(static_cast<unsigned>(d.day)))
        .time_since_epoch()
        .count();
  };
  return static_cast<double>(days(to) - days(from)) / 365.25;
}

std::size_t band_of(double age) {
  double upper = 0.0;
  for (std::size_t a = 0; a + 1 < sc::age_bands; ++a) {
    upper += sc::age_band_years[a];
    if (age < upper) return a;
  }
  return sc::age_bands - 1;
}

/// Whole units that sum to `total` and lie nearest to the parts: largest remainders, the first of equals first.
std::vector<double> whole_parts(const std::vector<double>& parts, double total) {
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  std::vector<double> whole(parts.size(), 0.0);
  if (!(sum > 0.0)) return whole;
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  double given = 0.0;
  for (std::size_t i = 0; i < parts.size(); ++i) given += whole[i] = std::floor(parts[i] / sum * total);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return parts[a] / sum * total - whole[a] > parts[b] / sum * total - whole[b];
  });
  for (std::size_t k = 0; given < total - 0.5; ++k, given += 1.0) whole[order[k]] += 1.0;
  return whole;
}

/// Shares of 0 to 1 in steps of a thousandth, exactly 1 together.
std::vector<double> shares_of(const std::vector<double>& parts) {
  std::vector<double> shares = whole_parts(parts, 1'000.0);
  for (double& share : shares) share /= 1'000.0;
  return shares;
}

constexpr double z80 = 1.2815515655446004;  // a standard normal lies below with probability 90 %

void add_stays(const StayMixture& mixture, std::vector<CalibratedNumber>& numbers) {
  const LogitBelief& share = mixture.short_stays;
  numbers.push_back(calibrated("demand.care.short_stays", "share of entrants whose stay is short", "%",
                               chance::Metalog{share.quantile_at(-z80), share.quantile_at(0.0),
                                               share.quantile_at(z80), chance::Support::share}));
  for (const auto& [key, meaning, belief] :
       {std::tuple{"short_mean", "mean short stay", &mixture.short_mean},
        std::tuple{"long_mean", "mean long stay, before ageing out at 18", &mixture.long_mean}})
    numbers.push_back(calibrated(
        fmt::format("demand.care.{}", key), meaning, "months",
        chance::Lognormal{std::exp(belief->centre), std::sqrt(std::expm1(belief->sd * belief->sd))}));
  const double spreads[] = {share.sd, mixture.short_mean.sd, mixture.long_mean.sd};
  for (std::size_t i = 0; i < 3; ++i) {
    CalibratedNumber& number = numbers[numbers.size() - 3 + i];
    number.assumption = "A-CAL-STAYS";
    // A factor of e^0.3 either way is about a third: no longer reliable evidence.
    number.quality = !mixture.converged ? sc::Quality::red
                     : spreads[i] > 0.3 ? sc::Quality::amber
                                        : sc::Quality::green;
  }
}

void add_reasons(const LeavingShares& leaving, std::vector<CalibratedNumber>& numbers) {
  const double all = std::accumulate(leaving.weights.begin(), leaving.weights.end(), 0.0);
  const auto add = [&](const char* path, const char* meaning, LeavingReason reason) {
    const double mean = leaving.weights[static_cast<std::size_t>(reason)] / all;
    numbers.push_back(calibrated(path, meaning, "%", chance::Beta{mean, all}));
    numbers.back().quality = sc::Quality::green;
  };
  add("demand.care.home", "share of leavers under 18 who go home", LeavingReason::home);
  add("demand.care.adopted", "share of leavers under 18 who are adopted", LeavingReason::adopted);
  add("demand.care.guardianship", "share of leavers under 18 under special guardianship",
      LeavingReason::guardianship);
}

void add_ages(const ReturnCalibration& made, std::vector<CalibratedNumber>& numbers) {
  const std::vector<double> shares = shares_of({made.by_age.begin(), made.by_age.end()});
  for (std::size_t a = 0; a < sc::age_bands; ++a) {
    numbers.push_back(calibrated(fmt::format("demand.age.{}.looked_after", sc::age_band_keys[a]),
                                 fmt::format("share of children looked after aged {}", sc::age_band_names[a]),
                                 "%", chance::Certain{shares[a]}));
    numbers.back().quality = sc::Quality::green;
  }
}

void add_placements(const ReturnCalibration& made, std::vector<CalibratedNumber>& numbers) {
  const PlacementMixes& mixes = made.stays.placements;
  const auto list = [](const PlacementMix& mix) {
    return std::vector<double>(mix.counts.begin(), mix.counts.end());
  };
  const std::vector<double> opening = whole_parts(list(mixes.at_end), made.looked_after);
  const std::vector<double> under = shares_of(list(mixes.entrants_under_16));
  const std::vector<double> older = shares_of(list(mixes.entrants_16));
  const auto sum = [](const std::vector<double>& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0);
  };
  for (std::size_t p = 0; p < sc::placement_types; ++p) {
    const std::string path = fmt::format("demand.placement.{}", sc::placement_keys[p]);
    const std::string where = sc::placement_names[p];
    const auto add = [&](const char* key, const std::string& meaning, const char* unit, double value) {
      numbers.push_back(calibrated(path + "." + key, meaning, unit, chance::Certain{value}));
      if (made.elsewhere > 0.0) numbers.back().assumption = "A-CAL-PLACEMENTS";
      numbers.back().quality = sc::Quality::green;
    };
    if (sum(opening) > 0.0) add("opening", "children placed: " + where, "children", opening[p]);
    if (sum(under) > 0.0) add("entrants", "share of entrants under 16 placed: " + where, "%", under[p]);
    if (sum(older) > 0.0)
      add("entrants_16", "share of entrants of 16 and 17 placed: " + where, "%", older[p]);
  }
}

/// Entries from the return alone: the mean of its years, as uncertain as the mean of so few years is and as a year to come
/// differs from them beyond counting. One year shows no such difference: then it is taken as four times counting, what
/// small authorities show. Whether entries grow is for a published table to say.
void add_entries(const StayEntries& entries, std::vector<CalibratedNumber>& numbers) {
  constexpr double usual_dispersion = 4.0;
  const double beyond =
      entries.yearly_dispersion ? std::max(1.0, entries.yearly_dispersion->mean) : usual_dispersion;
  const double cv = std::sqrt(beyond / std::max(entries.rate.shape, 0.5) +
                              (beyond - 1.0) / std::max(entries.rate.mean(), 0.5));
  numbers.push_back(calibrated("demand.care.entries.starts", "children entering care in a year", "children",
                               chance::Gamma{entries.rate.mean(), cv}));
  numbers.back().assumption = "A-CAL-ENTRIES";
  numbers.back().quality = sc::Quality::amber;
}

}  // namespace

ReturnCalibration calibrate_return(const input::CareReturn& returned, FlowsFrom flows) {
  ReturnCalibration made;
  made.stays = fit_stays(returned);
  made.years = input::yearly(returned);
  made.window_start = returned.window_start;
  made.window_end = returned.window_end;
  made.children = returned.children;
  made.episodes = returned.episodes;
  for (const input::CarePeriod& period : returned.periods) {
    if (period.end) continue;
    made.looked_after += 1.0;
    made.by_age[band_of(period.age_at_start + years_between(period.start, made.window_end))] += 1.0;
  }
  made.elsewhere = made.stays.placements.at_end.elsewhere;
  std::vector<CalibratedNumber>& numbers = made.numbers;
  if (flows == FlowsFrom::returned) add_entries(made.stays.entries, numbers);
  if (made.looked_after > 0.0) {
    numbers.push_back(calibrated("demand.opening.looked_after", "children looked after at the start",
                                 "children", chance::Certain{made.looked_after}));
    numbers.back().quality = sc::Quality::green;
  }
  add_stays(made.stays.mixture, numbers);
  add_reasons(made.stays.leaving, numbers);
  if (made.looked_after > 0.0) add_ages(made, numbers);
  add_placements(made, numbers);
  for (CalibratedNumber& one : numbers) one.measured = made.window_end;
  return made;
}

}  // namespace loadline::analysis
