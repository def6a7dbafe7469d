// Acceptance stories 5 and 8 of model.md, appendix C: what has happened elsewhere must be able to happen here. The text each
// gives is kept beside this file so that a person can read it, and a change of it must be meant (`./dev golden --why "..."`).
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "loadline/analysis/findings.hpp"
#include "loadline/input/load_scenario.hpp"

namespace loadline {
namespace {

const std::string folder = LOADLINE_ROOT "/tests/golden/stories/";

struct Told {
  engine::Ensemble ensemble;
  analysis::Findings findings;
};

Told tell(const std::string& file) {
  const auto loaded = input::load_scenario(LOADLINE_ROOT "/scenarios/stories/" + file);
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  const engine::RunPlan plan{.seed = static_cast<std::uint64_t>(loaded.scenario.about.seed),
                             .replications = 512};
  Told told{engine::run(loaded.scenario, loaded.register_, plan), {}};
  told.findings = analysis::findings(loaded.scenario, loaded.register_, plan, told.ensemble);
  return told;
}

double median(const engine::Monthly& figures, Eigen::Index month) {
  const Eigen::ArrayXd sorted = figures.col(month).cast<double>();
  return statistics::quantile({sorted.data(), static_cast<std::size_t>(sorted.size())}, 0.5).value;
}

std::string thousands(double pounds) { return fmt::format("{:+9.0f}", pounds / 1e3); }

void expect_as_recorded(const std::string& file, const std::string& text) {
  if (std::getenv("LOADLINE_GOLDEN_WHY") != nullptr) std::ofstream(folder + file) << text;
  std::ifstream in(folder + file);
  ASSERT_TRUE(in.is_open()) << "nothing is recorded of this story: ./dev golden --why \"...\"";
  std::ostringstream recorded;
  recorded << in.rdbuf();
  EXPECT_EQ(text, recorded.str()) << file;
}

}  // namespace

TEST(Story, S5_SavingsArriveAndThePlanIsMissedBecauseDemandMoved) {
  const analysis::Findings found = tell("rising-demand.toml").findings;
  std::string text =
      "Budget reductions during rising demand (scenarios/stories/rising-demand.toml, 512 futures)\n\n"
      "Means, thousands of pounds. Above plan = demand + savings not delivered + prices, pay and staff + "
      "both together.\n\n"
      "Year      Target  Delivered  Missed in  Above plan     Demand   Delivery     Prices   Together\n";
  for (const analysis::MissedTarget& year : found.missed_targets) {
    text += fmt::format("{}  {:7.0f}  {:9.0f}  {:7.0f} %  {:>10}  {:>9}  {:>9}  {:>9}  {:>9}\n", year.year,
                        year.target / 1e3, (year.target - year.delivery.value) / 1e3,
                        100.0 * year.missed.value, thousands(year.overspend.value),
                        thousands(year.demand.value), thousands(year.delivery.value),
                        thousands(year.price.value), thousands(year.interaction.value));
  }
  text += "\nEvery initiative is delivered in every future; what the plan is missed by is children.\n";
  ASSERT_EQ(found.missed_targets.size(), 2u);
  const analysis::MissedTarget& last = found.missed_targets.back();
  EXPECT_GT(last.overspend.value, 0.0);
  EXPECT_GT(last.demand.value, 0.5 * last.overspend.value) << "demand is most of it";
  EXPECT_LT(last.delivery.value, 0.1 * last.demand.value) << "delivery is not";
  expect_as_recorded("rising-demand.txt", text);
}

TEST(Story, S8_ARecoveryWithAgencyStaffTipsWhenTheyLeaveEarly) {
  const Told recovery = tell("recovery-with-agency.toml"), early = tell("agency-leaves-early.toml");
  std::string text =
      "A recruitment spiral, its recovery with agency staff, and the same when they leave in the winter of "
      "2018/19\n"
      "(scenarios/stories/recovery-with-agency.toml and agency-leaves-early.toml, 512 futures; medians)\n\n"
      "Month    Caseload  Permanent  Agency  Unallocated |  Caseload  Permanent  Agency  Unallocated\n";
  const auto row = [](const engine::Ensemble& e, Eigen::Index month) {
    return fmt::format("{:8.1f}  {:9.0f}  {:6.0f}  {:11.0f}", median(e.caseload, month),
                       median(e.permanent, month), median(e.agency, month), median(e.unallocated, month));
  };
  for (const int month : {0, 5, 11, 17, 20, 23, 29, 35, 47, 59})
    text += fmt::format("{:<9}{} |  {}\n", recovery.findings.month_names[static_cast<std::size_t>(month)],
                        row(recovery.ensemble, month), row(early.ensemble, month));
  text +=
      "\nStaffing loop at each year's end: permanent staff in post and where they would settle if the year "
      "went on for ever\n\n";
  for (std::size_t y = 0; y < recovery.findings.loop_years.size(); ++y) {
    const analysis::LoopYear &kept = recovery.findings.loop_years[y], &gone = early.findings.loop_years[y];
    text += fmt::format("{}  {:4.0f} in post, drawn to {:4.0f} |  {:4.0f} in post, drawn to {:4.0f}\n",
                        kept.year, kept.staff_p50, kept.settles_p50, gone.staff_p50, gone.settles_p50);
  }
  EXPECT_GT(median(recovery.ensemble.caseload, 0), 30.0);
  EXPECT_LT(median(recovery.ensemble.caseload, 17), 21.0) << "caseloads come down in a year and a half";
  EXPECT_GT(median(early.ensemble.caseload, 23), median(recovery.ensemble.caseload, 23) + 5.0);
  EXPECT_LT(median(early.ensemble.permanent, 59), median(recovery.ensemble.permanent, 59));
  for (const analysis::LoopYear& year : recovery.findings.loop_years)
    EXPECT_GT(year.settles_p50, year.staff_p50) << "with agency cover the team grows";
  const analysis::LoopYear& gone = early.findings.loop_years[3];
  EXPECT_LT(gone.settles_p50, 0.8 * gone.staff_p50) << "without it nothing holds it: the spiral of OR-S2";
  expect_as_recorded("recovery-and-relapse.txt", text);
}

}  // namespace loadline
