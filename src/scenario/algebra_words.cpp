#include <array>

#include "loadline/scenario/algebra.hpp"

namespace loadline::scenario {
namespace {

constexpr std::array words{
    RegisterWords{"price.base", "The base price of the year, before everything else."},
    RegisterWords{"price.indexed", "The price after indexation."},
    RegisterWords{"price.adjusted", "The price after indexation and every savings reduction."},
    RegisterWords{"price.change", "What approved in-year changes add to the price."},
    RegisterWords{"price.rebased", "What rebasing in earlier years has added to the price, indexed on."},
    RegisterWords{"price.<clause>", "The price as that clause leaves it, for the next clause of the price."},
    RegisterWords{"price.payable",
                  "The price the council pays for the year: what the last clause of the price leaves."},
    RegisterWords{"adj.volume",
                  "Paid to the company for more children than the baseline; below nothing it is returned."},
    RegisterWords{"adj.exceptional",
                  "Paid to the company for exceptional demand, when asked for and granted."},
    RegisterWords{"adj.deductions", "Taken off for indicators missed in the quarters of the year."},
    RegisterWords{"adj.earn_back",
                  "Deductions of earlier quarters returned because the indicators pass again."},
    RegisterWords{"adj.outcome_payment", "Paid to the company for outcomes reached."},
    RegisterWords{"adj.outcome", "Outcome payments and deductions earned back, less deductions."},
    RegisterWords{"cost.net",
                  "The company's cost of the service less its income, without ring-fenced funds."},
    RegisterWords{"cost.income", "The company's income from others than the council, part of the net cost."},
    RegisterWords{"cost.rent", "Rent the company pays the council for property."},
    RegisterWords{"target",
                  "What the year's cost is held against: the price with what the share clause adds to it."},
    RegisterWords{"actual", "The year's cost as the share clause counts it."},
    RegisterWords{"share.company", "The company's share of the difference between target and actual."},
    RegisterWords{"adj.share",
                  "Paid by the council for its share of an overspend; below nothing it receives its share of "
                  "an underspend."},
    RegisterWords{"result",
                  "The company's surplus of the year, or deficit where it is below nothing: everything it "
                  "was paid less what it spent."},
    RegisterWords{"reserve.topup", "Put into the company's reserve out of a surplus."},
    RegisterWords{"surplus.council", "The council's part of a surplus."},
    RegisterWords{"tax", "Corporation tax on what the company keeps."},
    RegisterWords{"surplus.retained", "The company's part of a surplus, after tax."},
    RegisterWords{"surplus.reinvested", "Last year's restricted surplus that meets this year's deficit."},
    RegisterWords{"surplus.returned",
                  "Last year's restricted surplus that was not needed and goes back to the council."},
    RegisterWords{"reserve.draw", "Taken from the company's reserve to meet a deficit."},
    RegisterWords{"deficit.carried",
                  "Deficit carried into later years; below nothing it is made good out of a surplus."},
    RegisterWords{"deficit.grant", "Granted by the council towards a deficit."},
    RegisterWords{"deficit.loan", "Lent by the council towards a deficit."},
    RegisterWords{"deficit.unfunded", "Deficit beyond every arrangement: the company is insolvent."},
    RegisterWords{"reserve", "The company's reserve at the year's end."},
    RegisterWords{"loan.balance", "What the company owes on loans for deficits at the year's end."},
    RegisterWords{"carry.balance", "Deficit carried forward at the year's end."},
    RegisterWords{"loan.interest", "Interest the company pays on loans for deficits."},
    RegisterWords{"loan.principal", "What the company repays of loans for deficits."},
    RegisterWords{"working.drawn", "Working-capital loan drawn in the year."},
    RegisterWords{"working.interest", "Interest on the working-capital loan."},
    RegisterWords{"working.principal", "What is repaid of the working-capital loan."},
    RegisterWords{"working.balance", "What the company owes on the working-capital loan at the year's end."},
    RegisterWords{"charges", "What the council charges the company for its services, part of the net cost."},
    RegisterWords{"fund.<fund>.grant", "What the council grants for a ring-fenced fund."},
    RegisterWords{"fund.<fund>.balance",
                  "What a ring-fenced fund holds at the year's end; below nothing it is overspent."},
    RegisterWords{
        "income.test",
        "The in-house test: income from others over turnover, told to triggers once the year is settled."},
    RegisterWords{"taken_back", "Net cost the council bears itself after a termination."},
    RegisterWords{"exit.costs", "What stepping in or ending the contract costs the council."},
    RegisterWords{"cash.instalments",
                  "The price payable, as the payment profile spreads it over months; no clause reads it."},
    RegisterWords{"decision.authority", "Who approves a request, and how long it waits; no amount."},
    RegisterWords{"council.split",
                  "How several councils split what they pay and receive; no amount of its own."},
    RegisterWords{"council.net", "The council's net position of the year: below nothing it has paid."},
    RegisterWords{"company.net", "The company's net position of the year."},
    RegisterWords{"group.net", "Council and company together: below nothing it has left the group."},
    RegisterWords{"service.looked-after",
                  "Watched: children looked after, day by day, with their placements."},
    RegisterWords{"service.net-cost", "Watched: what the service costs the company less its income."},
    RegisterWords{"service.income", "Watched: income from others than the council."},
    RegisterWords{
        "service.turnover",
        "Watched once the year is settled: what the company was paid, by the council and by others."},
    RegisterWords{"service.charges", "Watched: what the council charges for services it provides."},
    RegisterWords{"service.cost-of-fund", "Watched: cost of what the ring-fenced fund pays for."},
    RegisterWords{"service.pay-award", "Watched: the pay award of each April."},
    RegisterWords{"service.prices", "Watched: growth of consumer prices."},
    RegisterWords{"service.fees", "Watched: growth of placement fees."},
    RegisterWords{"service.indicator.<indicator>", "Watched: the indicator as published, with its rating."},
    RegisterWords{"service.excused", "Watched: whether an excusing event is on."},
    RegisterWords{"service.judgement", "Watched: the inspectorate's judgement in force."},
    RegisterWords{"service.cash", "Watched: the company's cash at each month's end."},
};

bool is_fund(const std::string& key) {
  for (const char* fund : fund_keys)
    if (key == fund) return true;
  return false;
}

/// The name under which a register of one clause, fund or indicator stands in the list.
std::string listed_name(const std::string& name) {
  const std::size_t first = name.find('.'), last = name.rfind('.');
  if (first == std::string::npos || last + 1 == name.size()) return name;
  if (name.starts_with("fund.") && last > first && is_fund(name.substr(first + 1, last - first - 1)))
    return "fund.<fund>" + name.substr(last);
  constexpr const char* indicator = "service.indicator.";
  if (name.starts_with(indicator)) return std::string(indicator) + "<indicator>";
  return name.starts_with("price.") && first == last ? "price.<clause>" : name;
}

const char* exact_meaning(const std::string& name) {
  for (const RegisterWords& one : words)
    if (name == one.name) return one.meaning;
  return "";
}

}  // namespace

std::span<const RegisterWords> register_words() { return words; }

const char* register_meaning(const std::string& name) {
  const char* meaning = exact_meaning(name);
  return *meaning != '\0' ? meaning : exact_meaning(listed_name(name));
}

}  // namespace loadline::scenario
