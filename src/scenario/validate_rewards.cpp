// Rewards for indicators: the line is a plain number, so its range must tell what the indicator's unit would have told.

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "validate_clauses.hpp"

namespace loadline::scenario::rules {
namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();

/// The figures an indicator may take, and how a line on it is written.
struct LineRange {
  double least = 0.0, most = no_end;
  const char* what = "";  ///< "is a share of a whole"
  const char* help = "";
};

constexpr LineRange share{0.0, 1.0, "is a share of a whole", "write the line as a fraction, 0.95 for 95 %"};
constexpr LineRange count{0.0, no_end, "counts children", "write the line in children, 0 or more"};

/// One overload a kind.
struct RangeOf {
  LineRange operator()(const VisitsInTime&) const { return share; }
  LineRange operator()(const PathwayPlans&) const { return share; }
  LineRange operator()(const ShareOf&) const { return share; }
  LineRange operator()(const PlacementShare&) const { return share; }
  LineRange operator()(const AssessedInTime&) const { return share; }
  LineRange operator()(const AgencyShare&) const { return share; }
  LineRange operator()(const UnallocatedCases&) const { return count; }
  LineRange operator()(const AverageCaseload&) const {
    return {0.0, no_end, "is a caseload", "write the line in children for each worker, 0 or more"};
  }
  LineRange operator()(const RateOf&) const {
    return {0.0, no_end, "is a rate for each 10,000 children", "write the line as such a rate, 0 or more"};
  }
  LineRange operator()(const WorkerChanges&) const {
    return {0.0, no_end, "counts changes of worker in a year", "write the line in changes, 0 or more"};
  }
  LineRange operator()(const AssessmentDays&) const {
    return {0.0, no_end, "is a number of days", "write the line in days, 0 or more"};
  }
  LineRange operator()(const Judgement&) const {
    return {0.0, 3.0, "is a judgement, 0 Inadequate to 3 Outstanding",
            "write 1 for Requires improvement, 2 for Good"};
  }
  // More than all staff may leave in a year and a budget be overspent by any sum, but no one is paid for what lies beyond.
  LineRange operator()(const StaffTurnover&) const {
    return {0.0, 2.0, "is a yearly share of the staff", "write the line as a fraction, 0.15 for 15 %"};
  }
  LineRange operator()(const BudgetVariance&) const {
    return {-1.0, 1.0, "is a share of the budget",
            "write the line as a fraction, -0.02 for 2 % below budget"};
  }
  LineRange operator()(const Composite& m) const {
    return {least_score(m), best_score(m), "is an index of scores",
            "write a line between its least and its greatest score"};
  }
};

std::string range_words(const LineRange& range) {
  if (range.most == no_end) return fmt::format("at least {:.9g}", range.least);
  return fmt::format("between {:.9g} and {:.9g}", range.least, range.most);
}

/// A share above 1 was meant in percent.
std::string help_for(const LineRange& range, double line) {
  const bool in_percent = range.most == share.most && line > 1.0 && line <= 100.0;
  return in_percent ? fmt::format("write {:.9g} for {:.9g} %", line / 100.0, line) : range.help;
}

}  // namespace

void check_line(const IndicatorReward& reward, const Kpi& kpi, const std::string& path, Judge& judge) {
  if (!usable(reward.from)) return;
  const LineRange range = std::visit(RangeOf{}, kpi.measure);
  const double line = reward.from.typical_value();
  if (line >= range.least && line <= range.most) return;
  judge.error(path + ".from", reward.from.origin.place, fmt::format("is {:.9g}", line),
              fmt::format("{} {}, and a line on it is {}", kpi.id, range.what, range_words(range)),
              help_for(range, line));
}

}  // namespace loadline::scenario::rules
