#include <cmath>

#include "loadline/report/hindcast_report.hpp"
#include "report/csv_table.hpp"

namespace loadline::report {
namespace {

std::string finite_cell(double value) { return std::isfinite(value) ? cell(value) : ""; }
const char* yes(bool in) { return in ? "yes" : "no"; }

std::string cell_scores(const analysis::Backtest& test) {
  CsvTable table({"origin", "horizon", "forecaster", "authorities", "crps_share", "crps_error", "log_score",
                  "inside_50", "inside_80", "inside_90", "width_80_share", "gain_share", "gain_error",
                  "skill"});
  for (const analysis::BacktestCell& one : test.cells)
    for (const analysis::ForecasterScore& s : one.scores) {
      const bool point = s.pit.empty();
      const auto ranged = [&](double value) { return point ? std::string() : cell(value); };
      table.add({std::to_string(one.origin), std::to_string(one.horizon), s.name,
                 std::to_string(one.authorities), cell(s.crps.value), cell(s.crps.error),
                 finite_cell(s.log_score), ranged(s.cover_50), ranged(s.cover_80), ranged(s.cover_90),
                 ranged(s.width_80), cell(s.gain.value), cell(s.gain.error), cell(s.skill)});
    }
  return table.str();
}

void add(CsvTable& table, const analysis::AuthorityScore& s) {
  table.add({s.code, s.name, std::to_string(s.origin), std::to_string(s.horizon), cell(s.stock),
             cell(s.observed), cell(s.p5), cell(s.p10), cell(s.p25), cell(s.p50), cell(s.p75), cell(s.p90),
             cell(s.p95), cell(s.crps), finite_cell(s.log_score), cell(s.pit)});
}

std::string authority_scores(const TableHindcastInput& input) {
  CsvTable table({"la_code", "la_name", "origin", "horizon", "stock", "observed", "p5", "p10", "p25", "p50",
                  "p75", "p90", "p95", "crps", "log_score", "pit"});
  if (input.authority != nullptr) {
    for (const analysis::AuthorityOrigin& origin : input.authority->origins)
      for (const analysis::FollowedYear& f : origin.followed) add(table, f.score);
  } else {
    for (const analysis::AuthorityScore& s : input.test.authorities) add(table, s);
  }
  return table.str();
}

}  // namespace

std::vector<NamedFile> hindcast_tables(const TableHindcastInput& input) {
  return {{"scores.csv", cell_scores(input.test)}, {"authorities.csv", authority_scores(input)}};
}

std::vector<NamedFile> hindcast_tables(const ScenarioHindcastInput& input) {
  CsvTable table({"series",
                  "name",
                  "unit",
                  "date",
                  "when",
                  "observed",
                  "p5",
                  "p10",
                  "p25",
                  "p50",
                  "p75",
                  "p90",
                  "p95",
                  "crps",
                  "log_score",
                  "pit",
                  "inside_50",
                  "inside_80",
                  "inside_90",
                  "last_value",
                  "last_value_crps",
                  "linear_trend",
                  "linear_trend_crps",
                  "source",
                  "row"});
  const auto part = [](const std::optional<analysis::BaselineScore>& b,
                       double analysis::BaselineScore::*what) {
    return b ? cell((*b).*what) : std::string();
  };
  for (const analysis::ScoredSeries& series : input.hindcast.series)
    for (const analysis::ScoredObservation& s : series.scored) {
      const analysis::Spread& f = s.forecast;
      table.add({s.series,
                 s.name,
                 s.unit,
                 base::to_string(s.date),
                 s.when,
                 cell(s.observed),
                 cell(f.p5),
                 cell(f.p10),
                 cell(f.p25),
                 cell(f.p50),
                 cell(f.p75),
                 cell(f.p90),
                 cell(f.p95),
                 cell(s.crps),
                 finite_cell(s.log_score),
                 cell(s.pit),
                 yes(s.in_50),
                 yes(s.in_80),
                 yes(s.in_90),
                 part(s.last_value, &analysis::BaselineScore::forecast),
                 part(s.last_value, &analysis::BaselineScore::crps),
                 part(s.linear_trend, &analysis::BaselineScore::forecast),
                 part(s.linear_trend, &analysis::BaselineScore::crps),
                 s.source,
                 std::to_string(s.row)});
    }
  return {{"scores.csv", table.str()}};
}

}  // namespace loadline::report
