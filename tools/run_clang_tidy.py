#!/usr/bin/env python3
"""Runs clang-tidy on every source that is new or changed since it last passed.

usage: run_clang_tidy.py BUILD_FOLDER [SOURCE...]
Exit 0 if every source passes, 1 otherwise. All findings are printed, as soon as they are known;
one in a header only once, for however many sources it turns up.

A source counts as changed when it, a header of ours that it includes, its compile command, a
.clang-tidy above it or clang-tidy itself has. BUILD_FOLDER must be configured and built, for the
build knows the headers. It runs on as many cores as it may use (`taskset -c 0` lends it one).
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIDY = "clang-tidy-14"
OBJECT = re.compile(r" -o (\S+)")
FINDING = re.compile(r"^(?=/)", re.MULTILINE)


def output_of(*command):
    return subprocess.run(command, check=True, text=True, capture_output=True).stdout


def included_headers(build):
    """The files of this repository that each object was made from."""
    headers, current = {}, None
    for line in output_of("ninja", "-C", build, "-t", "deps").splitlines():
        if line.startswith("    "):
            path = (build / line.strip()).resolve()
            if path.is_relative_to(ROOT):
                headers[current].append(path)
        elif ":" in line:
            current = line.split(":")[0]
            headers[current] = []
    return headers


def fingerprint(entry, headers, version):
    """Of everything that decides what clang-tidy says about a source."""
    digest = hashlib.sha256((version + entry["command"]).encode())
    source = pathlib.Path(entry["file"])
    settings = [folder / ".clang-tidy" for folder in source.parents if folder.is_relative_to(ROOT)]
    made = OBJECT.search(entry["command"])[1]
    if made not in headers:
        sys.exit(f"{source}: {made} is not built, so its headers are not known")
    for path in [source, *sorted(headers[made]), *filter(pathlib.Path.exists, settings)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(build, source, stamp):
    """Nothing if the source passes, otherwise what clang-tidy says."""
    run = subprocess.run([TIDY, "-p", build, "--quiet", source], text=True, capture_output=True)
    if run.returncode == 0:
        stamp.touch()
        return None
    return run.stdout or run.stderr


def main():
    build, *wanted = [pathlib.Path(argument).resolve() for argument in sys.argv[1:]]
    passed = build / "clang_tidy"
    passed.mkdir(exist_ok=True)
    version, headers = output_of(TIDY, "--version"), included_headers(build)
    entries = [entry for entry in json.loads((build / "compile_commands.json").read_text())
               if not entry["file"].startswith(str(build))
               and (not wanted or pathlib.Path(entry["file"]) in wanted)]
    stamps = {entry["file"]: passed / fingerprint(entry, headers, version) for entry in entries}
    changed = [source for source, stamp in stamps.items() if not stamp.exists()]
    failed, printed = 0, set()
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        checks = [pool.submit(check, build, source, stamps[source]) for source in changed]
        for done in concurrent.futures.as_completed(checks):
            findings = FINDING.split(done.result() or "")
            failed += findings != [""]
            print("".join(text for text in findings if text not in printed), end="", flush=True)
            printed.update(findings)
    print(f"clang-tidy: {failed} of {len(changed)} changed sources have findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
