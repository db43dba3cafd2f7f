#!/usr/bin/env python3
"""Reports what breaks the architecture: includes, sizes and forbidden words (decision 0001).

usage: check_layers.py [ROOT]     exit 0 if nothing is wrong, 1 otherwise
"""
import pathlib
import re
import sys

# What a folder may include besides itself. A target is a folder or the start of a path in it.
MAY_INCLUDE = {
    "base": [],
    "sim": ["base/"],
    "models": ["base/", "sim/"],
    "input": ["base/", "models/*_options.hpp", "models/*/*_options.hpp"],
    "output": ["base/"],
    "analysis": ["base/", "output/"],
    "app": ["base/", "sim/", "models/", "input/", "output/", "analysis/"],
}

# Where headers that are not ours may be included: folders, or single files.
THIRD_PARTY = {
    "CLI/": ["app/"],
    "boost/": ["sim/", "models/", "input/", "analysis/"],
    "date/": ["base/"],
    "fmt/": [f"{folder}/" for folder in MAY_INCLUDE],
    "hdf5": ["output/h5_library.hpp"],
    "nlohmann/": ["input/", "output/", "analysis/", "app/"],
    "oneapi/": ["sim/executor_tbb.cpp"],
    "openssl/": ["base/", "output/", "app/"],
    "sqlite3.h": ["analysis/export/sqlite_database.cpp"],
    "tbb/": ["sim/executor_tbb.cpp"],
    "yaml-cpp/": ["input/"],
    # The processor and the operating system: vectors, memory, files and signals.
    "immintrin.h": ["sim/compaction.cpp", "sim/draw_batch.cpp"],
    "fcntl.h": ["output/", "app/"],
    "signal.h": ["app/"],
    "sys/": ["sim/huge_pages.hpp", "output/", "app/"],
    "unistd.h": ["output/", "app/"],
}

# Headers of ours that only some files of their own folder may see.
PRIVATE = {
    "output/h5_library.hpp": ["output/h5*.cpp"],
}

MAX_LINES = 350
SIZED = [*MAY_INCLUDE, "tests", "benchmarks", "tools", "cmake"]
SIZED_SUFFIXES = {".cpp", ".hpp", ".py", ".cmake", ".txt"}

# Words that make a result depend on something else than scenario and seed, and where they may be.
FORBIDDEN = [
    (re.compile(r"std::random_device"), "is not reproducible", None),
    (re.compile(r"\bs?rand\s*\("), "is not reproducible", None),
    (re.compile(r"std::\w+_distribution\b"), "differs between libraries (decision 0004)", None),
    (re.compile(r"\bsystem_clock\b"), "is the wall clock; only app/ reads it", "app/"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+(?:"([^"\n]+)"|<([^>\n]+)>)', re.MULTILINE)
# Comments, string and character literals: what is in them is not code.
NOT_CODE = re.compile(
    r'R"(\w*)\(.*?\)\1"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', re.DOTALL)
# A definition `type name`, then `=`, `{`, `[` or `;`. At column 0 it stands in a namespace, for
# clang-format does not indent those; further right, `static` or `thread_local` gives it away.
TYPE_AND_NAME = r"[A-Za-z_][\w:<>,*& ]*[ >*&]([a-z_]\w*)[ ]*(?:=[^=]|\{|\[|;)"
AT_NAMESPACE = re.compile(rf"^(?:static |inline |thread_local )*{TYPE_AND_NAME}", re.MULTILINE)
IN_FUNCTION = re.compile(rf"^ +(?:static|thread_local)(?: \w+)* {TYPE_AND_NAME}", re.MULTILINE)
NOT_MUTABLE = re.compile(
    r"\b(const|constexpr|using|typedef|namespace|struct|class|enum|union|template|concept|friend"
    r"|extern|requires|return|goto|operator)\b")


def lines_of(text, matches):
    """(line number, match) of each match."""
    return [(text.count("\n", 0, match.start()) + 1, match) for match in matches]


def without_literals(text):
    """The code of `text`, with as many lines."""
    return NOT_CODE.sub(lambda found: "\n" * found.group().count("\n") or " ", text)


def may(path, places):
    return any(path.match(place) if "*" in place else str(path).startswith(place)
               for place in places)


def include_problems(path, text):
    folder = path.parts[0]
    for line, match in lines_of(text, INCLUDE.finditer(text)):
        ours, theirs = match.groups()
        if ours and "/" not in ours:
            yield line, f'include "{ours}" by its path from the root'
        elif ours and not may(pathlib.PurePath(ours), [f"{folder}/", *MAY_INCLUDE[folder]]):
            yield line, f"{folder}/ may not include {ours}"
        elif ours in PRIVATE and not may(path, PRIVATE[ours]):
            yield line, f"{ours} is only for {', '.join(PRIVATE[ours])}"
        elif theirs and ("/" in theirs or theirs.endswith(".h")):
            places = [where for start, where in THIRD_PARTY.items() if theirs.startswith(start)]
            if not places:
                yield line, f"<{theirs}> is not in the table of tools/check_layers.py"
            elif not may(path, places[0]):
                yield line, f"<{theirs}> is only for {', '.join(places[0])}"


def word_problems(path, code):
    for pattern, reason, where in FORBIDDEN:
        if where and str(path).startswith(where):
            continue
        for line, match in lines_of(code, pattern.finditer(code)):
            yield line, f"'{match.group().strip()}' {reason}"
    for pattern in (AT_NAMESPACE, IN_FUNCTION):
        for line, match in lines_of(code, pattern.finditer(code)):
            if not NOT_MUTABLE.search(match.group()):
                yield line, f"'{match.group(1)}' is a mutable global"


def source_problems(path, text):
    yield from include_problems(path, text)
    yield from word_problems(path, without_literals(text))
    if path.suffix == ".hpp" and "#pragma once" not in text:
        yield 1, "the header lacks '#pragma once'"


def problems(root):
    for folder in SIZED:
        for file in sorted((root / folder).rglob("*")):
            if file.suffix not in SIZED_SUFFIXES:
                continue
            path, text = file.relative_to(root), file.read_text()
            if text.count("\n") > MAX_LINES:
                yield f"{path}:{MAX_LINES + 1}: {text.count(chr(10))} lines (at most {MAX_LINES})"
            if folder in MAY_INCLUDE and file.suffix in {".cpp", ".hpp"}:
                for line, problem in source_problems(path, text):
                    yield f"{path}:{line}: {problem}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    found = list(problems(root if root.is_dir() else root.parent.parent))
    print("\n".join(found) or "layers: no problem")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
