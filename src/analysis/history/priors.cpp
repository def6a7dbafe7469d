// What is believed before any table is read. None of it was chosen by what followed an as-of year: the figures
// are those of the service (model.md 1.9 and 1.13) or plain statements of scale, each wide enough to be overruled.

#include <cmath>

#include "account.hpp"

namespace loadline::analysis::history {
namespace {

/// A child looked after stays 26.4 months on average (model.md 1.13): 0.45 of the stock leave in a year, and in
/// balance as many enter.
const double log_yearly_share = std::log(0.45);

}  // namespace

SeriesPrior growth_prior() {
  SeriesPrior p;
  p.series = "growth";
  p.level = {0.0, 0.03};  // no trend unless shown; two sd are 6 % a year
  p.slope = {0.0,
             0.02};  // no effect of size unless shown; an authority e times as large 4 % a year apart at most
  p.given = {0.0, 0.0};
  p.log_noise = {std::log(0.05), 0.7};  // a swing of 15 % in entries (model.md 1.9a) held for most of a year
  p.log_count_noise = {std::log(0.9),
                       0.3};      // Poisson: 0.45 in and 0.45 out; siblings more, same-year leavers less
  p.atanh_momentum = {0.0, 0.5};  // sceptical: years are unrelated unless shown; two sd are 0.76
  p.log_swing = {std::log(0.01), 0.7};         // national years a percentage point or so apart
  p.logit_memory = {0.0, 1.5};                 // nearly uniform on 0 to 1
  p.log_spread = {0.0, 0.0};                   // no authority grows for ever
  p.log_tail_less_two = {std::log(6.0), 0.7};  // 8 degrees of freedom, 3.5 to 26
  return p;
}

SeriesPrior exits_prior(Given given) {
  SeriesPrior p = growth_prior();
  p.series = "exits";
  p.level = {log_yearly_share, 0.5};
  p.slope = {0.0, 0.0};
  p.given = given == Given::nothing ? NormalPrior{0.0, 0.0} : NormalPrior{0.0, 1.0};
  p.log_noise = {std::log(0.1), 0.7};
  p.log_count_noise = {-log_yearly_share, 0.3};  // Poisson: the variance of a log count is 1 / count
  p.log_swing = {std::log(0.03), 0.7};
  p.log_spread = {std::log(0.2),
                  0.7};  // authorities keep children for longer or shorter: 0.35 with entries (model.md 8.2)
  return p;
}

SeriesPrior entries_prior() {
  SeriesPrior p = exits_prior(Given::growth);
  p.series = "entries";
  p.slope = {0.0, 0.05};
  return p;
}

}  // namespace loadline::analysis::history
