#pragma once
/// \file  loadline/scenario/assumption.hpp
/// \brief A number is never bare: it has a unit, an origin, dates, a quality and perhaps a distribution.

#include <optional>
#include <string>

#include "loadline/base/date.hpp"
#include "loadline/base/diagnostic.hpp"
#include "loadline/chance/uncertain.hpp"

namespace loadline::scenario {

/// How far a figure can be trusted (Home Office / Analysis Function assumptions log): green is reliable evidence,
/// amber some, red little or none.
enum class Quality { green, amber, red };

/// Where a number comes from. Exactly one of `source` and `assumption` is set; a figure may name both where a source
/// supports an assumption.
struct Origin {
  base::Place place;       ///< Where it stands in the file; the file "default" for defaults.
  std::string source;      ///< Id in `[sources]`, "" if none.
  std::string assumption;  ///< Id in `[assumptions]`, "" if none.
  base::Date measured;     ///< The day or period's end the figure describes; unknown allowed.
  base::Date published;    ///< From the source unless stated.
  Quality quality = Quality::amber;
  std::string owner;
  std::string note;
};

/// One number of the scenario, in the kept unit of its field, without its type.
struct Datum {
  chance::Uncertain uncertain = chance::Certain{};
  Origin origin;
  bool stated = false;  ///< In the file, or changed by `--set`; otherwise the field's default.
  int slot = -1;        ///< Position in the assumptions register, given when the scenario is complete.

  double typical_value() const { return chance::typical(uncertain); }
};

/// A `Datum` with the type of what it measures.
template <class Q>
struct Assumption : Datum {
  using quantity = Q;
  /// The one value that stands for it where no draw is made (see `chance::typical`).
  Q typical() const { return Q::from_value(typical_value()); }
};

/// A number as code states it: in tests, benchmarks and generated scenarios. `kept_value` is in the kept unit.
template <class Q>
Assumption<Q> stated(double kept_value) {
  Assumption<Q> number;
  number.uncertain = chance::Certain{kept_value};
  number.stated = true;
  return number;
}

/// A number at the default its key has in the schema: for members whose default is not 0, so that a scenario built in
/// code means what the file without the key means.
template <class Q>
Assumption<Q> at_default(double kept_value) {
  Assumption<Q> number;
  number.uncertain = chance::Certain{kept_value};
  number.origin.place.file = "default";
  return number;
}

}  // namespace loadline::scenario
