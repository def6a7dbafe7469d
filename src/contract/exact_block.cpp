#include "loadline/contract/exact_block.hpp"

#include <algorithm>
#include <array>

#include "contract/exact.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;
using units::Lanes;

Party party(service::Payee payee) {
  switch (payee) {
    case service::Payee::tax_authority:
      return Party::tax_authority;
    case service::Payee::pension_fund:
      return Party::pension_fund;
    case service::Payee::customers:
      return Party::customers;
    case service::Payee::staff:
    case service::Payee::placements:
    case service::Payee::suppliers:
      return Party::external;
  }
  LOADLINE_EXPECTS(false);
  return Party::external;
}

Party party(service::Bearer bearer) {
  return bearer == service::Bearer::company ? Party::company : Party::council;
}

Fund fund_of(scenario::Fund fund) {
  switch (fund) {
    case scenario::Fund::general:
      return Fund::general;
    case scenario::Fund::schools:
      return Fund::schools_grant;
    case scenario::Fund::public_health:
      return Fund::public_health;
    case scenario::Fund::capital:
      return Fund::capital;
  }
  LOADLINE_EXPECTS(false);
  return Fund::general;
}

/// Months after the month of the cost in which it is paid; a supplier's bill in two parts (`model.md` 4.9).
struct PaymentLags {
  int parts;
  std::array<int, 2> months;
};

PaymentLags lags_of(service::Payee payee) {
  switch (payee) {
    case service::Payee::staff:
    case service::Payee::customers:
      return {1, {0, 0}};
    case service::Payee::tax_authority:
    case service::Payee::pension_fund:
    case service::Payee::placements:
      return {1, {1, 1}};
    case service::Payee::suppliers:
      return {2, {0, 1}};
  }
  LOADLINE_EXPECTS(false);
  return {};
}

/// The first of two parts, `share` [1e-6] and the rest, by largest remainder; a tie goes to the first. Written out so
/// that no product exceeds 64 bits.
Pence first_part(Pence whole, std::int64_t share) {
  const std::int64_t size = whole.value() < 0 ? -whole.value() : whole.value();
  const std::int64_t part = size / million * share + (2 * (size % million) * share + million) / (2 * million);
  return Pence(whole.value() < 0 ? -part : part);
}

constexpr int directions = 2;  // each part has a column paid out and a column taken in

}  // namespace

ExactBlock::ExactBlock(const scenario::Scenario& scenario)
    : paid_in_month_(millionths(scenario.costs.paid_in_month.typical().value())),
      years_(static_cast<std::size_t>(scenario::years(scenario))),
      cash_(static_cast<std::size_t>(scenario.horizon.months)) {
  const units::Calendar calendar(scenario.horizon.start);
  for (std::size_t y = 0; y < years_.size(); ++y) years_[y].days = calendar.days_in_year(static_cast<int>(y));
}

void ExactBlock::read(const service::Block& block) {
  LOADLINE_EXPECTS(block.months.size() == cash_.size() && block.years.size() == years_.size());
  if (!knows(block.lines)) learn(block.lines);
  read_activity(block);
  for (Lanes<Pence>& flow : cash_) flow.fill(nothing);
  for (int month = 0; month < months(); ++month) {
    const auto& costs = block.months[static_cast<std::size_t>(month)].costs;
    LOADLINE_EXPECTS(costs.size() == lines_.size());
    for (std::size_t line = 0; line < lines_.size(); ++line) post_line(lines_[line], month, costs[line]);
  }
}

bool ExactBlock::knows(const std::vector<service::CostLine>& lines) const {
  return std::equal(lines.begin(), lines.end(), lines_.begin(), lines_.end(),
                    [](const service::CostLine& a, const Line& b) {
                      return a.id == b.id && a.payee == b.payee && a.bearer == b.bearer && a.fund == b.fund;
                    });
}

void ExactBlock::learn(const std::vector<service::CostLine>& lines) {
  lines_.clear();
  postings_.clear();
  columns_a_month_ = 0;
  for (const service::CostLine& line : lines) {
    lines_.push_back({line.id, line.payee, line.bearer, line.fund, columns_a_month_});
    columns_a_month_ += static_cast<std::size_t>(lags_of(line.payee).parts * directions);
  }
  for (int month = 0; month < months(); ++month)
    for (const Line& line : lines_) {
      const PaymentLags lags = lags_of(line.payee);
      for (int part = 0; part < lags.parts; ++part) {
        PostingHeader header{.accrued = units::MonthIndex(month),
                             .due = units::MonthIndex(month + lags.months[static_cast<std::size_t>(part)]),
                             .from = party(line.bearer),
                             .to = party(line.payee),
                             .fund = fund_of(line.fund),
                             .cause = "service." + line.id};
        postings_.push_back({header, {}});
        std::swap(header.from, header.to);
        postings_.push_back({header, {}});
      }
    }
  used_.assign(postings_.size(), 0);
}

void ExactBlock::read_activity(const service::Block& block) {
  for (std::size_t y = 0; y < years_.size(); ++y) {
    ExactYear& year = years_[y];
    year.net_cost.fill(nothing);
    year.council_cost.fill(nothing);
    const service::YearIndices& indices = block.years[y];
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
      year.levels[lane] = {millionths(indices.pay[lane]), millionths(indices.prices[lane]),
                           millionths(indices.fees[lane])};
      year.looked_after_half_days[lane] = 0;
      for (std::size_t m = 12 * y; m < 12 * (y + 1); ++m)
        year.looked_after_half_days[lane] += block.months[m].looked_after_half_days[lane];
    }
  }
}

void ExactBlock::post_line(const Line& line, int month, const Lanes<units::Money>& costs) {
  ExactYear& year = years_[static_cast<std::size_t>(month / 12)];
  const bool company = line.bearer == service::Bearer::company;
  Lanes<Pence>& borne = company ? year.net_cost : year.council_cost;
  Lanes<Pence> amounts, now, later;
  const PaymentLags lags = lags_of(line.payee);
  for (std::size_t lane = 0; lane < lane_count; ++lane) amounts[lane] = units::to_pence(costs[lane]);
  for (std::size_t lane = 0; lane < lane_count; ++lane) borne[lane] += amounts[lane];
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    now[lane] = lags.parts == 1 ? amounts[lane] : first_part(amounts[lane], paid_in_month_);
    later[lane] = amounts[lane] - now[lane];
  }
  const std::size_t column = static_cast<std::size_t>(month) * columns_a_month_ + line.first_column;
  for (int part = 0; part < lags.parts; ++part) {
    const Lanes<Pence>& paid = part == 0 ? now : later;
    post(column + static_cast<std::size_t>(part * directions), paid);
    const int due = month + lags.months[static_cast<std::size_t>(part)];
    if (!company || due >= months()) continue;
    Lanes<Pence>& flow = cash_[static_cast<std::size_t>(due)];
    for (std::size_t lane = 0; lane < lane_count; ++lane) flow[lane] -= paid[lane];
  }
}

void ExactBlock::post(std::size_t column, const Lanes<Pence>& amounts) {
  const auto fill = [&](std::size_t to, std::int64_t sign) {
    std::int64_t any = 0;
    for (const Pence amount : amounts) any |= amount.value() * sign > 0 ? 1 : 0;
    if (any == 0 && used_[to] == 0) return;  // zeros already: most lines never change sign
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      postings_[to].amounts[lane] = positive_part(Pence(amounts[lane].value() * sign));
    used_[to] = static_cast<char>(any);
  };
  fill(column, 1);
  fill(column + 1, -1);
}

}  // namespace loadline::contract
