"""Every mutant still applies, and tools/mutants.py counts as killed only what a test noticed."""
import dataclasses
import pathlib
import re
import sys
import tempfile
import unittest
from unittest import mock

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import mutants  # noqa: E402

FAILED = "The following tests FAILED:\n\t 12 - sim.log is exact (near 1) (Failed)\n"
MUTANT = mutants.Mutant("planted", "CMakeLists.txt", ["project(cordon "], ["project(other "], "why",
                        ["sim.log"])


class EachMutant(unittest.TestCase):
    def test_applies(self):
        for mutant in mutants.read_mutants():
            with self.subTest(mutant.name):
                self.assertTrue(mutants.mutated(mutant), f"{mutant.file} has changed")


    def test_is_noticed_by_tests_that_exist(self):
        names = [f"{source.relative_to(ROOT / 'tests').parts[0]}.{name}"
                 for source in (ROOT / "tests").rglob("*.cpp")
                 for name in re.findall(r'TEST_CASE\(\s*"([^"]+)"', source.read_text())]
        for mutant in mutants.read_mutants():
            for beginning in mutant.noticed_by:
                with self.subTest(mutant.name):
                    self.assertTrue(any(name.startswith(beginning) for name in names),
                                    f"there is no test '{beginning}'")


class Verdict(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.copy = pathlib.Path(folder.name)
        (self.copy / "build").mkdir()

    def verdict(self, mutant=MUTANT, built=0, tested=(8, FAILED)):
        with mock.patch.multiple(mutants, COPY=self.copy, build=lambda _: (built, "warning"),
                                 tests=lambda *_, **__: tested):
            return mutants.verdict(mutant, {"sim.log is exact (near 1)": .1})

    def test_names_the_test_that_noticed(self):
        self.assertEqual(self.verdict(), (True, "sim.log is exact (near 1)"))

    def test_passing_tests_let_it_survive(self):
        self.assertEqual(self.verdict(tested=(0, "100% tests passed")), (False, "SURVIVED"))

    def test_a_compiler_error_is_no_kill(self):
        killed, why = self.verdict(built=1)
        self.assertFalse(killed)
        self.assertIn("DOES NOT BUILD", why)

    def test_endless_tests_kill(self):
        self.assertEqual(self.verdict(tested=(None, "")), (True, "hung"))

    def test_text_that_is_gone_is_stale(self):
        killed, why = self.verdict(dataclasses.replace(MUTANT, replace=["nowhere"]))
        self.assertFalse(killed)
        self.assertIn("STALE", why)

    def test_a_test_that_is_gone_is_stale(self):
        killed, why = self.verdict(dataclasses.replace(MUTANT, noticed_by=["sim.gone"]))
        self.assertFalse(killed)
        self.assertIn("STALE", why)

    def test_the_copy_is_as_before(self):
        self.verdict()
        self.assertEqual((self.copy / "CMakeLists.txt").read_text(), (ROOT / "CMakeLists.txt").read_text())


if __name__ == "__main__":
    unittest.main()
