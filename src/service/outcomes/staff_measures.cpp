#include "service/outcomes/staff_measures.hpp"

#include <algorithm>

#include "service/open_cases.hpp"

namespace loadline::service::outcomes {

using units::lane_count;

void StaffTurnover::read(const Conditions& now, const Sampling&, KpiReading& reading) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    reading.numerator[lane] = now.month.leavers[lane];
    reading.denominator[lane] = now.month.permanent[lane] / 12.0;
  }
}

void AgencyShare::read(const Conditions& now, const Sampling&, KpiReading& reading) const {
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    reading.numerator[lane] = now.month.agency[lane].value();
    reading.denominator[lane] = now.month.permanent[lane] + now.month.agency[lane].value();
  }
}

void WorkerChanges::begin(const Parameters& parameters, const Conditions&, const Sampling&) {
  agency_stay_ = parameters.raw(terms_.agency_stay);
}

void WorkerChanges::read(const Conditions& now, const Sampling&, KpiReading& reading) const {
  const Month& month = now.month;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const double gone = month.leavers[lane] + month.agency[lane].value() / std::max(1.0, agency_stay_[lane]);
    reading.numerator[lane] = gone * month.caseload[lane].value();
    reading.denominator[lane] = open_cases(month, lane) / 12.0;
  }
}

}  // namespace loadline::service::outcomes
