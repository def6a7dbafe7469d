// Deductions for indicators that fail, point by point, and what is earned back.

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "report/replay_words.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using service::Rating;

const char* rating_name(Rating rating) {
  constexpr std::array<const char*, service::rating_count> names{"green", "amber", "red", "severe",
                                                                 "not assessed"};
  return names[static_cast<std::size_t>(rating)];
}

Exact severity(const scenario::Deductions& terms, Rating rating) {
  if (rating == Rating::amber) return on_grid(terms.minor);
  if (rating == Rating::red) return on_grid(terms.serious);
  return rating == Rating::severe ? on_grid(terms.severe) : Exact(0);
}

/// What a quarter comes to.
struct QuarterDeducted {
  Exact points = 0;
  std::vector<std::string> failed;  ///< "K1 red 3 × weight 2 × 2 (3 quarters running) = 12"
  Pence uncapped, cap, deducted, returned;
  std::vector<std::string> returned_of;  ///< "£7.00 of June 2017"
};

/// Deductions from the horizon's first quarter on, worked out again from ratings: a ratchet and what is earned back look
/// at the quarters before.
class DeductionsSoFar {
 public:
  DeductionsSoFar(const scenario::Deductions& terms, const Story& story) : terms_(terms), story_(story) {
    const auto& kpis = story.input.scenario.outcomes.kpis;
    for (std::size_t k = 0; k < kpis.size(); ++k)
      if (terms.indicators.empty() ||
          std::ranges::find(terms.indicators, kpis[k].id) != terms.indicators.end())
        watched_.push_back({k, 0, 0});
  }

  /// The quarter after the last.
  QuarterDeducted next() {
    const std::size_t quarter = open_.size();
    QuarterDeducted made;
    if (counts(quarter))
      for (Watched& one : watched_) judge(one, quarter, made);
    price(quarter, made);
    earn_back(quarter, made);
    open_.push_back(made.deducted);
    return made;
  }

  std::string name_of(std::size_t quarter) const {
    return story_.month_name(3 * static_cast<int>(quarter) + 2);
  }

 private:
  struct Watched {
    std::size_t kpi;
    int failed, passed;  ///< Quarters running.
  };

  bool counts(std::size_t quarter) const {
    if (static_cast<int>(quarter) + 1 < terms_.first_quarter) return false;
    const int first = 3 * static_cast<int>(quarter);
    for (int month = first; terms_.relief && month < first + 3; ++month)
      if (story_.seen_in(month).excused[story_.lane()] != 0) return false;
    return true;
  }

  void judge(Watched& one, std::size_t quarter, QuarterDeducted& made) const {
    const Rating rating = story_.input.future.exact.quarters()[quarter].ratings[one.kpi][story_.lane()];
    if (rating == Rating::not_assessed) return;
    if (rating == Rating::green) {
      one = {one.kpi, 0, one.passed + 1};
      return;
    }
    one = {one.kpi, one.failed + 1, 0};
    const scenario::Kpi& kpi = story_.input.scenario.outcomes.kpis[one.kpi];
    const int ratchet = std::min(one.failed, terms_.ratchet_most);
    const Exact severe = severity(terms_, rating), weight = on_grid(kpi.weight),
                points = severe * weight * ratchet;
    made.points += points;
    std::string words = fmt::format("{} {} {}", kpi.id, rating_name(rating), plain_number(as_double(severe)));
    if (weight != 1) words += " × weight " + plain_number(as_double(weight));
    if (ratchet > 1) words += fmt::format(" × {} ({} quarters running)", ratchet, one.failed);
    if (weight != 1 || ratchet > 1) words += " = " + plain_number(as_double(points));
    made.failed.push_back(std::move(words));
  }

  void price(std::size_t quarter, QuarterDeducted& made) const {
    const int year = static_cast<int>(quarter) / 4;
    const Pence yearly =
        story_.at(year, terms_.cap_of_target ? &YearRegisters::target : &YearRegisters::price_payable);
    made.cap = times(at_least_nothing(yearly), on_grid(terms_.cap) / 4);
    if (const Exact above = made.points - on_grid(terms_.free_points); above > 0)
      made.uncapped = times(in_pence(terms_.pounds_a_point), above);
    made.deducted = std::min(made.uncapped, made.cap);
  }

  /// Where every indicator has recovered, a share of the four quarters' deductions before it comes back, each once.
  void earn_back(std::size_t quarter, QuarterDeducted& made) {
    if (watched_.empty() || std::ranges::any_of(watched_, [&](const Watched& one) {
          return one.passed < terms_.earn_back_passes;
        }))
      return;
    Pence sum;
    for (std::size_t q = quarter - std::min<std::size_t>(4, quarter); q < quarter; ++q) {
      const Pence deducted = std::exchange(open_[q], no_money);
      sum += deducted;
      if (deducted > no_money) made.returned_of.push_back(exact_money(deducted) + " of " + name_of(q));
    }
    made.returned = times(sum, on_grid(terms_.earn_back));
  }

  const scenario::Deductions& terms_;
  const Story& story_;
  std::vector<Watched> watched_;
  std::vector<Pence> open_;  ///< Deductions by quarter that nothing has been earned back of.
};

/// "£24,000.00": the price of a quarter's points, and its cap where that is less.
std::string priced_words(const scenario::Deductions& terms, const QuarterDeducted& made) {
  const std::string points = plain_number(as_double(made.points)),
                    noun = made.points == 1 ? "point" : "points";
  const Exact free = on_grid(terms.free_points);
  if (made.points <= free)
    return fmt::format("{} {}, within the {} free", points, noun, plain_number(as_double(free)));
  const std::string counted =
      free > 0 ? fmt::format("({} points − {} free)", points, plain_number(as_double(free)))
               : fmt::format("{} {}", points, noun);
  return fmt::format("{} × {} = {}{}", counted, exact_money(in_pence(terms.pounds_a_point)),
                     exact_money(made.uncapped),
                     made.deducted < made.uncapped ? ", at most " + exact_money(made.cap) : "");
}

}  // namespace

Told why(const scenario::Deductions& terms, const ClauseYear& now) {
  DeductionsSoFar so_far(terms, now.story);
  const std::size_t first = 4 * static_cast<std::size_t>(now.year);
  for (std::size_t quarter = 0; quarter < first; ++quarter) so_far.next();
  Pence deducted, returned;
  std::vector<std::string> told;
  std::vector<Worked> worked;
  for (std::size_t quarter = first; quarter < first + 4; ++quarter) {
    const QuarterDeducted made = so_far.next();
    deducted += made.deducted;
    returned += made.returned;
    const std::string name = so_far.name_of(quarter);
    if (!made.failed.empty())
      told.push_back(fmt::format("{}: {}; {}", name, listed(made.failed), priced_words(terms, made)));
    if (made.returned > no_money)
      told.push_back(fmt::format("{}: {} of {} is earned back, {}", name,
                                 exact_percent(on_grid(terms.earn_back)), listed(made.returned_of),
                                 exact_money(made.returned)));
    worked.push_back({"points of " + name, to_the_penny(made.points * 1'000'000),
                      Pence(now.story.settled().quarters[quarter].points[now.lane()])});
  }
  if (told.empty()) told.emplace_back("no quarter has points that count");
  worked.push_back(now.worked("adj.deductions", deducted, &YearRegisters::deductions));
  worked.push_back(now.worked("adj.earn_back", returned, &YearRegisters::earned_back));
  return {fmt::format("{}. Deducted {}, earned back {}.", fmt::join(told, ". "), exact_money(deducted),
                      exact_money(returned)),
          std::move(worked)};
}

}  // namespace loadline::report
