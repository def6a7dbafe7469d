// Made-up authorities of known law, through their files and the reader, to the fit.
#include <array>
#include <cmath>
#include <filesystem>

#include <boost/math/distributions/gamma.hpp>
#include <gmock/gmock.h>
#include <unistd.h>

#include "analysis/stays/bands.hpp"
#include "loadline/analysis/stay_fit.hpp"
#include "support/synthetic_return.hpp"

namespace loadline::analysis {
namespace {

using loadline::testing::SyntheticLaw;

constexpr double z_80 = 1.2815516;  // an 80 % interval is this many sd either side

class MadeUp {
 public:
  explicit MadeUp(const SyntheticLaw& law, std::uint64_t seed)
      : path_(std::filesystem::path(::testing::TempDir()) /
              ("loadline-stays-" + std::to_string(::getpid()))) {
    const auto children = loadline::testing::simulate_children(law, {seed});
    returned_ = input::read_care_return(loadline::testing::write_return(path_, law, children));
    std::filesystem::remove_all(path_);
  }
  const input::CareReturn& returned() const { return returned_; }
  StayFit fit() const { return fit_stays(returned_); }

 private:
  std::filesystem::path path_;
  input::CareReturn returned_;
};

double gamma_quantile(const GammaBelief& belief, double p) {
  return boost::math::quantile(boost::math::gamma_distribution<double>(belief.shape, 1.0 / belief.rate), p);
}

bool within_80(const GammaBelief& belief, double truth) {
  return truth >= gamma_quantile(belief, 0.1) && truth <= gamma_quantile(belief, 0.9);
}

double true_mean_stay(const std::array<double, 7>& rates) {
  double mean = 0.0, reach = 1.0;
  for (std::size_t b = 0; b < rates.size(); ++b) {
    const double through = std::exp(-rates[b] * (stay_band_edges[b + 1] - stay_band_edges[b]));
    mean += reach * (1.0 - through) / rates[b];
    reach *= through;
  }
  return mean;
}

/// Rates spread about a smooth curve as real ones are: Gamma with mean 1 and shape 10.
SyntheticLaw spread_law(std::uint64_t seed) {
  SyntheticLaw law;
  law.years = 4;
  law.entries_a_year = 150.0;
  const chance::Stream draws({seed}, {0, 0}, chance::Purpose::parameters, 0, 1);
  for (std::uint32_t b = 0; b < 7; ++b)
    law.hazards[b] = std::array{0.09, 0.07, 0.055, 0.045, 0.04, 0.032, 0.028}[b] *
                     gamma_quantile({10.0, 10.0}, draws.uniform(b));
  return law;
}

TEST(StayRecovery, EightyPerCentIntervalsHoldTheTruthEightyTimesInAHundred) {
  // 120 authorities x 7 bands: Binomial(840, 0.8) has sd 1.38 points, so 4.5 sigma is 6.2 points either side; for the mean stay
  // Binomial(120, 0.8) has sd 3.65 points: 16.4. A right program fails for one set of seeds in 147,000 each.
  int bands = 0, means = 0, entries = 0;
  constexpr int authorities = 120;
  for (std::uint64_t seed = 1; seed <= authorities; ++seed) {
    const SyntheticLaw law = spread_law(seed);
    const StayFit fit = MadeUp(law, seed).fit();
    for (std::size_t b = 0; b < stay_bands; ++b)
      bands += within_80(fit.bands[b].rate, law.hazards[b]) ? 1 : 0;
    means += std::abs(fit.mean_stay.mean - true_mean_stay(law.hazards)) <= z_80 * fit.mean_stay.sd ? 1 : 0;
    entries += within_80(fit.entries.rate, law.entries_a_year) ? 1 : 0;
  }
  RecordProperty("bands", bands);
  RecordProperty("means", means);
  RecordProperty("entries", entries);
  EXPECT_NEAR(bands / (7.0 * authorities), 0.8, 0.062);
  EXPECT_NEAR(means / static_cast<double>(authorities), 0.8, 0.164);
  EXPECT_NEAR(entries / static_cast<double>(authorities), 0.8, 0.164);
}

TEST(StayRecovery, OfAMixtureItsSharesAndMeans) {
  // 60 authorities x 3 numbers, which hang together: taken as 60 alone, sd 5.2 points and 4.5 sigma 23 points either side.
  // The mean of the 60 estimates, on their own scales, lies within 4.5 of its standard errors plus a tenth of an sd for
  // the prior's pull.
  SyntheticLaw law;
  law.years = 5;
  law.entries_a_year = 300.0;
  law.mixture = loadline::testing::TwoExponentials{0.35, 3.0, 30.0};
  const std::array<double, 3> truth{std::log(0.35 / 0.65), std::log(3.0), std::log(30.0)};
  int held = 0, means = 0;
  std::array<double, 3> pull{};
  constexpr int authorities = 60;
  for (std::uint64_t seed = 1; seed <= authorities; ++seed) {
    const StayMixture fit = MadeUp(law, seed).fit().mixture;
    ASSERT_TRUE(fit.converged);
    const std::array<double, 3> centre{fit.short_stays.centre, fit.short_mean.centre, fit.long_mean.centre};
    const std::array<double, 3> sd{fit.short_stays.sd, fit.short_mean.sd, fit.long_mean.sd};
    for (std::size_t i = 0; i < 3; ++i) {
      held += std::abs(centre[i] - truth[i]) <= z_80 * sd[i] ? 1 : 0;
      pull[i] += (centre[i] - truth[i]) / sd[i] / authorities;
    }
    means += std::abs(fit.mean.mean - (0.35 * 3.0 + 0.65 * 30.0)) <= z_80 * fit.mean.sd ? 1 : 0;
  }
  RecordProperty("held", held);
  RecordProperty("means", means);
  EXPECT_NEAR(held / (3.0 * authorities), 0.8, 0.23);
  EXPECT_NEAR(means / static_cast<double>(authorities), 0.8, 0.23);
  for (const double p : pull) EXPECT_NEAR(p, 0.0, 4.5 / std::sqrt(authorities) + 0.1);
}

TEST(StayRecovery, IgnoringLateEntryWouldFail) {
  // A constant rate of 0.04 a month. Watched late and counted from entry, children already there add time in which they could not
  // have been seen to leave; the right count is within 4.5 posterior sd, the wrong one is not.
  SyntheticLaw law;
  law.hazards.fill(0.04);
  law.moves_a_month = law.status_changes_a_month = 0.0;  // so that every start is known
  law.entries_a_year = 400.0;
  const MadeUp authority(law, 11);
  const auto& returned = authority.returned();
  auto spells = stays::watched(returned, returned.window_start, returned.window_end);
  for (const StayBand& band : stays::fit_bands(spells).bands)
    EXPECT_NEAR(band.rate.mean(), 0.04, 4.5 * band.rate.sd()) << band.from;
  for (stays::Spell& spell : spells) spell.from = 0.0;
  const auto wrong = stays::fit_bands(spells).bands;
  EXPECT_LT(wrong[4].rate.mean() + 4.5 * wrong[4].rate.sd(), 0.04);
  EXPECT_LT(wrong[5].rate.mean() + 4.5 * wrong[5].rate.sd(), 0.04);
}

TEST(StayRecovery, CountingAgeingOutAsLeavingWouldFail) {
  SyntheticLaw law;
  law.hazards.fill(0.02);
  law.ages = {0.0, 0.0, 0.0, 0.3, 0.7};
  law.entries_a_year = 400.0;
  const MadeUp authority(law, 12);
  const StayFit right = authority.fit();
  EXPECT_NEAR(right.bands[3].rate.mean(), 0.02, 4.5 * right.bands[3].rate.sd());
  input::CareReturn miscounted = authority.returned();
  for (input::CarePeriod& period : miscounted.periods)
    if (period.reason == input::CareEnd::turned_18) period.reason = input::CareEnd::other;
  const StayFit wrong = fit_stays(miscounted);
  EXPECT_GT(wrong.bands[3].rate.mean() - 4.5 * wrong.bands[3].rate.sd(), 0.02);
}

TEST(StayRecovery, SurvivalSeenAndFittedAgree) {
  // Twelve points of one curve, correlated; each within 4.5 of Greenwood's errors. One set of seeds in 12,000 at worst.
  SyntheticLaw law;
  law.entries_a_year = 600.0;
  const StayFit fit = MadeUp(law, 13).fit();
  ASSERT_GE(fit.survival.size(), 9u);
  for (const SurvivalPoint& point : fit.survival)
    EXPECT_NEAR(point.seen, point.piecewise, 4.5 * point.seen_error + 0.01) << point.months;
}

TEST(StayRecovery, EntriesOfAPoissonStreamAreNotOverDispersed) {
  // Mean of 40 ratios, each with the sd it states: 4.5 sigma.
  double sum = 0.0, variance = 0.0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const StayEntries entries = MadeUp(SyntheticLaw{}, seed).fit().entries;
    sum += entries.monthly_dispersion.mean;
    variance += entries.monthly_dispersion.sd * entries.monthly_dispersion.sd;
  }
  EXPECT_NEAR(sum / 40.0, 1.0, 4.5 * std::sqrt(variance) / 40.0);
}

/// Sum over authorities of the held-out difference (piecewise less mixture) and its error.
Moments held_out(const SyntheticLaw& law, int authorities) {
  Moments sum;
  for (int seed = 1; seed <= authorities; ++seed) {
    const auto score = MadeUp(law, static_cast<std::uint64_t>(seed)).fit().held_out;
    if (!score) continue;
    sum.mean += score->difference;
    sum.sd += score->error * score->error;
  }
  return {sum.mean, std::sqrt(sum.sd)};
}

TEST(StayRecovery, TheHeldOutYearTellsTheLawsApart) {
  // docs/adr/0018: rates that rise and fall again are no mixture of exponentials, whose rate only falls. Over 20 authorities the
  // piecewise law must win by more than 4.5 standard errors; of a true mixture it may not win by as much.
  SyntheticLaw humped;
  humped.years = 4;
  humped.entries_a_year = 200.0;
  humped.hazards = {0.03, 0.02, 0.03, 0.11, 0.06, 0.03, 0.02};
  const Moments against = held_out(humped, 20);
  RecordProperty("humped", std::to_string(against.mean) + " +- " + std::to_string(against.sd));
  EXPECT_GT(against.mean, 4.5 * against.sd);
  SyntheticLaw mixed = humped;
  mixed.mixture = loadline::testing::TwoExponentials{};
  const Moments in_favour = held_out(mixed, 20);
  RecordProperty("mixed", std::to_string(in_favour.mean) + " +- " + std::to_string(in_favour.sd));
  EXPECT_LT(in_favour.mean, 4.5 * in_favour.sd);
}

}  // namespace
}  // namespace loadline::analysis
