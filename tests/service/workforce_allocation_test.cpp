// Cases and those who carry them: workload, allocation by priority, agency staff, sickness (model.md 2.3, 2.4).

#include <cmath>
#include <numeric>

#include <gtest/gtest.h>

#include "service/cost/pay.hpp"
#include "service/staff_months.hpp"

namespace loadline::service::workforce {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;
using testing_support::month_with;
using testing_support::Months;
using units::lane_count;

constexpr std::size_t plans = 0, looked_after = 1, urgent = 2, in_need = 3, other = 4;

double sum(const std::array<double, allocation_classes>& by_class) {
  return std::accumulate(by_class.begin(), by_class.end(), 0.0);
}

/// So many cases, each the work of one.
OpenCases alike(double assessments, double need, double on_plan, double care) {
  return open_cases({assessments, need, on_plan, care}, {});
}

TEST(Allocation, CasesBeyondTheMostWaitAndWithoutStaffAllWait) {
  const Allocation enough = allocate(alike(443, 1066, 450, 534), 9.0, 131.0, 25.0);
  EXPECT_DOUBLE_EQ(enough.caseload, 2484.0 / 131.0);
  EXPECT_EQ(sum(enough.unallocated), 9.0);
  // 2,600 cases, 100 of them beyond 25 each for 100 FTE, and the 9 new ones.
  const Allocation short_of_staff = allocate(alike(500, 1100, 450, 550), 9.0, 100.0, 25.0);
  EXPECT_EQ(sum(short_of_staff.unallocated), 109.0);
  EXPECT_DOUBLE_EQ(short_of_staff.caseload, 24.91);
  const Allocation nobody = allocate(alike(500, 1100, 450, 550), 9.0, 0.0, 25.0);
  EXPECT_EQ(sum(nobody.unallocated), 2600.0);
  EXPECT_EQ(nobody.caseload, 25.0);
  EXPECT_EQ(sum(allocate(alike(5, 0, 0, 0), 9.0, 10.0, 25.0).unallocated), 5.0)
      << "no more wait than there are";
}

TEST(Allocation, ProtectionPlansComeFirstAndOrdinaryAssessmentsLast) {
  // 100 plans, 100 looked after, 30 enquiries of 100 assessments, 100 in need; c_max 10. Capacity for 365, 335, 240, 150
  // and 80 of the 400: who waits is counted from the end of the order CPP > LAC > s47 > CIN > other.
  const OpenCases cases = open_cases({100, 100, 100, 100}, {.urgent = 0.3});
  const auto left = [&](double carried) { return allocate(cases, 0.0, carried / 10.0, 10.0).unallocated; };
  using Left = std::array<double, allocation_classes>;
  EXPECT_EQ(left(365), (Left{0, 0, 0, 0, 35}));
  EXPECT_EQ(left(335), (Left{0, 0, 0, 0, 65}));
  EXPECT_EQ(left(240), (Left{0, 0, 0, 90, 70}));
  EXPECT_EQ(left(215), (Left{0, 0, 15, 100, 70}));
  EXPECT_EQ(left(150), (Left{0, 50, 30, 100, 70}));
  EXPECT_EQ(left(80), (Left{20, 100, 30, 100, 70}));
}

TEST(Allocation, WeightsCountWorkAndChildrenWaitWhole) {
  // 2.4's option: a plan is 1.5 cases, a child looked after 1.2: W = 40 + 60 + 1.5 x 20 + 1.2 x 50 = 190. At c_max 15 and
  // 12 FTE 180 can be carried: 10 ordinary assessments wait and the caseload is 180 / 12.
  const CaseWeights weights{.plan = 1.5, .looked_after = 1.2};
  const Allocation shared = allocate(open_cases({40, 60, 20, 50}, weights), 0.0, 12.0, 15.0);
  EXPECT_DOUBLE_EQ(shared.workload, 190.0);
  EXPECT_EQ(shared.unallocated[other], 10.0);
  EXPECT_DOUBLE_EQ(shared.caseload, 15.0);
  // Room for 35.5: 154.5 too much. Assessments and children in need are 100 of it; 54.5 / 1.2 = 45.4, so 46 of the looked
  // after wait, and the rest is less than c_max by what the 46th would have needed less.
  const Allocation few = allocate(open_cases({40, 60, 20, 50}, weights), 0.0, 35.5 / 15.0, 15.0);
  EXPECT_EQ(few.unallocated[looked_after], 46.0);
  EXPECT_EQ(few.unallocated[plans], 0.0);
  EXPECT_NEAR(few.caseload, (190.0 - 100.0 - 46.0 * 1.2) / (35.5 / 15.0), 1e-12);
}

TEST(Allocation, CasesWithoutWorkNeverWaitForRoom) {
  const Allocation shared = allocate(open_cases({100, 50, 0, 0}, {.assessment = 0.0}), 0.0, 4.0, 10.0);
  EXPECT_EQ(shared.unallocated[other], 0.0);
  EXPECT_EQ(shared.unallocated[in_need], 10.0);
}

TEST(Workforce, UnallocatedCasesByClassSumToAllOfThem) {
  const Drawn drawn([](Scenario& s) {
    s.workforce.most_cases = is<units::Caseload>(14.0);
    s.workforce.workload.urgent = is<units::Share>(0.25);
    s.workforce.workload.plan = is<units::Ratio>(1.5);
  });
  Months months(drawn);
  for (int month = 0; month < 24; ++month) {
    const Month& now = months.next();
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      units::Count all = 0;
      for (const Counts& one : now.unallocated_by_class) all += one[lane];
      ASSERT_EQ(all, now.unallocated[lane]);
      ASSERT_GT(now.unallocated[lane], 100);
      ASSERT_EQ(now.unallocated_by_class[urgent][lane] > 0, now.unallocated_by_class[in_need][lane] == 1000)
          << "enquiries wait only once all in need do";
      ASSERT_EQ(now.workload[lane], 400 + 1000 + 1.5 * 400 + 500);
    }
  }
}

