#include "input/variant_contracts.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "input/compose.hpp"
#include "input/node_paths.hpp"

namespace loadline::input {
namespace {

bool same_file(const std::filesystem::path& one, const std::string& other) {
  std::error_code error;
  return !other.empty() && std::filesystem::equivalent(one, other, error) && !error;
}

/// The file a variant names, composed with what it extends; none after a message.
std::optional<Node> read_file_of(const Node& contract_of, const Node& root, const std::string& path,
                                 Findings& findings) {
  if (contract_of.text.empty()) {
    findings.error(contract_of.place, path, "is empty", "no file has that name",
                   "write the name of a scenario file, or leave it out to vary the contract of this one");
    return std::nullopt;
  }
  const std::filesystem::path beside = std::filesystem::path(contract_of.place.file).parent_path();
  const std::filesystem::path file = (beside / contract_of.text).lexically_normal();
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) {
    findings.error(contract_of.place, path, "names " + shown(file.string()), "there is no such file",
                   "write the name of a scenario file, as seen from this one");
    return std::nullopt;
  }
  if (same_file(file, contract_of.place.file) || same_file(file, root.place.file)) {
    findings.error(contract_of.place, path, "names " + shown(file.string()),
                   "that is this file, whose contract every variant starts from",
                   "name another file, or leave it out and write what differs under set");
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

/// Whether two entries say the same, in whatever order.
bool says_the_same(const Node& one, const Node& other) {
  if (!one.is(Node::Kind::table) || !other.is(Node::Kind::table)) return to_toml(one) == to_toml(other);
  return one.members.size() == other.members.size() &&
         std::ranges::all_of(one.members, [&](const Member& member) {
           const Node* there = other.find(member.key);
           return there != nullptr && to_toml(*there) == to_toml(member.value);
         });
}

/// Brings the sources and assumptions of another file over, for the clauses that come from it.
class Citations {
 public:
  Citations(Node& root, const Node& other, const Node& contract_of, std::string path, Findings& findings)
      : root_(root), other_(other), contract_of_(contract_of), path_(std::move(path)), findings_(findings) {}

  /// Takes over the entries of `[list]` that the clauses name under `key` and the document lacks. One that both have under
  /// one id must be one text, or the figures would be shown with an origin that is not theirs.
  void take_over(const Node& clauses, const char* list, const char* key) {
    const Node* theirs = other_.find(list);
    if (theirs == nullptr || !theirs->is(Node::Kind::table)) return;
    std::set<std::string> named;
    collect(clauses, key, named);
    for (const Member& entry : theirs->members) {
      if (!named.contains(entry.key)) continue;
      Node& ours = table_of(list, theirs->place);
      if (!ours.is(Node::Kind::table)) return;
      const Node* here = ours.find(entry.key);
      if (here == nullptr)
        ours.members.push_back(entry);
      else if (!says_the_same(*here, entry.value))
        refuse(fmt::format("{}.{}", list, entry.key), *here, entry.value);
    }
  }

 private:
  Node& table_of(const char* list, const base::Place& place) {
    if (root_.find(list) == nullptr) {
      Node table;
      table.place = place;
      root_.put(list, std::move(table));
    }
    return *root_.find(list);
  }

  void refuse(const std::string& entry, const Node& here, const Node& there) {
    findings_.error(contract_of_.place, path_,
                    fmt::format("brings {} of {}", entry, base::to_string(there.place)),
                    fmt::format("{} has another text under that id, and the figures would be shown with it",
                                base::to_string(here.place)),
                    "give one of the two another id, or both the same text");
  }

  Node& root_;
  const Node &other_, &contract_of_;
  std::string path_;
  Findings& findings_;
};

void bring(Node& root, std::size_t variant, Findings& findings) {
  const Node& asked = root.find("variants")->items[variant];
  const Node* contract_of = asked.find("contract_of");
  if (contract_of == nullptr || !contract_of->is(Node::Kind::text)) return;
  if (asked.find("clause") != nullptr) return;
  const Node* id = asked.find("id");
  const std::string name = id != nullptr && id->is(Node::Kind::text) ? shown(id->text) : "?";
  const std::string path = "variants." + name + ".contract_of";
  const auto other = read_file_of(*contract_of, root, path, findings);
  if (!other) return;
  const Node& contract = *other->find("contract");
  const Node clauses = clauses_with_origin(contract);
  const Node asked_at = *contract_of;  // what stands in the document moves as it grows
  Citations citations(root, *other, asked_at, path, findings);
  citations.take_over(clauses, "sources", "source");
  citations.take_over(clauses, "assumptions", "assumption");
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
