#include "report/tags.hpp"

namespace loadline::report {

const char* group_key(service::LineGroup group) {
  switch (group) {
    case service::LineGroup::pay:
      return "pay";
    case service::LineGroup::agency:
      return "agency";
    case service::LineGroup::placements:
      return "placements";
    case service::LineGroup::other:
      return "other";
    case service::LineGroup::vat:
      return "vat";
    case service::LineGroup::savings:
      return "savings";
    case service::LineGroup::investment:
      return "investment";
    case service::LineGroup::council:
      return "council";
  }
  return "";
}

const char* behaviour_key(service::Behaviour behaviour) {
  switch (behaviour) {
    case service::Behaviour::fixed:
      return "fixed";
    case service::Behaviour::step:
      return "step";
    case service::Behaviour::variable:
      return "variable";
    case service::Behaviour::semi_variable:
      return "semi-variable";
  }
  return "";
}

const char* bearer_key(service::Bearer bearer) {
  return bearer == service::Bearer::company ? "company" : "council";
}

}  // namespace loadline::report
