#include "loadline/analysis/stay_fit.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/stays/bands.hpp"
#include "analysis/stays/entries.hpp"
#include "analysis/stays/mixture.hpp"
#include "analysis/stays/survival.hpp"
#include "loadline/base/expects.hpp"

namespace loadline::analysis {
namespace {

constexpr std::array<double, 12> shown_months{1.0,  2.0,  3.0,  6.0,  9.0,  12.0,
                                              18.0, 24.0, 36.0, 48.0, 60.0, 84.0};

stays::TwoExponentials centre(const StayMixture& mixture) {
  return {mixture.short_stays.quantile_at(0.0), mixture.short_mean.quantile_at(0.0),
          mixture.long_mean.quantile_at(0.0)};
}

std::vector<SurvivalPoint> curve(const std::vector<stays::Spell>& spells, const StayFit& fit) {
  std::vector<SurvivalPoint> points;
  const stays::TwoExponentials mixture = centre(fit.mixture);
  for (const stays::Seen& seen : stays::kaplan_meier(spells, shown_months))
    points.push_back({seen.months, seen.share, seen.error, seen.at_risk, survival(fit.bands, seen.months),
                      mixture.survival(seen.months)});
  return points;
}

/// One rate for all bands, as bands, so that it is scored like the others; of the same posterior form.
std::array<StayBand, stay_bands> one_rate(const std::vector<stays::Spell>& spells) {
  std::array<StayBand, stay_bands> bands = stays::count_bands(spells);
  GammaBelief rate{0.5, 0.0};
  for (const StayBand& band : bands) {
    rate.shape += band.leavers;
    rate.rate += band.watched;
  }
  for (StayBand& band : bands) band.rate = rate;
  return bands;
}

std::optional<HeldOutYear> last_year_held_out(const input::CareReturn& returned) {
  if (returned.years.size() < 2) return std::nullopt;
  const int last = returned.years.back();
  const auto before = stays::watched(returned, returned.window_start, {last - 1, 3, 31});
  const auto bands = stays::fit_bands(before).bands, alike = one_rate(before);
  if (alike.front().rate.rate <= 0.0) return std::nullopt;
  const stays::TwoExponentials mixture = centre(stays::fit_mixture(before));
  HeldOutYear score{.year = last};
  double squares = 0.0;
  for (const stays::Spell& spell : stays::watched(returned, {last - 1, 4, 1}, returned.window_end)) {
    if (!spell.start_known) continue;  // the mixture says nothing of these
    const double as_bands = stays::log_likelihood(bands, spell),
                 as_mixture = stays::log_likelihood(mixture, spell);
    score.piecewise += as_bands;
    score.mixture += as_mixture;
    score.one_rate += stays::log_likelihood(alike, spell);
    squares += (as_bands - as_mixture) * (as_bands - as_mixture);
    ++score.stays;
    score.leavers += spell.left ? 1u : 0u;
  }
  score.difference = score.piecewise - score.mixture;
  const auto n = static_cast<double>(score.stays);
  if (n > 1.0)
    score.error = std::sqrt(std::max(0.0, squares - score.difference * score.difference / n) * n / (n - 1.0));
  return score;
}

}  // namespace

StayFit fit_stays(const input::CareReturn& returned) {
  LOADLINE_EXPECTS(!returned.years.empty() && !returned.diagnostics.has_errors());
  const auto spells = stays::watched(returned, returned.window_start, returned.window_end);
  const stays::BandFit bands = stays::fit_bands(spells);
  StayFit fit{.years = returned.years,
              .stays = returned.periods.size(),
              .bands = bands.bands,
              .strength = bands.strength,
              .mean_stay = bands.mean_stay,
              .mixture = stays::fit_mixture(spells),
              .leaving = stays::leaving(returned),
              .entries = stays::entries(returned),
              .placements = stays::placements(returned),
              .survival = {},
              .held_out = last_year_held_out(returned)};
  for (const stays::Spell& spell : spells) {
    fit.unknown_starts += spell.start_known ? 0u : 1u;
    fit.log_likelihood += stays::log_likelihood(bands.bands, spell);
  }
  fit.survival = curve(spells, fit);
  return fit;
}

}  // namespace loadline::analysis
