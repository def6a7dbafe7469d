#include "report/page/terms_parts.hpp"

namespace loadline::report::page {

Html terms(const Page& page) {
  return contract_in_words(page) + who_owns(page) + terms_at_odds(page) + variants(page) + payoffs(page) +
         deductions(page) + requests_and_triggers(page) + indicators_and_luck(page);
}

}  // namespace loadline::report::page
