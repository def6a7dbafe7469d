#include "input/data/care_codes.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace loadline::input {
namespace {

// E4A, E4B (E4 before 2014/15): home to parents or others with parental responsibility; E13: to those without it.
// E11, E12: adopted. E43 to E48: special guardianship order (E41, a child arrangements order, is of the same kind:
// a court gives the child to somebody for good). E17: 18 and staying put. E5, E6, E7 are used at 18 and before it;
// the date of birth tells which. E2 died, E3 another authority, E8 other, E9 custody, E14 remand ended,
// E15 found to be 18 or over, E16 abroad.
constexpr std::array<std::pair<std::string_view, Ended>, 26> reasons{{
    {"X1", Ended::next_follows},  {"E4", Ended::home},          {"E4A", Ended::home},
    {"E4B", Ended::home},         {"E13", Ended::home},         {"E11", Ended::adopted},
    {"E12", Ended::adopted},      {"E41", Ended::guardianship}, {"E42", Ended::guardianship},
    {"E43", Ended::guardianship}, {"E44", Ended::guardianship}, {"E45", Ended::guardianship},
    {"E46", Ended::guardianship}, {"E47", Ended::guardianship}, {"E48", Ended::guardianship},
    {"E17", Ended::turned_18},    {"E2", Ended::other},         {"E3", Ended::other},
    {"E5", Ended::other},         {"E6", Ended::other},         {"E7", Ended::other},
    {"E8", Ended::other},         {"E9", Ended::other},         {"E14", Ended::other},
    {"E15", Ended::other},        {"E16", Ended::other},
}};

}  // namespace

Began began_from(std::string_view code) {
  if (code == "S") return Began::started;
  if (code == "L") return Began::status_changed;
  // P placement and carer, T placement with the same carer, B status, placement and carer, U status and placement.
  if (code == "P" || code == "T" || code == "B" || code == "U") return Began::placement_changed;
  return Began::unsaid;
}

Ended ended_from(std::string_view code) {
  if (code.empty()) return Ended::open;
  const auto found =
      std::find_if(reasons.begin(), reasons.end(), [&](const auto& r) { return r.first == code; });
  return found == reasons.end() ? Ended::unknown_code : found->second;
}

CareEnd care_end(Ended ended) {
  switch (ended) {
    case Ended::home:
      return CareEnd::home;
    case Ended::adopted:
      return CareEnd::adopted;
    case Ended::guardianship:
      return CareEnd::guardianship;
    case Ended::turned_18:
      return CareEnd::turned_18;
    case Ended::open:
    case Ended::next_follows:
    case Ended::other:
    case Ended::unknown_code:
      break;
  }
  return CareEnd::other;
}

bool is_short_break(std::string_view legal_status) { return legal_status == "V3" || legal_status == "V4"; }

}  // namespace loadline::input
