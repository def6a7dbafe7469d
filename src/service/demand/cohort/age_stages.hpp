#pragma once
/// \file  service/demand/cohort/age_stages.hpp
/// \brief How far children in care are through their age band: Erlang ageing (`model.md` 1.7).
///
/// A band of w years is passed in stages, each left with chance stages / (12 w) a month: mean 12 w months exactly, and the
/// more stages the less it varies. Without stages (one) a child who turned 1 yesterday might turn 5 tomorrow. Children of 16
/// and 17 have months of age instead (`OlderRing`); cases outside care last months, bands years: they need no stages (see
/// docs/explanation/demand-engines.md).

#include <vector>

#include "loadline/chance/lane_stream.hpp"
#include "service/demand/month_flows.hpp"

namespace loadline::service::demand::cohort {

class AgeStages {
 public:
  static constexpr std::size_t bands = scenario::age_bands - 1;  ///< The younger four.
  static constexpr std::size_t stays = 2;                        ///< Short, long.

  /// \param stages  2 to 12. One stage needs no labels: everybody of a band is alike.
  explicit AgeStages(int stages);

  /// Spreads the children of each band and kind of stay evenly over its stages.
  void begin(const chance::LaneFutures& futures, const std::array<Stocks, scenario::age_bands>& stocks);

  /// Those who left a kind of stay this month, any of them alike, and those who came.
  /// \param ages  Relative numbers of those who come, by stage.
  void follow(std::size_t band, const MonthFlows& flows, std::span<const Lanes<double>> ages,
              std::uint32_t month);
  /// A month passes: how many of each band and kind of stay grow into the next band. Call once a month.
  void pass(std::uint32_t month, std::array<Stocks, scenario::age_bands>& leaving);
  /// Those who grew out of each band below start in the first stage of the next.
  void join(const std::array<Stocks, scenario::age_bands>& leaving);

  std::span<const People> stages(std::size_t band, State stay) const { return {first(band, stay), stages_}; }

 private:
  const People* first(std::size_t band, State stay) const { return &count_[at(band, stay)]; }
  People* first(std::size_t band, State stay) { return &count_[at(band, stay)]; }
  std::size_t at(std::size_t band, State stay) const {
    return (band * stays + (stay == long_stay ? 1u : 0u)) * stages_;
  }

  std::size_t stages_;
  chance::LaneFutures futures_;
  std::vector<People> count_;  ///< band by band, short stays then long, stage by stage
};

}  // namespace loadline::service::demand::cohort
