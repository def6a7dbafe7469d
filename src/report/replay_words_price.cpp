// The clauses of the price: what each makes of the price before it.

#include <algorithm>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using scenario::BasketMean;
using scenario::SavingsBasis;

/// A year's step of the basket.
struct BasketYear {
  Exact basket = 1, change = 0,
        kept = 0;    ///< Against the first year; against the year before, and within the collar.
  Exact factor = 1;  ///< Product of the changes kept.
};

/// ln of level^weight; the product is put on the grid of 1e-12, as the settlement does.
double log_power(std::int64_t level, const Exact& weight) {
  return as_double(weight) * std::log(static_cast<double>(level) * 1e-6);
}

Exact basket_of(const scenario::Indexation& terms, const contract::IndexLevels& levels) {
  const Exact pay = on_grid(terms.pay), prices = on_grid(terms.prices), fees = on_grid(terms.fees);
  if (terms.mean == BasketMean::geometric) {
    const double log_of_it =
        log_power(levels.pay, pay) + log_power(levels.prices, prices) + log_power(levels.fees, fees);
    return Exact(std::llrint(std::exp(log_of_it) * 1e12), 1'000'000'000'000);
  }
  return 1 - pay - prices - fees + pay * of_millionths(levels.pay) + prices * of_millionths(levels.prices) +
         fees * of_millionths(levels.fees);
}

const contract::IndexLevels& levels_for(const scenario::Indexation& terms, const Story& story, int year) {
  return story.seen(year - terms.lag_years).levels[story.lane()];
}

BasketYear index_of(const scenario::Indexation& terms, const Story& story, int year) {
  BasketYear now;
  for (int y = 1 + terms.lag_years; y <= year; ++y) {  // years before have no change to follow, collar or not
    const Exact basket = basket_of(terms, levels_for(terms, story, y));
    now.change = basket / now.basket - 1;
    now.kept = std::clamp(now.change, on_grid(terms.least), on_grid(terms.most));
    now.factor *= 1 + now.kept;
    now.basket = basket;
  }
  return now;
}

/// What comes off the price in a year, and the figures it is made of.
struct Reduction {
  Pence off;
  std::string words;
};

Reduction reduction_of(const scenario::SavingsReduction& terms, int year) {
  const auto figure = [&](int y) {
    const auto place = static_cast<std::size_t>(y);
    return y >= 0 && place < terms.reductions.size() ? in_pence(terms.reductions[place].value) : no_money;
  };
  if (terms.basis == SavingsBasis::in_year_cash)
    return {figure(year), fmt::format("{} of cash in this year", exact_money(figure(year)))};
  if (terms.basis == SavingsBasis::cumulative_cash) {
    Pence saved;  // the most of any year before
    for (int y = 0; y < year; ++y) saved = std::max(saved, figure(y));
    const Pence off = at_least_nothing(figure(year) - saved);
    return {off, fmt::format("{} ({} of cash so far, {} taken off before)", exact_money(off),
                             exact_money(figure(year)), exact_money(saved))};
  }
  Pence so_far;
  for (int y = 0; y <= year; ++y) so_far += figure(y);
  return {so_far, exact_money(so_far) + " of lasting reductions so far"};
}

Exact efficiency_of(const scenario::SavingsReduction& terms, int year) {
  Exact left = 1;
  for (int y = 0; y < year; ++y) left *= 1 - on_grid(terms.efficiency);
  return left;
}

struct PriceStep {
  const Story& story;
  int year;
  Pence price;

  template <class Terms>
  Pence operator()(const Terms&) const {
    return price;
  }
  Pence operator()(const scenario::BasePrice& terms) const { return in_pence(terms.amount); }
  Pence operator()(const scenario::Indexation& terms) const {
    return times(price, index_of(terms, story, year).factor);
  }
  Pence operator()(const scenario::SavingsReduction& terms) const {
    return times(price, efficiency_of(terms, year)) - reduction_of(terms, year).off;
  }
};

/// The price that the clauses before this one have made.
Pence price_before(const ClauseYear& now) {
  Pence price;
  for (const scenario::Clause& clause : now.contract().clauses) {
    if (&clause == &now.clause) break;
    price = std::visit(PriceStep{now.story, now.year, price}, clause.terms);
  }
  return price;
}

