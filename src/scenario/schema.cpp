#include "loadline/scenario/schema.hpp"

#include <cmath>

#include <fmt/format.h>

#include "schema_parts.hpp"

namespace loadline::scenario {
namespace parts {
namespace {

constexpr std::array<const char*, 3> quality_keys{"green", "amber", "red"};

void describe_source(Visitor& v, Source& source) {
  v.text({.key = "cite", .meaning = "The document, as one would cite it."}, source.cite);
  v.date({.key = "published", .meaning = "Day of publication."}, source.published);
  v.text(optional_text("url", "Where it can be read."), source.url);
  v.text(optional_text("note", "Anything a reader should know of it."), source.note);
}

void describe_note(Visitor& v, AssumptionNote& note) {
  v.text({.key = "text", .meaning = "What is assumed and why."}, note.text);
  v.text(optional_text("owner", "Who answers for it."), note.owner);
  v.pick({.key = "quality",
          .meaning = "Green: reliable evidence; amber: some; red: little or none.",
          .fallback = 1.0},
         quality_keys, note.quality);
  v.date(optional_text("review", "When it is looked at again."), note.review);
}

void describe_correlation(Visitor& v, Correlation& c) {
  v.text({.key = "first", .meaning = "Path of an uncertain number."}, c.first);
  v.text({.key = "second", .meaning = "Path of another."}, c.second);
  Field spearman = agreed(real_field("spearman", "Rank correlation, -1 to 1."));
  spearman.least = -0.99;
  spearman.most = 0.99;
  v.number(spearman, c.spearman);
}

void describe_variant(Visitor& v, Variant& variant) {
  v.text({.key = "name", .meaning = "What the variant is called in the report."}, variant.name);
  v.text(optional_text("note", "Why it is looked at."), variant.note);
  v.text(optional_text("contract_of",
                       "Scenario file whose contract the variant takes, relative to this one; where clauses "
                       "are written out below it only says where they came from."),
         variant.contract_of);
  Field set{.key = "set", .meaning = "Contract terms that differ: path = value."};
  if (!variant.contract_of.empty()) set.fallback = 0.0;
  v.settings(set, variant.settings);
  describe_clauses(v, variant.own, Presence::optional);
}

void describe_conflict(Visitor& v, Conflict& c) {
  v.text({.key = "item", .meaning = "What the record disagrees on."}, c.item);
  v.text({.key = "values", .meaning = "The values, each with its source."}, c.values);
  v.text({.key = "treatment", .meaning = "What this scenario does about it."}, c.treatment);
}

void describe_observation(Visitor& v, Observation& o) {
  v.date({.key = "date", .meaning = "Day of the count."}, o.date);
  v.number(agreed(positive_field("looked_after", "Children looked after that day.")), o.looked_after);
}

}  // namespace

void describe(Visitor& v, About& about) {
  v.text({.key = "title", .meaning = "Title of the scenario, as on the report."}, about.title);
  v.text({.key = "council", .meaning = "The commissioner."}, about.council);
  v.text({.key = "company", .meaning = "The company that runs the service."}, about.company);
  v.date({.key = "as_of", .meaning = "The day from which we look: nothing published later may be used."},
         about.as_of);
  v.yes_no({.key = "allow_hindsight",
            .meaning = "Lifts that rule; the report is then watermarked.",
            .fallback = 0.0},
           about.allow_hindsight);
  v.whole({.key = "seed", .meaning = "Seed of all chance.", .least = 0, .fallback = 1.0}, about.seed);
  v.whole({.key = "replications",
           .meaning = "Futures to simulate; even, because futures come in pairs.",
           .least = 2,
           .most = 1e6,
           .fallback = 10000.0},
          about.replications);
  v.text(optional_text("commissioner", "Who asked for the analysis."), about.commissioner);
  v.text(optional_text("owner", "Senior responsible owner."), about.owner);
  v.text(optional_text("analyst", "Who did it."), about.analyst);
  v.text(optional_text("assurer", "Who checked it."), about.assurer);
}

void describe(Visitor& v, Horizon& horizon) {
  v.date({.key = "start", .meaning = "First day: 1 April of a year."}, horizon.start);
  whole_number(v,
               {.key = "months",
                .meaning = "Months to project, whole years.",
                .least = 12,
                .most = 120,
                .fallback = 60.0},
               horizon.months);
}

void describe(Visitor& v, Assurance& assurance) {
  v.text({.key = "limits", .meaning = "Limits of use, one paragraph."}, assurance.limits);
  v.texts(optional_text("not_modelled", "What is left out, a sentence each."), assurance.not_modelled);
  v.list({.key = "conflict", .meaning = "What the record says twice, differently.", .optional = true},
         ListStyle::records, list_of(assurance.conflicts, describe_conflict));
  v.list({.key = "history", .meaning = "Past counts for the charts.", .optional = true}, ListStyle::records,
         list_of(assurance.history, describe_observation));
}

}  // namespace parts

void walk(Contract& contract, Visitor& v) {
  v.section({.key = "contract", .meaning = "The deal."}, [&] { parts::describe(v, contract); });
}

void walk(Scenario& s, Visitor& v) {
  v.section({.key = "about", .meaning = "What this scenario is and who answers for it."},
            [&] { parts::describe(v, s.about); });
  v.section({.key = "horizon", .meaning = "The months projected."}, [&] { parts::describe(v, s.horizon); });
  v.list({.key = "sources", .meaning = "Published documents, by id.", .optional = true}, ListStyle::tables,
         parts::placed_list(s.sources, parts::describe_source));
  v.list({.key = "assumptions", .meaning = "What no public source gives, by id.", .optional = true},
         ListStyle::tables, parts::placed_list(s.assumptions, parts::describe_note));
  v.section({.key = "population", .meaning = "Residents."}, [&] { parts::describe(v, s.population); });
  v.section({.key = "demand",
             .meaning = "Children: who is referred, how cases move, who is looked after and where."},
            [&] { parts::describe(v, s.demand); });
  v.section({.key = "workforce", .meaning = "Staff: posts, who leaves, who is found, caseload."},
            [&] { parts::describe(v, s.workforce); });
  v.section({.key = "costs", .meaning = "Money spent."}, [&] { parts::describe(v, s.costs); });
  walk(s.contract, v);
  v.section({.key = "outcomes", .meaning = "The outcomes specification."},
            [&] { parts::describe(v, s.outcomes); });
  v.section({.key = "savings", .meaning = "The savings programme."}, [&] { parts::describe(v, s.savings); });
  v.list({.key = "shocks",
          .meaning = "What may happen from outside: how often, how hard, for how long.",
          .optional = true},
         ListStyle::records, parts::list_of(s.shocks, parts::describe_shock));
  v.list({.key = "correlations",
          .meaning = "Uncertain numbers that tend to be high together.",
          .optional = true},
         ListStyle::records, parts::list_of(s.correlations, parts::describe_correlation));
  v.section({.key = "dependence",
             .meaning = "How correlated numbers behave where they are extreme.",
             .optional = true},
            [&] { parts::describe(v, s.dependence); });
  v.list({.key = "structures",
          .meaning = "Other ways the world may work, each with its weight.",
          .optional = true},
         ListStyle::records, parts::list_of(s.structures, parts::describe_structure));
  v.list(
      {.key = "variants", .meaning = "Other contract terms, settled on the same futures.", .optional = true},
      ListStyle::records, parts::list_of(s.variants, parts::describe_variant));
  v.section({.key = "assurance", .meaning = "Limits, conflicts in the record, history."},
            [&] { parts::describe(v, s.assurance); });
}

void walk(const Scenario& scenario, Visitor& visitor) {
  // Visitors other than readers promise not to change what they are shown; one walk serves both.
  walk(const_cast<Scenario&>(scenario), visitor);
}

namespace {

/// Collects numbers with their paths, giving each its slot.
class RegisterMaker final : public Visitor {
 public:
  void enter(const Section& section) override { path_.push_back(section.key); }
  void leave() override { path_.pop_back(); }
  void list(const Section& section, ListStyle style, const ListAccess& items) override {
    path_.push_back(section.key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (style != ListStyle::entries) path_.push_back(items.id(i));
      items.describe(*this, i);
      if (style != ListStyle::entries) path_.pop_back();
    }
    path_.pop_back();
  }
  void datum(const Field& field, const units::UnitName& unit, Datum& value) override {
    value.slot = static_cast<int>(all.size());
    all.push_back({.path = fmt::format("{}.{}", fmt::join(path_, "."), field.key),
                   .meaning = field.meaning,
                   .unit = unit.text,
                   .factor = unit.factor,
                   .datum = value,
                   .may_vary = field.may_vary});
  }
  void text(const Field&, std::string&) override {}
  void texts(const Field&, std::vector<std::string>&) override {}
  void date(const Field&, base::Date&) override {}
  void whole(const Field&, std::int64_t&) override {}
  void yes_no(const Field&, bool&) override {}
  void choice(const Field&, std::span<const char* const>, int&) override {}
  void settings(const Field&, std::vector<Setting>&) override {}

  Register all;

 private:
  std::vector<std::string> path_;
};

}  // namespace

Register make_register(Scenario& scenario) {
  RegisterMaker maker;
  walk(scenario, maker);
  return std::move(maker.all);
}

const RegisterEntry* find(const Register& all, const std::string& path) {
  for (const RegisterEntry& entry : all)
    if (entry.path == path) return &entry;
  return nullptr;
}

std::string written(double kept_value, const units::UnitName& unit) {
  // Nine significant digits undo the binary noise of a percentage; pounds and pence need up to twelve.
  const double shown = kept_value / unit.factor;
  std::string number = std::abs(shown) < 1e6 ? fmt::format("{:.9g}", shown) : fmt::format("{:.2f}", shown);
  if (number.size() > 3 && number.ends_with(".00")) number.resize(number.size() - 3);
  return *unit.text == '\0' ? number : number + " " + unit.text;
}

}  // namespace loadline::scenario
