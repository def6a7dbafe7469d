#include "contract/layout.hpp"

#include <algorithm>

namespace loadline::contract {
namespace {

template <Lanes<Pence> YearRegisters::*amount>
void of_year(const Year& year, const Place&, Lanes<Pence>& amounts) {
  amounts = year.now().*amount;
}
template <std::array<Lanes<Pence>, fund_count> YearRegisters::*amount>
void of_fund(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = (year.now().*amount)[place.fund];
}
template <Lanes<Pence> QuarterRegisters::*amount>
void of_quarter(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.settled.quarters[place.quarter].*amount;
}
void price_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.standing.instalments[place.month % months_a_year];
}
void charges_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.block.by_month()[place.month].charges;
}
void exits_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.standing.exits[place.month % months_a_year];
}
/// Of what is at least nothing; the rest is posted otherwise.
void equal_part(const Lanes<Pence>& of_year, const Place& place, Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    amounts[lane] = instalment(positive_part(of_year[lane]), static_cast<int>(months_a_year),
                               static_cast<int>(place.month % months_a_year));
}
void rent_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  equal_part(year.now().rent, place, amounts);
}
/// The month's cost of a fund; while the contract is in force that of every fund that is not ring-fenced belongs together.
void cost_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.block.by_month()[place.month].net_cost_of[place.fund];
}
void cost_of_unfenced_funds(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  const ExactMonth& month = year.block.by_month()[place.month];
  amounts = month.net_cost;
  for (const RingFence& fence : year.clauses.fences)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane)
      amounts[lane] -= month.net_cost_of[fence.fund][lane];
}
void grant_of_month(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  equal_part(year.now().fund_grant[place.fund], place, amounts);
}
/// What the year's price, volume and share come to beyond the cost that was paid as it fell.
void beyond_reimbursement(const Year& year, const Place&, Lanes<Pence>& amounts) {
  const YearRegisters& now = year.now();
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    amounts[lane] = now.price_payable[lane] + now.volume[lane] + now.exceptional[lane] + now.share[lane] -
                    now.net_cost[lane];
}

void change_decided_in(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  amounts = year.standing.added_late[place.month];
}
/// What the reopener is paid for the year, where that was decided in these months.
template <class Decided>
void exceptional_where(const Year& year, Decided decided, Lanes<Pence>& amounts) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane)
    amounts[lane] = decided(year.standing.reopening_decided[lane]) ? year.now().exceptional[lane] : nothing;
}
void exceptional_in_time(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  exceptional_where(
      year, [due = static_cast<int>(place.month)](int decided) { return decided <= due; }, amounts);
}
void exceptional_decided_in(const Year& year, const Place& place, Lanes<Pence>& amounts) {
  exceptional_where(
      year, [month = static_cast<int>(place.month)](int decided) { return decided == month; }, amounts);
}

/// Columns and flows of one year.
class LayoutOfYear {
 public:
  LayoutOfYear(const scenario::Contract& contract, const Waterfall& waterfall, YearOf year,
               std::vector<PostingColumn>& columns, std::vector<Flow>& flows)
      : contract_(contract),
        waterfall_(waterfall),
        year_(year.index),
        months_(static_cast<int>(months_a_year * year.years)),
        columns_(columns),
        flows_(flows) {}

  void months() {
    for (std::size_t m = first_month(); m < first_month() + months_a_year; ++m) month(m);
  }
  void quarters();
  void year_end() {
    for (const scenario::Clause& clause : contract_.clauses)
      std::visit([&](const auto& terms) { at_year_end(terms, clause.id); }, clause.terms);
  }
  void exits();

