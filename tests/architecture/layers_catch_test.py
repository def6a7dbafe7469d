"""The layers test can fail: a made-up tree with one mistake of each kind gives exactly these messages and no others."""
import pathlib
import tempfile

from layers_test import mistakes

TREE = {
    "include/loadline/units/money.hpp": '#pragma once\n#include "loadline/base/expects.hpp"\n#include "units/detail.hpp"\n',
    "include/loadline/chance/draw.hpp": '#include "loadline/statistics/moments.hpp"\n',
    "src/service/simulate.cpp": '#include <cmath>\n\n#include "loadline/engine/run.hpp"\n#include "loadline/scenario/scenario.hpp"\n',
    "src/input/read.cpp": '#include <toml++/toml.h>\n#include "loadline/service/block.hpp"\n#include "input/detail.hpp"\n',
    "src/contract/settle.cpp": '#include "loadline/service/block.hpp"\n#include "loadline/input/load.hpp"\n#include "service/walk.hpp"\n',
    "src/engine/run.cpp": '#include <toml++/toml.h>\n#include <nlohmann/json.hpp>\n',
    "src/report/write.cpp": '#include <nlohmann/json.hpp>\n#include "loadline/engine/run.hpp"\n#include "loadline/archive/store.hpp"\n',
    "src/chance/luck.cpp": 'int a = rand();\nstd::random_device b;\nstd::normal_distribution<double> c;\nconst char* d = "/tmp/x";\n'
                           'int operand(int);  // not rand(), std::random_device or normal_distribution<double>\n',
    "src/model/settle.cpp": '#include "loadline/base/date.hpp"\n',
}
EXPECTED = """\
include/loadline/chance/draw.hpp:1: error: chance may not include statistics
include/loadline/units/money.hpp:3: error: a public header may not include a private one
src/chance/luck.cpp:1: error: rand() has no address; draw from chance::Stream
src/chance/luck.cpp:2: error: std::random_device cannot be repeated; draw from chance::Stream
src/chance/luck.cpp:3: error: std distributions differ between libraries; invert one uniform number
src/chance/luck.cpp:4: error: a path of somebody's machine
src/contract/settle.cpp:2: error: contract may not include input
src/contract/settle.cpp:3: error: contract may not reach into the private headers of service
src/engine/run.cpp:1: error: engine may not include toml++ (only input may)
src/engine/run.cpp:2: error: engine may not include nlohmann (only analysis, app, archive, report may)
src/input/read.cpp:2: error: input may not include service
src/model/settle.cpp:1: error: model is not a layer
src/report/write.cpp:3: error: report may not include archive
src/service/simulate.cpp:3: error: service may not include engine""".splitlines()

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    for name, text in TREE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    found = list(mistakes(root))
unexpected, missed = set(found) - set(EXPECTED), set(EXPECTED) - set(found)
assert not unexpected and not missed, f"said wrongly: {sorted(unexpected)}; missed: {sorted(missed)}"
