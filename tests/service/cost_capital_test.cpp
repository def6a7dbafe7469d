// Capital, what is spent once, allowances, VAT as quoted and by status, and lines of ring-fenced funds.

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

TEST(Capital, AnAnnuityPaysOffItsPriceWithInterest) {
  // 100,000 at 3.5 % over 10 years: 12,024.14 a year (tables of annuities: factor 8.316605).
  EXPECT_NEAR(annuity(100'000.0, 0.035, 10.0), 12'024.14, 0.005);
  double owed = 100'000.0;
  for (int year = 0; year < 10; ++year) owed = owed * 1.035 - annuity(100'000.0, 0.035, 10.0);
  EXPECT_NEAR(owed, 0.0, 1e-8);
  EXPECT_EQ(annuity(100'000.0, 0.0, 10.0), 10'000.0) << "without interest a straight line";
  EXPECT_NEAR(annuity(100'000.0, 1e-9, 10.0), 10'000.0, 1e-3);
}

TEST(Capital, AssetsCostTheirMonthsAndNoOthers) {
  using enum scenario::AssetMethod;
  const Drawn drawn([](Scenario& s) {
    const auto asset = [&](const char* id, scenario::AssetMethod method) -> scenario::Asset& {
      scenario::Asset& one = s.costs.assets.emplace_back();
      one.id = one.name = id;
      one.method = method;
      one.cost = is<units::Money>(method == lease ? 0.0 : 240'000.0);
      one.rent = is<units::MoneyPerYear>(method == lease ? 30'000.0 : 0.0);
      one.from = {2018, 1, 1};  // month 9
      one.life = is<units::Months>(24.0);
      return one;
    };
    asset("bought", straight_line);
    asset("rented", lease);
    asset("old", straight_line).from = {2016, 4, 1};  // half of its life is over
  });
  CostYear year(drawn);
  EXPECT_EQ(year.cost(8, "asset.bought", busy_month()), 0.0);
  EXPECT_EQ(year.quantity("asset.bought"), 0.0);
  EXPECT_NEAR(year.months(0, 60, "asset.bought", busy_month()), 240'000.0, 1e-6);
  EXPECT_NEAR(year.months(0, 60, "asset.rented", busy_month()), 60'000.0, 1e-6);
  EXPECT_NEAR(year.months(0, 60, "asset.old", busy_month()), 120'000.0, 1e-6);
  EXPECT_NEAR(year.cost(40, "asset.rented", busy_month()), 0.0, 0.0) << "over";
  EXPECT_NEAR(year.cost(20, "asset.rented", busy_month()), 2'500.0, 1e-9) << "no index moves a rent";
}

TEST(Capital, AOneOffIsSpentInEqualMonthsOnce) {
  const Drawn drawn([](Scenario& s) {
    scenario::OneOff& one = s.costs.one_offs.emplace_back();
    one.id = one.name = "mobilisation";
    one.amount = is<units::Money>(4'600'000.0);
    one.start = {2018, 5, 20};  // month 13
    one.months = is<units::Months>(8.0);
    one.bearer = scenario::CostBearer::council;
  });
  CostYear year(drawn);
  EXPECT_EQ(year.cost(12, "one-off.mobilisation", busy_month()), 0.0);
  EXPECT_EQ(year.cost(13, "one-off.mobilisation", busy_month()), 575'000.0);
  EXPECT_EQ(year.cost(20, "one-off.mobilisation", busy_month()), 575'000.0);
  EXPECT_EQ(year.cost(21, "one-off.mobilisation", busy_month()), 0.0);
  EXPECT_EQ(year.lines()[year.at("one-off.mobilisation")].bearer, Bearer::council);
}

TEST(Allowances, GrowWithOrdersAndFallAsTheyCease) {
  const Drawn drawn([](Scenario& s) {
    scenario::Allowance& one = s.costs.allowances.emplace_back();
    one.id = one.name = "adoption";
    one.paid_for = scenario::AllowanceFor::adoption;
    one.opening = is<units::Children>(50.0);
    one.weekly = is<units::WeeklyFee>(140.0);
    one.granted = is<units::Share>(0.5);
    one.ceasing = is<units::YearlyRate>(0.24);
  });
  CostYear year(drawn);
  Month month = busy_month();
  month.adoptions = units::every_lane(4);
  month.guardianships = units::every_lane(9);
  double children = 50.0;
  for (int t = 0; t < 24; ++t) {
    const double before = children;
    children = before * std::exp(-0.02) + 2.0;
    const double weeks =
        0.5 * (before + children) * units::Calendar({2017, 4, 1}).days(units::MonthIndex(t)) / 7.0;
    const double prices = t < 12 ? 1.0 : 1.023;
    EXPECT_NEAR(year.cost(t, "allowance.adoption", month), weeks * 140.0 * prices, 1e-8) << t;
    EXPECT_NEAR(year.quantity("allowance.adoption"), weeks, 1e-10);
  }
  // In the end as many come as cease: 2 / (1 - e^-0.02) children.
  for (int t = 24; t < 60; ++t) year.step(t, month);
  EXPECT_LT(children, 2.0 / -std::expm1(-0.02));
}

TEST(Vat, OR_C7_StatusSaysWhatIsRecovered) {
  using enum scenario::VatStatus;
  const auto leak = [](scenario::VatStatus status) {
    const Drawn drawn([status](Scenario& s) {
      s.costs.vat.status = status;
      s.costs.vat.recovery = is<units::Share>(status == partial ? 0.35 : 0.0);
    });
    return CostYear(drawn).cost(0, "vat", busy_month());
  };
  const double all = leak(exempt);
  EXPECT_EQ(leak(taxable), 0.0) << "output VAT on the price is the council's to recover: cash timing alone";
  EXPECT_NEAR(leak(partial), 0.65 * all, 1e-9);
  // (4.5 + 1.5 + 1.6 + 2.0) million a year of lines and 8.4 FTE at 55,000.
  EXPECT_NEAR(all, 0.2 * (9.6e6 + 8.4 * 55'000.0) / 12.0, 1e-6);
}

TEST(Vat, OR_C7_WhatLeaksAndWhatComesBackAreTheRateTimesWhatIsBought) {
  // June of the first year: four lines of 9.6 million a year, proceedings and agreement, agency within and beyond its
  // cap, the launch's third month.
  using enum scenario::VatStatus;
  for (const auto& [status, share] : {std::pair{exempt, 0.0}, {partial, 0.35}, {taxable, 1.0}}) {
    for (const bool on_agency : {true, false}) {
      const Drawn drawn([&](Scenario& s) {
        testing_support::everything(s);
        s.costs.vat.status = status;
        s.costs.vat.recovery = is<units::Share>(status == partial ? share : 0.0);
        s.costs.vat.on_agency = on_agency;
      });
      CostYear year(drawn);
      year.step(2, testing_support::full_month());
      double bought = on_agency ? year.posted("agency") + year.posted("agency-beyond-cap") : 0.0;
      for (const char* id : {"line.support-services", "line.premises", "line.legal", "line.contracts",
                             "line.proceedings", "agreement.computers", "one-off.launch"})
        bought += year.posted(id);
      EXPECT_NEAR(year.posted("vat") + year.reclaimed(), 0.2 * bought, 1e-6);
      EXPECT_NEAR(year.reclaimed(), 0.2 * share * bought, 1e-6);
    }
  }
}

TEST(Vat, IncomeBearsNoneAndBringsNothingBack) {
  const auto with_income = [](double amount) {
    return [amount](Scenario& s) {
      scenario::CostLine& rent = s.costs.lines.emplace_back();
      rent.id = rent.name = "rent";
      rent.amount = is<units::MoneyPerYear>(amount);
      rent.vatable = true;
    };
  };
  const Drawn none(with_income(0.0)), some(with_income(-240'000.0));
  CostYear without(none), with(some);
  without.step(0, busy_month());
  with.step(0, busy_month());
  EXPECT_NEAR(with.posted("line.rent"), -20'000.0, 1e-9);
  EXPECT_EQ(with.reclaimed(), without.reclaimed());
  EXPECT_EQ(with.posted("vat"), without.posted("vat"));
  EXPECT_GT(with.reclaimed(), 0.0);
}

TEST(Vat, EachFundBearsTheVatOnWhatItBuys) {
  const auto scenario_with = [](bool ring_fenced) {
    return [ring_fenced](Scenario& s) {
      s.costs.vat.recovery = is<units::Share>(0.0);
      if (!ring_fenced) return;
      const auto line = [&](const char* id, double amount, scenario::Fund fund, scenario::CostBearer bearer) {
        scenario::CostLine& made = s.costs.lines.emplace_back();
        made.id = made.name = id;
        made.amount = is<units::MoneyPerYear>(amount);
        made.vatable = true;
        made.fund = fund;
        made.bearer = bearer;
      };
      line("tutors", 120'000.0, scenario::Fund::schools, scenario::CostBearer::company);
      line("nurses", 60'000.0, scenario::Fund::public_health, scenario::CostBearer::council);
      scenario::OneOff& works = s.costs.one_offs.emplace_back();
      works.id = works.name = "works";
      works.amount = is<units::Money>(50'000.0);
      works.start = {2017, 4, 1};
      works.vatable = true;
      works.fund = scenario::Fund::capital;
    };
  };
  const Drawn plain(scenario_with(false)), fenced(scenario_with(true));
  CostYear without(plain), with(fenced);
  without.step(0, busy_month());
  with.step(0, busy_month());
  EXPECT_EQ(with.posted("vat"), without.posted("vat")) << "no other fund's VAT falls on the general fund";
  EXPECT_NEAR(with.posted("vat.schools"), 0.2 * 10'000.0, 1e-9);
  EXPECT_NEAR(with.posted("vat.capital"), 0.2 * 50'000.0, 1e-9);
  EXPECT_NEAR(with.reclaimed(), without.reclaimed(), 1e-9) << "nothing of what these funds buy is recovered";
  EXPECT_FALSE(with.has("vat.public-health")) << "the council reclaims its own";
  EXPECT_FALSE(without.has("vat.schools"));
  const CostLine& schools = with.lines()[with.at("vat.schools")];
  EXPECT_EQ(schools.fund, scenario::Fund::schools);
  EXPECT_EQ(schools.group, LineGroup::vat);
  EXPECT_EQ(schools.bearer, Bearer::company);
}

TEST(Vat, WhatIsQuotedGrossIsPostedNetAndOnlyWhatIsNotRecoveredComesBack) {
  const auto quoted = [](scenario::VatQuoted how, scenario::VatStatus status) {
    return [how, status](Scenario& s) {
      testing_support::everything(s);
      s.costs.vat.quoted = how;
      s.costs.vat.status = status;
    };
  };
  using enum scenario::VatQuoted;
  const Drawn net_scenario(quoted(net, scenario::VatStatus::exempt)),
      gross_scenario(quoted(gross, scenario::VatStatus::exempt)),
      taxable_scenario(quoted(gross, scenario::VatStatus::taxable));
  CostYear without(net_scenario), with(gross_scenario), recovered(taxable_scenario);
  for (CostYear* year : {&without, &with, &recovered}) year->step(3, testing_support::full_month());
  double spent = 0.0;
  for (const char* id :
       {"agency", "agency-beyond-cap", "line.support-services", "line.premises", "line.legal",
        "line.contracts", "line.proceedings", "agreement.computers", "one-off.launch"}) {
    EXPECT_NEAR(with.posted(id), without.posted(id) / 1.2, 1e-9) << id;
    spent += without.posted(id);
  }
  EXPECT_NEAR(with.posted("vat"), 0.2 * spent / 1.2, 1e-6) << "an exempt company pays the bills as quoted";
  EXPECT_EQ(recovered.posted("vat"), 0.0);
  for (const char* id : {"pay", "placement.kinship", "line.income", "line.transport", "line.front-door"})
    EXPECT_EQ(with.posted(id), without.posted(id)) << id << " bears no VAT";
}

TEST(Funds, SavingsOfARingFencedFundAndOfTheCouncilStandAlone) {
  const Drawn drawn([](Scenario& s) {
    scenario::Initiative schools, council;
    schools.id = "a";
    schools.fund = scenario::Fund::schools;
    council.id = "b";
    council.beneficiary = scenario::Beneficiary::council;
    s.savings.initiatives = {schools, council};
  });
  CostYear year(drawn);
  year.programme.saved[1] = units::every_lane(700.0);
  year.programme.spent[1] = units::every_lane(90.0);
  year.programme.saved_by_council = units::every_lane(40.0);
  year.step(0, busy_month());
  EXPECT_EQ(year.posted("savings.schools"), -700.0);
  EXPECT_EQ(year.posted("investment.schools"), 90.0);
  EXPECT_EQ(year.posted("savings-council"), -40.0);
  EXPECT_EQ(year.posted("savings"), 0.0);
  EXPECT_FALSE(year.has("savings.public-health"));
  EXPECT_EQ(year.lines()[year.at("savings.schools")].fund, scenario::Fund::schools);
  EXPECT_EQ(year.lines()[year.at("savings-council")].bearer, Bearer::council);
}

}  // namespace
}  // namespace loadline::service::cost
