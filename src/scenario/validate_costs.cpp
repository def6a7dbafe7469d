#include <fmt/format.h>

#include "validate_parts.hpp"

namespace loadline::scenario::rules {
namespace {

bool is_flow(CostDriver driver) {
  return driver == CostDriver::referrals || driver == CostDriver::care_entries ||
         driver == CostDriver::adoptions;
}
const char* key_of(CostDriver driver) { return cost_driver_keys[static_cast<std::size_t>(driver)]; }

/// Refuses a number that could do nothing, or would be done twice, where it is other than 0.
void refuse(const std::string& path, const Datum& number, const char* why, const char* help, Judge& judge) {
  if (may_be(number)) judge.error(path, number.origin.place, "is given", why, help);
}

void check_late_settlement(LateSettlement& late, const Horizon& horizon, Judge& judge) {
  const std::string path = "costs.late_settlement.assumed";
  if (late.assumed.empty()) return;
  if (late.delay.typical_value() == 0.0)
    judge.error(path, "is given", "awards are agreed at once, so nothing is ever assumed",
                "write costs.late_settlement.delay = \"... months\", or remove it");
  settle_years(late.assumed, path, horizon, 1, judge);
}

void check_fee(const PlacementFee& fee, const PlacementTerms& placement, const std::string& path,
               Judge& judge) {
  if (!fee.locked) {
    const char* const why = "every child of the type pays the market's mean fee unless fees are locked";
    const char* const help = "write locked = true, or remove it";
    refuse(path + ".spread", fee.spread, why, help, judge);
    refuse(path + ".tail_share", fee.tail_share, why, help, judge);
    if (fee.uplift_cap.stated) refuse(path + ".uplift_cap", fee.uplift_cap, why, help, judge);
  }
  if (usable(fee.tail_shape) && fee.tail_shape.typical_value() <= 1.0)
    judge.error(path + ".tail_shape", fee.tail_shape.origin.place,
                fmt::format("is {:g}", fee.tail_shape.typical_value()),
                "at 1 or below, exceptional fees would have no mean",
                "write a number above 1; above 2 for a variance");
  if (usable(placement.capacity) && !may_be(placement.capacity))
    refuse(path + ".utilisation", fee.utilisation,
           "the type has no limit, so no share of its places is in use",
           "write the type's capacity in demand.placement, or remove it", judge);
}

void check_line(const CostLine& line, Judge& judge) {
  const std::string path = "costs.line." + line.id;
  if (is_flow(line.driver) && usable(line.reference) && line.reference.typical_value() == 0.0)
    judge.error(path + ".driver", fmt::format("is \"{}\", and there is no reference", key_of(line.driver)),
                "a flow has no opening level at which the amount could hold",
                "write reference = the number a year at which it does");
  if (line.driver == CostDriver::fixed)
    for (const Part& part : {Part{"reference", &line.reference}, Part{"fixed_share", &line.fixed_share},
                             Part{"step", &line.step}})
      refuse(path + "." + part.name, *part.number, "the line has no driver, so it does not move",
             "write what it grows with as driver, or remove it", judge);
  if (may_be(line.step))
    refuse(path + ".fixed_share", line.fixed_share,
           "the line goes up in steps, and steps have no fixed share", "keep one of step and fixed_share",
           judge);
}

void check_agreement(const ServiceAgreement& agreement, Judge& judge) {
  const std::string path = "costs.agreement." + agreement.id;
  if (agreement.driver == CostDriver::fixed)
    refuse(path + ".variable", agreement.variable, "nothing drives that part of the charge",
           "write what it grows with as driver, or remove it", judge);
  else if (usable(agreement.variable) && !may_be(agreement.variable))
    judge.error(path + ".driver", fmt::format("is \"{}\", and variable is 0 %", key_of(agreement.driver)),
                "then no part of the charge moves with it", "write variable = \"... %\", or remove driver");
  if (is_flow(agreement.driver))
    judge.error(path + ".driver", fmt::format("is \"{}\"", key_of(agreement.driver)),
                "a charge is agreed for what is there at the start, and a flow has no level then",
                "write a stock: looked-after, care-leavers, open-cases, plans or staff");
}

void check_asset(const Asset& asset, Judge& judge) {
  const std::string path = "costs.asset." + asset.id;
  const std::string method = asset_method_keys[static_cast<std::size_t>(asset.method)];
  const auto needs = [&](const char* name, const Datum& number, const char* why) {
    if (usable(number) && !may_be(number))
      judge.error(path + "." + name, number.stated ? number.origin.place : base::Place{},
                  fmt::format("is 0, and the method is \"{}\"", method), why, "write it, or another method");
  };
  const auto needs_no = [&](const char* name, const Datum& number, const char* why) {
    if (may_be(number))
      judge.error(path + "." + name, number.origin.place,
                  fmt::format("is given, and the method is \"{}\"", method), why,
                  "remove it, or write another method");
  };
  if (asset.method == AssetMethod::lease) {
    needs("rent", asset.rent, "a lease is paid for by its rent");
    needs_no("cost", asset.cost, "a lease is paid for by its rent");
  } else {
    needs("cost", asset.cost, "what is bought has a price");
    needs_no("rent", asset.rent, "what is bought has a price and no rent");
  }
  if (asset.method == AssetMethod::annuity)
    needs("rate", asset.rate, "without interest an annuity is a straight line");
  else
    needs_no("rate", asset.rate, "only an annuity bears interest here");
}

/// Says where nothing of what is dated falls in the horizon.
void check_dates(const std::string& path, const base::Date& from, double months, const Horizon& horizon,
                 Judge& judge) {
  if (!from.known() || !horizon.start.known()) return;
  const int first = 12 * (from.year - horizon.start.year) + from.month - horizon.start.month;
  if (first >= horizon.months)
    judge.warning(path, {}, "is " + base::to_string(from), "that is after the last month",
                  "lengthen the horizon or leave it out");
  else if (first + months <= 0.0)
    judge.warning(path, {}, "is " + base::to_string(from), "it is over before the first month",
                  "leave it out");
}

void check_balancing_line(const Datum& line, Judge& judge) {
  if (!may_be(line) || line.origin.quality == Quality::red) return;
  judge.error("costs.balancing_line", line.origin.place, "is not rated red",
              "what a budget holds beyond what is modelled is known least of all, and readers must see that",
              "write quality = \"red\" beside its value, or rate the assumption it names red");
}

void check_vat(const Vat& vat, Judge& judge) {
  const std::string path = "costs.vat.recovery";
  const double recovery = vat.recovery.typical_value();
  const bool stated = vat.recovery.stated && usable(vat.recovery);
  const bool certain = chance::certain(vat.recovery.uncertain);
  if (vat.status == VatStatus::partial && usable(vat.recovery) && !vat.recovery.stated)
    judge.error(path, "is not stated, and the supply is partly exempt",
                "how much of its input VAT the company recovers is then a figure of its own",
                "write recovery = \"... %\", or status = \"exempt\" or \"taxable\"");
  if (vat.status == VatStatus::exempt && stated && (!certain || recovery != 0.0))
    judge.error(path, vat.recovery.origin.place, "is given, and the supply is exempt",
                "a company whose supply is exempt recovers no input VAT",
                "remove it, or write status = \"partial\"");
  if (vat.status == VatStatus::taxable && stated && (!certain || recovery != 1.0))
    judge.error(path, vat.recovery.origin.place, "is given, and the supply is taxable",
                "a company whose supply is taxable recovers all input VAT",
                "remove it, or write status = \"partial\"");
}

}  // namespace

void check_costs(Scenario& s, Judge& judge) {
  Costs& costs = s.costs;
  settle_years(costs.pay_award, "costs.pay_award", s.horizon, 1, judge);
  settle_years(costs.price_growth, "costs.price_growth", s.horizon, 1, judge);
  if (!costs.deflator.empty()) settle_years(costs.deflator, "costs.deflator", s.horizon, 1, judge);
  check_late_settlement(costs.late_settlement, s.horizon, judge);
  for (std::size_t type = 0; type < placement_types; ++type)
    check_fee(costs.fees[type], s.demand.placements[type],
              std::string("costs.placement.") + placement_keys[type], judge);
  for (const CostLine& line : costs.lines) check_line(line, judge);
  for (const ServiceAgreement& agreement : costs.agreements) {
    check_agreement(agreement, judge);
    check_dates("costs.agreement." + agreement.id + ".notice_given", agreement.notice_given, s.horizon.months,
                s.horizon, judge);
  }
  for (const OneOff& one_off : costs.one_offs)
    check_dates("costs.one_off." + one_off.id + ".start", one_off.start, one_off.months.typical_value(),
                s.horizon, judge);
  for (const Asset& asset : costs.assets) {
    check_asset(asset, judge);
    check_dates("costs.asset." + asset.id + ".from", asset.from, asset.life.typical_value(), s.horizon,
                judge);
  }
  check_balancing_line(costs.balancing_line, judge);
  check_vat(costs.vat, judge);
}

}  // namespace loadline::scenario::rules
