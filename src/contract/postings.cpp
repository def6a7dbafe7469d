#include "contract/postings.hpp"

#include <algorithm>
#include <utility>

#include "contract/layout.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;

bool posted_in(const Year& year, Where where, std::size_t lane) {
  return where == Where::everywhere || (where == Where::once_ended) == year.ended(lane);
}

/// Where the price is less than its changes, the instalments are of all of it but what was decided late: that waits, as far
/// as the price goes, for the last of those decisions.
Pence held_back(const Year& year, std::size_t lane) {
  std::size_t last = 0;
  Pence late;
  auto& months = year.standing.added_late;
  for (std::size_t month = 0; month < months.size(); ++month) {
    if (months[month][lane] != nothing) last = month;
    late += std::exchange(months[month][lane], nothing);
  }
  const Pence held = std::min(positive_part(late), year.now().price_payable[lane]);
  if (held > nothing) months[last][lane] = held;
  return held;
}

}  // namespace

Postings::Postings(const scenario::Contract& contract, const Waterfall& waterfall, int years,
                   std::vector<PostingColumn>& columns)
    : funders_(waterfall.funders) {
  for (int year = 0; year < years; ++year) {
    OfYear& made = years_.emplace_back();
    made.first_column = columns.size();
    lay_out(contract, waterfall, {static_cast<std::size_t>(year), static_cast<std::size_t>(years)}, columns,
            made.flows, made.exits);
    made.end_column = columns.size();
  }
}

void Postings::post_year(const Year& year) const {
  spread_price(year);
  for (const Flow& flow : years_[year.index].flows) post(year, flow);
}

void Postings::post_exits(const Year& year) const {
  for (const Flow& flow : years_[year.index].exits) post(year, flow);
}

std::span<const PostingColumn> Postings::of_year(const Settlement& settled, std::size_t year) const {
  return std::span(settled.postings)
      .subspan(years_[year].first_column, years_[year].end_column - years_[year].first_column);
}

void Postings::post(const Year& year, const Flow& flow) const {
  Lanes<Pence> amounts{};
  flow.amount(year, flow.place, amounts);
  PostingColumn* const columns = &year.settled.postings[flow.column];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Pence moved =
        posted_in(year, flow.where, lane) ? positive_part(Pence(amounts[lane].value() * flow.sign)) : nothing;
    if (flow.columns == 1) {
      columns[0].amounts[lane] = moved;
      continue;
    }
    const std::array<Pence, most_councils> parts = parts_of(moved, funders_.shares);
    for (std::size_t council = 0; council < flow.columns; ++council)
      columns[council].amounts[lane] = parts[council];
  }
}

void spread_price(const Year& year) {
  const YearRegisters& now = year.now();
  auto& added = year.standing.added;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    const Pence price = now.price_payable[lane], change = year.ended(lane) ? nothing : now.change[lane];
    std::array<Pence, months_a_year> parts = instalments(year.clauses.payment, positive_part(price - change));
    bool below_nothing = price < change;
    for (std::size_t month = 0; month < months_a_year && change != nothing; ++month) {
      parts[month] += added[month][lane];
      below_nothing |= parts[month] < nothing;
    }
    if (below_nothing) parts = instalments(year.clauses.payment, price - held_back(year, lane));
    for (std::size_t month = 0; month < months_a_year; ++month)
      year.standing.instalments[month][lane] = parts[month];
  }
}

}  // namespace loadline::contract
