#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "analysis/savings_game.hpp"
#include "loadline/statistics/appraisal.hpp"
#include "parts.hpp"

namespace loadline::analysis::parts {
namespace {

using engine::StudyCost;
using engine::Yearly;
using service::Programme;

constexpr auto lanes = static_cast<std::int64_t>(units::lane_count);

/// The programmes of a study, one list a block; each question keeps the places of its own. An initiative that needs
/// others is asked for with them less without it: on its own it would never start, and the plan would add up to less than
/// it says.
class Questions {
 public:
  explicit Questions(const scenario::Savings& savings) : savings_(savings), parties_(parties(savings)) {
    as_planned_ = {.in_full = true, .on_time = true, .without_optimism = true};
    for (std::size_t i = 0; i < savings.initiatives.size(); ++i) {
      const std::uint64_t needed = needs_of(i);
      alone_.push_back(ask(as_planned(needed | std::uint64_t{1} << i)));
      before_.push_back(ask(as_planned(needed)));
    }
    none_ = ask(Programme::without);
    with_ = ask(Programme::with);
    planned_ = ask(as_planned_);
    biased_ = ask({.in_full = true, .on_time = true});
    late_ = ask({.in_full = true});
  }

  const std::vector<Party>& players() const { return parties_; }
  bool all_exact() const { return std::ranges::all_of(parties_, exact); }
  /// Different programmes in a block: `engine::study_by_block` runs equal ones once.
  std::size_t runs() const {
    const std::uint64_t last = std::uint64_t{1} << (savings_.initiatives.size() - 1);
    std::set<std::tuple<std::uint64_t, bool, bool, bool>> different;
    for (const Programme& p : of_block(chance::Seed{}, 0))
      if (const std::uint64_t initiatives = p.initiatives & (last | (last - 1)); initiatives != 0)
        different.emplace(initiatives, p.in_full, p.on_time, p.without_optimism);
    return different.size() + 1;  // and none of them
  }

  /// What block `block` must run: the questions about the whole, then each party's coalitions.
  std::vector<Programme> of_block(chance::Seed seed, std::uint32_t block) const {
    std::vector<Programme> all = asked_;
    for (const Party& party : parties_) {
      const std::vector<Programme> of_party = coalitions(party, seed, block);
      all.insert(all.end(), of_party.begin(), of_party.end());
    }
    return all;
  }

  // Places in a block's list.
  std::size_t alone(std::size_t initiative) const { return alone_[initiative]; }
  std::size_t before(std::size_t initiative) const { return before_[initiative]; }
  std::size_t none() const { return none_; }
  std::size_t with() const { return with_; }
  std::size_t planned() const { return planned_; }
  std::size_t biased() const { return biased_; }
  std::size_t late() const { return late_; }
  std::size_t first_coalition() const { return asked_.size(); }

 private:
  std::size_t ask(const Programme& programme) {
    asked_.push_back(programme);
    return asked_.size() - 1;
  }
  Programme as_planned(std::uint64_t initiatives) const {
    Programme programme = as_planned_;
    programme.initiatives = initiatives;
    return programme;
  }
  /// All that an initiative needs and what those need, added to `found`, in which each is looked at once.
  std::uint64_t needs_of(std::size_t initiative, std::uint64_t found = 0) const {
    const std::vector<std::string>& needs = savings_.initiatives[initiative].needs;
    for (std::size_t other = 0; other < savings_.initiatives.size(); ++other) {
      const std::uint64_t bit = std::uint64_t{1} << other;
      if ((found & bit) != 0 || std::ranges::find(needs, savings_.initiatives[other].id) == needs.end())
        continue;
      found = needs_of(other, found | bit);
    }
    return found;
  }

