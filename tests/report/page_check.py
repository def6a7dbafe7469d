"""Fails where a report page is not self-contained, not balanced, or has a chart without words.

Usage: page_check.py PAGE [LEAST FIGURES]        Prints one message a mistake; exits 1 where there is any.
"""
import pathlib
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "hr", "link", "img", "input", "path", "rect", "line", "circle"}
LOADS = {"src", "srcset", "data", "poster", "background", "xlink:href"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.mistakes, self.open, self.ids, self.targets = [], [], {}, []
        self.figures, self.figure = [], None

    def say(self, what):
        self.mistakes.append(f"line {self.getpos()[0]}: {what}")

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids[given["id"]] = self.ids.get(given["id"], 0) + 1
        self.targets += [(self.getpos()[0], t) for key in ("aria-labelledby",) for t in given.get(key, "").split()]
        if tag == "a" and given.get("href", "").startswith("#"):
            self.targets.append((self.getpos()[0], given["href"][1:]))
        if tag in ("script", "link", "iframe", "object", "embed", "base", "img"):
            self.say(f"<{tag}> has no place in a self-contained page")
        for key in LOADS & given.keys():
            self.say(f"{key} loads something")
        if any(key.startswith("on") for key in given):
            self.say("a script in an attribute")
        if tag == "figure":
            self.figure = {"line": self.getpos()[0], "seen": []}
            self.figures.append(self.figure)
        elif self.figure is not None:
            self.figure["seen"].append(tag)
            if tag == "svg" and given.get("role") != "img":
                self.say("a chart without role=img")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.say(f"</{tag}> closes nothing that is open (open: {self.open[-3:]})")
        else:
            self.open.pop()
        if tag == "figure":
            self.figure = None


def check(text, least=8):
    page = Page()
    page.feed(text)
    page.close()
    mistakes = page.mistakes + [f"<{tag}> is never closed" for tag in page.open]
    mistakes += [f"id {name} is used {count} times" for name, count in page.ids.items() if count > 1]
    mistakes += [f"line {line}: nothing has the id {name}" for line, name in page.targets if name not in page.ids]
    for figure in page.figures:
        seen = figure["seen"]
        for wanted, count in (("svg", 2), ("title", 2), ("desc", 2), ("figcaption", 1), ("details", 1), ("table", 1), ("h3", 1)):
            if seen.count(wanted) != count:
                mistakes.append(f"line {figure['line']}: figure has {seen.count(wanted)} <{wanted}>, not {count}")
    if len(page.figures) < least:
        mistakes.append(f"only {len(page.figures)} figures")
    for style in re.findall(r"<style>(.*?)</style>", text, re.S):
        if "url(" in style or "@import" in style:
            mistakes.append("the style sheet loads something")
    if re.search(r"\bnan\b|\binf\b", re.sub(r"<[^>]*>", " ", text)):
        mistakes.append("a figure that is no number reached the page")
    return mistakes


if __name__ == "__main__":
    least = int(sys.argv[2]) if len(sys.argv) > 2 else 8
    found = check(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"), least)
    print("\n".join(found) or "self-contained, balanced, every chart has its words")
    sys.exit(1 if found else 0)
