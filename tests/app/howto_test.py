#!/usr/bin/env python3
"""Runs every command, file and snippet of the pages in docs/howto, page by page in one folder.

A block is run by its kind: `sh` by a shell with the program on its path, `python` by Python, `yaml`
is kept under the name in its first line, "# name.yaml". `text` is what a reader sees. A page may be
tried with less than it says: "<!-- tested with -n 4 instead of -n 200 -->" before the block.
"""
import os
import re
import shutil
import subprocess
import sys
import unittest

from program import PROGRAM, SOURCE, ProgramTest

BLOCK = re.compile(r"(?:<!-- tested with (?P<less>.+?) instead of (?P<said>.+?) -->\n)?"
                   r"^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_NAME = re.compile(r"# ([\w-]+\.yaml)\n")
# What a reader has besides the program.
FOLDERS = ["docs", "scenarios"]
DOWNLOADED = {"known_exploited_vulnerabilities.json": SOURCE / "tests/app/kev/catalogue.json"}


class Howto(ProgramTest):
    def setUp(self):
        super().setUp()
        for name in FOLDERS:
            shutil.copytree(SOURCE / name, self.folder / name)
        for name, path in DOWNLOADED.items():
            shutil.copy(path, self.folder / name)
        self.built = self.folder / "build/release"
        self.built.mkdir(parents=True)
        (self.built / "cordon").symlink_to(PROGRAM)

    def run_command(self, command):
        path = os.pathsep.join([str(self.built), os.environ["PATH"]])
        done = subprocess.run(command, cwd=self.folder, env=os.environ | {"PATH": path}, text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, f"{command[-1]}\n{done.stdout}{done.stderr}")

    def run_page(self, page):
        blocks = list(BLOCK.finditer(page))
        self.assertEqual(page.count("```"), 2 * len(blocks), "a block that is not closed")
        for block in blocks:
            text, said = block["text"], block["said"]
            if said:
                self.assertIn(said, text)
                text = text.replace(said, block["less"])
            if block["kind"] == "sh":
                self.run_command(["sh", "-eu", "-c", text])
            elif block["kind"] == "python":
                self.run_command([sys.executable, "-c", text])
            elif block["kind"] == "yaml":
                name = FILE_NAME.match(text)
                self.assertTrue(name, f"a file without a name:\n{text}")
                (self.folder / name[1]).write_text(text, encoding="utf-8")
            else:
                self.assertEqual(block["kind"], "text", text)
        return len(blocks)

    def test_every_page_does_what_it_says(self):
        pages = sorted((SOURCE / "docs/howto").glob("*.md"))
        for page in pages:
            with self.subTest(page.name):
                self.assertGreater(self.run_page(page.read_text(encoding="utf-8")), 0)
        self.assertGreaterEqual(len(pages), 6)

    def test_what_does_not_work_is_found(self):
        for page, words in [("```sh\ncordon nosuch\n```\n", "'nosuch' is not a verb"),
                            ("```sh\ncordon --version\nfalse\n```\n", "cordon --version"),
                            ("```python\nimport nosuch\n```\n", "nosuch"),
                            ("```yaml\nformat: 1\n```\n", "without a name"),
                            ("```\ncordon\n```\n", "cordon"),
                            ("```sh\ntrue\n", "not closed"),
                            ("<!-- tested with -n 2 instead of -n 9 -->\n```sh\ntrue\n```\n", "-n 9")]:
            with self.subTest(page), self.assertRaisesRegex(AssertionError, re.escape(words)):
                self.run_page(page)


if __name__ == "__main__":
    unittest.main()
