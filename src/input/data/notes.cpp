#include "input/data/notes.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace loadline::input {

void Notes::refuse(const TextFile& file, int line, int column_at, Refusal refusal) {
  if (++refused_[{file.name, refusal.rule}] > most_refusals) return;
  refusals_.push_back({.severity = base::Severity::error,
                       .place = {file.name, line, std::max(1, column_at)},
                       .path = std::move(refusal.column),
                       .found = std::move(refusal.found),
                       .why = std::move(refusal.why),
                       .help = std::move(refusal.help),
                       .excerpt = quoting_ == Quoting::lines ? file.line(line) : ""});
}

void Notes::refuse_file(const std::string& file, Refusal refusal) {
  ++refused_[{file, refusal.rule}];
  refusals_.push_back({.severity = base::Severity::error,
                       .place = {file, 0, 0},
                       .path = std::move(refusal.column),
                       .found = std::move(refusal.found),
                       .why = std::move(refusal.why),
                       .help = std::move(refusal.help),
                       .excerpt = ""});
}

void Notes::repair(std::string_view rule, const std::string& file, int row, std::string found,
                   std::string action) {
  if (++repaired_[{file, std::string(rule)}] > most_repairs) return;
  repairs_.push_back({std::string(rule), file, row, std::move(found), std::move(action)});
}

base::Diagnostics Notes::diagnostics() const {
  std::vector<base::Diagnostic> all = refusals_;
  std::stable_sort(all.begin(), all.end(), [](const base::Diagnostic& a, const base::Diagnostic& b) {
    return std::tie(a.place, a.path, a.found) < std::tie(b.place, b.path, b.found);
  });
  base::Diagnostics out;
  for (base::Diagnostic& refusal : all) out.add(std::move(refusal));
  for (const auto& [of, count] : refused_) {
    if (count <= most_refusals) continue;
    base::Diagnostic rest;
    rest.place.file = of.first;
    rest.found = fmt::format("has {} more rows refused by the rule {}", count - most_refusals, of.second);
    rest.why = fmt::format("the first {} are shown", most_refusals);
    out.add(std::move(rest));
  }
  return out;
}

std::vector<Repair> Notes::repairs() const {
  std::vector<Repair> all = repairs_;
  // What stands for the rest comes after the rows it stands for.
  using Order = std::tuple<const std::string&, bool, int, const std::string&, const std::string&>;
  const auto place = [](const Repair& r) { return Order(r.file, r.times > 1, r.row, r.rule, r.found); };
  for (const auto& [of, count] : repaired_)
    if (count > most_repairs)
      all.push_back({of.second, of.first, 0, "the same", "the same, in rows that are not listed",
                     count - most_repairs});
  std::stable_sort(all.begin(), all.end(),
                   [&](const Repair& a, const Repair& b) { return place(a) < place(b); });
  return all;
}

}  // namespace loadline::input
