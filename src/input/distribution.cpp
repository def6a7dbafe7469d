#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "input/number.hpp"

namespace loadline::input {
namespace {

constexpr units::UnitName plain_number{"", 1.0};

/// Reads one table that says a number by a distribution.
class TableReader {
 public:
  TableReader(const Node& table, const NumberField& about, Findings& findings)
      : table_(table), about_(about), findings_(findings) {}

  std::optional<chance::Uncertain> read() {
    const std::size_t before = findings_.errors();
    refuse_unknown_keys();
    const std::vector<std::string> forms = forms_present();
    if (forms.empty()) {
      refuse("has no value", "", "add value = " + pattern(about_.unit) + " or a distribution");
      return std::nullopt;
    }
    if (forms.size() > 1) {
      refuse(fmt::format("says its value {} ways: {}", forms.size() == 2 ? "two" : "several",
                         fmt::join(forms, ", ")),
             "only one can hold", "keep one of them");
      return std::nullopt;
    }
    const auto result = read_form(forms.front());
    if (findings_.errors() > before) return std::nullopt;
    return result;
  }

 private:
  void refuse(std::string found, std::string why, std::string help, const base::Place* place = nullptr) {
    findings_.error(place ? *place : table_.place, about_.path, std::move(found), std::move(why),
                    std::move(help));
  }

  void refuse_unknown_keys() {
    std::vector<std::string> known(std::begin(number_keys), std::end(number_keys));
    known.insert(known.end(), std::begin(origin_keys), std::end(origin_keys));
    for (const Member& member : table_.members) {
      if (is_number_key(member.key) || is_origin_key(member.key)) continue;
      const std::string near = nearest(member.key, known);
      findings_.error(member.place, about_.path + "." + shown(member.key), "is not a known key",
                      near.empty() ? "" : "did you mean " + near + "?",
                      fmt::format("known keys of a number: {}", fmt::join(known, ", ")));
    }
  }

  bool has(std::string_view key) const { return table_.find(key) != nullptr; }

  std::vector<std::string> forms_present() const {
    std::vector<std::string> forms;
    if (has("value")) forms.emplace_back("value");
    if (has("p10") || has("p50") || has("p90")) forms.emplace_back("p10, p50 and p90");
    if (has("median") || has("interval80")) forms.emplace_back("median and interval80");
    for (const char* name : {"normal", "lognormal", "gamma", "beta", "pert", "triangular", "uniform"})
      if (has(name)) forms.emplace_back(name);
    return forms;
  }

  std::optional<chance::Uncertain> read_form(const std::string& form) {
    using namespace chance;
    if (form == "value") {
      const auto value = read_number(*table_.find("value"), about_, findings_);
      return value ? std::optional<Uncertain>(Certain{*value}) : std::nullopt;
    }
    if (form.starts_with("p10")) return read_percentiles();
    if (form.starts_with("median")) return read_interval();
    const Node& node = *table_.find(form);
    if (form == "pert" || form == "triangular" || form == "uniform") return read_bounded(form, node);
    const auto [a, b] = form == "normal"      ? pair(form, node, "mean", "sd", about_.unit)
                        : form == "lognormal" ? pair(form, node, "median", "cv", plain_number)
                        : form == "gamma"     ? pair(form, node, "mean", "cv", plain_number)
                                              : pair(form, node, "mean", "n", plain_number);
    if (form == "normal") return Normal{a, b};
    if (form == "lognormal") return Lognormal{a, b};
    if (form == "gamma") return Gamma{a, b};
    return Beta{a, b};
  }

  std::optional<chance::Uncertain> read_percentiles() {
    std::array<double, 3> values{};
    constexpr std::array<const char*, 3> keys{"p10", "p50", "p90"};
    for (std::size_t k = 0; k < keys.size(); ++k) values[k] = member(table_, keys[k], about_.unit);
    return chance::Metalog{values[0], values[1], values[2], about_.field.support};
  }

