// The clauses that share the result and fund it.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using scenario::find;

/// "£1.00 payable + £2.00 volume": an amount with what it is made of, leaving out what is nothing.
class Sum {
 public:
  Sum& add(Pence amount, const char* what) {
    total_ += amount;
    if (amount == no_money) return *this;
    const bool first = words_.empty();
    words_ += first ? exact_money(amount)
                    : fmt::format(" {} {}", amount < no_money ? "−" : "+",
                                  exact_money(amount < no_money ? -amount : amount));
    words_ += std::string(" ") + what;
    return *this;
  }
  Pence total() const { return total_; }
  std::string words() const { return words_.empty() ? exact_money(no_money) : words_; }

 private:
  Pence total_;
  std::string words_;
};

Pence net_deductions(const Story& story, int year) {
  return story.at(year, &YearRegisters::deductions) - story.at(year, &YearRegisters::earned_back);
}

Sum target_of(const scenario::ShareBands& terms, const Story& story, int year) {
  Sum target;
  target.add(story.at(year, &YearRegisters::price_payable), "payable");
  if (terms.volume_in_target) target.add(story.at(year, &YearRegisters::volume), "volume");
  if (terms.exceptional_in_target)
    target.add(story.at(year, &YearRegisters::exceptional), "exceptional payment");
  if (terms.deductions_in_target) target.add(-net_deductions(story, year), "deductions");
  return target;
}

Sum actual_of(const scenario::ShareBands& terms, const Story& story, int year) {
  Sum actual;
  actual.add(story.at(year, &YearRegisters::net_cost), "net cost")
      .add(story.at(year, &YearRegisters::rent), "rent");
  const auto* income = find<scenario::AlternativeIncome>(story.input.contract);
  if (income != nullptr && !income->reduces_actual)
    actual.add(story.at(year, &YearRegisters::income), "income from others");
  if (terms.deductions_in_actual) actual.add(net_deductions(story, year), "deductions");
  return actual;
}

/// What one band takes of a difference.
struct BandPart {
  Exact size, company;  ///< [pence], share
};

std::vector<BandPart> in_bands(const scenario::ShareBands& terms, Pence target, Pence difference) {
  const auto& bands = difference < no_money ? terms.pain : terms.gain;
  const Exact all = abs(exact(difference)), whole = exact(at_least_nothing(target));
  if (bands.empty()) return {{all, 1}};
  std::vector<BandPart> parts;
  Exact from = 0;
  for (const scenario::Band& band : bands) {
    const Exact end = terms.basis == scenario::BandBasis::pounds ? exact(in_pence(band.up_to))
                                                                 : Exact(whole * on_grid(band.to));
    const Exact to = &band == &bands.back() ? all : std::min<Exact>(all, end);
    if (to > from) parts.push_back({to - from, on_grid(band.company)});
    from = to;
  }
  return parts;
}

/// The company's share of a difference before any limit: a gain positive, a pain negative.
Pence share_of_difference(const std::vector<BandPart>& parts, Pence difference) {
  Exact sum = 0;
  for (const BandPart& part : parts) sum += part.size * part.company;
  const Pence size = to_the_penny(sum);
  return difference < no_money ? -size : size;
}

Pence limited(const scenario::ShareBands& terms, Pence share) {
  const Pence pain = in_pence(terms.pain_limit), gain = in_pence(terms.gain_limit);
  if (share < no_money && pain > no_money) return std::max(share, -pain);
  if (share > no_money && gain > no_money) return std::min(share, gain);
  return share;
}

std::string band_words(const std::vector<BandPart>& parts) {
  std::vector<std::string> words;
  for (const BandPart& part : parts)
    words.push_back(
        fmt::format("{} of {}", exact_percent(part.company), exact_money(to_the_penny(part.size))));
  return listed(words);
}

/// The company's share of all years up to one.
struct SharedSoFar {
  Pence target, difference, share;
  std::vector<BandPart> parts;
};

SharedSoFar shared_up_to(const scenario::ShareBands& terms, const Story& story, int year) {
  SharedSoFar so_far;
  for (int y = 0; y <= year; ++y) {
    const Pence target = target_of(terms, story, y).total();
    so_far.target += target;
    so_far.difference += target - actual_of(terms, story, y).total();
  }
  so_far.parts = in_bands(terms, so_far.target, so_far.difference);
  so_far.share = share_of_difference(so_far.parts, so_far.difference);
  return so_far;
}

}  // namespace

