#pragma once
/// \file  service/cost/vat.hpp
/// \brief VAT: what nobody gives back, and what comes back later (`model.md` 3.6).

#include "loadline/scenario/costs.hpp"
#include "loadline/service/parameters.hpp"

namespace loadline::service::cost {

/// Share of input VAT the company recovers: none where its supply is exempt, all where it is taxable.
inline double recovered(scenario::VatStatus status, double partial) {
  switch (status) {
    case scenario::VatStatus::exempt:
      return 0.0;
    case scenario::VatStatus::taxable:
      return 1.0;
    case scenario::VatStatus::partial:
      break;
  }
  return partial;
}

/// What a bill is without VAT: bills quoted gross are divided by 1 + rate. Income bears none.
inline double net_of_vat(double amount, scenario::VatQuoted quoted, double rate) {
  return quoted == scenario::VatQuoted::gross && amount > 0.0 ? amount / (1.0 + rate) : amount;
}

/// VAT of 32 futures.
class Vat {
 public:
  explicit Vat(const scenario::Vat& terms) : terms_(terms) {}

  void begin(const Parameters& parameters) {
    rate_ = parameters.raw(terms_.rate);
    const units::Lanes<double>& partial = parameters.raw(terms_.recovery);
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const double share = recovered(terms_.status, partial[lane]);
      leak_[lane] = rate_[lane] * (1.0 - share);
      comes_back_[lane] = rate_[lane] * share;
    }
  }
  double net(double amount, std::size_t lane) const { return net_of_vat(amount, terms_.quoted, rate_[lane]); }
  /// The same of every lane of a bill that bears VAT.
  units::Lanes<double> net(const units::Lanes<double>& amounts) const {
    units::Lanes<double> without{};
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) without[lane] = net(amounts[lane], lane);
    return without;
  }
  /// Of each pound spent net, what VAT is not recovered.
  const units::Lanes<double>& leak() const { return leak_; }
  /// And what is. Both together are the rate.
  const units::Lanes<double>& comes_back() const { return comes_back_; }

 private:
  const scenario::Vat& terms_;
  units::Lanes<double> rate_{}, leak_{}, comes_back_{};
};

}  // namespace loadline::service::cost
