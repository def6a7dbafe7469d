#include "loadline/contract/settle.hpp"

#include <algorithm>

#include "contract/columns.hpp"
#include "contract/waterfall.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

void add(Lanes<Pence>& sum, const Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += amounts[lane];
}

void subtract(Lanes<Pence>& sum, const Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] -= amounts[lane];
}

/// Net positions of a year: the service's postings and the contract's, by the year they accrue in.
void strike_positions(YearRegisters& year, const ExactYear& observed,
                      std::span<const PostingColumn> columns) {
  year.council_net.fill(nothing);
  year.company_net.fill(nothing);
  subtract(year.council_net, observed.council_cost);
  subtract(year.company_net, observed.net_cost);
  for (const PostingColumn& column : columns) {
    if (column.header.from == Party::council) subtract(year.council_net, column.amounts);
    if (column.header.from == Party::company) subtract(year.company_net, column.amounts);
    if (column.header.to == Party::council) add(year.council_net, column.amounts);
    if (column.header.to == Party::company) add(year.company_net, column.amounts);
  }
  for (std::size_t lane = 0; lane < lane_count; ++lane)
    year.group_net[lane] = year.council_net[lane] + year.company_net[lane];
}

/// Turns monthly flows into month-end balances and finds the lowest.
void run_cash(Settlement& settled, Pence opening) {
  settled.lowest_cash.fill(opening);
  settled.lowest_month.fill(-1);
  Lanes<Pence> balance = units::every_lane(opening);
  for (std::size_t month = 0; month < settled.cash.size(); ++month) {
    add(balance, settled.cash[month]);
    settled.cash[month] = balance;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      if (balance[lane] < settled.lowest_cash[lane]) {
        settled.lowest_cash[lane] = balance[lane];
        settled.lowest_month[lane] = static_cast<units::Count>(month);
      }
  }
}

/// The company's cash flows of the contract, added to those of the service. What falls due after the end stays accrued.
void add_cash(Settlement& settled) {
  for (const PostingColumn& column : settled.postings) {
    const auto due = static_cast<std::size_t>(column.header.due.value());
    if (due >= settled.cash.size()) continue;
    if (column.header.to == Party::company) add(settled.cash[due], column.amounts);
    if (column.header.from == Party::company) subtract(settled.cash[due], column.amounts);
  }
}

}  // namespace

struct Settler::Workings {
  Waterfall waterfall;
  std::vector<Movement> movements;
  IndexFactors factors;
  Settlement settled;
  ExactBlock own_block;  ///< For callers who hand over blocks as simulated.
};

Settler::Settler(const scenario::Contract& contract, const scenario::Scenario& scenario)
    : workings_(new Workings{waterfall_of(contract), movements_of(contract), {}, {}, ExactBlock(scenario)}) {
  Settlement& settled = workings_->settled;
  settled.years.resize(static_cast<std::size_t>(scenario::years(scenario)));
  settled.cash.resize(static_cast<std::size_t>(scenario.horizon.months));
  settled.postings = columns_of(contract, workings_->movements, scenario::years(scenario));
}

Settler::~Settler() = default;
Settler::Settler(Settler&&) noexcept = default;

const Settlement& Settler::settle(const ExactBlock& block) {
  Settlement& settled = workings_->settled;
  LOADLINE_EXPECTS(block.years().size() == settled.years.size());
  const std::span<PostingColumn> columns(settled.postings);
  const std::size_t columns_a_year = columns.size() / settled.years.size();
  for (std::size_t year = 0; year < settled.years.size(); ++year) {
    const std::span<PostingColumn> of_year = columns.subspan(year * columns_a_year, columns_a_year);
    settle_year(workings_->waterfall, block.years()[year], year, settled.years, workings_->factors);
    post_year(settled.years[year], workings_->movements, of_year);
    strike_positions(settled.years[year], block.years()[year], of_year);
  }
  std::copy(block.cash().begin(), block.cash().end(), settled.cash.begin());
  add_cash(settled);
  run_cash(settled, workings_->waterfall.payment.opening_cash);
  settled.service_postings = block.postings();
  return settled;
}

const Settlement& Settler::settle(const service::Block& block) {
  workings_->own_block.read(block);
  return settle(workings_->own_block);
}

}  // namespace loadline::contract
