#include "report/history/hindcast_parts.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/history/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using analysis::AuthorityScore;
using analysis::BacktestCell;
using analysis::ForecasterScore;
using html::Align;
using html::p;

std::string horizon_words(const BacktestCell& cell) {
  return fmt::format("as of {}, {}", cell.origin,
                     count_of(static_cast<std::size_t>(cell.horizon), "year ahead", "years ahead"));
}

std::string share_error(const statistics::Estimate& e) {
  return fmt::format("{} ± {}", number(100.0 * e.value, 2), number(100.0 * e.error, 2));
}

bool is_point(const ForecasterScore& score) { return score.pit.empty(); }

}  // namespace

std::string skill_words(double skill) {
  const double whole = std::round(100.0 * std::abs(skill));
  if (whole == 0.0) return "as good";
  return fmt::format("{} by {}%", skill > 0.0 ? "better" : "worse", number(whole, 0));
}

std::string one_authority_proves_little(int scored) {
  return fmt::format(
      "{} of one authority prove little: a sound forecast misses its 8-of-10 range one time in five, later "
      "years repeat much "
      "of what earlier ones brought, and a poor forecast can be lucky. Whether the method holds is for many "
      "authorities to "
      "say.",
      count_of(static_cast<std::size_t>(scored), "observation", "observations"));
}

Html how_to_read() {
  return paragraphs(
      {"CRPS (continuous ranked probability score) is the distance between a forecast and what happened, in "
       "the unit of the "
       "figure: for a single number it is the plain error; a range earns a lower score the tighter it is "
       "around what happened. "
       "Lower is better.",
       "Skill is the part of a simple forecast's CRPS that is saved: 10 % better means a tenth less error. "
       "Below nothing, the "
       "simple way was better.",
       "The log score is minus the log of the density given to what happened: it punishes ranges that were "
       "too sure. Lower is "
       "better; a single number has none.",
       "An observation's place in its forecast (PIT) is the share of futures below it. Over many honest "
       "forecasts all places "
       "are alike: ten even columns. A heap at both ends means ranges too narrow, a heap in the middle too "
       "wide, a slope a "
       "forecast too low or too high."});
}

Html coverage_figure(const analysis::Backtest& test) {
  std::vector<CoverageRow> rows;
  html::Figure figure;
  figure.table = {"Share of what followed inside the ranges",
                  {{"Forecast", Align::text},
                   {"Authorities"},
                   {"Inside 50%"},
                   {"Inside 80%"},
                   {"Inside 90%"},
                   {"Width of the 80% range / stock"}},
                  {}};
  double least = 1.0, most = 0.0;
  for (const BacktestCell& cell : test.cells) {
    const ForecasterScore& own = cell.scores.front();
    rows.push_back({horizon_words(cell), own.cover_50, own.cover_80, own.cover_90});
    least = std::min(least, own.cover_80);
    most = std::max(most, own.cover_80);
    figure.table.rows.push_back({horizon_words(cell), std::to_string(cell.authorities), percent(own.cover_50),
                                 percent(own.cover_80), percent(own.cover_90), percent(own.width_80)});
  }
  figure.id = "coverage";
  figure.title = rows.size() == 1 ? fmt::format("The 80% range held {} of what followed", percent(least))
                                  : fmt::format("The 80% range held {} to {} of what followed",
                                                percent(least), percent(most));
  figure.description = figure.title + ", by as-of year and years ahead; also the 50 and 90% ranges.";
  figure.sentence =
      "A dot on its mark kept its promise; to the left of it the range was too narrow, to the right "
      "too wide. Authorities "
      "share national years, so dots of one row move together.";
  figure.draw = [rows](const svg::Size& size) { return coverage_chart(rows, size); };
  figure.resize = [n = rows.size()](const svg::Size& size) { return coverage_size(size, n); };
  return html::figure(figure);
}

