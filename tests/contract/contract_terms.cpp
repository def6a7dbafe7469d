// Contracts as their keys: the schema's own walk, so that no term is forgotten.

#include <string>

#include "contract/random_contract.hpp"
#include "loadline/scenario/schema.hpp"

namespace loadline::testing_support {
namespace {

/// Does nothing with any key; what derives from it does something with some.
class Walker : public scenario::Visitor {
 public:
  void enter(const scenario::Section&) override {}
  void leave() override {}
  void list(const scenario::Section&, scenario::ListStyle, const scenario::ListAccess& items) override {
    for (std::size_t i = 0; i < items.size(); ++i) {
      begin(items.id ? items.id(i) : std::to_string(i + 1));
      items.describe(*this, i);
    }
  }
  void datum(const scenario::Field&, const units::UnitName&, scenario::Datum&) override {}
  void text(const scenario::Field&, std::string&) override {}
  void texts(const scenario::Field&, std::vector<std::string>&) override {}
  void date(const scenario::Field&, base::Date&) override {}
  void whole(const scenario::Field&, std::int64_t&) override {}
  void yes_no(const scenario::Field&, bool&) override {}
  void choice(const scenario::Field&, std::span<const char* const>, int&) override {}
  void settings(const scenario::Field&, std::vector<scenario::Setting>&) override {}
  virtual void begin(const std::string&) {}
};

class Words : public Walker {
 public:
  void begin(const std::string& id) override { told += "\n" + id + ":"; }
  void datum(const scenario::Field& field, const units::UnitName& unit, scenario::Datum& value) override {
    say(field, scenario::written(value.typical_value(), unit));
  }
  void date(const scenario::Field& field, base::Date& value) override { say(field, base::to_string(value)); }
  void whole(const scenario::Field& field, std::int64_t& value) override {
    say(field, std::to_string(value));
  }
  void yes_no(const scenario::Field& field, bool& value) override { say(field, value ? "yes" : "no"); }
  void choice(const scenario::Field& field, std::span<const char* const> names, int& value) override {
    say(field, names[static_cast<std::size_t>(value)]);
  }
  std::string told;

 private:
  void say(const scenario::Field& field, const std::string& value) {
    told += " " + field.key + " " + value + ";";
  }
};

class Times : public Walker {
 public:
  explicit Times(double factor) : factor_(factor) {}
  void datum(const scenario::Field& field, const units::UnitName& unit, scenario::Datum& value) override {
    const bool pounds = std::string(unit.text).find("GBP") != std::string::npos;
    if (pounds || field.key == "pounds_a_day")
      value.uncertain = chance::Certain{value.typical_value() * factor_};
  }

 private:
  double factor_;
};

}  // namespace

std::string in_words(const scenario::Contract& contract) {
  scenario::Contract copy = contract;
  Words words;
  scenario::walk(copy, words);
  return words.told;
}

scenario::Contract times(scenario::Contract contract, double factor) {
  Times scaled(factor);
  scenario::walk(contract, scaled);
  return contract;
}

}  // namespace loadline::testing_support
