#!/usr/bin/env python3
"""Same scenario and seed: same bytes, however many threads. Zero strength: same as the baseline."""
import json
import re
import unittest

import numpy as np

from program import CZECHIA, ProgramTest, datasets, differing_datasets

# Defined under a ban only.
OF_A_BAN = {"series/surviving_share", "series/banned_base", "series/ban_start"}


class SameResults(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.two_members = cls.shared_run(CZECHIA, "-n", 2, "-j", 1)

    def results(self, name, *arguments):
        self.run_scenario(*arguments, "-o", name)
        return self.folder / name / "results.h5"

    def test_threads_do_not_change_a_byte(self):
        for threads in (2, 7):
            other = self.results(f"threads_{threads}", CZECHIA, "-n", 2, "-j", threads)
            self.assert_same_results(self.two_members, other)
            for summary in ("summary.csv", "summary.json"):
                self.assertEqual(self.two_members.with_name(summary).read_text(),
                                 other.with_name(summary).read_text())

    def test_another_seed_is_another_course_of_events(self):
        other = self.results("other", CZECHIA, "-n", 2, "--set", "seed=7")
        differing = differing_datasets(self.two_members, other)
        for name in ("runs/digest", "parameters/value", "series/active", "series/devices"):
            self.assertIn(name, differing)
        digests = [set(datasets(file)["runs/digest"].flat) for file in (self.two_members, other)]
        self.assertFalse(digests[0] & digests[1])

    def test_more_members_leave_the_first_ones_as_they_were(self):
        two = datasets(self.two_members)
        three = datasets(self.results("three", CZECHIA, "-n", 3))
        np.testing.assert_array_equal(two["runs/digest"], three["runs/digest"][:, :2])
        np.testing.assert_array_equal(two["parameters/value"], three["parameters/value"][:2])

    def assert_first_member_is_the_same(self, text, written):
        """Runs the scenario in `text`, one member, against the first of the unchanged one."""
        self.assertNotEqual(text, written)
        (self.folder / "written.yaml").write_text(text)
        first = datasets(self.results("again", "written.yaml", "-n", 1))
        two = datasets(self.two_members)
        np.testing.assert_array_equal(first["runs/digest"], two["runs/digest"][:, :1])
        np.testing.assert_array_equal(first["series/devices_by_class"],
                                      two["series/devices_by_class"][:, :1])

    def test_everything_four_years_later_is_the_same(self):
        """M13: four years, so that months keep their lengths."""
        shown = self.cordon("show", CZECHIA).stdout
        later = re.sub(r"\b((?:19|20)\d\d)(?=-\d\d-\d\d\b)", lambda m: str(int(m[1]) + 4), shown)
        self.assert_first_member_is_the_same(later, shown)

    def test_days_said_in_hours_are_the_same(self):
        """M8."""
        shown = self.cordon("show", CZECHIA).stdout
        hours = re.sub(r"\b([\d.]+) days?\b", lambda m: f"{24 * float(m[1]):g} hours", shown)
        self.assert_first_member_is_the_same(hours, shown)

    def test_measures_that_nobody_follows_are_the_baseline(self):
        followed = datasets(self.two_members)
        for digests in followed["runs/digest"][1:]:  # else this test could not fail
            self.assertTrue((digests != followed["runs/digest"][0]).any())
        ignored = datasets(self.results("ignored", self.measures_that_nobody_follows(), "-n", 2))
        compared = [name for name in ignored
                    if name in ("runs/digest", "runs/events", "runs/windows")
                    or name.startswith("series/") and ignored[name].ndim >= 3]
        self.assertGreater(len(compared), 10)
        for name in sorted(set(compared) - OF_A_BAN):
            baseline, *policies = ignored[name]
            self.assertEqual(len(policies), 3)
            for values in policies:
                self.assertTrue(values.tobytes() == baseline.tobytes(), name)

    def measures_that_nobody_follows(self):
        file = self.folder / "ignored.yaml"
        file.write_text(f"""
format: 1
title: Measures that nobody follows
extends: {json.dumps(CZECHIA)}
policies:
  - name: ban_prc_cameras_and_routers
    instruments: [{{name: ban, compliance: 0 %}}]
  - name: cra_standard
    instruments: [{{name: standard, compliance: 0 %}}, {{name: reporting, compliance: 0 %}}]
""")
        return file


if __name__ == "__main__":
    unittest.main()
