#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "report/history/calibration_parts.hpp"
#include "report/words.hpp"

namespace loadline::report::history {
namespace {

using analysis::CalibratedNumber;

const CalibratedNumber* find(const std::vector<CalibratedNumber>& numbers, const std::string& key) {
  for (const CalibratedNumber& number : numbers)
    if (number.path.ends_with(key)) return &number;
  return nullptr;
}

std::string shown(double kept, const CalibratedNumber& number) {
  if (number.unit == "%") return percent(kept, kept < 0.1 ? 1 : 0);
  if (number.unit == "children") return people(kept);
  if (number.unit == "months") return report::number(kept, 1) + " months";
  if (number.path.ends_with(".trend")) return signed_percent(std::expm1(kept)) + " a year";
  if (number.path.ends_with(".size")) return "±" + percent(std::expm1(kept));
  return report::number(kept, 2);
}

std::string trend_sentence(const analysis::AuthorityCalibration& authority, const CalibrationInput& input) {
  const CalibratedNumber* trend = find(authority.numbers, "entries.trend");
  return fmt::format(
      "Entries into care have a lasting drift of {}, {} in 8 of 10 cases, estimated from the years to {} of "
      "{} "
      "authorities together: what grew is expected to go on growing at that pace, this authority's own "
      "record counting "
      "as far as it is long and steady. Nothing in the record says that a drift lasts.",
      shown(trend->p50, *trend), range_words(*trend), day_of_year(authority.demand.as_of),
      input.record.authorities);
}

std::string swings_sentence(const analysis::AuthorityCalibration& authority) {
  const CalibratedNumber* size = find(authority.numbers, "swings.size");
  const double months = std::log(0.5) / std::log(authority.demand.swing_persistence);
  return fmt::format(
      "Entries swing about their level by {} ({} in 8 of 10 cases); half of a swing is gone after {} months. "
      "Chosen so that the number looked after varies as the yearly record does after three years, and as "
      "nearly "
      "as a slow swing can after one, where it varies somewhat more; yearly figures say nothing of single "
      "months.",
      shown(size->p50, *size), range_words(*size), report::number(months, 0));
}

}  // namespace

std::string value_words(const CalibratedNumber& number) { return shown(number.p50, number); }

std::string range_words(const CalibratedNumber& number) {
  if (chance::certain(number.value)) return number.unit.empty() ? "taken as certain" : "as counted";
  return shown(number.p10, number) + " to " + shown(number.p90, number);
}

std::vector<Sentence> sentences(const CalibrationInput& input) {
  std::map<std::string, std::string> made;
  if (input.authority != nullptr) {
    made["A-CAL-TREND"] = trend_sentence(*input.authority, input);
    made["A-CAL-SWINGS"] = swings_sentence(*input.authority);
    if (!input.authority->correlations.empty())
      made["A-CAL-TOGETHER"] =
          "Which numbers tend to be high together when the record is uncertain of both: correlations of the "
          "fitted "
          "possibilities, not of causes.";
  }
  if (input.returned != nullptr) {
    const analysis::ReturnCalibration& returned = *input.returned;
    for (const CalibratedNumber& number : returned.numbers) {
      if (number.assumption == "A-CAL-STAYS")
        made[number.assumption] = fmt::format(
            "Stays in care are taken as a mixture of short and long ones, fitted to {} periods of care in "
            "the returns of "
            "{} to {}; children still looked after and those there before the first return are allowed for.",
            people(static_cast<double>(returned.stays.stays)), date_words(returned.window_start),
            date_words(returned.window_end));
      if (number.assumption == "A-CAL-ENTRIES")
        made[number.assumption] =
            "Entries are expected to stay at the mean of the years returned, as uncertain as those years "
            "differ beyond "
            "counting; a return of one authority cannot say whether they grow. Calibrate with a published "
            "table as well "
            "to have a drift with its uncertainty.";
      if (number.assumption == "A-CAL-PLACEMENTS")
        made[number.assumption] = fmt::format(
            "{} of the children looked after live in placements the model has no type for (temporary, "
            "health, family "
            "centres); they are shared out over the types in proportion.",
            people(returned.elsewhere));
    }
  }
  std::vector<Sentence> all;
  for (auto& [id, text] : made) all.push_back({id, std::move(text)});
  return all;
}

Kept kept(const analysis::AuthorityCalibration& authority) {
  Kept made;
  for (const analysis::YearSpread& check : authority.checks)
    for (const input::HistoryYear& year : authority.history) {
      if (year.year != check.year || !year.looked_after) continue;
      ++made.years;
      made.inside += *year.looked_after >= check.stock.p10 && *year.looked_after <= check.stock.p90 ? 1u : 0u;
    }
  return made;
}

std::string title(const CalibrationInput& input) {
  if (input.authority != nullptr)
    return fmt::format("{}: what the record says of demand", input.authority->demand.name);
  if (input.table != nullptr) return "What the record of every authority says of demand";
  return "What our own return says of demand";
}

std::string finding(const CalibrationInput& input) {
  const auto third = [](const std::vector<analysis::YearSpread>& forecast) {
    return forecast[std::min<std::size_t>(2, forecast.size() - 1)];
  };
  const auto outlook = [](const std::string& now, const analysis::YearSpread& end) {
    return fmt::format("{}; 8 of 10 futures put {} between {} and {}", now, day_of_year(end.year),
                       people(end.stock.p10), people(end.stock.p90));
  };
  if (input.authority != nullptr)
    return outlook(fmt::format("{} children looked after on {}", people(input.authority->demand.stock),
                               day_of_year(input.authority->demand.as_of)),
                   third(input.authority->forecast));
  if (input.table != nullptr) {
    const analysis::TableCalibration& table = *input.table;
    if (table.all_forecast.empty()) return fmt::format("{} authorities fitted together", table.rows.size());
    return outlook(fmt::format("{} authorities with a full record look after {} children",
                               table.all_authorities, people(*table.all_history.back().looked_after)),
                   third(table.all_forecast));
  }
  const analysis::ReturnCalibration& returned = *input.returned;
  return fmt::format("{} children looked after on {}; a stay lasts {} months on average, before ageing out",
                     people(returned.looked_after), date_words(returned.window_end),
                     report::number(returned.stays.mean_stay.mean, 0));
}

std::string doubt(const CalibrationInput& input) {
  if (input.authority == nullptr || input.returned == nullptr) return "";
  for (const input::HistoryYear& year : input.authority->history)
    for (const input::ReturnYear& ours : input.returned->years) {
      if (year.year != ours.year || !year.looked_after) continue;
      if (std::abs(*year.looked_after - ours.looked_after) <= std::max(10.0, 0.1 * *year.looked_after))
        continue;
      return fmt::format(
          "The table has {} children looked after on {}, the return {}: are they of the same authority? "
          "Entries and exits are "
          "the table's, stays and placements the return's.",
          people(*year.looked_after), day_of_year(year.year), people(ours.looked_after));
    }
  return "";
}

std::vector<std::string> limits(const CalibrationInput& input) {
  std::vector<std::string> made;
  if (input.authority != nullptr || input.table != nullptr) {
    made = {
        "It goes on from the record. A new policy, a new court practice or a shock that is in no year of the "
        "table is "
        "in no future either.",
        "Published yearly figures are rounded and count a child once who starts or ceases twice in a year; "
        "what "
        "they do not reconcile is carried as a closing error.",
        "Growth of the number of children who live in the area is not looked at apart: it is part of the "
        "drift.",
        "The ranges are for one authority at a time. Over many authorities, 8 of 10 should fall inside "
        "theirs; "
        "`loadline hindcast` on the same table shows how many did."};
  }
  if (input.returned != nullptr) {
    made.push_back("Stays are described as they were in the years returned; they change when practice does.");
    if (input.table == nullptr && input.authority == nullptr)
      made.push_back(
          "Whether entries grow cannot be told from one authority's few years: give a published table too.");
    made.push_back(
        "Reasons for leaving and first placements are those returned; how they were coded is not checked.");
  }
  return made;
}

}  // namespace loadline::report::history
