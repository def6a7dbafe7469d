#include "schema_parts.hpp"

namespace loadline::scenario::parts {
namespace {

void describe(Visitor& v, PlacementTerms& terms) {
  Field opening = agreed(positive_field("opening", "Children placed at the start."));
  opening.whole = true;
  v.number(opening, terms.opening);
  v.number(agreed(share_field("entrants", "Share of entrants under 16 placed here.")), terms.entrants);
  v.number(agreed(share_field("entrants_16", "Share of entrants aged 16 and 17 placed here.")),
           terms.entrants_16);
  v.number(with_default(
               positive_field("leaving", "Chance that a leaver comes from here, relative to numbers."), 1.0),
           terms.leaving);
  v.number(with_default(
               positive_field("capacity", "Places; entrants beyond it are placed outside. 0 means no limit."),
               0.0),
           terms.capacity);
}

void describe_circumstance(Visitor& v, Circumstance& circumstance) {
  v.text({.key = "name", .meaning = "What it is called."}, circumstance.name);
  v.number(share_field("share", "Share of entrants under 16 for whom it holds."), circumstance.share);
  v.number(share_field("share_16", "Share of entrants aged 16 and 17 for whom it holds."),
           circumstance.share_16);
  v.section({.key = "odds", .meaning = "Multiplies the odds of each placement type.", .optional = true}, [&] {
    for (std::size_t p = 0; p < placement_types; ++p)
      v.number(with_default(positive_field(placement_keys[p], "Multiplies the odds of this type."), 1.0),
               circumstance.odds[p]);
  });
}

void describe(Visitor& v, FosterPlaces& places) {
  v.number(
      with_default(positive_field("approved", "Approved places at the start; 0: the stated capacity holds."),
                   0.0),
      places.approved);
  v.number(with_default(positive_field("approvals", "New places approved a year."), 0.0), places.approvals);
  v.number(with_default(positive_field("deregistrations", "Rate at which places are given up."), 0.0),
           places.deregistrations);
  v.number(with_default(share_field("usable", "Share of approved places a child can be placed in."), 1.0),
           places.usable);
}

void describe_move(Visitor& v, PlacementMove& move) {
  v.choice({.key = "from", .meaning = "Placement type left."}, placement_keys, move.from);
  v.choice({.key = "to", .meaning = "Placement type joined."}, placement_keys, move.to);
  v.number(positive_field("rate", "Rate at which a child placed there moves."), move.rate);
}

}  // namespace

void describe_placements(Visitor& v, Demand& demand) {
  v.section({.key = "placement", .meaning = "The nine placement types."}, [&] {
    for (std::size_t p = 0; p < placement_types; ++p)
      v.section({.key = placement_keys[p], .meaning = std::string(placement_names[p]) + "."},
                [&] { describe(v, demand.placements[p]); });
  });
  v.list({.key = "circumstance",
          .meaning = "What about an entrant changes the best placement: odds of each type.",
          .optional = true},
         ListStyle::records, list_of(demand.circumstances, describe_circumstance));
  v.section(
      {.key = "foster_places", .meaning = "The council's own foster places over time.", .optional = true},
      [&] { describe(v, demand.foster_places); });
  v.list({.key = "move", .meaning = "Monthly moves between placement types.", .optional = true},
         ListStyle::records, list_of(demand.moves, describe_move));
}

}  // namespace loadline::scenario::parts