Told why(const scenario::ShareBands& terms, const ClauseYear& now) {
  const Sum target = target_of(terms, now.story, now.year), actual = actual_of(terms, now.story, now.year);
  const Pence difference = target.total() - actual.total();
  const bool so_far = terms.cumulative && now.year > 0;
  const SharedSoFar all = so_far ? shared_up_to(terms, now.story, now.year) : SharedSoFar{};
  const std::vector<BandPart> parts = so_far ? all.parts : in_bands(terms, target.total(), difference);
  const Pence in_bands_now = so_far ? all.share - shared_up_to(terms, now.story, now.year - 1).share
                                    : share_of_difference(parts, difference);
  const Pence company = limited(terms, in_bands_now), paid = company - difference;
  const char* bears = company < no_money ? "bears" : "keeps";
  const Pence size = company < no_money ? -company : company;
  return {
      fmt::format("target {} ({}), actual {} ({}): {} {}. The company {} {}{}{} = {}; {} {}.",
                  exact_money(target.total()), target.words(), exact_money(actual.total()), actual.words(),
                  exact_money(difference < no_money ? -difference : difference),
                  difference < no_money ? "over" : "under", bears, band_words(parts),
                  so_far ? " of all years so far, less what earlier years settled" : "",
                  company != in_bands_now ? fmt::format(", held at its limit of {}", exact_money(size)) : "",
                  exact_money(size), paid < no_money ? "it pays the council" : "the council pays",
                  exact_money(paid < no_money ? -paid : paid)),
      {now.worked("target", target.total(), &YearRegisters::target),
       now.worked("actual", actual.total(), &YearRegisters::actual),
       now.worked("share.company", company, &YearRegisters::company_share),
       now.worked("adj.share", paid, &YearRegisters::share)}};
}

Told why(const scenario::ReserveAndSurplus& terms, const ClauseYear& now) {
  const Pence surplus = now.at(&YearRegisters::result);
  const Pence reserve = now.before(&YearRegisters::reserve, in_pence(terms.opening));
  if (surplus <= no_money)
    return {fmt::format("no surplus to share; {} stood in the reserve at the start of the year.",
                        exact_money(reserve)),
            {now.worked("reserve.topup", no_money, &YearRegisters::topup),
             now.worked("surplus.council", no_money, &YearRegisters::council_surplus),
             now.worked("tax", no_money, &YearRegisters::tax)}};
  const Pence recovered = std::min(surplus, now.before(&YearRegisters::carry_balance));
  const Pence free = surplus - recovered;
  const Pence cap = times(now.at(&YearRegisters::price_payable), on_grid(terms.cap));
  const Pence room = at_least_nothing(cap - reserve), filled = std::min(free, room);
  const Pence council = times(free - filled, on_grid(terms.council_share));
  const Pence company = free - filled - council;
  const Pence tax = terms.taxable ? times(free - council, on_grid(terms.tax_rate)) : no_money;
  const Pence topup = filled - at_least_nothing(tax - company);
  const Pence retained = at_least_nothing(company - tax);
  std::string sentence = "of the surplus of " + exact_money(surplus);
  if (recovered > no_money)
    sentence += fmt::format(" {} makes good earlier deficits and", exact_money(recovered));
  sentence += fmt::format(
      " {} goes into the reserve ({} of the price is {}, and it held {}); of the {} left the "
      "council gets {}, {}.",
      exact_money(topup), exact_percent(on_grid(terms.cap)), exact_money(cap), exact_money(reserve),
      exact_money(free - filled), exact_percent(on_grid(terms.council_share)), exact_money(council));
  if (terms.taxable)
    sentence += fmt::format(" Tax is {} of {}, {}.", exact_percent(on_grid(terms.tax_rate)),
                            exact_money(free - council), exact_money(tax));
  sentence += fmt::format(" The company keeps {}.", exact_money(retained));
  return {sentence,
          {now.worked("reserve.topup", topup, &YearRegisters::topup),
           now.worked("surplus.council", council, &YearRegisters::council_surplus),
           now.worked("tax", tax, &YearRegisters::tax),
           now.worked("surplus.retained", retained, &YearRegisters::retained)}};
}

namespace {

/// Part `index` of `parts` equal parts; the first parts take the odd pence.
Pence instalment(Pence whole, int parts, int index) {
  return Pence(whole.value() / parts + (index < whole.value() % parts ? 1 : 0));
}

Pence principal_due(const Story& story, int loan_years, int year) {
  Pence due;
  for (int age = 1; age <= std::min(year, loan_years); ++age)
    due += instalment(story.at(year - age, &YearRegisters::loan), loan_years, age - 1);
  return due;
}

}  // namespace

