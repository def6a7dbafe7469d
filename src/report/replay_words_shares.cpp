// What the company bears of an overspend and keeps of an underspend.

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

/// A year under the bands, worked out.
struct SharedYear {
  Sum target, actual;
  Pence difference;             ///< Underspend positive.
  bool so_far = false;          ///< Bands see all years so far.
  Pence in_bands_of;            ///< The difference that the bands see.
  std::vector<BandPart> parts;  ///< Of it.
  Pence unlimited, company;     ///< The company's share of the year, before and after its limit.
};

SharedYear shared_in(const scenario::ShareBands& terms, const Story& story, int year) {
  SharedYear made{.target = target_of(terms, story, year), .actual = actual_of(terms, story, year)};
  made.difference = made.target.total() - made.actual.total();
  made.so_far = terms.cumulative && year > 0;
  if (made.so_far) {
    SharedSoFar all = shared_up_to(terms, story, year);
    made.in_bands_of = all.difference;
    made.parts = std::move(all.parts);
    Pence settled;  // what a yearly limit cut off is not among it
    for (int y = 0; y < year; ++y) settled += story.at(y, &YearRegisters::company_share);
    made.unlimited = all.share - settled;
  } else {
    made.in_bands_of = made.difference;
    made.parts = in_bands(terms, made.target.total(), made.difference);
    made.unlimited = share_of_difference(made.parts, made.difference);
  }
  made.company = limited(terms, made.unlimited);
  return made;
}

Pence size_of(Pence amount) { return amount < no_money ? -amount : amount; }

/// Whose the difference is, by its sign: a company with a share of nothing still bears that share of an overspend.
const char* bears_or_keeps(Pence difference) { return difference < no_money ? "bears" : "keeps"; }

/// "The company bears 50% of £100.00 = £50.00": this year's, or this year's part of all years so far.
std::string company_words(const SharedYear& year) {
  const std::string of = year.parts.empty() ? "nothing" : band_words(year.parts);
  const std::string size = exact_money(size_of(year.company));
  const std::string limit =
      year.company != year.unlimited ? fmt::format(", held at its limit of {}", size) : "";
  if (year.so_far)
    return fmt::format(
        "Of all years so far the company {} {}; less what earlier years settled it {} {} of this one{}",
        bears_or_keeps(year.in_bands_of), of, bears_or_keeps(year.company), size, limit);
  if (year.parts.empty()) return "There is nothing to share";
  return fmt::format("The company {} {}{} = {}", bears_or_keeps(year.difference), of, limit, size);
}

}  // namespace

Told why(const scenario::ShareBands& terms, const ClauseYear& now) {
  const SharedYear year = shared_in(terms, now.story, now.year);
  const Pence paid = year.company - year.difference;
  return {fmt::format("target {} ({}), actual {} ({}): {} {}. {}; {}.", exact_money(year.target.total()),
                      year.target.words(), exact_money(year.actual.total()), year.actual.words(),
                      exact_money(size_of(year.difference)), year.difference < no_money ? "over" : "under",
                      company_words(year),
                      paid == no_money
                          ? "nothing is settled"
                          : fmt::format("{} {}", paid < no_money ? "it pays the council" : "the council pays",
                                        exact_money(size_of(paid)))),
          {now.worked("target", year.target.total(), &YearRegisters::target),
           now.worked("actual", year.actual.total(), &YearRegisters::actual),
           now.worked("share.company", year.company, &YearRegisters::company_share),
           now.worked("adj.share", paid, &YearRegisters::share)}};
}

}  // namespace loadline::report
