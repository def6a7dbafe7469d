// Services bought from the council: charges, exits by plan or by the savings programme, and stranded cost.

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "service/cost_year.hpp"

namespace loadline::service::cost {
namespace {

using scenario::Scenario;
using testing_support::busy_month;
using testing_support::CostYear;
using testing_support::Drawn;
using testing_support::is;

/// What the company pays for the service, to the council or elsewhere.
double company_pays(const CostYear& year) {
  return year.posted("agreement.computers") +
         (year.has("replacement.computers") ? year.posted("replacement.computers") : 0.0);
}
/// What leaves company and council together: a charge does not.
double group_pays(const CostYear& year) {
  double sum = 0.0;
  for (const CostLine& line : year.lines())
    if (line.payee != Payee::council) sum += year.posted(line.id);
  return sum;
}

/// Notice in month 6, six months of it: the exit is in month 12.
void with_agreement(Scenario& s, bool planned = true) {
  scenario::ServiceAgreement one;
  one.id = one.name = "computers";
  one.charge = is<units::MoneyPerYear>(600'000.0);
  one.index = scenario::PriceIndex::prices;
  if (planned) one.notice_given = {2017, 10, 1};
  one.notice = is<units::Months>(6.0);
  one.replacement = is<units::MoneyPerYear>(420'000.0);
  one.council_cost = is<units::MoneyPerYear>(540'000.0);
  one.avoidable = is<units::Share>(0.7);
  one.lag = is<units::Months>(18.0);
  s.costs.agreements.push_back(one);
}

TEST(Agreements, OR_C8_TheGroupSavesWhatTheCompanySavesLessWhatTheCouncilBearsMore) {
  const Drawn stays([](Scenario& s) {
    with_agreement(s);
    s.costs.agreements[0].notice_given = {2030, 4, 1};
  });
  const Drawn leaves([](Scenario& s) { with_agreement(s); });
  CostYear bought(stays), left(leaves);
  double group_before = 0.0, group_after = 0.0;
  for (int month = 0; month < 60; ++month) {
    bought.step(month, busy_month());
    left.step(month, busy_month());
    const double company_saving = company_pays(bought) - company_pays(left);
    const double council_before = bought.posted("stranded.computers"),
                 council_now = left.posted("stranded.computers");
    const double level = left.room().years()[static_cast<std::size_t>(month / 12)].prices[0];
    const double group_saving = group_pays(bought) - group_pays(left);
    EXPECT_NEAR(group_saving, company_saving - (council_now - council_before), 1e-6) << month;
    EXPECT_NEAR(council_before, -5'000.0 * level, 1e-9) << "540,000 to provide for a charge of 600,000";
    if (month < 12) {
      EXPECT_EQ(company_saving, 0.0);
      EXPECT_EQ(council_now, council_before);
    } else {
      EXPECT_NEAR(company_saving, 15'000.0 * level, 1e-9);
      EXPECT_NEAR(council_now, 45'000.0 * level * (1.0 - 0.7 * (1.0 - std::exp(-(month - 12) / 18.0))), 1e-9)
          << month;
    }
    (month < 30 ? group_before : group_after) += group_saving;
  }
  EXPECT_LT(group_before, 0.0)
      << "at first the exit is a transfer and worse: the council keeps nearly all of its cost";
  EXPECT_GT(group_after, group_before);
}

TEST(Agreements, OR_C8_TheGroupBearsWhatTheServiceCostsTheCouncilNotTheCharge) {
  // Charge 1.0 million, cost to the council 0.8, nothing avoidable, elsewhere 0.9: 0.8 before the exit, 0.9 + 0.8 after.
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    scenario::ServiceAgreement& one = s.costs.agreements[0];
    one.index = scenario::PriceIndex::none;
    one.charge = is<units::MoneyPerYear>(1'000'000.0);
    one.council_cost = is<units::MoneyPerYear>(800'000.0);
    one.replacement = is<units::MoneyPerYear>(900'000.0);
    one.avoidable = is<units::Share>(0.0);
  });
  CostYear year(drawn);
  for (const int month : {0, 11, 12, 59}) {
    year.step(month, busy_month());
    const double group = year.posted("replacement.computers") + year.posted("provided.computers") +
                         year.posted("stranded.computers");
    EXPECT_NEAR(12.0 * group, month < 12 ? 800'000.0 : 1'700'000.0, 1e-6) << month;
  }
}

TEST(Agreements, TheChargeGoesToTheCouncilWhichSpendsIt) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    s.costs.agreements[0].driver = scenario::CostDriver::looked_after;
    s.costs.agreements[0].variable = is<units::Share>(0.25);
  });
  CostYear year(drawn);
  Month fuller = busy_month();
  fuller.looked_after = units::every_lane(534 * 2);
  const auto line = [&](const char* id) { return year.lines()[year.at(id)]; };
  EXPECT_EQ(line("agreement.computers").payee, Payee::council);
  EXPECT_EQ(line("agreement.computers").bearer, Bearer::company);
  EXPECT_EQ(line("replacement.computers").payee, Payee::suppliers);
  EXPECT_EQ(line("replacement.computers").bearer, Bearer::company);
  EXPECT_EQ(line("provided.computers").payee, Payee::suppliers);
  EXPECT_EQ(line("provided.computers").bearer, Bearer::council);
  for (int month = 0; month < 60; ++month) {
    year.step(month, fuller);
    const double level = year.room().years()[static_cast<std::size_t>(month / 12)].prices[0];
    const bool left = month >= 12;
    EXPECT_NEAR(year.posted("agreement.computers"), left ? 0.0 : 50'000.0 * 1.25 * level, 1e-9) << month;
    EXPECT_EQ(year.posted("provided.computers"), year.posted("agreement.computers")) << month;
    EXPECT_NEAR(year.posted("replacement.computers"), left ? 35'000.0 * level : 0.0, 1e-9) << month;
    EXPECT_NEAR(year.quantity("agreement.computers"), left ? 0.0 : 1.25 / 12.0, 1e-15);
    EXPECT_NEAR(year.quantity("replacement.computers"), left ? 1.0 / 12.0 : 0.0, 1e-15);
  }
}

TEST(Agreements, WhatReplacesTheServiceBearsVatAsTheChargeDid) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    s.costs.agreements[0].vatable = true;
    s.costs.vat.status = scenario::VatStatus::exempt;
  });
  const Drawn without([](Scenario& s) { s.costs.vat.status = scenario::VatStatus::exempt; });
  CostYear year(drawn), rest(without);
  for (const int month : {11, 12}) {
    year.step(month, busy_month());
    rest.step(month, busy_month());
    EXPECT_NEAR(year.posted("vat") - rest.posted("vat"), 0.2 * company_pays(year), 1e-6) << month;
  }
}

TEST(Agreements, TheCouncilsCostMovesWithTheChargeAndIsStrandedAsStated) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    scenario::ServiceAgreement& one = s.costs.agreements[0];
    one.index = scenario::PriceIndex::none;
    one.driver = scenario::CostDriver::looked_after;
    one.variable = is<units::Share>(0.25);
  });
  CostYear year(drawn);
  Month fuller = busy_month();
  fuller.looked_after = units::every_lane(534 * 2);
  EXPECT_NEAR(year.cost(0, "stranded.computers", fuller), -5'000.0 * 1.25, 1e-9);
  EXPECT_NEAR(year.cost(12, "stranded.computers", fuller), 45'000.0, 1e-9);
}

TEST(Agreements, WhereTheServiceCostsAsMuchAsTheChargeTheCouncilBearsNothingBeforeTheExit) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    s.costs.agreements[0].council_cost = is<units::MoneyPerYear>(0.0);
  });
  CostYear year(drawn);
  EXPECT_EQ(year.cost(11, "stranded.computers", busy_month()), 0.0);
  EXPECT_GT(year.cost(12, "stranded.computers", busy_month()), 0.0);
}

TEST(Agreements, AnInitiativesNoticeHoldsWhereItIsEarlier) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s);
    scenario::Initiative initiative;
    initiative.id = "exit";
    initiative.effect = scenario::AgreementExitEffect{"computers"};
    s.savings.initiatives = {initiative};
  });
  CostYear year(drawn);
  year.notices = {units::every_lane(std::numeric_limits<double>::infinity())};
  year.notices[0][1] = 2.0;
  year.notices[0][2] = 40.0;
  const auto exit_of = [&](std::size_t lane) {
    for (int month = 0; month < 60; ++month)
      if (year.cost(month, "stranded.computers", busy_month(), lane) > 0.0) return month;
    return -1;
  };
  EXPECT_EQ(exit_of(0), 12) << "as planned";
  EXPECT_EQ(exit_of(1), 8) << "two and six months of notice";
  EXPECT_EQ(exit_of(2), 12) << "later than planned";
}

