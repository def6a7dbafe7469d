// Rules of the clauses that share the result and fund it.

#include <algorithm>

#include <fmt/format.h>

#include "validate_clauses.hpp"

namespace loadline::scenario::rules {
namespace {

constexpr units::UnitName percent = units::UnitOf<units::Share>::name;

/// Each band ends in the unit of the clause's bands, and only in that.
bool ends_are_said(const std::vector<Band>& bands, BandBasis basis, const std::string& path, Judge& judge) {
  const bool pounds = basis == BandBasis::pounds;
  bool said = true;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const std::string at = fmt::format("{}.{}", path, i + 1);
    const Datum& end = pounds ? static_cast<const Datum&>(bands[i].up_to) : bands[i].to;
    const Datum& other = pounds ? static_cast<const Datum&>(bands[i].to) : bands[i].up_to;
    if (other.stated)
      judge.error(at + (pounds ? ".to" : ".up_to"), other.origin.place, "is given",
                  fmt::format("the basis of these bands is \"{}\"", band_basis_keys[pounds ? 1 : 0]),
                  fmt::format("write {}, or basis = \"{}\"", pounds ? "up_to" : "to",
                              band_basis_keys[pounds ? 0 : 1]));
    else if (usable(end) && !end.stated)
      judge.error(at, "has no end", "each band must say where it ends",
                  pounds ? "add up_to = \"<number> GBP\"" : "add to = \"<number> %\"");
    said = said && end.stated && !other.stated;
  }
  return said;
}

void check_bands(const std::vector<Band>& bands, BandBasis basis, const std::string& path, Judge& judge) {
  if (bands.empty()) {
    judge.error(path, "has no bands", "nothing would say who bears the difference",
                "add one that reaches everything: { to = \"100 %\", company = \"100 %\" }");
    return;
  }
  if (!ends_are_said(bands, basis, path, judge)) return;
  const bool pounds = basis == BandBasis::pounds;
  std::vector<Part> ends;
  for (std::size_t i = 0; i < bands.size(); ++i)
    ends.push_back({fmt::format("{}.{}", i + 1, pounds ? "up_to" : "to"),
                    pounds ? static_cast<const Datum*>(&bands[i].up_to) : &bands[i].to});
  judge.increasing(path, ends, pounds ? units::UnitOf<units::Money>::name : percent,
                   "each band begins where the one before it ends");
  const Datum& last = *ends.back().number;
  if (!pounds && usable(last) && last.typical_value() < 1.0)
    judge.error(path + "." + ends.back().name, last.origin.place,
                "is " + written(last.typical_value(), percent),
                "the last band must reach everything, so that no difference is without an owner",
                "write \"100 %\" or more");
}

}  // namespace

void check_terms(ShareBands& t, const ClauseContext& at) {
  check_bands(t.pain, t.basis, at.path + ".pain", at.judge);
  check_bands(t.gain, t.basis, at.path + ".gain", at.judge);
  if (t.form == ShareForm::cost_reimbursable && !(t.volume_in_target && t.exceptional_in_target))
    at.error(t.volume_in_target ? "exceptional_in_target" : "volume_in_target", "is false",
             "where the cost is paid as it falls nothing is paid for children beside it, so what they add "
             "must move the target",
             "write true, or form = \"fixed-price\"");
}

void check_terms(RingFence& t, const ClauseContext& at) {
  settle_years(t.grant, at.path + ".grant", at.horizon, no_year_needed, at.judge);
  if (t.fund == Fund::general)
    at.error("fund", "is \"general\"", "the general fund is what the contract's price is paid from",
             "write \"schools\", \"public-health\" or \"capital\"");
}

void check_terms(WorkingCapital& t, const ClauseContext& at) {
  check_month(at.path + ".drawn", t.drawn, at.horizon, at.judge);
}

void check_terms(PaymentProfile& t, const ClauseContext& at) {
  if (t.weights.empty()) return;
  constexpr std::size_t months_of_a_year = 12;
  if (t.weights.size() != months_of_a_year) {
    at.error("weights", fmt::format("has {} instalments", t.weights.size()),
             "there is one for each month, April to March", "write 12, with 0 % where nothing is paid");
    return;
  }
  std::vector<Part> parts;
  constexpr std::array<const char*, months_of_a_year> names{"April",    "May",       "June",     "July",
                                                            "August",   "September", "October",  "November",
                                                            "December", "January",   "February", "March"};
  for (std::size_t i = 0; i < t.weights.size(); ++i) parts.push_back({names[i], &t.weights[i]});
  at.judge.shares_sum(at.path + ".weights", "the instalments", parts, Judge::Whole::exactly,
                      "the year's price");
}

