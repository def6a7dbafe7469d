#include "contract/synthetic.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <random>

namespace loadline::testing_support {
namespace {

/// Uniform on [0, 1). The engine's raw output is the same everywhere; a std distribution's is not.
class Uniform {
 public:
  explicit Uniform(std::uint64_t seed) : engine_(seed) {}
  double operator()(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1.0p-53;
  }

 private:
  std::mt19937_64 engine_;
};

constexpr std::array payees{service::Payee::staff,        service::Payee::tax_authority,
                            service::Payee::pension_fund, service::Payee::placements,
                            service::Payee::suppliers,    service::Payee::customers,
                            service::Payee::council};

/// Funds of lines beyond the first of each payee; charges of the council are in the general fund.
scenario::Fund fund_of(std::size_t line) {
  constexpr std::array funds{scenario::Fund::general, scenario::Fund::schools, scenario::Fund::public_health};
  const bool first = line < payees.size() || payees[line % payees.size()] == service::Payee::council;
  return first ? scenario::Fund::general : funds[line % funds.size()];
}

std::vector<service::CostLine> lines_of_every_payee(int count) {
  std::vector<service::CostLine> lines;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
    lines.push_back({"line." + std::to_string(i), "Line " + std::to_string(i), payees[i % payees.size()],
                     service::Bearer::company});
    lines.back().fund = fund_of(i);
  }
  lines.push_back({"school-meals", "Sold to schools", service::Payee::customers, service::Bearer::company});
  lines.back().fund = scenario::Fund::schools;
  lines.push_back(
      {"council-retained", "Council's client side", service::Payee::suppliers, service::Bearer::council});
  return lines;
}

double random_cost(const service::CostLine& line, std::size_t lines, Uniform& uniform) {
  const double typical = 62.8e6 * 1.2 / 12.0 / static_cast<double>(lines);
  if (line.payee == service::Payee::customers) return -uniform(0.0, 0.2 * typical);
  if (line.payee == service::Payee::suppliers)
    return uniform(-0.5 * typical, 2.5 * typical);  // credits happen
  return uniform(0.7 * typical, 1.5 * typical);
}

template <class Measure>
scenario::Kpi indicator(const char* id) {
  scenario::Kpi kpi;
  kpi.id = kpi.name = id;
  kpi.weight = scenario::stated<units::Ratio>(1.0);
  kpi.measure.emplace<Measure>();
  return kpi;
}

void rate_at_random(service::Block& block, Uniform& uniform) {
  constexpr double withheld =
      std::numeric_limits<double>::quiet_NaN();  // though green: few cases, whatever they are
  const std::size_t quarters = block.months.size() / 3;
  block.scores.assign(settlement_indicators, std::vector<service::KpiScore>(quarters));
  for (auto& scores : block.scores)
    for (service::KpiScore& score : scores)
      for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
        // Half of all quarters pass, so that recovery happens.
        const int die = static_cast<int>(uniform(0.0, 8.0));
        score.rating[lane] = die < 4 ? service::Rating::green : static_cast<service::Rating>(die - 3);
        const double value = uniform(0.5, 1.0);
        score.value[lane] = die == 3 ? withheld : value;
      }
}

void inspect_at_random(service::Month& month, Uniform& uniform) {
  for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
    month.inspected[lane] = uniform(0.0, 1.0) < 0.1 ? 1 : 0;
    month.grade[lane] = static_cast<units::Count>(uniform(0.0, 3.0));
    month.excused[lane] = uniform(0.0, 1.0) < 0.05 ? 1 : 0;
    month.recoverable_vat[lane] = units::Money::from_value(uniform(-1e3, 1e5));
  }
}

}  // namespace

scenario::Scenario settlement_scenario(int years, double paid_in_month) {
  scenario::Scenario made;
  made.outcomes.kpis.push_back(indicator<scenario::VisitsInTime>("K1"));
  made.outcomes.kpis.push_back(indicator<scenario::UnallocatedCases>("K2"));
  made.outcomes.kpis.push_back(indicator<scenario::Judgement>("K17"));
  made.demand.placements[0].opening = scenario::stated<units::Children>(400);
  made.demand.placements[4].opening = scenario::stated<units::Children>(134);
  made.costs.fees[0].fee = scenario::stated<units::WeeklyFee>(350.5);
  made.costs.fees[4].fee = scenario::stated<units::WeeklyFee>(3'000.25);
  made.horizon = {{2017, 4, 1}, 12 * years};
  made.costs.paid_in_month = scenario::stated<units::Share>(paid_in_month);
  return made;
}

service::Block quiet_block(int years, std::vector<service::CostLine> lines) {
  service::Block block;
  block.lines = std::move(lines);
  block.months.resize(static_cast<std::size_t>(12 * years));
  block.years.resize(static_cast<std::size_t>(years));
  for (service::Month& month : block.months) month.costs.resize(block.lines.size());
  return block;
}

service::Block steady_block(int years, double monthly_cost) {
  service::Block block =
      quiet_block(years, {{"line.all", "All", service::Payee::suppliers, service::Bearer::company}});
  for (service::Month& month : block.months) month.costs[0].fill(units::Money::from_value(monthly_cost));
  return block;
}

service::Block random_block(std::uint64_t seed, int years, int lines) {
  Uniform uniform(seed);
  service::Block block = quiet_block(years, lines_of_every_payee(lines));
  for (service::Month& month : block.months)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      for (std::size_t line = 0; line < block.lines.size(); ++line)
        month.costs[line][lane] =
            units::Money::from_value(random_cost(block.lines[line], block.lines.size(), uniform));
      month.looked_after_half_days[lane] = static_cast<std::int64_t>(uniform(480.0, 620.0) * 61.0);
      month.placed_half_days[4][lane] = static_cast<std::int64_t>(
          uniform(0.1, 0.4) * static_cast<double>(month.looked_after_half_days[lane]));
      month.placed_half_days[0][lane] = month.looked_after_half_days[lane] - month.placed_half_days[4][lane];
    }
  for (std::size_t year = 1; year < block.years.size(); ++year)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const service::YearIndices& before = block.years[year - 1];
      block.years[year].pay[lane] = before.pay[lane] * uniform(0.98, 1.05);
      block.years[year].prices[lane] = before.prices[lane] * uniform(0.97, 1.06);
      block.years[year].fees[lane] = before.fees[lane] * uniform(0.95, 1.10);
    }
  for (service::Month& month : block.months) inspect_at_random(month, uniform);
  rate_at_random(block, uniform);
  return block;
}

