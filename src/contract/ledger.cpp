#include <algorithm>
#include <array>
#include <span>

#include "loadline/base/expects.hpp"
#include "loadline/contract/settle.hpp"

namespace loadline::contract {
namespace {

template <std::size_t count>
const char* name_at(const std::array<const char*, count>& names, std::size_t index) {
  LOADLINE_EXPECTS(index < count);
  return names[index];
}

void append(std::vector<Posting>& ledger, std::span<const PostingColumn> columns, std::size_t lane) {
  for (const PostingColumn& column : columns)
    if (column.amounts[lane] > Pence(0)) ledger.push_back({column.header, column.amounts[lane]});
}

}  // namespace

const char* name(Party party) {
  return name_at(std::array{"council", "company", "tax authority", "pension fund", "external", "customers",
                            "second council", "third council"},
                 static_cast<std::size_t>(party));
}

const char* name(Fund fund) {
  return name_at(std::array{"general fund", "dedicated schools grant", "public health grant", "capital"},
                 static_cast<std::size_t>(fund));
}

const char* name(Category category) {
  return name_at(std::array{"cost",
                            "price",
                            "volume",
                            "share",
                            "surplus",
                            "tax",
                            "grant",
                            "loan",
                            "interest",
                            "principal",
                            "exceptional",
                            "deduction",
                            "earn-back",
                            "outcome payment",
                            "reimbursement",
                            "charge",
                            "rent",
                            "fund grant",
                            "fund return",
                            "approved transfer between funds",
                            "value added tax",
                            "taken back",
                            "exit"},
                 static_cast<std::size_t>(category));
}

std::vector<Posting> ledger_of(const Settlement& settlement, std::size_t lane) {
  LOADLINE_EXPECTS(lane < units::lane_count);
  std::vector<Posting> ledger;
  append(ledger, settlement.postings, lane);
  append(ledger, settlement.service_postings, lane);
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const Posting& a, const Posting& b) { return a.header.accrued < b.header.accrued; });
  return ledger;
}

}  // namespace loadline::contract
