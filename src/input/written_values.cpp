#include "input/written_values.hpp"

#include <fmt/format.h>

#include "input/node.hpp"
#include "input/path_visitor.hpp"

namespace loadline::input {
namespace {
using scenario::Field;

/// A number or its distribution in written units: "8 %", "P10 5 %, P50 8 %, P90 12 %".
class Words {
 public:
  explicit Words(const units::UnitName& unit) : unit_(unit) {}
  std::string operator()(const chance::Certain& c) const { return n(c.value); }
  std::string operator()(const chance::Metalog& m) const {
    return fmt::format("P10 {}, P50 {}, P90 {}", n(m.p10), n(m.p50), n(m.p90));
  }
  std::string operator()(const chance::Normal& d) const {
    return fmt::format("normal, mean {}, sd {}", n(d.mean), n(d.sd));
  }
  std::string operator()(const chance::Lognormal& d) const {
    return fmt::format("lognormal, median {}, cv {:.4g}", n(d.median), d.cv);
  }
  std::string operator()(const chance::Gamma& d) const {
    return fmt::format("gamma, mean {}, cv {:.4g}", n(d.mean), d.cv);
  }
  std::string operator()(const chance::Beta& d) const {
    return fmt::format("beta, mean {}, n {:.4g}", n(d.mean), d.n);
  }
  std::string operator()(const chance::Pert& d) const {
    return fmt::format("PERT {} / {} / {}", n(d.least), n(d.mode), n(d.most));
  }
  std::string operator()(const chance::Triangular& d) const {
    return fmt::format("triangular {} / {} / {}", n(d.least), n(d.mode), n(d.most));
  }
  std::string operator()(const chance::Uniform& d) const {
    return fmt::format("{} to {}, any alike", n(d.least), n(d.most));
  }

 private:
  std::string n(double kept) const { return scenario::written(kept, unit_); }
  const units::UnitName& unit_;
};

class Collector final : public PathVisitor {
 public:
  void datum(const Field& field, const units::UnitName& unit, scenario::Datum& value) override {
    add(field, std::visit(Words(unit), value.uncertain));
  }
  void text(const Field& field, std::string& value) override { add(field, value); }
  void texts(const Field& field, std::vector<std::string>& value) override {
    add(field, fmt::format("{}", fmt::join(value, "; ")));
  }
  void date(const Field& field, base::Date& value) override { add(field, base::to_string(value)); }
  void whole(const Field& field, std::int64_t& value) override { add(field, std::to_string(value)); }
  void yes_no(const Field& field, bool& value) override { add(field, value ? "true" : "false"); }
  void choice(const Field& field, std::span<const char* const> names, int& value) override {
    add(field, names[static_cast<std::size_t>(value)]);
  }
  void settings(const Field&, std::vector<scenario::Setting>&) override {}

  std::vector<std::pair<std::string, std::string>> all;

 private:
  void add(const Field& field, std::string written) {
    all.emplace_back(path_of(field.key), std::move(written));
  }
};

}  // namespace

std::vector<std::pair<std::string, std::string>> written_values(const scenario::Scenario& scenario) {
  Collector collector;
  scenario::walk(scenario, collector);
  return std::move(collector.all);
}

}  // namespace loadline::input
