#include "input/data/episode_chain.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace loadline::input {
namespace {

/// What an episode says, in an order that does not depend on where its row stands.
using Content = std::tuple<Day, Ended, Began, const std::string&, const std::string&>;
Content content(const EpisodeRow& e, const ReturnYears& years) {
  return {e.end, e.ended, e.began, years.codes[e.place], years.codes[e.provider]};
}

bool says_the_same(const EpisodeRow& a, const EpisodeRow& b) {
  return std::tie(a.end, a.ended, a.began, a.place, a.provider) ==
         std::tie(b.end, b.ended, b.began, b.place, b.provider);
}

/// An earlier return's view of an episode that was still open when that return closed, or had ended as it says now.
bool agrees(const EpisodeRow& earlier, const EpisodeRow& now, const ReturnYears& years) {
  if (earlier.place != now.place || earlier.began != now.began) return false;
  if (earlier.end == open_end) return now.end == open_end || now.end >= years.close(earlier);
  return earlier.end == now.end && earlier.ended == now.ended;
}

class Chain {
 public:
  Chain(const ReturnYears& years, Notes& notes) : years_(years), notes_(notes) {}

  /// Of episodes that began on one day the latest return's stands; of several there, the one that lasted longest.
  EpisodeRow one_of(std::span<EpisodeRow> same_start) {
    EpisodeRow kept = same_start.back();
    for (const EpisodeRow& other : same_start.first(same_start.size() - 1)) {
      if (other.folder != kept.folder) {
        if (!agrees(other, kept, years_))
          notes_.repair("revised-episode", years_.file(other), other.row,
                        fmt::format("an episode that row {} of a later return tells otherwise", kept.row),
                        "the later return's is used");
      } else if (says_the_same(other, kept)) {
        notes_.repair("duplicate-episode", years_.file(other), other.row,
                      fmt::format("the same as row {}", kept.row), "passed over");
      } else {
        notes_.repair("two-episodes-at-once", years_.file(other), other.row,
                      fmt::format("begins on the same day as row {}", kept.row),
                      "passed over: the other lasted longer");
      }
      if (other.began == Began::started) kept.began = Began::started;
    }
    return kept;
  }

  void mend(EpisodeRow& e, const EpisodeRow* next) {
    if (e.end == open_end) {
      mend_open(e, next);
    } else if (next != nullptr && e.end > next->start) {
      notes_.repair(
          "overlapping-episodes", years_.file(e), e.row,
          fmt::format("ends on {}, after the next began", to_string(date_of(e.end))),
          fmt::format("placement ended on {}, when the next began", to_string(date_of(next->start))));
      e.end = next->start;
    }
  }

 private:
  void mend_open(EpisodeRow& e, const EpisodeRow* next) {
    if (next != nullptr && (next->start <= years_.close(e) || next->began != Began::started)) {
      notes_.repair("open-episode-followed", years_.file(e), e.row, "is open although another follows",
                    fmt::format("ended on {}, when the next began", to_string(date_of(next->start))));
      e.end = next->start;
      e.ended = next->began == Began::started ? Ended::other : Ended::next_follows;
    } else if (!years_.in_last(e)) {
      e.end = years_.close(e);
      e.ended = Ended::other;
      notes_.repair("not-returned-again", years_.file(e), e.row,
                    "is open, and the next year's return has it no more",
                    fmt::format("ended on {}, when its return closed", to_string(date_of(e.end))));
    }
  }

  const ReturnYears& years_;
  Notes& notes_;
};

}  // namespace

std::vector<Link> chain(std::span<EpisodeRow> episodes, const ReturnYears& years, Notes& notes) {
  std::sort(episodes.begin(), episodes.end(), [&](const EpisodeRow& a, const EpisodeRow& b) {
    if (a.start != b.start) return a.start < b.start;
    if (a.folder != b.folder) return a.folder < b.folder;
    const auto left = content(a, years), right = content(b, years);
    return left != right ? left < right : a.row > b.row;
  });
  Chain rules(years, notes);
  std::vector<Link> links;
  for (std::size_t first = 0; first < episodes.size();) {
    std::size_t last = first + 1;
    while (last < episodes.size() && episodes[last].start == episodes[first].start) ++last;
    links.push_back({rules.one_of(episodes.subspan(first, last - first))});
    first = last;
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    EpisodeRow& e = links[i].episode;
    const Day said = e.end;
    rules.mend(e, i + 1 < links.size() ? &links[i + 1].episode : nullptr);
    links[i].until = said == open_end ? e.end : said;
  }
  return links;
}

}  // namespace loadline::input
