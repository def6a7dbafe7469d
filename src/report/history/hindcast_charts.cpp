#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/history/charts.hpp"
#include "report/history/hindcast_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using analysis::AuthorityOrigin;
using analysis::FollowedYear;
using analysis::ScoredObservation;
using html::Align;

bool inside(double observed, double low, double high) { return observed >= low && observed <= high; }

html::Table origin_figures(const AuthorityOrigin& origin) {
  html::Table table{
      "Children looked after on 31 March",
      {{"Year", Align::text}, {"P10"}, {"P25"}, {"Median"}, {"P75"}, {"P90"}, {"What followed"}},
      {}};
  for (const analysis::YearSpread& year : origin.forecast) {
    std::string observed = "–";
    for (const FollowedYear& f : origin.followed)
      if (f.score.origin + f.score.horizon == year.year) observed = people(f.score.observed);
    const analysis::Spread& s = year.stock;
    table.rows.push_back({std::to_string(year.year), people(s.p10), people(s.p25), people(s.p50),
                          people(s.p75), people(s.p90), observed});
  }
  return table;
}

std::string in_words(double value, const std::string& unit) {
  if (unit == "GBP") return money(value);
  return number(value, unit == "children" ? 0 : 1);
}

}  // namespace

Html origin_charts(const analysis::AuthorityHindcast& authority) {
  Html charts;
  for (const AuthorityOrigin& origin : authority.origins) {
    TimePicture picture;
    for (const input::HistoryYear& year : authority.history) {
      if (!year.looked_after) continue;
      const svg::Point at{static_cast<double>(year.year), *year.looked_after};
      if (year.year <= origin.origin)
        picture.recorded.push_back(at);
      else if (year.year <= origin.origin + static_cast<int>(origin.forecast.size()))
        picture.later.push_back(at);
    }
    for (const analysis::YearSpread& year : origin.forecast) picture.fan.emplace_back(year.year, year.stock);
    picture.label = [](double value) { return people(value); };
    const auto within = std::count_if(
        origin.followed.begin(), origin.followed.end(),
        [](const FollowedYear& f) { return inside(f.score.observed, f.score.p10, f.score.p90); });
    html::Figure figure;
    figure.id = fmt::format("as-of-{}", origin.origin);
    figure.title =
        origin.followed.empty()
            ? fmt::format("As of {}: nothing that followed is known yet", origin.origin)
            : fmt::format("As of {}: {} of {} that followed lay inside the 8-of-10 range", origin.origin,
                          within, count_of(origin.followed.size(), "year", "years"));
    figure.description = fmt::format("Fan chart of children looked after from {} with what followed: {}.",
                                     origin.origin, figure.title);
    figure.sentence =
        "The forecast saw nothing after its as-of year. Darker: 5 of 10 futures; paler: 8 of 10. The scale "
        "does not "
        "start at zero.";
    figure.draw = [picture](const svg::Size& size) { return time_chart(picture, size); };
    figure.table = origin_figures(origin);
    charts += html::figure(figure);
  }
  return charts;
}

Html origin_table(const analysis::AuthorityHindcast& authority) {
  html::Table table{"What followed against what was forecast (children)",
                    {{"Forecast", Align::text},
                     {"Observed"},
                     {"Median"},
                     {"8 of 10 futures"},
                     {"Inside 50 / 80 / 90%", Align::text},
                     {"Place"},
                     {"Log score"},
                     {"CRPS"}},
                    {}};
  for (const AuthorityOrigin& origin : authority.origins)
    if (!origin.followed.empty()) {
      for (const auto& [name, crps] : origin.followed.front().baselines)
        table.columns.push_back({"CRPS of " + name});
      break;
    }
  for (const AuthorityOrigin& origin : authority.origins)
    for (const FollowedYear& f : origin.followed) {
      const analysis::AuthorityScore& s = f.score;
      const auto yes = [&](double low, double high) { return inside(s.observed, low, high) ? "yes" : "no"; };
      std::vector<Html> row{
          fmt::format("as of {} for {}", s.origin, s.origin + s.horizon),
          people(s.observed),
          people(s.p50),
          range(s.p10, s.p90),
          fmt::format("{} / {} / {}", yes(s.p25, s.p75), yes(s.p10, s.p90), yes(s.p5, s.p95)),
          percent(s.pit),
          number(s.log_score, 2),
          number(s.crps, 1)};
      for (const auto& [name, crps] : f.baselines) row.emplace_back(number(crps, 1));
      table.rows.push_back(std::move(row));
    }
  return html::table(table);
}