namespace {

bool watches_a_judgement(const Trigger& trigger) {
  return trigger.watched == Watched::judgement_again || trigger.watched == Watched::judgement_by;
}

/// What each kind of trigger needs said, and that nothing is said which it does not look at.
void check_terms_of(const Trigger& trigger, const std::string& path, Judge& judge) {
  const char* watched = watched_keys[static_cast<std::size_t>(trigger.watched)];
  const auto needs = [&](bool needed, bool given, const char* key, const char* pattern) {
    if (needed && !given)
      judge.error(path + "." + key, "is missing", fmt::format("a trigger that watches {} needs it", watched),
                  fmt::format("add {} = {}", key, pattern));
    if (!needed && given)
      judge.error(path + "." + key, "is given",
                  fmt::format("a trigger that watches {} does not look at it", watched), "leave it out");
  };
  if (usable(trigger.level))
    needs(trigger.watched == Watched::deductions, trigger.level.stated, "level", "\"<number> %\"");
  if (usable(trigger.amount))
    needs(trigger.watched == Watched::cash, trigger.amount.stated, "amount", "\"<number> GBP\"");
  needs(trigger.watched == Watched::judgement_by, trigger.deadline.known(), "deadline",
        "<a date such as 2021-04-01>");
}

/// What the trigger looks at must be there.
void check_watched(const Trigger& trigger, const std::string& path, const ClauseContext& at) {
  const auto is_judgement = [](const Kpi& kpi) { return std::holds_alternative<Judgement>(kpi.measure); };
  const auto refuse = [&](const char* why, const char* help) {
    at.judge.error(path + ".watched",
                   fmt::format("is \"{}\"", watched_keys[static_cast<std::size_t>(trigger.watched)]), why,
                   help);
  };
  if (watches_a_judgement(trigger) && std::ranges::none_of(at.outcomes.kpis, is_judgement))
    refuse("no indicator is a judgement",
           "add an indicator of kind = \"judgement\", or leave the trigger out");
  if (trigger.watched == Watched::deductions && find<Deductions>(at.contract) == nullptr)
    refuse("the contract has no deductions",
           "add a clause of kind = \"deductions\", or leave the trigger out");
  if (trigger.watched == Watched::external_income && find<AlternativeIncome>(at.contract) == nullptr)
    refuse("the contract has no in-house test",
           "add a clause of kind = \"alternative_income\", or leave the trigger out");
}

}  // namespace

void check_terms(Triggers& t, const ClauseContext& at) {
  std::erase_if(t.triggers, [&](const Trigger& trigger) {
    const std::string path = at.path + ".trigger." + trigger.id;
    check_terms_of(trigger, path, at.judge);
    check_watched(trigger, path, at);
    return trigger.deadline.known() &&
           check_month(path + ".deadline", trigger.deadline, at.horizon, at.judge) == MonthOf::after_horizon;
  });
}

void check_terms(Approvals& t, const ClauseContext& at) {
  at.judge.increasing(at.path,
                      {{"board", &t.board}, {"section_151", &t.section_151}, {"cabinet", &t.cabinet}},
                      units::UnitOf<units::Money>::name, "who stands higher decides about more");
}

namespace {

/// Ledgers call each party by its name.
void check_names(const std::vector<FundingCouncil>& councils, const ClauseContext& at) {
  for (std::size_t i = 0; i < councils.size(); ++i) {
    const std::string &name = councils[i].name, path = at.path + ".council." + councils[i].id + ".name";
    const auto before = councils.begin() + static_cast<std::ptrdiff_t>(i);
    const auto same = std::find_if(councils.begin(), before,
                                   [&](const FundingCouncil& other) { return other.name == name; });
    if (name.find_first_not_of(" \t\r\n") == std::string::npos)
      at.judge.error(path, "is empty", "ledgers call each party by its name", "write the council's name");
    else if (name == at.about.company)
      at.judge.error(path, "is \"" + name + "\"", "that is the company, which the councils fund",
                     "write the council's name");
    else if (same != before)
      at.judge.error(path, "is \"" + name + "\"", "council " + same->id + " has that name already",
                     "give each council its own name");
  }
}

}  // namespace

void check_terms(Funders& t, const ClauseContext& at) {
  check_names(t.councils, at);
  constexpr std::size_t fewest = 2, most = 3;
  if (t.councils.size() < fewest || t.councils.size() > most)
    at.error("council",
             fmt::format("has {} {}", t.councils.size(), t.councils.size() == 1 ? "member" : "members"),
             "two or three councils can own a company together here",
             t.councils.size() < fewest ? "leave the clause out where one council owns it"
                                        : "join the smallest into one");
  std::vector<Part> parts;
  for (const FundingCouncil& council : t.councils) parts.push_back({council.id, &council.share});
  if (!parts.empty())
    at.judge.shares_sum(at.path + ".council", "shares", parts, Judge::Whole::exactly,
                        "what the councils pay and receive");
}

}  // namespace loadline::scenario::rules