  std::optional<chance::Uncertain> read_interval() {
    if (!has("median")) {
      refuse("has an interval80 without its median", "an 80 % interval does not say where the middle is",
             "add median = " + pattern(about_.unit));
      return std::nullopt;
    }
    if (!has("interval80")) {
      refuse("has a median without its interval80", "",
             "add interval80 = [low, high], or write value for a certain number");
      return std::nullopt;
    }
    const std::vector<double> ends = several("interval80", *table_.find("interval80"), 2, "[low, high]");
    const double middle = member(table_, "median", about_.unit);
    if (ends.size() != 2) return std::nullopt;
    return chance::Metalog{ends[0], middle, ends[1], about_.field.support};
  }

  std::optional<chance::Uncertain> read_bounded(const std::string& form, const Node& node) {
    if (form == "uniform") {
      const std::vector<double> v = several(form, node, 2, "[least, most]");
      return v.size() == 2 ? std::optional<chance::Uncertain>(chance::Uniform{v[0], v[1]}) : std::nullopt;
    }
    const std::vector<double> v = several(form, node, 3, "[least, mode, most]");
    if (v.size() != 3) return std::nullopt;
    if (form == "pert") return chance::Pert{v[0], v[1], v[2]};
    return chance::Triangular{v[0], v[1], v[2]};
  }

  /// A member that must be there, in the kept unit; 0 after a message.
  double member(const Node& table, const std::string& key, const units::UnitName& unit) {
    const Node* node = table.find(key);
    if (node == nullptr) {
      refuse("has no " + key, "", fmt::format("add {} = {}", key, pattern(unit)), &table.place);
      return 0.0;
    }
    return read_number(*node, {about_.field, unit, about_.path}, findings_).value_or(0.0);
  }

  std::pair<double, double> pair(const std::string& form, const Node& node, const char* first,
                                 const char* second, const units::UnitName& unit_of_second) {
    if (!node.is(Node::Kind::table)) {
      refuse(fmt::format("has {} as {}", form, name_of(node)),
             fmt::format("it needs {} and {}", first, second),
             fmt::format("write {} = {{ {} = {}, {} = {} }}", form, first, pattern(about_.unit), second,
                         pattern(unit_of_second)),
             &node.place);
      return {};
    }
    for (const Member& m : node.members)
      if (m.key != first && m.key != second)
        findings_.error(m.place, fmt::format("{}.{}.{}", about_.path, form, shown(m.key)),
                        "is not a known key", "", fmt::format("known keys here: {}, {}", first, second));
    return {member(node, first, about_.unit), member(node, second, unit_of_second)};
  }

  std::vector<double> several(const std::string& form, const Node& node, std::size_t count,
                              const char* shape) {
    if (!node.is(Node::Kind::array) || node.items.size() != count) {
      refuse(fmt::format("has {} that is not {} numbers", form, count == 2 ? "two" : "three"), "",
             fmt::format("write {} = {}, each as {}", form, shape, pattern(about_.unit)), &node.place);
      return {};
    }
    std::vector<double> values;
    for (const Node& item : node.items)
      if (const auto value = read_number(item, about_, findings_)) values.push_back(*value);
    return values;
  }

