#include <cmath>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/selections.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::LoopCurve;
using analysis::LoopYear;
using html::Align;
using html::p;

std::optional<double> tipping_of(const LoopCurve& loop) {
  return std::isnan(loop.outlook.tipping) ? std::nullopt : std::optional(loop.outlook.tipping);
}
/// None where nothing holds the numbers.
std::optional<double> settles_of(const LoopCurve& loop) {
  return loop.equilibria.empty() ? std::nullopt : std::optional(loop.outlook.settles);
}

std::string people(double count) { return number(count, 0); }

/// What the chart says of today, in the words a board needs.
struct LoopWords {
  std::string title, sentence;
  std::vector<std::string> distance;  ///< In the chart; none where there is no tipping point.
};

constexpr const char* how_to_read =
    "The solid line shows how many permanent social workers are found in a year, the dashed line how many "
    "leave, at each number in post: fewer staff carry more cases each, and more of them leave. ";
constexpr const char* what_is_held =
    " Drawn at typical values, with the opening position's demand, posts and agency limits.";

std::string settles_words(const std::optional<double>& settles) {
  return settles ? fmt::format("Numbers settle near {}", people(*settles)) : "Nothing holds the numbers";
}

LoopWords without_tipping(const std::optional<double>& settles) {
  return {settles
              ? fmt::format("Social work staff settle near {}: there is no tipping point", people(*settles))
              : "Social work staff run down: at no number are as many found as leave",
          std::string(how_to_read) +
              (settles ? fmt::format("The lines cross once: with the agency cover and the limits on turnover "
                                     "and caseload that hold, numbers settle near {} whatever number they "
                                     "start from.",
                                     people(*settles))
                       : "They never cross: more leave than can be found at every number.") +
              what_is_held,
          {}};
}

LoopWords above_tipping(const LoopCurve& loop, double tipping, const std::optional<double>& settles) {
  const std::string fewer = people(loop.now - tipping);
  return {fmt::format("{} fewer permanent social workers, and numbers run away", fewer),
          fmt::format("{}{} while they stay above the tipping point of {} (the open circle). Below it more "
                      "leave than can be found, caseloads rise, and each who leaves makes the next more "
                      "likely to.{}",
                      how_to_read, settles_words(settles), people(tipping), what_is_held),
          {fewer + " fewer, and", "numbers run away"}};
}

LoopWords below_tipping(const LoopCurve& loop, double tipping, const std::optional<double>& settles) {
  const std::string short_of = people(tipping - loop.now);
  return {fmt::format("Staffing is past its tipping point: {} permanent social workers too few", short_of),
          fmt::format(
              "{}The service has {}, below the tipping point of {} (the open circle): more leave than "
              "can be found. {}. It takes {} more, or a change in what makes staff leave, to turn "
              "that round.{}",
              how_to_read, people(loop.now), people(tipping), settles_words(settles), short_of, what_is_held),
          {short_of + " too few:", "numbers run away"}};
}

LoopWords words_of(const LoopCurve& loop) {
  const std::optional<double> tipping = tipping_of(loop), settles = settles_of(loop);
  if (!tipping) return without_tipping(settles);
  return loop.now >= *tipping ? above_tipping(loop, *tipping, settles)
                              : below_tipping(loop, *tipping, settles);
}

/// The points in steps that a reader can follow: about twenty of them.
html::Table curve_table(const LoopCurve& loop) {
  html::Table table{"People who leave and are found a year, by permanent social workers in post",
                    {{"In post", Align::text}, {"Leave a year"}, {"Found a year"}, {"Caseload"}},
                    {}};
  const std::size_t step = std::max<std::size_t>(1, loop.staff.size() / 20);
  for (std::size_t i = 0; i < loop.staff.size(); i += step)
    table.rows.push_back({number(loop.staff[i], 1), number(loop.leavers[i], 1), number(loop.starters[i], 1),
                          number(loop.caseload[i], 1)});
  for (const service::Equilibrium& e : loop.equilibria)
    table.rows.push_back({fmt::format("{} ({})", number(e.staff, 1), e.stable ? "settles" : "tipping point"),
                          "as many", "as many", number(e.caseload, 1)});
  return table;
}

Html chart(const LoopCurve& loop) {
  if (loop.staff.size() < 2) return {};
  const LoopWords words = words_of(loop);
  svg::LoopPicture picture{loop.staff, loop.leavers, loop.starters,    {},
                           loop.now,   loop.posts,   tipping_of(loop), words.distance};
  for (const service::Equilibrium& e : loop.equilibria) picture.crossings.push_back({e.staff, e.stable});
  html::Figure figure;
  figure.id = "staffing-loop";
  figure.title = words.title;
  figure.description = fmt::format(
      "Two curves over the number of permanent social workers in post: who leaves and who is found in a "
      "year. {} are in post now, of {} posts. They cross {} time{}.",
      people(loop.now), people(loop.posts), loop.equilibria.size(), loop.equilibria.size() == 1 ? "" : "s");
  figure.sentence = words.sentence;
  figure.draw = [picture](const svg::Size& size) { return svg::loop_chart(picture, size); };
  figure.resize = svg::loop_size;
  figure.table = curve_table(loop);
  return html::figure(figure);
}

std::string distance(const LoopYear& year, double staff) {
  return std::isnan(if_any(year, staff)) ? "none" : number(staff, 0);
}

Html year_table(const std::vector<LoopYear>& years) {
  html::Table table{"The tipping point at each year's end, over all futures (permanent social workers)",
                    {{"Year", Align::text},
                     {"In post, median"},
                     {"Would settle at, median"},
                     {"There is a tipping point"},
                     {"Staff are past it"},
                     {"Staff above it: P10"},
                     {"P50"},
                     {"P90"}},
                    {}};
  for (const LoopYear& y : years)
    table.rows.push_back({y.year, number(y.staff_p50, 0), number(y.settles_p50, 0),
                          probability(y.has_tipping), probability(y.past), distance(y, y.distance_p10),
                          distance(y, y.distance_p50), distance(y, y.distance_p90)});
  return html::table(table) +
         p("Each future has its own demand, posts and turnover, and so its own tipping point, or none. "
           "\"Staff above "
           "it\" counts futures that have one: how many permanent social workers there are beyond it; below "
           "nought, staff are past it.");
}

}  // namespace

Html staffing_loop(const Page& page) {
  Html content = chart(page.findings.loop);
  if (!page.findings.loop_years.empty()) content += year_table(page.findings.loop_years);
  return content;
}

}  // namespace loadline::report::page
