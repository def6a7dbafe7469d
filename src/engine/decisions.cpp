#include "loadline/engine/decisions.hpp"

#include <cmath>

#include "loadline/chance/lane_stream.hpp"
#include "loadline/chance/uncertain.hpp"

namespace loadline::engine {
namespace {

constexpr double million = 1e6;

units::Count whole_months(double months) { return static_cast<units::Count>(std::floor(months + 0.5)); }

void draw_approvals(double probability, const units::Lanes<double>& u, units::Counts& approved) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) approved[lane] = u[lane] < probability ? 1 : 0;
}

void draw_delays(const contract::DecisionTerms& terms, const units::Lanes<double>& u, units::Counts& months) {
  const bool certain = terms.delay <= 0.0 || terms.delay_spread <= 0.0;
  const chance::Gamma law{.mean = terms.delay, .cv = terms.delay_spread};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    months[lane] = whole_months(certain ? terms.delay : chance::quantile(law, u[lane]));
}

void draw_grants(const contract::DecisionTerms& terms, const units::Lanes<double>& u,
                 units::Lanes<std::int64_t>& granted) {
  const bool certain = terms.granted <= 0.0 || terms.granted >= 1.0 || terms.granted_evidence <= 0.0;
  const chance::Beta law{.mean = terms.granted, .n = terms.granted_evidence};
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    granted[lane] = std::llrint(million * (certain ? terms.granted : chance::quantile(law, u[lane])));
}

}  // namespace

void draw_decisions(std::span<const contract::DecisionTerms> terms, chance::Seed seed,
                    const units::Lanes<chance::Future>& futures, std::vector<contract::Decision>& into) {
  into.resize(terms.size());
  const chance::LaneFutures lanes(seed, futures);
  for (std::size_t request = 0; request < terms.size(); ++request) {
    const contract::DecisionTerms& asked = terms[request];
    chance::LaneStream stream(lanes, chance::Purpose::decisions, chance::no_month,
                              chance::entity_of(asked.address.c_str()));
    draw_approvals(asked.probability, stream.uniform(0), into[request].approved);
    draw_delays(asked, stream.uniform(1), into[request].delay_months);
    draw_grants(asked, stream.uniform(2), into[request].granted);
  }
}

}  // namespace loadline::engine
