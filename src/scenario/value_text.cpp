#include "loadline/scenario/value_text.hpp"

#include <variant>

#include <fmt/format.h>

namespace loadline::scenario {
namespace {

struct ValueText {
  const std::function<std::string(double)>&n, &bare;

  std::string operator()(const chance::Certain& c) const { return "value = " + n(c.value); }
  std::string operator()(const chance::Metalog& m) const {
    return fmt::format("p10 = {}, p50 = {}, p90 = {}", n(m.p10), n(m.p50), n(m.p90));
  }
  std::string operator()(const chance::Normal& d) const {
    return fmt::format("normal = {{ mean = {}, sd = {} }}", n(d.mean), n(d.sd));
  }
  std::string operator()(const chance::Lognormal& d) const {
    return fmt::format("lognormal = {{ median = {}, cv = {} }}", n(d.median), bare(d.cv));
  }
  std::string operator()(const chance::Gamma& d) const {
    return fmt::format("gamma = {{ mean = {}, cv = {} }}", n(d.mean), bare(d.cv));
  }
  std::string operator()(const chance::Beta& d) const {
    return fmt::format("beta = {{ mean = {}, n = {} }}", n(d.mean), bare(d.n));
  }
  std::string operator()(const chance::Pert& d) const {
    return fmt::format("pert = [{}, {}, {}]", n(d.least), n(d.mode), n(d.most));
  }
  std::string operator()(const chance::Triangular& d) const {
    return fmt::format("triangular = [{}, {}, {}]", n(d.least), n(d.mode), n(d.most));
  }
  std::string operator()(const chance::Uniform& d) const {
    return fmt::format("uniform = [{}, {}]", n(d.least), n(d.most));
  }
};

}  // namespace

std::string value_text(const chance::Uncertain& uncertain, const std::function<std::string(double)>& number,
                       const std::function<std::string(double)>& bare) {
  return std::visit(ValueText{number, bare}, uncertain);
}

}  // namespace loadline::scenario
