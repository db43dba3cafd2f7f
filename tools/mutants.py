#!/usr/bin/env python3
"""Plants known bugs, one at a time, and demands that the tests notice each of them.

usage: mutants.py [NAME...]     exit 0 if every mutant was killed, 1 otherwise

The mutants are the tables of tests/mutants/*.toml; its README says how to add one. They are built
in a copy of the working tree, build/mutants, which is kept: a second run compiles little.
"""
import dataclasses
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "build" / "mutants"
BUILD = COPY / "build" / "release"
PASSED = re.compile(r"Test +#\d+: (.+?) \.* *Passed +([\d.]+) sec")
FAILED = re.compile(r"^\s+\d+ - (.+) \((.+)\)$", re.MULTILINE)
HUNG_AFTER = 10  # times as long as without the mutant


@dataclasses.dataclass
class Mutant:
    name: str
    file: str
    replace: list  # texts that occur once in the file, and ...
    by: list  # ... what is put in their places
    why: str
    noticed_by: list  # beginnings of test names as ctest prints them

    def targets(self):
        return sorted({"test_" + test.split(".")[0] for test in self.noticed_by})


def listed(value):
    return [value] if isinstance(value, str) else value


def read_mutants():
    mutants = []
    for path in sorted((ROOT / "tests" / "mutants").glob("*.toml")):
        for name, fields in tomllib.loads(path.read_text()).items():
            mutants.append(Mutant(name, fields["file"], listed(fields["replace"]),
                                  listed(fields["by"]), fields["why"], fields["noticed_by"]))
    return mutants


def chosen(mutants, names):
    unknown = set(names) - {mutant.name for mutant in mutants}
    if unknown:
        sys.exit(f"mutants: there is no {', '.join(sorted(unknown))}")
    return [mutant for mutant in mutants if not names or mutant.name in names]


def mutated(mutant):
    """The text of the mutant's file with the bug in it, or nothing if it no longer applies."""
    text = (ROOT / mutant.file).read_text() if (ROOT / mutant.file).exists() else ""
    for old, new in zip(mutant.replace, mutant.by, strict=True):
        if text.count(old) != 1:
            return None
        text = text.replace(old, new)
    return text


def run(*command, limit=None):
    """Exit status, or nothing if it took longer than `limit` seconds, and what was printed."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               cwd=COPY, start_new_session=True)
    try:
        text = process.communicate(timeout=limit)[0]
        return process.returncode, text
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return None, process.communicate()[0]
    except KeyboardInterrupt:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def copy_tree():
    """Makes the copy equal to the working tree, and touches only what differs."""
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             cwd=ROOT, check=True, text=True, capture_output=True).stdout
    wanted = {name for name in listing.split("\0") if name and (ROOT / name).is_file()}
    for name in wanted:
        restore(name)
    for path in COPY.rglob("*"):
        name = path.relative_to(COPY)
        if path.is_file() and name.parts[0] != "build" and str(name) not in wanted:
            path.unlink()


def restore(name):
    content, copy = (ROOT / name).read_bytes(), COPY / name
    if not copy.exists() or copy.read_bytes() != content:
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(content)
        copy.chmod((ROOT / name).stat().st_mode)


def build(targets):
    return run("cmake", "--build", "--preset", "release", "--target", *targets)


def tests(names, limit=None):
    pattern = "|".join("^" + re.escape(name) for name in names)
    return run("ctest", "--preset", "release", "-j", "1", "-R", pattern, "--stop-on-failure",
               limit=limit)


def seconds_unmutated(mutants):
    """How long each test takes that some mutant names; ends the program if one does not pass."""
    copy_tree()
    for step in (lambda: run("cmake", "--preset", "release", "-DCORDON_BUILD_TESTS=ON"),
                 lambda: build(sorted({target for mutant in mutants for target in mutant.targets()})),
                 lambda: tests({test for mutant in mutants for test in mutant.noticed_by})):
        status, text = step()
        if status != 0:
            sys.exit(text + "mutants: without any mutant, this fails")
    return {name: float(seconds) for name, seconds in PASSED.findall(text)}


def verdict(mutant, seconds):
    """Whether it was killed, and by what, or why not."""
    text = mutated(mutant)
    if text is None:
        return False, f"STALE: what it replaces is not in {mutant.file} exactly once"
    usual = [taken for test, taken in seconds.items() if test.startswith(tuple(mutant.noticed_by))]
    for name in mutant.noticed_by:
        if not any(test.startswith(name) for test in seconds):
            return False, f"STALE: there is no test '{name}'"
    (COPY / mutant.file).write_text(text)
    try:
        status, text = build(mutant.targets())
        if status != 0:
            (COPY / "build" / f"{mutant.name}.log").write_text(text)
            return False, f"DOES NOT BUILD (build/mutants/build/{mutant.name}.log)"
        status, text = tests(mutant.noticed_by, limit=10 + HUNG_AFTER * sum(usual))
    finally:
        restore(mutant.file)
    failed = FAILED.findall(text)
    if status is None or any(reason == "Timeout" for _, reason in failed):
        return True, "hung"
    return bool(failed), failed[0][0] if failed else "SURVIVED"


def main():
    mutants = chosen(read_mutants(), sys.argv[1:])
    seconds = seconds_unmutated(mutants)
    killed = 0
    width = max(len(mutant.name) for mutant in mutants)
    for mutant in mutants:
        began = time.monotonic()
        noticed, by = verdict(mutant, seconds)
        killed += noticed
        print(f"{mutant.name:{width}}  {time.monotonic() - began:4.0f} s  {by}", flush=True)
        if not noticed:
            print(f"{'':{width}}          {mutant.why}")
    print(f"mutants: {killed} of {len(mutants)} killed")
    return 0 if killed == len(mutants) else 1


if __name__ == "__main__":
    sys.exit(main())