 private:
  // What each kind of clause moves at a year's end. A kind without a line here does not compile.
  void at_year_end(const scenario::BasePrice&, const std::string&) {}          // by instalments
  void at_year_end(const scenario::Indexation&, const std::string&) {}         // within the price
  void at_year_end(const scenario::SavingsReduction&, const std::string&) {}   // within the price
  void at_year_end(const scenario::Rebase&, const std::string&) {}             // within the price
  void at_year_end(const scenario::Deductions&, const std::string&) {}         // by quarters
  void at_year_end(const scenario::AlternativeIncome&, const std::string&) {}  // moves nothing
  void at_year_end(const scenario::SupportServices&, const std::string&) {}    // by months
  void at_year_end(const scenario::PaymentProfile&, const std::string&) {}     // decides when
  void at_year_end(const scenario::Triggers&, const std::string&) {}           // exit costs, by months
  void at_year_end(const scenario::Approvals&, const std::string&) {}          // decides when
  void at_year_end(const scenario::Funders&, const std::string&) {}            // decides who
  void at_year_end(const scenario::ChangeControl&, const std::string& id) {
    if (waterfall_.changes.deciding.backdated && !waterfall_.reimbursed())
      for (int month = static_cast<int>(first_month() + months_a_year); month < months_; ++month)
        both_ways(&change_decided_in,
                  decided_late(month + waterfall_.payment.months_late, Category::price, id),
                  {.month = static_cast<std::size_t>(month)});
  }
  void at_year_end(const scenario::VolumeCorridor&, const std::string& id) {
    if (waterfall_.reimbursed()) return;  // in the target only
    both_ways(&of_year<&YearRegisters::volume>, yearly(Category::volume, id), {});
  }
  void at_year_end(const scenario::Reopener&, const std::string& id) {
    if (waterfall_.reimbursed()) return;
    const PostingHeader header = yearly(Category::exceptional, id);
    to_company(&exceptional_in_time, header, {.month = static_cast<std::size_t>(header.due.value())});
    for (int month = header.due.value() + 1; waterfall_.reopener->deciding.backdated && month < months_;
         ++month)
      to_company(&exceptional_decided_in, decided_late(month, Category::exceptional, id),
                 {.month = static_cast<std::size_t>(month)});
  }
  void at_year_end(const scenario::OutcomePayment&, const std::string& id) {
    to_company(&of_year<&YearRegisters::outcome_payment>, yearly(Category::outcome_payment, id), {});
  }
  void at_year_end(const scenario::RingFence& terms, const std::string& id);
  void at_year_end(const scenario::ShareBands&, const std::string& id) {
    both_ways(waterfall_.reimbursed() ? &beyond_reimbursement : &of_year<&YearRegisters::share>,
              yearly(Category::share, id), {}, Where::while_in_force);
  }
  void at_year_end(const scenario::ReserveAndSurplus&, const std::string& id) {
    settled_or_at_once(&of_year<&YearRegisters::council_surplus>, yearly(Category::surplus, id), {});
    settled_or_at_once(&of_year<&YearRegisters::returned>, yearly(Category::surplus, id), {});
    PostingHeader tax = yearly(Category::tax, id);
    tax.from = Party::company;
    tax.to = Party::tax_authority;
    add(&of_year<&YearRegisters::tax>, 1, tax, {});
  }
  void at_year_end(const scenario::DeficitFunding&, const std::string& id) {
    to_company(&of_year<&YearRegisters::grant>, yearly(Category::grant, id), {});
    to_company(&of_year<&YearRegisters::loan>, yearly(Category::loan, id), {});
    to_council(&of_year<&YearRegisters::interest>, yearly(Category::interest, id), {});
    // Not before the last loan, which is lent with what is settled for the year before the end.
    settled_or_at_once(&of_year<&YearRegisters::principal>, yearly(Category::principal, id), {},
                       waterfall_.payment.true_up_months - 1);
  }
  void at_year_end(const scenario::WorkingCapital&, const std::string& id) {
    to_council(&of_year<&YearRegisters::working_interest>, yearly(Category::interest, id), {});
    settled_or_at_once(&of_year<&YearRegisters::working_principal>, yearly(Category::principal, id), {});
  }

