#!/usr/bin/env python3
"""The results of a real run, as somebody opens them with xarray who has read no page of ours."""
import unittest
import warnings

import h5py
import netCDF4  # noqa: F401  (before warnings become errors: it warns of its numpy)
import numpy as np
import xarray as xr

from program import CZECHIA, ProgramTest

MEMBERS = 2
POLICIES = ["baseline", "ban_prc_cameras_and_routers", "cra_standard", "both"]


class ResultsForPython(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.results = cls.shared_run(CZECHIA, "-n", MEMBERS)

    def group(self, name):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return xr.load_dataset(self.results, group=name)

    def test_series_have_names_dates_and_units(self):
        series = self.group("series")
        self.assertEqual(list(series.policy.values), POLICIES)
        self.assertEqual(series.sizes["member"], MEMBERS)
        self.assertTrue(np.issubdtype(series.time.dtype, np.datetime64))
        self.assertEqual(series.time.values[0], np.datetime64("2026-01-01"))
        self.assertEqual(series.time.values[-1], np.datetime64("2029-01-01"))
        for name, variable in series.data_vars.items():
            self.assertEqual(variable.dims[:3], ("policy", "member", "time"), name)
            self.assertTrue(variable.attrs["units"] and variable.attrs["long_name"], name)
        shown = str(series)
        for word in ("policy", "member", "time", "sector", "bloc", "datetime64", "2026-01-01"):
            self.assertIn(word, shown)

    def test_numbers_of_a_real_run_make_sense(self):
        series = self.group("series")
        devices = series.devices.sum(["jurisdiction", "sector", "bloc"]).sel(policy="baseline")
        self.assertTrue(((devices > 1e7) & (devices < 1e8)).all())
        by_class = series.devices_by_class.sum(["jurisdiction", "device_class", "bloc"]).sel(policy="baseline")
        np.testing.assert_allclose(by_class, devices, rtol=1e-9)
        exposure = series.authorised_exposure.sum(["jurisdiction", "sector", "bloc"])
        reachable, compellable, accessed = (exposure.sel(layer=layer) for layer in
                                            ("reachable", "compellable", "accessed"))
        self.assertTrue((reachable >= compellable).all() and (compellable >= accessed).all())
        held = series.unauthorised_exposure.sum("bloc")
        both, either = series.exposed_both_ways, series.exposed_either_way
        open_by_law = series.authorised_exposure.sum("bloc")
        np.testing.assert_allclose(either, (open_by_law + held - both).transpose(*either.dims), rtol=1e-9)
        self.assertTrue((both <= held).all() and (both.sum() > 0))
        by_class = series.unauthorised_by_class.sum(["campaign", "device_class"])
        np.testing.assert_allclose(by_class, held.sum("sector"), rtol=1e-9)
        self.assertTrue(((series.targeting_uplift >= 1) & (series.sensitive_data_index >= 0)).all())
        self.assertTrue((series.ever <= series.spells).all())
        for name in ("spells", "ever", "compromised_device_days", "authorised_exposure"):
            self.assertTrue((series[name].diff("time") >= 0).all(), name)
        share = series.surviving_share
        self.assertTrue(share.sel(policy=["baseline", "cra_standard"]).isnull().all())
        final = share.sel(policy=["ban_prc_cameras_and_routers", "both"]).isel(time=-1)
        self.assertTrue(((final > 0) & (final < 1)).all())

    def test_parameters_say_what_each_member_drew(self):
        parameters = self.group("parameters")
        self.assertEqual(parameters.value.dims, ("member", "parameter"))
        self.assertTrue(np.isfinite(parameters.value).all())
        qualities = {"measured", "derived", "expert", "placeholder"}
        self.assertLessEqual(set(parameters.quality.values), qualities)
        router = parameters.sel(parameter="device_classes.home_router.reachable")
        self.assertEqual(router.quality.item(), "expert")
        self.assertEqual(router.unit.item(), "%")
        low, high = 0.3, 5  # the ends of the scenario's distribution
        self.assertTrue(((router.value >= low) & (router.value <= high)).all())
        self.assertNotEqual(*router.value.values)

    def test_the_run_can_be_repeated_from_its_own_file(self):
        with h5py.File(self.results) as file:
            yaml, json, sha256 = (file["provenance"][name][()].decode() for name in
                                  ("scenario_yaml", "canonical_json", "canonical_sha256"))
        again = self.folder / "again.yaml"
        again.write_text(yaml, encoding="utf-8")
        shown = self.cordon("show", "--canonical", again)
        self.assertEqual(shown.stdout, json)
        self.assertEqual(shown.stderr.strip(), sha256)


if __name__ == "__main__":
    unittest.main()
