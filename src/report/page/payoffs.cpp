#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "report/page/terms_parts.hpp"
#include "report/slopes.hpp"
#include "report/svg/payoff_chart.hpp"
#include "report/words.hpp"

namespace loadline::report::page {
namespace {

using analysis::Payoff;
using analysis::PayoffPart;
using html::Align;
using html::p;

double range_of(const std::vector<double>& amount) {
  if (amount.empty()) return 0.0;
  const auto [least, most] = std::minmax_element(amount.begin(), amount.end());
  return *most - *least;
}

/// The same to the pound wherever the outturn lies: not drawn, because it would press everything else flat.
bool is_fixed(const PayoffPart& part) { return range_of(part.amount) < 1.0; }

std::string fixed_words(const Payoff& payoff) {
  std::vector<std::string> paid;
  for (const PayoffPart& part : payoff.parts)
    if (is_fixed(part) && !part.amount.empty() && std::abs(part.amount.front()) >= 1.0)
      paid.push_back(
          fmt::format("{} ({})", lower_first(part.name), small_change({part.amount.front(), 0.0})));
  if (paid.empty()) return "";
  return fmt::format(" Not drawn, because it is the same wherever the year ends: {}.", listed(paid));
}

/// What the council pays whatever happens.
double fixed_sum(const Payoff& payoff) {
  double sum = 0.0;
  for (const PayoffPart& part : payoff.parts)
    if (is_fixed(part) && !part.amount.empty()) sum += part.amount.front();
  return sum;
}

/// "costs council and company 50p each", "costs the council 6p and brings the company £1".
std::string effects_of(const Stretch& stretch) {
  const std::string council = amount_a_unit(stretch.council), company = amount_a_unit(stretch.company);
  const bool both_cost = stretch.council <= 0.0 && stretch.company <= 0.0;
  if (both_cost && council == company) return fmt::format("costs council and company {} each", council);
  if (both_cost) return fmt::format("costs the council {} and the company {}", council, company);
  return fmt::format("{} and {}", effect_on("council", stretch.council),
                     effect_on("company", stretch.company));
}

std::string title_of(const Payoff& payoff, const std::vector<Stretch>& all) {
  const Stretch* stretch = beyond_typical(all, payoff.typical);
  if (stretch == nullptr) return payoff.title;
  const std::string effects = effects_of(*stretch);
  if (all.size() == 1) return fmt::format("{} {}, wherever the year ends", further_unit(payoff), effects);
  return fmt::format("{} {} {} {}", "above", place_on_axis(payoff, stretch->from), further_unit(payoff),
                     effects);
}

/// Every third point: enough to follow the lines; the CSV has all.
html::Table point_table(const Payoff& payoff) {
  html::Table table{fmt::format("{}: what each clause moves (+ from council to company) and where it leaves "
                                "each party",
                                payoff.title),
                    {{payoff.axis, Align::text}},
                    {}};
  for (const PayoffPart& part : payoff.parts) table.columns.push_back({part.name});
  table.columns.push_back({"Council"});
  table.columns.push_back({"Company"});
  const std::size_t step = std::max<std::size_t>(1, payoff.at.size() / 15);
  for (std::size_t i = 0; i < payoff.at.size(); i += step) {
    std::vector<Html> row{place_on_axis(payoff, payoff.at[i])};
    for (const PayoffPart& part : payoff.parts) row.emplace_back(small_change({part.amount[i], 0.0}));
    row.emplace_back(small_change({payoff.council[i], 0.0}));
    row.emplace_back(small_change({payoff.company[i], 0.0}));
    table.rows.push_back(std::move(row));
  }
  return table;
}

svg::PayoffPicture picture_of(const Payoff& payoff) {
  svg::PayoffPicture picture;
  picture.at = payoff.at;
  for (const PayoffPart& part : payoff.parts)
    if (!is_fixed(part)) picture.areas.push_back({part.name, part.amount});
  picture.council = payoff.council;
  for (double& position : picture.council) position += fixed_sum(payoff);
  picture.company = payoff.company;
  picture.council_words = "council";
  picture.company_words = "company";
  picture.typical = payoff.typical;
  picture.typical_words = "typical year " + place_on_axis(payoff, payoff.typical);
  picture.across = lower_first(payoff.axis);
  picture.place = [payoff](double at) { return counts_children(payoff) ? number(at, 0) : axis_money(at); };
  picture.axis = axis_money;
  return picture;
}

Html payoff_figure(const Payoff& payoff, const std::vector<Stretch>& all) {
  const svg::PayoffPicture picture = picture_of(payoff);
  html::Figure figure;
  figure.id = "payoff-" + payoff.id;
  figure.title = upper_first(title_of(payoff, all));
  figure.description = fmt::format(
      "{}. Upper panel: what each clause moves, stacked, above zero from council to company. Lower panel: a "
      "line for what the council pays and one for what the company is left with, against {}.",
      payoff.title, lower_first(payoff.axis));
  figure.sentence =
      "One year, everything else at its typical values. Above, each numbered area is one clause; below, the "
      "dark line falls where the council pays more (what it spends itself included), the dashed line where "
      "the company is left with less "
      "(loans count as debts)." +
      fixed_words(payoff);
  figure.draw = [picture](const svg::Size& size) { return svg::payoff_chart(picture, size); };
  figure.resize = [picture](const svg::Size& size) { return svg::payoff_size(size, picture); };
  figure.table = point_table(payoff);
  return html::figure(figure);
}

/// "costs 50p", "brings £1,200", "nothing".
std::string share_cell(double gain_a_unit) {
  const std::string amount = amount_a_unit(gain_a_unit);
  return amount == "nothing" ? amount : (gain_a_unit > 0.0 ? "brings " : "costs ") + amount;
}

Html who_pays_next(const Payoff& payoff, const std::vector<Stretch>& all) {
  html::Table table{"Who pays for " + further_unit(payoff),
                    {{"From", Align::text}, {"To", Align::text}, {"Council"}, {"Company"}},
                    {}};
  for (const Stretch& stretch : all)
    table.rows.push_back({place_on_axis(payoff, stretch.from), place_on_axis(payoff, stretch.to),
                          share_cell(stretch.council), share_cell(stretch.company)});
  return html::table(table);
}

}  // namespace

Html payoffs(const Page& page) {
  Html content;
  for (const Payoff& payoff : page.findings.payoffs) {
    const std::vector<Stretch> all = stretches(payoff);
    if (!all.empty()) content += payoff_figure(payoff, all) + who_pays_next(payoff, all);
  }
  return content;
}

}  // namespace loadline::report::page
