#!/usr/bin/env python3
"""Runs the shipped hindcasts and writes down what came of them: usage renew_hindcasts.py PROGRAM

scenarios/hindcasts/record.json is what the program carries for its reports, the block below "What came
of it" in docs/howto/hindcast.md what people read. Build again afterwards. tests/app/hindcast_record_test.py
fails when either is not what comes out.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
HINDCASTS = [f"scenarios/hindcasts/{name}.yaml" for name in ("mirai", "lapdogs", "raptor_train")]
RECORD = "scenarios/hindcasts/record.json"
PAGE = "docs/howto/hindcast.md"
BLOCK = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def outcome(program, root):
    """The text and the JSON that the program prints; the second time it reads what it has run."""
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(root / "scenarios", pathlib.Path(folder) / "scenarios")
        return [subprocess.run([program, "hindcast", *HINDCASTS, *options], cwd=folder, text=True,
                               stdout=subprocess.PIPE, check=True).stdout
                for options in ([], ["--json"])]


def renew(program, root):
    text, record = outcome(program, root)
    (root / RECORD).write_text(record, encoding="utf-8")
    page = (root / PAGE).read_text(encoding="utf-8")
    renewed, blocks = BLOCK.subn(lambda _: text, page)
    if blocks != 1:
        sys.exit(f"{PAGE}: {blocks} blocks of output (1)")
    (root / PAGE).write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.splitlines()[0])
    renew(os.path.abspath(sys.argv[1]), ROOT)
