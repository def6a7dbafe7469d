#include "report/example_programme.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loadline::testing_support {
namespace {

using namespace analysis;

constexpr double million = 1e6;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Estimate of(double value, double error) { return {value, error}; }

InitiativeFindings initiative(const char* id, const char* name, double full, double start) {
  InitiativeFindings made;
  made.id = id;
  made.name = name;
  made.owner = "Director of children's services";
  made.category = "demand";
  made.kind = "care_entry";
  made.planned_start = "October 2017";
  made.confidence = 0.7;
  made.starts = of(full + 0.2, 0.005);
  made.full = of(full, 0.005);
  made.partly = of(0.2, 0.004);
  made.median_start = start;
  made.investment = 200'000;
  made.running_cost = 310'000;
  made.evidence = "3";
  made.optimism = 0.10;
  made.recurrence = "recurrent";
  made.shape = "linear";
  made.fund = "general";
  made.beneficiary = "company";
  return made;
}

std::vector<InitiativeFindings> initiatives() {
  std::vector<InitiativeFindings> made{initiative("edge-of-care", "Edge-of-care team", 0.49, 8.0),
                                       initiative("reunification", "Reunification team", 0.0, nan),
                                       initiative("back-office", "Shared back office", 0.74, 5.0)};
  made[0].overlap = "care";
  made[1].starts = of(0.0, 0.0003);
  made[1].needs = {"edge-of-care", "back-office"};
  made[1].evidence = "ungraded";
  made[2].fund = "public-health";
  made[2].beneficiary = "council";
  made[2].category = "efficiency";
  made[2].recurrence = "one-off";
  return made;
}

InitiativeValue value_of(const char* id, double scale, std::optional<int> payback) {
  InitiativeValue made{id, {}, of(3.4 * scale * million, 41'000), payback};
  for (int y = 0; y < 5; ++y) made.yearly.push_back(of((0.45 * y + 0.1) * scale * million, 11'000));
  return made;
}

/// gross + overlap + optimism + late + not delivered = net, as in a real study.
SavingsStudy savings_study() {
  SavingsStudy made;
  made.futures = 512;
  constexpr const char* names[] = {"2017/18", "2018/19", "2019/20", "2020/21", "2021/22"};
  for (int y = 0; y < 5; ++y) {
    SavingsWaterfall w;
    w.year = names[y];
    const double gross = 1.9 + 1.3 * y;
    w.gross = of(gross * million, 38'000);
    w.overlap = of(-0.15 * gross * million, 9'000);
    w.optimism = of(-0.08 * gross * million, 6'000);
    w.late = of(-0.3 * million, 14'000);
    const double net = 0.9 * y + 0.2;
    w.not_delivered = of((net - 0.77 * gross + 0.3) * million, 31'000);
    w.net = of(net * million, 33'000);
    made.waterfall.push_back(w);
  }
  made.initiatives = {value_of("edge-of-care", 1.4, 2), value_of("reunification", 0.0, std::nullopt),
                      value_of("back-office", 0.6, 1)};
  made.present_value = of(6.8 * million, 62'000);
  made.payback = 2;
  return made;
}

std::vector<Bridge> bridges() {
  const std::pair<const char*, std::pair<const char*, double>> steps[] = {
      {"demand", {"Demand: more or fewer children, and where they live", 2.1}},
      {"fees", {"Placement fees", 0.45}},
      {"pay", {"Pay, National Insurance and pension rates", -0.2}},
      {"staffing", {"Staff in post: vacancies filled or not", -0.9}},
      {"agency", {"Agency social workers", 0.7}},
      {"prices", {"Other prices", 0.1}},
      {"vat", {"VAT that cannot be recovered", 0.04}},
      {"other", {"Costs outside the opening budget", 0.0}},
      {"interaction", {"Quantities and prices together", 0.06}},
      {"savings", {"Savings against their target", 0.8}}};
  constexpr const char* names[] = {"2017/18", "2018/19", "2019/20", "2020/21", "2021/22"};
  std::vector<Bridge> made;
  for (int y = 0; y < 5; ++y) {
    Bridge bridge;
    bridge.year = names[y];
    bridge.plan = (61.4 + 0.5 * y) * million;
    double outturn = bridge.plan;
    for (const auto& [id, step] : steps) {
      const double amount = step.second * (1.0 + 0.3 * y) * million;
      outturn += amount;
      bridge.steps.push_back({id, step.first, of(amount, 24'000)});
    }
    bridge.outturn = of(outturn, 35'000);
    bridge.price = (62.8 + 0.2 * y) * million;
    made.push_back(bridge);
  }
  return made;
}

std::vector<MissedTarget> missed_targets() {
  MissedTarget first, last;
  first.year = "2017/18";
  first.target = 1.5 * million;
  first.missed = of(0.99, 0.004);
  first.overspend = of(-0.3 * million, 30'000);
  first.demand = of(0.4 * million, 25'000);
  first.delivery = of(0.9 * million, 9'000);
  first.price = of(-1.6 * million, 20'000);
  last.year = "2019/20";
  last.target = 4.5 * million;
  last.missed = of(0.86, 0.004);
  last.overspend = of(4.1 * million, 40'000);
  last.demand = of(2.9 * million, 36'000);
  last.delivery = of(0.8 * million, 12'000);
  last.price = of(0.3 * million, 21'000);
  last.interaction = of(0.1 * million, 4'000);
  return {first, last};
}

std::vector<LoopYear> loop_years() {
  std::vector<LoopYear> made;
  constexpr const char* names[] = {"2017/18", "2018/19", "2019/20", "2020/21", "2021/22"};
  for (int y = 0; y < 5; ++y)
    made.push_back({names[y], of(0.55 + 0.03 * y, 0.005), of(0.03 + 0.01 * y, 0.002), 85.0 - y,
                    86.0 - 2.0 * y, 3.0 - 4.0 * y, 12.0 - 2.0 * y, 21.0 - y});
  return made;
}

/// A loop with a tipping point: 140 posts, 2,100 cases, found at 0.5 a year, hazard 0.15 e^{1.4 (c / 16 - 1)}, at most
/// 0.96 a year. Its equilibria were solved for on their own.
LoopCurve loop_curve() {
  LoopCurve made;
  for (int s = 0; s <= 70; ++s) {
    const double staff = 2.0 * s, caseload = s == 0 ? 60.0 : std::min(2'100.0 / staff, 60.0);
    made.staff.push_back(staff);
    made.caseload.push_back(caseload);
    made.leavers.push_back(staff * std::min(0.15 * std::exp(1.4 * (caseload / 16.0 - 1.0)), 0.96));
    made.starters.push_back(0.5 * (140.0 - staff));
  }
  made.equilibria = {{47.95, 43.8, true}, {72.82, 28.8, false}, {86.37, 24.3, true}};
  made.now = 85.0;
  made.posts = 140.0;
  made.outlook = service::outlook(made.equilibria, made.now);
  return made;
}

}  // namespace

void add_programme(Findings& findings) {
  findings.initiatives = initiatives();
  findings.savings_study = savings_study();
  findings.bridges = bridges();
  findings.missed_targets = missed_targets();
  findings.loop_years = loop_years();
  findings.loop = loop_curve();
}

}  // namespace loadline::testing_support
