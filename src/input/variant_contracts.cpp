#include "input/variant_contracts.hpp"

#include <filesystem>
#include <optional>
#include <set>

#include "input/compose.hpp"
#include "input/node_paths.hpp"

namespace loadline::input {
namespace {

/// The file a variant names, composed with what it extends; none after a message.
std::optional<Node> read_file_of(const Node& contract_of, const std::string& path, Findings& findings) {
  const std::filesystem::path beside = std::filesystem::path(contract_of.place.file).parent_path();
  const std::filesystem::path file = (beside / contract_of.text).lexically_normal();
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    findings.error(contract_of.place, path, "names " + shown(file.string()), "there is no such file",
                   "write the name of a scenario file, as seen from this one");
    return std::nullopt;
  }
  std::string text;
  auto other = compose(file, findings, text);
  const Node* contract = other ? other->find("contract") : nullptr;
  if (other &&
      (contract == nullptr || !contract->is(Node::Kind::table) || contract->find("clause") == nullptr)) {
    findings.error(contract_of.place, path, "names " + shown(file.string()),
                   "that file has no [[contract.clause]]", "name a file with a contract of its own");
    return std::nullopt;
  }
  return other;
}

/// What the table `contract` says of the origin of its numbers holds for each clause that does not say itself.
Node clauses_with_origin(const Node& contract) {
  Node clauses = *contract.find("clause");
  for (Node& clause : clauses.items) {
    if (clause.find("source") != nullptr || clause.find("assumption") != nullptr) continue;
    for (const Member& member : contract.members)
      if (is_origin_key(member.key) && clause.find(member.key) == nullptr)
        clause.put(member.key, member.value);
  }
  return clauses;
}

/// Takes over the entries of `[list]` that the clauses name under `key` and the document lacks.
void take_over(Node& root, const Node& other, const Node& clauses, const char* list, const char* key) {
  const Node* theirs = other.find(list);
  if (theirs == nullptr || !theirs->is(Node::Kind::table)) return;
  std::set<std::string> named;
  collect(clauses, key, named);
  for (const Member& entry : theirs->members) {
    if (!named.contains(entry.key)) continue;
    if (root.find(list) == nullptr) {
      Node table;
      table.place = theirs->place;
      root.put(list, std::move(table));
    }
    Node& ours = *root.find(list);
    if (ours.is(Node::Kind::table) && ours.find(entry.key) == nullptr) ours.members.push_back(entry);
  }
}

void bring(Node& root, std::size_t variant, Findings& findings) {
  const Node& asked = root.find("variants")->items[variant];
  const Node* contract_of = asked.find("contract_of");
  if (contract_of == nullptr || !contract_of->is(Node::Kind::text) || contract_of->text.empty()) return;
  if (asked.find("clause") != nullptr) return;
  const Node* id = asked.find("id");
  const std::string name = id != nullptr && id->is(Node::Kind::text) ? shown(id->text) : "?";
  const auto other = read_file_of(*contract_of, "variants." + name + ".contract_of", findings);
  if (!other) return;
  const Node& contract = *other->find("contract");
  const Node clauses = clauses_with_origin(contract);
  take_over(root, *other, clauses, "sources", "source");
  take_over(root, *other, clauses, "assumptions", "assumption");
  Node& into = root.find("variants")->items[variant];
  into.put("clause", clauses);
  if (const Node* acknowledged = contract.find("acknowledged")) into.put("acknowledged", *acknowledged);
}

}  // namespace

void bring_contracts(Node& root, Findings& findings) {
  const Node* variants = root.find("variants");
  if (variants == nullptr || !variants->is(Node::Kind::array)) return;
  const std::size_t count = variants->items.size();
  for (std::size_t v = 0; v < count; ++v)
    if (root.find("variants")->items[v].is(Node::Kind::table)) bring(root, v, findings);
}

}  // namespace loadline::input
