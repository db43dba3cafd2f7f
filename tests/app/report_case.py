"""What the tests of `cordon report` share: a run of many members, and its numbers by another way."""
import json

import h5py
import numpy as np

from ensembles import many_members
from program import CZECHIA, ProgramTest

MEMBERS = 24
ONE_YEAR = ("-n", 1, "--set", "clock.horizon=12 months", "--set",
            "experiment.policies=[baseline, ban_prc_cameras_and_routers]", "--set",
            "questions.ban_long=null", "--set", "questions.worm_medium.within=9 months")
LEVELS = {"median": 0.5, "q05": 0.05, "q25": 0.25, "q75": 0.75, "q95": 0.95,
          "low": 0.05, "high": 0.95}


def noise(seed, spread=0.4):
    """Numbers of an ensemble whose members and policies differ: the same for the same seed."""
    random = np.random.default_rng(seed)
    of_member = random.uniform(1 - spread, 1 + spread, MEMBERS)

    def numbers(name, values):
        if name == "surviving_share":
            return np.clip(values * of_member.reshape(1, -1, 1), 0, 1)
        if name == "value":  # of the parameters
            return values * of_member.reshape(-1, 1)
        shape = (1, -1) + (1,) * (values.ndim - 2)
        grown = values * of_member.reshape(shape)
        if np.issubdtype(values.dtype, np.integer):
            grown = grown + random.integers(0, 200, values.shape)
        if name == "active_peak":
            grown[0] += 50
        if name == "unauthorised_exposure":
            grown[1] *= 0.5
        return grown

    return numbers


def ids_of(part):
    """Every `id` in a part of a report."""
    found = []
    if isinstance(part, dict):
        found += [part["id"]] if "id" in part else []
        part = part.values()
    if not isinstance(part, str) and hasattr(part, "__iter__"):
        for value in part:
            found += ids_of(value)
    return found


class ReportCase(ProgramTest):
    """`self.small` is a run of one member, `self.results` one of many, in `run`."""

    @classmethod
    def setUpClass(cls):
        cls.small = cls.shared_run(CZECHIA, *ONE_YEAR)

    def setUp(self):
        super().setUp()
        (self.folder / "run").mkdir()
        self.results = self.folder / "run/results.h5"
        many_members(self.small, self.results, MEMBERS, noise(1))

    def data(self, *arguments):
        done = self.cordon("report", "run", "--data", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("<", done.stdout)
        return json.loads(done.stdout)

    def assert_close(self, told, value, what=""):
        """Equal in four significant digits; null where there is no number."""
        if value is None or np.isnan(value):
            self.assertIsNone(told, what)
            return
        self.assertIsNotNone(told, what)
        self.assertLessEqual(abs(told - value), 5.001e-4 * abs(value) + 1e-12,
                             f"{what}: {told} is not {value}")

    def assert_quantiles(self, told, values, what):
        for name in told.keys() & LEVELS.keys():
            self.assert_close(told[name], np.quantile(values, LEVELS[name]), f"{what} {name}")

    def labels(self, axis):
        with h5py.File(self.results) as file:
            return [name.decode() for name in file[f"series/{axis}"][()]]

    def totals(self, dataset, results=None):
        """[policy, member, time]: the series of an entry of `datasets` where it says, added up."""
        where = {k: v for k, v in dataset["where"].items() if k != "policy"}
        name = dataset["path"].removeprefix("/series/")
        with h5py.File(self.small) as file:  # it still has the names of the dimensions
            axes = [dim.keys()[0] for dim in file["series"][name].dims][3:]
        with h5py.File(results or self.results) as file:
            values = file["series"][name][()].astype(float)
        self.assertLessEqual(where.keys(), set(axes), name)
        for axis in reversed(range(len(axes))):
            at = axis + 3
            if axes[axis] in where:
                values = np.take(values, self.labels(axes[axis]).index(where[axes[axis]]), at)
            else:
                values = values.sum(at)
        return values
