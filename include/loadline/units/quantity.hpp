#pragma once
/// \file  loadline/units/quantity.hpp
/// \brief Amounts that know what they measure: pounds, children, staff, months, days, and their rates.
///
/// A sum of pounds and a yearly flow of pounds are different types, a salary is not a fee, and a month is not a number
/// of days (only a calendar turns one into the other). What must not compile is tested in tests/units/static_test.cpp.

#include <compare>

#include <boost/units/base_dimension.hpp>
#include <boost/units/base_unit.hpp>
#include <boost/units/dimensionless_type.hpp>
#include <boost/units/make_scaled_unit.hpp>
#include <boost/units/make_system.hpp>
#include <boost/units/operators.hpp>
#include <boost/units/quantity.hpp>
#include <boost/units/scale.hpp>
#include <boost/units/scaled_base_unit.hpp>
#include <boost/units/static_rational.hpp>
#include <boost/units/unit.hpp>

namespace loadline::units {

struct MoneyBase : boost::units::base_dimension<MoneyBase, 7001> {};
struct ChildBase : boost::units::base_dimension<ChildBase, 7002> {};
struct WorkerBase : boost::units::base_dimension<WorkerBase, 7003> {};
struct MonthBase : boost::units::base_dimension<MonthBase, 7004> {};
struct DayBase : boost::units::base_dimension<DayBase, 7005> {};

using MoneyDimension = MoneyBase::dimension_type;
using ChildDimension = ChildBase::dimension_type;
using WorkerDimension = WorkerBase::dimension_type;
using MonthDimension = MonthBase::dimension_type;
using DayDimension = DayBase::dimension_type;

struct PoundUnit : boost::units::base_unit<PoundUnit, MoneyDimension, 7101> {};
struct ChildUnit : boost::units::base_unit<ChildUnit, ChildDimension, 7102> {};
struct FteUnit : boost::units::base_unit<FteUnit, WorkerDimension, 7103> {};
struct MonthUnit : boost::units::base_unit<MonthUnit, MonthDimension, 7104> {};
struct DayUnit : boost::units::base_unit<DayUnit, DayDimension, 7105> {};

using System = boost::units::make_system<PoundUnit, ChildUnit, FteUnit, MonthUnit, DayUnit>::type;
using Pound = boost::units::unit<MoneyDimension, System>;
using Child = boost::units::unit<ChildDimension, System>;
using Worker = boost::units::unit<WorkerDimension, System>;
using Month = boost::units::unit<MonthDimension, System>;
using Day = boost::units::unit<DayDimension, System>;
using Year =
    boost::units::make_scaled_unit<Month, boost::units::scale<12, boost::units::static_rational<1>>>::type;
using Week =
    boost::units::make_scaled_unit<Day, boost::units::scale<7, boost::units::static_rational<1>>>::type;

template <class Unit>
using Quantity = boost::units::quantity<Unit, double>;

template <class A, class B>
using Per = typename boost::units::divide_typeof_helper<A, B>::type;

using Money = Quantity<Pound>;                             ///< [GBP]
using MoneyPerMonth = Quantity<Per<Pound, Month>>;         ///< [GBP/month]
using MoneyPerYear = Quantity<Per<Pound, Year>>;           ///< [GBP/year]
using Salary = Quantity<Per<Per<Pound, Worker>, Year>>;    ///< [GBP/FTE/year]
using WeeklyFee = Quantity<Per<Per<Pound, Child>, Week>>;  ///< [GBP/child/week]
using Children = Quantity<Child>;                          ///< [children]; expected numbers may be fractions
using ChildrenPerMonth = Quantity<Per<Child, Month>>;      ///< [children/month]
using Fte = Quantity<Worker>;                              ///< [FTE] full-time equivalents
using Caseload = Quantity<Per<Child, Worker>>;             ///< [children/FTE]
using Months = Quantity<Month>;                            ///< [months]
using Days = Quantity<Day>;                                ///< [days]
using One = boost::units::unit<boost::units::dimensionless_type, System>;
using MonthlyRate = Quantity<Per<One, Month>>;  ///< [per month], a hazard
using YearlyRate = Quantity<Per<One, Year>>;    ///< [per year], a hazard

/// A part of a whole, 0 to 1, written in % where people read it. Growth rates use it too and may be negative.
class Share {
 public:
  constexpr Share() = default;
  static constexpr Share from_value(double fraction) { return Share(fraction); }
  constexpr double value() const { return fraction_; }
  constexpr auto operator<=>(const Share&) const = default;

