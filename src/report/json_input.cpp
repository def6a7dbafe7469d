#include <variant>

#include "report/json_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

/// Parameters of a distribution, divided by the unit's factor where they are amounts.
struct Distribution {
  double factor;
  Json amounts(const char* kind, std::initializer_list<std::pair<const char*, double>> values) const {
    Json made;
    made["kind"] = kind;
    for (const auto& [key, value] : values) made[key] = figure(value / factor);
    return made;
  }
  static Json with(Json made, const char* key, double value) {
    made[key] = figure(value);
    return made;
  }
  Json operator()(const chance::Certain&) const { return amounts("certain", {}); }
  Json operator()(const chance::Metalog& m) const {
    return amounts("metalog", {{"p10", m.p10}, {"p50", m.p50}, {"p90", m.p90}});
  }
  Json operator()(const chance::Normal& n) const {
    return amounts("normal", {{"mean", n.mean}, {"sd", n.sd}});
  }
  Json operator()(const chance::Lognormal& l) const {
    return with(amounts("lognormal", {{"median", l.median}}), "cv", l.cv);
  }
  Json operator()(const chance::Gamma& g) const {
    return with(amounts("gamma", {{"mean", g.mean}}), "cv", g.cv);
  }
  Json operator()(const chance::Beta& b) const { return with(amounts("beta", {{"mean", b.mean}}), "n", b.n); }
  Json operator()(const chance::Pert& p) const {
    return amounts("pert", {{"least", p.least}, {"mode", p.mode}, {"most", p.most}});
  }
  Json operator()(const chance::Triangular& t) const {
    return amounts("triangular", {{"least", t.least}, {"mode", t.mode}, {"most", t.most}});
  }
  Json operator()(const chance::Uniform& u) const {
    return amounts("uniform", {{"least", u.least}, {"most", u.most}});
  }
};

Json number_of(const scenario::RegisterEntry& entry) {
  const scenario::Origin& origin = entry.datum.origin;
  Json made;
  made["path"] = entry.path;
  made["value"] = figure(entry.datum.typical_value() / entry.factor);
  made["unit"] = entry.unit;
  made["distribution"] = std::visit(Distribution{entry.factor}, entry.datum.uncertain);
  made["stated"] = entry.datum.stated;
  made["source"] = origin.source;
  made["assumption"] = origin.assumption;
  made["measured"] = base::to_string(origin.measured);
  made["published"] = base::to_string(origin.published);
  made["quality"] = quality_word(origin.quality);
  made["owner"] = origin.owner;
  made["note"] = origin.note;
  made["place"] = place_of(origin.place);
  return made;
}

Json source_of(const scenario::Source& source) {
  Json made;
  made["id"] = source.id;
  made["cite"] = source.cite;
  made["published"] = base::to_string(source.published);
  made["url"] = source.url;
  made["note"] = source.note;
  return made;
}

Json note_of(const scenario::AssumptionNote& note) {
  Json made;
  made["id"] = note.id;
  made["text"] = note.text;
  made["owner"] = note.owner;
  made["quality"] = quality_word(note.quality);
  made["review"] = base::to_string(note.review);
  return made;
}

Json conflict_of(const scenario::Conflict& conflict) {
  Json made;
  made["id"] = conflict.id;
  made["item"] = conflict.item;
  made["values"] = conflict.values;
  made["treatment"] = conflict.treatment;
  return made;
}

Json change_of(const Change& change) {
  Json made;
  made["path"] = change.path;
  made["before"] = change.before;
  made["after"] = change.after;
  return made;
}

}  // namespace

Json place_of(const base::Place& place) {
  Json made;
  made["file"] = place.file;
  made["line"] = place.line;
  return made;
}

Json input_of(const ReportInput& input) {
  const scenario::Scenario& scenario = input.scenario;
  Json made;
  made["file"] = input.record.scenario_file;
  made["title"] = scenario.about.title;
  made["council"] = scenario.about.council;
  made["company"] = scenario.about.company;
  made["as_of"] = base::to_string(scenario.about.as_of);
  made["allow_hindsight"] = scenario.about.allow_hindsight;
  made["start"] = base::to_string(scenario.horizon.start);
  made["months"] = scenario.horizon.months;
  made["changes"] = array_of(input.record.changes, change_of);
  made["numbers"] = array_of(input.all, number_of);
  made["sources"] = array_of(scenario.sources, source_of);
  made["assumptions"] = array_of(scenario.assumptions, note_of);
  made["conflicts"] = array_of(scenario.assurance.conflicts, conflict_of);
  made["not_modelled"] = scenario.assurance.not_modelled;
  made["limits"] = scenario.assurance.limits;
  made["toml"] = input.record.effective_toml;
  return made;
}

}  // namespace loadline::report
