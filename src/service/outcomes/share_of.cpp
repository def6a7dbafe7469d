#include "service/outcomes/share_of.hpp"

#include <algorithm>

#include "loadline/chance/samplers.hpp"
#include "service/outcomes/beta_binomial.hpp"
#include "service/outcomes/counted.hpp"
#include "service/workforce/caseload.hpp"

namespace loadline::service::outcomes {

using chance::Purpose;
using units::lane_count;

void ShareOf::begin(const Parameters& parameters, const Conditions& opening, const Sampling&) {
  each_ = parameters.raw(terms_.each);
  caseload_effect_ = parameters.raw(terms_.caseload_effect);
  agency_effect_ = parameters.raw(terms_.agency_effect);
  vacancy_effect_ = parameters.raw(terms_.vacancy_effect);
  quality_effect_ = parameters.raw(terms_.quality_effect);
  clustering_ = parameters.raw(terms_.clustering);
  teams_ = parameters.raw(terms_.teams);
  clustered_ = std::ranges::any_of(clustering_, [](double part) { return part > 0.0; });
  intercept_ = {};
  const Lanes<double>& baseline = parameters.raw(terms_.baseline);
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    intercept_[lane] = logit(baseline[lane]) - log_odds(opening, lane);
}

double ShareOf::log_odds(const Conditions& at, std::size_t lane) const {
  const Month& month = at.month;
  const double agency = workforce::agency_share(month.permanent[lane], month.agency[lane].value());
  const double worse = caseload_effect_[lane] * month.caseload[lane].value() + agency_effect_[lane] * agency +
                       vacancy_effect_[lane] * at.vacancy_share[lane] -
                       quality_effect_[lane] * at.quality_gained[lane];
  return intercept_[lane] + (terms_.better == scenario::Better::higher ? -worse : worse);
}

void ShareOf::read(const Conditions& now, const Sampling& sampling, KpiReading& reading) {
  Lanes<double> p{};
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    p[lane] = logistic(log_odds(now, lane));
    reading.denominator[lane] = std::max(0.0, std::round(each_[lane] * counted(now.month, terms_.of, lane)));
  }
  if (clustered_) return draw_clustered(p, sampling, reading);
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  chance::binomial(reading.denominator, p, drawn, reading.numerator);
}

void ShareOf::draw_clustered(const Lanes<double>& p, const Sampling& sampling, KpiReading& reading) {
  const Lanes<double> drawn = sampling.luck.uniforms(Purpose::outcomes, sampling.month, sampling.entity);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double n = reading.denominator[lane];
    Quarter& quarter = quarter_[lane];
    if (sampling.month % 3 == 0)  // the quarter is taken to count three such months
      quarter = {0.0, 0.0, clustering_of_all(3.0 * n, teams_[lane], clustering_[lane])};
    if (quarter.clustering > 0.0) {
      BetaBinomial urn = BetaBinomial::of(n, p[lane], quarter.clustering);
      urn.a += quarter.happened;
      urn.b += quarter.counted - quarter.happened;
      reading.numerator[lane] = urn.quantile(drawn[lane]);
    } else {
      reading.numerator[lane] = chance::binomial(n, p[lane], drawn[lane]);
    }
    quarter.counted += n;
    quarter.happened += reading.numerator[lane];
  }
}

}  // namespace loadline::service::outcomes
