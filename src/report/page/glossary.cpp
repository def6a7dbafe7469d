#include "report/page/parts.hpp"

namespace loadline::report::page {

using html::element;

Html glossary() {
  constexpr std::pair<const char*, const char*> terms[] = {
      {"Future", "One simulated course of the whole contract. All futures are equally likely."},
      {"P10, P50, P80, P90",
       "The sum that 10, 50, 80 or 90 of 100 futures do not exceed. P50 is the median."},
      {"Net cost", "What the company spends in a year less its income, VAT it cannot recover included."},
      {"Plan and outturn",
       "The plan is the opening budget carried forward at typical pay awards, prices and fees, less the "
       "savings "
       "target. The outturn is what the year costs in the end."},
      {"Deficit",
       "Net cost above what the council pays for the year under the contract, before reserve and support."},
      {"Target",
       "Of a year's cost: what the company is paid to spend, the price with the payments that the contract "
       "counts in. Of an indicator: the value from which it is green."},
      {"Pain share and gain share",
       "The part of an overspend that the company bears, and of an underspend that it keeps; the council has "
       "the rest."},
      {"Volume corridor",
       "A range of numbers of children for which the price stays as it is; beyond it money moves."},
      {"Reopener", "A clause by which the company may ask for more where demand goes beyond a threshold."},
      {"Rebasing", "Moving the price, and the number of children it was set for, towards what happened."},
      {"Deduction", "What the council takes off the price because indicators fail."},
      {"Ratchet", "Deductions that grow while an indicator goes on failing."},
      {"Earn-back", "Deductions returned once every indicator has passed for so many quarters running."},
      {"Relief event",
       "Something from outside for which the company does not answer: indicators that fail while it lasts "
       "cost it nothing."},
      {"Indemnity", "The council's promise to meet a deficit, whatever caused it."},
      {"Set-off", "Paying the difference of two bills instead of both."},
      {"Ring fence", "Money that may be spent on one purpose only and keeps a balance of its own."},
      {"Trigger", "What gives a party a right, such as to a review, if it comes about."},
      {"Step-in", "The council running a service itself for a time that the company should run."},
      {"Group", "Council and company together: what one pays the other changes nothing for both."},
      {"Payoff diagram",
       "Where each outturn of a year leaves council and company, and which clause moves what."},
      {"Contingency to P80",
       "What must be set aside beyond price and volume payments so that 8 of 10 futures are covered."},
      {"Acting together",
       "The part of a difference that arises only because several causes move together: more children, each "
       "at "
       "a higher fee."},
      {"P80 deliverable", "The saving that 8 of 10 futures reach or exceed (the P20 of what is saved)."},
      {"Overlap",
       "What several initiatives would each save on the same costs, which can be saved only once."},
      {"Optimism",
       "What is taken off an initiative's estimate because such estimates tend to be too high; more where "
       "the "
       "evidence is weaker."},
      {"One-off saving", "A saving that does not last and must be found again."},
      {"Present value",
       "Savings less costs of all years in prices of the first, later years counting for less (The Green "
       "Book)."},
      {"Balancing line",
       "The published estimate less what the model explains: a red assumption, since nothing is known of "
       "it."},
      {"Controllable cost", "A cost that a manager could change within a year."},
      {"Facility", "What the council stands ready to lend the company."},
      {"Looked-after child", "A child in the care of the council (Children Act 1989, sections 20 and 31)."},
      {"Child in need",
       "A child who needs services to reach a reasonable standard of health or development (section 17)."},
      {"Protection plan", "A child protection plan, after an enquiry (section 47) and a conference."},
      {"Caseload", "Open cases for each full-time equivalent who holds cases."},
      {"Tipping point",
       "The number of permanent social workers below which more leave than can be found: caseloads rise, "
       "more "
       "leave, and numbers run away."},
      {"FTE", "Full-time equivalent: two half-time posts are one."},
      {"KPI", "Key performance indicator: green at target, amber within tolerance, red beyond it."},
      {"Tolerance and floor",
       "Within tolerance an indicator is amber and beyond it red; beyond the floor its failure is severe."},
      {"Operating characteristic",
       "The chance of each rating against the true value: how often luck alone makes an indicator red or "
       "green."},
      {"Window", "The months over which an indicator is measured when it is read."},
      {"Standard error",
       "How far a figure might move if other futures were drawn; it covers chance in the simulation only."},
      {"Paired difference",
       "The difference of two sets of terms in the same futures, so that luck cancels out."},
      {"Posting", "A payment in whole pence from one party to another, under the clause that caused it."},
      {"Evidence", "Green: reliable; amber: some; red: little or none."}};
  Html content;
  for (const auto& [term, meaning] : terms) content += element("dt", term) + element("dd", meaning);
  return element("dl", content);
}

}  // namespace loadline::report::page
