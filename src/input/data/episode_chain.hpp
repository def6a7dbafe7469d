#pragma once
/// \file  input/data/episode_chain.hpp
/// \brief One child's episodes from all years, put into a chain in which each begins once and none is open by neglect.

#include <span>
#include <string>
#include <vector>

#include "input/data/care_rows.hpp"

namespace loadline::input {

/// What the chain must know of the return as a whole.
struct ReturnYears {
  const std::vector<YearFolder>& folders;
  const Names& codes;
  Day window_start = 0, window_end = 0;

  const std::string& file(const EpisodeRow& e) const { return folders[e.folder].episode_file; }
  Day close(const EpisodeRow& e) const { return last_day(folders[e.folder].year); }
  bool in_last(const EpisodeRow& e) const { return e.folder + 1 == folders.size(); }
};

/// An episode in its place in the chain. Its own `end` is when the placement ended; `until` is to when it says that
/// the child was looked after, which is later where a next episode overlaps it.
struct Link {
  EpisodeRow episode;
  Day until = open_end;
};

/// \param episodes  Of one child, from any years, in any order; sorted by this.
/// Rules: duplicate-episode, two-episodes-at-once, revised-episode, open-episode-followed, not-returned-again,
/// overlapping-episodes.
std::vector<Link> chain(std::span<EpisodeRow> episodes, const ReturnYears& years, Notes& notes);

}  // namespace loadline::input
