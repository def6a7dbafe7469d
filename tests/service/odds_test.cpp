#include <cmath>
#include <numbers>
#include <numeric>

#include <gtest/gtest.h>

#include "loadline/chance/address.hpp"
#include "loadline/chance/samplers.hpp"
#include "loadline/service/meeting.hpp"
#include "loadline/service/scoring.hpp"
#include "service/lane_draws.hpp"
#include "service/outcomes/beta_binomial.hpp"
#include "service/outcomes_support.hpp"

namespace loadline::service {
namespace {

using namespace testing_support;
using outcomes::BetaBinomial;
using scenario::Kpi;

double chance(const std::array<double, rating_count>& odds, Rating rating) {
  return odds[static_cast<std::size_t>(rating)];
}

/// Target, tolerance and floor far enough apart that only the target matters.
TiersInForce target_alone(double target) { return {target, 0.0, 0.0, scenario::Better::higher}; }

TEST(Odds, OR_K1_OfAShareAreTheExactBinomialTails) {
  const auto green = [](double n, double p, double target) {
    return chance(odds(share_indicator(), target_alone(target), p, n), Rating::green);
  };
  EXPECT_NEAR(green(25, 0.92, 0.92), 0.6768, 5e-5);
  EXPECT_NEAR(green(100, 0.92, 0.92), 0.5926, 5e-5);
  EXPECT_NEAR(green(400, 0.92, 0.92), 0.5469, 5e-5);
  EXPECT_NEAR(green(120, 0.96, 0.95), 0.7943, 5e-5);
  EXPECT_NEAR(green(120, 0.95, 0.95), 0.6063, 5e-5);
  EXPECT_NEAR(green(120, 0.93, 0.95), 0.2574, 5e-5);
  for (const int n : {1, 7, 40, 333})
    for (const double p : {0.0, 0.3, 0.95, 1.0})
      EXPECT_NEAR(green(n, p, 0.95), probability_of_meeting(n, p, 0.95), 1e-12) << n << " at " << p;
}

TEST(Odds, OfAShareAddUpCountByCount) {
  // Every count rated by itself, with its exact probability: rounding and suppression included.
  constexpr TiersInForce higher{0.95, 0.90, 0.80, scenario::Better::higher},
      lower{0.10, 0.15, 0.30, scenario::Better::lower};
  for (const TiersInForce& tiers_now : {higher, lower})
    for (const int decimals : {0, 1, 6})
      for (const int suppressed : {0, 5})
        for (const int n : {1, 4, 6, 30, 57}) {
          Kpi kpi = share_indicator();
          auto& share = std::get<scenario::ShareOf>(kpi.measure);
          share.better = tiers_now.better;
          share.tiers = tiers<units::Share>(tiers_now.target, tiers_now.tolerance, tiers_now.floor);
          kpi.decimals = decimals;
          kpi.suppressed_to = suppressed;
          kpi.window = scenario::Window::snapshot;
          std::array<double, rating_count> expected{};
          for (int k = 0; k <= n; ++k) {
            const Block block = scored(specified({kpi}), [&](auto, int) {
              return std::pair{static_cast<double>(k), static_cast<double>(n)};
            });
            expected[static_cast<std::size_t>(rating_of(block, 0, 0))] += beta_binomial(k, n, 0.85, 0.0);
          }
          const auto made = odds(kpi, tiers_now, 0.85, n);
          for (std::size_t r = 0; r < rating_count; ++r)
            EXPECT_NEAR(made[r], expected[r], 1e-12) << "rating " << r << ", n " << n;
        }
}

/// One of every kind that can be asked.
std::vector<Kpi> one_of_each_kind() {
  std::vector<Kpi> kpis{share_indicator(), unallocated_indicator()};
  auto& clustered = std::get<scenario::ShareOf>(kpis.emplace_back(share_indicator()).measure);
  clustered.clustering = is<units::Ratio>(0.1);
  clustered.teams = is<units::Ratio>(4.0);
  scenario::AverageCaseload caseload;
  caseload.spread = is<units::Caseload>(5.0);
  kpis.push_back(indicator("caseload", caseload));
  scenario::AssessmentDays days;
  kpis.push_back(indicator("days", days));
  scenario::Judgement judgement;
  judgement.repeatability = is<units::Ratio>(0.5);
  for (std::size_t cut = 0; cut < 3; ++cut)
    judgement.cutpoints[cut] = is<units::Ratio>(std::array{-0.7063, 0.5534, 2.0537}[cut]);
  kpis.push_back(indicator("judgement", judgement));
  judgement.limiting = true;
  kpis.push_back(indicator("limited", judgement));
  kpis.push_back(indicator("turnover", scenario::StaffTurnover{}));
  return kpis;
}

TEST(Odds, SumToOne) {
  constexpr TiersInForce higher{0.9, 0.6, 0.3, scenario::Better::higher},
      lower{0.3, 0.6, 0.9, scenario::Better::lower};
  for (const Kpi& kpi : one_of_each_kind())
    for (const TiersInForce& tiers_now : {higher, lower})
      for (const double truth : {0.0, 0.31, 0.6, 0.9, 1.0, 2.5})
        for (const double n : {0.0, 1.0, 2.0, 33.0, 1000.0}) {
          const auto made = odds(kpi, tiers_now, truth, n);
          EXPECT_NEAR(std::accumulate(made.begin(), made.end(), 0.0), 1.0, 1e-9) << kpi.id << " " << truth;
          for (const double part : made) EXPECT_GE(part, 0.0) << kpi.id << " at " << truth << ", n " << n;
        }
}

TEST(Odds, NothingCountedIsNotAssessedWithCertainty) {
  EXPECT_EQ(chance(odds(share_indicator(), target_alone(0.9), 0.95, 0.0), Rating::not_assessed), 1.0);
}

TEST(Odds, WhatIsCountedAndNotSampledIsCertain) {
  constexpr TiersInForce tiers_now{0.0, 15.0, 50.0, scenario::Better::lower};
  EXPECT_EQ(chance(odds(unallocated_indicator(), tiers_now, 15.0, 1.0), Rating::amber), 1.0);
  EXPECT_EQ(chance(odds(unallocated_indicator(), tiers_now, 15.5, 1.0), Rating::red), 1.0);
}

TEST(Odds, OfAMeanAreNormal) {
  // 18 +- 5 / sqrt(100): green at most 18, amber at most 18.5 is one standard error more.
  Kpi kpi = one_of_each_kind()[3];
  constexpr TiersInForce tiers_now{18.0, 18.5, 19.0, scenario::Better::lower};
  const auto made = odds(kpi, tiers_now, 18.0, 100.0);
  EXPECT_NEAR(chance(made, Rating::green), 0.5, 1e-12);
  EXPECT_NEAR(chance(made, Rating::amber), normal_share(1.0) - 0.5, 1e-12);
  EXPECT_NEAR(chance(made, Rating::red), normal_share(2.0) - normal_share(1.0), 1e-12);
  kpi.decimals = 0;  // published as whole children: anything below 18.5 is 18
  EXPECT_NEAR(chance(odds(kpi, tiers_now, 18.0, 100.0), Rating::green), normal_share(1.0), 1e-12);
}

TEST(Odds, OfAnOrderStatisticFollowItsBetaLaw) {
  // The median of 3 lengths is at most its true value with chance 1/2; of 4, read as the second, with
  // P(at least 2 of 4 below the median) = 11/16.
  const Kpi kpi = one_of_each_kind()[4];
  constexpr TiersInForce tiers_now{30.0, 40.0, 60.0, scenario::Better::lower};
  EXPECT_NEAR(chance(odds(kpi, tiers_now, 30.0, 3.0), Rating::green), 0.5, 1e-12);
  EXPECT_NEAR(chance(odds(kpi, tiers_now, 30.0, 4.0), Rating::green), 11.0 / 16.0, 1e-12);
}

TEST(Odds, OR_K5_OfAJudgementAreDifferencesOfPhi) {
  // Latent quality 0.2, r = 0.5: the reading is normal around it with variance 0.5.
  const Kpi kpi = one_of_each_kind()[5];
  constexpr TiersInForce tiers_now{2.0, 1.0, 1.0, scenario::Better::higher};  // Good; Requires improvement
  const auto below = [](double cut) { return normal_share((cut - 0.2) / std::sqrt(0.5)); };
  const auto made = odds(kpi, tiers_now, 0.2, 0.0);
  EXPECT_NEAR(chance(made, Rating::severe), below(-0.7063), 1e-12);
  EXPECT_NEAR(chance(made, Rating::amber), below(0.5534) - below(-0.7063), 1e-12);
  EXPECT_NEAR(chance(made, Rating::green), 1.0 - below(0.5534), 1e-12);
}

TEST(Shortfall, OR_K2_IsTheIntegralOfWhatIsMissed) {
  for (const auto& [target, mean, deviation] :
       {std::array{0.95, 0.92, 0.03}, std::array{0.95, 0.99, 0.03}, std::array{18.0, 19.0, 0.5}}) {
    // Midpoint rule over 12 standard deviations below the target.
    constexpr int steps = 200'000;
    const double width = 12.0 * deviation / steps;
    double sum = 0.0;
    for (int i = 0; i < steps; ++i) {
      const double missed = (i + 0.5) * width, z = (target - missed - mean) / deviation;
      sum += missed * std::exp(-0.5 * z * z) / (deviation * std::sqrt(2.0 * std::numbers::pi)) * width;
    }
    EXPECT_NEAR(expected_shortfall(target, mean, deviation), sum, 1e-8);
  }
  EXPECT_EQ(expected_shortfall(0.95, 0.9, 0.0), 0.95 - 0.9);
  EXPECT_EQ(expected_shortfall(0.95, 0.99, 0.0), 0.0);
}

TEST(Shortfall, OR_K2_IsTheMeanOfSimulatedShortfalls) {
  constexpr double target = 0.95, mean = 0.93, deviation = 0.03;
  constexpr std::uint32_t n = 200'000;
  const chance::Stream stream(chance::Seed{7}, {0, 1}, chance::Purpose::outcomes, 0, 1);
  double sum = 0.0, squares = 0.0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const double missed =
        std::max(0.0, target - mean - deviation * chance::standard_normal(stream.uniform(i)));
    sum += missed;
    squares += missed * missed;
  }
  const double variance = squares / n - (sum / n) * (sum / n);
  EXPECT_NEAR(sum / n, expected_shortfall(target, mean, deviation), 4.5 * std::sqrt(variance / n));
}

TEST(BetaBinomialLaw, IsTheMixtureOfBinomialsOverBeta) {
  // Against the integral over the chance itself, and its mean and variance n p (1 - p) (1 + (n - 1) rho).
  constexpr int n = 30;
  constexpr double p = 0.8, rho = 0.1, a = p * (1 - rho) / rho, b = (1 - p) * (1 - rho) / rho;
  double total = 0.0, mean = 0.0, squares = 0.0;
  for (int k = 0; k <= n; ++k) {
    const double made = beta_binomial(k, n, p, rho);
    constexpr int steps = 40'000;
    double mixed = 0.0;
    for (int i = 0; i < steps; ++i) {
      const double q = (i + 0.5) / steps;
      mixed += beta_binomial(k, n, q, 0.0) *
               std::exp((a - 1) * std::log(q) + (b - 1) * std::log1p(-q) - std::lgamma(a) - std::lgamma(b) +
                        std::lgamma(a + b)) /
               steps;
    }
    EXPECT_NEAR(made, mixed, 1e-6) << k;
    total += made;
    mean += k * made;
    squares += k * k * made;
  }
  EXPECT_NEAR(total, 1.0, 1e-12);
  EXPECT_NEAR(mean, n * p, 1e-10);
  EXPECT_NEAR(squares - mean * mean, n * p * (1 - p) * (1 + (n - 1) * rho), 1e-9);
}

TEST(BetaBinomialLaw, TailsAndQuantilesAreSumsOfItsProbabilities) {
  for (const auto& [n, p, rho] :
       {std::tuple{1, 0.5, 0.3}, {12, 0.9, 0.02}, {60, 0.5, 0.9}, {400, 0.92, 0.005}}) {
    const BetaBinomial law = BetaBinomial::of(n, p, rho);
    double up_to = 0.0;
    for (int k = 0; k <= n; ++k) {
      EXPECT_NEAR(law.at_least(k), 1.0 - up_to, 1e-10) << k << " of " << n;
      const double part = beta_binomial(k, n, p, rho);
      if (part > 1e-9) {  // anywhere within the step of k
        EXPECT_EQ(law.quantile(up_to + 0.5 * part), k) << n;
      }
      up_to += part;
    }
    EXPECT_EQ(law.at_least(n + 1), 0.0);
  }
}

TEST(BetaBinomialLaw, TeamsThatDifferGiveTheStatedVariance) {
  // 4 teams of 25, intraclass correlation 0.1: n p (1 - p) (1 + (25 - 1) 0.1).
  const double rho = outcomes::clustering_of_all(100.0, 4.0, 0.1);
  EXPECT_NEAR(1.0 + 99.0 * rho, 1.0 + 24.0 * 0.1, 1e-12);
  EXPECT_EQ(outcomes::clustering_of_all(3.0, 4.0, 0.1), 0.0) << "never less than the binomial";
  EXPECT_EQ(outcomes::clustering_of_all(100.0, 4.0, 0.0), 0.0);
}

TEST(Odds, OfAClusteredShareAreTheBetaBinomialsAndWider) {
  const Kpi clustered = one_of_each_kind()[2];
  const auto made = odds(clustered, target_alone(0.95), 0.92, 100.0);
  const double rho = outcomes::clustering_of_all(100.0, 4.0, 0.1);
  double meets = 0.0;
  for (int k = 95; k <= 100; ++k) meets += beta_binomial(k, 100, 0.92, rho);
  EXPECT_NEAR(chance(made, Rating::green), meets, 1e-10);
  EXPECT_GT(meets, chance(odds(share_indicator(), target_alone(0.95), 0.92, 100.0), Rating::green));
}

}  // namespace
}  // namespace loadline::service
