#include <cmath>

#include <fmt/format.h>

#include "report/history/hindcast_parts.hpp"
#include "report/words.hpp"

namespace loadline::report {
namespace {

using namespace history;
using analysis::BacktestTotals;

std::string hardest(const BacktestTotals& totals) {
  return totals.skill.empty()
             ? ""
             : skill_words(totals.skill.back().second) + " than " + totals.skill.back().first;
}

std::string years_words(const analysis::Backtest& test) {
  std::string years;
  for (const analysis::HistoryFit& fit : test.fits)
    years += (years.empty() ? "" : ", ") + std::to_string(fit.plan().as_of);
  return years;
}

std::string table_title(const TableHindcastInput& input) {
  return input.authority != nullptr ? input.authority->name + ": forecasts against what followed"
                                    : "Forecasts of every authority against what followed";
}

std::string table_finding(const TableHindcastInput& input, const BacktestTotals& totals) {
  if (input.authority != nullptr)
    return fmt::format("{} of {} later years lay inside the range that should hold 8 of 10",
                       input.authority->in_80, input.authority->scored);
  return fmt::format("The 80% ranges held {} of what followed; the score is {}", percent(totals.in_80),
                     hardest(totals));
}

Html table_headlines(const TableHindcastInput& input, const BacktestTotals& totals) {
  std::vector<Html> all;
  if (input.authority != nullptr) {
    const analysis::AuthorityHindcast& a = *input.authority;
    all.push_back(
        card("Inside the 8-of-10 range", fmt::format("{} of {}", a.in_80, a.scored),
             fmt::format("{} inside the 5-of-10 range, {} inside the 9-of-10 range.", a.in_50, a.in_90)));
  }
  all.push_back(
      card(input.authority != nullptr ? "All authorities: inside the 80% range" : "Inside the 80% range",
           percent(totals.in_80),
           fmt::format("of {} observations; {} inside the 50% range, {} inside the 90% range.",
                       people(totals.scored), percent(totals.in_50), percent(totals.in_90))));
  all.push_back(card("Mean error (CRPS)", percent(totals.crps, 1),
                     "of the stock at the time, over all authorities and horizons."));
  for (const auto& [name, skill] : totals.skill)
    all.push_back(
        card("Against " + name, skill_words(skill), "in mean CRPS, over all authorities and horizons."));
  std::string left_out;
  if (input.test.left_out > 0)
    left_out = fmt::format(
        " {} not scored because stock, starts or ceased are missing in some year.",
        count_of(static_cast<std::size_t>(input.test.left_out), "authority is", "authorities are"));
  const std::string warning =
      input.authority != nullptr ? one_authority_proves_little(input.authority->scored) : "";
  return cards(all) +
         html::element(
             "div", {{"class", "notice"}},
             html::p((warning.empty() ? "" : warning + " ") +
                     "Every forecast was made from the years up to its as-of year and nothing later." +
                     left_out));
}

}  // namespace

std::string hindcast_page(const TableHindcastInput& input) {
  const BacktestTotals totals = analysis::totals(input.test);
  Sheet sheet{
      table_title(input),
      {input.record.what, "Forecast as of " + years_words(input.test),
       input.record.observed.empty() ? "Later years of the same table held back"
                                     : "Held back: " + input.record.observed,
       fmt::format("Estimator: {}", analysis::name_of(input.plan.fit.estimator)),
       fmt::format("{} futures", number(input.plan.futures, 0)), fmt::format("Seed {}", input.record.seed)},
      table_finding(input, totals),
      table_headlines(input, totals),
      {}};
  const auto part = [&](const char* id, const char* heading, Html content) {
    sheet.parts.push_back({id, heading, std::move(content)});
  };
  if (input.authority != nullptr)
    part("authority", "What was forecast and what followed",
         origin_charts(*input.authority) + origin_table(*input.authority));
  if (!input.test.cells.empty()) {
    part("promises",
         input.authority != nullptr ? "Do the ranges hold over all authorities?" : "Do the ranges hold?",
         coverage_figure(input.test) + pit_figure(totals));
    part("scores", "Is it better than simple ways?", scores_table(input.test));
  }
  if (input.authority == nullptr) part("surprises", "Where it was most wrong", surprises_table(input.test));
  part("read", "How to read the scores", how_to_read());
  part("mended", "What was mended in the files", repairs(input.repairs));
  part("reproduce", "How to reproduce this",
       reproduce(input.record.command, input.record.started, input.record.seconds));
  return page_of(sheet);
}

std::string hindcast_summary(const TableHindcastInput& input, bool unicode) {
  const BacktestTotals totals = analysis::totals(input.test);
  std::vector<Answer> answers{{"FINDING", {table_finding(input, totals) + "."}}};
  if (input.authority != nullptr) {
    Answer years{"YEARS", {}};
    for (const analysis::AuthorityOrigin& origin : input.authority->origins) {
      std::string followed;
      for (const analysis::FollowedYear& f : origin.followed)
        followed += fmt::format("{}{} for {} ({})", followed.empty() ? "" : "; ", people(f.score.observed),
                                origin.origin + f.score.horizon, range(f.score.p10, f.score.p90));
      if (!followed.empty()) years.sentences.push_back(fmt::format("As of {}: {}.", origin.origin, followed));
    }
    answers.push_back(years);
  }
  Answer ranges{input.authority != nullptr ? "ALL" : "RANGES", {}};
  for (int h = 1; h <= input.plan.horizons && input.authority == nullptr; ++h) {
    const BacktestTotals ahead = analysis::totals(input.test, h);
    if (ahead.scored == 0) continue;
    ranges.sentences.push_back(
        fmt::format("{} ahead: {} / {} / {} inside 50 / 80 / 90%; CRPS {} of the stock, {} than {}.",
                    count_of(static_cast<std::size_t>(h), "year", "years"), percent(ahead.in_50),
                    percent(ahead.in_80), percent(ahead.in_90), percent(ahead.crps, 2),
                    skill_words(ahead.skill.back().second), ahead.skill.back().first));
  }
  if (input.authority != nullptr)
    ranges.sentences.push_back(
        fmt::format("Over all authorities the 80% ranges held {} of what followed.", percent(totals.in_80)));
  answers.push_back(ranges);
  Answer skill{"SKILL", {""}};
  for (const auto& [name, value] : totals.skill)
    skill.sentences[0] += (skill.sentences[0].empty() ? "Against " : "; ") + name + ": " + skill_words(value);
  skill.sentences[0] += ".";
  answers.push_back(skill);
  if (input.authority != nullptr)
    answers.push_back({"CAUTION", {one_authority_proves_little(input.authority->scored)}});
  return screen(table_title(input), answers, unicode);
}

namespace {

std::string scenario_finding(const ScenarioHindcastInput& input) {
  return fmt::format(
      "{} of {} lay inside the range that should hold 8 of 10", input.hindcast.in_80,
      count_of(static_cast<std::size_t>(input.hindcast.scored), "later observation", "later observations"));
}

std::string left_out_words(const analysis::ScenarioHindcast& h) {
  std::string text;
  if (!h.before.empty())
    text +=
        fmt::format(" {} up to the as-of date or the start {} not scored; {} to the simple ways to forecast.",
                    count_of(h.before.size(), "observation", "observations"),
                    h.before.size() == 1 ? "is" : "are", h.before.size() == 1 ? "it goes" : "they go");
  if (!h.beyond.empty())
    text += fmt::format(" {} after the scenario's last month {} not scored.",
                        count_of(h.beyond.size(), "observation", "observations"),
                        h.beyond.size() == 1 ? "is" : "are");
  return text;
}

}  // namespace

std::string hindcast_page(const ScenarioHindcastInput& input) {
  const analysis::ScenarioHindcast& h = input.hindcast;
  const scenario::About& about = input.scenario.about;
  Html headlines;
  if (about.allow_hindsight)
    headlines += html::element(
        "div", {{"class", "notice warning"}},
        html::p(fmt::format(
            "Hindsight: this scenario may use figures published after {}. Its scores are not those of "
            "a forecast.",
            date_words(about.as_of))));
  headlines += cards(
      {card("Inside the 8-of-10 range", fmt::format("{} of {}", h.in_80, h.scored), "8 of 10 expected."),
       card("Inside the 5-of-10 range", fmt::format("{} of {}", h.in_50, h.scored), "5 of 10 expected."),
       card("Inside the 9-of-10 range", fmt::format("{} of {}", h.in_90, h.scored), "9 of 10 expected.")});
  headlines += html::element("div", {{"class", "notice"}},
                             html::p(one_authority_proves_little(h.scored) + left_out_words(h)));
  Sheet sheet{
      about.title + ": scored on what followed",
      {input.record.what, "Observed: " + input.record.observed, "Frozen at " + date_words(about.as_of),
       fmt::format("{} futures", number(static_cast<double>(h.futures), 0)),
       fmt::format("Seed {}", input.record.seed), "Digest " + input.record.digest},
      scenario_finding(input),
      headlines,
      {}};
  Html charts;
  for (const analysis::ScoredSeries& series : h.series) charts += series_figure(input.scenario, series);
  sheet.parts = {{"series", "What was forecast and what followed", charts},
                 {"skill", "Is it better than simple ways?", skill_table(h)},
                 {"observations", "Every observation", observations_table(h)},
                 {"read", "How to read the scores", how_to_read()},
                 {"mended", "What was mended in the files", repairs(input.repairs)},
                 {"reproduce", "How to reproduce this",
                  reproduce(input.record.command, input.record.started, input.record.seconds)}};
  return page_of(sheet);
}

std::string hindcast_summary(const ScenarioHindcastInput& input, bool unicode) {
  const analysis::ScenarioHindcast& h = input.hindcast;
  std::vector<Answer> answers{
      {"FINDING",
       {scenario_finding(input) + fmt::format("; {} inside 5 of 10, {} inside 9 of 10.", h.in_50, h.in_90)}}};
  Answer series{"SERIES", {}};
  for (const analysis::ScoredSeries& s : h.series) {
    std::string text =
        fmt::format("{}: {} of {} inside", s.what.name,
                    std::count_if(s.scored.begin(), s.scored.end(), [](const auto& o) { return o.in_80; }),
                    s.scored.size());
    if (s.skill_last_value) text += fmt::format("; {} than last value", skill_words(*s.skill_last_value));
    if (s.skill_linear_trend)
      text += fmt::format("; {} than a linear trend", skill_words(*s.skill_linear_trend));
    if (series.sentences.size() < 12) series.sentences.push_back(text + ".");
  }
  answers.push_back(series);
  if (input.scenario.about.allow_hindsight)
    answers.push_back(
        {"HINDSIGHT", {"The scenario may use later figures: its scores are not those of a forecast."}});
  answers.push_back({"CAUTION", {one_authority_proves_little(h.scored) + left_out_words(h)}});
  return screen(input.scenario.about.title + ": scored on what followed", answers, unicode);
}

}  // namespace loadline::report
