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
