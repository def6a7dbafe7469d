#include "contract/columns.hpp"

namespace loadline::contract {
namespace {

constexpr int instalments = 12;

/// The movements each kind of clause causes. A kind without a line here does not compile.
struct Moving {
  std::vector<Movement>& movements;
  const std::string& cause;

  void operator()(const scenario::BasePrice&) const {}         // the price moves by instalments
  void operator()(const scenario::Indexation&) const {}        // within the price
  void operator()(const scenario::SavingsReduction&) const {}  // within the price
  void operator()(const scenario::PaymentProfile&) const {}    // decides when, moves nothing itself
  void operator()(const scenario::VolumeCorridor&) const {
    to_company(&YearRegisters::volume, Category::volume);
    to_council(&YearRegisters::volume, Category::volume, -1);
  }
  void operator()(const scenario::ShareBands&) const {
    to_company(&YearRegisters::share, Category::share);
    to_council(&YearRegisters::share, Category::share, -1);
  }
  void operator()(const scenario::ReserveAndSurplus&) const {
    to_council(&YearRegisters::council_surplus, Category::surplus);
    movements.push_back({&YearRegisters::tax, 1, Category::tax, Party::company, Party::tax_authority, cause});
  }
  void operator()(const scenario::DeficitFunding&) const {
    to_company(&YearRegisters::grant, Category::grant);
    to_company(&YearRegisters::loan, Category::loan);
    to_council(&YearRegisters::interest, Category::interest);
    to_council(&YearRegisters::principal, Category::principal);
  }

 private:
  void to_company(Lanes<Pence> YearRegisters::*amount, Category category) const {
    movements.push_back({amount, 1, category, Party::council, Party::company, cause});
  }
  void to_council(Lanes<Pence> YearRegisters::*amount, Category category, int sign = 1) const {
    movements.push_back({amount, sign, category, Party::company, Party::council, cause});
  }
};

const std::string& base_price_id(const scenario::Contract& contract) {
  for (const scenario::Clause& clause : contract.clauses)
    if (std::holds_alternative<scenario::BasePrice>(clause.terms)) return clause.id;
  LOADLINE_EXPECTS(false);
  return contract.clauses.front().id;
}

PostingHeader instalment_header(int month, int months_late, const std::string& cause) {
  return {.accrued = units::MonthIndex(month),
          .due = units::MonthIndex(month + months_late),
          .from = Party::council,
          .to = Party::company,
          .category = Category::price,
          .cause = cause};
}

PostingHeader year_end_header(int year, const Movement& movement) {
  return {.accrued = units::MonthIndex(12 * year + 11),
          .due = units::MonthIndex(12 * year + 12),
          .from = movement.from,
          .to = movement.to,
          .category = movement.category,
          .cause = movement.cause};
}

}  // namespace

std::vector<Movement> movements_of(const scenario::Contract& contract) {
  std::vector<Movement> movements;
  for (const scenario::Clause& clause : contract.clauses)
    std::visit(Moving{movements, clause.id}, clause.terms);
  return movements;
}

std::vector<PostingColumn> columns_of(const scenario::Contract& contract,
                                      const std::vector<Movement>& movements, int years) {
  const auto* payment = scenario::find<scenario::PaymentProfile>(contract);
  const int months_late = payment ? exact(*payment).months_late : 0;
  std::vector<PostingColumn> columns;
  for (int year = 0; year < years; ++year) {
    for (int month = 12 * year; month < 12 * year + instalments; ++month)
      columns.push_back({instalment_header(month, months_late, base_price_id(contract)), {}});
    for (const Movement& movement : movements) columns.push_back({year_end_header(year, movement), {}});
  }
  return columns;
}

void post_year(const YearRegisters& registers, const std::vector<Movement>& movements,
               std::span<PostingColumn> columns) {
  LOADLINE_EXPECTS(columns.size() == instalments + movements.size());
  for (int month = 0; month < instalments; ++month)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      columns[static_cast<std::size_t>(month)].amounts[lane] =
          instalment(registers.price_payable[lane], instalments, month);
  for (std::size_t m = 0; m < movements.size(); ++m) {
    const Lanes<Pence>& amounts = registers.*movements[m].amount;
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      columns[instalments + m].amounts[lane] =
          positive_part(Pence(amounts[lane].value() * movements[m].sign));
  }
}

}  // namespace loadline::contract
