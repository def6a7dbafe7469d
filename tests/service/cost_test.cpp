#include "service/cost/cost.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "service/rooms.hpp"

namespace loadline::service::cost {
namespace {

using scenario::Scenario;
using testing_support::Drawn;
using testing_support::is;
using testing_support::month_with;
using units::lane_count;

constexpr OnCostTerms terms_2017{0.138, 8'164.0, 0.19, 0.005, 15'000.0};

/// The room alone: staff as they open, children as given, half-days by type.
class Year {
 public:
  explicit Year(const Drawn& drawn)
      : drawn_(drawn), lines_(cost_lines(drawn.scenario)), room_(drawn.scenario) {
    room_.begin(drawn.parameters, opening_);
    for (const scenario::Role& role : drawn.scenario.workforce.roles)
      staff_.push_back({.in_post = drawn.parameters.raw(role.in_post)});
  }
  /// Cost of a month in lane 0, by line id.
  double cost(int month, const std::string& id, const Month& state) {
    Month now = state;
    now.costs.resize(lines_.size());
    room_.step(units::MonthIndex(month), staff_, programme, {}, now);
    for (std::size_t line = 0; line < lines_.size(); ++line)
      if (lines_[line].id == id) return now.costs[line][0].value();
    ADD_FAILURE() << "no line " << id;
    return 0.0;
  }
  const std::vector<CostLine>& lines() const { return lines_; }
  const Cost& room() const { return room_; }
  ProgrammeMoney programme;

 private:
  const Drawn& drawn_;
  Month opening_ = month_with(443, 1066, 450, 534, 230);
  std::vector<CostLine> lines_;
  Cost room_;
  std::vector<workforce::RoleMonth> staff_;
};

Month busy_month() {
  Month month = month_with(443, 1066, 450, 534, 230);
  month.agency = units::every_lane(units::Fte::from_value(8.4));
  for (auto& half_days : month.placed_half_days) half_days = units::every_lane(std::int64_t{1'800});
  return month;
}

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
  EXPECT_EQ(Year(drawn).cost(0, "placement.in-house-foster", month), 472'500.00);
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
  Year year(drawn);
  double vat = 0.0;
  for (int m = 0; m < 12; ++m) vat += year.cost(m, "vat", month);
  EXPECT_NEAR(vat, 1'000'000.00, 1e-6);
}

TEST(Cost, OR_C7_NothingLeaksWhereVatIsRecovered) {
  const Drawn drawn([](Scenario& s) { s.costs.vat.recovery = is<units::Share>(1.0); });
  EXPECT_EQ(Year(drawn).cost(0, "vat", busy_month()), 0.0);
}

TEST(Cost, IncomeBearsNoVat) {
  const Drawn with([](Scenario& s) { s.costs.lines.back().vatable = true; });
  const Drawn without([](Scenario&) {});
  EXPECT_EQ(Year(with).cost(0, "vat", busy_month()), Year(without).cost(0, "vat", busy_month()));
}

TEST(Cost, OR_C1_AYearOfConstantInputsIsTheClosedFormProduct) {
  const Drawn drawn([](Scenario&) {});
  Year year(drawn);
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
    };
  };
  const Drawn pounds(in_new_pounds(1.0)), doubled(in_new_pounds(2.0)), scaled(in_new_pounds(1.37));
  Year old_year(pounds), double_year(doubled), scaled_year(scaled);
  for (const CostLine& line : old_year.lines()) {
    const double cost = old_year.cost(30, line.id, busy_month());
    EXPECT_EQ(double_year.cost(30, line.id, busy_month()), 2.0 * cost)
        << line.id << ": a power of two is exact";
    EXPECT_NEAR(scaled_year.cost(30, line.id, busy_month()), 1.37 * cost, 1e-9 * std::abs(cost)) << line.id;
  }
}

TEST(Cost, PricesStepEachAprilAndFeesGrowOverThem) {
  // Second year prices +2.3 %; third +2 %: 1.023 x 1.02; external residential 3 % real on top, each year.
  const Drawn drawn([](Scenario&) {});
  Year year(drawn);
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
  Year year(drawn);
  EXPECT_NEAR(12.0 * year.cost(12, "national-insurance", busy_month()),
              0.138 * (33'437.0 * 1.02 - 8'164.0 * 1.023), 1e-9);
}

TEST(Cost, LinesFollowTheirDrivers) {
  const Drawn drawn([](Scenario&) {});
  Year year(drawn);
  Month month = month_with(443, 1066, 450, 534 * 2, 115);
  EXPECT_NEAR(year.cost(0, "line.legal", month), 2.0 * 1'600'000.0 / 12.0, 1e-9);
  EXPECT_NEAR(year.cost(0, "line.leaving-care", month), 0.5 * 1'200'000.0 / 12.0, 1e-9);
  EXPECT_NEAR(year.cost(0, "line.section-17", month), (2493.0 + 534.0) / 2493.0 * 50'000.0, 1e-9);
}

TEST(Cost, SavingsAreNegativeAndInvestmentPositive) {
  const Drawn drawn([](Scenario&) {});
  Year year(drawn);
  year.programme = {units::every_lane(1'000.0), units::every_lane(250.0)};
  EXPECT_EQ(year.cost(0, "savings", busy_month()), -1'000.0);
  EXPECT_EQ(year.cost(0, "investment", busy_month()), 250.0);
  EXPECT_EQ(year.lines().back().bearer, Bearer::council);
}

}  // namespace
}  // namespace loadline::service::cost
