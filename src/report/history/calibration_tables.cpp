#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using analysis::CalibratedNumber;
using html::Align;
using html::element;
using html::p;

Html tag(scenario::Quality quality) {
  const std::string word = quality_word(quality);
  return element("span", {{"class", "tag " + word}}, word);
}

void add_rows(html::Table& table, const std::vector<CalibratedNumber>& numbers, const char* source) {
  for (const CalibratedNumber& number : numbers)
    table.rows.push_back({Html(number.meaning) + " " + element("code", number.path), value_words(number),
                          range_words(number), tag(number.quality),
                          std::string(source) + (number.assumption.empty() ? "" : "; " + number.assumption)});
}

std::string believed_percent(const analysis::Believed& b) {
  return fmt::format("{} ± {}", number(100.0 * b.mean, 1), number(100.0 * b.sd, 1));
}
std::string believed_plain(const analysis::Believed& b) {
  return fmt::format("{} ± {}", number(b.mean, 2), number(b.sd, 2));
}

}  // namespace

Html numbers_table(const CalibrationInput& input) {
  html::Table table{"Numbers for a scenario",
                    {{"What", Align::text},
                     {"Middle"},
                     {"8 of 10 cases", Align::text},
                     {"Evidence", Align::text},
                     {"Rests on", Align::text}},
                    {}};
  if (input.authority != nullptr) add_rows(table, input.authority->numbers, "cal-history");
  if (input.returned != nullptr) add_rows(table, input.returned->numbers, "cal-return");
  Html content = p(Html("The file ") + element("code", "demand.toml") +
                   Html(" beside this page holds these numbers with their ranges, sources and dates. A "
                        "scenario takes them "
                        "over with ") +
                   element("code", "extends = [\"demand.toml\"]") +
                   Html(" as its first line; what the scenario states itself wins.")) +
                 html::table(table);
  html::Table notes{
      "What the numbers rest on besides the data", {{"Id", Align::text}, {"Sentence", Align::text}}, {}};
  for (const Sentence& sentence : sentences(input)) notes.rows.push_back({sentence.id, sentence.text});
  if (!notes.rows.empty()) content += html::table(notes);
  html::Table sources{
      "Sources",
      {{"Id", Align::text}, {"Document", Align::text}, {"Published", Align::text}, {"Note", Align::text}},
      {}};
  for (const CalibrationSource& source : input.record.sources)
    sources.rows.push_back({source.id, source.cite, date_words(source.published), source.note});
  content += html::table(sources);
  return content +
         html::folded("The file demand.toml", element("pre", element("code", demand_fragment(input))));
}

Html authority_cards(const CalibrationInput& input) {
  const analysis::AuthorityCalibration& a = *input.authority;
  const auto number_of = [&](const std::string& key) {
    return *std::find_if(a.numbers.begin(), a.numbers.end(),
                         [&](const CalibratedNumber& n) { return n.path.ends_with(key); });
  };
  const CalibratedNumber starts = number_of("entries.starts"), ceased = number_of("exits.ceased"),
                         trend = number_of("entries.trend");
  const auto recorded = [&](std::optional<double> input::HistoryYear::*what) {
    if (a.history.empty() || !(a.history.back().*what)) return std::string("The last year is not published");
    return fmt::format("Published for the last year: {}", people(*(a.history.back().*what)));
  };
  const analysis::YearSpread& end = a.forecast[std::min<std::size_t>(2, a.forecast.size() - 1)];
  const auto level = [&](const CalibratedNumber& number, const analysis::Spread& next,
                         const std::string& seen) {
    return fmt::format("a year at today's level (known to {}); a single year may bring {}. {}.",
                       range_words(number), range(next.p10, next.p90), seen);
  };
  const analysis::YearSpread& next = a.forecast.front();
  return cards(
      {card("Looked after on " + day_of_year(a.demand.as_of), people(a.demand.stock), "as published."),
       card("Looked after on " + day_of_year(end.year), people(end.stock.p50),
            fmt::format("in the median future; {} in 8 of 10.", range(end.stock.p10, end.stock.p90))),
       card("Entering care", value_words(starts),
            level(starts, next.entries, recorded(&input::HistoryYear::started))),
       card("Leaving care", value_words(ceased),
            level(ceased, next.exits, recorded(&input::HistoryYear::ceased))),
       card("Lasting drift of entries", value_words(trend), range_words(trend) + " in 8 of 10 cases."),
       card("Mean stay in balance", number(a.demand.mean_stay.mean, 0) + " months",
            fmt::format("± {} (one standard deviation): stock over exits.",
                        number(a.demand.mean_stay.sd, 0)))});
}

