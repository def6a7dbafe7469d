#include "loadline/contract/exact_block.hpp"

#include <algorithm>
#include <cmath>

#include "contract/exact.hpp"
#include "contract/parties.hpp"
#include "contract/withheld.hpp"

namespace loadline::contract {
namespace {

using units::lane_count;
using units::Lanes;

constexpr int directions = 2;  // each part has a column paid out and a column taken in
constexpr int days_of_four_weeks = 28;
constexpr int tax_columns = 3 * directions;  // paid at once, paid later, reclaimed

/// In how many parts a bill is paid: in the month and the month after, or all at one time (`model.md` 4.9).
int parts_of(service::Payee payee) {
  switch (payee) {
    case service::Payee::staff:
    case service::Payee::customers:
    case service::Payee::tax_authority:
    case service::Payee::pension_fund:
      return 1;
    case service::Payee::placements:
    case service::Payee::suppliers:
      return 2;
    case service::Payee::council:
      return 0;  // the contract says when its charges are paid
  }
  LOADLINE_EXPECTS(false);
  return 0;
}

/// Months after the month of the cost in which a part is paid.
int lag_of(service::Payee payee, int part) {
  const bool month_after = payee == service::Payee::tax_authority || payee == service::Payee::pension_fund;
  return part + (month_after ? 1 : 0);
}

/// The month in which VAT of a month comes back: two months after the end of its calendar quarter.
int reclaimed_in(int month) { return month / 3 * 3 + 4; }

/// `now` of `whole` parts of an amount, and the rest, by largest remainder; a tie goes to the first. Written out so that no
/// product exceeds 64 bits.
Pence first_part(Pence amount, std::int64_t now, std::int64_t whole) {
  const std::int64_t size = amount.value() < 0 ? -amount.value() : amount.value();
  const std::int64_t part = size / whole * now + (2 * (size % whole) * now + whole) / (2 * whole);
  return Pence(amount.value() < 0 ? -part : part);
}

void add(Lanes<Pence>& sum, const Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += amounts[lane];
}

/// In pence; whether any of them is not nothing.
bool to_pence(const Lanes<units::Money>& costs, Lanes<Pence>& amounts) {
  std::int64_t any = 0;
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    amounts[lane] = units::to_pence(costs[lane]);
    any |= amounts[lane].value();
  }
  return any != 0;
}

}  // namespace

ExactBlock::ExactBlock(const scenario::Scenario& scenario)
    : suppliers_{millionths(scenario.costs.paid_in_month.typical().value()), million},
      years_(static_cast<std::size_t>(scenario::years(scenario))),
      by_month_(static_cast<std::size_t>(scenario.horizon.months)),
      quarters_(static_cast<std::size_t>(scenario.horizon.months / 3)),
      cash_(static_cast<std::size_t>(scenario.horizon.months)) {
  const units::Calendar calendar(scenario.horizon.start);
  for (std::size_t y = 0; y < years_.size(); ++y) years_[y].days = calendar.days_in_year(static_cast<int>(y));
  int day = 0;  // since the start
  for (std::size_t m = 0; m < by_month_.size(); ++m) {
    const int days = by_month_[m].days = calendar.days(units::MonthIndex(static_cast<int>(m)));
    const int last_period_ends = (day + days) / days_of_four_weeks * days_of_four_weeks;
    four_weekly_.push_back({last_period_ends - day, days});
    day += days;
  }
  for (ExactQuarter& quarter : quarters_) {
    quarter.ratings.assign(scenario.outcomes.kpis.size(), units::every_lane(service::Rating::not_assessed));
    quarter.values.resize(scenario.outcomes.kpis.size());
  }
  for (std::size_t p = 0; p < scenario::placement_types; ++p) {
    const std::int64_t children = millionths(scenario.demand.placements[p].opening.typical().value());
    opening_.fee[p] = in_pence(scenario.costs.fees[p].fee.typical()).value();
    opening_.children += children;
    opening_.sum += children * opening_.fee[p];
  }
}

void ExactBlock::read(const service::Block& block) {
  LOADLINE_EXPECTS(block.months.size() == cash_.size() && block.years.size() == years_.size());
  if (!knows(block.lines)) learn(block.lines);
  clear_sums();
  read_activity(block);
  weigh_by_fee(block);
  read_scores(block);
  for (int month = 0; month < months(); ++month) {
    const service::Month& seen = block.months[static_cast<std::size_t>(month)];
    LOADLINE_EXPECTS(seen.costs.size() == lines_.size());
    for (std::size_t line = 0; line < lines_.size(); ++line) read_line(lines_[line], month, seen.costs[line]);
    read_recoverable(month, seen.recoverable_vat);
  }
}

