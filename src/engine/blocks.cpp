#include "engine/blocks.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "loadline/units/lanes.hpp"

namespace loadline::engine {
namespace {

/// What the threads of one run share. Pieces are handed out by the counter; everything else is const or per piece.
struct Job {
  const Pieces& pieces;
  const std::function<Piece()>& worker;
  std::atomic<std::uint32_t> next{0};
  std::atomic<std::int64_t> done{0};
  std::mutex reporting{};
  std::exception_ptr failure{};

  bool stopped() const { return pieces.stop != nullptr && pieces.stop->load(std::memory_order_relaxed); }
};

void report_progress(Job& job) {
  const std::int64_t done =
      std::min(job.done += static_cast<std::int64_t>(units::lane_count), job.pieces.futures);
  if (!job.pieces.progress) return;
  const std::lock_guard lock(job.reporting);
  job.pieces.progress(done, job.pieces.futures);
}

void work(Job& job) noexcept {
  try {
    const Piece piece = job.worker();
    for (std::uint32_t p = job.next++; p < job.pieces.count && !job.stopped(); p = job.next++) {
      piece(p);
      report_progress(job);
    }
  } catch (...) {
    const std::lock_guard lock(job.reporting);
    if (!job.failure) job.failure = std::current_exception();
    job.next = job.pieces.count;
  }
}

}  // namespace

void do_all(const Pieces& pieces, const std::function<Piece()>& worker) {
  Job job{pieces, worker};
  const unsigned asked = pieces.threads > 0 ? static_cast<unsigned>(pieces.threads)
                                            : std::max(1U, std::thread::hardware_concurrency());
  {
    std::vector<std::jthread> threads;
    for (unsigned t = 1; t < std::min(asked, pieces.count); ++t) threads.emplace_back([&job] { work(job); });
    work(job);
  }
  if (job.failure) std::rethrow_exception(job.failure);
  if (job.stopped()) throw Stopped{};
}

}  // namespace loadline::engine
