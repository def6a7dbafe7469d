#include <variant>

#include "loadline/report/calibration_report.hpp"
#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using namespace history;

Json or_null(const std::optional<double>& value) { return value ? figure(*value) : Json(nullptr); }

struct DistributionJson {
  Json operator()(const chance::Certain&) const { return {{"kind", "certain"}}; }
  Json operator()(const chance::Metalog& d) const {
    return {{"kind", "metalog"}, {"p10", d.p10}, {"p50", d.p50}, {"p90", d.p90}};
  }
  Json operator()(const chance::Normal& d) const {
    return {{"kind", "normal"}, {"mean", d.mean}, {"sd", d.sd}};
  }
  Json operator()(const chance::Lognormal& d) const {
    return {{"kind", "lognormal"}, {"median", d.median}, {"cv", d.cv}};
  }
  Json operator()(const chance::Gamma& d) const {
    return {{"kind", "gamma"}, {"mean", d.mean}, {"cv", d.cv}};
  }
  Json operator()(const chance::Beta& d) const { return {{"kind", "beta"}, {"mean", d.mean}, {"n", d.n}}; }
  Json operator()(const chance::Pert&) const { return {{"kind", "pert"}}; }
  Json operator()(const chance::Triangular&) const { return {{"kind", "triangular"}}; }
  Json operator()(const chance::Uniform&) const { return {{"kind", "uniform"}}; }
};

Json numbers_json(const std::vector<analysis::CalibratedNumber>& numbers) {
  Json made = Json::array();
  for (const analysis::CalibratedNumber& n : numbers)
    made.push_back({{"path", n.path},
                    {"meaning", n.meaning},
                    {"unit", n.unit},
                    {"p10", figure(n.p10)},
                    {"p50", figure(n.p50)},
                    {"p90", figure(n.p90)},
                    {"distribution", std::visit(DistributionJson{}, n.value)},
                    {"measured", base::to_string(n.measured)},
                    {"quality", quality_word(n.quality)},
                    {"assumption", n.assumption}});
  return made;
}

Json history_json(const std::vector<input::HistoryYear>& history) {
  Json made = Json::array();
  for (const input::HistoryYear& year : history)
    made.push_back({{"year", year.year},
                    {"looked_after", or_null(year.looked_after)},
                    {"started", or_null(year.started)},
                    {"ceased", or_null(year.ceased)}});
  return made;
}

Json years_json(const std::vector<analysis::YearSpread>& years) {
  Json made = Json::array();
  for (const analysis::YearSpread& year : years)
    made.push_back({{"year", year.year},
                    {"stock", spread_json(year.stock)},
                    {"entries", spread_json(year.entries)},
                    {"exits", spread_json(year.exits)}});
  return made;
}

Json demand_json(const analysis::ScenarioDemand& d) {
  return {{"code", d.code},
          {"name", d.name},
          {"stock", figure(d.stock)},
          {"log_entry_rate", believed_json(d.log_entry_rate)},
          {"drift", believed_json(d.drift)},
          {"log_exit_rate", believed_json(d.log_exit_rate)},
          {"mean_stay", believed_json(d.mean_stay)},
          {"correlation", figure(d.correlation)},
          {"drift_correlation", figure(d.drift_correlation)},
          {"entries_dispersion", believed_json(d.entries_dispersion)},
          {"swing_size", believed_json(d.swing_size)},
          {"swing_persistence", figure(d.swing_persistence)},
          {"growth_noise_1", figure(d.growth_noise_1)},
          {"growth_noise_3", figure(d.growth_noise_3)}};
}

Json pooled_json(const CalibrationInput& input) {
  Json made = Json::array();
  for (const analysis::PooledSeries& s : input.pooled)
    made.push_back({{"series", s.series},
                    {"level", believed_json(s.level)},
                    {"national_swing", believed_json(s.national_swing)},
                    {"national_memory", believed_json(s.national_memory)},
                    {"size_slope", believed_json(s.size_slope)},
                    {"given", believed_json(s.given)},
                    {"spread", believed_json(s.spread)},
                    {"noise", believed_json(s.noise)},
                    {"count_noise", believed_json(s.count_noise)},
                    {"momentum", believed_json(s.momentum)},
                    {"tail", believed_json(s.tail)},
                    {"acceptance", figure(s.acceptance)},
                    {"effective_draws", figure(s.effective_draws)}});
  return made;
}

