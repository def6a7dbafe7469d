#include "report/catalogue.hpp"

#include <map>
#include <variant>

#include <fmt/format.h>

#include "report/words.hpp"

namespace loadline::report {
namespace {

using scenario::Field;

/// Reads only, as `walk` over a const scenario demands.
class Lister final : public scenario::Visitor {
 public:
  void enter(const scenario::Section& section) override {
    path_.push_back(section.key);
    add_holder(Shape::section, section);
    contexts_.push_back(clause_of(section.meaning));
  }
  void leave() override {
    path_.pop_back();
    contexts_.pop_back();
  }

  void list(const scenario::Section& section, scenario::ListStyle style,
            const scenario::ListAccess& items) override {
    path_.push_back(section.key);
    add_holder(Shape::list, section);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const bool named = style == scenario::ListStyle::records || style == scenario::ListStyle::tables;
      ++lists_;
      contexts_.push_back(named ? items.id(i)
                                : fmt::format("{} ({})", clause_of(section.meaning), items.id(i)));
      if (style == scenario::ListStyle::entries)
        items.describe(*this, i);
      else
        member(section, items, i);
      contexts_.pop_back();
      --lists_;
    }
    path_.pop_back();
  }

  void datum(const Field& field, const units::UnitName& unit, scenario::Datum& value) override {
    CatalogueEntry& entry = add(field, Shape::number, value_words(value.uncertain, unit.text, unit.factor));
    entry.unit = unit.text;
    entry.factor = unit.factor;
    entry.datum = &value;
  }
  void text(const Field& field, std::string& value) override {
    add(field, Shape::text, value);
    if (field.key == "name" && !value.empty()) contexts_.back() = value;
  }
  void texts(const Field& field, std::vector<std::string>& value) override {
    add(field, Shape::texts, fmt::format("{}", fmt::join(value, "; ")));
  }
  void date(const Field& field, base::Date& value) override { add(field, Shape::date, date_words(value)); }
  void whole(const Field& field, std::int64_t& value) override {
    add(field, Shape::whole, std::to_string(value));
  }
  void yes_no(const Field& field, bool& value) override { add(field, Shape::yes_no, value ? "yes" : "no"); }
  void choice(const Field& field, std::span<const char* const> names, int& value) override {
    CatalogueEntry& entry = add(field, Shape::choice, names[static_cast<std::size_t>(value)]);
    entry.choices.assign(names.begin(), names.end());
  }
  void settings(const Field& field, std::vector<scenario::Setting>& value) override {
    std::string words;
    for (const scenario::Setting& setting : value)
      words += fmt::format("{}{} = {}", words.empty() ? "" : "; ", setting.path, setting.text);
    add(field, Shape::settings, words);
  }

  std::vector<CatalogueEntry> all;

 private:
  void member(const scenario::Section& section, const scenario::ListAccess& items, std::size_t i) {
    path_.push_back(items.id(i));
    add_holder(Shape::section, {items.id(i), section.meaning});
    items.describe(*this, i);
    path_.pop_back();
  }
  void add_holder(Shape shape, const scenario::Section& section) {
    CatalogueEntry entry;
    entry.path = fmt::format("{}", fmt::join(path_, "."));
    entry.shape = shape;
    entry.field.key = section.key;
    entry.field.meaning = section.meaning;
    entry.optional = section.optional;
    all.push_back(std::move(entry));
  }
  CatalogueEntry& add(const Field& field, Shape shape, std::string value) {
    CatalogueEntry entry;
    entry.path = fmt::format("{}.{}", fmt::join(path_, "."), field.key);
    entry.shape = shape;
    entry.field = field;
    entry.context = contexts_.empty() ? "" : contexts_.back();
    entry.in_list = lists_ > 0;
    entry.value = std::move(value);
    all.push_back(std::move(entry));
    return all.back();
  }

  std::vector<std::string> path_, contexts_;
  int lists_ = 0;
};

/// Names the table a number belongs to where its meaning alone could be another's: a weekly fee, but of which placement?
void add_labels(std::vector<CatalogueEntry>& all) {
  std::map<std::string, int> meanings;
  for (const CatalogueEntry& entry : all) ++meanings[entry.field.meaning];
  for (CatalogueEntry& entry : all) {
    const std::string meaning = clause_of(entry.field.meaning);
    const bool needs_context = !entry.context.empty() && (entry.in_list || meanings[entry.field.meaning] > 1);
    entry.label = needs_context ? fmt::format("{}: {}", entry.context, lower_first(meaning)) : meaning;
  }
}

}  // namespace

std::vector<CatalogueEntry> catalogue(const scenario::Scenario& scenario) {
  Lister lister;
  scenario::walk(scenario, lister);
  add_labels(lister.all);
  return std::move(lister.all);
}

const CatalogueEntry* find(const std::vector<CatalogueEntry>& all, const std::string& path) {
  for (const CatalogueEntry& entry : all)
    if (entry.path == path) return &entry;
  return nullptr;
}

namespace {

struct Words {
  const std::string& unit;
  double factor;
  std::string of(double value) const { return stated_value(value, unit, factor); }
  std::string operator()(const chance::Certain& c) const { return of(c.value); }
  std::string operator()(const chance::Metalog& m) const {
    return fmt::format("P10 {}, P50 {}, P90 {}", of(m.p10), of(m.p50), of(m.p90));
  }
  std::string operator()(const chance::Normal& n) const {
    return fmt::format("normal, mean {}, standard deviation {}", of(n.mean), of(n.sd));
  }
  std::string operator()(const chance::Lognormal& l) const {
    return fmt::format("lognormal, median {}, coefficient of variation {:.3g}", of(l.median), l.cv);
  }
  std::string operator()(const chance::Gamma& g) const {
    return fmt::format("gamma, mean {}, coefficient of variation {:.3g}", of(g.mean), g.cv);
  }
  std::string operator()(const chance::Beta& b) const {
    return fmt::format("beta, mean {}, worth {:.4g} observations", of(b.mean), b.n);
  }
  std::string operator()(const chance::Pert& p) const {
    return fmt::format("PERT, least {}, most likely {}, most {}", of(p.least), of(p.mode), of(p.most));
  }
  std::string operator()(const chance::Triangular& t) const {
    return fmt::format("triangular, least {}, most likely {}, most {}", of(t.least), of(t.mode), of(t.most));
  }
  std::string operator()(const chance::Uniform& u) const {
    return fmt::format("anywhere from {} to {}", of(u.least), of(u.most));
  }
};

}  // namespace

std::string value_words(const chance::Uncertain& uncertain, const std::string& unit, double factor) {
  return std::visit(Words{unit, factor}, uncertain);
}

}  // namespace loadline::report
