#include <fmt/format.h>

#include "report/page/fans.hpp"
#include "report/page/parts.hpp"
#include "report/selections.hpp"
#include "report/words.hpp"

namespace loadline::report::page {

namespace {

html::Table fan_table(const Page& page, const analysis::Fan& fan, const svg::Label& label) {
  html::Table table{fan.name + ", at the end of each quarter",
                    {{"Month", html::Align::text}, {"P10"}, {"P25"}, {"P50"}, {"P75"}, {"P90"}},
                    {}};
  for (std::size_t m = 2; m < fan.p50.size(); m += 3)
    table.rows.push_back({page.calendar.short_name(units::MonthIndex(static_cast<int>(m))), label(fan.p10[m]),
                          label(fan.p25[m]), label(fan.p50[m]), label(fan.p75[m]), label(fan.p90[m])});
  return table;
}

svg::Label counted(int decimals) {
  return [decimals](double value) { return number(value, decimals); };
}

}  // namespace

Html fan_figure(const Page& page, const analysis::Fan& fan, const FanWords& words) {
  html::Figure figure;
  figure.id = words.id;
  figure.title = words.title;
  figure.description = fmt::format(
      "Fan chart of {} by month to {}: at the end the median is {}, 8 of 10 futures lie between {} and {}.",
      lower_first(fan.name), last_month(page), words.label(fan.p50.back()), words.label(fan.p10.back()),
      words.label(fan.p90.back()));
  figure.sentence = words.sentence;
  const svg::FanPicture picture{fan.p10, fan.p25,        fan.p50,      fan.p75,
                                fan.p90, words.recorded, words.levels, page.scenario.horizon.start.year,
                                false,   words.axis,     words.label};
  figure.draw = [picture](const svg::Size& size) { return svg::fan_chart(picture, size); };
  figure.table = fan_table(page, fan, words.label);
  return html::figure(figure);
}

namespace {

/// What was counted before the start, and the opening position: x in months from the start.
std::vector<svg::Point> history(const Page& page) {
  std::vector<svg::Point> points;
  for (const scenario::Observation& seen : page.scenario.assurance.history) {
    const double part =
        static_cast<double>(seen.date.day) / base::days_in_month(seen.date.year, seen.date.month);
    const double at = page.calendar.month_of(seen.date) + part;
    if (at <= 0.0) points.push_back({at, seen.looked_after.typical_value()});
  }
  if (!points.empty() && points.back().x < 0.0)
    points.push_back({0.0, page.scenario.demand.opening.looked_after.typical_value()});
  return points;
}

Html looked_after(const Page& page) {
  const analysis::Fan* fan = fan_of(page.findings, "looked-after");
  if (fan == nullptr) return {};
  FanWords words;
  words.id = "fan-looked-after";
  words.title = fmt::format("{} children looked after at the start; {} to {} by {} in 8 of 10 futures",
                            number(page.scenario.demand.opening.looked_after.typical_value(), 0),
                            number(fan->p10.back(), 0), number(fan->p90.back(), 0), last_month(page));
  words.recorded = history(page);
  words.sentence = words.recorded.empty() ? "The dark line is the median future; the light band holds 8 of "
                                            "10. The scale does not start at zero."
                                          : "Grey dots are the published counts of past years and the "
                                            "opening position; the fan is what the model expects from "
                                            "there. The scale does not start at zero.";
  words.axis = words.label = counted(0);
  return fan_figure(page, *fan, words);
}

Html caseload(const Page& page) {
  const analysis::Fan* fan = fan_of(page.findings, "caseload");
  if (fan == nullptr) return {};
  FanWords words;
  words.id = "fan-caseload";
  words.title = fmt::format("Caseload goes from {} to {} by {} in the median future, above {} in 1 of 10",
                            number(page.scenario.workforce.opening_caseload.typical_value(), 0),
                            number(fan->p50.back(), 1), last_month(page), number(fan->p90.back(), 1));
  words.sentence =
      "Open cases for each full-time case-holding worker. Heavier caseloads make staff leave, which makes "
      "caseloads heavier.";
  words.axis = [](double value) { return plain_number(value); };
  words.label = counted(1);
  return fan_figure(page, *fan, words);
}

/// Series that support the ones above: shown to who asks.
Html other_series(const Page& page) {
  Html charts;
  for (const char* id : {"plans", "unallocated", "agency", "unaccompanied", "spilled", "early-help",
                         "education-plans", "youth-justice"}) {
    const analysis::Fan* fan = fan_of(page.findings, id);
    if (fan == nullptr) continue;
    FanWords words;
    words.id = std::string("fan-") + id;
    words.title = fmt::format("{}: {} in the median future by {}, {} to {} in 8 of 10", fan->name,
                              number(fan->p50.back(), 0), last_month(page), number(fan->p10.back(), 0),
                              number(fan->p90.back(), 0));
    words.sentence = fmt::format("In {}.", fan->unit);
    words.axis = words.label = counted(0);
    charts += fan_figure(page, *fan, words);
  }
  return charts.empty()
             ? charts
             : html::folded("Protection plans, unallocated cases, agency staff, and what runs beside",
                            charts);
}

}  // namespace

Html children_and_staff(const Page& page) {
  return looked_after(page) + caseload(page) + staffing_loop(page) + other_series(page);
}

}  // namespace loadline::report::page
