#include "loadline/service/scoring.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "service/outcomes_support.hpp"

namespace loadline::service {
namespace {

using namespace testing_support;
using scenario::Kpi;
using scenario::Scenario;
using scenario::Window;

constexpr TiersInForce visits{0.95, 0.90, 0.80, scenario::Better::higher};
constexpr TiersInForce cases{0.0, 15.0, 50.0, scenario::Better::lower};

TEST(Rating, IsTheFirstTierThatIsMet) {
  EXPECT_EQ(rate(0.96, visits), Rating::green);
  EXPECT_EQ(rate(0.94, visits), Rating::amber);
  EXPECT_EQ(rate(0.89, visits), Rating::red);
  EXPECT_EQ(rate(0.79, visits), Rating::severe);
  EXPECT_EQ(rate(1.0, cases), Rating::amber);
  EXPECT_EQ(rate(16.0, cases), Rating::red);
  EXPECT_EQ(rate(51.0, cases), Rating::severe);
  EXPECT_EQ(rate(std::nan(""), visits), Rating::not_assessed);
}

TEST(Rating, AValueEqualToATierMeetsIt) {
  EXPECT_EQ(rate(0.95, visits), Rating::green);
  EXPECT_EQ(rate(0.80, visits), Rating::red);
  EXPECT_EQ(rate(0.0, cases), Rating::green);
  EXPECT_EQ(rate(50.0, cases), Rating::red);
  for (int percent = 1; percent <= 100; ++percent)  // a tier in the file is percent x 0.01, a reading k / 100
    EXPECT_EQ(rate(percent / 100.0, {percent * 0.01, 0.0, 0.0, scenario::Better::higher}), Rating::green)
        << percent;
}

TEST(Publication, RoundsHalfAwayFromZeroAsPeopleDo) {
  EXPECT_DOUBLE_EQ(published(57.0 / 200.0, "%", 0), 0.29) << "28.5 %, though its double lies below";
  EXPECT_DOUBLE_EQ(published(0.0285, "%", 0), 0.03);
  EXPECT_DOUBLE_EQ(published(-0.005, "%", 0), -0.01);
  EXPECT_DOUBLE_EQ(published(18.25, "children/FTE", 1), 18.3);
  EXPECT_DOUBLE_EQ(published(18.25, "children/FTE", 0), 18.0);
  EXPECT_EQ(published(1.0 / 3.0, "%", 6), 1.0 / 3.0) << "the default leaves every bit";
  EXPECT_TRUE(std::isnan(published(std::nan(""), "%", 0)));
}

TEST(Publication, TheRoundedFigureMeetsTheTarget) {
  // 189 of 200 are 94.5 %: published as 95 % the target is met, with a decimal it is not.
  for (const auto& [decimals, rating] : {std::pair{0, Rating::green}, {1, Rating::amber}}) {
    Kpi kpi = share_indicator();
    kpi.decimals = decimals;
    const Block block = scored(specified({kpi}), [](auto, int) { return std::pair{63.0, 66.0 + 2.0 / 3.0}; });
    EXPECT_EQ(rating_of(block, 0, 0), rating) << decimals;
  }
}

template <class Kind>
Window usual_window_of() {
  return window_of(Window::usual, scenario::Measure(std::in_place_type<Kind>));
}

TEST(Windows, ByDefaultPercentagesAreOfTheQuarterAndCountsOfItsLastMonth) {
  EXPECT_EQ(usual_window_of<scenario::VisitsInTime>(), Window::quarter);
  EXPECT_EQ(usual_window_of<scenario::PathwayPlans>(), Window::quarter);
  EXPECT_EQ(usual_window_of<scenario::ShareOf>(), Window::quarter);
  EXPECT_EQ(usual_window_of<scenario::UnallocatedCases>(), Window::snapshot);
  EXPECT_EQ(usual_window_of<scenario::Judgement>(), Window::snapshot);
  EXPECT_EQ(usual_window_of<scenario::StaffTurnover>(), Window::rolling_12);
  EXPECT_EQ(usual_window_of<scenario::WorkerChanges>(), Window::rolling_12);
  EXPECT_EQ(usual_window_of<scenario::BudgetVariance>(), Window::year_to_date);
}

TEST(Windows, BeginWithTheHorizonAndTheYearToDateInApril) {
  const scenario::Measure any(std::in_place_type<scenario::ShareOf>);
  const auto first = [&](Window window, int last) { return months_of(window, any, last).first; };
  EXPECT_EQ(first(Window::snapshot, 14), 14);
  EXPECT_EQ(first(Window::quarter, 14), 12);
  EXPECT_EQ(first(Window::quarter, 1), 0);
  EXPECT_EQ(first(Window::rolling_12, 14), 3);
  EXPECT_EQ(first(Window::rolling_12, 8), 0);
  EXPECT_EQ(first(Window::year_to_date, 11), 0);
  EXPECT_EQ(first(Window::year_to_date, 12), 12) << "April: begun again";
  EXPECT_EQ(first(Window::year_to_date, 14), 12);
}

TEST(Windows, TheYearToDateBeginsAgainInApril) {
  // 80 of 100 a month in the first year, 99 of 100 in the second: nothing of the first is left in June.
  Kpi kpi = share_indicator();
  kpi.window = Window::year_to_date;
  const Block block = scored(specified({kpi}, 2), [](auto, int month) {
    return std::pair{month < 12 ? 80.0 : 99.0, 100.0};
  });
  EXPECT_DOUBLE_EQ(value_of(block, 0, 3), 0.80);
  EXPECT_DOUBLE_EQ(value_of(block, 0, 4), 0.99);
  EXPECT_EQ(rating_of(block, 0, 4), Rating::green);
  EXPECT_EQ(block.scores[0][3].n[0], 1200.0);
  EXPECT_EQ(block.scores[0][4].n[0], 300.0);
}

TEST(Tiers, ATargetThatStepsWithinAWindowIsThatOfItsLastDay) {
  // 92 % throughout; the target rises from 90 % to 95 % on 1 June 2017, the last month of the first quarter.
  const auto rating_when = [](base::Date from) {
    Kpi kpi = share_indicator();
    auto& share = std::get<scenario::ShareOf>(kpi.measure);
    share.tiers = tiers<units::Share>(0.90, 0.85, 0.80);
    share.tiers.later.push_back(
        {from, is<units::Share>(0.95), is<units::Share>(0.90), is<units::Share>(0.85)});
    const Block block = scored(specified({kpi}), [](auto, int) { return std::pair{92.0, 100.0}; });
    return std::pair{rating_of(block, 0, 0), rating_of(block, 0, 1)};
  };
  EXPECT_EQ(rating_when({2017, 6, 1}), std::pair(Rating::amber, Rating::amber));
  EXPECT_EQ(rating_when({2017, 7, 1}), std::pair(Rating::green, Rating::amber));
}

TEST(Tiers, LaterOnesReplaceThoseBefore) {
  Kpi kpi = share_indicator();
  auto& later = std::get<scenario::ShareOf>(kpi.measure).tiers.later;
  later.push_back({{2018, 4, 1}, is<units::Share>(0.96), is<units::Share>(0.91), is<units::Share>(0.81)});
  later.push_back({{2019, 4, 1}, is<units::Share>(0.97), is<units::Share>(0.92), is<units::Share>(0.82)});
  const units::Calendar calendar({2017, 4, 1});
  EXPECT_EQ(tiers_in_force(kpi.measure, calendar, 11).target, 0.95);
  EXPECT_EQ(tiers_in_force(kpi.measure, calendar, 12).target, 0.96);
  EXPECT_EQ(tiers_in_force(kpi.measure, calendar, 23).tolerance, 0.91);
  EXPECT_EQ(tiers_in_force(kpi.measure, calendar, 24).floor, 0.82);
}

TEST(Scoring, NothingCountedIsNotAssessed) {
  const Block block = scored(specified({share_indicator()}), [](auto, int) { return std::pair{0.0, 0.0}; });
  EXPECT_EQ(rating_of(block, 0, 0), Rating::not_assessed);
  EXPECT_TRUE(std::isnan(value_of(block, 0, 0)));
  EXPECT_EQ(block.scores[0][0].n[0], 0.0);
}

TEST(Scoring, TheMeanCaseloadCountsTheWorkersAsked) {
  scenario::AverageCaseload caseload;
  caseload.tiers = tiers<units::Caseload>(18.0, 20.0, 24.0);
  const Block block = scored(specified({indicator("K3", caseload)}), [](auto, int) {
    return std::pair{19.0, 1.0};
  });
  EXPECT_EQ(block.scores[0][0].n[0], 100.0);
  EXPECT_EQ(rating_of(block, 0, 0), Rating::amber);
}

/// Rating and value of a quarter in which `count` of `of` happened, with counts from 1 to 5 unpublished.
std::pair<Rating, double> suppressed(Kpi kpi, double count, double of) {
  kpi.suppressed_to = 5;
  kpi.window = Window::snapshot;
  const Block block = scored(specified({kpi}), [&](auto, int) { return std::pair{count, of}; });
  return {rating_of(block, 0, 0), value_of(block, 0, 0)};
}

TEST(Suppression, ASmallNumberIsRatedWhereBothEndsAgree) {
  // 1 to 5 unallocated are all amber; of 100, 1 to 5 in time are all severe.
  for (const double count : {1.0, 3.0, 5.0}) {
    const auto [rating, value] = suppressed(unallocated_indicator(), count, 1.0);
    EXPECT_EQ(rating, Rating::amber) << count;
    EXPECT_TRUE(std::isnan(value)) << "it is not published";
  }
  EXPECT_EQ(suppressed(share_indicator(), 4.0, 100.0).first, Rating::severe);
}

TEST(Suppression, WhereTheEndsDisagreeItIsNotAssessed) {
  // Of 6, 1 in time is severe (17 %), 5 are red (83 %): nobody outside can tell.
  EXPECT_EQ(suppressed(share_indicator(), 5.0, 6.0).first, Rating::not_assessed);
  EXPECT_EQ(suppressed(share_indicator(), 1.0, 6.0).first, Rating::not_assessed);
  EXPECT_EQ(suppressed(share_indicator(), 3.0, 3.0).first, Rating::not_assessed) << "20 to 100 %";
}

TEST(Suppression, NoneAndManyArePublished) {
  EXPECT_EQ(suppressed(unallocated_indicator(), 0.0, 1.0), std::pair(Rating::green, 0.0));
  EXPECT_EQ(suppressed(unallocated_indicator(), 6.0, 1.0), std::pair(Rating::amber, 6.0));
  EXPECT_EQ(suppressed(share_indicator(), 6.0, 6.0), std::pair(Rating::green, 1.0));
  EXPECT_EQ(suppressed(share_indicator(), 0.0, 3.0), std::pair(Rating::severe, 0.0));
}

/// Green in every quarter, amber, red, severe, and one that counts nothing: 100, 92, 85, 50 of 100 and none of 0.
std::pair<double, double> of_each_rating(std::size_t kpi) {
  constexpr std::array<double, 5> in_time{100.0, 92.0, 85.0, 50.0, 0.0};
  return {in_time[kpi], kpi == 4 ? 0.0 : 100.0};
}

/// \param of  Ids of its parts; none: all.
Scenario with_index(std::vector<std::string> of) {
  scenario::Composite index;
  index.of = std::move(of);
  index.tiers = tiers<units::Ratio>(0.8, 0.0, -0.5);
  std::vector<Kpi> kpis{indicator("index", index)};  // first, and yet scored last
  for (const char* id : {"green", "amber", "red", "severe", "nothing"}) kpis.push_back(share_indicator(id));
  kpis[1].weight = is<units::Ratio>(3.0);
  return specified(kpis);
}
Block index_block(const Scenario& scenario) {
  return scored(scenario, [](std::size_t kpi, int) {
    return kpi == 0 ? std::pair{0.0, 0.0} : of_each_rating(kpi - 1);
  });
}

TEST(Composite, IsTheWeightedMeanOfItsPartsRatings) {
  // (3 x 1 + 1/2 + 0 - 1) / 6 = 5/12; what is not assessed takes no part.
  const Block block = index_block(with_index({}));
  EXPECT_DOUBLE_EQ(value_of(block, 0, 0), 2.5 / 6.0);
  EXPECT_EQ(block.scores[0][0].n[0], 4.0);
  EXPECT_EQ(rating_of(block, 0, 0), Rating::amber);
}

TEST(Composite, MayNameItsParts) {
  EXPECT_DOUBLE_EQ(value_of(index_block(with_index({"amber", "severe"})), 0, 0), -0.25);
  EXPECT_EQ(rating_of(index_block(with_index({"nothing"})), 0, 0), Rating::not_assessed);
}

TEST(Scoring, OR_K6_EveryIndicatorAtItsTargetIsGreen) {
  // Each kind's reading is its target, over a denominator of 400: no noise is left to take it off.
  const std::vector<Kpi> kpis = every_kind();
  const units::Calendar calendar({2017, 4, 1});
  const Block block = scored(specified(kpis, 2), [&](std::size_t kpi, int) {
    return std::pair{400.0 * tiers_in_force(kpis[kpi].measure, calendar, 0).target, 400.0};
  });
  for (std::size_t k = 0; k < kpis.size(); ++k)
    for (std::size_t quarter = 0; quarter < 8; ++quarter)
      EXPECT_EQ(rating_of(block, k, quarter), Rating::green) << kpis[k].id << " in quarter " << quarter;
}

}  // namespace
}  // namespace loadline::service
