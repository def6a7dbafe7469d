#pragma once
/// \file  loadline/scenario/schema.hpp
/// \brief The one table of what a path means: every key of a scenario with its unit, range, default and meaning.
///
/// `walk` presents each member of a scenario, in file order, to a `Visitor`. The reader, `--set`, the writer of the
/// effective scenario, `explain`, the assumptions register and the reference manual are all visitors, so that none of
/// them can disagree about a key. See docs/adr/0013-schema-as-visitor.md.

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "loadline/scenario/scenario.hpp"

namespace loadline::scenario {

/// One key that holds a value. Paths are the keys from the root joined by dots; members of a list stand there by id.
struct Field {
  std::string key;
  std::string meaning;                                      ///< One sentence a councillor can read.
  double least = -std::numeric_limits<double>::infinity();  ///< Range of the kept value, ends included.
  double most = std::numeric_limits<double>::infinity();
  std::optional<double> fallback{};  ///< Default, in the kept unit; none: the key must be there.
  chance::Support support = chance::Support::real;  ///< Scale of a metalog.
  bool may_vary = true;  ///< Whether a distribution may stand here (terms of a contract may not).
  bool whole = false;    ///< Must be a whole number (posts, months).
  std::string rule{};    ///< Formula or source of the rule, such as "model.md 2.1"-style words.
};

/// A table of the file.
struct Section {
  std::string key;
  std::string meaning;
  bool optional = false;
};

/// How a list is written.
enum class ListStyle {
  records,  ///< Array of tables, each with an `id`: [[workforce.role]]
  rows,     ///< Array of inline tables without id, numbered from 1: pain = [{...}, {...}]
  entries,  ///< Table whose keys are the ids; each holds one value: [costs.pay_award] 2018-19 = "1 %"
  tables,   ///< Table whose keys are the ids; each holds a table: [sources.dfe-2016] cite = ...
};

/// A list without its element type. `append` adds an element with this id; `describe` presents the members of element i
/// (for `entries`: one value whose key is the id).
struct ListAccess {
  std::function<std::size_t()> size;
  std::function<std::string(std::size_t)> id;
  std::function<void(const std::string&)> append;
  std::function<void(class Visitor&, std::size_t)> describe;
  std::function<void(std::size_t, const base::Place&)> set_place =
      {};  ///< Null unless elements keep their place.
};

class Visitor {
 public:
  virtual ~Visitor() = default;
  virtual void enter(const Section& section) = 0;
  virtual void leave() = 0;
  virtual void list(const Section& section, ListStyle style, const ListAccess& items) = 0;
  virtual void datum(const Field& field, const units::UnitName& unit, Datum& value) = 0;
  virtual void text(const Field& field, std::string& value) = 0;
  virtual void texts(const Field& field, std::vector<std::string>& value) = 0;
  virtual void date(const Field& field, base::Date& value) = 0;
  virtual void whole(const Field& field, std::int64_t& value) = 0;
  virtual void yes_no(const Field& field, bool& value) = 0;
  /// `value` is an index into `names`. For `kind` keys the members that follow depend on it: read it at once.
  virtual void choice(const Field& field, std::span<const char* const> names, int& value) = 0;
  /// A table of path = value that the schema does not look into (`variants.set`).
  virtual void settings(const Field& field, std::vector<Setting>& value) = 0;

  template <class Q>
  void number(const Field& field, Assumption<Q>& value) {
    datum(field, units::UnitOf<Q>::name, value);
  }
  template <class Body>
  void section(const Section& section, Body body) {
    enter(section);
    body();
    leave();
  }
  template <class Enum, std::size_t n>
  void pick(const Field& field, const std::array<const char*, n>& names, Enum& value) {
    int index = static_cast<int>(value);
    choice(field, names, index);
    value = static_cast<Enum>(index);
  }
};

/// Presents the whole scenario. A reader fills an empty scenario; other visitors must not change what they are shown.
void walk(Scenario& scenario, Visitor& visitor);
void walk(const Scenario& scenario, Visitor& visitor);

/// Presents a contract as `contract` does inside a scenario: keys under "contract".
void walk(Contract& contract, Visitor& visitor);

/// Every number of a scenario with its path, in file order; index = `Datum::slot`.
struct RegisterEntry {
  std::string path;
  std::string meaning;
  std::string unit;  ///< As written after numbers; factor already removed from `datum`.
  double factor = 1.0;
  Datum datum;
  bool may_vary =
      true;  ///< Whether the field takes a distribution: if not it is agreed, or read once for all futures.
};
using Register = std::vector<RegisterEntry>;

/// Gives each number its slot and returns the register. Call once when the scenario is complete.
Register make_register(Scenario& scenario);

/// The number at this path, or null.
const RegisterEntry* find(const Register& all, const std::string& path);

/// "£1,500 a year"-free plain form used in files and messages: "1500000 GBP/year", "8 %", "0.9".
std::string written(double kept_value, const units::UnitName& unit);

}  // namespace loadline::scenario
