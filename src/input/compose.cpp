#include "input/compose.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "input/document.hpp"
#include "input/node_paths.hpp"
#include "input/screen.hpp"

namespace loadline::input {
namespace {

constexpr std::size_t deepest_chain = 8;

bool says_a_number(const Node& table) {
  return std::ranges::any_of(table.members, [](const Member& m) { return is_number_key(m.key); });
}

bool has_ids(const Node& array) {
  return array.is(Node::Kind::array) && !array.items.empty() &&
         std::ranges::all_of(array.items, [](const Node& item) {
           const Node* id = item.find("id");
           return id != nullptr && id->is(Node::Kind::text);
         });
}

void lay_records(Node& under, const Node& over) {
  // An id twice in one file is that file's mistake: it stays twice and the reader says so.
  const std::size_t from_below = under.items.size();
  for (const Node& item : over.items) {
    const std::string& id = item.find("id")->text;
    const auto end = under.items.begin() + static_cast<std::ptrdiff_t>(from_below);
    const auto same =
        std::find_if(under.items.begin(), end, [&](const Node& n) { return n.find("id")->text == id; });
    if (same == end)
      under.items.push_back(item);
    else
      lay_over(*same, item);
  }
  under.place = over.place;
}

class Composer {
 public:
  explicit Composer(Findings& findings) : findings_(findings) {}

  std::optional<Node> read(const std::filesystem::path& path, const base::Place& asked_at,
                           std::string& text) {
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::weakly_canonical(path, error);
    if (std::ranges::find(chain_, whole) != chain_.end() || chain_.size() >= deepest_chain) {
      findings_.error(asked_at, "extends", "leads back to " + path.string(),
                      "files cannot extend one another in a circle", "remove one of the extends");
      return std::nullopt;
    }
    auto content = read_text(path, findings_);
    if (!content) return std::nullopt;
    text = *content;
    findings_.quote_from(path.string(), text);
    auto own = parse_document(text, path.string(), findings_);
    if (!own) return own;
    chain_.push_back(whole);
    auto all = with_bases(std::move(*own), path);
    chain_.pop_back();
    return all;
  }

  void prune(Node& all) const {
    prune(all, "sources", "source", left_sources_);
    prune(all, "assumptions", "assumption", left_assumptions_);
  }

 private:
  std::optional<Node> with_bases(Node own, const std::filesystem::path& path) {
    const Node* extends = own.find("extends");
    if (extends == nullptr) {
      const Node* without = own.find("without");
      if (without == nullptr) return own;
      findings_.error(without->place, "without", "stands alone",
                      "it leaves out parts of what a file extends, and this one extends none",
                      "remove it, or write extends = \"other.toml\"");
      return std::nullopt;
    }
    std::vector<Node> names = extends->is(Node::Kind::array) ? extends->items : std::vector<Node>{*extends};
    Node all;
    all.place = own.place;
    bool complete = true;
    for (const Node& name : names) {
      if (!name.is(Node::Kind::text)) {
        findings_.error(name.place, "extends", "is " + name_of(name), "this needs the name of a file",
                        "write extends = \"other.toml\"");
        complete = false;
        continue;
      }
      const std::filesystem::path base_path = (path.parent_path() / name.text).lexically_normal();
      std::error_code error;
      if (!std::filesystem::exists(base_path, error)) {
        findings_.error(name.place, "extends", "names " + shown(base_path.string()), "there is no such file",
                        "write the name of a file, as seen from this one");
        complete = false;
        continue;
      }
      std::string text_of_base;
      const auto base = read(base_path, name.place, text_of_base);
      if (base) lay_over(all, *base);
      complete = complete && base.has_value();
    }
    own.remove("extends");
    if (complete) leave_out(all, own);
    own.remove("without");
    lay_over(all, own);
    all.place = own.place;
    return complete ? std::optional<Node>(std::move(all)) : std::nullopt;
  }

  /// Leaves out of what is extended the paths that `own` names under `without`.
  void leave_out(Node& all, const Node& own) {
    const Node* without = own.find("without");
    if (without == nullptr) return;
    const std::vector<Node> paths =
        without->is(Node::Kind::array) ? without->items : std::vector<Node>{*without};
    for (const Node& path : paths) {
      if (!path.is(Node::Kind::text))
        findings_.error(path.place, "without", "is " + name_of(path), "this needs a list of paths",
                        "write without = [\"variants\", \"contract.clause.<id>\"]");
      else
        leave_out_one(all, path);
    }
  }

  void leave_out_one(Node& all, const Node& path) {
    const auto taken = take_out(all, path.text);
    if (!taken)
      return findings_.error(path.place, "without", "names " + shown(path.text),
                             "there is nothing at that path in what this file extends",
                             "a path is the keys from the top joined by dots, list members by id");
    collect(*taken, "source", left_sources_);
    collect(*taken, "assumption", left_assumptions_);
  }

  /// Entries of `[list]` that only parts left out have cited go with them.
  static void prune(Node& all, const char* list, const char* key, const std::set<std::string>& left) {
    Node* entries = all.find(list);
    if (entries == nullptr || !entries->is(Node::Kind::table)) return;
    std::set<std::string> cited;
    collect(all, key, cited);
    std::erase_if(entries->members, [&](const Member& entry) {
      return left.contains(entry.key) && !cited.contains(entry.key);
    });
  }

  Findings& findings_;
  std::vector<std::filesystem::path> chain_;
  std::set<std::string> left_sources_, left_assumptions_;  ///< Cited by what was left out.
};

}  // namespace

void lay_over(Node& under, const Node& over) {
  const bool merge = under.is(Node::Kind::table) && over.is(Node::Kind::table) && !says_a_number(under) &&
                     !says_a_number(over);
  if (merge) {
    for (const Member& member : over.members) {
      if (Node* there = under.find(member.key))
        lay_over(*there, member.value);
      else
        under.members.push_back(member);
    }
    under.place = over.place;
  } else if (has_ids(under) && has_ids(over)) {
    lay_records(under, over);
  } else {
    under = over;
  }
}

std::optional<Node> compose(const std::filesystem::path& path, Findings& findings, std::string& text) {
  Composer composer(findings);
  auto all = composer.read(path, {}, text);
  if (all) composer.prune(*all);
  return all;
}

}  // namespace loadline::input