Html series_figure(const scenario::Scenario& scenario, const analysis::ScoredSeries& series) {
  const double start = scenario.horizon.start.year;  // 31 March of that year, on the axis
  TimePicture picture;
  for (const analysis::KnownBefore& known : series.before)
    picture.recorded.push_back({start + known.years, known.value});
  for (const auto& [years, spread] : series.fan) picture.fan.emplace_back(start + years, spread);
  for (const ScoredObservation& s : series.scored) picture.later.push_back({start + s.years_on, s.observed});
  const std::string unit = series.what.unit;
  picture.axis = [unit](double value) { return unit == "GBP" ? axis_money(value) : plain_number(value); };
  picture.label = [unit](double value) { return in_words(value, unit); };
  const auto within = std::count_if(series.scored.begin(), series.scored.end(),
                                    [](const ScoredObservation& s) { return s.in_80; });
  html::Figure figure;
  figure.id = "series-" + series.what.id;
  std::replace(figure.id.begin(), figure.id.end(), '.', '-');
  figure.title = fmt::format("{}: {} of {} inside the 8-of-10 range", series.what.name, within,
                             count_of(series.scored.size(), "observation", "observations"));
  figure.description =
      "Fan chart from the start of the scenario, with what was observed later. " + figure.title + ".";
  figure.sentence = fmt::format(
      "{}. Grey: known before the start. Pink: what followed. A year on the axis is its 31 March. Darker: "
      "5 of 10 futures; paler: 8 of 10. The scale does not start at zero.",
      unit == "GBP" ? "Pounds a year" : "In " + unit);
  figure.draw = [picture](const svg::Size& size) { return time_chart(picture, size); };
  figure.table = {series.what.name,
                  {{"When", Align::text}, {"P10"}, {"P25"}, {"Median"}, {"P75"}, {"P90"}, {"Observed"}},
                  {}};
  for (const ScoredObservation& s : series.scored)
    figure.table.rows.push_back({s.when, in_words(s.forecast.p10, unit), in_words(s.forecast.p25, unit),
                                 in_words(s.forecast.p50, unit), in_words(s.forecast.p75, unit),
                                 in_words(s.forecast.p90, unit), in_words(s.observed, unit)});
  return html::figure(figure);
}

Html observations_table(const analysis::ScenarioHindcast& hindcast) {
  html::Table table{"Every observation against the futures",
                    {{"What", Align::text},
                     {"When", Align::text},
                     {"Observed"},
                     {"Median"},
                     {"8 of 10 futures"},
                     {"Inside 50 / 80 / 90%", Align::text},
                     {"Place"},
                     {"CRPS"},
                     {"Log score"},
                     {"Last value's CRPS"},
                     {"Linear trend's CRPS"},
                     {"Source", Align::text}},
                    {}};
  for (const analysis::ScoredSeries& series : hindcast.series)
    for (const ScoredObservation& s : series.scored) {
      const auto say = [&](double value) { return in_words(value, s.unit); };
      const auto yes = [](bool in) { return in ? "yes" : "no"; };
      const auto of = [&](const std::optional<analysis::BaselineScore>& b) {
        return b ? say(b->crps) : std::string("–");
      };
      table.rows.push_back({s.name, s.when, say(s.observed), say(s.forecast.p50),
                            say(s.forecast.p10) + " to " + say(s.forecast.p90),
                            fmt::format("{} / {} / {}", yes(s.in_50), yes(s.in_80), yes(s.in_90)),
                            percent(s.pit), say(s.crps),
                            std::isfinite(s.log_score) ? number(s.log_score, 2) : "–", of(s.last_value),
                            of(s.linear_trend), s.source});
    }
  return html::table(table);
}

Html skill_table(const analysis::ScenarioHindcast& hindcast) {
  html::Table table{"Against simple ways to forecast",
                    {{"What", Align::text},
                     {"Observations"},
                     {"Mean CRPS"},
                     {"Against last value", Align::text},
                     {"Against a linear trend", Align::text}},
                    {}};
  const auto words = [](const std::optional<double>& skill) {
    return skill ? skill_words(*skill) : std::string("no history to say");
  };
  for (const analysis::ScoredSeries& s : hindcast.series)
    table.rows.push_back({s.what.name, std::to_string(s.scored.size()), in_words(s.mean_crps, s.what.unit),
                          words(s.skill_last_value), words(s.skill_linear_trend)});
  return html::table(table) + html::p(
                                  "Last value: the opening position, or the last figure known before the "
                                  "start, stays as it is. Linear trend: a straight "
                                  "line through what was known, where that is three figures or more.");
}

}  // namespace loadline::report::history
