"""Fails on an include that points right in the order of the layers, and on what our sources must not contain.

Usage: layers_test.py ROOT        Prints one compiler-style message a mistake; exits 1 where there is any.
"""
import pathlib
import re
import sys

ORDER = [["base"], ["units"], ["chance", "statistics"], ["scenario"], ["input", "service"], ["contract"], ["engine"],
         ["analysis"], ["report", "archive"], ["app"]]
RANK = {layer: rank for rank, layers in enumerate(ORDER) for layer in layers}
# Left of it in the order, and still none of its business.
NEVER = {("statistics", "units"), ("contract", "input"), ("contract", "chance")}
THIRD_PARTY = {"toml++": {"input"}, "csv.h": {"input"}, "nlohmann": {"report", "analysis", "archive", "app"}, "CLI": {"app"}}
BANNED = {
    r"\bs?rand\(": "rand() has no address; draw from chance::Stream",
    r"std::random_device": "std::random_device cannot be repeated; draw from chance::Stream",
    r"(?<!math::)\b\w+_distribution\s*<": "std distributions differ between libraries; invert one uniform number",
    r"[\"( ]/(work|tmp|home|root)/": "a path of somebody's machine",
}


def may_include(layer, other):
    return layer == other or (RANK[other] < RANK[layer] and (layer, other) not in NEVER)


def mistakes_of_line(layer, public, text):
    include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', text)
    if include:
        first, *rest = include.group(1).split("/")
        other = rest[0] if first == "loadline" and rest else first
        if first in RANK and first != layer:
            yield f"{layer} may not reach into the private headers of {first}"
        elif first in RANK and public:
            yield "a public header may not include a private one"
        elif other in RANK and not may_include(layer, other):
            yield f"{layer} may not include {other}"
        elif first in THIRD_PARTY and layer not in THIRD_PARTY[first]:
            yield f"{layer} may not include {first} (only {', '.join(sorted(THIRD_PARTY[first]))} may)"
    code = text.split("//")[0] if '"' not in text else text
    for pattern, why in BANNED.items():
        if re.search(pattern, code):
            yield why


def mistakes(root):
    for folder in ("include/loadline", "src"):
        for path in sorted(p for p in (root / folder).rglob("*") if p.suffix in {".hpp", ".cpp", ".inc"}):
            layer = path.relative_to(root / folder).parts[0]
            if layer not in RANK:
                yield f"{path.relative_to(root)}:1: error: {layer} is not a layer"
                continue
            for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                for mistake in mistakes_of_line(layer, folder.startswith("include"), text):
                    yield f"{path.relative_to(root)}:{number}: error: {mistake}"


if __name__ == "__main__":
    found = list(mistakes(pathlib.Path(sys.argv[1])))
    print("\n".join(found) or "every include points left")
    sys.exit(1 if found else 0)