bool makes_the_price(const scenario::Clause& clause) {
  return std::holds_alternative<scenario::BasePrice>(clause.terms) ||
         std::holds_alternative<scenario::Indexation>(clause.terms) ||
         std::holds_alternative<scenario::SavingsReduction>(clause.terms);
}

/// The price after this clause; where none of its kind follows it is the adjusted price.
std::vector<Worked> price_after(const ClauseYear& now, const char* name, Pence price, Register which) {
  std::vector<Worked> made;
  if (which != nullptr) made.push_back(now.worked(name, price, which));
  bool after = false, last = true;
  for (const scenario::Clause& clause : now.contract().clauses) {
    if (after && makes_the_price(clause)) last = false;
    after = after || &clause == &now.clause;
  }
  if (last) made.push_back(now.worked("price.adjusted", price, &YearRegisters::price_adjusted));
  return made;
}

/// To 12 decimals, which is all a basket has: the price follows from it to the penny.
std::string ratio_words(const Exact& ratio) {
  std::string words = fmt::format("{:.12f}", as_double(ratio));
  words.erase(words.find_last_not_of('0') + 1);
  return words.back() == '.' ? words + "0" : words;
}

std::string basket_words(const scenario::Indexation& terms, const contract::IndexLevels& levels) {
  std::vector<std::string> parts;
  const auto add = [&](const char* name, const scenario::Datum& weight, std::int64_t level) {
    if (on_grid(weight) != 0)
      parts.push_back(fmt::format("{} at {:.6f} for {}", name, static_cast<double>(level) * 1e-6,
                                  exact_percent(on_grid(weight))));
  };
  add("pay", terms.pay, levels.pay);
  add("prices", terms.prices, levels.prices);
  add("placement fees", terms.fees, levels.fees);
  const Exact rest = 1 - on_grid(terms.pay) - on_grid(terms.prices) - on_grid(terms.fees);
  if (rest != 0) parts.push_back(exact_percent(rest) + " not indexed");
  return listed(parts);
}

}  // namespace

Told why(const scenario::BasePrice& terms, const ClauseYear& now) {
  const Pence price = in_pence(terms.amount);
  return {fmt::format("{} a year{}, before anything is added or taken off.", exact_money(price),
                      terms.proxy ? ", which stands in for a price that is not public" : ""),
          price_after(now, "price.base", price, &YearRegisters::price_base)};
}

Told why(const scenario::Indexation& terms, const ClauseYear& now) {
  const Pence before = price_before(now);
  if (now.year <= terms.lag_years)
    return {fmt::format("the {} year's price is not indexed: {}.", now.year == 0 ? "first" : "second",
                        exact_money(before)),
            price_after(now, "price.indexed", before, &YearRegisters::price_indexed)};
  const BasketYear index = index_of(terms, now.story, now.year);
  const Pence after = times(before, index.factor);
  std::string held;
  if (index.kept != index.change) held = fmt::format(", held at {} by the collar", exact_percent(index.kept));
  if (index.factor != index.basket) held += "; with what the collar has held " + ratio_words(index.factor);
  return {
      fmt::format("{}: the basket stands at {} of the first year's, {} on the year before{}. {} × {} = {}.",
                  basket_words(terms, levels_for(terms, now.story, now.year)), ratio_words(index.basket),
                  percent(as_double(index.change), 2), held, exact_money(before), ratio_words(index.factor),
                  exact_money(after)),
      price_after(now, "price.indexed", after, &YearRegisters::price_indexed)};
}

Told why(const scenario::SavingsReduction& terms, const ClauseYear& now) {
  const Pence before = price_before(now);
  const Exact efficiency = efficiency_of(terms, now.year);
  const Reduction reduction = reduction_of(terms, now.year);
  const Pence left = times(before, efficiency), after = left - reduction.off;
  const std::string first = efficiency == 1
                                ? exact_money(before)
                                : fmt::format("{} less {} a year for {} {} is {}; that", exact_money(before),
                                              exact_percent(on_grid(terms.efficiency)), now.year,
                                              now.year == 1 ? "year" : "years", exact_money(left));
  return {fmt::format("{} less {} is {}.", first, reduction.words, exact_money(after)),
          price_after(now, "", after, nullptr)};
}

