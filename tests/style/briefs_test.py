#!/usr/bin/env python3
"""Tests that docs/briefs.md names pages, keys, series and tests that exist."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def rows():
    for line in (ROOT / "docs/briefs.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and "`" in line:
            yield cells


def names(cell):
    return re.findall(r"`([^`]+)`", cell)


class Briefs(unittest.TestCase):
    def test_every_row_names_something_everywhere(self):
        self.assertGreater(len(list(rows())), 5)
        for row in rows():
            with self.subTest(row[1]):
                self.assertTrue(all(names(cell) for cell in row[2:]))

    def test_pages_and_tests_exist(self):
        for row in rows():
            for page in names(row[2]):
                self.assertTrue((ROOT / f"docs/model/{page}.md").exists(), page)
            for test in names(row[5]):
                self.assertTrue((ROOT / test).exists(), test)

    def test_keys_are_keys_of_a_shipped_scenario(self):
        text = "\n".join(path.read_text() for path in (ROOT / "scenarios").rglob("*.yaml"))
        known = set(re.findall(r"([a-z_]\w*):", text))
        for row in rows():
            self.assertEqual(set(names(row[3])) - known, set())

    def test_series_are_series_of_the_results(self):
        text = (ROOT / "docs/formats/results_file.md").read_text()
        known = set(re.findall(r"(?m)^\| `/series/(\w+)` ", text))
        for row in rows():
            self.assertEqual(set(names(row[4])) - known, set())


if __name__ == "__main__":
    unittest.main()
