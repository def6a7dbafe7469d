#include "support/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

// In a file of their own: where the compiler can inline one of the pair and not the other it suspects a mismatch. All
// forms that are used, because the address sanitizer's own would otherwise meet ours.
namespace {
std::atomic<long> count{0};
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++count;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  if (void* memory = operator new(size, std::nothrow)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace loadline::testing_support {

long allocations() { return count; }

}  // namespace loadline::testing_support
