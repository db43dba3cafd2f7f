#!/usr/bin/env python3
"""The forecast on standard output: readable, honest, and free of the marks of bad arithmetic."""
import re
import unittest

from program import CZECHIA, ProgramTest

# Enough members for words of probability, and little else to compute.
MANY_MEMBERS_OF_A_SHORT_RUN = (
    "-n", 60, "--set", "clock.horizon=3 months", "--set", "experiment.policies=[baseline]",
    "--set", "questions.worm_medium=null", "--set", "questions.ban_long=null")


class Forecast(ProgramTest):
    def test_all_policies_over_three_years(self):
        text = self.run_scenario(CZECHIA, "-n", 2).stdout
        self.assert_is_readable(text)
        self.assertIn("never added", " ".join(text.split()))
        self.assertIn("What a ban on sales leaves in use", text)
        self.assertEqual(text.count("Likelihood: "), 3)
        self.assertEqual(text.count("Settled by: "), 3)
        # Two members cannot carry a word.
        self.assertEqual(text.count("not stated, 2 members are too few"), 3)

    def test_a_word_of_probability_comes_with_its_band(self):
        text = self.run_scenario(CZECHIA, *MANY_MEMBERS_OF_A_SHORT_RUN).stdout
        self.assert_is_readable(text)
        self.assertRegex(" ".join(text.split()),
                         r"Likelihood: [a-z ]+ \(PHIA: \d+ to \d+ %(, and \d+ to \d+ %)?\)\. "
                         r"It happens in (\d+|each|none) of 60 members")

    def test_rounding_is_not_reported_as_an_effect(self):
        text = self.run_scenario(CZECHIA, "-n", 2).stdout
        self.assertEqual(re.findall(r"\S*\de[-+]?\d+", re.sub(r"\b[0-9a-f]{8,}\b", "", text)), [])

    def assert_is_readable(self, text):
        for line in text.splitlines():
            self.assertLessEqual(len(line), 100, line)
            self.assertEqual(line, line.rstrip())
        self.assertIsNone(re.search(r"\b(nan|inf)\b", text, re.IGNORECASE))
        self.assertEqual(re.findall(r"(?<!\S)[-+]0(?:\.0+)?(?![\d.])", text), [])
        # No chance is stated as impossible or certain.
        self.assertEqual(re.findall(r"(?:members: |from )(?:0|100) %", text), [])


if __name__ == "__main__":
    unittest.main()