bool ExactBlock::knows(const std::vector<service::CostLine>& lines) const {
  return !postings_.empty() && std::equal(lines.begin(), lines.end(), lines_.begin(), lines_.end(),
                                          [](const service::CostLine& a, const Line& b) {
                                            return a.id == b.id && a.payee == b.payee &&
                                                   a.bearer == b.bearer && a.fund == b.fund;
                                          });
}

void ExactBlock::learn(const std::vector<service::CostLine>& lines) {
  lines_.clear();
  postings_.clear();
  columns_a_month_ = 0;
  for (const service::CostLine& line : lines) {
    LOADLINE_EXPECTS(line.payee != service::Payee::council || line.fund == scenario::Fund::general);
    lines_.push_back({line.id, line.payee, line.bearer, line.fund, columns_a_month_});
    columns_a_month_ += static_cast<std::size_t>(parts_of(line.payee) * directions);
  }
  columns_a_month_ += tax_columns;
  for (int month = 0; month < months(); ++month) learn_month(month);
  used_.assign(postings_.size(), 0);
}

void ExactBlock::learn_month(int month) {
  const auto both_ways = [this](PostingHeader header) {
    postings_.push_back({header, {}});
    std::swap(header.from, header.to);
    postings_.push_back({header, {}});
  };
  for (const Line& line : lines_)
    for (int part = 0; part < parts_of(line.payee); ++part)
      both_ways({.accrued = units::MonthIndex(month),
                 .due = units::MonthIndex(month + lag_of(line.payee, part)),
                 .from = party(line.bearer),
                 .to = party(line.payee),
                 .fund = fund_of(line.fund),
                 .cause = "service." + line.id});
  PostingHeader tax{.accrued = units::MonthIndex(month),
                    .due = units::MonthIndex(month),
                    .from = Party::company,
                    .to = Party::external,
                    .category = Category::value_added_tax,
                    .cause = "service.recoverable-vat"};
  both_ways(tax);
  tax.due = units::MonthIndex(month + 1);
  both_ways(tax);
  tax.due = units::MonthIndex(reclaimed_in(month));
  tax.to = Party::tax_authority;
  both_ways(tax);
}

void ExactBlock::clear_sums() {
  for (ExactYear& year : years_) {
    year.net_cost.fill(nothing);
    year.income.fill(nothing);
    year.council_cost.fill(nothing);
    for (auto& cost : year.net_cost_of) cost.fill(nothing);
    for (auto& income : year.income_of) income.fill(nothing);
    year.looked_after_half_days.fill(0);
  }
  for (ExactMonth& month : by_month_) {
    month.net_cost.fill(nothing);
    month.charges.fill(nothing);
    for (auto& cost : month.net_cost_of) cost.fill(nothing);
  }
  for (Lanes<Pence>& flow : cash_) flow.fill(nothing);
}

void ExactBlock::read_activity(const service::Block& block) {
  for (std::size_t y = 0; y < years_.size(); ++y)
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      years_[y].levels[lane] = {millionths(block.years[y].pay[lane]), millionths(block.years[y].prices[lane]),
                                millionths(block.years[y].fees[lane])};
  for (std::size_t m = 0; m < by_month_.size(); ++m) {
    const service::Month& seen = block.months[m];
    ExactMonth& month = by_month_[m];
    month.looked_after_half_days = seen.looked_after_half_days;
    month.grade = seen.grade;
    month.inspected = seen.inspected;
    month.excused = seen.excused;
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      years_[m / 12].looked_after_half_days[lane] += seen.looked_after_half_days[lane];
  }
}

void ExactBlock::weigh_by_fee(const service::Block& block) {
  for (std::size_t y = 0; y < years_.size(); ++y) {
    if (opening_.sum == 0) {
      years_[y].fee_weighted_half_days = years_[y].looked_after_half_days;
      continue;
    }
    Lanes<std::int64_t> worth{};  // half-days x pence
    for (std::size_t m = 12 * y; m < 12 * (y + 1); ++m)
      for (std::size_t p = 0; p < scenario::placement_types; ++p)
        for (std::size_t lane = 0; lane < lane_count; ++lane)
          worth[lane] += block.months[m].placed_half_days[p][lane] * opening_.fee[p];
    for (std::size_t lane = 0; lane < lane_count; ++lane)
      years_[y].fee_weighted_half_days[lane] =
          round_half_even<Wide>(Wide(worth[lane]) * opening_.children, Wide(opening_.sum)).value();
  }
}

