#pragma once
/// \file  loadline/input/care_return.hpp
/// \brief A local authority's own statutory return of looked-after children (SSDA903): a folder a year with
///   `header.csv` and `episodes.csv` in the public column layout.
///
///   header.csv    CHILD, DOB; others (SEX, ETHNIC, UPN, MOTHER, MC_DOB ...) are passed over
///   episodes.csv  CHILD, DECOM, RNE, PLACE, DEC, REC; where there, also LS and PLACE_PROVIDER; others are passed over
///
/// Dates are DD/MM/YYYY (ISO dates are read too). A child's episodes over all years' folders are joined: the same
/// episode returned in several years is one, an open one takes its end from the later return. Child ids are local and
/// are never written to any output; messages quote no line, no id and no date of birth.
///
/// What cannot be used is refused, what can be repaired is repaired by a rule that has a name; both with rows. The rules:
/// docs/reference/data-repairs.md. Where episodes overlap, looked after comes first (`model.md` 1.14).

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "loadline/base/date.hpp"
#include "loadline/base/diagnostic.hpp"
#include "loadline/input/repair.hpp"

namespace loadline::input {

/// Why a period of care ended, in the words of the model; the return's REC codes are mapped to them.
enum class CareEnd { home, adopted, guardianship, turned_18, other };

/// One period of being looked after: from start to end without a break, whatever the placements in between.
struct CarePeriod {
  std::size_t child = 0;      ///< Index of the child, not an id.
  double age_at_start = 0.0;  ///< [years]
  base::Date start;
  std::optional<base::Date> end;    ///< None: still looked after when the last return closed.
  CareEnd reason = CareEnd::other;  ///< Where it ended.
  /// Began before the first return's year: only what follows is observed.
  bool entered_before_window = false;
  /// False where the returns only have episodes that began after the period did: then `start` is the earliest day
  /// known, and the period is at least that old.
  bool start_known = true;
};

/// A stay in one placement.
struct PlacementStay {
  std::size_t child = 0;
  std::size_t period = 0;  ///< Index of the period of care it belongs to.
  std::string code;        ///< As returned: "U1" to "U6", "K1", "K2", "R1", "H5", "P1", "A3" ...
  std::string provider;    ///< "PR0" to "PR5", "" where not said.
  base::Date start;
  std::optional<base::Date> end;
};

/// Returns as read. Usable only where `diagnostics.has_errors()` is false.
struct CareReturn {
  std::vector<CarePeriod> periods;      ///< By child, then start.
  std::vector<PlacementStay> stays;     ///< By period, then start.
  base::Date window_start, window_end;  ///< 1 April of the first return's year, 31 March of the last's.
  std::vector<int> years;               ///< Years to 31 March that were returned.
  std::vector<Repair> repairs;
  base::Diagnostics diagnostics;
  /// As read, before joining: ids in any file, rows of episodes that could be used.
  std::size_t children = 0, episodes = 0;
};

/// Reads the folders, one a year, in any order: the years must follow each other. A year is told from the folder's
/// name ("2015-16", "2016") or, where that says none, from its latest date. The result does not depend on the order of
/// folders or rows. Never throws for anything found in a file. A million rows are read in seconds and in memory
/// proportional to them.
CareReturn read_care_return(std::span<const std::filesystem::path> folders);

/// Yearly history of the returns, as a published table would show it: stock on 31 March, started, ceased.
struct ReturnYear {
  int year = 0;
  double looked_after = 0.0, started = 0.0, ceased = 0.0;
};
std::vector<ReturnYear> yearly(const CareReturn& returned);

}  // namespace loadline::input
