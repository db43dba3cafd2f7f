#!/usr/bin/env python3
"""`cordon report`: what further runs tell, the page as a file, and what cannot be reported."""
import json
import re
import shutil
import unittest

import h5py
import numpy as np

from ensembles import many_members
from program import CZECHIA, files_in
from report_case import MEMBERS, ReportCase, noise


class ReportTrust(ReportCase):
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
        self.assertIn(f"cordon run {CZECHIA} -n {MEMBERS} --set 'clock.horizon=12 months' ", missing)
        self.assertIn(" --twins 20 -o run`", missing)
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
        self.assertIn(" --twins 20 -o run`", self.data()["trust"]["guesses"]["missing"])
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