  const scenario::Savings& savings_;
  std::vector<Party> parties_;
  std::vector<Programme> asked_;
  Programme as_planned_;
  std::vector<std::size_t> alone_, before_;
  std::size_t none_ = 0, with_ = 0, planned_ = 0, biased_ = 0, late_ = 0;
};

/// As many futures as make the study about a fifth of the run (which simulates each future twice): at least 64, or 256
/// where orders are drawn, one a block; at most 1,024; whole blocks.
std::int64_t futures_of(const Questions& questions, std::int64_t replications) {
  const std::int64_t affordable = 2 * replications / 5 / static_cast<std::int64_t>(questions.runs());
  return std::clamp<std::int64_t>(affordable / lanes * lanes, questions.all_exact() ? 64 : 256, 1024);
}

/// Mean over futures. Futures of a block share the orders drawn for it, so that a block is then one observation.
enum class Clusters { pairs, blocks };
Estimate mean_of(const Eigen::ArrayXd& values, Clusters clusters) {
  if (clusters == Clusters::pairs) return statistics::mean(as_span(values));
  const Eigen::Index blocks = values.size() / lanes;
  const Eigen::ArrayXd of_blocks = values.reshaped(lanes, blocks).colwise().mean().transpose();
  const double mean = of_blocks.mean();
  const double variance = (of_blocks - mean).square().sum() / static_cast<double>(blocks - 1);
  return {mean, std::sqrt(variance / static_cast<double>(blocks))};
}

/// Prices of each year over the first year's, at the typical value of each year's growth.
std::vector<double> deflators(const scenario::Costs& costs, int years) {
  const auto& growth = costs.deflator.empty() ? costs.price_growth : costs.deflator;
  std::vector<double> levels;
  for (int year = 0; year < years; ++year) levels.push_back(growth_since_start(growth, year));
  return levels;
}

/// What money of each year is worth in real terms.
struct Worth {
  std::vector<double> levels;
  double rate = 0.0;

  Estimate present_value(const Yearly& nominal, Clusters clusters) const {
    Eigen::ArrayXd values(nominal.rows());
    for (Eigen::Index row = 0; row < nominal.rows(); ++row) {
      const std::vector<double> flows = real([&](Eigen::Index year) { return nominal(row, year); });
      values(row) = statistics::present_value(flows, rate);
    }
    return mean_of(values, clusters);
  }
  std::optional<int> payback(const Yearly& nominal) const {
    return statistics::payback_year(real([&](Eigen::Index year) { return nominal.col(year).mean(); }));
  }

 private:
  template <class Nominal>
  std::vector<double> real(const Nominal& nominal) const {
    std::vector<double> flows(levels.size());
    for (std::size_t year = 0; year < flows.size(); ++year)
      flows[year] = nominal(static_cast<Eigen::Index>(year)) / levels[year];
    return flows;
  }
};

/// What a study found: cost by programme, one entry a question.
struct Answers {
  const Questions& questions;
  std::vector<Yearly> costs;  ///< Company and council together.

