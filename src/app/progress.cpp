#include "progress.hpp"

#include <cstdio>
#include <string>

#include <fmt/format.h>

namespace loadline::app {
namespace {
constexpr int width = 30;
}

void ProgressBar::show(std::int64_t done, std::int64_t all) {
  const auto now = std::chrono::steady_clock::now();
  const double seconds = std::chrono::duration<double>(now - started_).count();
  if (on_terminal_) {
    if (done < all && now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    draw(done, all, seconds);
    return;
  }
  const int tenths = static_cast<int>(10 * done / all);
  if (tenths == tenths_) return;
  tenths_ = tenths;
  fmt::print(stderr, "{} {} of {} {}, {:.0f} s\n", done_, done, all, things_, seconds);
}

void ProgressBar::draw(std::int64_t done, std::int64_t all, double seconds) {
  const double part = static_cast<double>(done) / static_cast<double>(all);
  const int filled = static_cast<int>(part * width);
  const double left = part > 0.0 ? seconds * (1.0 - part) / part : 0.0;
  fmt::print(stderr, "\r[{}{}] {:3.0f} %  {} of {} {}, {:.0f} s left   ",
             std::string(static_cast<std::size_t>(filled), '#'),
             std::string(static_cast<std::size_t>(width - filled), '.'), 100.0 * part, done, all, things_,
             left);
  std::fflush(stderr);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r{}\r", std::string(79, ' '));
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace loadline::app
