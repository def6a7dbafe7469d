#pragma once
/// \file  report/page/savings_parts.hpp
/// \brief The parts of the section on savings. Each is empty where its findings are.

#include <string>

#include "report/page/parts.hpp"

namespace loadline::report::page {

Html savings_waterfall(const Page& page);  ///< From what is promised to what arrives.
Html missed_targets(const Page& page);     ///< What each year costs more than its plan, and why.
Html initiatives(const Page& page);        ///< The initiatives: plan, delivery, worth.

/// How the worth of the programme and its parts was worked out.
std::string study_words(const analysis::SavingsStudy& study);

}  // namespace loadline::report::page
