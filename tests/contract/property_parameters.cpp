#include <cstdlib>

// Each property runs on as many contracts as the program says, and each contract on 32 futures of three years, always the
// same ones. RC_PARAMS="seed=..." in the environment tries others.
namespace {
[[maybe_unused]] const int parameters_set =
    setenv("RC_PARAMS", "seed=2017 max_success=" LOADLINE_RANDOM_CONTRACTS, 0);
}
