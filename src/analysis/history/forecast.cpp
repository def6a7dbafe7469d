#include <algorithm>
#include <cmath>

#include "fitted.hpp"

namespace loadline::analysis::history {
namespace {

/// A stock of none would stop its logarithm; the smallest that is carried on [children].
constexpr double least_stock = 0.5;

/// One series of one authority on its way into the future.
class SeriesPath {
 public:
  SeriesPath(const SeriesPosterior& posterior, std::size_t draw, std::size_t authority)
      : prior_(posterior.prior),
        draw_(posterior.draws[draw]),
        state_(draw_.authorities[authority]),
        kappa_(draw_.kappa[authority]),
        years_(posterior.years),
        swing_(draw_.nation.swing),
        deviation_(state_.deviation),
        known_(state_.deviation_known) {}

  /// Next year's value. \param nation, own  Standard normal: of all authorities together, and of this one.
  double next(double stock, double centre, double given, double nation, double own) {
    const Hyper& h = draw_.hyper;
    swing_ = h.memory * swing_ + h.swing * std::sqrt(1.0 - h.memory * h.memory) * nation;
    const YearLaw law = year_law(h, stock);
    const double variance = kappa_ * law.variance / (known_ ? 1.0 : 1.0 - law.carried * law.carried);
    deviation_ = (known_ ? law.carried * deviation_ : 0.0) + std::sqrt(variance) * own;
    known_ = true;
    return level(stock, centre, given) + swing_ + deviation_;
  }

  /// Next year's value with no noise; and what remains when momentum and the last national years have passed.
  double expected(double stock, double centre, double given) const {
    const double carried = known_ ? year_law(draw_.hyper, stock).carried * deviation_ : 0.0;
    return level(stock, centre, given) + draw_.hyper.memory * swing_ + carried;
  }
  double settled(double stock, double centre, double given) const { return level(stock, centre, given); }

 private:
  double level(double stock, double centre, double given) const {
    return prior_.level.mean + draw_.nation.level + state_.own +
           (prior_.slope.mean + draw_.linear(years_)) * (std::log(stock) - centre) +
           (prior_.given.mean + draw_.linear(years_ + 1)) * given;
  }

  const SeriesPrior& prior_;
  const SeriesDraw& draw_;
  const AuthorityState& state_;
  double kappa_;
  int years_;
  double swing_, deviation_;
  bool known_;
};

double flow(double log_share, double stock) {
  return std::max(0.0, stock * std::exp(log_share) - half_a_child);
}

struct YearFlows {
  double stock, entries, exits;
};

/// Growth and exits known, entries close the account; where that would need fewer than none, more have left.
YearFlows close_with_entries(double stock, double growth, double log_exits, double error) {
  YearFlows year{std::max(least_stock, stock * std::exp(growth)), 0.0, flow(log_exits, stock)};
  year.entries = year.stock - stock + year.exits - error * stock;
  if (year.entries < 0.0) {
    year.exits -= year.entries;
    year.entries = 0.0;
  }
  return year;
}

/// Entries and exits known, the stock closes the account; where it would run out, fewer have left or more have come.
YearFlows close_with_stock(double stock, double log_entries, double log_exits, double error) {
  YearFlows year{0.0, flow(log_entries, stock), flow(log_exits, stock)};
  year.stock = stock + year.entries - year.exits + error * stock;
  if (year.stock < least_stock) {
    const double kept = std::min(least_stock - year.stock, year.exits);
    year.exits -= kept;
    year.entries += least_stock - year.stock - kept;
    year.stock = least_stock;
  }
  return year;
}

/// Standard normals of one year: 0 first series, 1 second series, 2 closing error.
double normal(const chance::Stream& stream, std::uint32_t which) {
  return chance::standard_normal(stream.uniform(which));
}

double usual_exits() { return exits_prior(Given::nothing).level.mean; }

}  // namespace

void simulate(const Fitted& part, const Account& account, std::size_t authority, std::size_t draw,
              std::uint64_t seed, std::size_t future, AuthorityForecast& into) {
  const Record& record = account.records[authority];
  SeriesPath first(part.first, draw, authority), second(part.second, draw, authority);
  const ClosingDraw& closing = part.closing[draw];
  const chance::Future everyone{static_cast<std::uint32_t>(future), 0},
      own{static_cast<std::uint32_t>(future), 1};
  const std::uint32_t entity = chance::entity_of(record.code.c_str());
  double stock = *record.stock.back();
  for (std::size_t h = 0; h < into.stock.size(); ++h) {
    const auto month = static_cast<std::uint32_t>(h);
    const chance::Stream nation({seed}, everyone, chance::Purpose::calibration, month,
                                chance::entity_of("nation"));
    const chance::Stream luck({seed}, own, chance::Purpose::calibration, month, entity);
    const double error = closing.mean + closing.sd * normal(luck, 2);
    const double a = first.next(stock, account.centre, 0.0, normal(nation, 0), normal(luck, 0));
    const bool stock_first = part.estimator == Estimator::stock_first;
    const double given = stock_first ? a : a - usual_exits();
    const double b = second.next(stock, account.centre, given, normal(nation, 1), normal(luck, 1));
    const YearFlows year =
        stock_first ? close_with_entries(stock, a, b, error) : close_with_stock(stock, b, a, error);
    into.stock[h][future] = stock = year.stock;
    into.entries[h][future] = year.entries;
    into.exits[h][future] = year.exits;
  }
}

ExpectedYear expected_year(const Fitted& part, std::size_t draw, std::size_t authority, double stock,
                           double centre) {
  const SeriesPath first(part.first, draw, authority), second(part.second, draw, authority);
  const double error = part.closing[draw].mean;
  const double a = first.expected(stock, centre, 0.0), settled = first.settled(stock, centre, 0.0);
  if (part.estimator == Estimator::stock_first) {
    const YearFlows year = close_with_entries(stock, a, second.expected(stock, centre, a), error);
    return {std::log(year.stock / stock), year.entries, year.exits, settled};
  }
  const YearFlows year = close_with_stock(stock, second.expected(stock, centre, a - usual_exits()), a, error);
  const YearFlows long_run =
      close_with_stock(stock, second.settled(stock, centre, settled - usual_exits()), settled, error);
  return {std::log(year.stock / stock), year.entries, year.exits, std::log(long_run.stock / stock)};
}

}  // namespace loadline::analysis::history
