#include "report/html/html.hpp"

#include <string_view>

#include "report/svg/escape.hpp"

namespace loadline::report::html {

namespace {

/// Escaped, and with a word joiner where a browser would break a line between minus and pound.
std::string as_markup(const std::string& text) {
  const std::string sum = "\u2212£", joined = "\u2212&#8288;£";
  std::string out = svg::escaped(text);
  for (std::size_t at = out.find(sum); at != std::string::npos; at = out.find(sum, at + joined.size()))
    out.replace(at, sum.size(), joined);
  return out;
}

}  // namespace

Html::Html(const std::string& text) : markup_(as_markup(text)) {}
Html::Html(const char* text) : markup_(as_markup(text)) {}

Html Html::markup(std::string trusted) {
  Html made;
  made.markup_ = std::move(trusted);
  return made;
}

Html& Html::operator+=(const Html& other) {
  markup_ += other.markup_;
  return *this;
}

namespace {

/// A line break after such an element would show as a space.
bool is_inline(std::string_view tag) {
  return tag == "a" || tag == "code" || tag == "span" || tag == "strong";
}

}  // namespace

Html element(const char* tag, const Attributes& attributes, const Html& content) {
  std::string open = std::string("<") + tag;
  for (const auto& [name, value] : attributes) open += " " + name + "=\"" + svg::escaped(value) + "\"";
  return Html::markup(open + ">" + content.str() + "</" + tag + (is_inline(tag) ? ">" : ">\n"));
}

Html element(const char* tag, const Html& content) { return element(tag, {}, content); }

Html p(const Html& content) { return element("p", content); }

Html list(const std::vector<Html>& items) {
  Html content;
  for (const Html& item : items) content += element("li", item);
  return element("ul", content);
}

Html link(const std::string& address, const std::string& text) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return text;
  return element("a", {{"href", address}}, text);
}

namespace {

Html row_of(const std::vector<Column>& columns, const std::vector<Html>& cells) {
  Html row;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    const bool is_number = c < columns.size() && columns[c].align == Align::number;
    if (c == 0)
      row += element("th", {{"scope", "row"}}, cells[c]);
    else
      row += element("td", is_number ? Attributes{{"class", "number"}} : Attributes{}, cells[c]);
  }
  return element("tr", row);
}

}  // namespace

Html table(const Table& table) {
  Html head, body;
  for (const Column& column : table.columns) {
    Attributes attributes{{"scope", "col"}};
    if (column.align == Align::number) attributes.emplace_back("class", "number");
    head += element("th", attributes, column.name);
  }
  for (const std::vector<Html>& row : table.rows) body += row_of(table.columns, row);
  const Html whole = element("caption", element("span", table.caption)) +
                     element("thead", element("tr", head)) + element("tbody", body);
  return element("div",
                 {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", table.caption}},
                 element("table", whole));
}

Html folded(const std::string& summary, const Html& content) {
  return element("details", element("summary", summary) + content);
}

Html figure(const Figure& figure) {
  Html drawings;
  for (const svg::Size& standard : {svg::wide, svg::narrow}) {
    const svg::Size size = figure.resize(standard);
    const std::string id = figure.id + (size.is_narrow ? "-narrow" : "-wide");
    drawings += Html::markup(svg::framed(figure.draw(size), size, {id, figure.title, figure.description}));
  }
  const Html content = element("h3", {{"id", figure.id + "-heading"}}, figure.title) + drawings +
                       element("figcaption", figure.sentence) +
                       folded("The figures behind this chart", table(figure.table));
  return element("figure", {{"id", figure.id}}, content);
}

Html section(const std::string& id, const std::string& heading, const Html& content) {
  return element("section", {{"id", id}, {"aria-labelledby", id + "-heading"}},
                 element("h2", {{"id", id + "-heading"}}, heading) + content);
}

}  // namespace loadline::report::html
