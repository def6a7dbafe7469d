#pragma once
/// \file  loadline/service/meeting.hpp
/// \brief What small numbers do to a percentage: the chance of meeting a target, and how far a reading can be
/// trusted.

namespace loadline::service {

/// Fewest successes among `n` that meet `target`: ceil(n x target), worked in millionths so that 55 % of 100
/// is 55 and not 56 (`model.md` 0.4). `target` 0 to 1, `n` at least 0.
int successes_that_meet(int n, double target);

/// Chance that a service whose every case succeeds with probability `p` meets `target` when `n` cases are
/// counted: the exact binomial tail (`model.md` 5.4). With no cases nothing can be missed: 1.
double probability_of_meeting(int n, double p, double target);

/// Wilson's interval for the share behind `successes` of `n` [shares]; `score` 1.959964 for 95 %. `n` at
/// least 1.
struct Interval {
  double low = 0.0, high = 1.0;
};
Interval wilson(int successes, int n, double score = 1.959963984540054);

}  // namespace loadline::service
