#pragma once
/// \file  input/reader.hpp
/// \brief Fills a scenario from a document, key by key as the schema presents them, and reports every
///   mistake.

#include <map>
#include <string>
#include <vector>

#include "input/findings.hpp"
#include "input/node.hpp"
#include "input/origins.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::input {

/// A path that settings may name.
struct KnownPath {
  enum class Kind { number, other, list };
  std::string path;
  Kind kind = Kind::other;
};

class Reader final : public scenario::Visitor {
 public:
  /// `root` must outlive the reader; tables of sources and assumptions are looked up in it.
  Reader(const Node& root, Findings& findings);

  void enter(const scenario::Section& section) override;
  void leave() override;
  void list(const scenario::Section& section, scenario::ListStyle style,
            const scenario::ListAccess& items) override;
  void datum(const scenario::Field& field, const units::UnitName& unit, scenario::Datum& value) override;
  void text(const scenario::Field& field, std::string& value) override;
  void texts(const scenario::Field& field, std::vector<std::string>& value) override;
  void date(const scenario::Field& field, base::Date& value) override;
  void whole(const scenario::Field& field, std::int64_t& value) override;
  void yes_no(const scenario::Field& field, bool& value) override;
  void choice(const scenario::Field& field, std::span<const char* const> names, int& value) override;
  void settings(const scenario::Field& field, std::vector<scenario::Setting>& value) override;

  /// Refuses keys of the root that no one asked for. Call after the walk of a whole scenario.
  void finish();

  const std::vector<KnownPath>& known_paths() const { return known_paths_; }
  bool used_what_if() const { return used_what_if_; }
  /// Where each path that is in the document stands.
  const std::map<std::string, base::Place>& places() const { return places_; }

 private:
  /// A table being read. `table` is null where it is absent or unusable.
  struct Level {
    const Node* table = nullptr;
    base::Place place;
    std::string path;
    bool optional = false;
    bool silent = false;  ///< Its mistake has been told; say nothing of what is inside.
    Provenance provenance;
    std::vector<std::string> known;    ///< Keys the schema asked for.
    std::vector<std::string> missing;  ///< Required keys, while the table itself is absent.
  };

  Level& here() { return levels_.back(); }
  std::string path_of(const std::string& key) const;
  /// The node of a field, after noting it as known; null where absent, and then a default or a message is
  /// due.
  const Node* ask(const scenario::Field& field, KnownPath::Kind kind);
  void missing(const std::string& key, const std::string& pattern);
  void wrong(const Node& node, const scenario::Field& field, const std::string& why, const std::string& help);
  void push(const Node* table, const std::string& key, bool optional);
  void refuse_unknown_keys(const Level& level);
  void note_origin_places(const Node& table, const std::string& path);
  void state_origin(const Node& node, const scenario::Field& field, const units::UnitName& unit,
                    scenario::Datum& value);
  void state_default_by_name(const Node& node, const scenario::Field& field, const units::UnitName& unit,
                             scenario::Datum& value);

  void list_of_tables(const Node& node, scenario::ListStyle style, const scenario::ListAccess& items);
  void list_of_keys(const Node& node, scenario::ListStyle style, const scenario::ListAccess& items);
  std::string record_id(const Node& record, const scenario::ListAccess& items);
  bool id_usable(const std::string& id, const base::Place& place, const scenario::ListAccess& items);

  const Node& root_;
  Findings& findings_;
  std::vector<Level> levels_;
  std::vector<KnownPath> known_paths_;
  std::map<std::string, base::Place> places_;
  bool used_what_if_ = false;
};

}  // namespace loadline::input
