#include "input/data/care_periods.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace loadline::input {
namespace {

constexpr double days_a_year = 365.25;

/// Links first to last follow each other without a break.
struct Period {
  std::size_t first = 0, last = 0;
  Day until = 0;
  Ended ended = Ended::open;
};

bool says_why(Ended ended) {
  return ended != Ended::open && ended != Ended::next_follows && ended != Ended::unknown_code;
}

class Join {
 public:
  Join(const std::vector<Link>& links, const ReturnYears& years, Notes& notes)
      : links_(links), years_(years), notes_(notes) {}

  std::vector<Period> periods() {
    std::vector<Period> all;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      const EpisodeRow& e = links_[i].episode;
      if (all.empty() || !continues(all.back(), i)) {
        if (!all.empty()) close(all.back());
        const bool unsaid = e.began != Began::started && (!all.empty() || e.start >= years_.window_start);
        if (unsaid)
          repair("start-unsaid", e, "begins after a gap, and RNE does not say S",
                 "taken as the start of a period of care");
        all.push_back({i, i, e.start, Ended::open});
      }
      Period& now = all.back();
      now.last = i;
      if (links_[i].until >= now.until) {
        now.until = links_[i].until;
        now.ended = e.ended;
      }
    }
    if (!all.empty()) close(all.back());
    return all;
  }

 private:
  bool continues(const Period& before, std::size_t i) {
    const EpisodeRow& e = links_[i].episode;
    const bool starts = e.began == Began::started;
    const Day gap = e.start - before.until;
    if (gap > 0) {
      if (gap > 1 || starts || says_why(before.ended)) return false;
      repair("one-day-gap", e, "begins on the day after the one before it ended",
             "taken to follow without a break");
    } else if (gap == 0 && says_why(before.ended)) {
      if (starts) return false;
      repair("ended-and-continued", e,
             "goes on with a period whose last episode gave a reason for leaving care",
             "taken to follow without a break");
    }
    return true;
  }

  void close(const Period& period) {
    if (period.ended == Ended::next_follows)
      repair("broken-chain", links_[period.last].episode, "says that another episode follows, and none does",
             "left care then, for another reason");
  }

  void repair(const char* rule, const EpisodeRow& e, std::string found, std::string action) {
    notes_.repair(rule, years_.file(e), e.row, std::move(found), std::move(action));
  }

  const std::vector<Link>& links_;
  const ReturnYears& years_;
  Notes& notes_;
};

/// 18th birthday; of a child born on 29 February, 1 March.
Day eighteenth_birthday(Day born) {
  base::Date date = date_of(born);
  date.year += 18;
  const bool leapt = date.day > base::days_in_month(date.year, date.month);
  return day_of(leapt ? base::Date{date.year, 3, 1} : date);
}

class Ageing {
 public:
  Ageing(Day born, const ReturnYears& years, Notes& notes)
      : birthday_(eighteenth_birthday(born)), years_(years), notes_(notes) {}

  /// Looked after ends at 18 at the latest; false where the period never was.
  bool limit(Period& period, CareEnd& reason, const EpisodeRow& first, const EpisodeRow& last) {
    reason = care_end(period.ended);
    if (first.start >= birthday_) {
      repair("started-after-eighteen", first, "begins on or after the 18th birthday", "left out");
      return false;
    }
    const bool open_and_still_a_child = period.until == open_end && birthday_ > years_.window_end;
    if (period.until > birthday_ && !open_and_still_a_child) {
      repair("past-eighteenth-birthday", last,
             period.until == open_end ? "is still open" : "ends on " + to_string(date_of(period.until)),
             "ended on the 18th birthday");
      period.until = birthday_;
    }
    if (period.until == birthday_ || period.until == birthday_ - 1) {
      reason = CareEnd::turned_18;
    } else if (reason == CareEnd::turned_18) {
      repair("eighteen-too-young", last, "REC says 18 and staying put, before the 18th birthday",
             "taken as another reason");
      reason = CareEnd::other;
    }
    return true;
  }

 private:
  void repair(const char* rule, const EpisodeRow& e, std::string found, std::string action) {
    notes_.repair(rule, years_.file(e), e.row, std::move(found), std::move(action));
  }

  Day birthday_;
  const ReturnYears& years_;
  Notes& notes_;
};

std::optional<base::Date> end_date(Day until) {
  return until == open_end ? std::nullopt : std::optional(date_of(until));
}

/// A change of status alone does not end a stay in a placement.
bool same_stay(const EpisodeRow& before, const EpisodeRow& now) {
  return now.began == Began::status_changed && before.place == now.place && before.provider == now.provider;
}

void append_stays(std::span<const Link> links, Day until, const ReturnYears& years, std::size_t child,
                  CareReturn& into) {
  const std::size_t period = into.periods.size() - 1, first = into.stays.size();
  const EpisodeRow* before = nullptr;
  for (const Link& link : links) {
    const EpisodeRow& e = link.episode;
    if (e.start >= until && before != nullptr) break;
    const auto end = end_date(std::min(e.end, until));
    if (before != nullptr && into.stays.size() > first && same_stay(*before, e))
      into.stays.back().end = end;
    else
      into.stays.push_back(
          {child, period, years.codes[e.place], years.codes[e.provider], date_of(e.start), end});
    before = &e;
  }
}

}  // namespace

void append_periods(std::size_t child, Day born, const std::vector<Link>& links, const ReturnYears& years,
                    Notes& notes, CareReturn& into) {
  for (Period& period : Join(links, years, notes).periods()) {
    const EpisodeRow &first = links[period.first].episode, &last = links[period.last].episode;
    CareEnd reason = CareEnd::other;
    if (!Ageing(born, years, notes).limit(period, reason, first, last)) continue;
    if (period.until < years.window_start) {
      notes.repair(
          "ended-before-the-window", years.file(last), last.row,
          fmt::format("care ended on {}, before the first return's year", to_string(date_of(period.until))),
          "left out");
      continue;
    }
    const bool before_window = first.start < years.window_start;
    into.periods.push_back({.child = child,
                            .age_at_start = (first.start - born) / days_a_year,
                            .start = date_of(first.start),
                            .end = end_date(period.until),
                            .reason = reason,
                            .entered_before_window = before_window,
                            .start_known = !before_window || first.began == Began::started});
    append_stays(std::span(links).subspan(period.first, period.last - period.first + 1), period.until, years,
                 child, into);
  }
}

}  // namespace loadline::input
