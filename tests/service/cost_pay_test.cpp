// Pay: awards settled late, increments, terms of transferred staff, past service, caps on agency pay, redundancy.

#include <cmath>

#include <gtest/gtest.h>

#include "service/cost_year.hpp"

namespace loadline::service::cost {
namespace {

using scenario::Scenario;
using testing_support::busy_month;
using testing_support::CostYear;
using testing_support::Drawn;
using testing_support::is;

const char* const lines_of_pay[] = {"pay", "national-insurance", "pension", "levy", "pension-past-service"};

void with_past_service(Scenario& s) {
  s.costs.on_costs.pension_secondary = is<units::Share>(0.03);
  s.costs.on_costs.pension_lump = is<units::MoneyPerYear>(60'000.0);
}

TEST(Pay, LateSettlementMovesCostWithinAYearAndNeverBetweenYears) {
  // The award is 2 % each April; 1 % is paid until October.
  const Drawn prompt(with_past_service);
  const Drawn late([](Scenario& s) {
    with_past_service(s);
    s.costs.late_settlement.delay = is<units::Months>(6.0);
    for (const auto& year : s.costs.pay_award)
      s.costs.late_settlement.assumed.push_back(
          {year.id, is<units::Share>(year.id == "2017-18" ? 0.0 : 0.01)});
  });
  CostYear at_once(prompt), in_october(late);
  for (int year = 0; year < 3; ++year) {
    std::array<double, 5> first{}, second{};
    for (int month = 12 * year; month < 12 * year + 12; ++month) {
      at_once.step(month, busy_month());
      in_october.step(month, busy_month());
      for (std::size_t line = 0; line < 5; ++line) {
        first[line] += at_once.posted(lines_of_pay[line]);
        second[line] += in_october.posted(lines_of_pay[line]);
      }
      const double pay = at_once.posted("pay"), paid = in_october.posted("pay");
      const int of_year = month % 12;
      const double expected = year == 0 || of_year > 6 ? pay
                              : of_year < 6            ? pay * 1.01 / 1.02
                                                       : pay * (1.0 + 6.0 * 0.01 / 1.02);
      EXPECT_NEAR(paid, expected, 1e-12 * pay) << month;
      EXPECT_EQ(in_october.posted("agency"), at_once.posted("agency")) << "agency rates are agreed in April";
      EXPECT_EQ(in_october.posted("line.income"), at_once.posted("line.income")) << "so are other lines";
    }
    for (std::size_t line = 0; line < 5; ++line)
      EXPECT_NEAR(second[line], first[line], 1e-12 * first[line])
          << lines_of_pay[line] << " in year " << year;
  }
}

TEST(Pay, UntilSettlementTheTypicalAwardIsPaidWhereNoneIsAssumed) {
  const Drawn late([](Scenario& s) {
    s.costs.late_settlement.delay = is<units::Months>(3.0);
    testing_support::make_uncertain(s.costs.pay_award[1].value, 0.5);
  });
  CostYear year(late);
  const double before = year.cost(11, "pay", busy_month());
  const double typical = late.scenario.costs.pay_award[1].value.typical_value();
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    EXPECT_NEAR(year.cost(12, "pay", busy_month(), lane), before * (1.0 + typical), 1e-12 * before);
  EXPECT_NE(year.cost(16, "pay", busy_month(), 0), year.cost(16, "pay", busy_month(), 2))
      << "settled, futures differ";
}

TEST(Pay, IncrementsRaiseTheAverageSalaryEachAprilAfterTheFirst) {
  const Drawn plain([](Scenario&) {});
  const Drawn climbing([](Scenario& s) {
    s.costs.increments.not_at_top = is<units::Share>(0.4);
    s.costs.increments.step = is<units::Share>(0.02);
  });
  CostYear flat(plain), rising(climbing);
  for (const auto& [month, factor] : {std::pair(0, 1.0), {11, 1.0}, {12, 1.008}, {24, 1.008 * 1.008}}) {
    const double pay = flat.cost(month, "pay", busy_month());
    EXPECT_NEAR(rising.cost(month, "pay", busy_month()), factor * pay, 1e-12 * pay) << month;
  }
}

TEST(Pay, StartersAfterTheTransferAreOnNewTermsAndEachSalaryBearsItsOwnNationalInsurance) {
  const Drawn drawn([](Scenario& s) {
    s.workforce.roles.resize(1);
    s.workforce.roles[0].in_post = is<units::Fte>(10.0);
    s.workforce.roles[0].salary = is<units::Salary>(33'437.0);
    s.workforce.roles[0].new_terms = is<units::Salary>(8'000.0);
  });
  CostYear year(drawn);
  year.staff[0].on_old_terms = units::every_lane(7.5);
  year.step(0, busy_month());
  EXPECT_NEAR(12.0 * year.posted("pay"), 7.5 * 33'437.0 + 2.5 * 8'000.0, 1e-8);
  EXPECT_NEAR(12.0 * year.posted("national-insurance"), 7.5 * 0.138 * (33'437.0 - 8'164.0), 1e-8)
      << "8,000 is below the threshold";
  EXPECT_EQ(year.quantity("pay"), 10.0);
}

TEST(Pay, PassThroughLeavesTheCompanyTheRateForNewServiceAlone) {
  const auto borne_by = [](bool council) {
    return [council](Scenario& s) {
      with_past_service(s);
      s.costs.on_costs.pension = is<units::Share>(0.16);
      s.costs.on_costs.council_bears_past_service = council;
    };
  };
  const Drawn passed(borne_by(true)), kept(borne_by(false));
  CostYear council(passed), company(kept);
  const double pay = council.cost(0, "pay", busy_month());
  EXPECT_NEAR(council.posted("pension"), 0.16 * pay, 1e-12 * pay);
  EXPECT_NEAR(council.posted("pension-past-service"), 0.03 * pay + 5'000.0, 1e-12 * pay);
  EXPECT_EQ(council.lines()[council.at("pension-past-service")].bearer, Bearer::council);
  EXPECT_EQ(company.lines()[company.at("pension-past-service")].bearer, Bearer::company);
  company.step(0, busy_month());
  EXPECT_EQ(company.posted("pension-past-service"), council.posted("pension-past-service"))
      << "who bears it changes nothing of what it costs";
}

TEST(Pay, ACapOnAgencyPayIsPaidOrTheExcessStandsAlone) {
  const auto capped = [](bool beyond) {
    return [beyond](Scenario& s) {
      s.workforce.agency.hourly_cap = is<units::HourlyRate>(20.0);
      s.workforce.agency.beyond_cap = beyond;
    };
  };
  const Drawn free([](Scenario&) {}), exceeded(capped(true)), kept(capped(false));
  CostYear market(free), with_excess(exceeded), at_cap(kept);
  for (const int month : {0, 24}) {
    const double full = market.cost(month, "agency", busy_month());
    const double hourly = free.scenario.workforce.agency.hourly_rate.typical_value();
    const double within = with_excess.cost(month, "agency", busy_month());
    EXPECT_NEAR(within, full * 20.0 / hourly, 1e-12 * full) << "the cap moves with pay";
    EXPECT_NEAR(within + with_excess.posted("agency-beyond-cap"), full, 1e-12 * full);
    EXPECT_EQ(at_cap.cost(month, "agency", busy_month()), within);
    EXPECT_EQ(market.posted("vat") > at_cap.posted("vat"), true);
    EXPECT_NEAR(with_excess.posted("vat"), market.posted("vat"), 1e-12 * full) << "VAT falls on all of it";
  }
  EXPECT_FALSE(at_cap.has("agency-beyond-cap"));
  const AgencyRate below = agency_rate(18.0, 20.0, true);
  EXPECT_EQ(below.within_cap, 18.0);
  EXPECT_EQ(below.beyond_cap, 0.0);
}

TEST(Pay, RedundancyCostsThePaymentAndForSomeTheStrain) {
  // 33,437 x (0.5 + 30 % x 1.1) = 27,752.71 each.
  EXPECT_NEAR(redundancy_cost(33'437.0, {0.5, 0.3, 1.1}), 27'752.71, 1e-9);
}

TEST(Pay, WhoIsOnNewTermsIsMadeRedundantAtTheirSalary) {
  for (const double new_terms : {0.0, 30'000.0}) {
    const Drawn drawn([new_terms](Scenario& s) {
      s.workforce.roles[0].surplus = scenario::Surplus::redundancy;
      s.workforce.roles[0].salary = is<units::Salary>(40'000.0);
      s.workforce.roles[0].new_terms = is<units::Salary>(new_terms);
      s.workforce.redundancy.payment = is<units::Ratio>(0.5);
    });
    CostYear year(drawn);
    year.staff[0].redundancies = units::every_lane(3.0);
    year.staff[0].redundancies_on_old_terms = units::every_lane(1.0);
    // 0.5 x (40,000 + 2 x 30,000), or 0.5 x 3 x 40,000 where there are no new terms.
    EXPECT_NEAR(year.cost(0, "redundancy", busy_month()), new_terms > 0.0 ? 50'000.0 : 60'000.0, 1e-9);
  }
}

}  // namespace
}  // namespace loadline::service::cost