Told why(const scenario::DeficitFunding& terms, const ClauseYear& now) {
  const auto* reserve_terms = find<scenario::ReserveAndSurplus>(now.contract());
  const Pence opening = reserve_terms != nullptr ? in_pence(reserve_terms->opening) : no_money;
  const Pence lent = now.before(&YearRegisters::loan_balance);
  const Pence interest = times(lent, on_grid(terms.interest)),
              principal = principal_due(now.story, terms.loan_years, now.year);
  const std::string service =
      lent > no_money
          ? fmt::format(" On {} lent before, {} of interest is {}, and {} is repaid.", exact_money(lent),
                        exact_percent(on_grid(terms.interest)), exact_money(interest), exact_money(principal))
          : "";
  const Pence reinvested = now.at(&YearRegisters::reinvested);
  const Pence deficit = at_least_nothing(-now.at(&YearRegisters::result)) - reinvested;
  const Pence draw = std::min(deficit, at_least_nothing(now.before(&YearRegisters::reserve, opening)));
  const Pence carried = std::min(deficit - draw, at_least_nothing(in_pence(terms.carry_forward) -
                                                                  now.before(&YearRegisters::carry_balance)));
  const Pence rest = deficit - draw - carried, grant = times(rest, on_grid(terms.grant));
  const Pence loan = std::min(rest - grant, at_least_nothing(in_pence(terms.facility) - lent));
  const Pence unfunded = rest - grant - loan;
  const std::vector<Worked> worked{now.worked("reserve.draw", draw, &YearRegisters::draw),
                                   now.worked("deficit.grant", grant, &YearRegisters::grant),
                                   now.worked("deficit.loan", loan, &YearRegisters::loan),
                                   now.worked("deficit.unfunded", unfunded, &YearRegisters::unfunded),
                                   now.worked("loan.interest", interest, &YearRegisters::interest),
                                   now.worked("loan.principal", principal, &YearRegisters::principal)};
  if (deficit == no_money) return {"there is no deficit to fund." + service, worked};
  return {fmt::format(
              "the deficit of {} draws {} on the reserve and {} is carried forward; of the {} left {} is "
              "granted, {}, and {} lent{}.{}",
              exact_money(deficit), exact_money(draw), exact_money(carried), exact_money(rest),
              exact_percent(on_grid(terms.grant)), exact_money(grant), exact_money(loan),
              unfunded > no_money ? fmt::format(" up to the facility of {}; {} is UNFUNDED",
                                                exact_money(in_pence(terms.facility)), exact_money(unfunded))
                                  : "",
              service),
          worked};
}

Told why(const scenario::WorkingCapital& terms, const ClauseYear& now) {
  const int drawn = now.story.calendar.month_of(terms.drawn), age = now.year - drawn / 12;
  const Pence amount = in_pence(terms.amount), before = now.before(&YearRegisters::working_balance);
  const Pence interest = times(before, on_grid(terms.interest));
  const Pence principal =
      age >= 1 && age <= terms.loan_years ? instalment(amount, terms.loan_years, age - 1) : no_money;
  const std::vector<Worked> worked{
      now.worked("working.drawn", age == 0 ? amount : no_money, &YearRegisters::working_capital),
      now.worked("working.interest", interest, &YearRegisters::working_interest),
      now.worked("working.principal", principal, &YearRegisters::working_principal)};
  if (age < 0)
    return {fmt::format("{} is drawn only in {}.", exact_money(amount), now.story.month_name(drawn)), worked};
  if (age == 0)
    return {fmt::format("{} is drawn in {}, to be repaid over {} years.", exact_money(amount),
                        now.story.month_name(drawn), terms.loan_years),
            worked};
  return {fmt::format("on {} outstanding, {} of interest is {}, and {} is repaid.", exact_money(before),
                      exact_percent(on_grid(terms.interest)), exact_money(interest), exact_money(principal)),
          worked};
}

Told why(const scenario::SupportServices& terms, const ClauseYear& now) {
  Pence charges;
  for (int month = 12 * now.year; month < 12 * (now.year + 1); ++month)
    charges += now.story.seen_in(month).charges[now.lane()];
  const Pence rent = in_pence(terms.rent);
  return {
      fmt::format("the company pays {} for the council's services, billed by the {}{}, and {} of rent.",
                  exact_money(charges), terms.billing == scenario::Billing::monthly ? "month" : "quarter",
                  terms.set_off ? " and taken off the next instalment of the price" : "", exact_money(rent)),
      {now.worked("charges", charges, &YearRegisters::charges),
       now.worked("cost.rent", rent, &YearRegisters::rent)}};
}

