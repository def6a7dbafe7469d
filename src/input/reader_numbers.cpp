#include "input/number.hpp"
#include "input/reader.hpp"

namespace loadline::input {
using scenario::Field;

void Reader::datum(const Field& field, const units::UnitName& unit, scenario::Datum& value) {
  const Node* node = ask(field, KnownPath::Kind::number);
  value = scenario::Datum{};
  if (node == nullptr) {
    if (!field.fallback || here().silent) return missing(field.key, pattern(unit));
    value.uncertain = chance::Certain{*field.fallback};
    value.origin.place.file = default_id;
    return;
  }
  const std::string path = path_of(field.key);
  const auto read = read_uncertain(*node, {field, unit, path}, findings_);
  if (!read) return;
  value.uncertain = *read;
  value.stated = true;
  state_origin(*node, field, unit, value);
}

void Reader::note_origin_places(const Node& table, const std::string& path) {
  for (const Member& member : table.members)
    if (member.key == "source" || member.key == "assumption")
      places_.emplace(path + "." + member.key, member.value.place);
}

void Reader::state_origin(const Node& node, const Field& field, const units::UnitName& unit,
                          scenario::Datum& value) {
  const std::string path = path_of(field.key);
  Provenance provenance = here().provenance;
  if (node.is(Node::Kind::table)) provenance = inherit(provenance, read_provenance(node, path, findings_));
  note_origin_places(node, path);
  if (!provenance.source && !provenance.assumption && node.set) {
    provenance.assumption = what_if_id;
    provenance.quality = scenario::Quality::red;
    used_what_if_ = true;
  }
  if (provenance.assumption == default_id) return state_default_by_name(node, field, unit, value);
  if (!provenance.source && !provenance.assumption)
    findings_.error(node.place, path, "has neither a source nor an assumption", "no one could check it",
                    "add source = \"<id in [sources]>\" or assumption = \"<id in [assumptions]>\", here or "
                    "on a table around it");
  value.origin = complete(provenance, root_, node.place);
}

// A written scenario states every default; read back, it is a default again, provided that it still is one.
void Reader::state_default_by_name(const Node& node, const Field& field, const units::UnitName& unit,
                                   scenario::Datum& value) {
  const bool same =
      field.fallback && chance::certain(value.uncertain) &&
      scenario::written(value.typical_value(), unit) == scenario::written(*field.fallback, unit);
  if (!same) {
    findings_.error(
        node.place, path_of(field.key), "is not the program's default",
        field.fallback ? "the default is " + scenario::written(*field.fallback, unit) : "there is none",
        "name your own source or assumption for it");
    return;
  }
  value.uncertain = chance::Certain{*field.fallback};
  value.stated = false;
  value.origin = {};
  value.origin.place.file = default_id;
}

}  // namespace loadline::input
