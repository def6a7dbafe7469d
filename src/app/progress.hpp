#pragma once
/// \file  app/progress.hpp
/// \brief A progress bar on a terminal, plain lines in a log.

#include <chrono>
#include <cstdint>

namespace loadline::app {

/// Writes to standard error. Not for several threads at once (the engine calls it from one at a time).
class ProgressBar {
 public:
  explicit ProgressBar(bool on_terminal)
      : on_terminal_(on_terminal), started_(std::chrono::steady_clock::now()) {}

  /// Redraws the bar at most ten times a second, or prints a line at each tenth of the way.
  void show(std::int64_t done, std::int64_t all);

  /// Clears the bar, so that what follows starts on an empty line.
  void clear();

 private:
  void draw(std::int64_t done, std::int64_t all, double seconds);

  bool on_terminal_;
  bool drawn_ = false;
  int tenths_ = 0;
  std::chrono::steady_clock::time_point started_, last_{};
};

}  // namespace loadline::app
