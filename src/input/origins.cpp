#include "input/origins.hpp"

#include <array>

namespace loadline::input {
namespace {

constexpr std::array<const char*, 3> qualities{"green", "amber", "red"};

std::optional<std::string> text_of(const Node& table, const char* key, const std::string& path,
                                   Findings& findings) {
  const Node* node = table.find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is(Node::Kind::text)) return node->text;
  findings.error(node->place, path + "." + key, "is " + name_of(*node), "this needs a text",
                 "write it in double quotes");
  return std::nullopt;
}

std::optional<base::Date> date_of(const Node& table, const char* key, const std::string& path,
                                  Findings& findings) {
  const Node* node = table.find(key);
  if (node == nullptr) return std::nullopt;
  if (node->is(Node::Kind::date)) return node->date;
  findings.error(node->place, path + "." + key, "is " + name_of(*node), "this needs a date",
                 "write it as 2017-03-31, without quotes");
  return std::nullopt;
}

std::optional<scenario::Quality> quality_named(const Node* node) {
  if (node == nullptr || !node->is(Node::Kind::text)) return std::nullopt;
  for (std::size_t i = 0; i < qualities.size(); ++i)
    if (node->text == qualities[i]) return static_cast<scenario::Quality>(i);
  return std::nullopt;
}

std::optional<scenario::Quality> quality_of(const Node& table, const std::string& path, Findings& findings) {
  const Node* node = table.find("quality");
  if (node == nullptr) return std::nullopt;
  const auto quality = quality_named(node);
  if (!quality)
    findings.error(node->place, path + ".quality",
                   node->is(Node::Kind::text) ? "is " + quoted(shown(node->text)) : "is " + name_of(*node),
                   "quality has three levels", "write \"green\", \"amber\" or \"red\"");
  return quality;
}

template <class T>
std::optional<T> nearer(const std::optional<T>& own, const std::optional<T>& outer) {
  return own ? own : outer;
}

const Node* entry(const Node& root, const char* list, const std::optional<std::string>& id) {
  const Node* table = id ? root.find(list) : nullptr;
  return table == nullptr ? nullptr : table->find(*id);
}

}  // namespace

std::optional<base::Date> date_in(const Node* table, std::string_view key) {
  const Node* node = table == nullptr ? nullptr : table->find(key);
  if (node == nullptr || !node->is(Node::Kind::date)) return std::nullopt;
  return node->date;
}

Provenance read_provenance(const Node& table, const std::string& path, Findings& findings) {
  Provenance own;
  own.source = text_of(table, "source", path, findings);
  own.assumption = text_of(table, "assumption", path, findings);
  own.owner = text_of(table, "owner", path, findings);
  own.note = text_of(table, "note", path, findings);
  own.measured = date_of(table, "measured", path, findings);
  own.published = date_of(table, "published", path, findings);
  own.quality = quality_of(table, path, findings);
  return own;
}

Provenance inherit(const Provenance& outer, const Provenance& own) {
  if (own.source || own.assumption) {
    Provenance fresh = own;
    fresh.owner = nearer(own.owner, outer.owner);
    return fresh;
  }
  Provenance both;
  both.source = outer.source;
  both.assumption = outer.assumption;
  both.owner = nearer(own.owner, outer.owner);
  both.note = nearer(own.note, outer.note);
  both.measured = nearer(own.measured, outer.measured);
  both.published = nearer(own.published, outer.published);
  both.quality = nearer(own.quality, outer.quality);
  return both;
}

scenario::Origin complete(const Provenance& stated, const Node& root, const base::Place& place) {
  const Node* source = entry(root, "sources", stated.source);
  const Node* assumption = entry(root, "assumptions", stated.assumption);
  scenario::Origin origin;
  origin.place = place;
  origin.source = stated.source.value_or("");
  origin.assumption = stated.assumption.value_or("");
  origin.owner = stated.owner.value_or("");
  origin.note = stated.note.value_or("");
  origin.measured = stated.measured.value_or(base::Date{});
  origin.published = nearer(stated.published, date_in(source, "published")).value_or(base::Date{});
  origin.quality = scenario::Quality::amber;
  if (stated.quality)
    origin.quality = *stated.quality;
  else if (assumption != nullptr)
    origin.quality = quality_named(assumption->find("quality")).value_or(origin.quality);
  if (origin.owner.empty() && assumption != nullptr)
    if (const Node* owner = assumption->find("owner"); owner != nullptr && owner->is(Node::Kind::text))
      origin.owner = owner->text;
  return origin;
}

}  // namespace loadline::input
