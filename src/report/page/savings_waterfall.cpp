#include <algorithm>

#include <fmt/format.h>

#include "report/page/parts.hpp"
#include "report/page/savings_parts.hpp"
#include "report/selections.hpp"
#include "report/svg/charts.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::SavingsStudy;
using analysis::SavingsWaterfall;
using html::Align;
using html::element;
using html::p;

struct Loss {
  const char* name;   ///< In the chart.
  const char* cause;  ///< In a title.
  Estimate SavingsWaterfall::*amount;
};
constexpr Loss losses[] = {
    {"Overlap: several save on the same costs", "overlap", &SavingsWaterfall::overlap},
    {"Optimism in the estimates", "optimism", &SavingsWaterfall::optimism},
    {"Starting late", "late starts", &SavingsWaterfall::late},
    {"Not delivered, or only in part", "what is not delivered", &SavingsWaterfall::not_delivered}};

const SavingsWaterfall* shown_year(const Page& page) {
  const std::vector<SavingsWaterfall>& all = page.findings.savings_study.waterfall;
  const analysis::SavingsYear* target = last_target(page.findings);
  for (const SavingsWaterfall& waterfall : all)
    if (target != nullptr && waterfall.year == target->year) return &waterfall;
  return all.empty() ? nullptr : &all.back();
}

double target_of(const Page& page, const std::string& year) {
  for (const analysis::SavingsYear& y : page.findings.savings)
    if (y.year == year) return y.target;
  return 0.0;
}

std::string title(const SavingsWaterfall& w) {
  const Loss& most = *std::min_element(
      std::begin(losses), std::end(losses),
      [&](const Loss& a, const Loss& b) { return (w.*a.amount).value < (w.*b.amount).value; });
  const std::string start =
      fmt::format("Of {} on paper for {}, {} arrives", money(w.gross), w.year, money(w.net));
  const Estimate& taken = w.*most.amount;
  return taken.value < -2.0 * taken.error ? fmt::format("{}: {} takes most, {}", start, most.cause,
                                                        money(std::abs(taken.value), taken.error))
                                          : start;
}

html::Table year_table(const Page& page) {
  html::Table table{"From what the initiatives promise to what arrives, mean over futures",
                    {{"Year", Align::text},
                     {"On paper"},
                     {"Overlap"},
                     {"Optimism"},
                     {"Starting late"},
                     {"Not delivered"},
                     {"Arrives"},
                     {"Target"},
                     {"Standard error, at most"}},
                    {}};
  for (const SavingsWaterfall& w : page.findings.savings_study.waterfall) {
    const double target = target_of(page, w.year);
    table.rows.push_back(
        {w.year, money(w.gross), money_change(w.overlap), money_change(w.optimism), money_change(w.late),
         money_change(w.not_delivered), element("strong", money(w.net)),
         target > 0.0 ? money(target) : "none",
         money_error(largest_error({w.gross, w.overlap, w.optimism, w.late, w.not_delivered, w.net}))});
  }
  return table;
}

/// Whether what arrives is of the kind the target asks for: the company's own costs, in the general fund.
bool all_count_towards_target(const analysis::Findings& findings) {
  return std::all_of(findings.initiatives.begin(), findings.initiatives.end(),
                     [](const analysis::InitiativeFindings& initiative) {
                       return initiative.fund == scenario::fund_keys[0] &&
                              initiative.beneficiary == scenario::beneficiary_keys[0];
                     });
}

Html chart(const Page& page, const SavingsWaterfall& w) {
  const double target = target_of(page, w.year);
  svg::WaterfallPicture picture;
  picture.rise_is_good = picture.from_zero = true;
  picture.bars.push_back({"On paper: each alone, in full and on time", money(w.gross), w.gross.value, true});
  for (const Loss& loss : losses)
    picture.bars.push_back({loss.name, money_change(w.*loss.amount), (w.*loss.amount).value, false});
  picture.bars.push_back({"Arrives", money(w.net), w.net.value, true});
  const bool comparable = all_count_towards_target(page.findings);
  if (target > 0.0 && comparable)
    picture.mark = svg::Level{target, "target " + money(target), svg::colour::dark_pink};
  html::Figure figure;
  figure.id = "savings-waterfall";
  figure.title = title(w);
  figure.description = fmt::format(
      "Waterfall of the savings of {} from {} on paper through overlap, optimism, late starts and what is "
      "not "
      "delivered to {}.",
      w.year, money(w.gross), money(w.net));
  figure.sentence = fmt::format(
      "The first bar adds up what every initiative would save alone, in full, on time and as its estimate "
      "says. Each bar below starts where the one above ends; the last is what is left on average.{}",
      target > 0.0 && comparable ? " The dashed line is the target." : "");
  figure.draw = [picture](const svg::Size& size) { return svg::waterfall(picture, size); };
  figure.resize = [picture](const svg::Size& size) { return svg::waterfall_size(size, picture); };
  figure.table = year_table(page);
  return html::figure(figure);
}

}  // namespace

std::string study_words(const SavingsStudy& study) {
  return fmt::format("Worked out on the same luck in {} futures; {}",
                     number(static_cast<double>(study.futures), 0),
                     study.exact ? "every combination of initiatives was run."
                                 : "the orders in which initiatives may come were sampled.");
}

Html savings_waterfall(const Page& page) {
  const SavingsWaterfall* shown = shown_year(page);
  if (shown == nullptr) return {};
  return chart(page, *shown) + html::table(year_table(page)) +
         p(fmt::format(
             "What arrives counts the council's costs beside the company's and every fund, with investment "
             "taken "
             "off, and comes from fewer futures: it differs from the mean saving above, which is the "
             "company's "
             "own and in the general fund. {} Figures are rounded, so they may not add up to the last digit.",
             study_words(page.findings.savings_study)));
}

}  // namespace loadline::report::page
