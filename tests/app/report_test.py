#!/usr/bin/env python3
"""`cordon report`: every number is recomputed from the results file, every id leads to a dataset."""
import json
import re
import shutil
import unittest

import h5py
import numpy as np

from ensembles import many_members
from program import CZECHIA, ProgramTest, files_in

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


class Report(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.small = cls.shared_run(CZECHIA, *ONE_YEAR)

    def setUp(self):
        super().setUp()
        (self.folder / "run").mkdir()
        self.results = self.folder / "run/results.h5"
        many_members(self.small, self.results, MEMBERS, noise(1))

    def data(self):
        done = self.cordon("report", "run", "--data")
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

    def test_every_id_leads_to_a_dataset_of_the_file(self):
        data = self.data()
        found = []

        def walk(part):
            if isinstance(part, dict):
                if "id" in part and part is not data["run"]:
                    found.append(part["id"])
                for value in part.values():
                    walk(value)
            elif isinstance(part, list):
                for value in part:
                    walk(value)

        walk({key: value for key, value in data.items() if key != "datasets"})
        self.assertGreater(len(found), 40)
        with h5py.File(self.results) as file:
            for name in found:
                self.assertIn(name, data["datasets"])
            for name, dataset in data["datasets"].items():
                self.assertIn(dataset["path"], file, name)
                self.assertTrue(dataset["statistic"], name)
                if dataset["path"].count("/") == 2 and dataset["path"].startswith("/series/"):
                    self.totals(dataset)  # `where` has axes and labels that are there

    def test_fans_and_paths_are_quantiles_of_the_members(self):
        data = self.data()
        self.assertEqual(len(data["outlook"]), 9)
        for chart in data["outlook"]:
            values = self.totals(data["datasets"][chart["id"]])
            self.assertEqual(len(chart["dates"]), 13)
            self.assertEqual((chart["dates"][0], chart["dates"][-1]), ("2026-01-01", "2027-01-01"))
            for policy, told in enumerate(chart["policies"]):
                for name, level in LEVELS.items():
                    if name in told:
                        for time, number in enumerate(told[name]):
                            self.assert_close(number, np.quantile(values[policy, :, time], level),
                                              f"{chart['id']} {policy} {name} {time}")
            self.assertEqual(len(chart["paths"]), MEMBERS)
            for member, path in enumerate(chart["paths"]):
                for time, number in enumerate(path):
                    self.assert_close(number, values[0, member, time], chart["id"])

    def test_changes_are_paired(self):
        data = self.data()
        for chart in data["changes"]:
            values = self.totals(data["datasets"][chart["id"]])
            change = values[1] - values[0]
            change[abs(change) <= 1e-9 * np.maximum(abs(values[1]), abs(values[0]))] = 0
            self.assertIsNone(chart["policies"][0])
            told = chart["policies"][1]
            for name in ("median", "q05", "q25", "q75", "q95"):
                for time, number in enumerate(told[name]):
                    self.assert_close(number, np.quantile(change[:, time], LEVELS[name]),
                                      f"{chart['id']} {name} {time}")
            self.assert_quantiles(told["end"], change[:, -1], chart["id"])
            self.assert_close(told["better"]["p"], np.mean(change[:, -1] < 0), chart["id"])
            self.assertLessEqual(told["better"]["low"], told["better"]["p"])
            self.assertGreaterEqual(told["better"]["high"], told["better"]["p"])
            # Directions in titles follow from the members alone.
            low, high = np.quantile(change[:, -1], [0.05, 0.95])
            for word, holds in (("lower under", high < 0), ("higher under", low > 0),
                                ("no clear change under",
                                 low <= 0 <= high and change[:, -1].any())):
                self.assertEqual(word in chart["title"], bool(holds), chart["title"])
        titles = " ".join(chart["title"] for chart in data["changes"])
        self.assertIn("lower under", titles)

    def test_campaigns_keep_truth_and_observation_apart(self):
        data = self.data()
        rows = {row["campaign"]: row for row in data["campaigns"]["rows"]}
        self.assertEqual(list(rows), self.labels("campaign"))
        for row in rows.values():
            for name in ("active", "ever", "observed_active", "observed_ever", "observed_recorded"):
                told = row[name]
                if told is None:
                    continue
                dataset = data["datasets"][told["id"]]
                self.assertEqual(dataset["path"], "/series/" + name)
                self.assert_quantiles(told, self.totals(dataset)[0, :, -1], told["id"])
        self.assertIsNone(rows["proxy_network"]["observed_active"])  # nobody observes it
        self.assertIsNotNone(rows["worm"]["observed_active"])

    def test_the_table_of_exposure_has_each_sector_and_bloc(self):
        data = self.data()
        told = data["exposure"]
        with h5py.File(self.results) as file:
            devices = file["series/devices"][0, :, 0].sum(1)  # [member, sector, bloc]
        sectors = [self.labels("sector").index(row["name"]) for row in told["rows"]]
        for i, sector in enumerate(sectors):
            for j in range(devices.shape[2]):
                for name, level in (("median", 0.5), ("low", 0.05), ("high", 0.95)):
                    self.assert_close(told[name][i][j],
                                      np.quantile(devices[:, sector, j], level), f"{name} {i} {j}")

    def test_the_tail_counts_members(self):
        data = self.data()
        with h5py.File(self.results) as file:
            most = file["series/active_peak"][()].max((2, 3))
        for policy, points in enumerate(data["tail"]["policies"]):
            self.assertEqual(points[0]["probability"], 1)
            self.assertLess(points[-1]["probability"], 0.1)
            for point in points:
                near = np.isclose(most[policy], point["value"], rtol=6e-4)
                self.assertTrue(near.any())
                self.assert_close(point["probability"],
                                  np.mean(most[policy] >= most[policy][near].min()), "tail")
        self.assertEqual(data["tail"]["tolerance"], 30)  # of the first question

    def test_statements_count_members(self):
        data = self.data()
        by_name = {told["id"]: told for told in data["statements"]}
        with h5py.File(self.results) as file:
            peaks = file["series/active_peak"][0]
        campaigns = self.labels("campaign")
        for name, campaign, until, threshold in (("relay_boxes_short", "orb", 4, 30),
                                                 ("worm_medium", "worm", 10, 10_000)):
            told = by_name["statement." + name]
            most = peaks[:, :until, campaigns.index(campaign)].max(1)
            self.assert_close(told["p"], np.mean(most > threshold), name)
            self.assertTrue(told["low"] <= told["p"] <= told["high"])

    def test_surviving_shares_are_those_of_the_date(self):
        data = self.data()
        self.assertEqual([row["months"] for row in data["surviving"]], [3])
        row = data["surviving"][0]
        self.assertEqual(row["date"], "2026-10-01")
        with h5py.File(self.results) as file:
            self.assert_quantiles(row, file["series/surviving_share"][1, :, 9], "surviving")

    def test_inputs_have_draws_and_sources(self):
        data = self.data()
        inputs = {row["path"]: row for row in data["inputs"]}
        with h5py.File(self.results) as file:
            paths = [path.decode() for path in file["parameters/parameter"][()]]
            drawn = file["parameters/value"][()]
        self.assertEqual(list(inputs), paths)
        for i, path in enumerate(paths):
            self.assert_quantiles(inputs[path], drawn[:, i], path)
            self.assertTrue(inputs[path]["source"], path)
        self.assertRegex(inputs["campaigns.worm.notices"]["source"], r"\w+ .* \w+")  # a sentence
        self.assertEqual(inputs["campaigns.worm.notices"]["quality"], "derived")

    def test_errors_of_the_headlines(self):
        data = self.data()
        headlines = [row for row in data["trust"]["monte_carlo"] if row["unit"] != "1"]
        self.assertEqual(len(headlines), 15)
        for row in headlines:
            values = self.totals(data["datasets"][row["id"]])[0]
            peak = "active_peak" in row["id"]
            numbers = np.sort(values.max(1) if peak else values[:, -1])
            self.assert_close(row["value"], np.median(numbers), row["id"])
            # Of 24 members 8 or more lie below the median in 96.8 %, 7 or more in 98.9 %.
            self.assert_close(row["error"], (numbers[-8] - numbers[7]) / 3.2897, row["id"])

    def test_the_vendor_neutral_run_tells_what_is_left_of_a_ban(self):
        missing = self.data()["trust"]["vendor_neutral"]["missing"]
        self.assertIn(f"cordon run {CZECHIA} -n {MEMBERS} --set vendor_security=alike -o "
                      "run/vendor_neutral", missing)
        (self.folder / "run/vendor_neutral").mkdir()
        twin = self.folder / "run/vendor_neutral/results.h5"
        many_members(self.small, twin, MEMBERS, noise(2),
                     lambda scenario: scenario.update(vendor_security="alike"))
        data = self.data()
        rows = {row["id"].rpartition(".")[2]: row
                for row in data["trust"]["vendor_neutral"]["rows"]}
        row = rows["unauthorised_exposure"]
        changes = [np.subtract(*values[[1, 0], :, -1]) for values in
                   (self.totals(data["datasets"][row["id"]], path) for path in (None, twin))]
        self.assert_close(row["share_left"], changes[1].mean() / changes[0].mean(), "left")
        self.assertTrue(row["low"] < row["share_left"] < row["high"])
        self.assertIn("is left", data["trust"]["vendor_neutral"]["text"])

    def test_fixed_guesses_tell_how_much_rests_on_them(self):
        self.assertIn("--set experiment.guesses=fixed -o run/guesses_fixed",
                      self.data()["trust"]["guesses"]["missing"])
        (self.folder / "run/guesses_fixed").mkdir()
        twin = self.folder / "run/guesses_fixed/results.h5"
        many_members(self.small, twin, MEMBERS, noise(2, spread=0.1),
                     lambda scenario: scenario["experiment"].update(guesses="fixed"))
        data = self.data()
        told = data["trust"]["guesses"]
        drawn, fixed = (self.totals(data["datasets"][told["id"]], path)[0, :, -1].var(ddof=1)
                        for path in (None, twin))
        self.assert_close(told["share"], 1 - fixed / drawn, "guesses")
        self.assertTrue(told["low"] < told["share"] < told["high"])
        # Another scenario is not taken for it.
        many_members(self.small, twin, MEMBERS, noise(2), lambda scenario: scenario.update(
            experiment={**scenario["experiment"], "guesses": "fixed"}, seed=1))
        self.assertIn("is of another scenario", self.data()["trust"]["guesses"]["missing"])

    def test_a_report_is_the_same_bytes_each_time(self):
        self.assertEqual(self.data(), self.data())
        first = self.cordon("report", "run")
        if "without the page" in first.stderr:
            self.skipTest("built without the page")
        self.assertEqual((first.returncode, first.stdout), (0, "run/report.html\n"), first.stderr)
        page = (self.folder / "run/report.html").read_bytes()
        self.assertEqual(self.cordon("report", "run/").returncode, 0)
        self.assertEqual((self.folder / "run/report.html").read_bytes(), page)
        self.assertEqual(files_in(self.folder / "run"), ["report.html", "results.h5"])
        text = page.decode()
        inside = re.search(r'<script type="application/json" id="report-data">(.*?)</script>', text,
                           re.DOTALL).group(1)
        self.assertEqual(json.loads(inside), self.data())
        self.assertIn("<title>", text)
        self.assertLess(len(inside.encode()), 400_000)

    def test_an_older_file_gives_a_report(self):
        whole = self.data()
        with h5py.File(self.results, "a") as file:
            file.attrs["format_version"] = np.array([2, 2])
        self.assertEqual(self.data(), whole)

    def test_what_cannot_be_reported_is_said(self):
        for directory, code, said in (("nowhere", 66, "nowhere: is not a directory"),
                                      ("empty", 66, "results.h5: is not a file"),
                                      ("begun", 66, "the run is not finished"),
                                      ("wrong", 74, "results.h5")):
            (self.folder / "empty").mkdir(exist_ok=True)
            (self.folder / "begun/unfinished").mkdir(parents=True, exist_ok=True)
            (self.folder / "wrong").mkdir(exist_ok=True)
            (self.folder / "wrong/results.h5").write_text("not HDF5")
            with self.subTest(directory=directory):
                done = self.cordon("report", directory)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn(said, done.stderr)
                self.assertEqual(done.stdout, "")
        shutil.rmtree(self.folder / "run")
        self.assertEqual(self.cordon("report").returncode, 64)


if __name__ == "__main__":
    unittest.main()
