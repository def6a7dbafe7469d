#pragma once
/// \file  input/path_visitor.hpp
/// \brief A visitor that keeps the path of where it is; base of those that show a scenario rather than read
///   one.

#include <string>
#include <vector>

#include "loadline/scenario/schema.hpp"

namespace loadline::input {

class PathVisitor : public scenario::Visitor {
 public:
  void enter(const scenario::Section& section) override { path_.push_back(section.key); }
  void leave() override { path_.pop_back(); }
  void list(const scenario::Section& section, scenario::ListStyle style,
            const scenario::ListAccess& items) override {
    path_.push_back(section.key);
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (style != scenario::ListStyle::entries) path_.push_back(items.id(i));
      items.describe(*this, i);
      if (style != scenario::ListStyle::entries) path_.pop_back();
    }
    path_.pop_back();
  }

 protected:
  std::string path_of(const std::string& key) const {
    std::string path;
    for (const std::string& part : path_) path += part + ".";
    return path + key;
  }

 private:
  std::vector<std::string> path_;
};

}  // namespace loadline::input