void ExactBlock::read_scores(const service::Block& block) {
  if (block.scores.empty()) {  // made without indicators: nothing is assessed
    for (ExactQuarter& quarter : quarters_)
      for (auto& ratings : quarter.ratings) ratings.fill(service::Rating::not_assessed);
    return;
  }
  for (std::size_t q = 0; q < quarters_.size(); ++q) {
    ExactQuarter& quarter = quarters_[q];
    LOADLINE_EXPECTS(block.scores.size() == quarter.ratings.size());
    for (std::size_t k = 0; k < quarter.ratings.size(); ++k) {
      const service::KpiScore& score = block.scores[k][q];
      quarter.ratings[k] = score.rating;
      for (std::size_t lane = 0; lane < lane_count; ++lane)
        quarter.values[k][lane] = std::isfinite(score.value[lane]) ? millionths(score.value[lane]) : withheld;
    }
  }
}

ExactBlock::Part ExactBlock::paid_in_month(service::Payee payee, int month) const {
  if (payee == service::Payee::suppliers) return suppliers_;
  if (payee == service::Payee::placements) return four_weekly_[static_cast<std::size_t>(month)];
  return {1, 1};
}

void ExactBlock::read_line(const Line& line, int month, const Lanes<units::Money>& costs) {
  const bool by_council = line.bearer == service::Bearer::council;
  if (by_council && line.payee == service::Payee::council) return;  // from one pocket into the other
  Lanes<Pence> amounts;
  to_pence(costs, amounts);
  ExactYear& year = years_[static_cast<std::size_t>(month / 12)];
  ExactMonth& of_month = by_month_[static_cast<std::size_t>(month)];
  const auto fund = static_cast<std::size_t>(fund_of(line.fund));
  if (by_council) {
    add(year.council_cost, amounts);
  } else {
    add(year.net_cost, amounts);
    add(year.net_cost_of[fund], amounts);
    add(of_month.net_cost, amounts);
    add(of_month.net_cost_of[fund], amounts);
    if (line.payee == service::Payee::council) add(of_month.charges, amounts);
    if (line.payee == service::Payee::customers)
      for (std::size_t lane = 0; lane < lane_count; ++lane) {
        year.income[lane] -= amounts[lane];
        year.income_of[fund][lane] -= amounts[lane];
      }
  }
  const Part part = paid_in_month(line.payee, month);
  const int parts = parts_of(line.payee);
  Lanes<Pence> now = amounts, later;
  for (std::size_t lane = 0; parts == 2 && lane < lane_count; ++lane) {
    now[lane] = first_part(amounts[lane], part.now, part.whole);
    later[lane] = amounts[lane] - now[lane];
  }
  const std::size_t column = static_cast<std::size_t>(month) * columns_a_month_ + line.first_column;
  for (int p = 0; p < parts; ++p) {
    post(column + static_cast<std::size_t>(p * directions), p == 0 ? now : later);
    if (!by_council) take_from_cash(month + lag_of(line.payee, p), p == 0 ? now : later);
  }
}

void ExactBlock::read_recoverable(int month, const Lanes<units::Money>& tax) {
  Lanes<Pence> amounts, now, later, back;
  const bool any = to_pence(tax, amounts);
  for (std::size_t lane = 0; lane < lane_count; ++lane) {
    now[lane] = first_part(amounts[lane], suppliers_.now, suppliers_.whole);
    later[lane] = amounts[lane] - now[lane];
    back[lane] = -amounts[lane];
  }
  const std::size_t column = (static_cast<std::size_t>(month) + 1) * columns_a_month_ - tax_columns;
  post(column, now);
  post(column + directions, later);
  post(column + 2 * directions, back);
  if (!any) return;
  take_from_cash(month, now);
  take_from_cash(month + 1, later);
  take_from_cash(reclaimed_in(month), back);
}

void ExactBlock::take_from_cash(int due, const Lanes<Pence>& amounts) {
  if (due >= months()) return;  // left accrued
  Lanes<Pence>& flow = cash_[static_cast<std::size_t>(due)];
  for (std::size_t lane = 0; lane < lane_count; ++lane) flow[lane] -= amounts[lane];
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
