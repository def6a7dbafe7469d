#pragma once
/// \file  service/demand/month_flows.hpp
/// \brief The children of one age band in a month: who moved where, and who was in care or had a plan in
/// between.
///
/// A child is counted once a month. Entries into care are children who were not looked after when the month
/// began and were at some time in it, those who left again among them; exits are children who were looked
/// after at some time of the month and are not at its end. So entries less exits is the change of the stock,
/// exactly, in every future (OR_D12). A child who was looked after at both ends of the month counts in
/// neither, wherever it was in between. Plans likewise.

#include "loadline/chance/lane_stream.hpp"
#include "service/demand/case_network.hpp"
#include "service/demand/people.hpp"

namespace loadline::service::demand {

/// Children of one band by state of an open case.
using Stocks = std::array<People, open_states>;

/// What happened in the month, before birthdays [children].
struct MonthFlows {
  People into_care{};     ///< Looked after at the end and not at the start.
  People out_of_care{};   ///< The reverse.
  People through_care{};  ///< Neither, but looked after in between.
  People
      home{};  ///< Of those out of care or through it, who went home. Whether they then stayed in need, got
               ///< a plan or closed; a child who went home is never among `not_home`.
  People not_home{};  ///< The others: adopted, guardianship or otherwise.
  People into_plan{}, out_of_plan{}, through_plan{};
  People closed{};  ///< Cases closed, other than by leaving care for good.
};

/// Moves the children of a band by a month and adds the assessed arrivals where they have got to.
/// \param band     0 to 4; part of the address of its draws.
/// \param stocks   Children at the start; on return at the end.
void move_cases(std::uint32_t band, const CaseMoves& moves, const People& arrivals,
                const chance::LaneFutures& futures, std::uint32_t month, Stocks& stocks, MonthFlows& flows);

}  // namespace loadline::service::demand
