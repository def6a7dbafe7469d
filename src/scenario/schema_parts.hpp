#pragma once
/// \file  scenario/schema_parts.hpp
/// \brief The schema, a part a subject: each function presents one struct's members to a visitor.

#include "loadline/scenario/schema.hpp"

namespace loadline::scenario::parts {

/// Whether a list must be there.
enum class Presence { required, optional };

void describe(Visitor& v, About& about);
void describe(Visitor& v, Horizon& horizon);
void describe(Visitor& v, Population& population);
void describe(Visitor& v, Demand& demand);
void describe(Visitor& v, Workforce& workforce);
void describe(Visitor& v, Costs& costs);
void describe(Visitor& v, Contract& contract);
void describe_clauses(Visitor& v, Contract& contract, Presence presence);
void describe(Visitor& v, Outcomes& outcomes);
void describe(Visitor& v, Savings& savings);
void describe(Visitor& v, Assurance& assurance);
void describe(Visitor& v, Dependence& dependence);
void describe_duration(Visitor& v, const char* key, const char* meaning, DurationLaw& law);
void describe_placements(Visitor& v, Demand& demand);
void describe_overlays(Visitor& v, Overlays& overlays);
void describe_shock(Visitor& v, Shock& shock);
/// `[key] april = 1.1 ...`: each calendar month against the average month, 1 unless said.
void describe_season(Visitor& v, const Section& section, const std::string& meaning,
                     std::array<Assumption<units::Ratio>, 12>& months);
/// Without a default for their size both numbers must be stated.
void describe_swings(Visitor& v, Swings& swings, std::optional<double> size_if_silent);
void describe_structure(Visitor& v, Structure& structure);

/// Shared shapes of fields.
inline Field share_field(std::string key, std::string meaning) {
  return {.key = std::move(key),
          .meaning = std::move(meaning),
          .least = 0.0,
          .most = 1.0,
          .support = chance::Support::share};
}
inline Field positive_field(std::string key, std::string meaning) {
  return {.key = std::move(key),
          .meaning = std::move(meaning),
          .least = 0.0,
          .support = chance::Support::positive};
}
/// A quantity something is divided by: never 0.
inline Field divisor_field(std::string key, std::string meaning, double least) {
  Field field = positive_field(std::move(key), std::move(meaning));
  field.least = least;
  return field;
}
inline Field real_field(std::string key, std::string meaning) {
  return {.key = std::move(key), .meaning = std::move(meaning)};
}
inline Field with_default(Field field, double kept_value) {
  field.fallback = kept_value;
  return field;
}
/// A term of a contract: agreed, so never a distribution.
inline Field agreed(Field field) {
  field.may_vary = false;
  return field;
}

/// A whole number kept as an int; its range is the field's.
inline void whole_number(Visitor& v, const Field& field, int& value) {
  std::int64_t wide = value;
  v.whole(field, wide);
  value = static_cast<int>(wide);
}

inline Field optional_text(const char* key, const char* meaning) {
  return {.key = key, .meaning = meaning, .fallback = 0.0};
}

/// A list of structs with an `id` member, presented by `describe_one(visitor, element)`.
template <class T, class DescribeOne>
ListAccess list_of(std::vector<T>& items, DescribeOne describe_one) {
  return {.size = [&items] { return items.size(); },
          .id = [&items](std::size_t i) { return items[i].id; },
          .append =
              [&items](const std::string& id) {
                items.emplace_back();
                items.back().id = id;
              },
          .describe = [&items, describe_one](Visitor& v, std::size_t i) { describe_one(v, items[i]); }};
}

/// The same of structs that keep their place in the file.
template <class T, class DescribeOne>
ListAccess placed_list(std::vector<T>& items, DescribeOne describe_one) {
  ListAccess access = list_of(items, describe_one);
  access.set_place = [&items](std::size_t i, const base::Place& place) { items[i].place = place; };
  return access;
}

/// A list of structs without a name, numbered from 1.
template <class Row, class DescribeOne>
ListAccess rows_of(std::vector<Row>& rows, DescribeOne describe_one) {
  return {.size = [&rows] { return rows.size(); },
          .id = [](std::size_t i) { return std::to_string(i + 1); },
          .append = [&rows](const std::string&) { rows.emplace_back(); },
          .describe = [&rows, describe_one](Visitor& v, std::size_t i) { describe_one(v, rows[i]); }};
}

namespace internal {
template <class Variant, std::size_t... index>
constexpr std::array<const char*, sizeof...(index)> kinds_of(std::index_sequence<index...>) {
  return {std::variant_alternative_t<index, Variant>::kind...};
}
template <class Variant, std::size_t... index>
void become(Variant& terms, int kind, std::index_sequence<index...>) {
  (void)((static_cast<int>(index) == kind ? (terms.template emplace<index>(), true) : false) || ...);
}
}  // namespace internal

/// The `kind` key of a variant of typed terms: changes the alternative when another is read.
template <class Variant>
void pick_kind(Visitor& v, const char* meaning, Variant& terms) {
  constexpr auto indices = std::make_index_sequence<std::variant_size_v<Variant>>{};
  static constexpr auto kinds = internal::kinds_of<Variant>(indices);
  const int before = static_cast<int>(terms.index());
  int kind = before;
  v.choice({.key = "kind", .meaning = meaning}, kinds, kind);
  if (kind != before) internal::become(terms, kind, indices);
}

/// Values by financial year: `[key] 2018-19 = "1 %"`.
template <class Q>
void by_year(Visitor& v, const Section& section, const Field& shape, ByYear<Q>& values) {
  v.list(section, ListStyle::entries, list_of(values, [shape](Visitor& inner, YearValue<Q>& value) {
           Field field = shape;
           field.key = value.id;
           inner.number(field, value.value);
         }));
}

}  // namespace loadline::scenario::parts
