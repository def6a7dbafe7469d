#include "contract/allocations.hpp"

#include <atomic>
#include <cstdlib>
#include <new>

// In a file of their own: where the compiler can inline one of the pair and not the other it suspects a mismatch.
namespace {
std::atomic<long> count{0};
}

void* operator new(std::size_t size) {
  ++count;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace loadline::testing_support {

long allocations() { return count; }

}  // namespace loadline::testing_support
