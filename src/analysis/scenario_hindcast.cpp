#include "loadline/analysis/scenario_hindcast.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "loadline/base/expects.hpp"
#include "loadline/statistics/scores.hpp"
#include "loadline/units/calendar.hpp"

namespace loadline::analysis {
namespace {

namespace sc = loadline::scenario;
using Of = HindcastSeries::Of;
constexpr std::size_t least_for_a_trend = 3;

/// What of a run a series is about. One of the two is set.
struct Figures {
  const engine::Monthly* monthly = nullptr;
  std::optional<engine::Yearly> yearly;
};

Figures figures_of(const engine::Ensemble& e, const std::string& id) {
  const std::pair<const char*, const engine::Monthly*> monthly[] = {
      {"looked-after", &e.children},     {"plans", &e.plans},
      {"in-need", &e.in_need},           {"assessments", &e.assessments},
      {"care-leavers", &e.care_leavers}, {"caseload", &e.caseload},
      {"unallocated", &e.unallocated},   {"agency-fte", &e.agency}};
  for (const auto& [name, figures] : monthly)
    if (id == name) return {figures, std::nullopt};
  if (id == "net-cost") return {nullptr, e.net_cost};
  if (id == "company-result") return {nullptr, e.contracts.front().result};
  if (id == "looked-after-average") return {nullptr, e.looked_after};
  for (std::size_t l = 0; l < e.lines.size(); ++l)
    if (id == "cost." + e.lines[l].id) return {nullptr, e.line_costs[l]};
  return {};
}

/// The opening position of a series, where the scenario states it.
std::optional<double> opening_of(const sc::Scenario& s, const std::string& id) {
  const sc::OpeningStocks& opening = s.demand.opening;
  if (id == "looked-after") return opening.looked_after.typical_value();
  if (id == "plans") return opening.plans.typical_value();
  if (id == "in-need") return opening.in_need.typical_value();
  if (id == "assessments") return opening.assessments.typical_value();
  if (id == "care-leavers") return opening.care_leavers.typical_value();
  if (id == "caseload") return s.workforce.opening_caseload.typical_value();
  if (id == "unallocated") return s.workforce.opening_unallocated.typical_value();
  return std::nullopt;
}

/// Months from the start to the end of this day; 12 is the end of the first year.
double months_on(const units::Calendar& calendar, const base::Date& date) {
  return calendar.month_of(date) + static_cast<double>(date.day) / base::days_in_month(date.year, date.month);
}

/// Which column of the figures an observation is compared with: at or below -1 before the first, `columns` beyond.
int column_of(const units::Calendar& calendar, const base::Date& date, Of of) {
  const int end = static_cast<int>(std::lround(months_on(calendar, date)));  // nearest month's end
  if (of == Of::day) return end - 1;
  return end >= 12 ? (end + 6) / 12 - 1 : -1;  // nearest year's end
}

std::vector<double> column(const Figures& figures, int at) {
  std::vector<double> out;
  const auto copy = [&](const auto& table) {
    out.resize(static_cast<std::size_t>(table.rows()));
    for (Eigen::Index r = 0; r < table.rows(); ++r)
      out[static_cast<std::size_t>(r)] = static_cast<double>(table(r, at));
  };
  if (figures.monthly != nullptr)
    copy(*figures.monthly);
  else
    copy(*figures.yearly);
  return out;
}

Eigen::Index columns_in(const Figures& figures) {
  return figures.monthly != nullptr ? figures.monthly->cols() : figures.yearly->cols();
}

double years_at(int column, Of of) { return of == Of::day ? (column + 1) / 12.0 : column + 1.0; }

/// Counts on the log scale, money in millions as it is: a result may be negative.
double log_score_of(std::vector<double> ensemble, double observed, const std::string& unit) {
  const auto scaled = [&](double x) { return unit == "GBP" ? x / 1e6 : std::log(std::max(x, 0.5)); };
  for (double& x : ensemble) x = scaled(x);
  return statistics::log_score(ensemble, scaled(observed));
}

std::optional<double> trend_at(const std::vector<KnownBefore>& before, double years) {
  if (before.size() < least_for_a_trend || before.back().years - before.front().years < 1.0)
    return std::nullopt;
  const auto n = static_cast<double>(before.size());
  double x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
  for (const KnownBefore& known : before) {
    x += known.years / n;
    y += known.value / n;
  }
  for (const KnownBefore& known : before) {
    xx += (known.years - x) * (known.years - x);
    xy += (known.years - x) * (known.value - y);
  }
  return y + xy / xx * (years - x);
}

std::string when_of(const units::Calendar& calendar, const base::Date& date, int column, Of of) {
  if (of == Of::year) return calendar.year_name(column);
  return fmt::format("{} {}", date.day,
                     units::Calendar(calendar).name(units::MonthIndex(calendar.month_of(date))));
}

class Scorer {
 public:
  Scorer(const sc::Scenario& scenario, const engine::Ensemble& ensemble, HindcastSeries what)
      : scenario_(scenario), calendar_(scenario.horizon.start), figures_(figures_of(ensemble, what.id)) {
    LOADLINE_EXPECTS(figures_.monthly != nullptr || figures_.yearly);
    made_.what = std::move(what);
  }

