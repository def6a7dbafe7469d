#pragma once
/// \file  app/progress.hpp
/// \brief A progress bar on a terminal, plain lines in a log.

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>

namespace loadline::app {

/// Writes to standard error. Not for several threads at once (the engine calls it from one at a time).
class ProgressBar {
 public:
  /// `done` and `things` make the words: "simulated 5 of 10 futures".
  explicit ProgressBar(bool on_terminal, std::string done = "simulated", std::string things = "futures")
      : on_terminal_(on_terminal),
        done_(std::move(done)),
        things_(std::move(things)),
        started_(std::chrono::steady_clock::now()) {}

  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Redraws the bar at most ten times a second, or prints a line at each tenth of the way.
  void show(std::int64_t done, std::int64_t all);

  /// Clears the bar, so that what follows starts on an empty line.
  void clear();

 private:
  void draw(std::int64_t done, std::int64_t all, double seconds);

  bool on_terminal_;
  std::string done_, things_;
  bool drawn_ = false;
  int tenths_ = 0;
  std::chrono::steady_clock::time_point started_, last_{};
};

}  // namespace loadline::app