Told why(const scenario::ChangeControl& terms, const ClauseYear& now) {
  if (terms.requests.empty()) return {"no change is foreseen.", {}};
  Pence together;
  std::vector<std::string> told;
  for (const scenario::RequestedChange& change : terms.requests) {
    const RequestMade made = request_made(now.story, now.clause.id + "." + change.id).value_or(RequestMade{});
    const int asked = now.story.calendar.month_of(change.requested), end = 12 * (now.year + 1);
    const std::string what =
        fmt::format("“{}” ({} a year)", change.name, exact_money(in_pence(change.amount)));
    if (asked >= end) continue;
    if (made.effective < 0) {
      told.push_back(fmt::format("{} was asked for in {} and is {}", what, now.story.month_name(asked),
                                 made.approved ? "granted too late to be paid" : "refused"));
      continue;
    }
    const int months =
        change.recurrent || now.year == asked / 12 ? std::clamp(end - made.effective, 0, 12) : 0;
    const Pence paid = to_the_penny(exact(in_pence(change.amount)) * made.granted * months / 12);
    together += paid;
    told.push_back(fmt::format("{}, granted at {} from {}: {} of 12 months are {}", what,
                               exact_percent(made.granted), now.story.month_name(made.effective), months,
                               exact_money(paid)));
  }
  if (told.empty()) told.emplace_back("nothing has been asked for yet");
  return {fmt::format("{}. Added to the price: {}.", fmt::join(told, "; "), exact_money(together)),
          {now.worked("price.change", together, &YearRegisters::change)}};
}

namespace {

/// What rebasing has made of the years so far.
struct Rebased {
  Pence added, indexed_on;                             ///< Of it what earlier years had added, indexed on.
  Exact shift = 0, baseline = 0, seen = 0, weeks = 0;  ///< Of the last look.
  bool looked = false;
};

/// The base price as indexation alone has moved it: what additions follow, whatever comes off the price in between.
Pence indexed_base(const Story& story, int year) {
  const Pence base = story.at(year, &YearRegisters::price_base);
  const auto* terms = scenario::find<scenario::Indexation>(story.input.contract);
  return terms == nullptr ? base : times(base, index_of(*terms, story, year).factor);
}

Rebased rebased_by(const scenario::Rebase& terms, const Story& story, int year) {
  Rebased now;
  for (int y = 0; y < year; ++y) {
    const contract::ExactYear& seen = story.seen(y);
    const Pence indexed_before = indexed_base(story, y), indexed_after = indexed_base(story, y + 1);
    const Exact growth = indexed_before > no_money ? exact(indexed_after) / exact(indexed_before) : Exact(1);
    now.looked = (y + 1) % terms.every_years == 0;
    now.baseline = on_grid(terms.baseline) + now.shift;
    now.seen = average_children(seen.looked_after_half_days[story.lane()], seen.days);
    const Exact above = now.looked ? now.seen - now.baseline : Exact(0);
    now.weeks = above * seen.days / 7;
    now.indexed_on = times(now.added, growth);
    now.added = to_the_penny(exact(now.added) * growth +
                             now.weeks * on_grid(terms.weight) * exact(in_pence(terms.unit_price)));
    now.shift += of_millionths(to_the_penny(above * on_grid(terms.weight) * 1'000'000).value());
  }
  return now;
}

}  // namespace

Told why(const scenario::Rebase& terms, const ClauseYear& now) {
  const Rebased rebased = rebased_by(terms, now.story, now.year);
  const Pence shift(static_cast<std::int64_t>(numerator(Exact(rebased.shift * 1'000'000))));
  const std::vector<Worked> worked{
      now.worked("price.rebased", rebased.added, &YearRegisters::rebased),
      {"baseline shift", shift, Pence(now.registers().baseline_shift[now.lane()])}};
  if (now.year == 0) return {"the first year has nothing to look back on.", worked};
  if (!rebased.looked)
    return {fmt::format("last year was not one to look at; what was added so far stands at {}.",
                        exact_money(rebased.added)),
            worked};
  return {fmt::format(
              "last year's {} children on average against {} move the baseline by {} of the difference, and "
              "the price by {} child-weeks × {} × {}; with {} added before, indexed on, that is {}.",
              children_words(rebased.seen), children_words(rebased.baseline),
              exact_percent(on_grid(terms.weight)), weeks_words(rebased.weeks),
              exact_percent(on_grid(terms.weight)), exact_money(in_pence(terms.unit_price)),
              exact_money(rebased.indexed_on), exact_money(rebased.added)),
          worked};
}

}  // namespace loadline::report
