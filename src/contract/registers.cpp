#include "loadline/contract/registers.hpp"

#include <array>

namespace loadline::contract {

std::span<const RegisterInfo> money_registers() {
  using Y = YearRegisters;
  static constexpr std::array registers{RegisterInfo{"price.base", &Y::price_base},
                                        RegisterInfo{"price.indexed", &Y::price_indexed},
                                        RegisterInfo{"price.adjusted", &Y::price_adjusted},
                                        RegisterInfo{"price.change", &Y::change},
                                        RegisterInfo{"price.rebased", &Y::rebased},
                                        RegisterInfo{"price.payable", &Y::price_payable},
                                        RegisterInfo{"adj.volume", &Y::volume},
                                        RegisterInfo{"adj.exceptional", &Y::exceptional},
                                        RegisterInfo{"adj.deductions", &Y::deductions},
                                        RegisterInfo{"adj.earn_back", &Y::earned_back},
                                        RegisterInfo{"adj.outcome_payment", &Y::outcome_payment},
                                        RegisterInfo{"adj.outcome", &Y::outcome},
                                        RegisterInfo{"cost.net", &Y::net_cost},
                                        RegisterInfo{"cost.income", &Y::income},
                                        RegisterInfo{"cost.rent", &Y::rent},
                                        RegisterInfo{"target", &Y::target},
                                        RegisterInfo{"actual", &Y::actual},
                                        RegisterInfo{"share.company", &Y::company_share},
                                        RegisterInfo{"adj.share", &Y::share},
                                        RegisterInfo{"result", &Y::result},
                                        RegisterInfo{"reserve.topup", &Y::topup},
                                        RegisterInfo{"surplus.council", &Y::council_surplus},
                                        RegisterInfo{"tax", &Y::tax},
                                        RegisterInfo{"surplus.retained", &Y::retained},
                                        RegisterInfo{"surplus.reinvested", &Y::reinvested},
                                        RegisterInfo{"surplus.returned", &Y::returned},
                                        RegisterInfo{"reserve.draw", &Y::draw},
                                        RegisterInfo{"deficit.carried", &Y::carried_forward},
                                        RegisterInfo{"deficit.grant", &Y::grant},
                                        RegisterInfo{"deficit.loan", &Y::loan},
                                        RegisterInfo{"deficit.unfunded", &Y::unfunded},
                                        RegisterInfo{"reserve", &Y::reserve},
                                        RegisterInfo{"loan.balance", &Y::loan_balance},
                                        RegisterInfo{"carry.balance", &Y::carry_balance},
                                        RegisterInfo{"loan.interest", &Y::interest},
                                        RegisterInfo{"loan.principal", &Y::principal},
                                        RegisterInfo{"working.drawn", &Y::working_capital},
                                        RegisterInfo{"working.interest", &Y::working_interest},
                                        RegisterInfo{"working.principal", &Y::working_principal},
                                        RegisterInfo{"working.balance", &Y::working_balance},
                                        RegisterInfo{"charges", &Y::charges},
                                        RegisterInfo{"taken_back", &Y::taken_back},
                                        RegisterInfo{"exit.costs", &Y::exit_costs},
                                        RegisterInfo{"council.net", &Y::council_net},
                                        RegisterInfo{"company.net", &Y::company_net},
                                        RegisterInfo{"group.net", &Y::group_net}};
  return registers;
}

}  // namespace loadline::contract