  std::size_t first_month() const { return months_a_year * year_; }
  int due_with_instalment(std::size_t month) const {
    return static_cast<int>(month) + waterfall_.payment.months_late;
  }
  void month(std::size_t month);
  void fund_month(std::size_t month, std::size_t fund, const std::string& id);
  void without_contract(std::size_t month);

  template <class Terms>
  std::string id_of(const char* otherwise) const {
    for (const scenario::Clause& clause : contract_.clauses)
      if (std::holds_alternative<Terms>(clause.terms)) return clause.id;
    return otherwise;
  }
  static PostingHeader monthly(std::size_t month, int due, Category category, std::string cause) {
    return {.accrued = units::MonthIndex(static_cast<int>(month)),
            .due = units::MonthIndex(due),
            .category = category,
            .cause = std::move(cause)};
  }
  PostingHeader yearly(Category category, const std::string& cause) const {
    const std::size_t last = first_month() + months_a_year - 1;
    return monthly(last, static_cast<int>(last) + waterfall_.payment.true_up_months, category, cause);
  }

  /// Of this year, but known only after it.
  PostingHeader decided_late(int due, Category category, const std::string& cause) const {
    return monthly(first_month() + months_a_year - 1, due, category, cause);
  }

  void add(Amount amount, int sign, PostingHeader header, Place place, Where where = Where::everywhere) {
    const bool shared = is_council(header.from) ? header.to == Party::company
                                                : is_council(header.to) && header.from == Party::company;
    const std::size_t councils = shared ? waterfall_.funders.councils : 1;
    flows_.push_back({amount, sign, place, where, columns_.size(), councils});
    for (std::size_t c = 0; c < councils; ++c) {
      if (shared) (is_council(header.from) ? header.from : header.to) = council_parties[c];
      columns_.push_back({header, {}});
    }
  }
  void to_company(Amount amount, PostingHeader header, Place place, int sign = 1,
                  Where where = Where::everywhere) {
    header.from = Party::council;
    header.to = Party::company;
    add(amount, sign, std::move(header), place, where);
  }
  void to_council(Amount amount, PostingHeader header, Place place, int sign = 1,
                  Where where = Where::everywhere) {
    header.from = Party::company;
    header.to = Party::council;
    add(amount, sign, std::move(header), place, where);
  }
  void both_ways(Amount amount, const PostingHeader& header, Place place, Where where = Where::everywhere) {
    to_company(amount, header, place, 1, where);
    to_council(amount, header, place, -1, where);
  }
  /// What the company owes at a year's end; where the contract has ended it is due at the start of the year, or some
  /// months after.
  void settled_or_at_once(Amount amount, const PostingHeader& header, Place place, int months_after = 0) {
    if (!waterfall_.triggers.may_end) return to_council(amount, header, place);
    to_council(amount, header, place, 1, Where::while_in_force);
    PostingHeader at_once = header;
    at_once.accrued = units::MonthIndex(static_cast<int>(first_month()));
    at_once.due = units::MonthIndex(static_cast<int>(first_month()) + months_after);
    to_council(amount, at_once, place, 1, Where::once_ended);
  }

  const scenario::Contract& contract_;
  const Waterfall& waterfall_;
  std::size_t year_;
  int months_;  ///< Of the horizon.
  std::vector<PostingColumn>& columns_;
  std::vector<Flow>& flows_;
};

