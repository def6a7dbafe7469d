#include <cmath>

#include "loadline/report/hindcast_report.hpp"
#include "report/history/sheet.hpp"

namespace loadline::report {
namespace {

using namespace history;

/// A point forecast has no log score: infinite becomes null.
Json score_figure(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json or_null(const std::optional<double>& value) { return value ? figure(*value) : Json(nullptr); }

Json forecaster_json(const analysis::ForecasterScore& s) {
  return {{"name", s.name},
          {"crps", figure(s.crps)},
          {"log_score", score_figure(s.log_score)},
          {"inside_50", figure(s.cover_50)},
          {"inside_80", figure(s.cover_80)},
          {"inside_90", figure(s.cover_90)},
          {"width_80", figure(s.width_80)},
          {"pit", s.pit},
          {"gain", figure(s.gain)},
          {"skill", figure(s.skill)}};
}

Json cells_json(const analysis::Backtest& test) {
  Json made = Json::array();
  for (const analysis::BacktestCell& cell : test.cells) {
    Json forecasters = Json::array();
    for (const analysis::ForecasterScore& s : cell.scores) forecasters.push_back(forecaster_json(s));
    made.push_back({{"origin", cell.origin},
                    {"horizon", cell.horizon},
                    {"authorities", cell.authorities},
                    {"forecasters", forecasters}});
  }
  return made;
}

Json totals_json(const analysis::BacktestTotals& totals) {
  Json skill = Json::array();
  for (const auto& [name, value] : totals.skill) skill.push_back({{"name", name}, {"skill", figure(value)}});
  return {{"scored", totals.scored},
          {"inside_50", figure(totals.in_50)},
          {"inside_80", figure(totals.in_80)},
          {"inside_90", figure(totals.in_90)},
          {"crps", figure(totals.crps)},
          {"pit", totals.pit},
          {"skill", skill}};
}

Json authority_score_json(const analysis::AuthorityScore& s) {
  return {{"code", s.code},       {"name", s.name},           {"origin", s.origin},
          {"horizon", s.horizon}, {"stock", figure(s.stock)}, {"observed", figure(s.observed)},
          {"p5", figure(s.p5)},   {"p10", figure(s.p10)},     {"p25", figure(s.p25)},
          {"p50", figure(s.p50)}, {"p75", figure(s.p75)},     {"p90", figure(s.p90)},
          {"p95", figure(s.p95)}, {"crps", figure(s.crps)},   {"log_score", score_figure(s.log_score)},
          {"pit", figure(s.pit)}};
}

Json authority_json(const analysis::AuthorityHindcast& a) {
  Json origins = Json::array(), history = Json::array();
  for (const input::HistoryYear& year : a.history)
    history.push_back({{"year", year.year}, {"looked_after", or_null(year.looked_after)}});
  for (const analysis::AuthorityOrigin& origin : a.origins) {
    Json forecast = Json::array(), followed = Json::array();
    for (const analysis::YearSpread& year : origin.forecast)
      forecast.push_back({{"year", year.year}, {"stock", spread_json(year.stock)}});
    for (const analysis::FollowedYear& f : origin.followed) {
      Json one = authority_score_json(f.score);
      one["baselines"] = Json::array();
      for (const auto& [name, crps] : f.baselines)
        one["baselines"].push_back({{"name", name}, {"crps", figure(crps)}});
      followed.push_back(std::move(one));
    }
    origins.push_back({{"origin", origin.origin},
                       {"stock", figure(origin.stock)},
                       {"forecast", forecast},
                       {"followed", followed}});
  }
  return {{"code", a.code},       {"name", a.name},       {"scored", a.scored}, {"inside_50", a.in_50},
          {"inside_80", a.in_80}, {"inside_90", a.in_90}, {"history", history}, {"origins", origins}};
}

Json head_json(const HindcastRecord& record, const std::vector<input::Repair>& repairs) {
  return {{"what", record.what},
          {"observed", record.observed},
          {"digest", record.digest},
          {"repairs", repairs_json(repairs)}};
}

Json baseline_json(const std::optional<analysis::BaselineScore>& b) {
  if (!b) return nullptr;
  return {{"forecast", figure(b->forecast)}, {"crps", figure(b->crps)}};
}

Json observation_json(const analysis::ScoredObservation& s) {
  return {{"date", base::to_string(s.date)},
          {"when", s.when},
          {"observed", figure(s.observed)},
          {"source", s.source},
          {"row", s.row},
          {"forecast", spread_json(s.forecast)},
          {"crps", figure(s.crps)},
          {"log_score", score_figure(s.log_score)},
          {"pit", figure(s.pit)},
          {"inside_50", s.in_50},
          {"inside_80", s.in_80},
          {"inside_90", s.in_90},
          {"last_value", baseline_json(s.last_value)},
          {"linear_trend", baseline_json(s.linear_trend)}};
}

std::string finished(Json input, Json system, Json result) {
  Json made;
  made["format"] = "loadline-hindcast";
  made["version"] = 1;
  made["input"] = std::move(input);
  made["system"] = std::move(system);
  made["result"] = std::move(result);
  return made.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string hindcast_json(const TableHindcastInput& input) {
  Json in = head_json(input.record, input.repairs);
  in["kind"] = "table";
  in["estimator"] = std::string(analysis::name_of(input.plan.fit.estimator));
  in["horizons"] = input.plan.horizons;
  in["futures"] = input.plan.futures;
  Json result;
  result["cells"] = cells_json(input.test);
  result["totals"] = totals_json(analysis::totals(input.test));
  result["left_out"] = input.test.left_out;
  result["scored"] = Json::array();
  for (const analysis::AuthorityScore& s : input.test.authorities)
    result["scored"].push_back(authority_score_json(s));
  result["authority"] = input.authority != nullptr ? authority_json(*input.authority) : Json(nullptr);
  return finished(
      std::move(in),
      system_json(input.record.command, input.record.started, input.record.seconds, input.record.seed),
      std::move(result));
}

std::string hindcast_json(const ScenarioHindcastInput& input) {
  const analysis::ScenarioHindcast& h = input.hindcast;
  Json in = head_json(input.record, input.repairs);
  in["kind"] = "scenario";
  in["title"] = input.scenario.about.title;
  in["as_of"] = base::to_string(input.scenario.about.as_of);
  in["allow_hindsight"] = input.scenario.about.allow_hindsight;
  in["futures"] = h.futures;
  Json result;
  result["counts"] = {{"scored", h.scored},   {"inside_50", h.in_50},      {"inside_80", h.in_80},
                      {"inside_90", h.in_90}, {"before", h.before.size()}, {"beyond", h.beyond.size()}};
  result["series"] = Json::array();
  for (const analysis::ScoredSeries& s : h.series) {
    Json before = Json::array(), scored = Json::array();
    for (const analysis::KnownBefore& known : s.before)
      before.push_back({{"years", figure(known.years)}, {"value", figure(known.value)}});
    for (const analysis::ScoredObservation& o : s.scored) scored.push_back(observation_json(o));
    result["series"].push_back({{"id", s.what.id},
                                {"name", s.what.name},
                                {"unit", s.what.unit},
                                {"before", before},
                                {"scored", scored},
                                {"mean_crps", figure(s.mean_crps)},
                                {"skill_last_value", or_null(s.skill_last_value)},
                                {"skill_linear_trend", or_null(s.skill_linear_trend)}});
  }
  return finished(
      std::move(in),
      system_json(input.record.command, input.record.started, input.record.seconds, input.record.seed),
      std::move(result));
}

}  // namespace loadline::report
