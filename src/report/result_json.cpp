#include <cmath>
#include <sstream>

#include "loadline/base/build_info.hpp"
#include "loadline/base/expects.hpp"
#include "report/json_parts.hpp"

namespace loadline::report {

Json figure(double value) {
  LOADLINE_EXPECTS(std::isfinite(value));
  return value;
}

Json figure_if_assessed(double value) { return std::isnan(value) ? Json(nullptr) : figure(value); }

Json figure(const statistics::Estimate& estimate) {
  Json made;
  made["value"] = figure(estimate.value);
  made["error"] = figure(estimate.error);
  return made;
}

Json figure_if_assessed(const statistics::Estimate& estimate) {
  Json made;
  made["value"] = figure_if_assessed(estimate.value);
  made["error"] = figure_if_assessed(estimate.error);
  return made;
}

Json figures(const std::vector<double>& values) {
  return array_of(values, [](double value) { return figure_if_assessed(value); });
}

Json figures(const std::vector<statistics::Estimate>& estimates) {
  return array_of(estimates, [](const statistics::Estimate& e) { return figure(e); });
}

std::string without_threads(const std::string& command) {
  std::istringstream words(command);
  std::string out, word;
  while (words >> word) {
    if (word == "--threads") {
      words >> word;
      continue;
    }
    if (word.starts_with("--threads=")) continue;
    out += (out.empty() ? "" : " ") + word;
  }
  return out;
}

namespace {

Json system_of(const ReportInput& input) {
  const base::BuildInfo build = base::build_info();
  const RunRecord& record = input.record;
  Json made;
  made["version"] = std::string(build.version);
  made["revision"] = std::string(build.revision);
  made["compiler"] = std::string(build.compiler);
  made["seed"] = record.seed;
  made["replications"] = input.findings.replications;
  made["digest"] = record.digest;
  made["command"] = without_threads(record.command);
  made["started"] = record.started;
  made["seconds"] = figure(record.seconds);
  return made;
}

}  // namespace

std::string result_json(const ReportInput& input) {
  Json made;
  made["format"] = "loadline-result";
  made["version"] = 1;
  made["input"] = input_of(input);
  made["system"] = system_of(input);
  made["result"] = result_of(input.findings);
  // Invalid UTF-8 in a scenario's text must not stop a report that is otherwise right.
  return made.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace loadline::report
