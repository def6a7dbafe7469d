#pragma once
/// \file  loadline/scenario/clauses_of_funding.hpp
/// \brief Clauses that share the result and fund it: pain and gain, reserve, deficit, loans, cash, triggers, approvals,
///   several councils (`model.md` 4.4 C5, C10, C11, C13 to C16).

#include <array>
#include <string>
#include <vector>

#include "loadline/scenario/clauses_of_adjustment.hpp"
#include "loadline/scenario/outcomes.hpp"

namespace loadline::scenario {

/// C5. Company's share of over- and underspend against the target.
struct Band {
  Assumption<units::Share> to;       ///< Upper end, as a share of the target; the last reaches everything.
  Assumption<units::Share> company;  ///< Company's share inside the band.
  Assumption<units::Money> up_to;    ///< Upper end in pounds, where the clause's bands are in pounds.
};
enum class BandBasis { share_of_target, pounds };
inline constexpr std::array<const char*, 2> band_basis_keys{"share-of-target", "pounds"};
/// Two ways to the same position (4.4): the price is paid and the difference settled at the year's end, or the cost is
/// paid as it falls and the company's share at the year's end.
enum class ShareForm { fixed_price, cost_reimbursable };
inline constexpr std::array<const char*, 2> share_form_keys{"fixed-price", "cost-reimbursable"};
struct ShareBands {
  static constexpr const char* kind = "share_bands";
  BandBasis basis = BandBasis::share_of_target;
  ShareForm form =
      ShareForm::fixed_price;    ///< cost_reimbursable needs volume and exceptional payments in the target,
                                 ///< and no volume or exceptional payment moves of its own.
  std::vector<Band> pain, gain;  ///< From 0 upwards, contiguous; beyond the last its share goes on.
  Assumption<units::Money> pain_limit, gain_limit;  ///< Most of the company's share a year; 0: none.
  bool cumulative =
      false;  ///< Bands see the difference of all years so far (bands of the targets so far); a year
              ///< settles the growth of the company's share.
  bool volume_in_target = true, exceptional_in_target = true;
  bool deductions_in_target = false;  ///< Target less deductions (plus what is earned back).
  bool deductions_in_actual =
      false;  ///< Actual plus deductions: the pain share then refunds part of them (4.3 iii).
};

/// C10. Reserve first, then the surplus is split; corporation tax falls on the company's part (0.4).
struct ReserveAndSurplus {
  static constexpr const char* kind = "reserve_surplus";
  Assumption<units::Money> opening;
  Assumption<units::Share> cap;            ///< Of the year's payable price.
  Assumption<units::Share> council_share;  ///< Of what remains of a surplus after topping up.
  bool taxable = false;
  Assumption<units::Share> tax_rate;
  bool restricted =
      false;  ///< The company's part must go into the service within 12 months: it meets the next year's
              ///< deficit first, and what is left of it at that year's end goes back to the council.
};

/// C11. A deficit draws on the reserve, then is carried forward up to a limit; of the remainder a share is granted and
/// the rest lent up to the facility; beyond it the company is insolvent (flagged, still recorded).
struct DeficitFunding {
  static constexpr const char* kind = "deficit_funding";
  Assumption<units::Money> carry_forward;
  Assumption<units::Share> grant;     ///< 100 % is a full indemnity.
  Assumption<units::Money> facility;  ///< Loan limit.
  Assumption<units::Share> interest;  ///< A year.
  int loan_years = 3;                 ///< Equal instalments of principal, the first the year after.
};

/// C11. A loan for cash, not for a deficit: drawn once, repaid in equal yearly instalments of principal, the first at the
/// end of the contract year after the one it is drawn in, each with a year's interest on the balance before it.
struct WorkingCapital {
  static constexpr const char* kind = "working_capital";
  Assumption<units::Money> amount;
  base::Date drawn;  ///< First day of a month of the horizon.
  Assumption<units::Share> interest;
  int loan_years = 3;
};

/// C13. Money that flows back: what the council charges for the services it provides (`costs.agreement`) and for property.
enum class Billing { monthly, quarterly };
inline constexpr std::array<const char*, 2> billing_keys{"monthly", "quarterly"};
struct SupportServices {
  static constexpr const char* kind = "support_services";
  Billing billing = Billing::quarterly;  ///< Due the month after the month or quarter.
  bool set_off =
      false;  ///< In cash the bill is taken off the next instalment of the price; accruals are gross always.
  Assumption<units::MoneyPerYear>
      rent;  ///< For property the council provides; a peppercorn may be 1 GBP/year.
};

/// C14. When the price is paid, and what the company starts with.
enum class PaymentTiming { start_of_month, in_arrears, mid_month };
inline constexpr std::array<const char*, 3> payment_timing_keys{"start-of-month", "in-arrears", "mid-month"};
struct PaymentProfile {
  static constexpr const char* kind = "payment_profile";
  PaymentTiming timing =
      PaymentTiming::start_of_month;  ///< mid-month settles in the month like start-of-month: cash
                                      ///< is seen at month ends.
  Assumption<units::Money> opening_cash;
  std::vector<Assumption<units::Share>> weights;  ///< April to March, 12 that sum to 100 %; none: equal.
  int true_up_months = 1;  ///< After the year's end, when what is settled yearly falls due (1 to 11).
  Assumption<units::Money>
      overdraft;  ///< Most the bank lends day to day; use and excess are reported; 0: none agreed.
};

/// C15. What gives a party a right. Recorded always; enacted only where it says so, and then the group total may move.
enum class Watched {
  deductions,  ///< Deductions of a quarter >= level of the quarter's price, in `persistence` quarters running.
  judgement_again,  ///< The `persistence`-th Inadequate inspection running.
  judgement_by,     ///< On `deadline` the grade in force is below `grade`.
  cash,             ///< Month-end cash < -`amount`, in `persistence` months running.
  reserve,          ///< At a year's end the reserve is nothing and something is unfunded.
  external_income,  ///< The in-house test is failed.
};
inline constexpr std::array<const char*, 6> watched_keys{"deductions", "judgement-again", "judgement-by",
                                                         "cash",       "reserve",         "external-income"};
enum class TriggerAction { review, step_in, termination };
inline constexpr std::array<const char*, 3> trigger_action_keys{"review", "step-in", "termination"};
struct Trigger {
  std::string id, name;
  Watched watched = Watched::cash;
  Assumption<units::Share> level;
  Assumption<units::Money> amount;
  int persistence = 1;
  base::Date deadline;
  Grade grade = Grade::good;
  TriggerAction action = TriggerAction::review;
  bool enacted = false;
  int notice_months = 6;  ///< Termination takes effect at the first year's end at least so long after.
  Assumption<units::Money> exit_costs;  ///< Of stepping in or ending, paid by the council outside the group.
};
/// An enacted termination: from the next contract year on no clause pays, the council bears the service's cost (a posting
/// of the year's net cost, so that the company's result is nothing), the reserve goes to the council, loans fall due at
/// once. Enacted stepping in costs `exit_costs` in the month it is triggered and changes nothing else.
struct Triggers {
  static constexpr const char* kind = "triggers";
  std::vector<Trigger> triggers;
};

/// C16. Who may approve a change, by its size, and when they meet. Up to `board` the company's board decides, up to
/// `section_151` the council's finance officer, both without waiting for a meeting; up to `cabinet` the cabinet; beyond,
/// the full council. Meetings are every so many months from April; a decision falls to the first at least `notice` months
/// after the request (and after the drawn delay). Without the clause only the drawn delay counts.
struct Approvals {
  static constexpr const char* kind = "approvals";
  Assumption<units::Money> board, section_151, cabinet;  ///< Rising.
  int cabinet_every_months = 1, council_every_months = 2, notice_months = 1;
};

/// Several councils that own one company: every posting between council and company is split among them, by largest
/// remainder, the first taking ties. The council's own costs stay with the first.
struct FundingCouncil {
  std::string id, name;
  Assumption<units::Share> share;
};
struct Funders {
  static constexpr const char* kind = "funders";
  std::vector<FundingCouncil> councils;  ///< Two or three; shares sum to 100 %.
};

}  // namespace loadline::scenario