  /// Taken off by `programme` against `than`, both places in the list.
  Yearly saved(std::size_t programme, std::size_t than) const { return costs[than] - costs[programme]; }
};

std::vector<SavingsWaterfall> waterfall(const units::Calendar& calendar, std::size_t initiatives,
                                        const Answers& answers) {
  const Questions& q = answers.questions;
  const Yearly net = answers.saved(q.with(), q.none());
  Yearly gross = Yearly::Zero(net.rows(), net.cols());
  for (std::size_t i = 0; i < initiatives; ++i) gross += answers.saved(q.alone(i), q.before(i));
  const Yearly overlap = answers.saved(q.planned(), q.none()) - gross;
  const Yearly optimism = answers.saved(q.biased(), q.planned());
  const Yearly late = answers.saved(q.late(), q.biased());
  const Yearly not_delivered = answers.saved(q.with(), q.late());
  std::vector<SavingsWaterfall> all;
  for (Eigen::Index year = 0; year < net.cols(); ++year)
    all.push_back({.year = calendar.year_name(static_cast<int>(year)),
                   .gross = statistics::mean(column(gross, year)),
                   .overlap = statistics::mean(column(overlap, year)),
                   .optimism = statistics::mean(column(optimism, year)),
                   .late = statistics::mean(column(late, year)),
                   .not_delivered = statistics::mean(column(not_delivered, year)),
                   .net = statistics::mean(column(net, year))});
  return all;
}

/// Each initiative's share of what `costs` (one a question) save, by place in the scenario.
std::vector<Yearly> shares_of_initiatives(const Questions& questions, chance::Seed seed,
                                          const std::vector<Yearly>& costs, std::size_t initiatives) {
  std::vector<Yearly> by_place(initiatives);
  auto first = costs.begin() + static_cast<std::ptrdiff_t>(questions.first_coalition());
  for (const Party& party : questions.players()) {
    const auto last = first + static_cast<std::ptrdiff_t>(coalitions(party, seed, 0).size());
    const std::vector<Yearly> of_party = shares(party, seed, {first, last});
    for (std::size_t member = 0; member < party.size(); ++member) by_place[party[member]] = of_party[member];
    first = last;
  }
  return by_place;
}

InitiativeValue value_of(const std::string& id, const Yearly& share, const Worth& worth, Clusters clusters) {
  InitiativeValue value{.id = id,
                        .yearly = {},
                        .present_value = worth.present_value(share, clusters),
                        .payback = worth.payback(share)};
  for (Eigen::Index year = 0; year < share.cols(); ++year)
    value.yearly.push_back(mean_of(share.col(year), clusters));
  return value;
}

/// What mitigations save the company on the study's futures, as shared out, of what counts towards the target; their own
/// investment and running cost taken off, as the mean of the year has it.
void say_what_does_not_last(const scenario::Savings& savings, const std::vector<Yearly>& shares_of_company,
                            Clusters clusters, std::vector<SavingsYear>& years) {
  Yearly one_off = Yearly::Zero(shares_of_company.front().rows(), shares_of_company.front().cols());
  for (std::size_t i = 0; i < savings.initiatives.size(); ++i) {
    const scenario::Initiative& initiative = savings.initiatives[i];
    if (initiative.recurrence == scenario::Recurrence::one_off && initiative.fund == scenario::Fund::general)
      one_off += shares_of_company[i];
  }
  for (std::size_t year = 0; year < years.size(); ++year)
    years[year].one_off = mean_of(one_off.col(static_cast<Eigen::Index>(year)), clusters);
}

/// One a question.
std::vector<Yearly> company(const std::vector<StudyCost>& costs) {
  std::vector<Yearly> all;
  for (const StudyCost& cost : costs) all.push_back(cost.company);
  return all;
}
std::vector<Yearly> company_and_council(const std::vector<StudyCost>& costs) {
  std::vector<Yearly> all;
  for (const StudyCost& cost : costs) all.push_back(cost.company + cost.council);
  return all;
}

}  // namespace

void study_savings(const scenario::Scenario& scenario, const scenario::Register& all,
                   const engine::RunPlan& plan, Findings& into) {
  const scenario::Savings& savings = scenario.savings;
  const std::size_t initiatives = savings.initiatives.size();
  if (initiatives == 0) return;
  const Questions questions(savings);
  const chance::Seed seed{plan.seed};
  SavingsStudy& study = into.savings_study;
  study.futures = futures_of(questions, plan.replications);
  study.exact = questions.all_exact();
  std::vector<std::vector<Programme>> of_block;
  for (std::int64_t block = 0; block < study.futures / lanes; ++block)
    of_block.push_back(questions.of_block(seed, static_cast<std::uint32_t>(block)));
  const std::vector<StudyCost> costs = engine::study_by_block(scenario, all, plan, of_block);

  const Answers answers{questions, company_and_council(costs)};
  study.waterfall = waterfall(units::Calendar(scenario.horizon.start), initiatives, answers);
  const Worth worth{deflators(scenario.costs, scenario::years(scenario)),
                    savings.discount_rate.typical_value()};
  const Yearly net = answers.saved(questions.with(), questions.none());
  study.present_value = worth.present_value(net, Clusters::pairs);
  study.payback = worth.payback(net);
  const Clusters clusters = study.exact ? Clusters::pairs : Clusters::blocks;
  const std::vector<Yearly> shared = shares_of_initiatives(questions, seed, answers.costs, initiatives);
  for (std::size_t i = 0; i < initiatives; ++i)
    study.initiatives.push_back(value_of(savings.initiatives[i].id, shared[i], worth, clusters));
  say_what_does_not_last(savings, shares_of_initiatives(questions, seed, company(costs), initiatives),
                         clusters, into.savings);
}

}  // namespace loadline::analysis::parts
