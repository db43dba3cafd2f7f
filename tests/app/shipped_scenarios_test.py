#!/usr/bin/env python3
"""Every scenario that is shipped is checked and run, and countries have the stock they claim."""
import csv
import re
import unittest

import h5py

from program import RESULTS, SOURCE, ProgramTest, files_in

SCENARIOS = sorted((SOURCE / "scenarios").rglob("*.yaml"))
with open(SOURCE / "scenarios/data/published_ranges.csv", newline="", encoding="utf-8") as table:
    RANGES = list(csv.DictReader(table))

# One scenario runs to its end under all its policies; the others go far enough to start every
# mechanism at 1:1, forecasts under one policy. Hindcasts have no other.
WHOLE = "czechia"
SHORT = ["--set", "clock.horizon=1 month"]
ONE_POLICY = ["--set", "experiment.policies=[baseline]"]
MEMBERS = 4


class ShippedScenarios(ProgramTest):
    def test_there_are_scenarios(self):
        names = [path.name for path in SCENARIOS]
        self.assertIn("czechia.yaml", names)
        self.assertIn("europe.yaml", names)
        countries = {path.stem for path in SCENARIOS if path.parent.name == "scenarios"}
        # Central Europe is made of countries that are held against their figures here.
        self.assertEqual({row["country"] for row in RANGES}, countries - {"central_europe"})

    def test_each_can_be_checked_and_run(self):
        for path in SCENARIOS:
            with self.subTest(scenario=path.name):
                checked = self.cordon("check", path)
                self.assertEqual(checked.returncode, 0, checked.stderr)
                title = checked.stdout.splitlines()[0].split(": ", 1)[1]
                self.run_and_look(path, title, self.options_of(path))
                self.has_the_published_stock(path.stem)

    def options_of(self, path):
        if path.stem == WHOLE:
            return []
        one_policy = [] if path.parent.name == "hindcasts" else ONE_POLICY
        return SHORT + one_policy + self.unasked(path)

    def unasked(self, path):
        """Options that leave out questions and targets, which are about later dates than a short
        run's."""
        names = re.findall(r"^  - name: (\w+)\n    ask: ", path.read_text(), re.MULTILINE)
        targets = re.findall(r"^  - \{name: (\w+), figure: ", path.read_text(), re.MULTILINE)
        left_out = [f"questions.{name}=null" for name in names]
        left_out += [f"targets.{name}=null" for name in targets]
        return [word for change in left_out for word in ("--set", change)]

    def run_and_look(self, path, title, options):
        directory = self.folder / path.stem
        done = self.run_scenario(path, "-n", MEMBERS, "-o", directory, *options)
        self.assertEqual(done.stdout.splitlines()[0], title)
        self.assertIn("\nWhat to expect under ", done.stdout)
        self.assertEqual(done.stderr.splitlines()[-1], f"Results: {directory}/results.h5")
        self.assertEqual(files_in(directory), RESULTS)

    def has_the_published_stock(self, country):
        """Devices online at the start, middle of the members. Kept ones count, which the figures do
        not say."""
        with h5py.File(self.folder / country / "results.h5") as file:
            names = list(file["series/device_class"].asstr())
            prc = list(file["series/bloc"].asstr()).index("prc")
            devices = file["series/devices_by_class"][0, :, 0].sum(axis=1).mean(axis=0)
        for row in RANGES:
            if row["country"] == country:
                of_class = devices[names.index(row["device_class"])]
                found = {"stock": of_class.sum() / 1e6,
                         "prc_share": 100 * of_class[prc] / of_class.sum()}[row["quantity"]]
                self.assertTrue(float(row["low"]) <= found <= float(row["high"]),
                                f"{found:.3g} is not in the range of {row}")

    def test_results_go_to_a_folder_named_after_the_scenario(self):
        done = self.run_scenario(SOURCE / "scenarios/base/europe.yaml", "-n", 1, "-j", 1,
                                 *SHORT, *ONE_POLICY)
        self.assertTrue(re.search(r"^Results: out/europe/results\.h5$", done.stderr, re.MULTILINE))
        self.assertEqual(files_in(self.folder / "out/europe"), RESULTS)


if __name__ == "__main__":
    unittest.main()
