#include "loadline/scenario/validate.hpp"
namespace loadline::scenario { void validate(Scenario&, base::Diagnostics&) {} }
