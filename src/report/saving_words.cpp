#include "report/kind_words.hpp"

namespace loadline::report::kinds {
using namespace scenario;

KindWords words(const CashEffect&) {
  return {"Cash saving", "Takes money off the company's costs, or adds income, directly.",
          "saving of a month = delivered share x (1 - optimism) x full-year value / 12 x ramp",
          "Savings plan"};
}
KindWords words(const CareEntryEffect&) {
  return {"Fewer children entering care",
          "Changes every rate at which children become looked after; the money follows from the children.",
          "rates into care x (1 + delivered share x (1 - optimism) x change x ramp)", "Savings plan"};
}
KindWords words(const ReturnHomeEffect&) {
  return {"More children returning home", "Changes the rate at which looked-after children go home.",
          "rate of going home x (1 + delivered share x (1 - optimism) x change x ramp)", "Savings plan"};
}
KindWords words(const FosterMixEffect&) {
  return {"More in-house fostering",
          "Moves some of the entrants who would go to agency foster carers to the council's own, where there "
          "are places.",
          "entrants moved = agency-foster entrants x delivered share x (1 - optimism) x moved x ramp",
          "Savings plan"};
}
KindWords words(const FosterCapacityEffect&) {
  return {"More foster places",
          "Adds in-house foster places; it saves nothing by itself but lets other initiatives work.",
          "places = opening places + delivered share x (1 - optimism) x places x ramp", "Savings plan"};
}
KindWords words(const AgencyCapEffect&) {
  return {"Agency cap", "Changes the most agency social workers the company may use.",
          "cap = opening cap + delivered share x (1 - optimism) x change x ramp", "Savings plan"};
}

KindWords words(const ReferralEffect&) {
  return {"Fewer referrals", "Changes the rate of referrals; the money follows from the children.",
          "rate of referrals x (1 + delivered share x (1 - optimism) x change x ramp)", "Savings plan"};
}
KindWords words(const TurnoverEffect&) {
  return {"Staff stay longer",
          "Changes the rate at which social workers who hold cases leave; lighter caseloads and less agency "
          "cover follow.",
          "hazard of leaving x (1 + delivered share x (1 - optimism) x change x ramp)", "Savings plan"};
}
KindWords words(const RecruitmentEffect&) {
  return {"Vacancies filled sooner",
          "Changes the rate at which vacancies of social workers who hold cases are filled.",
          "hazard of filling a vacancy x (1 + delivered share x (1 - optimism) x change x ramp)",
          "Savings plan"};
}
KindWords words(const FeeEffect&) {
  return {"Placement fees",
          "Changes the market's mean fee of one type of placement, by a framework or by negotiation.",
          "mean fee x (1 + delivered share x (1 - optimism) x change x ramp)", "Savings plan"};
}
KindWords words(const AgreementExitEffect&) {
  return {"Leaving a service agreement",
          "Gives notice on a service bought from the council. What the council cannot avoid is left with it: "
          "that part is a "
          "transfer and no saving.",
          "the agreement's charge ends, its replacement and the stranded cost begin, after the agreement's "
          "notice",
          "Savings plan"};
}

}  // namespace loadline::report::kinds
