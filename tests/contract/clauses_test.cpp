// What the clauses do beyond the worked examples: collars, edges, ties.

#include <gtest/gtest.h>

#include "contract/clauses/deductions.hpp"
#include "contract/clauses/deficit_funding.hpp"
#include "contract/clauses/indexation.hpp"
#include "contract/clauses/reserve_surplus.hpp"
#include "contract/clauses/savings_reduction.hpp"
#include "contract/clauses/share_bands.hpp"
#include "contract/clauses/volume_corridor.hpp"
#include "contract/synthetic.hpp"

namespace loadline::contract {
namespace {

using testing_support::pounds;

Pence rounded(std::int64_t numerator, std::int64_t denominator) {
  return round_half_even<Whole>(Whole(numerator), Whole(denominator));
}

TEST(Rounding, IsHalfToEvenOnBothSidesOfZero) {
  EXPECT_EQ(rounded(5, 2), Pence(2));
  EXPECT_EQ(rounded(7, 2), Pence(4));
  EXPECT_EQ(rounded(-5, 2), Pence(-2));
  EXPECT_EQ(rounded(-7, 2), Pence(-4));
  EXPECT_EQ(rounded(1, 2), Pence(0));
  EXPECT_EQ(rounded(-1, 2), Pence(0));
  EXPECT_EQ(rounded(250'000'001, 100'000'000), Pence(3)) << "just above a tie";
  EXPECT_EQ(rounded(-8, 3), Pence(-3));
}

TEST(Rounding, RefusesToWrap) {
  Whole wide = 1;
  const auto overflow = [&] {
    for (int i = 0; i < 30; ++i) wide *= million;
  };
  EXPECT_THROW(overflow(), std::overflow_error);
  EXPECT_THROW(round_half_even<Whole>(Whole(million) * million * million * million, Whole(1)),
               std::exception);
}

constexpr Indexation pay_only(std::int64_t least, std::int64_t most) {
  return {.pay = million, .prices = 0, .fees = 0, .least = least, .most = most};
}

Pence after_years(const Indexation& terms, const std::vector<std::int64_t>& pay) {
  IndexFactor factor;
  for (const std::int64_t level : pay) factor.advance(terms, {.pay = level});
  return factor.applied_to(pounds("100,000,000.00"));
}

TEST(Indexation, WithoutABindingCollarIsTheBasketItself) {
  // 1.07^3 = 1.225043 on the grid; a compounding that rounded each year's factor or price could not hit it exactly.
  EXPECT_EQ(after_years(pay_only(-million, million), {1'070'000, 1'144'900, 1'225'043}),
            pounds("122,504,300.00"));
}

TEST(Indexation, WhatIsNotInTheBasketStaysAtTheBasePrice) {
  const Indexation half{.pay = 500'000, .prices = 0, .fees = 0, .least = -million, .most = million};
  EXPECT_EQ(after_years(half, {1'070'000}), pounds("103,500,000.00"));  // 1 + 0.5 x 7 %
}

TEST(Indexation, TheCollarHoldsEachYearsChangeAndIsNotCaughtUp) {
  // 5 % held at 3 %; then 1.06/1.05 followed: 1.03 x 1.06 / 1.05 = 1.039809523...
  EXPECT_EQ(after_years(pay_only(0, 30'000), {1'050'000}), pounds("103,000,000.00"));
  EXPECT_EQ(after_years(pay_only(0, 30'000), {1'050'000, 1'060'000}), pounds("103,980,952.38"));
  // A fall held at 0: 1.03, 1.03, then 1.06/1.02 is above 3 % and held: 1.03^2 = 1.0609.
  EXPECT_EQ(after_years(pay_only(0, 30'000), {1'050'000, 1'020'000, 1'060'000}), pounds("106,090,000.00"));
}

TEST(Indexation, AChangeExactlyAtTheCollarIsFollowed) {
  EXPECT_EQ(after_years(pay_only(0, 30'000), {1'030'000, 1'060'900}), pounds("106,090,000.00"));
}

TEST(Indexation, StaysExactOverTenYearsOfHeldAndFollowedChanges) {
  // About +5 % held at 3 % five times, about +1 % followed four times (the levels are on the grid, so not quite):
  // 1.03^5 x 1060500/1050000 x 1124660/1113525 x 1192702/1180893 x 1264860/1252337 = 1.206344700166 in fractions.
  const std::vector<std::int64_t> pay{1'050'000, 1'060'500, 1'113'525, 1'124'660, 1'180'893,
                                      1'192'702, 1'252'337, 1'264'860, 1'328'103};
  EXPECT_EQ(after_years(pay_only(0, 30'000), pay), pounds("120,634,470.02"));
}

TEST(SavingsReduction, EfficiencyCompoundsFromTheSecondYear) {
  const SavingsReduction terms{.off = {}, .kept = 980'000};
  EXPECT_EQ(reduced(pounds("1,000,000.00"), terms, 0), pounds("1,000,000.00"));
  EXPECT_EQ(reduced(pounds("1,000,000.00"), terms, 3), pounds("941,192.00"));  // 0.98^3 = 0.941192
}

TEST(SavingsReduction, CumulativeCashStaysSavedInAYearWithoutAFigure) {
  scenario::SavingsReduction terms;
  terms.basis = scenario::SavingsBasis::cumulative_cash;
  terms.reductions = testing_support::by_year({0, 2.0e6, 6.0e6, 10.5e6, 0, 12.0e6, 11.0e6});
  const SavingsReduction exact_terms = exact(terms);
  const auto price = [&](std::size_t year) { return reduced(pounds("42,200,000.00"), exact_terms, year); };
  EXPECT_EQ(price(3), pounds("37,700,000.00"));  // 10.5 - 6.0 off
  EXPECT_EQ(price(4), pounds("42,200,000.00")) << "nothing off, and nothing on";
  EXPECT_EQ(price(5), pounds("40,700,000.00"));  // 12.0 - 10.5, the highest before
  EXPECT_EQ(price(6), pounds("42,200,000.00")) << "cash once saved is not given back";
  EXPECT_EQ(price(9), pounds("42,200,000.00")) << "after the last figure";
}

TEST(Deductions, PointsAndFreePointsBeyondSixtyFourBitsAreExact) {
  const Deductions terms{.severe = million * million,
                         .pounds_a_point = pounds("1.00"),
                         .free_points = 10'000'000 * million,
                         .ratchet_most = 12};
  IndicatorRun run{.failed = 11, .passed = 0};
  // A million points, weight 1, the twelfth quarter running: 12,000,000, of which 2,000,000 are not free.
  const Wide points = points_of(terms, {.kpi = 0, .weight = million}, service::Rating::severe, run);
  EXPECT_EQ(points, Wide(12 * million) * million * million);
  EXPECT_EQ(priced(terms, points), pounds("2,000,000.00"));
}

TEST(VolumeCorridor, ADeadBandAboveTheBaselineNeverReturnsMoney) {
  const VolumeCorridor terms{.baseline = 534 * million,
                             .dead_band = 1'500'000,
                             .share_up = million,
                             .share_down = million,
                             .unit_price = pounds("700.00"),
                             .limit_up = pounds("9,000,000.00"),
                             .limit_down = pounds("9,000,000.00")};
  EXPECT_EQ(volume_payment(terms, 0, 365), nothing);
}

TEST(ShareBands, NoBandsLeaveEverythingWithTheCompany) {
  EXPECT_EQ(company_share({}, pounds("100.00"), pounds("130.00")), pounds("-30.00"));
  EXPECT_EQ(company_share({}, pounds("100.00"), pounds("70.00")), pounds("30.00"));
}

TEST(ShareBands, TheLastBandsShareGoesOn) {
  const ShareBands terms{.pain = {{10'000, million}, {20'000, 250'000}}, .gain = {}};
  // Target 100: 1 at 100 %, then the remaining 99 at 25 %, though the last band ends at 2.
  EXPECT_EQ(company_share(terms, pounds("100.00"), pounds("200.00")), pounds("-25.75"));
}

TEST(ShareBands, WithoutATargetEverythingLiesInTheLastBand) {
  const ShareBands terms{.pain = {{10'000, million}, {20'000, 250'000}}, .gain = {}};
  EXPECT_EQ(company_share(terms, nothing, pounds("100.00")), pounds("-25.00"));
  EXPECT_EQ(company_share(terms, pounds("-50.00"), pounds("50.00")), pounds("-25.00"));
}

TEST(ReserveAndSurplus, ASurplusMakesGoodEarlierDeficitsFirst) {
  // 100 of surplus, 30 carried: 70 free; reserve up to 10 of 1,000; 60 split 50/50; tax 20 % of 70 - 30.
  const ReserveAndSurplus terms{.cap = 10'000, .council_share = 500'000, .tax_rate = 200'000};
  const SurplusShares shares =
      share_surplus(terms, pounds("100.00"), pounds("1,000.00"), nothing, pounds("30.00"));
  EXPECT_EQ(shares.recovered, pounds("30.00"));
  EXPECT_EQ(shares.topup, pounds("10.00"));
  EXPECT_EQ(shares.council, pounds("30.00"));
  EXPECT_EQ(shares.tax, pounds("8.00"));
  EXPECT_EQ(shares.retained, pounds("22.00"));
}

TEST(DeficitFunding, BeyondTheFacilityIsUnfunded) {
  const DeficitFunding terms{.carry_forward = pounds("50.00"),
                             .grant = 250'000,
                             .facility = pounds("100.00"),
                             .interest = 0,
                             .loan_years = 3};
  // 400: reserve 20; carried 50 - 10; of 340 a quarter granted (85); room to lend 100 - 30; 185 nobody funds.
  const DeficitCover cover =
      cover_deficit(terms, pounds("400.00"), pounds("20.00"), pounds("10.00"), pounds("30.00"));
  EXPECT_EQ(cover.draw, pounds("20.00"));
  EXPECT_EQ(cover.carried, pounds("40.00"));
  EXPECT_EQ(cover.grant, pounds("85.00"));
  EXPECT_EQ(cover.loan, pounds("70.00"));
  EXPECT_EQ(cover.unfunded, pounds("185.00"));
}

}  // namespace
}  // namespace loadline::contract
