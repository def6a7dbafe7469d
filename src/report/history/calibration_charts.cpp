#include <cmath>

#include <fmt/format.h>

#include "report/history/calibration_parts.hpp"
#include "report/history/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using analysis::Spread;
using analysis::YearSpread;
using html::Align;
using Recorded = std::optional<double> input::HistoryYear::*;
using Forecast = Spread YearSpread::*;

/// One of stock, entries, exits.
struct Kind {
  const char* id;
  const char* words;
  Recorded recorded;
  Forecast forecast;
};

TimePicture picture_of(const std::vector<input::HistoryYear>& history, const std::vector<YearSpread>& checks,
                       const std::vector<YearSpread>& forecast, const Kind& kind) {
  TimePicture picture;
  for (const input::HistoryYear& year : history)
    if (year.*kind.recorded)
      picture.recorded.push_back({static_cast<double>(year.year), *(year.*kind.recorded)});
  for (const YearSpread& check : checks) {
    const Spread& s = check.*kind.forecast;
    picture.checks.push_back({static_cast<double>(check.year), s.p10, s.p50, s.p90});
  }
  for (const YearSpread& year : forecast) picture.fan.emplace_back(year.year, year.*kind.forecast);
  picture.label = [](double value) { return people(value); };
  return picture;
}

html::Table figures(const std::vector<input::HistoryYear>& history, const std::vector<YearSpread>& checks,
                    const std::vector<YearSpread>& forecast, const Kind& kind) {
  html::Table table{std::string(kind.words) + ", years to 31 March",
                    {{"Year", Align::text}, {"Recorded"}, {"P10"}, {"P25"}, {"Median"}, {"P75"}, {"P90"}},
                    {}};
  const auto row = [&](int year, const std::string& recorded, const Spread* s) {
    std::vector<Html> cells{std::to_string(year), recorded};
    for (const double Spread::*q : {&Spread::p10, &Spread::p25, &Spread::p50, &Spread::p75, &Spread::p90})
      cells.emplace_back(s == nullptr ? std::string("–") : people(s->*q));
    table.rows.push_back(std::move(cells));
  };
  for (const input::HistoryYear& year : history) {
    const Spread* said = nullptr;
    for (const YearSpread& check : checks)
      if (check.year == year.year) said = &(check.*kind.forecast);
    row(year.year, year.*kind.recorded ? people(*(year.*kind.recorded)) : "–", said);
  }
  for (const YearSpread& year : forecast) row(year.year, "–", &(year.*kind.forecast));
  return table;
}

Html figure_of(const std::string& title, const std::string& sentence,
               const std::vector<input::HistoryYear>& history, const std::vector<YearSpread>& checks,
               const std::vector<YearSpread>& forecast, const Kind& kind) {
  const TimePicture picture = picture_of(history, checks, forecast, kind);
  html::Figure figure;
  figure.id = kind.id;
  figure.title = title;
  const Spread& end = forecast.back().*kind.forecast;
  figure.description =
      fmt::format("{} by year: recorded, and forecast to {}: median {}, 8 of 10 futures between {} and {}.",
                  kind.words, forecast.back().year, people(end.p50), people(end.p10), people(end.p90));
  figure.sentence = sentence;
  figure.draw = [picture](const svg::Size& size) { return time_chart(picture, size); };
  figure.table = figures(history, checks, forecast, kind);
  return html::figure(figure);
}

constexpr Kind stock{"stock", "Children looked after", &input::HistoryYear::looked_after, &YearSpread::stock};
constexpr Kind entries{"entries", "Children entering care a year", &input::HistoryYear::started,
                       &YearSpread::entries};
constexpr Kind exits{"exits", "Children leaving care a year", &input::HistoryYear::ceased,
                     &YearSpread::exits};

std::string last_recorded(const std::vector<input::HistoryYear>& history, Recorded what) {
  for (auto year = history.rbegin(); year != history.rend(); ++year)
    if ((*year).*what) return fmt::format("{} in the year to March {}", people(*((*year).*what)), year->year);
  return "not published";
}

}  // namespace

