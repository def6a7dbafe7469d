// Runs the demand of many futures once and prints the scenario's numbers, the answers and the time as JSON,
// for compare.sh. The caseload that slows cases is last month's open cases over a fixed staff, so that rates
// differ by future and month as they do in a real run.

#include <cmath>
#include <cstdlib>
#include <ctime>
#include <iostream>

#include <nlohmann/json.hpp>

#include "loadline/scenario/schema.hpp"
#include "loadline/service/simulate.hpp"
#include "service/demand/demand.hpp"
#include "support/example_scenario.hpp"

namespace {

using namespace loadline;
using nlohmann::json;

constexpr double staff = 131.2;  // [FTE]

/// Time this thread has worked [s]; other programs on the machine do not count.
double worked() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <class List, class Member>
json column(const List& list, Member member) {
  json values = json::array();
  for (const auto& item : list) values.push_back((item.*member).typical_value());
  return values;
}

json parameters_of(const scenario::Scenario& what) {
  const scenario::Demand& d = what.demand;
  json made;
  made["children"] = what.population.under_18.typical_value();
  made["rate"] = d.referrals.rate.typical_value();
  made["assessed"] = d.referrals.assessed.typical_value();
  for (const auto& season : d.referrals.season) made["season"].push_back(season.typical_value());
  made["swing"] = {d.referrals.swings.size.typical_value(), d.referrals.swings.persistence.typical_value()};
  for (const auto& share : d.referrals.siblings) made["siblings"].push_back(share.typical_value());
  made["assessment"] = {d.assessment.mean_duration.typical_value(), d.assessment.to_plan.typical_value(),
                        d.assessment.to_care.typical_value(), d.assessment.to_in_need.typical_value()};
  made["in_need"] = {d.in_need.mean_duration.typical_value(), d.in_need.to_plan.typical_value(),
                     d.in_need.to_care.typical_value()};
  made["plan"] = {d.plan.mean_duration.typical_value(), d.plan.to_care.typical_value(),
                  d.plan.to_in_need.typical_value()};
  made["care"] = {d.care.short_stays.typical_value(), d.care.short_mean.typical_value(),
                  d.care.long_mean.typical_value(),   d.care.home.typical_value(),
                  d.care.adopted.typical_value(),     d.care.guardianship.typical_value()};
  made["care_leavers"] = {d.care.care_leaver_duties.typical_value(),
                          d.care.care_leaver_duration.typical_value()};
  made["feedback"] = {d.feedback.exponent.typical_value(), d.feedback.reference.typical_value(),
                      d.feedback.least.typical_value(), d.feedback.most.typical_value()};
  made["opening"] = {d.opening.assessments.typical_value(), d.opening.in_need.typical_value(),
                     d.opening.plans.typical_value(), d.opening.looked_after.typical_value(),
                     d.opening.care_leavers.typical_value()};
  made["ages"] = {
      column(d.ages, &scenario::AgeProfile::arrivals), column(d.ages, &scenario::AgeProfile::open_cases),
      column(d.ages, &scenario::AgeProfile::looked_after), column(d.ages, &scenario::AgeProfile::into_care),
      column(d.ages, &scenario::AgeProfile::out_of_care)};
  made["years"] = scenario::age_band_years;
  made["placements"] = {column(d.placements, &scenario::PlacementTerms::opening),
                        column(d.placements, &scenario::PlacementTerms::entrants),
                        column(d.placements, &scenario::PlacementTerms::entrants_16),
                        column(d.placements, &scenario::PlacementTerms::leaving),
                        column(d.placements, &scenario::PlacementTerms::capacity)};
  for (const auto& move : d.moves) made["moves"].push_back({move.from, move.to, move.rate.typical_value()});
  made["staff"] = staff;
  return made;
}

struct Average {
  double n = 0.0, sum = 0.0, squares = 0.0;
  void add(double value) { n += 1.0, sum += value, squares += value * value; }
  json result() const {
    const double mean = sum / n;
    return {mean, std::sqrt((squares / n - mean * mean) / n)};
  }
};

}  // namespace

int main(int argc, char** argv) {
  const int blocks = (argc > 1 ? std::atoi(argv[1]) : 3'200) / static_cast<int>(units::lane_count);
  const int months = argc > 2 ? std::atoi(argv[2]) : 36;
  scenario::Scenario what = testing_support::example_scenario();
  what.demand.ageing_stages = argc > 3 ? std::atoi(argv[3]) : 1;  // the peer has none
  const scenario::Register all = scenario::make_register(what);
  const service::ParameterDraw draw(what, all, chance::Seed{1});
  service::demand::Demand demand(what, chance::Seed{1});
  Average assessments, in_need, plans, looked_after, entries, starts, aged_out, care_leavers, in_house,
      residential;
  service::Month before, now;
  double seconds = 0.0;
  for (int block = 0; block < blocks; ++block) {
    const auto futures = service::futures_of_block(static_cast<std::uint32_t>(block));
    const service::Parameters parameters(draw, futures);
    units::Lanes<double> entered{}, started{}, grown{};
    const double began = worked();
    demand.begin(parameters, futures, before);
    for (int t = 0; t < months; ++t) {
      service::demand::Drivers drivers;
      for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
        const int open =
            before.assessments[lane] + before.in_need[lane] + before.plans[lane] + before.looked_after[lane];
        drivers.last_caseload[lane] = units::Caseload::from_value(open / staff);
      }
      demand.step(units::MonthIndex(t), 30, parameters, drivers, before, now);
      for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
        entered[lane] += now.care_entries[lane];
        started[lane] += now.plan_starts[lane];
        grown[lane] += now.aged_out[lane];
      }
      std::swap(before, now);
    }
    seconds += worked() - began;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      assessments.add(before.assessments[lane]);
      in_need.add(before.in_need[lane]);
      plans.add(before.plans[lane]);
      looked_after.add(before.looked_after[lane]);
      care_leavers.add(before.care_leavers[lane]);
      in_house.add(before.placed[0][lane]);
      residential.add(before.placed[4][lane]);
      entries.add(entered[lane]);
      starts.add(started[lane]);
      aged_out.add(grown[lane]);
    }
  }
  json result{{"parameters", parameters_of(what)},
              {"futures", blocks * static_cast<int>(units::lane_count)},
              {"months", months},
              {"seconds", seconds},
              {"answers",
               {{"assessments open at the end", assessments.result()},
                {"children in need at the end", in_need.result()},
                {"protection plans at the end", plans.result()},
                {"looked after at the end", looked_after.result()},
                {"care leavers at the end", care_leavers.result()},
                {"in-house foster placements at the end", in_house.result()},
                {"external residential placements at the end", residential.result()},
                {"entries into care in all", entries.result()},
                {"plans started in all", starts.result()},
                {"aged out of care in all", aged_out.result()}}}};
  std::cout << result.dump(1) << '\n';
}
