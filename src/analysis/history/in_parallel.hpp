#pragma once
/// \file  analysis/history/in_parallel.hpp
/// \brief Independent pieces of work on a few threads; each writes only what is its own, so the order never shows.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace loadline::analysis::history {

/// Calls work(0) ... work(n - 1), each once. The first exception is thrown again when all threads have stopped.
template <typename Work>
void in_parallel(std::size_t n, int threads, const Work& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto loop = [&] {
    try {
      for (std::size_t i = next++; i < n; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(failing);
      if (!failure) failure = std::current_exception();
      next = n;
    }
  };
  {
    const auto wanted = std::min(n, static_cast<std::size_t>(std::max(1, threads)));
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < wanted; ++t) others.emplace_back(loop);
    loop();
  }
  if (failure) std::rethrow_exception(failure);
}

/// Counts what is done and tells of it from one thread at a time.
class Counted {
 public:
  Counted(int all, const std::function<void(int, int)>& progress) : all_(all), progress_(progress) {}
  void one_more() {
    if (!progress_) return;
    const std::lock_guard lock(telling_);
    progress_(++done_, all_);
  }

 private:
  int done_ = 0, all_;
  const std::function<void(int, int)>& progress_;
  std::mutex telling_;
};

}  // namespace loadline::analysis::history