  ScoredSeries run(const std::vector<input::ObservedFigure>& observed, ScenarioHindcast& all) {
    gather_history(observed);
    for (const input::ObservedFigure& figure : observed) {
      if (figure.series != made_.what.id) continue;
      const int at = column_of(calendar_, figure.date, made_.what.of);
      if (at < 0 || figure.date <= scenario_.about.as_of)
        all.before.push_back(figure);
      else if (at >= columns_in(figures_))
        all.beyond.push_back(figure);
      else
        made_.scored.push_back(score(figure, at));
    }
    if (!made_.scored.empty()) finish();
    return std::move(made_);
  }

 private:
  void gather_history(const std::vector<input::ObservedFigure>& observed) {
    std::vector<KnownBefore>& before = made_.before;
    const auto add = [&](const base::Date& date, double value) {
      before.push_back({months_on(calendar_, date) / 12.0, value});
    };
    for (const input::ObservedFigure& figure : observed)
      if (figure.series == made_.what.id && figure.date <= scenario_.about.as_of)
        add(figure.date, figure.value);
    if (made_.what.id == "looked-after")
      for (const sc::Observation& seen : scenario_.assurance.history)
        if (seen.date <= scenario_.about.as_of) add(seen.date, seen.looked_after.typical_value());
    std::erase_if(before, [](const KnownBefore& known) { return known.years > 0.0; });
    const auto opening = opening_of(scenario_, made_.what.id);
    // The opening position stands for the last day before the start, whatever else says it.
    if (opening) {
      std::erase_if(before, [](const KnownBefore& known) { return known.years > -1.0 / 24.0; });
      before.push_back({0.0, *opening});
    }
    std::stable_sort(before.begin(), before.end(),
                     [](const KnownBefore& a, const KnownBefore& b) { return a.years < b.years; });
    const auto same = [](const KnownBefore& a, const KnownBefore& b) {
      return std::abs(a.years - b.years) < 1e-9;
    };
    before.erase(std::unique(before.begin(), before.end(), same), before.end());
  }

  ScoredObservation score(const input::ObservedFigure& figure, int at) const {
    const std::vector<double> ensemble = column(figures_, at);
    ScoredObservation s;
    s.series = made_.what.id;
    s.name = made_.what.name;
    s.unit = made_.what.unit;
    s.date = figure.date;
    s.when = when_of(calendar_, figure.date, at, made_.what.of);
    s.years_on = years_at(at, made_.what.of);
    s.observed = figure.value;
    s.source = figure.source;
    s.row = figure.row;
    s.forecast = spread_of(ensemble);
    s.crps = statistics::crps(ensemble, figure.value);
    s.log_score = log_score_of(ensemble, figure.value, made_.what.unit);
    s.pit = statistics::pit(ensemble, figure.value);
    s.in_50 = figure.value >= s.forecast.p25 && figure.value <= s.forecast.p75;
    s.in_80 = figure.value >= s.forecast.p10 && figure.value <= s.forecast.p90;
    s.in_90 = figure.value >= s.forecast.p5 && figure.value <= s.forecast.p95;
    const auto against = [&](double point) { return BaselineScore{point, std::abs(point - figure.value)}; };
    if (!made_.before.empty()) s.last_value = against(made_.before.back().value);
    if (const auto trend = trend_at(made_.before, s.years_on)) s.linear_trend = against(*trend);
    return s;
  }

  void finish() {
    const auto n = static_cast<double>(made_.scored.size());
    for (const ScoredObservation& s : made_.scored) made_.mean_crps += s.crps / n;
    made_.skill_last_value = skill(&ScoredObservation::last_value);
    made_.skill_linear_trend = skill(&ScoredObservation::linear_trend);
    for (int at = 0; at < columns_in(figures_); ++at)
      made_.fan.emplace_back(years_at(at, made_.what.of), spread_of(column(figures_, at)));
  }

  std::optional<double> skill(std::optional<BaselineScore> ScoredObservation::*baseline) const {
    double own = 0.0, theirs = 0.0;
    for (const ScoredObservation& s : made_.scored) {
      if (!(s.*baseline)) continue;
      own += s.crps;
      theirs += (s.*baseline)->crps;
    }
    if (!(theirs > 0.0)) return std::nullopt;
    return 1.0 - own / theirs;
  }

  const sc::Scenario& scenario_;
  units::Calendar calendar_;
  Figures figures_;
  ScoredSeries made_;
};

}  // namespace

ScenarioHindcast scenario_hindcast(const sc::Scenario& scenario, const engine::Ensemble& ensemble,
                                   const std::vector<input::ObservedFigure>& observed) {
  ScenarioHindcast made;
  made.futures = ensemble.kept;
  for (const HindcastSeries& what : hindcast_series(scenario)) {
    const bool asked = std::any_of(observed.begin(), observed.end(),
                                   [&](const input::ObservedFigure& f) { return f.series == what.id; });
    if (!asked) continue;
    ScoredSeries series = Scorer(scenario, ensemble, what).run(observed, made);
    if (series.scored.empty()) continue;
    for (const ScoredObservation& s : series.scored) {
      ++made.scored;
      made.in_50 += s.in_50 ? 1 : 0;
      made.in_80 += s.in_80 ? 1 : 0;
      made.in_90 += s.in_90 ? 1 : 0;
    }
    made.series.push_back(std::move(series));
  }
  return made;
}

}  // namespace loadline::analysis
