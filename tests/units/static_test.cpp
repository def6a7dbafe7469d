// What must not compile is part of the interface, so it is tested like the rest of it. Everything here is judged by the
// compiler: that this file builds is the test.
#include <concepts>

#include <gtest/gtest.h>

#include "loadline/units/calendar.hpp"
#include "loadline/units/lanes.hpp"
#include "loadline/units/pence.hpp"
#include "loadline/units/quantity.hpp"

namespace loadline::units {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a < b;
};

static_assert(Addable<Money, Money>, "or the concept would refuse everything");
static_assert(Addable<MoneyPerYear, MoneyPerYear>);

static_assert(!Addable<Money, MoneyPerYear>, "a sum of pounds is not a yearly flow of pounds");
static_assert(!Addable<MoneyPerMonth, Money>);
static_assert(!Addable<Children, Fte>, "children are not staff");
static_assert(!Addable<Days, Months>, "only a calendar knows how many days a month has");
static_assert(!Addable<Salary, WeeklyFee>, "a salary is not a fee");
static_assert(!Addable<MonthIndex, MonthIndex>, "dates do not add");
static_assert(!Addable<MonthIndex, int>, "nor does a number turn into one unasked");
static_assert(!Addable<Money, double>, "a bare number could be any of several units");
static_assert(!Addable<Money, Pence>, "simulated pounds and posted pence meet in to_pence alone");
static_assert(!Addable<Share, Share>, "shares of different wholes do not add");
static_assert(!Addable<Headcount, Fte>, "people employed are not full-time equivalents");

static_assert(!Multipliable<Pence, double>, "pence are exact; prices are worked out before they are posted");
static_assert(!Comparable<Days, Months>);
static_assert(!Comparable<Share, Ratio>);
static_assert(!std::convertible_to<double, Money>);
static_assert(!std::convertible_to<Money, double>);
static_assert(!std::convertible_to<double, Share>);
static_assert(!std::convertible_to<Money, Pence> && !std::constructible_from<Pence, Money>);

// What does compile gives the unit it should.
static_assert(std::same_as<decltype(Fte() * Salary()), MoneyPerYear>);
static_assert(std::same_as<decltype(Children() / Fte()), Caseload>);
static_assert(std::same_as<decltype(ChildrenPerMonth() * Months()), Children>);

static_assert(sizeof(Money) == sizeof(double), "typing must cost nothing");
static_assert(sizeof(WeeklyFee) == sizeof(double) && sizeof(Share) == sizeof(double));
static_assert(sizeof(Lanes<Money>) == lane_count * sizeof(double));
static_assert(sizeof(Pence) == sizeof(std::int64_t));

}  // namespace

TEST(Units, AYearIsTwelveMonthsToTheLastBit) {
  // 12,000 a year over 1 month is 1,000 pounds.
  const Money month = Money(MoneyPerYear::from_value(12'000.0) * Months::from_value(1.0));
  EXPECT_EQ(month.value(), 1'000.0);
}

TEST(Units, AWeekIsSevenDays) {
  // 450 pounds a child and week x 245 children x 30 days = 450 x 245 x 30 / 7 = 472,500.
  const Money fees =
      Money(WeeklyFee::from_value(450.0) * Children::from_value(245.0) * Days::from_value(30.0));
  EXPECT_NEAR(fees.value(), 472'500.0, 1e-9);
}

TEST(Units, PublishedRatesAreChildrenAYearInTenThousand) {
  EXPECT_DOUBLE_EQ(RatePer10k::from_value(789.0).per_child().value(), 0.0789);
}

}  // namespace loadline::units
