#pragma once
/// \file  contract/synthetic.hpp
/// \brief Blocks and contracts made by hand or at random, so that settlement is tested without a simulation.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/contract/settle.hpp"

namespace loadline::testing_support {

using contract::Pence;

/// Only what settlement reads: years from April 2017, and the share of suppliers' bills paid in the month.
scenario::Scenario settlement_scenario(int years, double paid_in_month = 0.5);

/// No costs, no children, index levels 1.
service::Block quiet_block(int years, std::vector<service::CostLine> lines);

/// One supplier line of the company with the same cost [GBP] every month in every lane.
service::Block steady_block(int years, double monthly_cost);

/// Costs of `lines` lines of every payee, some income, credits, fractions of pence, falling and rising indices and numbers
/// of children. A year costs about £63 million.
service::Block random_block(std::uint64_t seed, int years, int lines = 12);

/// Sets the average children looked after, all year, in every lane.
void look_after(service::Block& block, const scenario::Scenario& scenario, int children);

/// A contract of these clauses in this order, each with its kind as id.
scenario::Contract contract_of(std::vector<scenario::ClauseTerms> terms);

scenario::BasePrice base_price(double pounds);
scenario::ByYear<units::MoneyPerYear> by_year(const std::vector<double>& pounds);
scenario::Band band(double to, double company);

/// Kind of the terms in force: "volume_corridor".
std::string kind_of(const scenario::ClauseTerms& terms);

/// "62,414,763.54" in pence: expected values are written as people read them.
Pence pounds(const std::string& text);

}  // namespace loadline::testing_support
