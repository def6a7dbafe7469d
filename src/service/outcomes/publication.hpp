#pragma once
/// \file  service/outcomes/publication.hpp
/// \brief From what a window counted to what is published of it, and how that is rated (`model.md` 5.6).

#include "loadline/service/scoring.hpp"

namespace loadline::service {

/// Steps of the published figure in one of the kept unit, 100 for whole percent; 0 where it is as good as unrounded.
double published_scale(const char* unit, int decimals);

namespace outcomes {

/// What people read, and the rating that follows.
struct Published {
  double value = 0.0;  ///< NaN where not assessed or suppressed.
  Rating rating = Rating::not_assessed;
};

/// What a window counted: `numerator / denominator`, of so many month-ends or months.
struct WindowCount {
  double numerator = 0.0, denominator = 0.0;
  int months = 1;
};

/// How one indicator is published. A small number that is not published is known to lie between two ends: where the tiers
/// rate both alike that is its rating, otherwise the indicator is not assessed. Counts of children and of staff are
/// suppressed; a share also where few were counted at all, unless nothing happened to any of them.
class Publication {
 public:
  explicit Publication(const scenario::Kpi& kpi);
  Published publish(const WindowCount& counted, const TiersInForce& tiers) const;

 private:
  enum class Counts { nothing, share, stock, flow };
  struct Ends {
    bool suppressed = false;
    double low = 0.0, high = 0.0;  ///< Of the value.
  };
  struct CountsOf;
  Ends ends(const WindowCount& counted) const;
  Rating rating_of(double value, const TiersInForce& tiers) const;

  const char* unit_;
  int decimals_;
  double suppressed_to_;
  Counts counts_;
};

}  // namespace outcomes
}  // namespace loadline::service
