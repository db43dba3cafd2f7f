#!/usr/bin/env python3
"""Every scenario that is shipped is checked, and run with one member."""
import re
import unittest

import h5py

from program import RESULTS, SOURCE, ProgramTest, files_in

SCENARIOS = sorted((SOURCE / "scenarios").rglob("*.yaml"))

# Millions of devices that each country is said to have, within 50 % (sources *_stocks there).
CLASSES = ["home_router", "ip_camera", "smart_tv", "smart_home", "smart_meter", "pv_inverter",
           "connected_car", "medical_device", "drone", "public_camera", "industrial_controller"]
MILLIONS = {
    "czechia": [4.0, 1.1, 5.5, 7, 0.5, 0.23, 1.8, 0.75, 0.12, 0.06, 0.1],
    "germany": [38, 12, 60, 100, 2.5, 5, 25, 5.5, 0.8, 0.6, 1.0],
    "hungary": [3.4, 0.9, 4.5, 5, 0.7, 0.31, 1.2, 0.75, 0.05, 0.06, 0.07],
    "united_kingdom": [27, 16, 55, 90, 38, 1.7, 20, 1.9, 0.5, 1.5, 0.5],
    "united_states": [120, 100, 300, 500, 125, 5, 150, 11, 1.0, 15, 3],
}
# Per cent of the devices of a class that published figures give PRC makers, low and high.
EU_PRC = {"home_router": (30, 60), "ip_camera": (30, 60), "smart_tv": (28, 38),
          "smart_meter": (5, 30), "pv_inverter": (65, 80), "medical_device": (3, 15)}
US_PRC = {"home_router": (36, 65), "ip_camera": (15, 45), "smart_tv": (28, 38),
          "pv_inverter": (5, 25), "drone": (68, 90), "medical_device": (3, 15)}


class ShippedScenarios(ProgramTest):
    def test_there_are_scenarios(self):
        names = [path.name for path in SCENARIOS]
        self.assertIn("czechia.yaml", names)
        self.assertIn("europe.yaml", names)
        self.assertLessEqual(set(MILLIONS), {path.stem for path in SCENARIOS})

    def test_each_can_be_checked_and_run(self):
        for path in SCENARIOS:
            with self.subTest(scenario=path.name):
                checked = self.cordon("check", path)
                self.assertEqual(checked.returncode, 0, checked.stderr)
                title = checked.stdout.splitlines()[0].split(": ", 1)[1]
                self.run_one_member(path, title)
                if path.stem in MILLIONS:
                    self.has_the_published_stock(path.stem)

    def run_one_member(self, path, title):
        directory = self.folder / path.stem
        done = self.run_scenario(path, "-n", 1, "-o", directory)
        self.assertEqual(done.stdout.splitlines()[0], title)
        self.assertIn("\nWhat to expect under ", done.stdout)
        self.assertEqual(done.stderr.splitlines()[-1], f"Results: {directory}/results.h5")
        self.assertEqual(files_in(directory), RESULTS)

    def has_the_published_stock(self, country):
        """Devices online at the start. Kept ones count, which the figures do not say."""
        with h5py.File(self.folder / country / "results.h5") as file:
            names = list(file["series/device_class"].asstr())
            prc = list(file["series/bloc"].asstr()).index("prc")
            devices = file["series/devices_by_class"][0, 0, 0].sum(axis=0)
        for name, millions in zip(CLASSES, MILLIONS[country]):
            found = devices[names.index(name)].sum() / 1e6
            self.assertTrue(millions / 2 < found < millions * 1.5, f"{country}, {name}: {found}")
        for name, (low, high) in (US_PRC if country == "united_states" else EU_PRC).items():
            of_class = devices[names.index(name)]
            share = 100 * of_class[prc] / of_class.sum()
            self.assertTrue(low <= share <= high, f"{country}, {name}: {share} % of the PRC")

    def test_results_go_to_a_folder_named_after_the_scenario(self):
        done = self.run_scenario(SOURCE / "scenarios/base/europe.yaml", "-n", 1, "-j", 1)
        self.assertTrue(re.search(r"^Results: out/europe/results\.h5$", done.stderr, re.MULTILINE))
        self.assertEqual(files_in(self.folder / "out/europe"), RESULTS)


if __name__ == "__main__":
    unittest.main()
