#pragma once
/// \file  contract/synthetic.hpp
/// \brief Blocks and contracts made by hand or at random, so that settlement is tested without a simulation.

#include <cstdint>
#include <string>
#include <vector>

#include "loadline/contract/settle.hpp"

namespace loadline::testing_support {

using contract::Pence;

/// Only what settlement reads: years from April 2017, the share of suppliers' bills paid in the month, the opening mix of
/// placements with two fees, and three indicators of weight 1: K1 (a share), K2 (a count), K17 (the judgement).
scenario::Scenario settlement_scenario(int years, double paid_in_month = 0.5);
inline constexpr std::size_t settlement_indicators = 3;

/// No costs, no children, index levels 1.
service::Block quiet_block(int years, std::vector<service::CostLine> lines);

/// One supplier line of the company with the same cost [GBP] every month in every lane.
service::Block steady_block(int years, double monthly_cost);

/// Costs of `lines` lines of every payee and fund, some income, credits, fractions of pence, VAT that comes back, falling and
/// rising indices and numbers of children, ratings, inspections, months excused. A year costs about £63 million.
service::Block random_block(std::uint64_t seed, int years, int lines = 12);

/// Sets the average children looked after, all year, in every lane.
void look_after(service::Block& block, const scenario::Scenario& scenario, int children);

/// Sets an indicator's rating at a quarter's end in every lane; the others of that quarter are left as they are, not
/// assessed at first.
void rate(service::Block& block, std::size_t kpi, std::size_t quarter, service::Rating rating,
          double value = 0.0);

/// Whatever is asked for is granted in full, at once.
std::vector<contract::Decision> all_granted(const scenario::Contract& contract,
                                            const scenario::Scenario& scenario);
/// Approved or not, soon or late, in part or in full, by lane.
std::vector<contract::Decision> random_decisions(const scenario::Contract& contract,
                                                 const scenario::Scenario& scenario, std::uint64_t seed);

/// A contract of these clauses in this order, each with its kind as id, and its number where a kind stands again.
scenario::Contract contract_of(std::vector<scenario::ClauseTerms> terms);

scenario::BasePrice base_price(double pounds);
scenario::ByYear<units::MoneyPerYear> by_year(const std::vector<double>& pounds);
scenario::Band band(double to, double company);

/// Kind of the terms in force: "volume_corridor".
std::string kind_of(const scenario::ClauseTerms& terms);

/// "62,414,763.54" in pence: expected values are written as people read them.
Pence pounds(const std::string& text);

}  // namespace loadline::testing_support