void look_after(service::Block& block, const scenario::Scenario& scenario, int children) {
  const units::Calendar calendar(scenario.horizon.start);
  for (std::size_t m = 0; m < block.months.size(); ++m)
    block.months[m].looked_after_half_days.fill(std::int64_t{2} * children *
                                                calendar.days(units::MonthIndex(static_cast<int>(m))));
}

std::string kind_of(const scenario::ClauseTerms& terms) {
  return std::visit([](const auto& each) { return std::string(each.kind); }, terms);
}

void rate(service::Block& block, std::size_t kpi, std::size_t quarter, service::Rating rating, double value) {
  if (block.scores.empty()) {
    service::KpiScore unassessed;
    unassessed.rating.fill(service::Rating::not_assessed);
    block.scores.assign(settlement_indicators,
                        std::vector<service::KpiScore>(block.months.size() / 3, unassessed));
  }
  block.scores[kpi][quarter].rating.fill(rating);
  block.scores[kpi][quarter].value.fill(value);
}

std::vector<contract::Decision> all_granted(const scenario::Contract& contract,
                                            const scenario::Scenario& scenario) {
  contract::Decision granted;
  granted.approved.fill(1);
  granted.granted.fill(1'000'000);
  return std::vector(contract::decisions_of(contract, scenario.horizon).size(), granted);
}

std::vector<contract::Decision> random_decisions(const scenario::Contract& contract,
                                                 const scenario::Scenario& scenario, std::uint64_t seed) {
  const std::vector<contract::DecisionTerms> requests = contract::decisions_of(contract, scenario.horizon);
  std::vector<contract::Decision> decisions(requests.size());
  for (std::size_t request = 0; request < requests.size(); ++request) {
    // By address, as in a run: the order of clauses changes nobody's luck.
    Uniform uniform(seed ^ std::uint64_t{chance::entity_of(requests[request].address.c_str())});
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      decisions[request].approved[lane] = uniform(0.0, 1.0) < 0.7 ? 1 : 0;
      decisions[request].delay_months[lane] = static_cast<units::Count>(uniform(0.0, 9.0));
      decisions[request].granted[lane] = static_cast<std::int64_t>(uniform(0.0, 1e6));
    }
  }
  return decisions;
}

scenario::Contract contract_of(std::vector<scenario::ClauseTerms> terms) {
  scenario::Contract contract;
  for (scenario::ClauseTerms& each : terms) {
    std::string id = kind_of(each);
    const auto same = std::count_if(contract.clauses.begin(), contract.clauses.end(),
                                    [&](const auto& clause) { return kind_of(clause.terms) == id; });
    if (same > 0) id += "-" + std::to_string(same + 1);
    contract.clauses.push_back({id, id, 10 * static_cast<int>(contract.clauses.size() + 1), std::move(each)});
  }
  return contract;
}

scenario::BasePrice base_price(double pounds) {
  scenario::BasePrice terms;
  terms.amount = scenario::stated<units::MoneyPerYear>(pounds);
  return terms;
}

scenario::ByYear<units::MoneyPerYear> by_year(const std::vector<double>& pounds) {
  scenario::ByYear<units::MoneyPerYear> values;
  for (std::size_t year = 0; year < pounds.size(); ++year)
    values.push_back({std::to_string(2017 + year), scenario::stated<units::MoneyPerYear>(pounds[year])});
  return values;
}

scenario::Band band(double to, double company) {
  return {scenario::stated<units::Share>(to), scenario::stated<units::Share>(company)};
}

Pence pounds(const std::string& text) {
  std::string digits;
  for (const char c : text)
    if (c != ',' && c != '.') digits += c;
  return Pence(std::stoll(digits));
}

}  // namespace loadline::testing_support
