#include "report/clause_words.hpp"

#include <variant>

namespace loadline::report {
namespace {

using namespace scenario;

KindWords words(const BasePrice&) {
  return {"Base price",
          "What the council pays the company for a year of the service before anything else is added or "
          "taken off. Every other "
          "clause of the contract changes this figure or shares out what is left of it. Where the real price "
          "is not public, the "
          "published budget of the service stands in for it (proxy = true), and the report says so.",
          "price = amount, the same in every year until the clauses below change it",
          "The contract's price schedule"};
}

KindWords words(const Indexation&) {
  return {"Indexation",
          "Raises the price each April with a basket of the pay award, consumer prices and placement fees, "
          "so that the company "
          "does not carry inflation it cannot control. What the weights leave of 100% is not indexed. The "
          "change of any one year "
          "is kept between a least and a most.",
          "price of a year = base price x the product over the years before it of (1 + clamp(pay weight x "
          "pay award + prices weight x "
          "price growth + fees weight x fee growth, least, most)); compounded unrounded, rounded to the "
          "penny once a year",
          "Basket indexation as in HM Treasury's Standardisation of PFI Contracts"};
}

KindWords words(const SavingsReduction&) {
  return {"Savings reduction",
          "Takes the savings the council expects off the price, whether or not they are delivered: if they "
          "are not, the company runs "
          "a deficit. The basis must say what each figure means, because \"£4.5m over three years\" can mean "
          "a lasting reduction of "
          "the budget, cash in one year, or a running total.",
          "price payable = indexed price x (1 - efficiency) ^ year - reductions in force. Base reduction: "
          "the sum of every year's figure so "
          "far; in-year cash: this year's figure; cumulative cash: this year's running total less last "
          "year's. Taken off after indexation",
          "Worked against Doncaster's published reductions: 2.0, 2.0 and 0.5 million"};
}

KindWords words(const VolumeCorridor&) {
  return {"Volume corridor",
          "Shares the risk that more or fewer children are looked after than the price was set for. Inside a "
          "dead band around the "
          "baseline nobody pays. Above it the council pays a share of a unit price for each extra "
          "child-week; below it the company "
          "returns one. Both stop at a yearly limit.",
          "payment = unit price x (share up x child-weeks above baseline x (1 + dead band) - share down x "
          "child-weeks below baseline x "
          "(1 - dead band)), kept between -limit down and +limit up; baseline child-weeks = baseline "
          "children x days of the year / 7",
          "Marginal payment above a baseline, as in the NHS marginal rate emergency tariff (70%)"};
}

KindWords words(const ShareBands&) {
  return {"Pain and gain share",
          "Shares over- and underspend against the target (price payable and volume payment) between company "
          "and council. Pain bands "
          "say what part of an overspend the company bears, gain bands what part of an underspend it keeps; "
          "the council takes the rest.",
          "company's share = the sum over bands of its share x the part of the difference inside the band; "
          "council pays company the "
          "rest of an overspend, company returns the rest of an underspend",
          "Share ranges as in NEC Option C"};
}

KindWords words(const ReserveAndSurplus&) {
  return {"Reserve and surplus",
          "A surplus first tops up the company's reserve to its cap. What remains is split between council "
          "and company. Where the company "
          "is taxable, corporation tax falls on what it keeps and leaves the group for good.",
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

KindWords words(const PaymentProfile&) {
  return {
      "Payment profile",
      "When the council pays. The year's price is paid in twelve instalments, at the start of each month or "
      "a month in arrears, and "
      "the company starts with some cash. Timing alone is worth a month's price of working capital.",
      "instalment = price payable / 12, split by largest remainder so that the twelve add up to the penny",
      "Contract payment schedule"};
}

KindWords words(const VisitsInTime&) {
  return {"Visits in time",
          "Share of visits to children with a protection plan made within the time set. Visits slip as "
          "caseloads, agency share and "
          "vacancies rise. Higher is better.",
          "p = logistic(a - caseload effect x (caseload - opening caseload) - agency effect x agency share - "
          "vacancy effect x vacancy share), "
          "with a such that the opening position gives the baseline; measured = binomial share of the "
          "month's visits",
          "Founding indicator of the company"};
}

KindWords words(const UnallocatedCases&) {
  return {
      "Cases without a social worker",
      "Children whose case has no allocated social worker at the month's end. Lower is better. It is a "
      "count, so chance in measuring "
      "it plays no part.",
      "unallocated = cases above the most that staff can carry + new cases in the normal wait for allocation",
      "Founding indicator of the company"};
}

KindWords words(const AverageCaseload&) {
  return {"Average caseload",
          "Open cases for each full-time case-holding worker. Heavier caseloads make people leave, visits "
          "late and cases longer. "
          "Lower is better.",
          "measured = allocated cases / case-holding capacity + normal noise with standard deviation spread "
          "/ square root of workers",
          "Founding indicator of the company"};
}

KindWords words(const PathwayPlans&) {
  return {"Care leavers with a pathway plan",
          "Share of care leavers owed duties who have a plan. It falls as each personal adviser has more "
          "young people. Higher is better.",
          "p = logistic(a - caseload effect x (care leavers - opening care leavers) / advisers), with a such "
          "that the opening position gives "
          "the baseline; measured = binomial share of care leavers",
          "Founding indicator of the company"};
}

KindWords words(const Judgement&) {
  return {"Inspection judgement",
          "The inspectorate's overall judgement, from Inadequate to Outstanding. Behind it stands the "
          "quality of practice, which persists "
          "from month to month, improves under intervention and suffers from heavy caseloads and unallocated "
          "cases. An inspection reads that "
          "quality with some error.",
          "quality: AR(1) by month with the given persistence and stationary variance = repeatability; at an "
          "inspection, quality + normal noise "
          "of variance 1 - repeatability is cut at three points into four grades",
          "Ordinal latent quality, anchored on national judgements"};
}

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

template <class Variant, std::size_t... index>
void add_kinds(std::vector<NamedKind>& all, const char* family, std::index_sequence<index...>) {
  (all.push_back({std::variant_alternative_t<index, Variant>::kind, family,
                  words(std::variant_alternative_t<index, Variant>{})}),
   ...);
}

template <class Variant>
void add_kinds(std::vector<NamedKind>& all, const char* family) {
  add_kinds<Variant>(all, family, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

constexpr auto kind_of_terms = [](const auto& terms) { return std::decay_t<decltype(terms)>::kind; };
constexpr auto words_of_terms = [](const auto& terms) { return words(terms); };

}  // namespace

KindWords words_of(const ClauseTerms& terms) { return std::visit(words_of_terms, terms); }
KindWords words_of(const Measure& measure) { return std::visit(words_of_terms, measure); }
KindWords words_of(const Effect& effect) { return std::visit(words_of_terms, effect); }
const char* kind_of(const ClauseTerms& terms) { return std::visit(kind_of_terms, terms); }
const char* kind_of(const Measure& measure) { return std::visit(kind_of_terms, measure); }
const char* kind_of(const Effect& effect) { return std::visit(kind_of_terms, effect); }

std::vector<NamedKind> all_kinds() {
  std::vector<NamedKind> all;
  add_kinds<ClauseTerms>(all, "clause");
  add_kinds<Measure>(all, "indicator");
  add_kinds<Effect>(all, "saving");
  return all;
}

}  // namespace loadline::report