void LayoutOfYear::month(std::size_t month) {
  const Place place{.month = month};
  if (waterfall_.reimbursed())
    both_ways(
        &cost_of_unfenced_funds,
        monthly(month, due_with_instalment(month), Category::reimbursement, id_of<scenario::ShareBands>("")),
        place, Where::while_in_force);
  else
    to_company(&price_of_month,
               monthly(month, due_with_instalment(month), Category::price, id_of<scenario::BasePrice>("")),
               place);
  const int charge = charge_due(waterfall_.support, static_cast<int>(month), waterfall_.payment.months_late);
  PostingHeader bill =
      monthly(month, charge, Category::charge, id_of<scenario::SupportServices>("service.council-charges"));
  to_council(&charges_of_month, bill, place);
  to_company(&charges_of_month, bill, place, -1);
  if (waterfall_.support.rent > nothing) {
    bill.category = Category::rent;
    to_council(&rent_of_month, bill, place);
  }
  if (const auto& capital = waterfall_.working_capital; capital && capital->drawn == static_cast<int>(month))
    to_company(&of_year<&YearRegisters::working_capital>,
               monthly(month, capital->drawn, Category::loan, id_of<scenario::WorkingCapital>("")), place);
  for (const scenario::Clause& clause : contract_.clauses)
    if (const auto* fence = std::get_if<scenario::RingFence>(&clause.terms))
      fund_month(month, exact(*fence).fund, clause.id);
  if (waterfall_.triggers.may_end) without_contract(month);
}

void LayoutOfYear::fund_month(std::size_t month, std::size_t fund, const std::string& id) {
  PostingHeader grant = monthly(month, due_with_instalment(month), Category::fund_grant, id);
  grant.fund = static_cast<Fund>(fund);
  to_company(&grant_of_month, grant, {.month = month, .fund = fund}, 1, Where::while_in_force);
}

/// The council meets the month's cost, each ring-fenced fund's in that fund.
void LayoutOfYear::without_contract(std::size_t month) {
  PostingHeader cost =
      monthly(month, static_cast<int>(month), Category::taken_back, id_of<scenario::Triggers>(""));
  both_ways(&cost_of_unfenced_funds, cost, {.month = month}, Where::once_ended);
  for (const RingFence& fence : waterfall_.fences) {
    cost.fund = static_cast<Fund>(fence.fund);
    both_ways(&cost_of_month, cost, {.month = month, .fund = fence.fund}, Where::once_ended);
  }
}

void LayoutOfYear::quarters() {
  if (!waterfall_.deductions) return;
  const std::string id = id_of<scenario::Deductions>("");
  for (std::size_t quarter = 4 * year_; quarter < 4 * (year_ + 1); ++quarter) {
    const std::size_t last = 3 * quarter + 2;
    const int due = static_cast<int>(last) + 1 + waterfall_.deductions->lag_months;
    to_council(&of_quarter<&QuarterRegisters::deduction>, monthly(last, due, Category::deduction, id),
               {.quarter = quarter});
    to_company(&of_quarter<&QuarterRegisters::earned_back>, monthly(last, due, Category::earn_back, id),
               {.quarter = quarter});
  }
}

void LayoutOfYear::at_year_end(const scenario::RingFence& terms, const std::string& id) {
  const std::size_t fund = exact(terms).fund;
  PostingHeader header = yearly(Category::inter_fund_approved, id);
  header.fund = static_cast<Fund>(fund);
  to_company(&of_fund<&YearRegisters::fund_transfer>, header, {.fund = fund});
  header.category = Category::fund_return;
  settled_or_at_once(&of_fund<&YearRegisters::fund_returned>, header, {.fund = fund});
}

void LayoutOfYear::exits() {
  if (!waterfall_.triggers.may_cost) return;
  for (std::size_t m = first_month(); m < first_month() + months_a_year; ++m) {
    PostingHeader header = monthly(m, static_cast<int>(m), Category::exit, id_of<scenario::Triggers>(""));
    header.from = Party::council;
    header.to = Party::external;
    add(&exits_of_month, 1, header, {.month = m});
  }
}

}  // namespace

void lay_out(const scenario::Contract& contract, const Waterfall& waterfall, YearOf year,
             std::vector<PostingColumn>& columns, std::vector<Flow>& flows, std::vector<Flow>& exits) {
  LayoutOfYear of_year(contract, waterfall, year, columns, flows);
  of_year.months();
  of_year.quarters();
  of_year.year_end();
  LayoutOfYear(contract, waterfall, year, columns, exits).exits();
}

}  // namespace loadline::contract
