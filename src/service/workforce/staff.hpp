#pragma once
/// \file  service/workforce/staff.hpp
/// \brief What pay needs to know of a role in a month: where workforce and cost meet.

#include "loadline/units/lanes.hpp"

namespace loadline::service::workforce {

/// [FTE] at the time cases are allocated.
struct RoleMonth {
  units::Lanes<double> in_post{};
  units::Lanes<double>
      on_old_terms{};  ///< Among them: transferred, or started before the transfer. Each leaver is
                       ///< as likely one of them as not: the expected number.
  units::Lanes<double> redundancies{};               ///< Whose notice ended this month; not in post any more.
  units::Lanes<double> redundancies_on_old_terms{};  ///< Among those, the expected number.
  units::Lanes<double> newly_qualified{};            ///< Who started their first year this month.
};

}  // namespace loadline::service::workforce
