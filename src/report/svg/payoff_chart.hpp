#pragma once
/// \file  report/svg/payoff_chart.hpp
/// \brief What each clause moves as the outturn rises, and where that leaves each party.

#include <string>
#include <vector>

#include "report/svg/canvas.hpp"

namespace loadline::report::svg {

/// One clause: above zero the council pays the company, below zero the company the council.
struct PayoffArea {
  std::string words;
  std::vector<double> amount;  ///< One a point.
};
/// Two panels over one axis: the clauses stacked, and a line for each party.
struct PayoffPicture {
  std::vector<double> at;  ///< Rising.
  std::vector<PayoffArea> areas;
  std::vector<double> council, company;
  std::string council_words, company_words;  ///< Names at the ends of the lines.
  double typical = 0.0;
  std::string typical_words;  ///< "typical year £63.9m"
  std::string across;         ///< Name of the axis.
  Label place;                ///< Words of a tick on it,
  Label axis;                 ///< and of a tick of money.
};
/// Areas carry a number, every second one hatching too, so that no colour has to be told from another; the key below
/// gives the numbers their names.
std::string payoff_chart(const PayoffPicture& picture, const Size& size);
/// Height that it needs.
Size payoff_size(Size size, const PayoffPicture& picture);

}  // namespace loadline::report::svg
