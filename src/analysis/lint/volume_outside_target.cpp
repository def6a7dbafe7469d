#include <fmt/format.h>

#include "rules.hpp"

/// W11's order trap: an adjustment that the target does not know of is paid once by its own clause and once more through
/// the shares, which then take the cost it paid for as an overspend (or the cost it took back for as a saving).
namespace loadline::analysis::lint_rules {
namespace {

/// Where the two settlements differ: 10 % more children where that will do, else where they differ most.
std::optional<std::size_t> where_they_differ(const std::vector<SettledYear>& outside,
                                             const std::vector<SettledYear>& inside, std::size_t wanted) {
  const auto apart = [&](std::size_t i) { return size_of(outside[i].company - inside[i].company); };
  if (apart(wanted).value() > 0) return wanted;
  std::size_t most = 0;
  for (std::size_t i = 1; i < outside.size(); ++i)
    if (apart(i) > apart(most)) most = i;
  if (apart(most).value() == 0) return std::nullopt;
  return most;
}

/// \param clause What pays: the corridor or the reopener.
/// \param inside The contract with its payment in the target.
void compare(const Case& of, const scenario::Clause& clause, const scenario::Clause& bands,
             const scenario::Contract& inside, const std::string& key, std::vector<LintFinding>& into) {
  constexpr int fewest = 75, most = 125, wanted = 110;
  const std::vector<WhatIf> what_ifs = children(of, fewest, most);
  const auto outside_settled = settle(of.year, of.contract, what_ifs);
  const auto inside_settled = settle(of.year, inside, what_ifs);
  const auto at =
      where_they_differ(outside_settled, inside_settled, static_cast<std::size_t>(wanted - fewest));
  if (!at) return;
  const SettledYear &outside = outside_settled[*at], &within = inside_settled[*at];
  const Pence more = outside.company - within.company;
  LintFinding finding{.rule = "volume-outside-target", .clauses = {clause.id, bands.id}};
  finding.found = fmt::format("{} compares the cost with a target that leaves out what {} moves",
                              named(bands), named(clause));
  finding.worked = fmt::format(
      "With {} children {} moves {} and {} moves {}; with that payment in the target {} would move {}: the "
      "company is left {} {} by being settled twice.",
      count(what_ifs[*at].children), named(clause), money(part(outside, clause.id)), named(bands),
      money(part(outside, bands.id)), named(bands), money(part(within, bands.id)), money(size_of(more)),
      more.value() > 0 ? "better off" : "worse off");
  finding.help = fmt::format("write {} = true in {}", key, bands.id);
  into.push_back(std::move(finding));
}

}  // namespace

void volume_outside_target(const Case& of, std::vector<LintFinding>& into) {
  const scenario::Clause* bands = clause_of<scenario::ShareBands>(of.contract);
  if (bands == nullptr) return;
  const auto& terms = std::get<scenario::ShareBands>(bands->terms);
  const scenario::Clause* corridor = clause_of<scenario::VolumeCorridor>(of.contract);
  if (corridor != nullptr && !terms.volume_in_target)
    compare(of, *corridor, *bands,
            changed<scenario::ShareBands>(of.contract, [](auto& t) { t.volume_in_target = true; }),
            "volume_in_target", into);
  const scenario::Clause* reopener = clause_of<scenario::Reopener>(of.contract);
  if (reopener != nullptr && !terms.exceptional_in_target)
    compare(of, *reopener, *bands,
            changed<scenario::ShareBands>(of.contract, [](auto& t) { t.exceptional_in_target = true; }),
            "exceptional_in_target", into);
}

}  // namespace loadline::analysis::lint_rules
