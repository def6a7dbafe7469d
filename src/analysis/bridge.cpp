#include <array>
#include <cmath>

#include "loadline/service/agreed_cost.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

enum Step { demand, fees, pay, staffing, agency, prices, vat, other, interaction, savings_step, steps };
constexpr std::array<const char*, steps> step_ids{"demand", "fees", "pay",   "staffing",    "agency",
                                                  "prices", "vat",  "other", "interaction", "savings"};
constexpr std::array<const char*, steps> step_names{"Demand: more or fewer children, and where they live",
                                                    "Placement fees",
                                                    "Pay, National Insurance and pension rates",
                                                    "Staff in post: vacancies filled or not",
                                                    "Agency social workers",
                                                    "Other prices",
                                                    "VAT that cannot be recovered",
                                                    "Costs outside the opening budget",
                                                    "Quantities and prices together",
                                                    "Savings against their target"};

/// What the plan expects of one budget line in one year, and which steps explain what differs from it.
struct PlannedLine {
  bool in_budget = false;
  double quantity = 0.0, price = 0.0;  ///< In units of `service::CostLine::quantity`; [GBP per unit].
  Step more = demand, dearer = prices;
  double cost() const { return quantity * price; }
};

double planned_pay(const scenario::Costs& costs, int year) {
  const double step = costs.increments.not_at_top.typical_value() * costs.increments.step.typical_value();
  return growth_since_start(costs.pay_award, year) * std::pow(1.0 + step, year);
}

double planned_level(const scenario::Costs& costs, scenario::PriceIndex index, int year) {
  switch (index) {
    case scenario::PriceIndex::none:
      return 1.0;
    case scenario::PriceIndex::pay:
      return growth_since_start(costs.pay_award, year);
    case scenario::PriceIndex::prices:
      return growth_since_start(costs.price_growth, year);
  }
  return 1.0;
}

template <class Item>
const Item* find_line(const std::vector<Item>& items, const std::string& prefix, const std::string& id) {
  for (const Item& item : items)
    if (prefix + item.id == id) return &item;
  return nullptr;
}

const scenario::PlacementFee* fee_of(const scenario::Costs& costs, const service::CostLine& line) {
  for (std::size_t type = 0; type < scenario::placement_types; ++type)
    if (line.id == std::string("placement.") + scenario::placement_keys[type]) return &costs.fees[type];
  return nullptr;
}

/// An agreement's charge and what replaces it after an exit are two lines of a budget and one of a plan: leaving is
/// planned, and its year has some of both.
const std::string replacement_line = "replacement.";

bool replaces_an_agreement(const scenario::Costs& costs, const service::CostLine& line) {
  return find_line(costs.agreements, replacement_line, line.id) != nullptr;
}

/// What a line comes to in a year without savings, an agreement's replacement with it; one row a future.
struct Outturn {
  Eigen::ArrayXd cost, quantity;
};
Outturn outturn_of(const scenario::Costs& costs, const engine::Ensemble& ensemble, std::size_t line,
                   int year) {
  Outturn found{ensemble.line_costs_without_savings[line].col(year),
                ensemble.line_quantities_without_savings[line].col(year)};
  const auto* bought = find_line(costs.agreements, "agreement.", ensemble.lines[line].id);
  if (bought == nullptr) return found;
  for (std::size_t other = 0; other < ensemble.lines.size(); ++other) {
    if (ensemble.lines[other].id != replacement_line + bought->id) continue;
    found.cost += ensemble.line_costs_without_savings[other].col(year);
    found.quantity += ensemble.line_quantities_without_savings[other].col(year);
  }
  return found;
}

/// Level of a line's price in a year at the typical awards, prices and fees, the first year being 1.
double planned_level(const scenario::Scenario& scenario, const service::CostLine& line, int year) {
  const scenario::Costs& costs = scenario.costs;
  const double prices_level = growth_since_start(costs.price_growth, year);
  switch (line.group) {
    case service::LineGroup::pay:
      return planned_pay(costs, year);
    case service::LineGroup::agency:
      return growth_since_start(costs.pay_award, year);
    case service::LineGroup::placements:
      if (const scenario::PlacementFee* fee = fee_of(costs, line))
        return prices_level * std::pow(1.0 + fee->real_growth.typical_value(), year);
      return prices_level;
    default:
      break;
  }
  if (const auto* stated = find_line(costs.lines, "line.", line.id))
    return planned_level(costs, stated->index, year);
  if (const auto* bought = find_line(costs.agreements, "agreement.", line.id))
    return planned_level(costs, bought->index, year);
  return prices_level;
}

