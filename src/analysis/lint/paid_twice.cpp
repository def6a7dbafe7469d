#include <set>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "rules.hpp"

/// Two clauses that observe the same thing and both move money for it. The corridor and the share bands are a pair of
/// another kind, told by volume-outside-target: the bands observe cost, not children.
namespace loadline::analysis::lint_rules {
namespace {

const std::string looked_after = "service.looked-after";

bool an_indicator(const std::string& observed) { return observed.rfind("service.indicator.", 0) == 0; }

/// What two clauses both observe of children or indicators; "" for nothing.
std::string shared(const scenario::Signature& one, const scenario::Signature& other) {
  const std::set<std::string> also(other.observes.begin(), other.observes.end());
  for (const std::string& observed : one.observes)
    if (also.contains(observed) && (observed == looked_after || an_indicator(observed))) return observed;
  return "";
}

/// The contract with outcomes paid for children alone.
scenario::Contract for_children(const scenario::Contract& contract) {
  return changed<scenario::OutcomePayment>(contract, [](auto& terms) { terms.rewards.clear(); });
}

/// The contract with outcomes paid for, and deducted for, one indicator alone.
scenario::Contract for_indicator(const scenario::Contract& contract, const std::string& indicator) {
  auto narrowed = changed<scenario::OutcomePayment>(contract, [&](auto& terms) {
    terms.comparator.uncertain = chance::Certain{0.0};
    std::erase_if(terms.rewards, [&](const auto& reward) { return reward.indicator != indicator; });
  });
  return changed<scenario::Deductions>(std::move(narrowed),
                                       [&](auto& terms) { terms.indicators = {indicator}; });
}

std::vector<Pence> moved(const std::vector<SettledYear>& swept, const std::string& clause) {
  std::vector<Pence> amounts;
  for (const SettledYear& one : swept) amounts.push_back(part(one, clause));
  return amounts;
}

std::string verb(Pence one, Pence other) {
  if (one.value() > 0 && other.value() > 0) return "both pay";
  return one.value() < 0 && other.value() < 0 ? "both take money back" : "";
}

std::string with_amount(const std::string& clause, Pence amount) {
  return fmt::format("{} {} {}", clause, amount.value() > 0 ? "pays" : "takes", money(size_of(amount)));
}

std::string together(Pence amount) {
  return fmt::format("together they {} {}", amount.value() < 0 ? "take" : "pay", money(size_of(amount)));
}

/// Where both first move money, from the typical year outwards on one side.
struct Meeting {
  std::size_t at = 0;
  Pence one, other;
};
std::optional<Meeting> meeting(const std::vector<Pence>& one, const std::vector<Pence>& other, int from,
                               int to) {
  const int step = from <= to ? 1 : -1;
  for (int at = from; at != to + step; at += step) {
    const auto i = static_cast<std::size_t>(at);
    if (one[i].value() != 0 && other[i].value() != 0) return Meeting{i, one[i], other[i]};
  }
  return std::nullopt;
}

LintFinding told(const std::string& one, const std::string& other, const Meeting& met) {
  const std::string both = verb(met.one, met.other);
  LintFinding finding{.rule = "paid-twice", .clauses = {one, other}};
  const std::string pays = met.one.value() > 0 ? one : other, takes = met.one.value() > 0 ? other : one;
  finding.found = both.empty() ? fmt::format("{} pays and {} takes money back for the same", pays, takes)
                               : fmt::format("{} and {} {} for the same", one, other, both);
  finding.worked = with_amount(one, met.one) + ", " + with_amount(other, met.other);
  return finding;
}

/// Children: more of them first, then fewer; the amounts are told at the far end, where both are plain to see.
void children_of(const Case& of, const std::string& one, const std::string& other,
                 std::vector<LintFinding>& into) {
  constexpr int fewest = 75, opening = 100, most = 125;  // hundredths of the opening number
  const std::vector<WhatIf> what_ifs = children(of, fewest, most);
  const std::vector<SettledYear> swept = settle(of.year, for_children(of.contract), what_ifs);
  const auto first = moved(swept, one), second = moved(swept, other);
  for (const int end : {most, fewest}) {
    const auto met = meeting(first, second, opening - fewest, end - fewest);
    if (!met) continue;
    const auto far = static_cast<std::size_t>(end - fewest);
    const bool still = first[far].value() != 0 && second[far].value() != 0;
    const std::size_t at = still ? far : met->at;
    LintFinding finding = told(one, other, {at, first[at], second[at]});
    finding.found += fmt::format(" children, with {} {}", count(what_ifs[met->at].children),
                                 end == most ? "or more" : "or fewer");
    finding.worked = fmt::format("With {} children {}; {}.", count(what_ifs[at].children), finding.worked,
                                 together(first[at] + second[at]));
    finding.help =
        "let one of them begin where the other ends (its baseline, threshold, comparator or limit), or drop "
        "one";
    into.push_back(std::move(finding));
  }
}

void indicator_of(const Case& of, const std::string& one, const std::string& other,
                  const std::string& observed, std::vector<LintFinding>& into) {
  const std::string indicator = observed.substr(observed.rfind('.') + 1);
  const std::vector<WhatIf> what_ifs = qualities(of);
  const auto swept = settle(of.year, for_indicator(of.contract, indicator), what_ifs);
  const auto met = meeting(moved(swept, one), moved(swept, other), 0, static_cast<int>(what_ifs.size()) - 1);
  if (!met) return;
  LintFinding finding = told(one, other, *met);
  finding.found += fmt::format(" indicator, {}, {}", indicator, quality_words(met->at));
  finding.worked = fmt::format("With {} {} all year, {}; {} for this indicator alone.", indicator,
                               quality_words(met->at), finding.worked, together(met->one + met->other));
  finding.help =
      fmt::format("let the reward begin at the target of {}, or take it out of one of the two", indicator);
  into.push_back(std::move(finding));
}

}  // namespace

void paid_twice(const Case& of, std::vector<LintFinding>& into) {
  const std::vector<scenario::Signature> all = scenario::signatures(of.contract);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      const std::string observed = shared(all[i], all[j]);
      if (observed == looked_after)
        children_of(of, all[i].clause, all[j].clause, into);
      else if (!observed.empty())
        indicator_of(of, all[i].clause, all[j].clause, observed, into);
    }
}

}  // namespace loadline::analysis::lint_rules