Told why(const scenario::PaymentProfile& terms, const ClauseYear& now) {
  const Story& story = now.story;
  constexpr std::array<const char*, 3> when{"at the start of each month", "a month in arrears",
                                            "in the middle of each month"};
  int lowest = 12 * now.year;
  const auto cash_at = [&](int month) {
    return story.settled().cash[static_cast<std::size_t>(month)][now.lane()];
  };
  for (int month = lowest; month < 12 * (now.year + 1); ++month)
    if (cash_at(month) < cash_at(lowest)) lowest = month;
  const Pence overdraft = in_pence(terms.overdraft);
  return {
      fmt::format(
          "{} is paid {} instalments, {}. Cash is lowest at the end of {}, {}{}, and {} at the year's end.",
          exact_money(now.at(&YearRegisters::price_payable)),
          terms.weights.empty() ? "in twelve equal" : "in twelve weighted",
          when[static_cast<std::size_t>(terms.timing)], story.month_name(lowest),
          exact_money(cash_at(lowest)),
          cash_at(lowest) < -overdraft ? overdraft > no_money
                                             ? ", beyond the overdraft of " + exact_money(overdraft)
                                             : std::string(", overdrawn")
                                       : "",
          exact_money(cash_at(12 * now.year + 11))),
      {}};
}

Told why(const scenario::Triggers& terms, const ClauseYear& now) {
  constexpr std::array<const char*, 3> rights{"a review", "stepping in", "termination"};
  std::vector<std::string> fired;
  for (const contract::TriggerOutcome& outcome : now.story.settled().triggers) {
    const int month = outcome.month[now.lane()];
    if (month < 0 || month / 12 != now.year) continue;
    const auto trigger = std::ranges::find(terms.triggers, outcome.id, &scenario::Trigger::id);
    if (trigger == terms.triggers.end()) continue;
    fired.push_back(fmt::format("“{}” fires for the first time in {} and gives a right to {}{}",
                                trigger->name, now.story.month_name(month),
                                rights[static_cast<std::size_t>(trigger->action)],
                                trigger->enacted ? ", which is used" : ""));
  }
  return {
      fired.empty() ? "none fires for the first time this year." : fmt::format("{}.", fmt::join(fired, "; ")),
      {}};
}

namespace {

std::string who_decides(const scenario::Approvals& terms, Pence amount) {
  const Pence size = amount < no_money ? -amount : amount;
  const auto every = [](int months) {
    return months == 1 ? std::string("every month") : fmt::format("every {} months", months);
  };
  if (size <= in_pence(terms.board)) return "the company's board, without waiting";
  if (size <= in_pence(terms.section_151)) return "the council's finance officer, without waiting";
  if (size <= in_pence(terms.cabinet)) return "the cabinet, which meets " + every(terms.cabinet_every_months);
  return "the full council, which meets " + every(terms.council_every_months);
}

}  // namespace

Told why(const scenario::Approvals& terms, const ClauseYear& now) {
  std::vector<std::string> told;
  const Pence exceptional = now.at(&YearRegisters::exceptional_asked);
  if (exceptional > no_money)
    told.push_back(fmt::format("the request for {} of exceptional demand is for {}", exact_money(exceptional),
                               who_decides(terms, exceptional)));
  if (const auto* changes = find<scenario::ChangeControl>(now.contract()))
    for (const scenario::RequestedChange& change : changes->requests)
      if (now.story.calendar.month_of(change.requested) / 12 == now.year)
        told.push_back(fmt::format("“{}” at {} a year is for {}", change.name,
                                   exact_money(in_pence(change.amount)),
                                   who_decides(terms, in_pence(change.amount))));
  return {told.empty() ? "nothing is put to anybody this year." : fmt::format("{}.", fmt::join(told, "; ")),
          {}};
}

Told why(const scenario::Funders& terms, const ClauseYear& now) {
  std::vector<std::string> told;
  Pence together;
  for (std::size_t council = 0; council < terms.councils.size(); ++council) {
    const Pence net = now.registers().councils_net[council][now.lane()];
    together += net;
    told.push_back(fmt::format("{} takes {} of what moves between council and company and ends at {}",
                               terms.councils[council].name,
                               exact_percent(on_grid(terms.councils[council].share)), exact_money(net)));
  }
  return {fmt::format("{}; together {}.", fmt::join(told, "; "), exact_money(together)),
          {now.worked("council.net", together, &YearRegisters::council_net)}};
}

}  // namespace loadline::report