/// Capital and one-offs are spent by a schedule that is in the plan of each year: only an uncertain amount differs from it.
bool on_schedule(const scenario::Costs& costs, const service::CostLine& line) {
  return find_line(costs.assets, "asset.", line.id) != nullptr ||
         find_line(costs.one_offs, "one-off.", line.id) != nullptr;
}

/// A year's cost of an agreement beside that of the first year, a planned exit in both.
double agreed_change(const scenario::ServiceAgreement& agreement, base::Date start, int year) {
  const double first = service::agreed_cost(agreement, start, 0).total();
  return first > 0.0 ? service::agreed_cost(agreement, start, year).total() / first : 1.0;
}

PlannedLine planned(const scenario::Scenario& scenario, const service::Opening& opening,
                    const service::CostLine& line, int year) {
  const units::Calendar calendar(scenario.horizon.start);
  const auto* bought = find_line(scenario.costs.agreements, "agreement.", line.id);
  double amount = 0.0, quantity = 0.0;
  if (line.id == "balancing") {
    amount = scenario.costs.balancing_line.typical_value();
    quantity = 1.0;
  }
  for (const service::BudgetLine& one : opening.budget) {
    if (one.id != line.id && (bought == nullptr || one.id != replacement_line + bought->id)) continue;
    amount += one.amount;
    quantity += one.quantity;
  }
  double level = planned_level(scenario, line, year);
  if (bought != nullptr) level *= agreed_change(*bought, scenario.horizon.start, year);
  if (quantity == 0.0) {
    // A type of placement nobody is in at the start is dear by its fee if somebody comes.
    const scenario::PlacementFee* fee = fee_of(scenario.costs, line);
    return {.in_budget = fee != nullptr, .price = fee != nullptr ? fee->fee.typical_value() * level : 0.0};
  }
  const double days = static_cast<double>(calendar.days_in_year(year)) / calendar.days_in_year(0);
  return {.in_budget = true,
          .quantity = line.quantity == "child-weeks" ? quantity * days : quantity,
          .price = amount / quantity * level};
}

PlannedLine as_scheduled(const engine::Ensemble& ensemble, std::size_t line, int year) {
  const double quantity = ensemble.line_quantities_without_savings[line].col(year).mean();
  if (quantity == 0.0) return {.in_budget = true};
  return {.in_budget = true,
          .quantity = quantity,
          .price = ensemble.line_costs_without_savings[line].col(year).mean() / quantity};
}

/// Costs that grow with the number of staff say nothing of children.
bool follows_staff(const scenario::Costs& costs, const service::CostLine& line) {
  if (line.group == service::LineGroup::pay) return true;
  const auto* stated = find_line(costs.lines, "line.", line.id);
  const auto* bought = find_line(costs.agreements, "agreement.", line.id);
  return (stated != nullptr && stated->driver == scenario::CostDriver::staff) ||
         (bought != nullptr && bought->driver == scenario::CostDriver::staff);
}

PlannedLine plan_of(const scenario::Scenario& scenario, const service::Opening& opening,
                    const engine::Ensemble& ensemble, std::size_t line, int year) {
  const service::CostLine& terms = ensemble.lines[line];
  PlannedLine plan = on_schedule(scenario.costs, terms) ? as_scheduled(ensemble, line, year)
                                                        : planned(scenario, opening, terms, year);
  plan.more = follows_staff(scenario.costs, terms) ? staffing : demand;
  plan.dearer = terms.group == service::LineGroup::pay          ? pay
                : terms.group == service::LineGroup::placements ? fees
                                                                : prices;
  return plan;
}

/// One year's steps, a column a step and a row a future.
class YearSteps {
 public:
  explicit YearSteps(Eigen::Index futures) { amounts_.setZero(futures, steps); }