 private:
  explicit constexpr Share(double fraction) : fraction_(fraction) {}
  double fraction_ = 0.0;
};

/// A plain number without unit: an elasticity, a multiplier, a correlation.
class Ratio {
 public:
  constexpr Ratio() = default;
  static constexpr Ratio from_value(double number) { return Ratio(number); }
  constexpr double value() const { return number_; }
  constexpr auto operator<=>(const Ratio&) const = default;

 private:
  explicit constexpr Ratio(double number) : number_(number) {}
  double number_ = 0.0;
};

/// Published rates: children per 10,000 children a year. `per_child()` is the same per child a year.
class RatePer10k {
 public:
  constexpr RatePer10k() = default;
  static constexpr RatePer10k from_value(double per_10k_a_year) { return RatePer10k(per_10k_a_year); }
  constexpr double value() const { return rate_; }
  YearlyRate per_child() const { return YearlyRate::from_value(rate_ / 1e4); }
  constexpr auto operator<=>(const RatePer10k&) const = default;

 private:
  explicit constexpr RatePer10k(double rate) : rate_(rate) {}
  double rate_ = 0.0;
};

/// People employed, whole or part time. A headcount is not a number of full-time equivalents.
class Headcount {
 public:
  constexpr Headcount() = default;
  static constexpr Headcount from_value(double people) { return Headcount(people); }
  constexpr double value() const { return people_; }
  constexpr auto operator<=>(const Headcount&) const = default;

 private:
  explicit constexpr Headcount(double people) : people_(people) {}
  double people_ = 0.0;
};

/// What an hour of agency work costs. An hour is not a part of a month here: hours a day and days a year are agreed.
class HourlyRate {
 public:
  constexpr HourlyRate() = default;
  static constexpr HourlyRate from_value(double pounds_an_hour) { return HourlyRate(pounds_an_hour); }
  constexpr double value() const { return rate_; }
  constexpr auto operator<=>(const HourlyRate&) const = default;

 private:
  explicit constexpr HourlyRate(double rate) : rate_(rate) {}
  double rate_ = 0.0;
};

/// How a quantity is written in a scenario: `text` after the number, which is multiplied by `factor`
/// to give the value kept. An empty text is a bare number.
struct UnitName {
  const char* text;
  double factor;
};

template <class Q>
struct UnitOf;  // specialised for each type that may stand in a scenario
template <>
struct UnitOf<Money> {
  static constexpr UnitName name{"GBP", 1.0};
};
template <>
struct UnitOf<MoneyPerYear> {
  static constexpr UnitName name{"GBP/year", 1.0};
};
template <>
struct UnitOf<Salary> {
  static constexpr UnitName name{"GBP/FTE/year", 1.0};
};
template <>
struct UnitOf<WeeklyFee> {
  static constexpr UnitName name{"GBP/child/week", 1.0};
};
template <>
struct UnitOf<Children> {
  static constexpr UnitName name{"children", 1.0};
};
template <>
struct UnitOf<Fte> {
  static constexpr UnitName name{"FTE", 1.0};
};
template <>
struct UnitOf<Caseload> {
  static constexpr UnitName name{"children/FTE", 1.0};
};
template <>
struct UnitOf<Months> {
  static constexpr UnitName name{"months", 1.0};
};
template <>
struct UnitOf<Days> {
  static constexpr UnitName name{"days", 1.0};
};
template <>
struct UnitOf<MonthlyRate> {
  static constexpr UnitName name{"per month", 1.0};
};
template <>
struct UnitOf<YearlyRate> {
  static constexpr UnitName name{"per year", 1.0};
};
template <>
struct UnitOf<RatePer10k> {
  static constexpr UnitName name{"per 10k/year", 1.0};
};
template <>
struct UnitOf<Headcount> {
  static constexpr UnitName name{"staff", 1.0};
};
template <>
struct UnitOf<HourlyRate> {
  static constexpr UnitName name{"GBP/hour", 1.0};
};
template <>
struct UnitOf<Share> {
  static constexpr UnitName name{"%", 0.01};
};
template <>
struct UnitOf<Ratio> {
  static constexpr UnitName name{"", 1.0};
};

}  // namespace loadline::units
