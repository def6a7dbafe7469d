#include "loadline/base/diagnostic.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace loadline::base {
namespace {

std::string headline(const Diagnostic& d) {
  std::string text = to_string(d.place) + (d.severity == Severity::error ? ": error: " : ": warning: ");
  if (!d.path.empty()) text += d.path + ": ";
  text += d.found;
  if (!d.why.empty()) text += " (" + d.why + ")";
  return text + "\n";
}

// A long line is shown from its beginning only as far as a terminal is wide; the caret still points into it.
std::string excerpt(const Diagnostic& d) {
  constexpr std::size_t widest = 140;
  if (d.excerpt.empty() || d.place.line == 0) return "";
  const std::string number = std::to_string(d.place.line);
  const std::string shown = d.excerpt.size() > widest ? d.excerpt.substr(0, widest) + " ..." : d.excerpt;
  std::string text = fmt::format("  {} | {}\n", number, shown);
  const int column = d.place.column;
  if (column >= 1 && column <= static_cast<int>(widest))
    text += fmt::format("  {} | {}^\n", std::string(number.size(), ' '),
                        std::string(static_cast<std::size_t>(column - 1), ' '));
  return text;
}

/// Letters added, left out, replaced, or two neighbours swapped (optimal string alignment): slips of the keyboard.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({replaced, cost[i - 1][j] + 1, cost[i][j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost.back().back();
}

}  // namespace

std::string to_string(const Place& place) {
  if (place.file.empty()) return "command line";
  if (place.line == 0) return place.file;
  return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

void Diagnostics::add(Diagnostic diagnostic) { all_.push_back(std::move(diagnostic)); }

void Diagnostics::append(const Diagnostics& others) {
  all_.insert(all_.end(), others.all_.begin(), others.all_.end());
}

bool Diagnostics::has_errors() const { return errors() > 0; }

std::size_t Diagnostics::errors() const {
  return static_cast<std::size_t>(std::count_if(
      all_.begin(), all_.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

std::string Diagnostics::render() const {
  std::vector<const Diagnostic*> order;
  for (const Diagnostic& d : all_) order.push_back(&d);
  std::stable_sort(order.begin(), order.end(),
                   [](const Diagnostic* a, const Diagnostic* b) { return a->place < b->place; });
  std::string text;
  for (const Diagnostic* d : order) {
    text += headline(*d) + excerpt(*d);
    if (!d->help.empty()) text += "  help: " + d->help + "\n";
  }
  return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t fewest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace loadline::base