Json authority_json(const analysis::AuthorityCalibration& a) {
  Json made = demand_json(a.demand);
  made["history"] = history_json(a.history);
  made["checks"] = years_json(a.checks);
  made["forecast"] = years_json(a.forecast);
  made["numbers"] = numbers_json(a.numbers);
  made["correlations"] = Json::array();
  for (const analysis::CalibratedCorrelation& c : a.correlations)
    made["correlations"].push_back(
        {{"id", c.id}, {"first", c.first}, {"second", c.second}, {"spearman", figure(c.spearman)}});
  return made;
}

Json table_json(const analysis::TableCalibration& table) {
  Json rows = Json::array();
  for (const auto& row : table.rows) {
    Json one = demand_json(row.demand);
    one["started"] = or_null(row.started);
    one["ceased"] = or_null(row.ceased);
    one["forecast"] = years_json(row.forecast);
    rows.push_back(std::move(one));
  }
  return {{"authorities", rows},
          {"left_out", table.left_out},
          {"all",
           {{"authorities", table.all_authorities},
            {"history", history_json(table.all_history)},
            {"forecast", years_json(table.all_forecast)}}}};
}

Json stays_json(const analysis::StayFit& stays) {
  Json bands = Json::array(), survival = Json::array();
  for (const analysis::StayBand& band : stays.bands)
    bands.push_back({{"from", figure(band.from)},
                     {"leavers", figure(band.leavers)},
                     {"watched", figure(band.watched)},
                     {"rate", figure(band.rate.mean())},
                     {"rate_sd", figure(band.rate.sd())}});
  for (const analysis::SurvivalPoint& point : stays.survival)
    survival.push_back({{"months", figure(point.months)},
                        {"seen", figure(point.seen)},
                        {"seen_error", figure(point.seen_error)},
                        {"at_risk", figure(point.at_risk)},
                        {"piecewise", figure(point.piecewise)},
                        {"mixture", figure(point.mixture)}});
  return {{"stays", stays.stays},
          {"unknown_starts", stays.unknown_starts},
          {"mean_months", figure(stays.mean_stay.mean)},
          {"mean_months_sd", figure(stays.mean_stay.sd)},
          {"bands", bands},
          {"survival", survival}};
}

Json returned_json(const analysis::ReturnCalibration& returned) {
  Json years = Json::array();
  for (const input::ReturnYear& year : returned.years)
    years.push_back({{"year", year.year},
                     {"looked_after", figure(year.looked_after)},
                     {"started", figure(year.started)},
                     {"ceased", figure(year.ceased)}});
  Json made{{"window_start", base::to_string(returned.window_start)},
            {"window_end", base::to_string(returned.window_end)},
            {"children", returned.children},
            {"episodes", returned.episodes},
            {"looked_after", figure(returned.looked_after)},
            {"elsewhere", figure(returned.elsewhere)},
            {"years", years},
            {"stays", stays_json(returned.stays)},
            {"numbers", numbers_json(returned.numbers)}};
  made["held_out"] = nullptr;
  if (const auto& held = returned.stays.held_out)
    made["held_out"] = {{"year", held->year},
                        {"piecewise", figure(held->piecewise)},
                        {"mixture", figure(held->mixture)},
                        {"one_rate", figure(held->one_rate)},
                        {"difference", figure(held->difference)},
                        {"error", figure(held->error)}};
  return made;
}

}  // namespace

std::string calibration_json(const CalibrationInput& input) {
  const CalibrationRecord& record = input.record;
  Json sources = Json::array();
  for (const CalibrationSource& s : record.sources)
    sources.push_back(
        {{"id", s.id}, {"cite", s.cite}, {"published", base::to_string(s.published)}, {"note", s.note}});
  Json made;
  made["format"] = "loadline-calibration";
  made["version"] = 1;
  made["input"] = {{"files", record.files},
                   {"digest", record.table_digest},
                   {"sources", sources},
                   {"as_of", record.as_of},
                   {"estimator", record.estimator},
                   {"futures", record.futures},
                   {"authorities", record.authorities},
                   {"repairs", repairs_json(input.repairs)}};
  made["system"] = system_json(record.command, record.started, record.seconds, record.seed);
  Json& result = made["result"];
  result["pooled"] = pooled_json(input);
  result["closing_error"] = believed_json(input.closing_error);
  result["authority"] = input.authority != nullptr ? authority_json(*input.authority) : Json(nullptr);
  result["table"] = input.table != nullptr ? table_json(*input.table) : Json(nullptr);
  result["return"] = input.returned != nullptr ? returned_json(*input.returned) : Json(nullptr);
  return made.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace loadline::report