Html table_cards(const CalibrationInput& input) {
  const analysis::TableCalibration& table = *input.table;
  std::size_t rising = 0;
  for (const auto& row : table.rows)
    rising += row.forecast[std::min<std::size_t>(2, row.forecast.size() - 1)].stock.p50 > row.demand.stock
                  ? 1u
                  : 0u;
  std::vector<Html> all{card("Authorities fitted", people(static_cast<double>(table.rows.size())),
                             table.left_out.empty() ? std::string("all of the table.")
                                                    : fmt::format("{} left out: no stock for {}.",
                                                                  table.left_out.size(), input.record.as_of)),
                        card("Expected to rise in three years", people(static_cast<double>(rising)),
                             fmt::format("of {}, in the median future.", table.rows.size()))};
  if (!table.all_history.empty())
    all.push_back(card("Looked after on " + day_of_year(input.record.as_of),
                       people(*table.all_history.back().looked_after),
                       fmt::format("in {} authorities with a full record.", table.all_authorities)));
  return cards(all);
}

Html authorities_table(const analysis::TableCalibration& table) {
  std::vector<const analysis::TableCalibration::Row*> order;
  for (const auto& row : table.rows) order.push_back(&row);
  const auto change = [](const analysis::TableCalibration::Row* row) {
    const auto& end = row->forecast[std::min<std::size_t>(2, row->forecast.size() - 1)];
    return end.stock.p50 / row->demand.stock - 1.0;
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const auto* a, const auto* b) { return change(a) > change(b); });
  const int end_year = table.rows.empty()
                           ? 0
                           : table.rows.front()
                                 .forecast[std::min<std::size_t>(2, table.rows.front().forecast.size() - 1)]
                                 .year;
  html::Table made{fmt::format("Every authority, those expected to grow most first"),
                   {{"Authority", Align::text},
                    {"Looked after now"},
                    {fmt::format("Median {}", end_year)},
                    {"8 of 10 futures", Align::text},
                    {"Change"},
                    {"Entering a year"},
                    {"Leaving a year"},
                    {"Drift of entries a year"},
                    {"Mean stay, months"}},
                   {}};
  for (const auto* row : order) {
    const auto& end = row->forecast[std::min<std::size_t>(2, row->forecast.size() - 1)].stock;
    made.rows.push_back(
        {row->demand.name, people(row->demand.stock), people(end.p50), range(end.p10, end.p90),
         signed_percent(change(row)), people(std::exp(row->demand.log_entry_rate.mean)),
         people(std::exp(row->demand.log_exit_rate.mean) * row->demand.stock),
         signed_percent(std::expm1(row->demand.drift.mean)), number(row->demand.mean_stay.mean, 0)});
  }
  Html content = p(
      Html("The file ") + element("code", "authorities.csv") +
      Html(" holds these and every other figure of the fit with its uncertainty; open it in a spreadsheet to "
           "sort it another way. For the numbers a scenario takes over, run ") +
      element("code", "loadline calibrate … --authority NAME") + Html("."));
  content += html::table(made);
  if (!table.left_out.empty()) {
    std::string names;
    for (const std::string& name : table.left_out) names += (names.empty() ? "" : ", ") + name;
    content += p("Left out, because the table has no stock of the last year: " + names + ".");
  }
  return content;
}

Html pooled_table(const CalibrationInput& input) {
  if (input.pooled.empty()) return {};
  html::Table table{"What all authorities share (mean ± standard deviation over the fitted possibilities)",
                    {{"Yearly series", Align::text},
                     {"National swing, %"},
                     {"Memory of it"},
                     {"Noise of an authority, %"},
                     {"Counting noise (variance × stock)"},
                     {"Momentum"},
                     {"Spread between authorities, %"},
                     {"Tail (degrees of freedom)"},
                     {"Draws that count"}},
                    {}};
  for (const analysis::PooledSeries& s : input.pooled)
    table.rows.push_back({s.series, believed_percent(s.national_swing), believed_plain(s.national_memory),
                          believed_percent(s.noise), believed_plain(s.count_noise),
                          believed_plain(s.momentum), believed_percent(s.spread), believed_plain(s.tail),
                          number(s.effective_draws, 0)});
  return paragraphs({"Every authority's growth is the national year, its own momentum and its own noise; the "
                     "table says how much "
                     "of each. A small authority's figures are drawn towards these as far as its record is "
                     "short or noisy.",
                     fmt::format("What the published figures do not reconcile (stock + starts − ceased "
                                 "against the next stock): "
                                 "{} of the stock a year on average, ± {}.",
                                 percent(input.closing_error.mean, 1), percent(input.closing_error.sd, 1))}) +
         html::folded("The shared figures, for a statistician", html::table(table));
}

}  // namespace loadline::report::history
