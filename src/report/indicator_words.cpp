#include "report/kind_words.hpp"

namespace loadline::report::kinds {
using namespace scenario;

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
          "measured = restated by x (allocated cases / case-holding capacity + normal noise with standard "
          "deviation spread / square root of workers)",
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
          "from month to month, improves under intervention and suffers from heavy caseloads, unallocated "
          "cases and staff turnover; leadership moves it every month. An inspection reads that "
          "quality with some error.",
          "quality: AR(1) by month with the given persistence and stationary variance = repeatability; at an "
          "inspection, quality + normal noise "
          "of variance 1 - repeatability is cut at three points into four grades. Each month quality gains "
          "leadership, and loses each effect x caseload above the reference, share unallocated and turnover; "
          "intervention adds its gain between Inadequate and the next inspection. With limiting, Inadequate "
          "in help and protection or leadership makes the whole so; after Inadequate rates into care change "
          "by the entries effect for so many months",
          "Ordinal latent quality, anchored on national judgements"};
}

KindWords words(const ShareOf&) {
  return {"Share for whom it happened",
          "Of those counted (children assessed, care leavers, new plans), the share for whom something "
          "happened: assessed in "
          "time, referred again, in suitable accommodation, in work or training. It worsens with caseload, "
          "agency share "
          "and vacancies and improves with the quality of practice. Few cases make it jump by luck alone, "
          "more so where "
          "teams differ.",
          "p = logistic(a - caseload effect x (caseload - opening caseload) - agency effect x agency share - "
          "vacancy effect "
          "x vacancy share + quality effect x (quality - opening quality)), signs reversed where lower is "
          "better, with a such "
          "that the opening position gives the baseline; measured = binomial share of those counted, "
          "beta-binomial where "
          "cases of one team turn out alike",
          "Doncaster trust: care leavers in education, employment or training 39.3% against 45% (tolerance "
          "40%); re-referrals "
          "27% in Q2 2018/19"};
}

KindWords words(const RateOf&) {
  return {"Rate for each 10,000 children",
          "How many are counted for each 10,000 residents under 18, for instance children looked after. What "
          "happens in a "
          "month counts as a yearly rate. Nothing is sampled on top: small numbers are in the count itself.",
          "rate = counted / residents under 18 x 10,000, a month's flow x 12",
          "Department for Education: children looked after, rates by authority"};
}

KindWords words(const StaffTurnover&) {
  return {"Turnover of social workers",
          "Case holders who leave over twelve months as a share of those there on average. Lower is better.",
          "leavers of the window x 12 / its months / average number of case holders",
          "Department for Education: children and family social work workforce, 15% in England"};
}

KindWords words(const AgencyShare&) {
  return {"Agency share",
          "Agency workers among the social workers who hold cases. They cost more and leave sooner. Lower is "
          "better.",
          "agency / (agency + permanent) case holders when the month's cases are allocated",
          "Department for Education: 15.8% in England in September 2017"};
}

KindWords words(const WorkerChanges&) {
  return {"Changes of social worker",
          "How often a child's social worker changes in a year: each worker who leaves and each agency stay "
          "that ends hands "
          "a whole caseload over. Lower is better.",
          "changes = (leavers a year + agency workers x 12 / months they stay) x caseload / open cases",
          "Founding indicator of the company: fewer changes of social worker"};
}

KindWords words(const PlacementShare&) {
  return {"Share of children placed so",
          "Share of the children looked after for whom something is so, by where they live: placed outside "
          "the area, moved "
          "three times in a year. It moves with the mix of placements. Lower is better.",
          "p = the mean, over children placed, of the share of their type of placement; measured = binomial "
          "share of "
          "children looked after",
          "Department for Education: 183 of Sunderland's 548 children placed outside the area on 31 March "
          "2016; 10% moved "
          "three times in England"};
}

KindWords words(const AssessedInTime&) {
  return {"Assessments in time",
          "Of the assessments finished in a month, the share that took no longer than the time set, from the "
          "simulated law of "
          "their length at the month's caseload. Higher is better.",
          "p = chance that an assessment takes at most the time; measured = binomial share of those finished",
          "Statutory limit of 45 working days; Doncaster trust 91% in Q2 2018/19"};
}

KindWords words(const AssessmentDays&) {
  return {
      "Length of assessments",
      "A middle (or another quantile) of how long the assessments finished in a month took. Lower is better.",
      "measured = the order statistic of those finished, drawn by its Beta law and read off the law of their "
      "length",
      "Order statistics of a sample; assessments of about 35 working days"};
}

KindWords words(const BudgetVariance&) {
  return {"Budget variance",
          "The company's net cost over its budget, as a share of the budget. Above nothing it has overspent. "
          "Lower is better.",
          "variance = (net cost so far this year - budget so far) / budget so far",
          "Monthly budget monitoring"};
}

KindWords words(const Composite&) {
  return {"Index of indicators",
          "One figure made of others: each scores by its rating and counts by its weight. What is not "
          "assessed is left out. "
          "It is easy to read and hides which indicator failed. Higher is better.",
          "index = the sum of weight x score / the sum of weights, over indicators assessed",
          "Weighted scorecards of performance frameworks"};
}

}  // namespace loadline::report::kinds
