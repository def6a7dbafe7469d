#pragma once
/// \file  postings.hpp
/// \brief The contract's posting columns: what moves by the month, by the quarter and at each year's end.

#include <cstddef>
#include <span>
#include <vector>

#include "contract/waterfall.hpp"

namespace loadline::contract {

/// Where in a contract year a flow belongs; what is not meant is 0.
struct Place {
  std::size_t month = 0;    ///< Of the horizon.
  std::size_t quarter = 0;  ///< Of the horizon.
  std::size_t fund = 0;
};

/// Reads an amount of 32 futures, of either sign, from a settled year.
using Amount = void (*)(const Year& year, const Place& place, Lanes<Pence>& amounts);

/// In which futures a flow is posted: where the contract has ended some fall due at once instead of at the year's end.
enum class Where { everywhere, while_in_force, once_ended };

/// One directed amount and where it is posted: a column, or one a council where it moves between council and company and
/// several own it.
struct Flow {
  Amount amount;
  int sign = 1;  ///< +1: what is above 0 moves; -1: what is below.
  Place place;
  Where where = Where::everywhere;
  std::size_t column = 0, columns = 1;
};

/// Lays out the columns of every year once and fills those of one year at a time.
class Postings {
 public:
  /// \param columns Laid out here; empty before.
  Postings(const scenario::Contract& contract, const Waterfall& waterfall, int years,
           std::vector<PostingColumn>& columns);

  /// Fills the year's columns from what `settle_year` made, all but exit costs.
  void post_year(const Year& year) const;
  /// Exit costs, once triggers have been looked at.
  void post_exits(const Year& year) const;
  /// The columns of a year.
  std::span<const PostingColumn> of_year(const Settlement& settled, std::size_t year) const;

 private:
  struct OfYear {
    std::vector<Flow> flows, exits;
    std::size_t first_column = 0, end_column = 0;
  };
  void post(const Year& year, const Flow& flow) const;

  Funders funders_;
  std::vector<OfYear> years_;
};

/// The year's price by month, changes from when they were decided; with what was decided after the year it adds up to the
/// price payable.
void spread_price(const Year& year);

}  // namespace loadline::contract
