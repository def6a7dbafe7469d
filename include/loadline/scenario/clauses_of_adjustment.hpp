#pragma once
/// \file  loadline/scenario/clauses_of_adjustment.hpp
/// \brief Clauses that add to or take from the price for what happened: volume, exceptional demand, outcomes, income,
///   ring-fenced funds (`model.md` 4.4 C4, C6 to C8, C12; 4.5 I15).

#include <array>
#include <string>
#include <vector>

#include "loadline/scenario/clauses_of_price.hpp"

namespace loadline::scenario {

/// How looked-after children are counted by a corridor: each the same, or each by the opening fee of where it lives over
/// the mean fee of the opening mix.
enum class VolumeMeasure { children, fee_weighted };
inline constexpr std::array<const char*, 2> volume_measure_keys{"children", "fee-weighted"};
/// A tier of a corridor: beyond the one before, up to `to` (share of the baseline), `paid` of the unit price.
struct VolumeTier {
  Assumption<units::Share> to, paid;
};
/// C4. Cap and collar on looked-after child-weeks (4.2). Year's baseline = `baseline` children x days of the year / 7.
struct VolumeCorridor {
  static constexpr const char* kind = "volume_corridor";
  VolumeMeasure measure = VolumeMeasure::children;
  Assumption<units::Children> baseline;
  Assumption<units::Share> dead_band;
  Assumption<units::Share> share_up,
      share_down;  ///< Marginal shares of the unit price outside the dead band.
  std::vector<VolumeTier> above,
      below;  ///< Instead of dead band and share: from the baseline outwards, contiguous; the
              ///< last goes on.
  Assumption<units::WeeklyFee> unit_price;
  Assumption<units::MoneyPerYear> limit_up, limit_down;
};

/// C8. Where the average number of children looked after over `window` months exceeds baseline x (1 + threshold), the
/// company asks in that month, once a contract year. If granted, the council pays granted x unit price x child-weeks above
/// baseline x (1 + threshold) in the months of the year from the effective month on, less what the corridor pays for the
/// year (0.4), not below nothing and at most `limit`.
struct Reopener {
  static constexpr const char* kind = "reopener";
  Assumption<units::Children> baseline;
  Assumption<units::Share> threshold;
  int window_months = 3;  ///< 1 to 12; a window may reach into the year before.
  Assumption<units::WeeklyFee> unit_price;
  Assumption<units::MoneyPerYear> limit;  ///< 0: none.
  Deciding deciding;
};

/// C6. Each quarter: points = sum over indicators of points of the severity x weight x ratchet; amber is minor, red is
/// serious, beyond the floor is severe. Ratchet = consecutive quarters failed, at most `ratchet_most`; a quarter not
/// assessed or excused neither fails nor passes and leaves the count. Deduction = min(pounds a point x points above
/// `free_points`, cap x a quarter of the price payable), rounded once (W5).
/// Earn-back (0.4): where all indicators have passed `earn_back_passes` quarters running, `earn_back` of the deductions of
/// the 4 quarters before this one is returned, each deduction once.
struct Deductions {
  static constexpr const char* kind = "deductions";
  std::vector<std::string> indicators;  ///< Ids; none: every indicator.
  Assumption<units::Ratio> minor = at_default<units::Ratio>(1.0), serious = at_default<units::Ratio>(3.0),
                           severe = at_default<units::Ratio>(6.0);  ///< Points.
  Assumption<units::Money> pounds_a_point;
  Assumption<units::Ratio> free_points;  ///< A quarter.
  int ratchet_most = 1;
  Assumption<units::Share> cap;  ///< Of the quarter's price (or target, see `cap_of_target`).
  bool cap_of_target = false;    ///< The cap is a share of a quarter of the year's target instead.
  Assumption<units::Share> earn_back;
  int earn_back_passes = 2;
  int first_quarter = 1;  ///< The first quarter of the horizon that counts; earlier ones are grace.
  bool relief = true;     ///< Quarters in which an excusing event was on do not count (`Shock::excuses`).
};

/// C7. What the council pays for outcomes: for care-days avoided against a comparator, and for indicators above a line.
struct IndicatorReward {
  std::string id;                 ///< Of the reward.
  std::string indicator;          ///< Id of the indicator.
  Assumption<units::Ratio> from;  ///< Line in the indicator's own unit (0.95 for 95 %).
  Assumption<units::Money> rate;  ///< For each 1 better than the line (each 100 % for a percentage), a year.
};
struct OutcomePayment {
  static constexpr const char* kind = "outcome_payment";
  Assumption<units::Children>
      comparator;  ///< Average children looked after without the company's work; 0: no such payment.
  Assumption<units::Ratio> pounds_a_day;  ///< GBP for each care-day avoided in the year.
  std::vector<IndicatorReward> rewards;   ///< Read at each year's end.
  Assumption<units::MoneyPerYear> cap;    ///< Of the year; 0: none.
};

/// C12. Income from others: whether it lowers the actual cost that is compared with the target, and the in-house test
/// (Public Contracts Regulations 2015, regulation 12: more than 80 % of activity for the controlling authority).
struct AlternativeIncome {
  static constexpr const char* kind = "alternative_income";
  bool reduces_actual =
      true;  ///< Otherwise income stays outside the target and the share bands, with the company.
  Assumption<units::Share> most_external =
      at_default<units::Share>(0.2);  ///< Of turnover, averaged over `test_years`.
  int test_years = 3;
};

/// I15. Money for one fund only: the council grants `grant` a year for it, the fund's costs are met from it and from
/// nothing else, and what is left over or missing stays with the fund (or goes where the choice says).
enum class Overspent {
  carried,
  general_fund
};  ///< general_fund: a transfer approved by the council, category of its own.
inline constexpr std::array<const char*, 2> overspent_keys{"carried", "general-fund"};
enum class Unspent { carried, returned };
inline constexpr std::array<const char*, 2> unspent_keys{"carried", "returned"};
struct RingFence {
  static constexpr const char* kind = "ring_fence";
  Fund fund = Fund::schools;  ///< Not the general fund; one clause a fund.
  ByYear<units::MoneyPerYear> grant;
  Assumption<units::Money> opening;  ///< Balance at the start; may be negative.
  Overspent overspent = Overspent::carried;
  Unspent unspent = Unspent::carried;
};

}  // namespace loadline::scenario
