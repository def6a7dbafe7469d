#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "recorder.hpp"

namespace loadline::engine {
namespace {

class Fnv {
 public:
  template <class Array>
  void add(const Array& figures) {
    using Scalar = typename Array::Scalar;
    const auto* bytes = reinterpret_cast<const unsigned char*>(figures.data());
    const std::size_t size = static_cast<std::size_t>(figures.size()) * sizeof(Scalar);
    // Eight bytes at a time: every figure is a whole number of words or is padded with zeros.
    for (std::size_t at = 0; at < size; at += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes + at, std::min<std::size_t>(8, size - at));
      hash_ = (hash_ ^ word) * 0x100000001B3ULL;
    }
  }
  std::uint64_t hash() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325ULL;
};

}  // namespace

std::string digest(const Ensemble& e) {
  Fnv fnv;
  for (const std::vector<Yearly>* lines : figures_by_line(e))
    for (const Yearly& line : *lines) fnv.add(line);
  for (const Yearly* yearly : yearly_figures_of_service(e)) fnv.add(*yearly);
  for (const Yearly* loop : loop_figures(e)) fnv.add(*loop);
  for (const Monthly* monthly : monthly_figures(e)) fnv.add(*monthly);
  for (const Eigen::ArrayXXf& kpi : e.kpis) fnv.add(kpi);
  for (const Ensemble::Ratings& ratings : e.ratings) fnv.add(ratings);
  for (const Eigen::ArrayXXf& counted : e.counted) fnv.add(counted);
  fnv.add(e.initiative_start);
  fnv.add(e.initiative_delivered);
  fnv.add(e.held_at_zero);
  for (const ContractFigures& c : e.contracts) {
    for (const Yearly* yearly : yearly_figures(c)) fnv.add(*yearly);
    for (const Eigen::ArrayXi* counts : counts_of_contract(c)) fnv.add(*counts);
    for (const Eigen::ArrayXXi* months : months_of_contract(c)) fnv.add(*months);
    fnv.add(c.lowest_cash);
    fnv.add(c.cash);
  }
  return fmt::format("{:016x}", fnv.hash());
}

}  // namespace loadline::engine
