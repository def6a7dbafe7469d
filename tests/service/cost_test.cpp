// Pay, placements, lines and VAT of the cost room, against figures worked by hand.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "service/cost_year.hpp"

namespace loadline::service::cost {
namespace {

using scenario::Scenario;
using testing_support::busy_month;
using testing_support::CostYear;
using testing_support::Drawn;
using testing_support::everything;
using testing_support::full_month;
using testing_support::is;
using testing_support::month_with;
using units::lane_count;

constexpr OnCostTerms terms_2017{0.138, 8'164.0, 0.19, 0.005, 15'000.0};

TEST(Workings, W_ASalaryOf33437CostsAnEmployer43444Pounds88) {
  // 13.8 % x (33,437 - 8,164) = 3,487.674; 19 % = 6,353.03; levy before allowance 0.5 % = 167.185.
  PayBill bill;
  add_staff(bill, 1.0, 33'437.0, terms_2017);
  OnCostTerms no_allowance = terms_2017;
  no_allowance.levy_allowance = 0.0;
  EXPECT_NEAR(bill.national_insurance, 3'487.67, 0.005);
  EXPECT_NEAR(bill.pension, 6'353.03, 0.005);
  EXPECT_NEAR(levy(bill.pay, no_allowance), 167.18, 0.0051) << "167.185, half to even at the penny";
  EXPECT_NEAR(bill.pay + bill.national_insurance + bill.pension + 167.18, 43'444.88, 0.005);
}

TEST(Workings, OR_C2_NationalInsuranceTurnsAtTheThresholdExactly) {
  EXPECT_EQ(national_insurance(8'163.0, terms_2017), 0.0);
  EXPECT_EQ(national_insurance(8'164.0, terms_2017), 0.0);
  EXPECT_DOUBLE_EQ(national_insurance(8'165.0, terms_2017), 0.138);
}

TEST(Workings, LevyIsNeverNegative) {
  EXPECT_EQ(levy(2'000'000.0, terms_2017), 0.0);
  EXPECT_DOUBLE_EQ(levy(4'000'000.0, terms_2017), 5'000.0);
}

TEST(Cost, W_245ChildrenInFosterCareFor30DaysCost472500Pounds) {
  const Drawn drawn([](Scenario&) {});
  Month month = month_with(443, 1066, 450, 534);
  month.placed_half_days[0] = units::every_lane(std::int64_t{245 * 30 * 2});
  EXPECT_EQ(CostYear(drawn).cost(0, "placement.in-house-foster", month), 472'500.00);
}

TEST(Cost, W_VatOnFiveMillionOfAgencyStaffIsOneMillion) {
  // 100 FTE at GBP 50,000, 20 % VAT, none recovered, no other VATable line.
  const Drawn drawn([](Scenario& s) {
    s.workforce.agency.hourly_rate = is<units::HourlyRate>(50'000.0 / 1702.0);
    s.costs.vat.recovery = is<units::Share>(0.0);
    s.costs.lines.clear();
  });
  Month month = month_with(443, 1066, 450, 534);
  month.agency = units::every_lane(units::Fte::from_value(100.0));
  CostYear year(drawn);
  double vat = 0.0;
  for (int m = 0; m < 12; ++m) vat += year.cost(m, "vat", month);
  EXPECT_NEAR(vat, 1'000'000.00, 1e-6);
}

TEST(Cost, OR_C7_NothingLeaksWhereVatIsRecovered) {
  const Drawn drawn([](Scenario& s) { s.costs.vat.recovery = is<units::Share>(1.0); });
  EXPECT_EQ(CostYear(drawn).cost(0, "vat", busy_month()), 0.0);
}

TEST(Cost, IncomeBearsNoVat) {
  const Drawn with([](Scenario& s) { s.costs.lines.back().vatable = true; });
  const Drawn without([](Scenario&) {});
  EXPECT_EQ(CostYear(with).cost(0, "vat", busy_month()), CostYear(without).cost(0, "vat", busy_month()));
}

TEST(Cost, OR_C1_AYearOfConstantInputsIsTheClosedFormProduct) {
  const Drawn drawn([](Scenario&) {});
  CostYear year(drawn);
  const auto whole_year = [&](const std::string& id) {
    double sum = 0.0;
    for (int month = 0; month < 12; ++month) sum += year.cost(month, id, busy_month());
    return sum;
  };
  double pay = 0.0, insurance = 0.0;
  for (const scenario::Role& role : drawn.scenario.workforce.roles) {
    const double staff = role.in_post.typical_value(), salary = role.salary.typical_value();
    pay += staff * salary;
    insurance += staff * 0.138 * (salary - 8'164.0);  // every salary is above the threshold
  }
  const double relative = 1e-12;
  EXPECT_NEAR(whole_year("pay"), pay, pay * relative);
  EXPECT_NEAR(whole_year("national-insurance"), insurance, insurance * relative);
  EXPECT_NEAR(whole_year("pension"), 0.19 * pay, pay * relative);
  EXPECT_NEAR(whole_year("levy"), 0.005 * pay - 15'000.0, pay * relative);
  EXPECT_NEAR(whole_year("agency"), 8.4 * 55'000.0, 1e-6);
  EXPECT_NEAR(whole_year("placement.external-residential"), 3'200.0 * 1'800.0 * 12.0 / 14.0, 1e-5);
  EXPECT_NEAR(whole_year("line.premises"), 1'500'000.0, 1e-6);
  EXPECT_NEAR(whole_year("line.income"), -3'500'000.0, 1e-6);
  EXPECT_NEAR(whole_year("balancing"), 3'000'000.0, 1e-6);
  EXPECT_NEAR(whole_year("council-retained"), 900'000.0, 1e-6);
}

TEST(Cost, OR_C4_IsLinearInTheValueOfThePound) {
  const auto in_new_pounds = [](double scale) {
    return [scale](Scenario& s) {
      everything(s);
      const auto times = [scale](auto& amount) {
        amount = is<typename std::decay_t<decltype(amount)>::quantity>(scale * amount.typical_value());
      };
      for (scenario::Role& role : s.workforce.roles) times(role.salary);
      times(s.workforce.agency.hourly_rate);
      times(s.costs.on_costs.ni_threshold);
      times(s.costs.on_costs.levy_allowance);
      for (scenario::PlacementFee& fee : s.costs.fees) times(fee.fee);
      for (scenario::CostLine& line : s.costs.lines) times(line.amount);
      times(s.costs.balancing_line);
      times(s.costs.council_retained);
      times(s.costs.on_costs.pension_lump);
      times(s.costs.unaccompanied_grant);
      times(s.workforce.agency.hourly_cap);
      times(s.workforce.first_year.support);
      for (scenario::Role& role : s.workforce.roles) times(role.new_terms);
      for (scenario::Allowance& one : s.costs.allowances) times(one.weekly);
      for (scenario::ServiceAgreement& one : s.costs.agreements) {
        times(one.charge);
        times(one.replacement);
        times(one.council_cost);
      }
      for (scenario::OneOff& one : s.costs.one_offs) times(one.amount);
      for (scenario::Asset& one : s.costs.assets) times(one.cost);
    };
  };
  const Drawn pounds(in_new_pounds(1.0)), doubled(in_new_pounds(2.0)), scaled(in_new_pounds(1.37));
  CostYear old_year(pounds), double_year(doubled), scaled_year(scaled);
  for (CostYear* year : {&old_year, &double_year, &scaled_year}) {
    year->staff[0].redundancies = units::every_lane(2.0);
    year->staff[0].redundancies_on_old_terms = units::every_lane(1.5);
    year->staff[0].newly_qualified = units::every_lane(3.0);
  }
  for (const int month : {3, 30}) {  // the one-off is paid in one, the agreement ended by the other
    old_year.step(month, full_month());
    double_year.step(month, full_month());
    scaled_year.step(month, full_month());
    for (const CostLine& line : old_year.lines()) {
      const double cost = old_year.posted(line.id);
      EXPECT_EQ(double_year.posted(line.id), 2.0 * cost) << line.id << ": a power of two is exact";
      EXPECT_NEAR(scaled_year.posted(line.id), 1.37 * cost, 1e-9 * std::abs(cost)) << line.id;
    }
  }
}

TEST(Cost, PricesStepEachAprilAndFeesGrowOverThem) {
  // Second year prices +2.3 %; third +2 %: 1.023 x 1.02; external residential 3 % real on top, each year.
  const Drawn drawn([](Scenario&) {});
  CostYear year(drawn);
  const double first = year.cost(11, "placement.external-residential", busy_month());
  EXPECT_EQ(year.cost(0, "placement.external-residential", busy_month()), first);
  EXPECT_NEAR(year.cost(12, "placement.external-residential", busy_month()) / first, 1.023 * 1.03, 1e-12);
  EXPECT_NEAR(year.cost(24, "placement.external-residential", busy_month()) / first,
              1.023 * 1.02 * 1.03 * 1.03, 1e-12);
  EXPECT_NEAR(year.cost(24, "pay", busy_month()) / year.cost(0, "pay", busy_month()), 1.02 * 1.02, 1e-12);
  EXPECT_EQ(year.cost(24, "line.contracts", busy_month()), year.cost(0, "line.contracts", busy_month()))
      << "follows no index";
  // Fees as a whole: the opening placements at new fees over the same at old ones; residential is 89,600 of
  // 374,470 a week.
  EXPECT_NEAR(year.room().years()[1].fees[0], 1.023 * (1.0 + 0.03 * 89'600.0 / 374'470.0), 1e-12);
}

TEST(Cost, NationalInsuranceThresholdRisesWithPricesNotPay) {
  const Drawn drawn([](Scenario& s) {
    s.workforce.roles.resize(1);
    s.workforce.roles[0].in_post = is<units::Fte>(1.0);
  });
  CostYear year(drawn);
  EXPECT_NEAR(12.0 * year.cost(12, "national-insurance", busy_month()),
              0.138 * (33'437.0 * 1.02 - 8'164.0 * 1.023), 1e-9);
}

TEST(Cost, LinesFollowTheirDrivers) {
  const Drawn drawn([](Scenario&) {});
  CostYear year(drawn);
  Month month = month_with(443, 1066, 450, 534 * 2, 115);
  EXPECT_NEAR(year.cost(0, "line.legal", month), 2.0 * 1'600'000.0 / 12.0, 1e-9);
  EXPECT_NEAR(year.cost(0, "line.leaving-care", month), 0.5 * 1'200'000.0 / 12.0, 1e-9);
  EXPECT_NEAR(year.cost(0, "line.section-17", month), (2493.0 + 534.0) / 2493.0 * 50'000.0, 1e-9);
}

TEST(Cost, SavingsAreNegativeAndInvestmentPositive) {
  const Drawn drawn([](Scenario&) {});
  CostYear year(drawn);
  year.programme.saved[0] = units::every_lane(1'000.0);
  year.programme.spent[0] = units::every_lane(250.0);
  EXPECT_EQ(year.cost(0, "savings", busy_month()), -1'000.0);
  EXPECT_EQ(year.cost(0, "investment", busy_month()), 250.0);
  EXPECT_EQ(year.lines()[year.at("council-retained")].bearer, Bearer::council);
}

TEST(Cost, OR_C1_TheWholeStackIsTheSumOfItsClosedForms) {
  // June of the first year: 1,800 half-days are 128.571 child-weeks, three equal months of the launch, no index.
  const Drawn drawn(everything);
  CostYear year(drawn);
  year.staff[0].redundancies = units::every_lane(2.0);
  year.staff[0].redundancies_on_old_terms = units::every_lane(1.5);
  year.staff[0].newly_qualified = units::every_lane(3.0);
  year.step(2, full_month());
  double pay = 0.0, staff = 0.0;
  for (const scenario::Role& role : drawn.scenario.workforce.roles) {
    pay += role.in_post.typical_value() * role.salary.typical_value();
    staff += role.in_post.typical_value();
  }
  const double hourly = drawn.scenario.workforce.agency.hourly_rate.typical_value();
  const double agency_year = 8.4 * 7.4 * 230.0 * (1.0 + drawn.scenario.workforce.agency.fee.typical_value());
  const double kept = std::exp(-0.1 / 12.0), guardians = 0.5 * (200.0 + 200.0 * kept + 0.8 * 4.0);
  const double annuity_a_year = 0.03 * 900'000.0 / (1.0 - std::pow(1.03, -25.0));
  const double proceedings = 800'000.0 / 12.0 * 12.0 * 22.0 / 240.0;
  const auto expect = [&](const char* id, double cost) {
    EXPECT_NEAR(year.posted(id), cost, 1e-12 * std::abs(cost)) << id;
  };
  expect("pension", 0.19 * pay / 12.0);
  expect("pension-past-service", (0.04 * pay + 120'000.0) / 12.0);
  expect("agency", 25.0 * agency_year / 12.0);
  expect("agency-beyond-cap", (hourly - 25.0) * agency_year / 12.0);
  expect("first-year-support", 3.0 * 2'500.0);
  const scenario::Role& role = drawn.scenario.workforce.roles[0];
  expect("redundancy",
         (1.5 * role.salary.typical_value() + 0.5 * role.new_terms.typical_value()) * (0.4 + 0.25 * 1.2));
  expect("placement.secure", 5'500.0 * 1'800.0 / 14.0);
  expect("line.supervisors", 400'000.0 / 12.0);
  expect("line.offices", 300'000.0 / 12.0 * (0.4 + 0.6 * staff / 500.0));
  expect("line.proceedings", proceedings);
  expect("line.agency-fee", 200'000.0 * 3.0 / 24.0);
  expect("line.front-door", 150'000.0 * 410.0 / 4'800.0);
  expect("allowance.guardians", guardians * 130.0 * 30.0 / 7.0);
  expect("agreement.computers", 600'000.0 / 12.0);
  expect("replacement.computers", 0.0);
  expect("provided.computers", 600'000.0 / 12.0);
  expect("stranded.computers", (500'000.0 - 600'000.0) / 12.0);
  expect("one-off.launch", 110'000.0);
  expect("asset.home", annuity_a_year / 12.0);
  expect("unaccompanied-grant", -798.0 * 600.0 / 14.0);
  const double vatable = (4'500'000.0 + 1'500'000.0 + 1'600'000.0 + 2'000'000.0) / 12.0 + proceedings +
                         hourly * agency_year / 12.0 + 600'000.0 / 12.0 + 110'000.0;
  expect("vat", 0.2 * 0.5 * vatable);
  EXPECT_NEAR(year.reclaimed(), 0.2 * 0.5 * vatable, 1e-9);
}

TEST(Cost, OR_C3_AChangeOfCostIsAChangeOfQuantityAndOneOfPriceExactly) {
  // Cost = quantity x price in both months; dCost = dQ P0 + Q1 dP.
  const Drawn drawn(everything);
  CostYear year(drawn);
  const Month first = year.step(2, full_month());
  Month busier = full_month();
  for (auto& half_days : busier.placed_half_days) half_days = units::every_lane(std::int64_t{2'150});
  busier.care_entries = units::every_lane(31);
  busier.agency = units::every_lane(units::Fte::from_value(11.0));
  year.staff[0].in_post = units::every_lane(97.0);
  const Month later = year.step(26, busier);
  int lines = 0;
  for (std::size_t line = 0; line < year.lines().size(); ++line) {
    const double q0 = first.quantities[line][0], q1 = later.quantities[line][0];
    const double c0 = first.costs[line][0].value(), c1 = later.costs[line][0].value();
    if (q0 == 0.0 || q1 == 0.0) continue;
    const double p0 = c0 / q0, p1 = c1 / q1;
    EXPECT_NEAR(c1 - c0, (q1 - q0) * p0 + q1 * (p1 - p0), 1e-9 * (1.0 + std::abs(c1)))
        << year.lines()[line].id;
    ++lines;
  }
  EXPECT_GT(lines, 35);
  // Prices that do not depend on quantities: fees and hourly rates move with their index alone.
  const auto price = [&](const Month& month, const char* id) {
    return month.costs[year.at(id)][0].value() / month.quantities[year.at(id)][0];
  };
  EXPECT_NEAR(price(first, "placement.kinship"), 250.0, 1e-10);
  EXPECT_NEAR(price(later, "placement.kinship"), 250.0 * 1.023 * 1.02, 1e-10);
  EXPECT_NEAR(price(later, "agency") / price(first, "agency"), 1.02 * 1.02, 1e-12);
  EXPECT_NEAR(price(first, "line.proceedings"), 800'000.0, 1e-9) << "a year at the reference is the amount";
  EXPECT_NEAR(later.quantities[year.at("line.proceedings")][0], 31.0 / 240.0, 1e-15);
  EXPECT_NEAR(first.quantities[year.at("placement.kinship")][0], 1'800.0 / 14.0, 1e-12);
}

TEST(Cost, OR_C3_AYearOfALineWithoutADriverCountsOne) {
  const Drawn drawn(everything);
  CostYear year(drawn);
  double premises = 0.0, legal = 0.0, asset = 0.0;
  for (int month = 0; month < 12; ++month) {
    year.step(month, full_month());
    premises += year.quantity("line.premises");
    legal += year.quantity("line.legal");
    asset += year.quantity("asset.home");
  }
  EXPECT_NEAR(premises, 1.0, 1e-15);
  EXPECT_NEAR(legal, 1.0, 1e-15) << "children as at the start";
  EXPECT_NEAR(asset, 1.0, 1e-15);
}

TEST(Cost, OR_C6_ExactlyOneStepsWorthCostsOneStep) {
  const Response managers{.reference = 12.0, .fixed_share = 0.0, .step = 6.0};
  EXPECT_EQ(share_of_amount(managers, 6.0), 0.5);
  EXPECT_EQ(share_of_amount(managers, 6.01), 1.0);
  EXPECT_EQ(share_of_amount(managers, 12.0), 1.0);
  EXPECT_EQ(share_of_amount(managers, 12.5), 1.5);
  EXPECT_EQ(share_of_amount(managers, 0.0), 0.0);
  const double sum_of_tenths = 0.1 + 0.2 + 5.7;  // 6 and a rounding
  EXPECT_EQ(share_of_amount(managers, sum_of_tenths), 0.5);
}

TEST(Cost, ASemiVariableLineMovesByItsVariablePart) {
  const Response offices{.reference = 100.0, .fixed_share = 0.4, .step = 0.0};
  EXPECT_EQ(share_of_amount(offices, 100.0), 1.0);
  EXPECT_DOUBLE_EQ(share_of_amount(offices, 150.0), 1.3);
  EXPECT_DOUBLE_EQ(share_of_amount(offices, 0.0), 0.4);
}

TEST(Cost, LinesSayHowTheyBehaveWhoBearsThemAndFromWhatFund) {
  const Drawn drawn(everything);
  const CostYear year(drawn);
  const auto line = [&](const char* id) { return year.lines()[year.at(id)]; };
  EXPECT_EQ(line("line.supervisors").behaviour, Behaviour::step);
  EXPECT_EQ(line("line.offices").behaviour, Behaviour::semi_variable);
  EXPECT_EQ(line("line.legal").behaviour, Behaviour::variable);
  EXPECT_EQ(line("line.premises").behaviour, Behaviour::fixed);
  EXPECT_EQ(line("agreement.computers").behaviour, Behaviour::semi_variable);
  EXPECT_EQ(line("line.front-door").bearer, Bearer::council);
  EXPECT_EQ(line("line.front-door").group, LineGroup::council);
  EXPECT_EQ(line("stranded.computers").bearer, Bearer::council);
  EXPECT_EQ(line("asset.home").fund, scenario::Fund::capital);
  EXPECT_EQ(line("placement.kinship").quantity, "child-weeks");
  EXPECT_EQ(line("agency-beyond-cap").quantity, "FTE-months");
  std::vector<std::string> ids;
  for (const CostLine& one : year.lines()) ids.push_back(one.id);
  std::sort(ids.begin(), ids.end());
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end()) << "each id once";
}

TEST(Cost, APlainScenarioHasNoLinesOfWhatItDoesNotKnow) {
  const Drawn drawn([](Scenario&) {});
  const CostYear year(drawn);
  EXPECT_EQ(year.lines().size(), 14u + drawn.scenario.costs.lines.size() + 5u);
  EXPECT_FALSE(year.has("redundancy"));
  EXPECT_FALSE(year.has("first-year-support"));
  EXPECT_FALSE(year.has("pension-past-service"));
}

}  // namespace
}  // namespace loadline::service::cost
