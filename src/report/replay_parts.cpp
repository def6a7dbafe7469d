#include "report/replay_parts.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "report/words.hpp"

namespace loadline::report {
namespace {

constexpr const char* minus = "\u2212";

}  // namespace

std::string exact_money(Pence amount) {
  return amount < no_money ? minus + units::to_string(-amount) : units::to_string(amount);
}

std::string exact_pounds(Pence amount) {
  const std::string words = units::to_string(amount < no_money ? -amount : amount);
  const std::string digits = words.substr(std::string("£").size());
  return (amount < no_money ? minus : "") + digits;
}

double as_double(const Exact& value) { return static_cast<double>(value); }

std::string exact_percent(const Exact& share) { return plain_number(100.0 * as_double(share)) + "%"; }

std::string cause_words(const std::string& cause) {
  const std::string service = "service.";
  return cause.starts_with(service) ? cause.substr(service.size()) : cause;
}

}  // namespace loadline::report
