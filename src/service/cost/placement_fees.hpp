#pragma once
/// \file  service/cost/placement_fees.hpp
/// \brief What placements cost in 32 futures (`model.md` 3.2): the market's mean fee, and fees locked at the start.

#include <array>
#include <vector>

#include "service/cost/indices.hpp"
#include "service/cost/lines.hpp"
#include "service/cost/programme_money.hpp"
#include "service/demand/swing.hpp"

namespace loadline::service::cost {

/// What shocks and the savings programme do to prices and income in a month. A factor on fees moves the market's mean:
/// where fees are locked, only placements that start from then on; elsewhere every placement at once.
struct PriceShocks {
  Lanes<double> agency_foster = units::every_lane(1.0), external_residential = units::every_lane(1.0),
                all_placements = units::every_lane(1.0);  ///< Multiply weekly fees.
  FeeFactors by_type = unchanged_fees();                  ///< Likewise, from the savings programme.
  Lanes<double> income_lost{};                            ///< [GBP/year], negative where income is won.
};

/// How fees differ between children: lognormal around the market's mean, and a few exceptional ones. The mean is kept.
struct FeeLaw {
  double spread = 0.0;      ///< Coefficient of variation of the lognormal.
  double tail_share = 0.0;  ///< Chance that a fee is multiplied by a Pareto number of at least 1.
  double tail_shape = 3.0;  ///< Its alpha, above 1.
};
/// A child's fee. \param u, v  Uniform numbers: the second says whether the fee is exceptional and how much.
double fee_of(double mean, const FeeLaw& law, double u, double v);

/// Fee of a market whose places are so far used, over its fee where all are: used ^ elasticity. At least one place counts
/// as used, so that an empty type has a price too. 1 where the type has no limit.
double fee_by_use(double placed, double places, double elasticity);

/// Rise of running placements' fees in April: with prices, at most the framework's cap.
double uplift(double price_growth, double cap);

class PlacementFees {
 public:
  PlacementFees(const scenario::Scenario& scenario, const Places& at);

  /// Opening placements draw their fees by the same law at the opening market.
  void begin(const Parameters& parameters, const chance::LaneFutures& futures, const Month& opening);
  /// `now` has the month's placements. Keeps fees of running placements in memory it grows once.
  void step(units::MonthIndex month, const Parameters& parameters, const Indices& indices,
            const PriceShocks& shocks, Month& now);

 private:
  /// A type whose fees are locked.
  struct Locked {
    std::size_t type = 0;
    std::array<std::vector<double>, units::lane_count> running;  ///< Weekly fees of the children there.
    Lanes<FeeLaw> law{};
    Lanes<double> before{}, after{};  ///< Sums of fees at the start and the end of the month [GBP/week].
    Lanes<double> children{};         ///< At its start and its end together.
    bool alike = true;                ///< Every child pays the mean of its start: no draws.
  };

  void find_market(units::MonthIndex month, const Parameters& parameters, const Indices& indices,
                   const PriceShocks& shocks, std::size_t type);
  void post_at_market(std::size_t type, Month& now) const;
  void turn_over(Locked& type, units::MonthIndex month, const Month& now);
  void remove(Locked& type, std::uint32_t month, std::uint32_t entity, const Lanes<double>& number);
  void admit(Locked& type, std::uint32_t month, const Lanes<double>& number);
  void raise(Locked& type, std::size_t year, const Parameters& parameters, const Indices& indices);
  static void add_up(const Locked& type, Lanes<double>& fees);
  void post_locked(const Locked& type, Month& now) const;

  const scenario::Scenario& scenario_;
  const Places& at_;
  chance::LaneFutures futures_;
  std::vector<demand::Swing> swings_;                              ///< One a type.
  std::array<Lanes<double>, scenario::placement_types> market_{};  ///< Mean weekly fee this month.
  std::array<Lanes<double>, scenario::placement_types> placed_{};  ///< At the end of last month [children].
  std::vector<Locked> locked_;
};

}  // namespace loadline::service::cost
