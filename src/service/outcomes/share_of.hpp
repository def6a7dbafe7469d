#pragma once
/// \file  service/outcomes/share_of.hpp
/// \brief K7 to K11, K16: the share of those counted for whom something happened.

#include "service/outcomes/conditions.hpp"

namespace loadline::service::outcomes {

/// Binomial(n, p), n = those counted x `each`, rounded. Where teams differ their differences last a quarter, so that the
/// quarter's reading has the variance of so many clustered cases and not of three months that know nothing of each other:
/// each month is drawn given what the quarter has shown so far (Polya's urn), one uniform number a month.
class ShareOf {
 public:
  explicit ShareOf(const scenario::ShareOf& terms) : terms_(terms) {}
  void begin(const Parameters& parameters, const Conditions& opening, const Sampling&);
  void read(const Conditions& now, const Sampling& sampling, KpiReading& reading);

 private:
  double log_odds(const Conditions& at, std::size_t lane) const;
  void draw_clustered(const Lanes<double>& p, const Sampling& sampling, KpiReading& reading);

  /// What the quarter has shown so far.
  struct Quarter {
    double counted = 0.0, happened = 0.0;
    double clustering = 0.0;
  };

  const scenario::ShareOf& terms_;
  Lanes<double> intercept_{}, each_{}, caseload_effect_{}, agency_effect_{}, vacancy_effect_{},
      quality_effect_{}, clustering_{}, teams_{};
  bool clustered_ = false;
  Lanes<Quarter> quarter_{};
};

}  // namespace loadline::service::outcomes
