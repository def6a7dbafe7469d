#include "support/example_scenario.hpp"

#include <initializer_list>

namespace loadline::testing_support {
namespace {

using namespace scenario;

template <class Q>
Assumption<Q> number(double kept_value) {
  Assumption<Q> made = stated<Q>(kept_value);
  made.origin.assumption = "example";
  return made;
}

/// Sets a member to a certain value without repeating its type.
template <class Q>
void set(Assumption<Q>& member, double kept_value) {
  member = number<Q>(kept_value);
}

template <class Q>
ByYear<Q> by_year(std::initializer_list<double> values) {
  static constexpr const char* names[] = {"2017-18", "2018-19", "2019-20", "2020-21", "2021-22"};
  ByYear<Q> years;
  for (const double value : values) years.push_back({names[years.size()], number<Q>(value)});
  return years;
}

About about() {
  About about;
  about.title = "Example council: a service near Sunderland's size";
  about.council = "Example Council";
  about.company = "Example Children's Company";
  about.as_of = {2017, 4, 1};
  about.seed = 20170401;
  about.commissioner = about.owner = about.analyst = about.assurer = "nobody: an example";
  return about;
}

void set_openings(Demand& demand) {
  set(demand.opening.assessments, 443);
  set(demand.opening.in_need, 1066);
  set(demand.opening.plans, 450);
  set(demand.opening.looked_after, 534);
  set(demand.opening.care_leavers, 230);
}

void set_referrals(Referrals& referrals) {
  // 789 per 10,000 of 54,000 children is 4,261 referrals a year, 327 assessed a month.
  set(referrals.rate, 789);
  set(referrals.assessed, 0.92);
  constexpr double season[] = {1.00, 1.05, 1.02, 1.02, 0.80, 1.00, 1.05, 1.08, 0.93, 1.03, 0.98, 1.04};
  for (std::size_t month = 0; month < 12; ++month) set(referrals.season[month], season[month]);
  set(referrals.swings.size, 0.15);
  set(referrals.swings.persistence, 0.90);
  constexpr double siblings[] = {0.62, 0.22, 0.10, 0.06};
  for (std::size_t size = 0; size < 4; ++size) set(referrals.siblings[size], siblings[size]);
}

void set_moves_of_cases(Demand& demand) {
  // Chosen so that stocks stay near their opening values: 443 / 1.36 months = 327 assessments leave a month,
  // of whom 45 start a plan, 7 enter care and 97 become children in need; 20 a month enter care in all.
  set(demand.assessment.mean_duration, 1.36);
  set(demand.assessment.to_plan, 0.139);
  set(demand.assessment.to_care, 0.022);
  set(demand.assessment.to_in_need, 0.296);
  set(demand.in_need.mean_duration, 8.0);
  set(demand.in_need.to_plan, 0.02);
  set(demand.in_need.to_care, 0.03);
  set(demand.plan.mean_duration, 9.33);
  set(demand.plan.to_care, 0.187);
  set(demand.plan.to_in_need, 0.60);
  set(demand.feedback.exponent, 0.3);
  set(demand.feedback.reference, 19.0);
  set(demand.feedback.least, 0.6);
  set(demand.feedback.most, 1.15);
}

void set_care(Care& care) {
  set(care.short_stays, 0.30);
  set(care.short_mean, 4.0);
  set(care.long_mean, 48.0);
  set(care.home, 0.47);
  set(care.adopted, 0.20);
  set(care.guardianship, 0.17);
  set(care.care_leaver_duties, 0.85);
  set(care.care_leaver_duration, 60.0);
}

void set_ages(std::array<AgeProfile, age_bands>& ages) {
  constexpr double arrivals[] = {0.10, 0.23, 0.28, 0.31, 0.08};
  constexpr double looked_after[] = {0.09, 0.21, 0.24, 0.29, 0.17};
  constexpr double into_care[] = {2.5, 1.15, 0.8, 0.65, 0.6};
  constexpr double out_of_care[] = {1.2, 1.2, 1.0, 0.9, 0.8};
  for (std::size_t band = 0; band < age_bands; ++band) {
    set(ages[band].arrivals, arrivals[band]);
    set(ages[band].open_cases, arrivals[band]);
    set(ages[band].looked_after, looked_after[band]);
    set(ages[band].into_care, into_care[band]);
    set(ages[band].out_of_care, out_of_care[band]);
  }
}

void set_placements(Demand& demand) {
  constexpr double opening[] = {245, 60, 105, 12, 28, 30, 2, 32, 20};
  constexpr double entrants[] = {0.42, 0.18, 0.19, 0.02, 0.06, 0.0, 0.01, 0.12, 0.0};
  constexpr double entrants_16[] = {0.20, 0.08, 0.10, 0.03, 0.12, 0.42, 0.02, 0.03, 0.0};
  constexpr double leaving[] = {1.0, 1.0, 0.9, 1.0, 0.8, 1.2, 4.0, 1.5, 0.5};
  constexpr double capacity[] = {265, 0, 0, 14, 0, 0, 0, 0, 0};
  for (std::size_t type = 0; type < placement_types; ++type) {
    PlacementTerms& terms = demand.placements[type];
    set(terms.opening, opening[type]);
    set(terms.entrants, entrants[type]);
    set(terms.entrants_16, entrants_16[type]);
    set(terms.leaving, leaving[type]);
    set(terms.capacity, capacity[type]);
  }
  const auto move = [&](const char* id, PlacementType from, PlacementType to, double monthly) {
    demand.moves.push_back(
        {id, static_cast<int>(from), static_cast<int>(to), number<units::MonthlyRate>(monthly)});
  };
  move("foster-to-adoption", PlacementType::in_house_foster, PlacementType::for_adoption, 0.008);
  move("agency-to-residential", PlacementType::agency_foster, PlacementType::external_residential, 0.004);
  move("residential-to-supported", PlacementType::external_residential, PlacementType::supported, 0.02);
}

Demand demand() {
  Demand demand;
  set_openings(demand);
  set_referrals(demand.referrals);
  set_moves_of_cases(demand);
  set_care(demand.care);
  set_ages(demand.ages);
  set_placements(demand);
  return demand;
}

Role role(const char* id, const char* name, double establishment, double in_post, double salary,
          double case_holding) {
  return {id,
          name,
          number<units::Fte>(establishment),
          number<units::Fte>(in_post),
          number<units::Salary>(salary),
          number<units::Share>(case_holding)};
}

void set_roles(Workforce& workforce) {
  // Case-holding capacity (111 + 0.9 x 20) x 0.955 + 0.95 x 0.6 x 14 = 131.2 FTE, so 2,493 open cases are 19
  // each.
  workforce.roles = {role("social-worker", "Social worker", 120, 111, 33'437, 1.0),
                     role("newly-qualified", "Newly qualified social worker", 25, 20, 27'668, 0.9),
                     role("senior-practitioner", "Senior practitioner", 40, 37, 37'306, 0.0),
                     role("manager", "Manager", 45, 42, 46'000, 0.0),
                     role("family-support", "Family support", 160, 150, 24'964, 0.0),
                     role("residential", "Residential care", 70, 66, 22'000, 0.0),
                     role("education", "Education and early years", 110, 101, 34'000, 0.0),
                     role("youth-justice", "Youth justice", 45, 42, 28'000, 0.0),
                     role("business-support", "Business support", 80, 74, 18'500, 0.0),
                     role("executive", "Executive", 5, 5, 105'000, 0.0)};
}

Workforce workforce() {
  Workforce workforce;
  set(workforce.headcount, 828);
  set(workforce.opening_caseload, 19);
  set(workforce.opening_unallocated, 9);
  set_roles(workforce);
  set(workforce.turnover.base, 0.15);
  set(workforce.turnover.caseload_effect, 0.693);
  set(workforce.turnover.reference, 19);
  set(workforce.turnover.inadequate_effect, 0.25);
  set(workforce.turnover.agency_effect, 0.3);
  set(workforce.turnover.most, 0.08);
  set(workforce.recruitment.fill_rate, 1.5);
  set(workforce.recruitment.lag, 4);
  set(workforce.agency.cover, 0.6);
  set(workforce.agency.cap, 70);
  set(workforce.agency.hourly_rate, 55'000.0 / (7.4 * 230.0));
  set(workforce.agency.case_holding, 0.95);
  set(workforce.sickness, 0.045);
  set(workforce.most_cases, 25);
  set(workforce.allocation_wait, 0.84);
  return workforce;
}

void set_fees(Costs& costs) {
  constexpr double fee[] = {450, 250, 780, 2'900, 3'200, 900, 5'500, 60, 150};
  constexpr double growth[] = {0.0, 0.0, 0.0, 0.0, 0.03, 0.0, 0.0, 0.0, 0.0};
  for (std::size_t type = 0; type < placement_types; ++type) {
    set(costs.fees[type].fee, fee[type]);
    set(costs.fees[type].real_growth, growth[type]);
  }
}

scenario::CostLine line(const char* id, const char* name, double amount, PriceIndex index, CostDriver driver,
                        bool vatable) {
  return {id, name, number<units::MoneyPerYear>(amount), index, driver, vatable};
}

void set_lines(Costs& costs) {
  using enum PriceIndex;
  using enum CostDriver;
  costs.lines = {
      line("support-services", "Support services bought from the council", 4'500'000, prices, fixed, true),
      line("premises", "Premises", 1'500'000, prices, fixed, true),
      line("allowances", "Guardianship and adoption allowances", 2'600'000, prices, looked_after, false),
      line("leaving-care", "Care leavers", 1'200'000, prices, care_leavers, false),
      line("section-17", "Help to families in need", 600'000, prices, open_cases, false),
      line("legal", "Legal", 1'600'000, prices, looked_after, true),
      line("transport", "Transport", 1'000'000, prices, looked_after, false),
      line("contracts", "Contracts", 2'000'000, none, fixed, true),
      line("income", "Income", -3'500'000, pay, fixed, false)};
}

Costs costs() {
  Costs costs;
  set(costs.published_estimate, 62'830'930);
  set(costs.balancing_line, 3'000'000);
  costs.balancing_line.origin.quality = Quality::red;
  costs.pay_award = by_year<units::Share>({0.0, 0.02, 0.02, 0.02, 0.02});
  costs.price_growth = by_year<units::Share>({0.0, 0.023, 0.02, 0.02, 0.02});
  set(costs.on_costs.ni_rate, 0.138);
  set(costs.on_costs.ni_threshold, 8'164);
  set(costs.on_costs.pension, 0.19);
  set(costs.on_costs.levy_rate, 0.005);
  set(costs.on_costs.levy_allowance, 15'000);
  set_fees(costs);
  set_lines(costs);
  set(costs.vat.rate, 0.20);
  set(costs.vat.recovery, 0.5);
  set(costs.paid_in_month, 0.5);
  set(costs.council_retained, 900'000);
  return costs;
}

Indexation indexation() {
  Indexation terms;
  set(terms.pay, 0.60);
  set(terms.prices, 0.25);
  set(terms.fees, 0.15);
  set(terms.least, 0.0);
  set(terms.most, 0.03);
  return terms;
}

SavingsReduction savings_reduction() {
  SavingsReduction terms;
  terms.reductions = by_year<units::MoneyPerYear>({1'500'000, 1'500'000, 1'500'000, 0, 0});
  set(terms.efficiency, 0.0);
  return terms;
}

VolumeCorridor corridor() {
  VolumeCorridor terms;
  set(terms.baseline, 534);
  set(terms.dead_band, 0.02);
  set(terms.share_up, 0.7);
  set(terms.share_down, 0.7);
  set(terms.unit_price, 701.25);
  set(terms.limit_up, 1'500'000);
  set(terms.limit_down, 1'500'000);
  return terms;
}

ShareBands share_bands() {
  ShareBands terms;
  terms.pain = {{number<units::Share>(0.02), number<units::Share>(1.0)},
                {number<units::Share>(1.0), number<units::Share>(0.5)}};
  terms.gain = {{number<units::Share>(0.02), number<units::Share>(1.0)},
                {number<units::Share>(1.0), number<units::Share>(0.5)}};
  return terms;
}

ReserveAndSurplus reserve() {
  ReserveAndSurplus terms;
  set(terms.opening, 500'000);
  set(terms.cap, 0.03);
  set(terms.council_share, 0.5);
  set(terms.tax_rate, 0.19);
  return terms;
}

DeficitFunding deficit_funding() {
  DeficitFunding terms;
  set(terms.carry_forward, 500'000);
  set(terms.grant, 0.5);
  set(terms.facility, 5'000'000);
  set(terms.interest, 0.03);
  return terms;
}

PaymentProfile payment_profile() {
  PaymentProfile terms;
  set(terms.opening_cash, 2'000'000);
  return terms;
}

Contract contract() {
  BasePrice price;
  set(price.amount, 62'830'930);
  price.proxy = true;
  Contract contract;
  contract.clauses = {{"base-price", "Base price", 10, price},
                      {"indexation", "Indexation", 20, indexation()},
                      {"savings-reduction", "Savings reduction", 30, savings_reduction()},
                      {"volume-corridor", "Volume corridor", 50, corridor()},
                      {"share-bands", "Pain and gain share", 90, share_bands()},
                      {"reserve", "Reserve and surplus", 110, reserve()},
                      {"deficit-funding", "Deficit funding", 120, deficit_funding()},
                      {"payment-profile", "Payment profile", 200, payment_profile()}};
  return contract;
}

template <class Q>
Tiers<Q> tiers(double target, double tolerance, double floor) {
  return {number<Q>(target), number<Q>(tolerance), number<Q>(floor)};
}

Kpi kpi(const char* id, const char* name, Measure measure) {
  Kpi made;
  made.id = id;
  made.name = name;
  set(made.weight, 1.0);
  made.measure = std::move(measure);
  return made;
}

Judgement judgement() {
  Judgement measure;
  set(measure.first_inspection, 12);
  set(measure.next_inspection, 36);
  set(measure.repeatability, 0.6);
  constexpr double cutpoints[] = {-0.9, 0.2, 1.4};
  for (std::size_t cut = 0; cut < 3; ++cut) set(measure.cutpoints[cut], cutpoints[cut]);
  set(measure.persistence, 0.97);
  set(measure.intervention, 0.5);
  set(measure.caseload_effect, 0.05);
  set(measure.unallocated_effect, 0.05);
  return measure;
}

Outcomes outcomes() {
  using units::Caseload;
  using units::Share;
  const VisitsInTime visits{tiers<Share>(0.95, 0.90, 0.80), number<Share>(0.92),
                            number<units::Ratio>(2.0),      number<units::Ratio>(0.1971),
                            number<units::Ratio>(0.5),      number<units::Ratio>(0.5)};
  const UnallocatedCases unallocated{tiers<units::Children>(10, 25, 100), number<units::Children>(9)};
  const AverageCaseload caseload{tiers<Caseload>(18, 20, 25), number<Caseload>(19), number<Caseload>(4)};
  const PathwayPlans pathway{tiers<Share>(0.95, 0.90, 0.75), number<Share>(0.90), number<units::Fte>(10),
                             number<units::Ratio>(0.05)};
  return {{kpi("K1", "Visits made in time", visits), kpi("K2", "Cases without a social worker", unallocated),
           kpi("K3", "Average caseload", caseload), kpi("K4", "Care leavers with a pathway plan", pathway),
           kpi("K17", "Inspection judgement", judgement())}};
}

Initiative initiative(const char* id, const char* name, SavingCategory category, base::Date start,
                      Effect effect) {
  Initiative made;
  made.id = id;
  made.name = name;
  made.owner = "example";
  made.category = category;
  made.start = start;
  set(made.delay, 3);
  set(made.ramp, 12);
  set(made.confidence, 0.7);
  set(made.partial, 0.3);
  set(made.partial_fraction, 0.5);
  set(made.optimism, 0.1);
  set(made.investment, 200'000);
  set(made.running_cost, 50'000);
  made.effect = std::move(effect);
  return made;
}

Savings savings() {
  Savings savings;
  savings.target = by_year<units::MoneyPerYear>({1'500'000, 1'500'000, 1'500'000, 0, 0});
  set(savings.common_factor, 0.3);
  savings.initiatives = {initiative("back-office", "Leaner back office", SavingCategory::efficiency,
                                    {2017, 7, 1}, CashEffect{number<units::MoneyPerYear>(800'000)}),
                         initiative("edge-of-care", "Edge-of-care team", SavingCategory::demand,
                                    {2017, 10, 1}, CareEntryEffect{number<units::Share>(-0.08)}),
                         initiative("reunification", "Reunification team", SavingCategory::demand,
                                    {2018, 4, 1}, ReturnHomeEffect{number<units::Share>(0.10)}),
                         initiative("foster-carers", "More of our own foster carers", SavingCategory::enabler,
                                    {2017, 10, 1}, FosterCapacityEffect{number<units::Children>(25)}),
                         initiative("foster-first", "Own foster carers first", SavingCategory::price,
                                    {2018, 4, 1}, FosterMixEffect{number<units::Share>(0.3)}),
                         initiative("fewer-agency", "Fewer agency social workers", SavingCategory::efficiency,
                                    {2018, 4, 1}, AgencyCapEffect{number<units::Fte>(-10)})};
  savings.initiatives[4].needs = {"foster-carers"};
  return savings;
}

}  // namespace

scenario::Scenario example_scenario() {
  Scenario made;
  made.about = about();
  made.horizon = {{2017, 4, 1}, 60};
  AssumptionNote note;
  note.id = "example";
  note.text = "Chosen for tests; near Sunderland's 2017 figures, evidence of nothing.";
  note.owner = "example";
  note.review = {2018, 4, 1};
  made.assumptions = {note};
  set(made.population.under_18, 54'000);
  set(made.population.growth, 0.0);
  made.demand = demand();
  made.workforce = workforce();
  made.costs = costs();
  made.contract = contract();
  made.outcomes = outcomes();
  made.savings = savings();
  made.assurance.limits = "An example for tests.";
  return made;
}

}  // namespace loadline::testing_support
