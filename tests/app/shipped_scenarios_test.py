#!/usr/bin/env python3
"""Every scenario that is shipped is checked, and run with one member."""
import re
import unittest

from program import RESULTS, SOURCE, ProgramTest, files_in

SCENARIOS = sorted((SOURCE / "scenarios").rglob("*.yaml"))


class ShippedScenarios(ProgramTest):
    def test_there_are_scenarios(self):
        names = [path.name for path in SCENARIOS]
        self.assertIn("czechia.yaml", names)
        self.assertIn("europe.yaml", names)

    def test_each_can_be_checked_and_run(self):
        for path in SCENARIOS:
            with self.subTest(scenario=path.name):
                checked = self.cordon("check", path)
                self.assertEqual(checked.returncode, 0, checked.stderr)
                title = checked.stdout.splitlines()[0].split(": ", 1)[1]
                self.run_one_member(path, title)

    def run_one_member(self, path, title):
        directory = self.folder / path.stem
        done = self.run_scenario(path, "-n", 1, "-o", directory)
        self.assertEqual(done.stdout.splitlines()[0], title)
        self.assertIn("\nWhat to expect under ", done.stdout)
        self.assertEqual(done.stderr.splitlines()[-1], f"Results: {directory}/results.h5")
        self.assertEqual(files_in(directory), RESULTS)

    def test_results_go_to_a_folder_named_after_the_scenario(self):
        done = self.run_scenario(SOURCE / "scenarios/base/europe.yaml", "-n", 1, "-j", 1)
        self.assertTrue(re.search(r"^Results: out/europe/results\.h5$", done.stderr, re.MULTILINE))
        self.assertEqual(files_in(self.folder / "out/europe"), RESULTS)


if __name__ == "__main__":
    unittest.main()
