#!/usr/bin/env python3
"""Runs clang-tidy on every source that is new or changed since it last passed.

usage: run_clang_tidy.py BUILD_FOLDER     exit 0 if every source passes, 1 otherwise

A source counts as changed when it, a header of ours that it includes, its compile command or
.clang-tidy has. BUILD_FOLDER must be configured and built, for the build knows the headers.
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
OBJECT = re.compile(r" -o (\S+)")


def included_headers(build):
    """The files of this repository that each object was made from."""
    listing = subprocess.run(["ninja", "-C", build, "-t", "deps"], check=True, text=True,
                             capture_output=True).stdout
    headers, current = {}, None
    for line in listing.splitlines():
        if line.startswith("    "):
            path = (build / line.strip()).resolve()
            if path.is_relative_to(ROOT):
                headers[current].append(path)
        elif ":" in line:
            current = line.split(":")[0]
            headers[current] = []
    return headers


def fingerprint(entry, headers):
    """Of everything that decides what clang-tidy says about a source."""
    digest = hashlib.sha256(entry["command"].encode())
    made = OBJECT.search(entry["command"])[1]
    for path in [pathlib.Path(entry["file"]), *sorted(headers.get(made, []))]:
        digest.update(path.read_bytes())
    for path in sorted(ROOT.glob("**/.clang-tidy")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def check(build, source, stamp):
    """Nothing if the source passes, otherwise what clang-tidy says."""
    run = subprocess.run(["clang-tidy-14", "-p", build, "--quiet", source], text=True,
                         capture_output=True)
    if run.returncode == 0:
        stamp.touch()
        return None
    return run.stdout or run.stderr


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    passed = build / "clang_tidy"
    passed.mkdir(exist_ok=True)
    headers = included_headers(build)
    entries = json.loads((build / "compile_commands.json").read_text())
    ours = [entry for entry in entries if not entry["file"].startswith(str(build))]
    stamps = {entry["file"]: passed / fingerprint(entry, headers) for entry in ours}
    changed = [source for source, stamp in stamps.items() if not stamp.exists()]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        findings = pool.map(lambda source: check(build, source, stamps[source]), changed)
        failures = [finding for finding in findings if finding]
    print("\n".join(failures), end="")
    print(f"clang-tidy: {len(failures)} of {len(changed)} changed sources have findings")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