  void add(const service::CostLine& line, const PlannedLine& plan, Eigen::Index future, double cost,
           double quantity) {
    if (line.group == service::LineGroup::vat)
      amounts_(future, vat) += cost - plan.cost();
    else if (line.group == service::LineGroup::agency)
      amounts_(future, agency) += cost - plan.cost();
    else if (!plan.in_budget)
      amounts_(future, other) += cost;
    else
      split(plan, future, cost, quantity);
  }
  /// \param missed      Of the target.
  /// \param ring_fenced  Saved in other funds than the general one: outside the target as it is outside the plan.
  void savings(const Eigen::ArrayXd& missed, const Eigen::ArrayXd& ring_fenced) {
    amounts_.col(savings_step) = missed;
    amounts_.col(other) -= ring_fenced;
  }

  Eigen::ArrayXd of(Step step) const { return amounts_.col(step); }
  Eigen::ArrayXd all() const { return amounts_.rowwise().sum(); }

 private:
  /// Price and quantity: cost - plan = dQ P0 + Q0 dP + dQ dP, exactly.
  void split(const PlannedLine& plan, Eigen::Index future, double cost, double quantity) {
    const double more = quantity - plan.quantity;
    const double dearer = quantity != 0.0 ? cost / quantity - plan.price : 0.0;
    amounts_(future, plan.more) += more * plan.price;
    amounts_(future, plan.dearer) += plan.quantity * dearer;
    amounts_(future, interaction) += more * dearer;
  }

  Eigen::ArrayXXd amounts_;
};

}  // namespace

void explain_outturn(const scenario::Scenario& scenario, const engine::Ensemble& ensemble, Findings& into) {
  const units::Calendar calendar(scenario.horizon.start);
  const Eigen::Index futures = ensemble.net_cost.rows();
  for (int year = 0; year < ensemble.years; ++year) {
    const auto place = static_cast<std::size_t>(year);
    YearSteps found(futures);
    double plan = 0.0;
    for (std::size_t line = 0; line < ensemble.lines.size(); ++line) {
      if (ensemble.lines[line].bearer != service::Bearer::company) continue;
      if (replaces_an_agreement(scenario.costs, ensemble.lines[line])) continue;
      const PlannedLine expected = plan_of(scenario, into.opening, ensemble, line, year);
      plan += expected.cost();
      const Outturn came = outturn_of(scenario.costs, ensemble, line, year);
      for (Eigen::Index f = 0; f < futures; ++f)
        found.add(ensemble.lines[line], expected, f, came.cost(f), came.quantity(f));
    }
    const double target = into.savings[place].target;
    const Eigen::ArrayXd all_saved =
        ensemble.net_cost_without_savings.col(year) - ensemble.net_cost.col(year);
    const Eigen::ArrayXd delivered = counted_savings(ensemble, year);
    found.savings(target - delivered, all_saved - delivered);
    const auto mean_of = [](const Eigen::ArrayXd& amounts) { return statistics::mean(as_span(amounts)); };
    Bridge bridge{.year = calendar.year_name(year),
                  .plan = plan - target,
                  .outturn = mean_of(ensemble.net_cost.col(year)),
                  .price = into.years[place].price.value};
    for (int step = 0; step < steps; ++step)
      bridge.steps.push_back({step_ids[static_cast<std::size_t>(step)],
                              step_names[static_cast<std::size_t>(step)],
                              mean_of(found.of(static_cast<Step>(step)))});
    into.bridges.push_back(std::move(bridge));
    if (target <= 0.0) continue;
    const Eigen::ArrayXd overspend = found.all();
    into.missed_targets.push_back(
        {.year = calendar.year_name(year),
         .target = target,
         .missed =
             share_of_futures(futures, [&](Eigen::Index f) { return delivered(f) < target - half_a_penny; }),
         .overspend = mean_of(overspend),
         .demand = mean_of(found.of(demand)),
         .delivery = mean_of(found.of(savings_step)),
         .price = mean_of(overspend - found.of(demand) - found.of(savings_step) - found.of(interaction)),
         .interaction = mean_of(found.of(interaction))});
  }
}

}  // namespace loadline::analysis::parts
