#include <cmath>

#include <fmt/format.h>

#include "rules.hpp"

/// Where the company's share of the next pound jumps: on one side of the pound it pays to save, on the other hardly.
namespace loadline::analysis::lint_rules {
namespace {

constexpr double jump = 0.5;       // of a pound: neighbouring shares further apart are a cliff
constexpr double resolved = 1e-4;  // of a pound: shares nearer than this are the same

/// A piece of the company's share along the cost: a straight line between two neighbouring what-ifs.
struct Piece {
  double from = 0.0, to = 0.0;  ///< Net cost [GBP].
  double at_from = 0.0, at_to = 0.0;
  /// Part of one more pound of cost that the company bears.
  double slope() const { return (at_from - at_to) / (to - from); }
};

std::vector<Piece> pieces(const std::vector<SettledYear>& swept) {
  std::vector<Piece> all;
  for (std::size_t i = 1; i < swept.size(); ++i)
    if (swept[i].net_cost > swept[i - 1].net_cost)
      all.push_back({swept[i - 1].net_cost.pounds(), swept[i].net_cost.pounds(),
                     swept[i - 1].company_share.pounds(), swept[i].company_share.pounds()});
  return all;
}

/// Where the lines of two pieces meet: the kink, exact to the rounding of a share to pence.
struct Kink {
  double cost = 0.0, before = 0.0, after = 0.0;
  double share = 0.0;  ///< The company's, at the kink [GBP].
};
Kink kink_between(const Piece& left, const Piece& right) {
  const double cost = (left.at_to + left.slope() * left.to - right.at_from - right.slope() * right.from) /
                      (left.slope() - right.slope());
  return {cost, left.slope(), right.slope(), left.at_from - left.slope() * (cost - left.from)};
}

/// Every kink of a line that is straight between kinks at least two pieces apart.
std::vector<Kink> kinks(const std::vector<Piece>& along) {
  std::vector<Kink> all;
  const auto same = [](const Piece& a, const Piece& b) { return std::abs(a.slope() - b.slope()) < resolved; };
  for (std::size_t i = 1; i < along.size(); ++i) {
    if (same(along[i - 1], along[i])) continue;
    const bool inside = i + 1 < along.size() && !same(along[i], along[i + 1]);
    all.push_back(kink_between(along[i - 1], along[inside ? i + 1 : i]));
    if (inside) ++i;
  }
  return all;
}

/// Whether a limit on the company's share, and nothing else, ends the sharing: there the share is at the limit.
bool at_limit(const Kink& kink, double limit) {
  constexpr double a_pound = 1.0;
  const bool ends_sharing = std::min(std::abs(kink.before), std::abs(kink.after)) < resolved;
  return ends_sharing && limit > 0.0 && std::abs(std::abs(kink.share) - limit) < a_pound;
}

/// The settled cost of £100,000 beyond the kink, for each side.
std::string worked(const Case& of, const Kink& kink) {
  constexpr double beyond = 100'000.0;
  std::vector<WhatIf> around;
  for (const double cost : {kink.cost - beyond, kink.cost, kink.cost + beyond}) {
    around.push_back(of.year.typical());
    around.back().net_cost = cost - other_funds(of);
  }
  const auto settled = settle(of.year, of.contract, around);
  return fmt::format(
      "Of the last £100,000 of net cost below {} the company bears {}, of the first £100,000 above it {}.",
      whole_pounds(kink.cost), money(settled[0].company_share - settled[1].company_share),
      money(settled[1].company_share - settled[2].company_share));
}

}  // namespace

void cliff_in_shares(const Case& of, std::vector<LintFinding>& into) {
  constexpr int lowest = 60, highest = 160;  // hundredths of the target
  const scenario::Clause* bands = clause_of<scenario::ShareBands>(of.contract);
  if (bands == nullptr) return;
  const auto& terms = std::get<scenario::ShareBands>(bands->terms);
  for (const Kink& kink : kinks(pieces(settle(of.year, of.contract, costs(of, lowest, highest))))) {
    if (std::abs(kink.before - kink.after) < jump - resolved) continue;
    const bool pain = kink.cost > of.target;
    const bool limit_reached = at_limit(kink, (pain ? terms.pain_limit : terms.gain_limit).typical_value());
    LintFinding finding{.rule = "cliff", .clauses = {bands->id}};
    finding.found = fmt::format(
        "the company's share of one more pound of cost goes from {} % to {} % at a net cost of {}",
        points(kink.before), points(kink.after), whole_pounds(kink.cost));
    if (limit_reached)
      finding.found += fmt::format(", where its {} limit ends the sharing", pain ? "pain" : "gain");
    finding.worked = worked(of, kink);
    finding.help =
        limit_reached
            ? "let a last band with a small share take the place of the limit"
            : "put a band between the two, so that the share changes by less than 50 points at a time";
    into.push_back(std::move(finding));
  }
}

}  // namespace loadline::analysis::lint_rules
