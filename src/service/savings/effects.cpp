#include "service/savings/effects.hpp"

#include <algorithm>

namespace loadline::service::savings {
namespace {

using units::lane_count;

struct Size {
  const scenario::Datum* operator()(const scenario::CashEffect& e) const { return &e.full_year_value; }
  const scenario::Datum* operator()(const scenario::CareEntryEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::ReturnHomeEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::FosterMixEffect& e) const { return &e.moved; }
  const scenario::Datum* operator()(const scenario::FosterCapacityEffect& e) const { return &e.places; }
  const scenario::Datum* operator()(const scenario::AgencyCapEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::ReferralEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::TurnoverEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::RecruitmentEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::FeeEffect& e) const { return &e.change; }
  const scenario::Datum* operator()(const scenario::AgreementExitEffect&) const { return nullptr; }
};

/// Effects on one driver multiply: 10 % and 8 % together are 17.2 % (6.3).
struct Act {
  Effects& effects;
  const Lanes<double>& now;

  void operator()(const scenario::CashEffect&) const {}
  void operator()(const scenario::CareEntryEffect&) const { multiply(effects.into_care); }
  void operator()(const scenario::ReturnHomeEffect&) const { multiply(effects.return_home); }
  void operator()(const scenario::FosterMixEffect&) const {
    for (std::size_t lane = 0; lane < lane_count; ++lane) effects.foster_kept[lane] *= 1.0 - now[lane];
  }
  void operator()(const scenario::FosterCapacityEffect&) const { add(effects.foster_places); }
  void operator()(const scenario::AgencyCapEffect&) const { add(effects.agency_cap); }
  void operator()(const scenario::ReferralEffect&) const { multiply(effects.referrals); }
  void operator()(const scenario::TurnoverEffect&) const { multiply(effects.leaving); }
  void operator()(const scenario::RecruitmentEffect&) const { multiply(effects.filling); }
  void operator()(const scenario::FeeEffect& e) const {
    multiply(effects.fees[static_cast<std::size_t>(e.placement)]);
  }
  void operator()(const scenario::AgreementExitEffect&) const {}

  void multiply(Lanes<double>& factor) const {
    for (std::size_t lane = 0; lane < lane_count; ++lane) factor[lane] *= std::max(0.0, 1.0 + now[lane]);
  }
  void add(Lanes<double>& sum) const {
    for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += now[lane];
  }
};

}  // namespace

Lanes<double> Effects::foster_moved() const {
  Lanes<double> moved{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) moved[lane] = 1.0 - foster_kept[lane];
  return moved;
}

const scenario::Datum* size_of(const scenario::Effect& effect) { return std::visit(Size{}, effect); }

void act(const scenario::Effect& effect, const Lanes<double>& now, Effects& effects) {
  std::visit(Act{effects, now}, effect);
}

}  // namespace loadline::service::savings
