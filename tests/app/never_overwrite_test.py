#!/usr/bin/env python3
"""Results are computed once and never overwritten."""
import unittest

from program import CZECHIA, SOURCE, ProgramTest


class NeverOverwrite(ProgramTest):
    def setUp(self):
        super().setUp()
        self.first = self.run_scenario(CZECHIA, "-n", 1, "-o", "kept")

    def contents(self):
        return {path.name: path.read_bytes() for path in (self.folder / "kept").iterdir()}

    def test_the_same_command_computes_nothing_again(self):
        before = self.contents()
        again = self.run_scenario(CZECHIA, "-n", 1, "-o", "kept")
        self.assertIn("already holds this run; nothing was computed again", again.stderr)
        self.assertEqual(again.stdout, self.first.stdout)
        self.assertTrue(self.contents() == before)

    def test_another_run_is_refused_with_the_difference(self):
        before = self.contents()
        europe = SOURCE / "scenarios/base/europe.yaml"
        for arguments, difference in [
                ((CZECHIA, "-n", 2), "1 members, 2 were asked for"),
                ((CZECHIA, "-n", 1, "--set", "seed=7"), "seed 20260101, 7 was asked for"),
                ((europe, "-n", 1), "another scenario, 'Czechia, connected devices"),
                ((CZECHIA, "-n", 1, "--set", "vulnerability_history=5 years"),
                 "another scenario, 'Czechia, connected devices")]:
            with self.subTest(difference=difference):
                done = self.cordon("run", *arguments, "-o", "kept")
                self.assertEqual(done.returncode, 64)
                self.assertEqual(done.stdout, "")
                self.assertIn("kept/results.h5 holds other results (" + difference, done.stderr)
                self.assertIn("never overwritten. Choose another directory with -o", done.stderr)
                self.assertTrue(self.contents() == before)

    def test_damaged_results_are_reported_and_left_alone(self):
        results = self.folder / "kept/results.h5"
        results.write_bytes(results.read_bytes()[:5000])
        before = self.contents()
        done = self.cordon("run", CZECHIA, "-n", 1, "-o", "kept")
        self.assertEqual(done.returncode, 74)
        self.assertIn("kept/results.h5", done.stderr)
        self.assertTrue(self.contents() == before)


if __name__ == "__main__":
    unittest.main()
