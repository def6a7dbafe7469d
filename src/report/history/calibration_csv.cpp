#include <cmath>

#include "loadline/report/calibration_report.hpp"
#include "report/csv_table.hpp"
#include "report/history/calibration_parts.hpp"

namespace loadline::report {
namespace {

using analysis::Spread;
using analysis::YearSpread;

std::string optional_cell(const std::optional<double>& value) { return value ? cell(*value) : ""; }

/// One row a year, series and figure: what was recorded, said a year before, or forecast.
class HistoryRows {
 public:
  HistoryRows() : table_({"year", "series", "figure", "value"}) {}

  void recorded(const std::vector<input::HistoryYear>& history) {
    for (const input::HistoryYear& year : history) {
      one(year.year, "looked_after", "recorded", optional_cell(year.looked_after));
      one(year.year, "started", "recorded", optional_cell(year.started));
      one(year.year, "ceased", "recorded", optional_cell(year.ceased));
    }
  }
  void spreads(const std::vector<YearSpread>& years, const std::string& kind) {
    for (const YearSpread& year : years) {
      quantiles(year.year, "looked_after", kind, year.stock);
      quantiles(year.year, "started", kind, year.entries);
      quantiles(year.year, "ceased", kind, year.exits);
    }
  }
  const std::string& str() const { return table_.str(); }

 private:
  void one(int year, const char* series, const std::string& figure, const std::string& value) {
    table_.add({std::to_string(year), series, figure, value});
  }
  void quantiles(int year, const char* series, const std::string& kind, const Spread& s) {
    one(year, series, kind + "_p10", cell(s.p10));
    one(year, series, kind + "_p25", cell(s.p25));
    one(year, series, kind + "_p50", cell(s.p50));
    one(year, series, kind + "_p75", cell(s.p75));
    one(year, series, kind + "_p90", cell(s.p90));
  }
  CsvTable table_;
};

std::string history_csv(const CalibrationInput& input) {
  HistoryRows rows;
  if (input.authority != nullptr) {
    rows.recorded(input.authority->history);
    rows.spreads(input.authority->checks, "year_before");
    rows.spreads(input.authority->forecast, "forecast");
  } else if (input.table != nullptr) {
    rows.recorded(input.table->all_history);
    rows.spreads(input.table->all_forecast, "forecast");
  } else {
    std::vector<input::HistoryYear> history;
    for (const input::ReturnYear& year : input.returned->years)
      history.push_back({.year = year.year,
                         .looked_after = year.looked_after,
                         .started = year.started,
                         .ceased = year.ceased});
    rows.recorded(history);
  }
  return rows.str();
}

std::string authorities_csv(const CalibrationInput& input) {
  std::vector<std::string> header{"la_code", "la_name", "as_of_year", "looked_after", "started", "ceased"};
  for (const char* name :
       {"log_entry_rate", "drift", "log_exit_rate", "mean_stay_months", "entries_dispersion", "swing_size"})
    for (const char* part : {"_mean", "_sd"}) header.push_back(std::string(name) + part);
  for (const char* name :
       {"swing_persistence", "correlation", "drift_correlation", "growth_noise_1", "growth_noise_3"})
    header.emplace_back(name);
  const std::size_t horizons = input.table->rows.empty() ? 0 : input.table->rows.front().forecast.size();
  for (std::size_t h = 1; h <= horizons; ++h)
    for (const char* q : {"p10", "p50", "p90"})
      header.push_back("looked_after_in_" + std::to_string(h) + "_" + q);
  CsvTable table(header);
  for (const auto& row : input.table->rows) {
    const analysis::ScenarioDemand& d = row.demand;
    std::vector<std::string> cells{d.code,
                                   d.name,
                                   std::to_string(d.as_of),
                                   cell(d.stock),
                                   optional_cell(row.started),
                                   optional_cell(row.ceased)};
    for (const analysis::Believed* b : {&d.log_entry_rate, &d.drift, &d.log_exit_rate, &d.mean_stay,
                                        &d.entries_dispersion, &d.swing_size}) {
      cells.push_back(cell(b->mean));
      cells.push_back(cell(b->sd));
    }
    for (const double value :
         {d.swing_persistence, d.correlation, d.drift_correlation, d.growth_noise_1, d.growth_noise_3})
      cells.push_back(cell(value));
    for (const YearSpread& year : row.forecast)
      for (const double value : {year.stock.p10, year.stock.p50, year.stock.p90})
        cells.push_back(cell(value));
    table.add(cells);
  }
  return table.str();
}

std::string stays_csv(const analysis::StayFit& stays) {
  CsvTable table({"months", "seen", "seen_error", "at_risk", "piecewise", "mixture"});
  for (const analysis::SurvivalPoint& p : stays.survival)
    table.add({cell(p.months), cell(p.seen), cell(p.seen_error), cell(p.at_risk), cell(p.piecewise),
               cell(p.mixture)});
  return table.str();
}

}  // namespace

std::vector<NamedFile> calibration_tables(const CalibrationInput& input) {
  std::vector<NamedFile> files{{"history.csv", history_csv(input)}};
  if (input.table != nullptr) files.push_back({"authorities.csv", authorities_csv(input)});
  if (input.returned != nullptr) files.push_back({"stays.csv", stays_csv(input.returned->stays)});
  return files;
}

}  // namespace loadline::report
