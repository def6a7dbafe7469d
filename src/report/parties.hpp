#pragma once
/// \file  report/parties.hpp
/// \brief Names of the parties and funds of a posting, in files and in sentences.

#include <string>

#include "loadline/contract/posting.hpp"
#include "loadline/scenario/scenario.hpp"

namespace loadline::report {

/// "council", "tax_authority": in files.
inline const char* key_of(contract::Party party) {
  switch (party) {
    case contract::Party::council: return "council";
    case contract::Party::company: return "company";
    case contract::Party::tax_authority: return "tax_authority";
    case contract::Party::pension_fund: return "pension_fund";
    case contract::Party::external: return "external";
    case contract::Party::customers: return "customers";
  }
  return "";
}

inline const char* key_of(contract::Fund fund) {
  switch (fund) {
    case contract::Fund::general: return "general";
    case contract::Fund::schools_grant: return "schools_grant";
    case contract::Fund::public_health: return "public_health";
    case contract::Fund::capital: return "capital";
  }
  return "";
}

/// "the council", "HMRC": in sentences.
inline const char* words_of(contract::Party party) {
  switch (party) {
    case contract::Party::council: return "council";
    case contract::Party::company: return "company";
    case contract::Party::tax_authority: return "HMRC";
    case contract::Party::pension_fund: return "pension fund";
    case contract::Party::external: return "staff, carers and suppliers";
    case contract::Party::customers: return "customers";
  }
  return "";
}

}  // namespace loadline::report
