#include "support/any.hpp"

#include <rapidcheck.h>

namespace loadline::testing_support {

std::int64_t any(const char* what, std::int64_t low, std::int64_t high) {
  return *rc::gen::inRange(low, high + 1).as(what);
}

}  // namespace loadline::testing_support
