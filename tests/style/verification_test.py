"""Every test that docs/model/verification.md names exists, and no id stands there twice."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/model/verification.md"


def rows():
    """The ids and the tests of each row of the table."""
    table = re.findall(r"(?m)^\| (.+?) \| .* \| (.*) \|$", PAGE.read_text())
    return [(ids.split(", "), re.findall(r"`([^`]+)`", tests)) for ids, tests in table[1:]]


def names_of_tests():
    names = set()
    for path in (ROOT / "tests").rglob("*_test.cpp"):
        names.update(re.findall(r'TEST_CASE\(\s*"((?:[^"\\]|\\.)*)"', path.read_text()))
    for path in (ROOT / "tests").rglob("*_test.py"):
        names.update(re.findall(r"def (test_\w+)", path.read_text()))
    return names


class Verification(unittest.TestCase):
    def test_every_test_named_exists(self):
        known = names_of_tests()
        self.assertNotIn("a test that nobody has written", known)
        self.assertGreater(len(rows()), 15)
        named = {name for _, tests in rows() for name in tests}
        self.assertEqual(sorted(named - known), [])
        self.assertTrue(all(tests for _, tests in rows()))

    def test_no_id_stands_twice(self):
        ids = [name for names, _ in rows() for name in names]
        self.assertEqual(sorted(ids), sorted(set(ids)))


if __name__ == "__main__":
    unittest.main()
