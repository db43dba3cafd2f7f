#!/usr/bin/env python3
"""Tests `cordon explain` and the pages of docs/model that it prints."""
import re
import unittest

from program import SOURCE, ProgramTest

PAGES = sorted((SOURCE / "docs/model").glob("*.md"))
# One page is a table of tests; the others are a mechanism each.
MECHANISMS = [page for page in PAGES if page.stem != "verification"]
HEADINGS = ["Equation", "Keys", "Results", "Sources", "Limits", "Tests"]


def every_dataset():
    """Each dataset of the results that is not just the label of an axis."""
    text = (SOURCE / "docs/formats/results_file.md").read_text()
    rows = re.findall(r"(?m)^\| `/(?:series|runs|comparison)/(\w+)` \| (\w+) ", text)
    return {name for name, kind in rows if kind != "texts" and name not in ("member", "time")}


def results_named(page):
    part = page.read_text().split("\n## Results\n")[1].split("\n## ")[0]
    return set(re.findall(r"`(\w+)`", part))


def every_key():
    """Each key that a shipped scenario uses, without what stands above it."""
    text = "\n".join(path.read_text() for path in (SOURCE / "scenarios").rglob("*.yaml"))
    return set(re.findall(r"([a-z_]\w*):", text))


class Explain(ProgramTest):
    def test_a_page_is_printed_as_it_stands(self):
        self.assertGreater(len(PAGES), 4)
        for page in PAGES:
            done = self.cordon("explain", page.stem)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(done.stdout, page.read_text())

    def test_without_a_name_all_are_listed(self):
        listed = self.cordon("explain").stdout
        for page in PAGES:
            title = page.read_text().splitlines()[0].removeprefix("# ")
            self.assertRegex(listed, rf"(?m)^  {page.stem} +{re.escape(title)}$")

    def test_a_slip_is_recognised(self):
        done = self.cordon("explain", "recrutment")
        self.assertEqual(done.returncode, 64)
        self.assertIn("did you mean 'recruitment'?", done.stderr)

    def test_every_mechanism_has_its_six_parts(self):
        for page in MECHANISMS:
            with self.subTest(page.name):
                self.assertEqual(re.findall(r"(?m)^## (.*)$", page.read_text()), HEADINGS)

    def test_every_key_explained_is_a_key_of_some_scenario(self):
        known = every_key()
        for page in MECHANISMS:
            keys = re.findall(r"(?m)^\| `([\w.*]+)` \|", page.read_text())
            with self.subTest(page.name):
                self.assertGreater(len(keys), 1)
                unknown = [key for key in keys
                           if not known.issuperset(key.replace("*.", "").split("."))]
                self.assertEqual(unknown, [])

    def test_every_page_names_results_and_every_result_has_a_page(self):
        named = {page.name: results_named(page) for page in MECHANISMS}
        for page, names in named.items():
            with self.subTest(page):
                self.assertGreater(len(names), 0)
                self.assertEqual(names - every_dataset(), set())
        unexplained = every_dataset() - set().union(*named.values())
        self.assertEqual(unexplained - {"digest"}, set())


if __name__ == "__main__":
    unittest.main()
