#pragma once
/// \file  loadline/input/load_scenario.hpp
/// \brief One way to make a scenario: a TOML file, with settings from the command line applied before it is
///   read.

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loadline/base/diagnostic.hpp"
#include "loadline/scenario/scenario.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::input {

/// What a setting changed, as people write it: "contract.clause.base.amount", "62830930 GBP/year", "64
/// GBP/year". `before` or `after` is "" where the path stands for nothing on that side.
struct Change {
  std::string path, before, after;
};

/// A scenario file as read. Usable only where `diagnostics.has_errors()` is false.
struct Loaded {
  scenario::Scenario scenario;    ///< Validated; every number has its slot.
  scenario::Register register_;   ///< Every number with path and origin, in file order.
  base::Diagnostics diagnostics;  ///< All errors and warnings, with places and excerpts.
  std::string text;               ///< The file as it stands on disk ("" where it could not be read).
  std::vector<Change> changes;    ///< Of the settings, in file order.
};

/// Reads a scenario, applies settings, checks every rule, and reports every mistake at once.
///
/// A number is written `"789 per 10k/year"` (thousands may have commas: `"62,830,930 GBP/year"`), without
/// quotes where it has no unit, or as a table of one distribution (`p10`, `p50`, `p90`; `median`,
/// `interval80`; `normal`; `lognormal`; `gamma`; `beta`; `pert`; `triangular`; `uniform`; `value` for none)
/// with `source`, `assumption`, `measured`, `published`, `quality`, `owner` and `note`. Tables may carry
/// these too, for all numbers below them; the nearest wins. `extends = "other.toml"` at the top lays a file
/// over another (later wins, by key and by id).
///
/// \param path      The file; at most 8 MB of UTF-8 text.
/// \param settings  Changes by path, as from `setting_from`. They obey every rule the file obeys.
/// \return Never throws for anything found in a file; see `Loaded`.
Loaded load_scenario(const std::filesystem::path& path, std::span<const scenario::Setting> settings = {});

/// The same for text that is in no file, such as the built-in template; `name` stands in messages where a
/// file would. The text may not extend another.
Loaded load_text(const std::string& text, const std::string& name);

/// A setting as given on the command line, "PATH=VALUE"; none where it has no "=" or no path, with the reason
/// added to `diagnostics`. VALUE is plain (`70 %`, `534`, `true`, `2017-04-01`) or a TOML value (`{ normal =
/// {...} }`).
std::optional<scenario::Setting> setting_from(std::string_view text, base::Diagnostics& diagnostics);

}  // namespace loadline::input
