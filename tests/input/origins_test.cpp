#include <gmock/gmock.h>

#include "input/scenario_text.hpp"

namespace loadline::input::testing {
namespace {
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* two_more = R"(
[sources.census]
cite = "Census"
published = 2023-06-28
[assumptions.panel]
text = "A panel of three."
quality = "green"
owner = "panel"
)";

scenario::Origin sickness_origin(const std::string& text) {
  const Loaded loaded = small_with(std::string(two_more) + text);
  EXPECT_FALSE(loaded.diagnostics.has_errors()) << loaded.diagnostics.render();
  return loaded.scenario.workforce.sickness.origin;
}

TEST(Origin, IsInheritedFromTheTableAround) {
  const scenario::Origin origin =
      sickness_origin("[workforce]\nassumption = \"panel\"\nnote = \"asked in May\"\n");
  EXPECT_EQ(origin.assumption, "panel");
  EXPECT_EQ(origin.note, "asked in May");
  EXPECT_EQ(origin.quality, scenario::Quality::green) << "from the entry in [assumptions]";
  EXPECT_EQ(origin.owner, "panel") << "from the entry in [assumptions]";
}

TEST(Origin, OfTheNumberItselfWinsOverTheTable) {
  const scenario::Origin origin = sickness_origin(
      "[workforce]\nassumption = \"panel\"\nnote = \"asked in May\"\nsickness = { value = \"4 %\", source = "
      "\"census\" }\n");
  EXPECT_EQ(origin.source, "census");
  EXPECT_EQ(origin.assumption, "")
      << "a number with a source of its own no longer rests on the table's assumption";
  EXPECT_EQ(origin.note, "") << "nor is the table's note about it";
  EXPECT_EQ(origin.published, (base::Date{2023, 6, 28})) << "from the entry in [sources]";
  EXPECT_EQ(origin.quality, scenario::Quality::amber) << "neither number nor source says, so it is middling";
}

TEST(Origin, MayAddToWhatTheTableSays) {
  const scenario::Origin origin = sickness_origin(
      "[workforce]\nassumption = \"panel\"\nsickness = { value = \"4 %\", quality = \"red\", measured = "
      "2023-03-31 }\n");
  EXPECT_EQ(origin.assumption, "panel");
  EXPECT_EQ(origin.quality, scenario::Quality::red);
  EXPECT_EQ(origin.measured, (base::Date{2023, 3, 31}));
}

TEST(Origin, MayNameASourceAndAnAssumption) {
  const scenario::Origin origin = sickness_origin(
      "[workforce]\nsickness = { value = \"4 %\", source = \"census\", assumption = \"panel\" }\n");
  EXPECT_EQ(origin.source, "census");
  EXPECT_EQ(origin.assumption, "panel");
}

TEST(Origin, OfTheListServesItsEntries) {
  const Loaded loaded = small_with(std::string(two_more) + "[costs.pay_award]\nassumption = \"panel\"\n");
  EXPECT_EQ(number(loaded, "costs.pay_award.2025-26").datum.origin.assumption, "panel");
}

TEST(Origin, IsMarkedAsDefaultWhereTheFileIsSilent) {
  const Loaded loaded = small_with("");
  const scenario::Datum& paid = loaded.scenario.costs.paid_in_month;
  EXPECT_FALSE(paid.stated);
  EXPECT_EQ(paid.origin.place.file, "default");
  EXPECT_EQ(paid.typical_value(), 0.55);
}

TEST(Origin, KnowsWhereTheNumberStands) {
  const Loaded loaded = load_scenario(small_path());
  const base::Place& place = loaded.scenario.workforce.headcount.origin.place;
  EXPECT_EQ(place.file, small_path());
  std::istringstream in(loaded.text);
  std::string line;
  for (int i = 0; i < place.line; ++i) std::getline(in, line);
  EXPECT_EQ(line.substr(static_cast<std::size_t>(place.column - 1)), "\"160 staff\"");
}

TEST(Origin, PublishedAfterTheDayOfTheScenarioNeedsAnAssumptionOrHindsight) {
  const std::string late = "[sources.late]\ncite = \"Later\"\npublished = 2025-01-01\n[population]\n";
  EXPECT_THAT(messages(small_with(late + "under_18 = { value = \"12000 children\", source = \"late\" }\n")),
              ElementsAre("population.under_18: rests on \"late\", published 2025-01-01"));
  EXPECT_THAT(
      messages(small_with(
          late +
          "under_18 = { value = \"12000 children\", source = \"late\", assumption = \"invented\" }\n")),
      IsEmpty());
  EXPECT_THAT(
      messages(small_with(
          late +
          "under_18 = { value = \"12000 children\", source = \"late\" }\n[about]\nallow_hindsight = true\n")),
      IsEmpty());
}

}  // namespace
}  // namespace loadline::input::testing