TEST(Agreements, WithoutAnyWayOutTheCouncilBearsWhatTheChargeLeavesIfItsCostIsStated) {
  const Drawn stated([](Scenario& s) { with_agreement(s, false); });
  const Drawn drawn([](Scenario& s) {
    with_agreement(s, false);
    s.costs.agreements[0].council_cost = is<units::MoneyPerYear>(0.0);
  });
  CostYear with_cost(stated), year(drawn);
  EXPECT_NEAR(with_cost.months(0, 12, "stranded.computers", busy_month()), -60'000.0, 1e-6);
  EXPECT_FALSE(year.has("stranded.computers"));
  EXPECT_FALSE(year.has("replacement.computers"));
  EXPECT_NEAR(year.months(0, 12, "provided.computers", busy_month()), 600'000.0, 1e-6);
  EXPECT_NEAR(year.months(0, 12, "agreement.computers", busy_month()), 600'000.0, 1e-6);
}

TEST(Agreements, TheVariablePartFollowsItsDriver) {
  const Drawn drawn([](Scenario& s) {
    with_agreement(s, false);
    s.costs.agreements[0].driver = scenario::CostDriver::looked_after;
    s.costs.agreements[0].variable = is<units::Share>(0.25);
  });
  CostYear year(drawn);
  Month fuller = busy_month();
  fuller.looked_after = units::every_lane(534 * 2);
  EXPECT_NEAR(year.cost(0, "agreement.computers", fuller), 50'000.0 * 1.25, 1e-9);
  EXPECT_NEAR(year.quantity("agreement.computers"), 1.25 / 12.0, 1e-15);
}

TEST(Agreements, WhatTheCouncilCannotShedStartsWholeAndEndsAtTheUnavoidablePart) {
  EXPECT_EQ(stranded_share(0.0, 0.7, 18.0), 1.0);
  EXPECT_NEAR(stranded_share(18.0, 0.7, 18.0), 1.0 - 0.7 * (1.0 - std::exp(-1.0)), 1e-15);
  EXPECT_NEAR(stranded_share(1e6, 0.7, 18.0), 0.3, 1e-15);
  EXPECT_EQ(stranded_share(60.0, 0.0, 18.0), 1.0);
}

}  // namespace
}  // namespace loadline::service::cost
