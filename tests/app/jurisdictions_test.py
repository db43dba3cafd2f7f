#!/usr/bin/env python3
"""Tests several jurisdictions in one scenario from the file to the results."""
import json
import unittest

import h5py
import numpy as np

from program import SOURCE, ProgramTest

CENTRAL_EUROPE = SOURCE / "scenarios/central_europe.yaml"
NAMES = ["cz", "de", "hu"]


class Jurisdictions(ProgramTest):
    def test_check_names_them(self):
        done = self.cordon("check", CENTRAL_EUROPE)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"jurisdictions +cz, de, hu\n")

    def test_what_is_shown_can_be_read_back(self):
        shown = self.cordon("show", CENTRAL_EUROPE).stdout
        path = self.folder / "shown.yaml"
        path.write_text(shown)
        first, second = (json.loads(self.cordon("check", "--json", file).stdout)[0]
                         for file in (CENTRAL_EUROPE, path))
        self.assertEqual(second["problems"], [])
        self.assertEqual(first["sha256"], second["sha256"])
        self.assertEqual(first["numbers"], second["numbers"])

    def test_a_run_has_each_of_them(self):
        directory = self.folder / "three"
        done = self.run_scenario(CENTRAL_EUROPE, "-n", 1, "-o", directory)
        self.assertIn("by jurisdiction\n cz ", done.stdout)
        with h5py.File(directory / "results.h5") as file:
            series = file["series"]
            self.assertEqual(list(series["jurisdiction"].asstr()), NAMES)
            self.assertEqual(list(series["jurisdiction_title"].asstr()),
                             ["Czechia", "Germany", "Hungary"])
            self.assertEqual(file.attrs["jurisdiction"], b"Central Europe")
            policies = list(series["policy"].asstr())
            free, alone = policies.index("baseline"), policies.index("ban_in_czechia")
            devices = series["devices"][:, 0]  # policy, time, jurisdiction, sector, bloc
            sizes = devices[free, 0].sum(axis=(1, 2)) / 1e6
            for size, (low, high) in zip(sizes, [(15, 35), (180, 340), (10, 30)]):
                self.assertTrue(low < size < high, sizes)
            prc = list(series["bloc"].asstr()).index("prc")
            changed = (devices[alone] != devices[free]).any(axis=(0, 2, 3))
            self.assertEqual(list(changed), [True, False, False])
            last = devices[:, -1, 0].sum(axis=1)
            self.assertLess(last[alone, prc], last[free, prc])
            # The base of the ban in one country is a part of that in three.
            base = series["banned_base"][:, 0, -1]
            self.assertLess(base[alone], base[policies.index("ban_prc_cameras_and_routers")] / 5)
            self.assertTrue(np.isnan(base[free]))
            self.assertGreater(series["operator_vantage"][free, 0, 0].sum(axis=(1, 2)).min(), 1000)
            paths = list(file["parameters/parameter"].asstr())
            self.assertEqual(len(paths), len(set(paths)))
            self.assertIn("jurisdictions.hu.site_types.household.devices.ip_camera.stock", paths)
            self.assertIn("device_classes.ip_camera.life.mean", paths)

    def test_the_market_of_one_or_of_all(self):
        everything = self.cordon("market", CENTRAL_EUROPE, "--json")
        names = [market["jurisdiction"] for market in json.loads(everything.stdout)["markets"]]
        self.assertEqual(sorted(set(names)), NAMES)
        one = self.cordon("market", CENTRAL_EUROPE, "--jurisdiction", "hu")
        self.assertIn("\nHungary, Home routers: Households\n", one.stdout)
        self.assertNotIn("Czechia,", one.stdout)
        slip = self.cordon("market", CENTRAL_EUROPE, "--jurisdiction", "hy")
        self.assertEqual(slip.returncode, 64)
        self.assertIn("did you mean 'hu'?", slip.stderr)


if __name__ == "__main__":
    unittest.main()
