#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe_band(Visitor& v, HazardBand& band) {
  v.number(agreed(positive_field("from", "Time in the state at which the band begins; the first at 0.")),
           band.from);
  v.number(agreed(positive_field("rate", "Rate of ending in the band, relative to the other bands.")),
           band.rate);
}

void describe_stage(Visitor& v, Stage& stage) {
  v.number(with_default(
               agreed(divisor_field("length", "Mean time in the stage, relative to the others.", 1e-3)), 1.0),
           stage.length);
  v.number(with_default(agreed(share_field("ends", "Share who end here; 100 % in the last stage.")), 0.0),
           stage.ends);
}

}  // namespace

void describe_duration(Visitor& v, const char* key, const char* meaning, DurationLaw& law) {
  v.section({.key = key, .meaning = meaning, .optional = true}, [&] {
    v.pick({.key = "law",
            .meaning =
                "Exponential, piecewise (rates by time in the state), weibull, or stages passed in order.",
            .fallback = 0.0},
           duration_kind_keys, law.kind);
    if (law.kind == DurationKind::piecewise)
      v.list({.key = "bands", .meaning = "Rates of ending by time in the state; scaled to keep the mean."},
             ListStyle::rows, rows_of(law.bands, describe_band));
    if (law.kind == DurationKind::weibull) {
      Field shape = positive_field("shape", "Above 1: ends become likelier with time; below 1: less likely.");
      shape.least = 0.3;
      shape.most = 10.0;
      v.number(shape, law.shape);
    }
    if (law.kind == DurationKind::stages)
      v.list({.key = "stages", .meaning = "Stages in order; lengths are scaled to keep the mean."},
             ListStyle::rows, rows_of(law.stages, describe_stage));
  });
}

}  // namespace loadline::scenario::parts
