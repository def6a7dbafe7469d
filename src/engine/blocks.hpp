#pragma once
/// \file  engine/blocks.hpp
/// \brief Hands out blocks of futures to threads: what every kind of run shares.

#include <atomic>
#include <cstdint>
#include <functional>

#include "loadline/engine/run.hpp"

namespace loadline::engine {

/// Does one piece of work. Pieces write different rows, so that it does not matter who does which.
using Piece = std::function<void(std::uint32_t piece)>;

struct Pieces {
  std::uint32_t count = 0;
  std::int64_t futures = 0;  ///< In all of them, for `progress`; each but the last has 32.
  int threads = 0;           ///< 0: one a processor.
  const Progress& progress;
  const std::atomic<bool>* stop = nullptr;
};

/// Does every piece once, taken by an atomic counter.
/// \param worker  Called once a thread, in that thread: makes what the thread needs for itself.
/// Rethrows the first failure of any thread; throws `Stopped` where `stop` became true.
void do_all(const Pieces& pieces, const std::function<Piece()>& worker);

}  // namespace loadline::engine
