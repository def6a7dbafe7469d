#include "service/demand/micro/terms.hpp"

#include <algorithm>

#include "service/demand/opening_stays.hpp"

namespace loadline::service::demand::micro {
namespace {

constexpr double shortest = 1.0 / 30.0;  // a day [months]: no published duration comes near

/// One lane of the parameters.
struct Lane {
  const Parameters& parameters;
  std::size_t lane;
  double operator()(const scenario::Datum& number) const { return parameters.raw(number)[lane]; }
  double share(const scenario::Datum& number) const { return std::clamp((*this)(number), 0.0, 1.0); }
  double factor(const scenario::Datum& number) const { return std::max((*this)(number), 0.0); }
};

Law law_of(const scenario::DurationLaw& law, const scenario::Datum& mean, const Lane& of) {
  const double months = std::max(of(mean), shortest);
  const double shape = law.kind == scenario::DurationKind::weibull ? of(law.shape) : 1.0;
  Law made{Duration(law, shape, months), 0.0};
  if (law.kind == scenario::DurationKind::exponential) made.rate = 1.0 / months;
  return made;
}

/// Sampled shares may come to more than 100 %: they are scaled back to it.
Destinations within_whole(double to_plan, double to_care, double to_need) {
  Destinations to{std::max(to_plan, 0.0), std::max(to_care, 0.0), std::max(to_need, 0.0), 0.0};
  const double sum = to.plan + to.care + to.need;
  if (sum > 1.0) return {to.plan / sum, to.care / sum, to.need / sum, 0.0};
  to.closed = 1.0 - sum;
  return to;
}

WaysOut ways_out(const scenario::Care& care, const Lane& of) {
  WaysOut out{of.share(care.home), of.factor(care.adopted), of.factor(care.guardianship), 0.0};
  const double otherwise = std::max(0.0, 1.0 - out.home - out.adopted - out.guardianship);
  const double named = out.adopted + out.guardianship + otherwise;
  const double scale = named > 0.0 ? (1.0 - out.home) / named : 0.0;
  out.adopted *= scale;
  out.guardianship *= scale;
  out.otherwise = std::max(0.0, 1.0 - out.home - out.adopted - out.guardianship);
  return out;
}

void fill_care(const scenario::Demand& demand, const Lane& of, Terms& terms) {
  const scenario::Care& care = demand.care;
  terms.ways_out = ways_out(care, of);
  terms.short_stays = of.share(care.short_stays);
  terms.short_opening =
      OpeningStays{terms.short_stays, of.factor(care.short_mean), of.factor(care.long_mean),
                   of.factor(care.entries.starts),
                   of.factor(demand.opening.looked_after) - of.factor(demand.overlays.unaccompanied.opening)}
          .share_short();
  terms.duties = of.share(care.care_leaver_duties);
}

void fill_placements(const scenario::Demand& demand, const Lane& of, Terms& terms) {
  for (std::size_t type = 0; type < types; ++type) {
    const scenario::PlacementTerms& placement = demand.placements[type];
    terms.entrants[0][type] = of.factor(placement.entrants);
    terms.entrants[1][type] = of.factor(placement.entrants_16);
    terms.leaving[type] = of.factor(placement.leaving);
    terms.capacity[type] = of(placement.capacity);
  }
  terms.circumstances.clear();
  for (const scenario::Circumstance& circumstance : demand.circumstances) {
    CircumstanceTerms& made = terms.circumstances.emplace_back();
    made.share = {of.share(circumstance.share), of.share(circumstance.share_16)};
    for (std::size_t type = 0; type < types; ++type) made.odds[type] = of.factor(circumstance.odds[type]);
  }
  terms.moves.clear();
  terms.move_rate = {};
  for (const scenario::PlacementMove& move : demand.moves) {
    terms.moves.push_back(
        {static_cast<std::size_t>(move.from), static_cast<std::size_t>(move.to), of.factor(move.rate)});
    terms.move_rate[terms.moves.back().from] += terms.moves.back().rate;
  }
}

}  // namespace

void Terms::fill(const scenario::Demand& demand, const Parameters& parameters, std::size_t lane) {
  const Lane of{parameters, lane};
  law[index(Status::assessment)] = law_of(demand.assessment.duration, demand.assessment.mean_duration, of);
  law[index(Status::in_need)] = law_of(demand.in_need.duration, demand.in_need.mean_duration, of);
  law[index(Status::plan)] = law_of(demand.plan.duration, demand.plan.mean_duration, of);
  law[index(Status::short_stay)] = law_of(demand.care.short_duration, demand.care.short_mean, of);
  law[index(Status::long_stay)] = law_of(demand.care.long_duration, demand.care.long_mean, of);
  leads_to = {within_whole(of(demand.assessment.to_plan), of(demand.assessment.to_care),
                           of(demand.assessment.to_in_need)),
              within_whole(of(demand.in_need.to_plan), of(demand.in_need.to_care), 0.0),
              within_whole(0.0, of(demand.plan.to_care), of(demand.plan.to_in_need))};
  newborn = std::min(of.share(demand.referrals.newborn), 1.0 - 1e-9);
  fill_care(demand, of, *this);
  fill_placements(demand, of, *this);
  for (std::size_t band = 0; band < bands; ++band) {
    into_care[band] = of.factor(demand.ages[band].into_care);
    out_of_care[band] = of.factor(demand.ages[band].out_of_care);
  }
  double all = 0.0;
  for (std::size_t size = 0; size < batch_up_to.size(); ++size)
    batch_up_to[size] = all += of.factor(demand.referrals.siblings[size]);
  for (double& up_to : batch_up_to) up_to = all > 0.0 ? up_to / all : 1.0;
}

MonthTerms::MonthTerms(const Pressures& pressures, std::size_t lane)
    : speed(pressures.open_case_speed[lane]),
      into_care(pressures.into_care[lane]),
      out_of_care(pressures.out_of_care[lane]),
      return_home(pressures.return_home[lane]),
      duties_rate(1.0 / std::max(pressures.care_leaver_months[lane], shortest)),
      foster_places(pressures.foster_places[lane]),
      foster_moved(pressures.foster_moved[lane]),
      foster_limited(pressures.foster_places_limited) {
  double sum = 0.0;
  for (std::size_t band = 0; band < bands; ++band) ages_up_to[band] = sum += pressures.age_shares[band][lane];
}

double mean_batch(const scenario::Referrals& terms, const Parameters& parameters, std::size_t lane) {
  double batches = 0.0, children = 0.0;
  for (std::size_t size = 0; size < terms.siblings.size(); ++size) {
    const double share = std::max(0.0, parameters.raw(terms.siblings[size])[lane]);
    batches += share;
    children += static_cast<double>(size + 1) * share;
  }
  return batches > 0.0 ? children / batches : 0.0;
}

}  // namespace loadline::service::demand::micro
