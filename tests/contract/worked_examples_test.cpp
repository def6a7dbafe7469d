// The worked examples of model.md 4.6, to the penny, through the functions that settlement itself uses.
// docs/explanation/payment.md tells them in words.

#include <array>

#include <gmock/gmock.h>

#include "contract/clauses/deficit_funding.hpp"
#include "contract/clauses/indexation.hpp"
#include "contract/clauses/payment_profile.hpp"
#include "contract/clauses/reserve_surplus.hpp"
#include "contract/clauses/savings_reduction.hpp"
#include "contract/clauses/share_bands.hpp"
#include "contract/clauses/volume_corridor.hpp"
#include "contract/synthetic.hpp"

namespace loadline::contract {

namespace {

using scenario::stated;
using testing::ElementsAre;
using testing_support::band;
using testing_support::pounds;
using units::Share;

// W1: pay 60 % at 1.0 %, prices 25 % at 2.4 %, fees 15 % at 3.5 %: 0.6 x 1.01 + 0.25 x 1.024 + 0.15 x 1.035 = 1.01725.
constexpr Indexation basket{
    .pay = 600'000, .prices = 250'000, .fees = 150'000, .least = -million, .most = million};
constexpr IndexLevels levels_2018{.pay = 1'010'000, .prices = 1'024'000, .fees = 1'035'000};

IndexFactor factor_2018() {
  IndexFactor factor;
  factor.advance(basket, levels_2018);
  return factor;
}

TEST(WorkedExamples, W1_IndexationIsTheWeightedBasket) {
  // A price of £1,000,000.00 shows the factor's digits: 1.01725.
  EXPECT_EQ(factor_2018().applied_to(pounds("1,000,000.00")), pounds("1,017,250.00"));
  EXPECT_EQ(factor_2018().applied_to(pounds("62,830,930.00")), pounds("63,914,763.54"));  // ...763.5425
}

TEST(WorkedExamples, W1_OnePerCentEfficiencyComesOffTheIndexedPrice) {
  const SavingsReduction efficiency{.off = {}, .kept = 990'000};
  const Pence reduced_price = reduced(pounds("63,914,763.54"), efficiency, 1);
  EXPECT_EQ(reduced_price, pounds("63,275,615.90"));  // x 0.99 = ...615.9046
  EXPECT_EQ(pounds("63,914,763.54") - reduced_price, pounds("639,147.64"));
}

TEST(WorkedExamples, W1_DeductingAfterIndexingIsNotDeductingBefore) {
  const SavingsReduction saving{.off = {nothing, pounds("1,500,000.00")}};
  const Pence price = pounds("62,830,930.00");
  const Pence after = reduced(factor_2018().applied_to(price), saving, 1);
  const Pence before = factor_2018().applied_to(reduced(price, saving, 1));
  EXPECT_EQ(after, pounds("62,414,763.54"));
  EXPECT_EQ(before, pounds("62,388,888.54"));
  EXPECT_EQ(after - before, pounds("25,875.00"));  // 1,500,000 x 0.01725
}

scenario::SavingsReduction doncaster(scenario::SavingsBasis basis, const std::vector<double>& figures) {
  scenario::SavingsReduction terms;
  terms.basis = basis;
  terms.reductions = testing_support::by_year(figures);
  return terms;
}

TEST(WorkedExamples, W2_OneDealWrittenOnThreeBases) {
  // Announced reductions 2.0, 2.0 and 0.5 after a first year without: prices 42.2, 40.2, 38.2, 37.7.
  // In cash of the year they are 2.0, 4.0, 4.5; as cash so far 2.0, 6.0, 10.5.
  using enum scenario::SavingsBasis;
  const std::array deals{doncaster(base_reduction, {0, 2.0e6, 2.0e6, 0.5e6}),
                         doncaster(in_year_cash, {0, 2.0e6, 4.0e6, 4.5e6}),
                         doncaster(cumulative_cash, {0, 2.0e6, 6.0e6, 10.5e6})};
  const Pence budget = pounds("42,200,000.00");
  for (const auto& deal : deals) {
    const SavingsReduction terms = exact(deal);
    EXPECT_EQ(reduced(budget, terms, 0), pounds("42,200,000.00"));
    EXPECT_EQ(reduced(budget, terms, 1), pounds("40,200,000.00"));
    EXPECT_EQ(reduced(budget, terms, 2), pounds("38,200,000.00"));
    EXPECT_EQ(reduced(budget, terms, 3), pounds("37,700,000.00"));
    Pence cash_saved;
    for (std::size_t year = 0; year < 4; ++year) cash_saved += budget - reduced(budget, terms, year);
    EXPECT_EQ(cash_saved,
              pounds("10,500,000.00"));  // and the base reduction is 4.5: the two are not one figure
  }
}

TEST(WorkedExamples, W3a_OnlyTheGainInsideAPayingBandIsShared) {
  // Target 500,000, done for 200,000: of the gain of 300,000 only the first 20 % of target pays, at 25 %.
  scenario::ShareBands terms;
  terms.gain = {band(0.20, 0.25), band(9.99, 0.0)};
  EXPECT_EQ(company_share(exact(terms), pounds("500,000.00"), pounds("200,000.00")), pounds("25,000.00"));
}

/// What the council pays on top of the price so that the company is left with its share.
Pence share_payment(const ShareBands& bands, Pence target, Pence actual) {
  return company_share(bands, target, actual) - (target - actual);
}

struct NecRow {
  const char *outturn, *company_share, *reimbursable_paid, *company_to_council;
};

TEST(WorkedExamples, W3b_BothFormsOfSettlementLeaveTheSameShare) {
  scenario::ShareBands terms;  // 90-110 % at 50 %, above at 20 %, 80-90 % at 30 %, below at 15 %
  terms.pain = {band(0.10, 0.50), band(9.99, 0.20)};
  terms.gain = {band(0.10, 0.50), band(0.20, 0.30), band(9.99, 0.15)};
  const ShareBands bands = exact(terms);
  const Pence target = pounds("62,830,930.00");
  // 3,141,546.50 is 50 % of 10 % of the target; 1,884,927.90 is 30 % of the next 10 %.
  const std::array<NecRow, 3> rows{NecRow{"70,830,930.00", "-3,484,927.90", "67,346,002.10",
                                          "-4,515,072.10"},  // 3,141,546.50 + 343,381.40
                                   NecRow{"60,000,000.00", "1,415,465.00", "61,415,465.00", "1,415,465.00"},
                                   NecRow{"48,000,000.00", "5,366,186.00", "53,366,186.00",
                                          "9,464,744.00"}};  // + 1,884,927.90 + 339,711.60
  for (const NecRow& row : rows) {
    const Pence actual = pounds(row.outturn);
    const Pence share = company_share(bands, target, actual);
    const Pence moved = share_payment(bands, target, actual);
    EXPECT_EQ(share, pounds(row.company_share));
    EXPECT_EQ(actual + share, pounds(row.reimbursable_paid));
    EXPECT_EQ(-moved, pounds(row.company_to_council));
    EXPECT_EQ(target + moved - actual, share) << "fixed-price form leaves what the reimbursable form leaves";
  }
}

VolumeCorridor w4_corridor() {
  return {.baseline = 534 * million,
          .dead_band = 20'000,
          .share_up = 700'000,
          .share_down = 700'000,
          .unit_price = pounds("701.25"),
          .limit_up = pounds("1,500,000.00"),
          .limit_down = pounds("1,500,000.00")};
}

TEST(WorkedExamples, W4_TheVolumePaymentIsATieThatNeedsRationals) {
  // 566 children all year against 534 x 1.02: 21.32 x 365/7 = 1,111.685714... child-weeks above the band;
  // x 0.7 x £701.25 = £545,698.725 exactly: half to even gives 72 pence.
  EXPECT_EQ(volume_payment(w4_corridor(), 566 * 365 * 2, 365), pounds("545,698.72"));
}

TEST(WorkedExamples, W4_TheCorridorIsSymmetricAndLimited) {
  // 502 children: 21.32 below 534 x 0.98 as well; the same tie the other way.
  EXPECT_EQ(volume_payment(w4_corridor(), 502 * 365 * 2, 365), pounds("-545,698.72"));
  EXPECT_EQ(volume_payment(w4_corridor(), 534 * 365 * 2, 365), nothing);
  EXPECT_EQ(volume_payment(w4_corridor(), 534 * 366 * 2, 366), nothing)
      << "a leap year moves the baseline too";
  // 700 children: 155.32 x 365/7 x 0.7 x 701.25 = £3,975,556: limited.
  EXPECT_EQ(volume_payment(w4_corridor(), 700 * 365 * 2, 365), pounds("1,500,000.00"));
  EXPECT_EQ(volume_payment(w4_corridor(), 300 * 365 * 2, 365), pounds("-1,500,000.00"));
}

TEST(WorkedExamples, W8_SurplusFillsTheReserveThenIsSplitAndTaxed) {
  const ReserveAndSurplus terms{.cap = 10'000, .council_share = 500'000, .tax_rate = 190'000};
  const SurplusShares shares =
      share_surplus(terms, pounds("625,000.00"), pounds("62,830,930.00"), pounds("400,000.00"), nothing);
  EXPECT_EQ(shares.topup, pounds("228,309.30"));    // 1 % of the price is 628,309.30
  EXPECT_EQ(shares.council, pounds("198,345.35"));  // half of 396,690.70
  EXPECT_EQ(shares.tax, pounds("81,064.38"));       // 0.19 x (625,000.00 - 198,345.35) = 81,064.3835
  EXPECT_EQ(shares.retained,
            pounds("117,280.97"));  // 198,345.35 - 81,064.38: tax falls on the company's share first
  ReserveAndSurplus untaxed = terms;
  untaxed.tax_rate = 0;
  EXPECT_EQ(
      share_surplus(untaxed, pounds("625,000.00"), pounds("62,830,930.00"), pounds("400,000.00"), nothing)
          .retained,
      pounds("198,345.35"));
}

TEST(WorkedExamples, W_TaxOn644736Pounds84At19PerCentIs122500Pounds) {
  // model.md 3.6: what a comparator's tax of 122,500 implies of its taxable profit; nothing is shared or kept back.
  const ReserveAndSurplus terms{.cap = 0, .council_share = 0, .tax_rate = 190'000};
  const SurplusShares shares =
      share_surplus(terms, pounds("644,736.84"), pounds("62,830,930.00"), nothing, nothing);
  EXPECT_EQ(shares.tax, pounds("122,500.00"));
  EXPECT_EQ(shares.retained, pounds("522,236.84"));
}

TEST(WorkedExamples, W8_TaxBeyondTheCompanysShareFallsOnTheReserve) {
  // The council takes all that the reserve leaves: 396,690.70. Taxable 228,309.30, tax 43,378.767 -> 43,378.77.
  const ReserveAndSurplus terms{.cap = 10'000, .council_share = million, .tax_rate = 190'000};
  const SurplusShares shares =
      share_surplus(terms, pounds("625,000.00"), pounds("62,830,930.00"), pounds("400,000.00"), nothing);
  EXPECT_EQ(shares.council, pounds("396,690.70"));
  EXPECT_EQ(shares.tax, pounds("43,378.77"));
  EXPECT_EQ(shares.topup, pounds("184,930.53"));
  EXPECT_EQ(shares.retained, nothing);
}

ShareBands w11_bands() {
  return {.pain = {{20'000, 500'000}, {60'000, 250'000}, {9'990'000, 0}}, .gain = {}};
}

TEST(WorkedExamples, W11_PainShareOnPricePlusVolume) {
  // Overrun 3,039,537.74: half of 1,259,209.2452 + a quarter of 1,780,328.4948 = 1,074,686.7463.
  EXPECT_EQ(company_share(w11_bands(), pounds("62,960,462.26"), pounds("66,000,000.00")),
            pounds("-1,074,686.75"));
  EXPECT_EQ(share_payment(w11_bands(), pounds("62,960,462.26"), pounds("66,000,000.00")),
            pounds("1,964,850.99"));
}

TEST(WorkedExamples, W11_ATargetWithoutTheVolumePaymentPaysItTwice) {
  const Pence with = share_payment(w11_bands(), pounds("62,960,462.26"), pounds("66,000,000.00"));
  const Pence without = share_payment(w11_bands(), pounds("62,414,763.54"), pounds("66,000,000.00"));
  EXPECT_EQ(without - with, pounds("412,002.54"));
}

TEST(WorkedExamples, W11_ADeficitFallsThroughReserveGrantAndLoan) {
  const DeficitFunding terms{.carry_forward = nothing,
                             .grant = 600'000,
                             .facility = pounds("3,000,000.00"),
                             .interest = 40'000,
                             .loan_years = 3};
  const DeficitCover cover =
      cover_deficit(terms, pounds("1,131,764.07"), pounds("400,000.00"), nothing, nothing);
  EXPECT_EQ(cover.draw, pounds("400,000.00"));
  EXPECT_EQ(cover.grant, pounds("439,058.44"));  // 60 % of 731,764.07
  EXPECT_EQ(cover.loan, pounds("292,705.63"));
  EXPECT_EQ(cover.unfunded, nothing);
}

TEST(WorkedExamples, W11_TheLoanIsServedInThreeYears) {
  const DeficitFunding terms{.interest = 40'000, .loan_years = 3};
  Pence balance = pounds("292,705.63");
  std::vector<Pence> interest, principal;
  for (int year = 0; year < 3; ++year) {
    interest.push_back(interest_on(terms, balance));
    principal.push_back(instalment(pounds("292,705.63"), 3, year));
    balance -= principal.back();
  }
  EXPECT_THAT(interest, ElementsAre(pounds("11,708.23"), pounds("7,805.48"), pounds("3,902.74")));
  EXPECT_THAT(principal, ElementsAre(pounds("97,568.55"), pounds("97,568.54"), pounds("97,568.54")));
  EXPECT_EQ(balance, nothing);
}

TEST(WorkedExamples, InstalmentsAddUpToThePrice) {
  // model.md 0.1: 6 x 5,201,230.30, then 6 x 5,201,230.29.
  Pence paid;
  for (int month = 0; month < 12; ++month) {
    const Pence part = instalment(pounds("62,414,763.54"), 12, month);
    EXPECT_EQ(part, month < 6 ? pounds("5,201,230.30") : pounds("5,201,230.29")) << "month " << month;
    paid += part;
  }
  EXPECT_EQ(paid, pounds("62,414,763.54"));
}

TEST(WorkedExamples, InstalmentsAreTheLargestRemainderSplit) {
  for (const std::int64_t whole : std::array<std::int64_t, 7>{0, 1, 5, 11, 12, 13, 6'241'476'354})
    for (const int parts : {1, 3, 7, 12}) {
      const std::vector<Pence> split =
          units::split(Pence(whole), std::vector<std::int64_t>(static_cast<std::size_t>(parts), 1));
      for (int part = 0; part < parts; ++part)
        EXPECT_EQ(instalment(Pence(whole), parts, part), split[static_cast<std::size_t>(part)]);
    }
}

}  // namespace
}  // namespace loadline::contract
