#include "contract/synthetic.hpp"

#include <array>
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

std::vector<service::CostLine> lines_of_every_payee(int count) {
  constexpr std::array payees{service::Payee::staff,        service::Payee::tax_authority,
                              service::Payee::pension_fund, service::Payee::placements,
                              service::Payee::suppliers,    service::Payee::customers};
  std::vector<service::CostLine> lines;
  for (int i = 0; i < count; ++i) {
    const auto payee = payees[static_cast<std::size_t>(i) % payees.size()];
    lines.push_back(
        {"line." + std::to_string(i), "Line " + std::to_string(i), payee, service::Bearer::company});
  }
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

}  // namespace

scenario::Scenario settlement_scenario(int years, double paid_in_month) {
  scenario::Scenario made;
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
    }
  for (std::size_t year = 1; year < block.years.size(); ++year)
    for (std::size_t lane = 0; lane < units::lane_count; ++lane) {
      const service::YearIndices& before = block.years[year - 1];
      block.years[year].pay[lane] = before.pay[lane] * uniform(0.98, 1.05);
      block.years[year].prices[lane] = before.prices[lane] * uniform(0.97, 1.06);
      block.years[year].fees[lane] = before.fees[lane] * uniform(0.95, 1.10);
    }
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

scenario::Contract contract_of(std::vector<scenario::ClauseTerms> terms) {
  scenario::Contract contract;
  for (scenario::ClauseTerms& each : terms) {
    const std::string kind = kind_of(each);
    contract.clauses.push_back(
        {kind, kind, 10 * static_cast<int>(contract.clauses.size() + 1), std::move(each)});
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