  const Node& table_;
  const NumberField& about_;
  Findings& findings_;
};

/// The numbers a distribution states about where its values lie; what ranges are checked on.
struct StatedPoints {
  std::vector<double> operator()(const chance::Certain& c) const { return {c.value}; }
  std::vector<double> operator()(const chance::Metalog& m) const { return {m.p10, m.p50, m.p90}; }
  std::vector<double> operator()(const chance::Normal& n) const { return {n.mean}; }
  std::vector<double> operator()(const chance::Lognormal& l) const { return {l.median}; }
  std::vector<double> operator()(const chance::Gamma& g) const { return {g.mean}; }
  std::vector<double> operator()(const chance::Beta& b) const { return {b.mean}; }
  std::vector<double> operator()(const chance::Pert& p) const { return {p.least, p.mode, p.most}; }
  std::vector<double> operator()(const chance::Triangular& t) const { return {t.least, t.mode, t.most}; }
  std::vector<double> operator()(const chance::Uniform& u) const { return {u.least, u.most}; }
};

std::string range_text(const NumberField& about) {
  const auto number = [&](double kept) { return scenario::written(kept, about.unit); };
  const bool low = std::isfinite(about.field.least), high = std::isfinite(about.field.most);
  if (low && high)
    return fmt::format("must be between {} and {}", number(about.field.least), number(about.field.most));
  if (low) return "must be at least " + number(about.field.least);
  return "must be at most " + number(about.field.most);
}

bool in_range(const Node& node, const NumberField& about, const std::vector<double>& points,
              Findings& findings) {
  // A percentage such as 100.00000000000001 is the file's rounding, not a mistake.
  constexpr double slack = 1e-12;
  for (const double point : points) {
    if (point < about.field.least - slack || point > about.field.most + slack) {
      findings.error(node.place, about.path, "is " + scenario::written(point, about.unit), range_text(about),
                     "write a figure in this range, or check its unit");
      return false;
    }
    if (about.field.whole && point != std::round(point)) {
      findings.error(node.place, about.path, "is " + scenario::written(point, about.unit),
                     "must be a whole number", "round the figure");
      return false;
    }
  }
  return true;
}

/// The P50s with which this P10 and P90 make a curve, found by trying; empty where none does.
std::string feasible_middle(chance::Metalog m, const units::UnitName& unit) {
  constexpr int steps = 1'000;
  const double low = m.p10, high = m.p90;
  double first = std::nan(""), last = first;
  for (int step = 1; step < steps; ++step) {
    m.p50 = low + (high - low) * step / steps;
    if (!chance::infeasible(m).empty()) continue;
    if (std::isnan(first)) first = m.p50;
    last = m.p50;
  }
  if (std::isnan(first)) return "";
  // To four digits, towards the middle, so that the advice can be taken as it stands.
  const auto four_digits = [&](double kept, double (*towards)(double)) {
    const double value = kept / unit.factor;
    const double digit = std::pow(10.0, std::floor(std::log10(std::abs(value) + 1e-300)) - 3.0);
    return scenario::written(to_kept(towards(value / digit) * digit, unit), unit);
  };
  return fmt::format("with this P10 and P90, write a P50 between about {} and {}",
                     four_digits(first, [](double x) { return std::ceil(x); }),
                     four_digits(last, [](double x) { return std::floor(x); }));
}

/// Why a distribution cannot be used, and what to do, as messages say it.
void refuse_shape(const Node& node, const NumberField& about, const chance::Uncertain& uncertain,
                  std::string problem, Findings& findings) {
  std::string help = "change the figures, or use another distribution";
  const auto* metalog = std::get_if<chance::Metalog>(&uncertain);
  if (metalog != nullptr && metalog->p10 < metalog->p50 && metalog->p50 < metalog->p90) {
    const std::string middle = feasible_middle(*metalog, about.unit);
    if (!middle.empty()) {
      help = middle;
      problem = problem.substr(0, problem.find(';'));
    }
  }
  findings.error(node.place, about.path, "cannot be used as a distribution", problem, help);
}

}  // namespace

std::optional<chance::Uncertain> read_uncertain(const Node& node, const NumberField& about,
                                                Findings& findings) {
  std::optional<chance::Uncertain> result;
  if (node.is(Node::Kind::table)) {
    result = TableReader(node, about, findings).read();
  } else if (const auto value = read_number(node, about, findings)) {
    result = chance::Certain{*value};
  }
  if (!result) return result;
  if (!chance::certain(*result) && !about.field.may_vary) {
    findings.error(node.place, about.path, "is uncertain", "this must be one agreed or published number",
                   "write value = " + pattern(about.unit));
    return std::nullopt;
  }
  if (!in_range(node, about, std::visit(StatedPoints{}, *result), findings)) return std::nullopt;
  const std::string problem = chance::infeasible(*result);
  if (problem.empty()) return result;
  refuse_shape(node, about, *result, problem, findings);
  return std::nullopt;
}

}  // namespace loadline::input
