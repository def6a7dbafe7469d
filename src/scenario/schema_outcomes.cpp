#include "schema_clauses.hpp"

namespace loadline::scenario::parts {
namespace {

/// How a figure becomes the published one.
void describe_publication(Visitor& v, Kpi& kpi) {
  v.pick({.key = "window",
          .meaning = "Months it is measured over when read at a quarter's end; usual: as is usual for it.",
          .fallback = 0.0},
         window_keys, kpi.window);
  whole_number(v,
               {.key = "lag_months",
                .meaning = "Months from the quarter's end until the figure is published.",
                .least = 0,
                .most = 12,
                .fallback = 0.0},
               kpi.lag_months);
  whole_number(v,
               {.key = "decimals",
                .meaning = "Decimals of the published figure, of the percentage for a share.",
                .least = 0,
                .most = 6,
                .fallback = 6.0},
               kpi.decimals);
  whole_number(v,
               {.key = "suppressed_to",
                .meaning = "Counts from 1 to this are not published; 0: all are.",
                .least = 0,
                .most = 100,
                .fallback = 0.0},
               kpi.suppressed_to);
}

void describe_kpi(Visitor& v, Kpi& kpi) {
  pick_kind(v, "What is measured; decides which terms follow.", kpi.measure);
  v.text({.key = "name", .meaning = "What people call the indicator."}, kpi.name);
  v.number(with_default(agreed(positive_field("weight", "Weight among the indicators.")), 1.0), kpi.weight);
  v.text(optional_text("owner", "Who answers for the indicator and its figures."), kpi.owner);
  describe_publication(v, kpi);
  std::visit([&](auto& measure) { describe_measure(v, measure); }, kpi.measure);
}

}  // namespace

void describe(Visitor& v, Outcomes& outcomes) {
  v.list({.key = "kpi", .meaning = "Key performance indicators."}, ListStyle::records,
         list_of(outcomes.kpis, describe_kpi));
}

}  // namespace loadline::scenario::parts
