#include "report/clause_words.hpp"

#include <variant>

#include "report/kind_words.hpp"

namespace loadline::report {
namespace {

using namespace scenario;
using kinds::words;

template <class Variant, std::size_t... index>
void add_kinds(std::vector<NamedKind>& all, const char* family, std::index_sequence<index...>) {
  (all.push_back({std::variant_alternative_t<index, Variant>::kind, family,
                  words(std::variant_alternative_t<index, Variant>{})}),
   ...);
}

template <class Variant>
void add_kinds(std::vector<NamedKind>& all, const char* family) {
  add_kinds<Variant>(all, family, std::make_index_sequence<std::variant_size_v<Variant>>{});
}

constexpr auto kind_of_terms = [](const auto& terms) { return std::decay_t<decltype(terms)>::kind; };
constexpr auto words_of_terms = [](const auto& terms) { return words(terms); };

}  // namespace

KindWords words_of(const ClauseTerms& terms) { return std::visit(words_of_terms, terms); }
KindWords words_of(const Measure& measure) { return std::visit(words_of_terms, measure); }
KindWords words_of(const Effect& effect) { return std::visit(words_of_terms, effect); }
const char* kind_of(const ClauseTerms& terms) { return std::visit(kind_of_terms, terms); }
const char* kind_of(const Measure& measure) { return std::visit(kind_of_terms, measure); }
const char* kind_of(const Effect& effect) { return std::visit(kind_of_terms, effect); }

std::vector<NamedKind> all_kinds() {
  std::vector<NamedKind> all;
  add_kinds<ClauseTerms>(all, "clause");
  add_kinds<Measure>(all, "indicator");
  add_kinds<Effect>(all, "saving");
  return all;
}

}  // namespace loadline::report
