#include "report/kind_words.hpp"

namespace loadline::report::kinds {
using namespace scenario;

KindWords words(const ShareBands&) {
  return {"Pain and gain share",
          "Shares over- and underspend against the target between company and council. Pain bands say what "
          "part of an "
          "overspend the company bears, gain bands what part of an underspend it keeps; the council takes "
          "the rest. The "
          "target is the price with volume and exceptional payments, unless the clause leaves them out: then "
          "children "
          "paid for by the corridor are paid for again by the share. Bands end at shares of the target or at "
          "pounds, may "
          "see one year or all years so far, and the company's share may have a limit.",
          "company's share = the sum over bands of its share x the part of the difference inside the band; "
          "council pays "
          "company the rest of an overspend, company returns the rest of an underspend",
          "Share ranges as in NEC Option C; 70/30 at Doncaster until October 2018"};
}

KindWords words(const ReserveAndSurplus&) {
  return {"Reserve and surplus",
          "A surplus first tops up the company's reserve to its cap. What remains is split between council "
          "and company. Where the company "
          "is taxable, corporation tax falls on what it keeps and leaves the group for good. Where its part "
          "is restricted, "
          "it must go into the service within a year or back to the council.",
          "top-up = min(surplus, cap x price - reserve); council's part = council share x the rest; tax = "
          "tax rate x (surplus - council's "
          "part), first from the company's part, then from the reserve",
          "Surplus sharing as announced when the company was founded; tax as in the Worcestershire worked "
          "example"};
}

KindWords words(const DeficitFunding&) {
  return {"Deficit funding",
          "What happens when money runs short. A deficit draws on the reserve, then is carried forward up to "
          "a limit. Of what remains the "
          "council grants a share and lends the rest, up to the facility. Beyond the facility the company is "
          "insolvent: the report counts "
          "such futures. A grant of 100% is a full indemnity: then the council bears every deficit, whatever "
          "the other clauses say.",
          "remaining deficit = deficit - reserve drawn - carried forward; grant = grant share x remaining; "
          "loan = the rest up to facility - "
          "loans outstanding; unfunded = what is left; loan repaid in equal yearly instalments with interest "
          "from the year after",
          "Slough Children First: working-capital loan and later funding from a council reserve"};
}

KindWords words(const WorkingCapital&) {
  return {
      "Working-capital loan",
      "The council lends the company money to pay its bills before the price comes in. It is drawn once and "
      "repaid in "
      "equal yearly instalments with interest. It covers timing and no loss: a company that uses it to fund "
      "deficits "
      "still has to repay it. The council earns the interest and carries the risk of not being repaid.",
      "principal = amount / years, split by largest remainder, the first at the end of the contract year "
      "after the "
      "one it is drawn in; interest = rate x balance before each instalment, rounded to the penny once",
      "Slough Children First's loan of 5.0 million, used to cover losses; 1.0 million at Doncaster in 2018"};
}

KindWords words(const SupportServices&) {
  return {"Support services and property",
          "Money that flows back: what the council charges the company for services it provides, how often "
          "it bills, and "
          "the rent for its buildings. The council's gain is the company's cost, so the group is neither "
          "better nor worse "
          "off; but a bill set off against the price moves cash.",
          "rent is a cost of the year like any other; charges fall due the month after the month or quarter; "
          "set off, "
          "the next instalment of the price is paid less the bill",
          "Services support agreements between council and company, as in Slough"};
}

KindWords words(const PaymentProfile&) {
  return {"Payment profile",
          "When the council pays. The year's price is paid in twelve instalments, equal or by weights, at "
          "the start of "
          "each month or a month in arrears; what is settled at the year's end falls due some months after "
          "it, and the "
          "company starts with some cash. Timing alone is worth a month's price of working capital.",
          "instalment = price payable x the month's weight (or / 12), split by largest remainder so that the "
          "twelve add "
          "up to the penny",
          "Contract payment schedule"};
}

KindWords words(const Triggers&) {
  return {"Triggers",
          "What gives the council a right to review, to step in or to end the contract: deductions that stay "
          "high, a "
          "second Inadequate judgement, a judgement not reached by a date, cash that runs out, a reserve "
          "that is gone, too "
          "much income from others. A trigger is counted in every future; it is acted on only where the "
          "clause says so. "
          "It protects the council; a company that may be ended takes fewer risks.",
          "fires when its condition has held as often in a row as its persistence asks; an enacted "
          "termination takes "
          "effect at the first year's end at least the notice after it, and from then on the council bears "
          "the net cost",
          "Sandwell's direction of 2018: Good within four years or a break clause (not invoked in 2022); the "
          "ladder of "
          "steps at Doncaster"};
}

KindWords words(const Approvals&) {
  return {"Approvals",
          "Who may approve a request, by its size, and when they meet: the company's board, the council's "
          "finance officer, "
          "the cabinet, or the full council. A request waits for the first meeting after its notice, so "
          "large ones take "
          "longer. It keeps large sums in elected hands; the company carries the cost of the wait.",
          "up to the board's and the finance officer's limits no meeting is needed; beyond, the decision "
          "falls to the "
          "first meeting at least the notice after the request and after the drawn delay",
          "Council constitutions and financial regulations; cabinet approvals of change requests at Slough"};
}

KindWords words(const Funders&) {
  return {"Several councils",
          "Two or three councils own the company and split everything they pay to it and receive from it by "
          "fixed shares. "
          "None of them gains by it together; each bears its share of every overspend, wherever the children "
          "came from.",
          "each posting between councils and company is split by the shares, by largest remainder, the first "
          "council "
          "taking ties",
          "Northamptonshire Children's Trust: both unitary councils fund its overspend, about 44 to 56"};
}

}  // namespace loadline::report::kinds
