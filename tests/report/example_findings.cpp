#include "report/example_findings.hpp"

#include <cmath>
#include <limits>

#include "loadline/units/calendar.hpp"
#include "report/example_contract.hpp"
#include "report/example_programme.hpp"
#include "support/example_scenario.hpp"

namespace loadline::testing_support {
namespace {

using namespace analysis;

constexpr double million = 1e6;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Estimate of(double value, double error) { return {value, error}; }

YearFindings year(const std::string& name, int index) {
  YearFindings y;
  const double growth = 0.9 * index;
  y.year = name;
  y.price = of((62.8 + 0.2 * index) * million, 2'000);
  y.mean = of((63.9 + growth) * million, 21'000);
  y.p10 = of((61.2 + 0.8 * growth) * million, 30'000);
  y.p50 = of((63.8 + growth) * million, 25'000);
  y.p80 = of((65.9 + 1.2 * growth) * million, 33'000);
  y.p90 = of((67.0 + 1.3 * growth) * million, 41'000);
  y.gap_p50 = of((0.8 + growth) * million, 25'000);
  y.contingency = of((2.9 + growth) * million, 33'000);
  y.deficit = of(0.66 + 0.05 * index, 0.0051);
  y.deficit_after_reserve = of(0.48 + 0.06 * index, 0.0056);
  y.insolvent = of(index == 0 ? 0.0 : 0.03 * index, 0.0003 + 0.002 * index);
  y.mean_deficit = of((2.2 + 0.7 * growth) * million, 20'000);
  y.looked_after = of(540.0 + 6.0 * index, 0.3);
  return y;
}

Fan fan(const std::string& id, const std::string& name, const std::string& unit, double start, double drift,
        double spread) {
  Fan made{id, name, unit, {}, {}, {}, {}, {}};
  for (int m = 0; m < 60; ++m) {
    const double middle = start + drift * m + 0.01 * std::abs(start) * std::sin(0.52 * m),
                 width = spread * std::sqrt((m + 1) / 60.0);
    made.p10.push_back(middle - width);
    made.p25.push_back(middle - 0.52 * width);
    made.p50.push_back(middle);
    made.p75.push_back(middle + 0.56 * width);
    made.p90.push_back(middle + 1.1 * width);
  }
  return made;
}

std::vector<Fan> fans() {
  return {
      fan("cost", "Net cost a month", "GBP", 5.25 * million, 0.012 * million, 0.55 * million),
      fan("looked-after", "Children looked after", "children", 536.0, 0.6, 62.0),
      fan("caseload", "Average caseload", "children/FTE", 19.1, 0.03, 3.4),
      fan("cash", "Company's cash at the month's end", "GBP", 2.0 * million, -0.09 * million, 4.6 * million),
      fan("plans", "Child protection plans", "children", 450.0, -0.2, 55.0),
      fan("agency", "Agency social workers", "FTE", 20.0, 0.1, 9.0),
      fan("unallocated", "Cases without a social worker", "children", 9.0, 0.4, 8.0)};
}

std::vector<CostLineFindings> costs() {
  const std::pair<const char*, std::pair<const char*, double>> lines[] = {
      {"pay", {"Pay", 22.4}},
      {"placement.external-residential", {"Placements: external residential", 5.0}},
      {"pension", {"Pensions", 4.1}},
      {"placement.in-house-foster", {"Placements: in-house fostering", 5.7}},
      {"vat", {"VAT not recovered", 1.2}},
      {"line.income", {"Income", -3.5}}};
  std::vector<CostLineFindings> made;
  for (const auto& [id, line] : lines) {
    CostLineFindings cost;
    cost.id = id;
    cost.name = line.first;
    for (int y = 0; y < 5; ++y) cost.yearly.push_back(of(line.second * million * (1.0 + 0.02 * y), 8'000));
    made.push_back(cost);
  }
  made[0].group = service::LineGroup::pay;
  made[0].behaviour = service::Behaviour::semi_variable;
  made[1].group = service::LineGroup::placements;
  made[1].behaviour = service::Behaviour::variable;
  made[1].controllable = true;
  made[5].fund = scenario::Fund::public_health;
  made[5].bearer = service::Bearer::council;
  return made;
}

VariantFindings variant(const std::string& id, const std::string& name, double cost, double difference,
                        double deficit) {
  VariantFindings v;
  v.id = id;
  v.name = name;
  v.council_cost = of(cost * million, 0.1 * million);
  v.council_cost_p80 = of((cost + 7.5) * million, 0.16 * million);
  v.company_result = of((-1.9 + 0.2 * difference) * million, 15'000);
  v.deficit_any = of(deficit, 0.004);
  v.insolvent_any = of(0.4 * deficit, 0.005);
  v.lowest_cash_p5 = of(-9.4 * million, 80'000);
  v.council_difference = of(difference * million, difference == 0.0 ? 0.0 : 22'000);
  v.result_difference = of(0.2 * difference * million, difference == 0.0 ? 0.0 : 6'000);
  v.deficit_difference = of(deficit - 0.93, difference == 0.0 ? 0.0 : 0.002);
  return v;
}

std::vector<SavingsYear> savings() {
  std::vector<SavingsYear> years;
  constexpr double targets[] = {1.5, 3.0, 4.5, 4.5, 4.5}, means[] = {-0.1, 1.4, 2.9, 3.6, 4.1},
                   delivered[] = {0.01, 0.04, 0.14, 0.27, 0.40};
  constexpr const char* names[] = {"2017/18", "2018/19", "2019/20", "2020/21", "2021/22"};
  for (std::size_t y = 0; y < 5; ++y) {
    SavingsYear made;
    made.year = names[y];
    made.target = targets[y] * million;
    made.mean = of(means[y] * million, 12'000);
    made.p20 = of((means[y] - 0.9) * million, 14'000);
    made.p50 = of((means[y] + 0.1) * million, 14'000);
    made.p80 = of((means[y] + 1.0) * million, 14'000);
    made.delivered = of(delivered[y], 0.004);
    made.shortfall = of((targets[y] - means[y]) * million, 12'000);
    made.coverage = of(means[y] / targets[y], 0.01);
    made.one_off = of(y == 1 ? 0.3 * million : 0.0, 4'000);
    made.rating = "red";
    years.push_back(made);
  }
  return years;
}

KpiFindings kpi(const std::string& id, const std::string& name, const std::string& unit,
                const std::string& kind, double baseline, double target, double tolerance, double floor,
                bool higher) {
  KpiFindings made;
  made.id = id;
  made.name = name;
  made.unit = unit;
  made.kind = kind;
  made.higher_is_better = higher;
  made.baseline = baseline;
  made.target = target;
  made.tolerance = tolerance;
  made.floor = floor;
  const units::Calendar calendar({2017, 4, 1});
  for (int q = 0; q < 20; ++q) {
    const double green = 0.2 + 0.01 * q, red = 0.35 - 0.01 * q;
    made.quarters.push_back({calendar.short_name(units::MonthIndex(3 * q + 2)), of(green, 0.004),
                             of(1.0 - green - red, 0.005), of(red, 0.005), of(0.1, 0.003), baseline * 0.95,
                             baseline, baseline * 1.04});
  }
  return made;
}

std::vector<KpiFindings> kpis() {
  std::vector<KpiFindings> made{
      kpi("K1", "Visits made in time", "%", "visits_in_time", 0.92, 0.95, 0.90, 0.80, true),
      kpi("K2", "Cases without a social worker", "children", "unallocated_cases", 9, 10, 25, 100, false),
      kpi("K3", "Average caseload", "children/FTE", "average_caseload", 19, 18, 20, 25, false),
      kpi("K17", "Inspection judgement", "grade", "judgement", 0, 1, 1, 0, true)};
  // Nobody is inspected in the first quarter of the example.
  made[3].quarters[0] = {"Jun 2017", {nan, nan}, {nan, nan}, {nan, nan}, {nan, nan}, nan, nan, nan};
  for (std::size_t q = 0; q < 20; ++q) made[3].quarters[q].p50 = q == 0 ? nan : 1.0;
  made[3].grade_at_end = {of(0.31, 0.005), of(0.44, 0.005), of(0.22, 0.004), of(0.03, 0.002)};
  for (KpiQuarter& quarter : made[2].quarters) {
    quarter.green.value = 0.08;
    quarter.amber.value = 0.92 - quarter.red.value;
  }
  return made;
}

std::vector<Influence> influences() {
  using scenario::Quality;
  const auto one = [](const char* path, const char* meaning, const char* unit, Quality quality,
                      double correlation, double swing) {
    return Influence{path, meaning, unit, quality, correlation, of(swing * million, 0.3 * million)};
  };
  return {
      one("demand.care.long_mean", "Mean long stay, before ageing out.", "months", Quality::red, 0.61, 21.4),
      one("costs.placement.external-residential.fee", "Weekly fee for a child, first year's prices.",
          "GBP/child/week", Quality::amber, 0.44, 13.2),
      one("workforce.agency.cover", "Share of case-holding vacancies covered by agency staff.", "%",
          Quality::amber, 0.25, 6.1),
      one("savings.initiative.edge-of-care.change", "Change of every rate into care at full effect.", "%",
          Quality::red, -0.21, -5.2),
      one("demand.referrals.rate", "Children referred a year for each 10,000 under 18.", "per 10k/year",
          Quality::green, 0.17, 3.9)};
}

contract::Posting posting(int month, contract::Party from, contract::Party to, contract::Category category,
                          const char* cause, std::int64_t pence) {
  contract::Posting made;
  made.header = {units::MonthIndex(month),
                 units::MonthIndex(month + 1),
                 from,
                 to,
                 contract::Fund::general,
                 category,
                 cause};
  made.amount = units::Pence(pence);
  return made;
}

FutureLedger ledger(const char* label, std::int64_t replication, double net_cost) {
  FutureLedger made{label, replication, net_cost, {}};
  for (int m = 0; m < 24; ++m) {
    made.postings.push_back(posting(m, contract::Party::council, contract::Party::company,
                                    contract::Category::price, "base-price", 523'591'083));
    made.postings.push_back(posting(m, contract::Party::company, contract::Party::external,
                                    contract::Category::cost, "service.pay", 186'700'010 + m));
  }
  made.postings.push_back(posting(11, contract::Party::council, contract::Party::company,
                                  contract::Category::volume, "volume-corridor", 54'569'872));
  return made;
}

service::Opening opening() {
  service::Opening made;
  made.lines = {{"Children looked after", "children", 534, 534, 0.5, "demand.opening.looked_after", ""},
                {"Average caseload", "children/FTE", 19, 19.3, 0.05, "workforce.role.social-worker.in_post",
                 "93 FTE in post reproduce it"},
                {"Budget", "GBP/year", 62'830'930, 62'830'930, 1, "costs.balancing_line", ""}};
  made.budget = {{"pay", "Pay", 31'000'000},
                 {"placements", "Placements", 19'300'000},
                 {"line.income", "Income", -3'500'000}};
  made.flows = {{"Looked after", 534, 20.1, 19.6}, {"Protection plans", 450, 51.0, 48.2}};
  return made;
}

Findings example_findings() {
  Findings f;
  f.replications = 10'000;
  constexpr const char* names[] = {"2017/18", "2018/19", "2019/20", "2020/21", "2021/22"};
  for (int y = 0; y < 5; ++y) f.years.push_back(year(names[y], y));
  f.deficit_any = of(0.93, 0.0031);
  for (int i = 1; i < 100; ++i)
    f.s_curve.push_back((63.8 + 2.5 * std::log(i / (100.0 - i)) / 1.45) * million);
  f.s_curve_price = 62.8 * million;
  f.opening_reserve = 0.5 * million;
  f.fans = fans();
  const units::Calendar calendar({2017, 4, 1});
  for (int m = 0; m < 60; ++m) f.month_names.push_back(calendar.short_name(units::MonthIndex(m)));
  f.lowest_cash_p50 = of(-3.2 * million, 50'000);
  f.lowest_cash_p5 = of(-9.8 * million, 90'000);
  f.lowest_cash_when = "at the end of March 2022";
  f.cash_below_zero = of(0.81, 0.004);
  f.overdraft_months = of(7.4, 0.06);
  f.beyond_overdraft = of(0.32, 0.005);
  f.reductions_exceed_price = of(0.04, 0.002);
  f.reduction_unused = of(210'000.0, 9'000.0);
  f.facility_95 = 9.8 * million;
  f.parameter_share = 0.83;
  f.costs = costs();
  f.variants = {variant("contract", "As agreed", 325.1, 0.0, 0.93),
                variant("fixed", "Fixed price, no corridor", 323.0, -2.1, 0.97),
                variant("indemnity", "Full indemnity", 331.9, 6.8, 0.93)};
  f.savings = savings();
  add_programme(f);
  add_contract(f);
  f.kpis = kpis();
  add_outcomes(f);
  f.influences = influences();
  f.structures = {{"as-it-stands", "As the scenario stands", "What the weights below leave.", 0.7, 7'000,
                   of(330.0 * million, 90'000), of(0.93, 0.003), of(560.0, 0.9)},
                  {"rising", "Referrals go on rising", "", 0.3, 3'000, of(341.0 * million, 140'000),
                   of(0.97, 0.004), of(588.0, 1.4)}};
  f.shocks = {{"high-profile-case", "A high-profile case", 0.295}};
  f.ledgers = {ledger("median", 4213, 325.2 * million), ledger("p80", 77, 333.0 * million)};
  f.opening = opening();
  return f;
}

void complete(scenario::Scenario& s) {
  s.about.title = "Example council: will the contract hold?";
  make_uncertain(s.demand.care.long_mean, 0.2);
  s.demand.care.long_mean.origin.quality = scenario::Quality::red;
  s.costs.fees[4].fee.uncertain = chance::Metalog{2'700, 3'200, 3'900, chance::Support::positive};
  s.sources = {{"dfe-2016",
                "Department for Education: Children looked after in England, 2016",
                "https://www.gov.uk/example",
                "",
                {2016, 9, 29},
                {}}};
  s.demand.opening.looked_after.origin.source = "dfe-2016";
  constexpr double looked_after[] = {411, 388, 437, 491, 570, 548};
  for (int y = 0; y < 6; ++y)
    s.assurance.history.push_back({"march-" + std::to_string(2011 + y),
                                   {2011 + y, 3, 31},
                                   scenario::stated<units::Children>(looked_after[y])});
  s.assurance.conflicts = {{"X3", "Children looked after", "534 (newspaper), 540 (later)", "534 is used"}};
  s.assurance.not_modelled = {"Inspections by other bodies.", "Changes of law.",
                              "Decisions taken because of a deficit."};
  s.savings.overlaps = {{"care", "Placement budget", scenario::stated<units::MoneyPerYear>(9e6)}};
  s.variants = {{.id = "fixed",
                 .name = "Fixed price, no corridor",
                 .note = "What certainty would cost.",
                 .settings = {{"contract.clause.volume-corridor.share_up", "\"0 %\"", {}}},
                 .contract = s.contract},
                {.id = "indemnity",
                 .name = "Full indemnity",
                 .settings = {{"contract.clause.deficit-funding.grant", "\"100 %\"", {}}},
                 .contract = s.contract}};
}

}  // namespace

ExampleReport::ExampleReport() : scenario(example_scenario()) {
  complete(scenario);
  all = scenario::make_register(scenario);
  findings = example_findings();
  record = {"scenarios/example.toml",
            "[about]\ntitle = \"Example\"\n",
            "loadline run scenarios/example.toml --seed 20170401 --threads 8",
            "2026-11-22T08:00:00Z",
            12.5,
            20170401,
            "0123456789abcdef",
            {{"demand.care.long_mean", "48 months", "50 months"}}};
}

}  // namespace loadline::testing_support
