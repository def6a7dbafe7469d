#include "report/kind_words.hpp"

namespace loadline::report::kinds {
using namespace scenario;

KindWords words(const VolumeCorridor&) {
  return {"Volume corridor",
          "Shares the risk that more or fewer children are looked after than the price was set for. Inside a "
          "dead band around the "
          "baseline nobody pays. Above it the council pays a share of a unit price for each extra "
          "child-week; below it the company "
          "returns one. Tiers may take the place of the dead band. Children may be counted alike or by the "
          "fee of where "
          "they live. Both directions stop at a yearly limit.",
          "payment = unit price x (share up x child-weeks above baseline x (1 + dead band) - share down x "
          "child-weeks below baseline x "
          "(1 - dead band)), kept between -limit down and +limit up; baseline child-weeks = baseline "
          "children x days of the year / 7",
          "Marginal payment above a baseline, as in the NHS marginal rate emergency tariff (70%)"};
}

KindWords words(const Reopener&) {
  return {"Exceptional-demand reopener",
          "Where far more children are looked after than the price was set for, the company may ask for "
          "more, once a "
          "year. The council decides whether, how much and from when, and may take months over it. It "
          "protects the "
          "company against a surge that nobody could have priced; the threshold keeps ordinary luck out of "
          "it. What "
          "the corridor pays for the same children is taken off, so that nothing is paid twice.",
          "asked when the average number of children over the window exceeds baseline x (1 + threshold); "
          "payment = share "
          "granted x unit price x child-weeks above that line from the effective month to the year's end, "
          "less the "
          "volume payment, at least 0 and at most the limit",
          "Northamptonshire: a request of 4.518 million refused while 1.260 million was agreed; approvals of "
          "3 to 6 "
          "million at Doncaster"};
}

KindWords words(const Deductions&) {
  return {
      "Deductions for missed indicators",
      "Each quarter indicators that are amber, red or beyond their floor earn points, more of them the "
      "longer they "
      "fail; points above the free ones cost the company a sum each, up to a cap. Part may be earned back "
      "when "
      "all pass again. It is there to make outcomes cost something. The council gains the deduction, but "
      "where it "
      "also covers the company's deficits it pays it back by another door.",
      "points = the sum over indicators of points of the severity x weight x min(quarters failed in a row, "
      "ratchet); deduction = min(pounds a point x (points - free points), cap x the quarter's price), "
      "rounded to "
      "the penny once; earned back = earn-back share x deductions of the four quarters before, each once",
      "Points, thresholds and ratchets as in HM Treasury's Standardisation of PFI Contracts; service-credit "
      "cap "
      "as in the Cabinet Office's Model Services Contract; no children's trust is known to have had "
      "deductions"};
}

KindWords words(const OutcomePayment&) {
  return {
      "Outcome payment",
      "The council pays for outcomes: for each day fewer children are in care than a comparator says would "
      "have been, "
      "and for indicators better than a line. It lets a company earn what prevention is worth. The company "
      "gains by "
      "luck as well as by work, because nobody can see what would have happened.",
      "payment = min(cap, pounds a day x max(0, (comparator - average children looked after) x days of the "
      "year) "
      "+ the sum over rewards of rate x max(0, how much better than the line)), rounded to the penny once",
      "Payment for care-days avoided as in the Essex edge-of-care social impact bond of 2012"};
}

KindWords words(const AlternativeIncome&) {
  return {"Income from others",
          "What becomes of money the company earns from schools and other customers: it may lower the cost "
          "that is held "
          "against the target, so that the council shares in it, or stay with the company. Too much of it "
          "and the company "
          "is no longer an in-house one to which the council may give work without competition.",
          "in-house test: income from others / turnover, averaged over the years of the test, stays below "
          "the limit",
          "Public Contracts Regulations 2015, regulation 12: more than 80% of activities for the controlling "
          "authority"};
}

KindWords words(const RingFence&) {
  return {"Ring-fenced fund",
          "Money that may be spent on one thing only, such as the schools or the public health grant. Costs "
          "paid from the "
          "fund are met from its grant and from nothing else; what is left over or missing stays with the "
          "fund, unless "
          "the clause says that it goes back or that the general fund steps in. It keeps one purse from "
          "paying for "
          "another unseen.",
          "balance at the year's end = balance before + grant + approved transfer - returned - cost of what "
          "the fund "
          "pays for",
          "Dedicated schools grant and public health grant conditions; Slough's lost public health grant of "
          "500,000"};
}

}  // namespace loadline::report::kinds
