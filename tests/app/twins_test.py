#!/usr/bin/env python3
"""The two further runs of `cordon run`: when they are made, what differs in them, who uses them."""
import json
import shutil
import unittest

import numpy as np

from program import CZECHIA, ProgramTest, datasets

SHORT = ("--set", "clock.horizon=4 months", "--set", "experiment.policies=[baseline]", "--set",
         "questions.ban_long=null", "--set", "questions.worm_medium=null")
TWINS = ("guesses_fixed", "vendor_neutral")


class Twins(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.small = cls.shared_run(CZECHIA, "-n", 3, "--twins", 2, *SHORT).parent

    def setUp(self):
        super().setUp()
        shutil.copytree(self.small, self.folder / "run")

    def test_members_meet_the_same_world_but_for_the_key(self):
        run = datasets(self.folder / "run/results.h5")
        quality = run["parameters/quality"].astype(str)
        guessed = np.isin(quality, ("expert", "placeholder"))
        self.assertTrue(guessed.any() and not guessed.all())
        fixed, alike = (datasets(self.folder / "run" / name / "results.h5") for name in TWINS)
        drawn = run["parameters/value"][:2]
        np.testing.assert_array_equal(alike["parameters/value"], drawn)
        np.testing.assert_array_equal(fixed["parameters/value"][:, ~guessed], drawn[:, ~guessed])
        self.assertTrue((fixed["parameters/value"][0, guessed]
                         == fixed["parameters/value"][1, guessed]).all())
        for twin in (fixed, alike):
            self.assertTrue((twin["runs/digest"] != run["runs/digest"][:, :2]).all())

    def test_few_members_have_none_unless_they_are_asked_for(self):
        done = self.run_scenario(CZECHIA, "-n", 3, *SHORT, "-o", "alone")
        self.assertNotIn("The same with", done.stderr)
        self.assertFalse((self.folder / "alone/guesses_fixed").exists())
        self.run_scenario(CZECHIA, "-n", 20, "--twins", 0, *SHORT, "-o", "alone_too")
        self.assertFalse((self.folder / "alone_too/guesses_fixed").exists())

    def test_twenty_members_have_twins_of_twenty(self):
        self.run_scenario(CZECHIA, "-n", 20, *SHORT, "-o", "twenty")
        for name in TWINS:
            found = datasets(self.folder / "twenty" / name / "results.h5")
            self.assertEqual(found["runs/digest"].shape, (1, 20))
        report = self.cordon("report", "twenty", "--data")
        trust = json.loads(report.stdout)["trust"]
        self.assertIn("variance of the devices held", trust["guesses"]["text"])
        self.assertEqual(trust["vendor_neutral"]["text"], "No policy of this run is a ban.")
        self.assertRegex(self.cordon("forecast", "twenty").stdout, r"fixing all guesses moves\s+it")

    def test_they_can_be_added_to_a_finished_run(self):
        for name in TWINS:
            shutil.rmtree(self.folder / "run" / name)
        report = json.loads(self.cordon("report", "run", "--data").stdout)
        self.assertIn("--twins 20 -o run`", report["trust"]["guesses"]["missing"])
        done = self.run_scenario(CZECHIA, "-n", 3, "--twins", 2, *SHORT, "-o", "run")
        self.assertIn("run/results.h5 already holds this run", done.stderr)
        for name in TWINS:
            self.assert_same_results(self.folder / "run" / name / "results.h5",
                                     self.small / name / "results.h5")

    def test_a_scenario_that_is_its_own_twin_has_one_less(self):
        done = self.run_scenario(CZECHIA, "-n", 1, "--twins", 1, *SHORT, "--set",
                                 "vendor_security=alike", "-o", "alike")
        self.assertIn("with guesses fixed", done.stderr)
        self.assertFalse((self.folder / "alike/vendor_neutral").exists())
        report = json.loads(self.cordon("report", "alike", "--data").stdout)
        self.assertIn("has `vendor_security: alike` itself",
                      report["trust"]["vendor_neutral"]["missing"])

    def test_what_is_no_twin_is_not_used(self):
        shutil.rmtree(self.folder / "run/guesses_fixed")
        (self.folder / "run/vendor_neutral").rename(self.folder / "run/guesses_fixed")
        done = self.cordon("forecast", "run")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("run/guesses_fixed was not run with `experiment.guesses: fixed`, and is not "
                      "used", done.stderr)
        self.assertRegex(done.stdout, r"uncertain numbers\s+are guesses")

    def test_the_command_of_a_report_has_what_was_set(self):
        command = json.loads(self.cordon("report", "run", "--data").stdout)["reproduce"]["command"]
        self.assertEqual(
            command, f"cordon run {CZECHIA} -n 3 --set 'clock.horizon=4 months' --set "
            "'experiment.policies=[baseline]' --set 'questions.ban_long=null' --set "
            "'questions.worm_medium=null' -o run")


if __name__ == "__main__":
    unittest.main()
