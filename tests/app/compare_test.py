#!/usr/bin/env python3
"""`cordon compare`, and the group /comparison that every results file holds."""
import json
import unittest

import h5py
import numpy as np

from program import CZECHIA, ProgramTest

MEMBERS = 3
OBJECTIVES = {"compromise": ("compromised_device_days", None),
              "authorised_exposure": ("authorised_exposure", "compellable"),
              "unauthorised_exposure": ("unauthorised_exposure", None)}


def at_the_end(series, name, layer):
    """[policy][member]: the series at its last date, of one layer, added up."""
    dataset = series[name]
    axes = [next(iter(dim.keys())) for dim in dataset.dims]
    values = dataset[()]
    if layer:
        index = list(series["layer"].asstr()[()]).index(layer)
        values = np.take(values, [index], axis=axes.index("layer"))
    return values[:, :, -1].sum(axis=tuple(range(2, values.ndim - 1)))


class Compare(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.results = cls.shared_run(CZECHIA, "-n", MEMBERS)
        cls.directory = cls.results.parent

    def compared(self, *arguments):
        done = self.cordon("compare", self.directory, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def report(self, *arguments):
        return json.loads(self.compared(*arguments, "--json"))

    def test_the_results_hold_what_python_makes_of_the_series(self):
        with h5py.File(self.results) as file:
            kept, series = file["comparison"], file["series"]
            names = list(kept["objective"].asstr()[()])
            for name, (of_series, layer) in OBJECTIVES.items():
                values = at_the_end(series, of_series, layer)
                index = names.index(name)
                with self.subTest(name):
                    np.testing.assert_allclose(kept["value"][:, :, index], values, rtol=1e-12)
                    regret = values - values.min(axis=0)
                    np.testing.assert_allclose(kept["regret_mean"][:, index], regret.mean(axis=1),
                                               rtol=1e-6, atol=1e-6 * values.max())
                    np.testing.assert_allclose(kept["limit"][index], np.median(values[0]),
                                               rtol=1e-12)
                    change = values - values[0]
                    np.testing.assert_allclose(kept["change_median"][:, index],
                                               np.median(change, axis=1), rtol=1e-6)
                    best = list(kept["policy"].asstr()[()]).index(
                        kept["best_policy"].asstr()[index])
                    np.testing.assert_allclose(values[best].mean(), values.mean(axis=1).min())

    def test_the_command_says_what_the_results_hold(self):
        report = self.report()
        self.assertEqual(report["members"], MEMBERS)
        with h5py.File(self.results) as file:
            kept = file["comparison"]
            self.assertEqual([entry["name"] for entry in report["objectives"]],
                             list(kept["objective"].asstr()[()]))
            for p, policy in enumerate(report["policies"]):
                self.assertEqual(policy["not_dominated"]["share"], kept["not_dominated"][p])
                low, high = policy["satisficing"]["interval_90"]
                self.assertAlmostEqual(low, kept["satisficing_low"][p], delta=5e-5)
                self.assertAlmostEqual(high, kept["satisficing_high"][p], delta=5e-5)
                for o, result in enumerate(policy["objectives"].values()):
                    self.assertEqual(result["regret"]["largest"], kept["regret_largest"][p, o])
                    self.assertEqual(result["change"]["mean"], kept["change_mean"][p, o])
            for o, objective in enumerate(report["objectives"]):
                self.assertEqual(objective["best"]["corrected_gain"],
                                 kept["best_gain_corrected"][o])

    def test_the_text_speaks_in_titles_and_keeps_to_the_page(self):
        text = self.compared()
        self.assertLessEqual(max(map(len, text.splitlines())), 100)
        self.assertIn("Ban on new sales of PRC cameras and routers", text)
        self.assertNotIn("ban_prc_cameras_and_routers", text)
        self.assertLess(text.index("Findings"), text.index("What each policy changes"))
        self.assertNotIn("\nnan", text)

    def test_limits_and_policies_are_chosen(self):
        report = self.report("--limit", "compromise=inf", "--limit", "authorised_exposure=0",
                             "--policies", "cra_standard")
        self.assertEqual([policy["name"] for policy in report["policies"]],
                         ["baseline", "cra_standard"])
        for policy in report["policies"]:
            self.assertEqual(policy["objectives"]["compromise"]["within_limit"]["members"], MEMBERS)
            self.assertEqual(policy["objectives"]["authorised_exposure"]["within_limit"]["members"],
                             0)
            self.assertEqual(policy["satisficing"]["members"], 0)
        self.assertEqual(report["objectives"][1]["limit_source"], "given")
        self.assertIn("at most 0 device-days, as asked for",
                      self.compared("--limit", "authorised_exposure=0"))

    def test_slips_are_told(self):
        for arguments, message in (
                (("--limit", "compromize=3"), "did you mean 'compromise'?"),
                (("--limit", "compromise"), "--limit compromise: write NAME=NUMBER"),
                (("--limit", "compromise=3k"), "write NAME=NUMBER"),
                (("--limit", "compromise=1", "--limit", "compromise=2"), "has a limit already"),
                (("--policies", "cra_standart"), "did you mean 'cra_standard'?")):
            with self.subTest(arguments):
                done = self.cordon("compare", self.directory, *arguments)
                self.assertEqual(done.returncode, 64)
                self.assertIn(message, done.stderr)
                self.assertEqual(done.stdout, "")
        self.assertNotEqual(self.cordon("compare", self.folder).returncode, 0)


if __name__ == "__main__":
    unittest.main()
