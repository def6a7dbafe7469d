#include <iterator>
#include <set>

#include <fmt/format.h>

#include "loadline/scenario/algebra.hpp"
#include "rules.hpp"

/// Two clauses that observe the same thing and both move money for it. The corridor and the share bands are a pair of
/// another kind, told by volume-outside-target: the bands observe cost, not children.
namespace loadline::analysis::lint_rules {
namespace {

const std::string looked_after = "service.looked-after";

const std::string indicator_prefix = "service.indicator.";
const std::string every_indicator = indicator_prefix + "<indicator>";  // as the algebra writes it

bool an_indicator(const std::string& observed) { return observed.rfind(indicator_prefix, 0) == 0; }

/// What a clause observes of children and indicators; deductions that name no indicator observe every one.
std::set<std::string> observed(const Case& of, const scenario::Signature& clause) {
  std::set<std::string> all;
  for (const std::string& name : clause.observes) {
    if (name == looked_after || (an_indicator(name) && name != every_indicator)) all.insert(name);
    if (name != every_indicator) continue;
    for (const scenario::Kpi& kpi : of.year.scenario().outcomes.kpis) all.insert(indicator_prefix + kpi.id);
  }
  return all;
}

std::vector<std::string> shared(const Case& of, const scenario::Signature& one,
                                const scenario::Signature& other) {
  std::vector<std::string> both;
  std::ranges::set_intersection(observed(of, one), observed(of, other), std::back_inserter(both));
  return both;
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

/// Where both first move money twice, from the typical year outwards on one side.
struct Meeting {
  std::size_t at = 0;
  Pence one, other;
};
template <class Twice>
std::optional<Meeting> meeting(const std::vector<Pence>& one, const std::vector<Pence>& other, int from,
                               int to, Twice twice) {
  const int step = from <= to ? 1 : -1;
  for (int at = from; at != to + step; at += step) {
    const auto i = static_cast<std::size_t>(at);
    if (twice(i)) return Meeting{i, one[i], other[i]};
  }
  return std::nullopt;
}

/// What two clauses move at each number of children: beside each other, and each with the other struck out.
struct SideBySide {
  std::vector<Pence> one, other, one_alone, other_alone;

  /// One pays while the other takes back; or both move the same way, and more than either would alone: what is net of the
  /// other, as a reopener is of the corridor, is not paid twice.
  bool twice(std::size_t i) const {
    constexpr std::int64_t a_pound = 100;  // pence; what each rounds stays far below
    if (one[i].value() == 0 || other[i].value() == 0) return false;
    if ((one[i].value() > 0) != (other[i].value() > 0)) return true;
    const Pence larger = std::max(size_of(one_alone[i]), size_of(other_alone[i]));
    return (size_of(one[i] + other[i]) - larger).value() >= a_pound;
  }
};
SideBySide side_by_side(const Case& of, const std::vector<WhatIf>& what_ifs, const std::string& one,
                        const std::string& other) {
  const scenario::Contract contract = for_children(of.contract);
  const auto both = settle(of.year, contract, what_ifs);
  return {moved(both, one), moved(both, other),
          moved(settle(of.year, without(contract, other), what_ifs), one),
          moved(settle(of.year, without(contract, one), what_ifs), other)};
}

LintFinding told(const Case& of, const std::string& first, const std::string& second, const Meeting& met) {
  const std::string both = verb(met.one, met.other);
  const std::string one = named(of.contract, first), other = named(of.contract, second);
  LintFinding finding{.rule = "paid-twice", .clauses = {first, second}};
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
  const SideBySide beside = side_by_side(of, what_ifs, one, other);
  const auto &first = beside.one, &second = beside.other;
  const auto twice = [&](std::size_t i) { return beside.twice(i); };
  for (const int end : {most, fewest}) {
    const auto met = meeting(first, second, opening - fewest, end - fewest, twice);
    if (!met) continue;
    const auto far = static_cast<std::size_t>(end - fewest);
    const std::size_t at = twice(far) ? far : met->at;
    LintFinding finding = told(of, one, other, {at, first[at], second[at]});
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
  const std::vector<Pence> first = moved(swept, one), second = moved(swept, other);
  const auto both_move = [&](std::size_t i) { return first[i].value() != 0 && second[i].value() != 0; };
  const auto met = meeting(first, second, 0, static_cast<int>(what_ifs.size()) - 1, both_move);
  if (!met) return;
  LintFinding finding = told(of, one, other, *met);
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
    for (std::size_t j = i + 1; j < all.size(); ++j)
      for (const std::string& name : shared(of, all[i], all[j]))
        if (name == looked_after)
          children_of(of, all[i].clause, all[j].clause, into);
        else
          indicator_of(of, all[i].clause, all[j].clause, name, into);
}

}  // namespace loadline::analysis::lint_rules