Html pit_figure(const analysis::BacktestTotals& totals) {
  html::Figure figure;
  const double low = totals.pit.front(), high = totals.pit.back(), each = totals.scored / 10.0;
  figure.id = "places";
  figure.title =
      low + high > 2.5 * each   ? "What followed lay at the edges too often: the ranges were too narrow"
      : low + high < 1.5 * each ? "What followed lay at the edges too seldom: the ranges were too wide"
      : high > 1.6 * low        ? "What followed lay above the forecast more often than below"
      : low > 1.6 * high        ? "What followed lay below the forecast more often than above"
                                : "What followed was spread evenly over its forecasts, as it should be";
  figure.description = fmt::format(
      "Ten columns: how many of {} observations lay in each tenth of their forecast, from far below "
      "to far above; {} in the lowest and {} in the highest.",
      totals.scored, totals.pit.front(), totals.pit.back());
  figure.sentence =
      "Each observation's place in its own forecast, all as-of years and horizons together. Horizons "
      "overlap, so luck "
      "can reach further than the grey band.";
  figure.table = {"Observations by tenth of their forecast", {{"Tenth", Align::text}, {"Observations"}}, {}};
  for (std::size_t b = 0; b < totals.pit.size(); ++b)
    figure.table.rows.push_back(
        {fmt::format("{} to {}%", 10 * b, 10 * b + 10), std::to_string(totals.pit[b])});
  figure.draw = [bins = totals.pit](const svg::Size& size) { return pit_chart(bins, size); };
  return html::figure(figure);
}

Html scores_table(const analysis::Backtest& test) {
  html::Table table{"Scores: CRPS as a share of the stock, in per cent",
                    {{"Forecast", Align::text},
                     {"Made by", Align::text},
                     {"Authorities"},
                     {"CRPS ± one standard error"},
                     {"Ours against it", Align::text},
                     {"Difference ± one standard error"},
                     {"Log score"},
                     {"Inside 50 / 80 / 90%"},
                     {"Width of 80%"}},
                    {}};
  for (const BacktestCell& cell : test.cells)
    for (const ForecasterScore& score : cell.scores) {
      const bool own = &score == &cell.scores.front();
      table.rows.push_back({horizon_words(cell),
                            own ? html::element("strong", "ours: " + score.name) : Html(score.name),
                            std::to_string(cell.authorities), share_error(score.crps),
                            own ? std::string("–") : skill_words(score.skill),
                            own ? std::string("–") : share_error(score.gain),
                            is_point(score) ? std::string("–") : number(score.log_score, 2),
                            is_point(score) ? std::string("–")
                                            : fmt::format("{:.0f} / {:.0f} / {:.0f}", 100.0 * score.cover_50,
                                                          100.0 * score.cover_80, 100.0 * score.cover_90),
                            is_point(score) ? std::string("–") : percent(score.width_80)});
    }
  return html::table(table) + p("Last value: the stock stays as it is. Linear trend: a straight line through "
                                "the years known. National growth: every "
                                "authority grows as the total has. Probabilistic last value: the stock times "
                                "the changes seen in all authorities so "
                                "far; it gives a range too and is the hardest to beat. A difference above "
                                "nothing favours our forecast; one within two "
                                "standard errors of nothing may be luck.");
}

Html surprises_table(const analysis::Backtest& test) {
  constexpr std::size_t most = 12;
  std::vector<const AuthorityScore*> order;
  for (const AuthorityScore& score : test.authorities)
    if (score.observed < score.p5 || score.observed > score.p95) order.push_back(&score);
  const auto far = [](const AuthorityScore* s) { return s->crps / s->stock; };
  std::stable_sort(order.begin(), order.end(), [&](const auto* a, const auto* b) { return far(a) > far(b); });
  if (order.size() > most) order.resize(most);
  if (order.empty()) return {};
  html::Table table{"The greatest surprises: outside even the 9-of-10 range",
                    {{"Authority", Align::text},
                     {"Forecast", Align::text},
                     {"Looked after then"},
                     {"8 of 10 futures"},
                     {"What followed"}},
                    {}};
  for (const AuthorityScore* s : order)
    table.rows.push_back({s->name, fmt::format("as of {} for {}", s->origin, s->origin + s->horizon),
                          people(s->stock), range(s->p10, s->p90), people(s->observed)});
  return html::table(table);
}

}  // namespace loadline::report::history