TEST(Workforce, WithoutStaffAndAgencyEveryCaseIsUnallocated) {
  const Drawn drawn([](Scenario& s) {
    testing_support::one_role(s, 100, 0, 0.15, 0.0, 0.0);
    s.workforce.agency.cap = is<units::Fte>(0.0);
  });
  Months months(drawn);
  for (int month = 0; month < 12; ++month) {
    const Month& now = months.next();
    EXPECT_EQ(now.agency[0].value(), 0.0) << "a cap of 0";
    EXPECT_EQ(now.unallocated[0], 2300);
    EXPECT_EQ(now.caseload[0].value(), drawn.scenario.workforce.most_cases.typical_value());
    EXPECT_EQ(months.room().vacancy_share()[0], 1.0);
  }
}

TEST(Agency, AWorkerAtTwentyEightPoundsAnHourCosts47656AYear) {
  // 2.3: GBP 28 x 7.4 hours x 230 days = GBP 47,656.
  EXPECT_NEAR(cost::agency_unit_cost({28.0, 7.4, 230.0, 0.0}), 47'656.0, 1e-9);
}

TEST(Agency, TheLeastOfWhatIsWantedAllowedAffordableAndToBeHad) {
  scenario::Agency terms;
  terms.cover = is<units::Share>(0.6);
  terms.cap = is<units::Fte>(50.0);
  terms.hourly_rate = is<units::HourlyRate>(28.0);
  const auto typical = [](const scenario::Datum& number) { return number.typical_value(); };
  const auto staff = [&](double vacancies) { return agency_staff(vacancies, agency_terms(terms, typical)); };
  EXPECT_DOUBLE_EQ(staff(40.0), 24.0) << "wanted; no budget and no limit of supply";
  EXPECT_DOUBLE_EQ(staff(100.0), 50.0) << "allowed";
  terms.budget = is<units::MoneyPerYear>(476'560.0);
  EXPECT_NEAR(staff(100.0), 10.0, 1e-12) << "affordable at GBP 47,656 each";
  terms.fee = is<units::Share>(0.25);
  EXPECT_NEAR(staff(100.0), 8.0, 1e-12) << "the agency's fee is paid too";
  terms.supply = is<units::Fte>(5.0);
  EXPECT_DOUBLE_EQ(staff(100.0), 5.0) << "to be had";
}

TEST(Agency, ACapThatIsKeptToPaysLessAndFindsFewer) {
  // Market GBP 28, regional cap GBP 21: kept to, half the staff come, and the budget buys by the cap's price:
  // 21 x 7.4 x 230 = GBP 35,742.
  scenario::Agency terms;
  terms.cover = is<units::Share>(1.0);
  terms.cap = is<units::Fte>(1000.0);
  terms.hourly_rate = is<units::HourlyRate>(28.0);
  terms.hourly_cap = is<units::HourlyRate>(21.0);
  terms.found_at_cap = is<units::Share>(0.5);
  const auto staff = [&](double vacancies) {
    return agency_staff(
        vacancies, agency_terms(terms, [](const scenario::Datum& number) { return number.typical_value(); }));
  };
  EXPECT_DOUBLE_EQ(staff(20.0), 20.0) << "paying beyond the cap is approved: all come";
  terms.beyond_cap = false;
  EXPECT_DOUBLE_EQ(staff(20.0), 10.0);
  terms.budget = is<units::MoneyPerYear>(357'420.0);
  EXPECT_NEAR(staff(20.0), 5.0, 1e-12) << "half of the 10 it could pay";
  terms.hourly_rate = is<units::HourlyRate>(20.0);
  EXPECT_DOUBLE_EQ(staff(10.0), 10.0) << "a cap above the market's price binds nobody";
}

TEST(Workforce, LeaversOfAYearAddToTheAgenciesSupply) {
  const Drawn drawn([](Scenario& s) {
    testing_support::one_role(s, 400, 200, 0.5, 0.0, 0.0);
    s.workforce.agency.cover = is<units::Share>(1.0);
    s.workforce.agency.cap = is<units::Fte>(1000.0);
    s.workforce.agency.supply = is<units::Fte>(3.0);
    s.workforce.turnover.to_agency = is<units::Share>(0.17);
  });
  Months months(drawn);
  std::vector<Counts> leavers;
  for (int month = 0; month < 30; ++month) {
    const Month& now = months.next();
    leavers.push_back(now.leavers);
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      int last_year = 0;
      for (std::size_t ago = 0; ago < std::min<std::size_t>(12, leavers.size()); ++ago)
        last_year += leavers[leavers.size() - 1 - ago][lane];
      ASSERT_NEAR(now.agency[lane].value(), 3.0 + 0.17 * last_year, 1e-9) << "month " << month;
    }
  }
}

TEST(Workforce, SicknessFollowsItsSeason) {
  // 5 % a year, twice that in January (month 9) and half of it in June and July.
  const Drawn drawn([](Scenario& s) {
    testing_support::one_role(s, 100, 100, 0.0, 0.0, 0.0);
    s.workforce.sickness = is<units::Share>(0.05);
    s.workforce.sickness_season[9] = is<units::Ratio>(2.0);
    s.workforce.sickness_season[2] = s.workforce.sickness_season[3] = is<units::Ratio>(0.5);
  });
  Months months(drawn);
  EXPECT_DOUBLE_EQ(months.last().capacity[0].value(), 95.0) << "before the first month: an average one";
  for (int month = 0; month < 12; ++month) {
    const double share = month == 9 ? 0.10 : month == 2 || month == 3 ? 0.025 : 0.05;
    EXPECT_DOUBLE_EQ(months.next().capacity[0].value(), 100.0 * (1.0 - share)) << "month " << month;
  }
}

}  // namespace
}  // namespace loadline::service::workforce
