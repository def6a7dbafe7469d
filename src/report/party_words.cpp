#include "report/party_words.hpp"

namespace loadline::report {

std::string party_words(const scenario::Contract& contract, contract::Party party) {
  const auto* funders = scenario::find<scenario::Funders>(contract);
  if (funders == nullptr || !contract::is_council(party)) return contract::name(party);
  const std::size_t place = party == contract::Party::council          ? 0
                            : party == contract::Party::second_council ? 1
                                                                       : 2;
  return place < funders->councils.size() ? funders->councils[place].name : contract::name(party);
}

}  // namespace loadline::report
