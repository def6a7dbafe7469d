#include <numeric>

#include <fmt/format.h>

#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using html::Align;

Html years_table(const analysis::ReturnCalibration& returned) {
  html::Table table{"The return as a published table would show it (years to 31 March)",
                    {{"Year", Align::text}, {"Looked after at the end"}, {"Started"}, {"Ceased"}},
                    {}};
  for (const input::ReturnYear& year : returned.years)
    table.rows.push_back(
        {std::to_string(year.year), people(year.looked_after), people(year.started), people(year.ceased)});
  return html::table(table);
}

Html bands_table(const analysis::StayFit& stays) {
  html::Table table{"Leaving care by time since entry (other than at 18)",
                    {{"Months in care", Align::text},
                     {"Left"},
                     {"Child-months watched"},
                     {"Leave in a month"},
                     {"± one sd"}},
                    {}};
  for (const analysis::StayBand& band : stays.bands)
    table.rows.push_back({band.to > 1e6 ? fmt::format("{} and more", number(band.from, 0))
                                        : fmt::format("{} to {}", number(band.from, 0), number(band.to, 0)),
                          people(band.leavers), people(band.watched), percent(band.rate.mean(), 1),
                          percent(band.rate.sd(), 1)});
  return html::table(table);
}

Html reasons_table(const analysis::LeavingShares& leaving) {
  html::Table table{"How stays end, of those that end before 18",
                    {{"Reason", Align::text}, {"Children"}, {"Share"}, {"± one sd"}},
                    {}};
  constexpr const char* words[] = {"went home", "adopted", "special guardianship", "other"};
  for (std::size_t r = 0; r < analysis::leaving_reasons; ++r) {
    const analysis::Moments share = leaving.share(static_cast<analysis::LeavingReason>(r));
    table.rows.push_back({words[r], people(leaving.counts[r]), percent(share.mean), percent(share.sd, 1)});
  }
  return html::table(table);
}

Html placements_table(const analysis::PlacementMixes& mixes) {
  html::Table table{
      "Where children are placed",
      {{"Type", Align::text}, {"On the last day"}, {"Entrants under 16"}, {"Entrants of 16 and 17"}},
      {}};
  for (std::size_t p = 0; p < scenario::placement_types; ++p)
    table.rows.push_back({scenario::placement_names[p], people(mixes.at_end.counts[p]),
                          people(mixes.entrants_under_16.counts[p]), people(mixes.entrants_16.counts[p])});
  table.rows.push_back({"Elsewhere (no type of the model)", people(mixes.at_end.elsewhere),
                        people(mixes.entrants_under_16.elsewhere), people(mixes.entrants_16.elsewhere)});
  return html::table(table);
}

std::string held_out_words(const analysis::StayFit& stays) {
  if (!stays.held_out) return "With one year returned, no year can be held back to try the fit on.";
  const analysis::HeldOutYear& year = *stays.held_out;
  const bool any_shape = year.difference > 0.0;
  return fmt::format(
      "Fitted without the year to March {}, {} describes the comings and goings of that year better by {} ± "
      "{} in log "
      "likelihood{}. The scenario takes the mixture.",
      year.year, any_shape ? "a rate for each length of stay" : "the mixture of short and long stays",
      number(std::abs(year.difference), 1), number(year.error, 1),
      std::abs(year.difference) < 2.0 * year.error ? ", which is within luck" : "");
}

}  // namespace

Html return_cards(const CalibrationInput& input) {
  const analysis::ReturnCalibration& r = *input.returned;
  std::vector<Html> all{
      card("Looked after on " + date_words(r.window_end), people(r.looked_after),
           fmt::format("from {} children and {} episodes returned.", people(static_cast<double>(r.children)),
                       people(static_cast<double>(r.episodes)))),
      card("Mean stay before ageing out", number(r.stays.mean_stay.mean, 0) + " months",
           fmt::format("± {} (one standard deviation).", number(r.stays.mean_stay.sd, 1))),
      card("Entering care a year", people(r.stays.entries.rate.mean()),
           fmt::format("± {} from counting alone, over {}.", number(r.stays.entries.rate.sd(), 0),
                       count_of(r.years.size(), "year", "years"))),
      card("Short stays", percent(r.stays.mixture.short_stays.quantile_at(0.0)),
           fmt::format("of entrants, {} months on average; the others {}.",
                       number(r.stays.mixture.short_mean.quantile_at(0.0), 1),
                       number(r.stays.mixture.long_mean.quantile_at(0.0), 0)))};
  return cards(all);
}

Html return_tables(const analysis::ReturnCalibration& returned) {
  Html content = years_table(returned) + bands_table(returned.stays) +
                 html::p(held_out_words(returned.stays)) + reasons_table(returned.stays.leaving) +
                 placements_table(returned.stays.placements);
  if (returned.stays.unknown_starts > 0)
    content += html::p(
        fmt::format("{} of {} periods of care do not say when they began; they count only from when they are "
                    "surely long.",
                    people(static_cast<double>(returned.stays.unknown_starts)),
                    people(static_cast<double>(returned.stays.stays))));
  return content;
}

}  // namespace loadline::report::history
