#pragma once
/// \file  parties.hpp
/// \brief Who of the service is which party of the contract, and which fund is which.

#include "loadline/base/expects.hpp"
#include "loadline/contract/posting.hpp"
#include "loadline/service/block.hpp"

namespace loadline::contract {

inline Party party(service::Payee payee) {
  switch (payee) {
    case service::Payee::tax_authority:
      return Party::tax_authority;
    case service::Payee::pension_fund:
      return Party::pension_fund;
    case service::Payee::customers:
      return Party::customers;
    case service::Payee::council:
      return Party::council;
    case service::Payee::staff:
    case service::Payee::placements:
    case service::Payee::suppliers:
      return Party::external;
  }
  LOADLINE_EXPECTS(false);
  return Party::external;
}

inline Party party(service::Bearer bearer) {
  return bearer == service::Bearer::company ? Party::company : Party::council;
}

inline Fund fund_of(scenario::Fund fund) {
  switch (fund) {
    case scenario::Fund::general:
      return Fund::general;
    case scenario::Fund::schools:
      return Fund::schools_grant;
    case scenario::Fund::public_health:
      return Fund::public_health;
    case scenario::Fund::capital:
      return Fund::capital;
  }
  LOADLINE_EXPECTS(false);
  return Fund::general;
}

}  // namespace loadline::contract
