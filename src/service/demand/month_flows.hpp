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
  /// By state: in it at the start and elsewhere at the end; the reverse; in it at both but not all the time between,
  /// known only where `Leavers` are given.
  Stocks left{}, came{}, returned{};
};

/// Who leaves a state this month, where that depends on the time they have been in it.
struct Leavers {
  const People* children = nullptr;        ///< None: as likely as the rates say.
  const Lanes<double>* staying = nullptr;  ///< Chance by the rates of not leaving within the month.
};
using LeaversByState = std::array<Leavers, open_states>;

/// Moves the children of a band by a month and adds the assessed arrivals where they have got to.
/// \param band     0 to 4; part of the address of its draws.
/// \param leavers  Where given, so many leave and go where somebody goes who has left; the others have not left.
/// \param stocks   Children at the start; on return at the end.
void move_cases(std::uint32_t band, const CaseMoves& moves, const LeaversByState& leavers,
                const People& arrivals, const chance::LaneFutures& futures, std::uint32_t month,
                Stocks& stocks, MonthFlows& flows);

}  // namespace loadline::service::demand