Html authority_charts(const analysis::AuthorityCalibration& authority) {
  const Kept inside = kept(authority);
  const std::string checked =
      inside.years == 0
          ? "The record is too short to ask how an earlier forecast would have done"
          : fmt::format(
                "{} of {} recorded years lay inside the range forecast a year before; about 8 of 10 should",
                inside.inside, inside.years);
  const YearSpread& next = authority.forecast.front();
  Html charts = figure_of(checked,
                          "Grey dots: what was published on 31 March. Pale bars: the range this method would "
                          "have given a year before, from "
                          "the earlier years alone, 8 of 10 futures wide. The fan is the forecast: darker, 5 "
                          "of 10 futures; paler, 8 of 10. The "
                          "scale does not start at zero.",
                          authority.history, authority.checks, authority.forecast, stock);
  charts += figure_of(fmt::format("Entries: {}; next year {} to {} in 8 of 10 futures",
                                  last_recorded(authority.history, entries.recorded),
                                  people(next.entries.p10), people(next.entries.p90)),
                      "Years to 31 March. Read as above.", authority.history, authority.checks,
                      authority.forecast, entries);
  charts += figure_of(fmt::format("Exits: {}; next year {} to {} in 8 of 10 futures",
                                  last_recorded(authority.history, exits.recorded), people(next.exits.p10),
                                  people(next.exits.p90)),
                      "Years to 31 March. Children who turned 18 are among them.", authority.history,
                      authority.checks, authority.forecast, exits);
  return charts;
}

Html table_chart(const analysis::TableCalibration& table) {
  if (table.all_forecast.empty())
    return html::p("No authority has stock, starts and ceased in every year, so there is no total to show.");
  const Spread& end = table.all_forecast.back().stock;
  const double now = *table.all_history.back().looked_after;
  return figure_of(
      fmt::format("All together: {} now; by {} {} to {} in 8 of 10 futures", people(now),
                  table.all_forecast.back().year, people(end.p10), people(end.p90)),
      fmt::format("The sum of {} authorities whose stock, starts and ceased are published for every year. "
                  "National years "
                  "move them together, so the sum is less certain than {} separate forecasts would be.",
                  table.all_authorities, table.all_authorities),
      table.all_history, {}, table.all_forecast, stock);
}

Html return_charts(const analysis::ReturnCalibration& returned) {
  const std::vector<analysis::SurvivalPoint>& points = returned.stays.survival;
  if (points.empty()) return {};
  const analysis::SurvivalPoint* year = &points.front();
  for (const analysis::SurvivalPoint& point : points)
    if (std::abs(point.months - 12.0) < std::abs(year->months - 12.0)) year = &point;
  html::Figure figure;
  figure.id = "survival";
  figure.title = fmt::format("{} in 100 children are still looked after {} months after entering care",
                             number(100.0 * year->seen, 0), number(year->months, 0));
  figure.description = fmt::format(
      "Share still looked after by time since entry: {} after {} months as returned, {} as fitted.",
      percent(year->seen), number(year->months, 0), percent(year->mixture));
  figure.sentence =
      "Grey: as the return says (Kaplan and Meier), with an 8-of-10 range. Blue: the mixture of short and "
      "long stays that "
      "the scenario takes over. Where they part, the mixture cannot follow; turquoise follows any shape. "
      "Turning 18 is left "
      "aside: the model ages children out by itself.";
  figure.draw = [points](const svg::Size& size) { return survival_chart(points, size); };
  figure.table = {"Share still looked after by months since entry",
                  {{"Months", Align::text},
                   {"As returned"},
                   {"± one standard error"},
                   {"Children watched"},
                   {"Mixture"},
                   {"Any shape"}},
                  {}};
  const std::size_t step = std::max<std::size_t>(1, points.size() / 24);
  for (std::size_t i = 0; i < points.size(); i += step)
    figure.table.rows.push_back({number(points[i].months, 0), percent(points[i].seen, 1),
                                 percent(points[i].seen_error, 1), people(points[i].at_risk),
                                 percent(points[i].mixture, 1), percent(points[i].piecewise, 1)});
  return html::figure(figure);
}

}  // namespace loadline::report::history
