#pragma once
/// \file  report/html/html.hpp
/// \brief Markup that cannot be mistaken for text: every text from a scenario is escaped on its way in.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "report/svg/canvas.hpp"

namespace loadline::report::html {

/// A piece of a page. Made from text (escaped), from `element`, or - for markup of our own - from `markup`.
class Html {
 public:
  Html() = default;
  Html(const std::string&
           text);  // NOLINT(google-explicit-constructor): text becomes safe markup wherever it is used
  Html(const char* text);  // NOLINT(google-explicit-constructor)
  static Html markup(std::string trusted);

  const std::string& str() const { return markup_; }
  bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& other);
  friend Html operator+(Html a, const Html& b) { return a += b; }

 private:
  std::string markup_;
};

using Attributes = std::vector<std::pair<std::string, std::string>>;

Html element(const char* tag, const Attributes& attributes, const Html& content);
Html element(const char* tag, const Html& content);
/// A paragraph.
Html p(const Html& content);
Html list(const std::vector<Html>& items);
/// A link where the address is http(s), otherwise the text alone.
Html link(const std::string& address, const std::string& text);

enum class Align { text, number };
struct Column {
  std::string name;
  Align align = Align::number;
};
/// The first cell of a row is its header.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Html>> rows;
};
/// In a box of its own that scrolls sideways on a narrow screen, reachable by keyboard.
Html table(const Table& table);
Html folded(const std::string& summary, const Html& content);

/// A chart with an active title, a sentence under it and its figures in a folded table. It is drawn twice, for wide and
/// for narrow screens, because text in a shrunken chart cannot be read on a phone.
struct Figure {
  std::string id;
  std::string title;        ///< States the finding with the figure.
  std::string description;  ///< What the chart shows, for who cannot see it.
  std::string sentence;     ///< Plain English, under the chart.
  std::function<std::string(const svg::Size&)> draw;
  std::function<svg::Size(const svg::Size&)> resize = [](const svg::Size& size) {
    return size;
  };  ///< Height by content.
  Table table;
};
Html figure(const Figure& figure);

/// A section of the page with its heading; `id` is its address in the contents.
Html section(const std::string& id, const std::string& heading, const Html& content);

}  // namespace loadline::report::html
