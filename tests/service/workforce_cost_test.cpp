// Staff and money together, and what a whole simulation says of staff (model.md 2.6, 2.7).

#include <cmath>

#include <gtest/gtest.h>

#include "service/cost/pay.hpp"
#include "service/demand/rates.hpp"
#include "service/staff_months.hpp"

namespace loadline::service {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;
using units::lane_count;

struct Simulated {
  explicit Simulated(const std::function<void(Scenario&)>& change) : drawn(change) {
    Simulator(drawn.scenario, drawn.all, Drawn::seed).run(drawn.futures, Programme::without, block);
  }
  double cost(std::size_t month, const std::string& line, std::size_t lane) const {
    for (std::size_t at = 0; at < block.lines.size(); ++at)
      if (block.lines[at].id == line) return block.months[month].costs[at][lane].value();
    ADD_FAILURE() << "no line " << line;
    return 0.0;
  }
  Drawn drawn;
  Block block;
};

TEST(StaffCost, OR_S6_FullCoverWithoutPremiumCostsTheFullEstablishment) {
  // GBP 33,437: NI 13.8 % above 8,164 and 19 % pension make GBP 43,277.70 a post (3.1, before the levy). Agency staff at
  // that price, without fee or VAT, cover every vacancy: whoever is in post, 150 posts cost 150 x 43,277.70 / 12 a month.
  constexpr double salary = 33'437.0, ni = 0.138 * (salary - 8'164.0), pension = 0.19 * salary;
  constexpr double a_post = salary + ni + pension;
  const Simulated simulated([](Scenario& s) {
    testing_support::one_role(s, 150, 110, 0.4, 1.0, 4.0);
    s.workforce.roles[0].salary = is<units::Salary>(salary);
    s.workforce.roles[0].changes = {{{2019, 4, 1}, is<units::Fte>(160)}};
    s.workforce.agency.cover = is<units::Share>(1.0);
    s.workforce.agency.cap = is<units::Fte>(1000.0);
    s.workforce.agency.hourly_rate = is<units::HourlyRate>(a_post / (7.4 * 230.0));
    s.costs.on_costs.ni_rate = is<units::Share>(0.138);
    s.costs.on_costs.ni_threshold = is<units::Salary>(8'164.0);
    s.costs.on_costs.pension = is<units::Share>(0.19);
    s.costs.on_costs.levy_rate = is<units::Share>(0.0);
    s.costs.vat.on_agency = false;
    for (auto& award : s.costs.pay_award) award.value = is<units::Share>(0.0);
    for (auto& growth : s.costs.price_growth) growth.value = is<units::Share>(0.0);
  });
  int agency_seen = 0;
  for (std::size_t month = 0; month < 60; ++month)
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      const double all = simulated.cost(month, "pay", lane) +
                         simulated.cost(month, "national-insurance", lane) +
                         simulated.cost(month, "pension", lane) + simulated.cost(month, "agency", lane);
      ASSERT_NEAR(all, (month < 24 ? 150.0 : 160.0) * a_post / 12.0, 1e-6) << "month " << month;
      agency_seen += simulated.block.months[month].agency[lane].value() > 1.0 ? 1 : 0;
    }
  EXPECT_GT(agency_seen, 1000) << "there were vacancies to cover";
}

TEST(StaffCost, OR_S3_HeavierCaseloadsLengthenCasesToTheClosedForm) {
  // N = [(lambda / mu0) (S c*)^-gamma]^(1 / (1 - gamma)) = 1,893.1935 with 180 a month, mu0 0.1, S 100, c* 16, gamma 0.3.
  constexpr double exponent = 0.3, arriving = 180.0, ending = 0.10, staff = 100.0, reference = 16.0;
  const double closed =
      std::pow(arriving / ending * std::pow(staff * reference, -exponent), 1.0 / (1.0 - exponent));
  EXPECT_NEAR(closed, 1893.1935, 5e-5);
  EXPECT_NEAR(closed / staff, 18.9319, 5e-5);
  // The rooms' own caseload (2.2) and multiplier (2.4), without clamps, settle there from both sides.
  const Drawn drawn([&](Scenario& s) {
    s.demand.feedback.exponent = is<units::Ratio>(exponent);
    s.demand.feedback.reference = is<units::Caseload>(reference);
    s.demand.feedback.least = is<units::Ratio>(1e-6);
    s.demand.feedback.most = is<units::Ratio>(1e6);
  });
  for (const double start : {500.0, 5000.0}) {
    double cases = start;
    for (int month = 0; month < 600; ++month) {
      const workforce::Allocation shared =
          workforce::allocate(workforce::open_cases({cases, 0, 0, 0}, {}), 0.0, staff, 1e9);
      const Lanes<double> speed =
          demand::feedback(drawn.scenario.demand.feedback, drawn.parameters,
                           units::every_lane(units::Caseload::from_value(shared.caseload)));
      cases += arriving - ending * speed[0] * cases;
    }
    EXPECT_NEAR(cases, 1893.1935, 5e-5) << "from " << start;
    EXPECT_NEAR(cases / staff, 18.9319, 5e-5);
  }
}

TEST(Simulator, TellsTheStaffingLoopAtEachYearsEnd) {
  const Simulated simulated([](Scenario&) {});
  ASSERT_EQ(simulated.block.loops.size(), 5u);
  for (std::size_t year = 0; year < 5; ++year) {
    const LoopPosition& loop = simulated.block.loops[year];
    const Month& end = simulated.block.months[12 * year + 11];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      EXPECT_EQ(loop.in_post[lane], end.permanent[lane]);
      EXPECT_GE(loop.settles[lane], 0.0);
      EXPECT_LE(loop.settles[lane], end.posts[lane]);
    }
  }
  const Simulated nobody([](Scenario& s) {
    for (scenario::Role& role : s.workforce.roles) role.case_holding = is<units::Share>(0.0);
  });
  EXPECT_TRUE(nobody.block.loops.empty());
}

TEST(Simulator, WithoutStaffVisitsStandAtTheirFloorAndEveryCaseWaits) {
  const Simulated simulated([](Scenario& s) {
    testing_support::one_role(s, 100, 0, 0.15, 0.0, 0.0);
    s.workforce.agency.cap = is<units::Fte>(0.0);
  });
  const Month& month = simulated.block.months[0];
  std::size_t visits = 0;
  while (
      !std::holds_alternative<scenario::VisitsInTime>(simulated.drawn.scenario.outcomes.kpis[visits].measure))
    ++visits;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    EXPECT_EQ(month.kpis[visits].numerator[lane], 0.0);
    EXPECT_EQ(month.unallocated[lane], 443 + 1066 + 450 + 534) << "of the children at the month's start";
  }
}

}  // namespace
}  // namespace loadline::service
