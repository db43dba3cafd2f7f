#!/usr/bin/env python3
"""`cordon export`: every format, read by somebody else's reader, against the results file."""
import csv
import functools
import io
import json
import resource
import signal
import sqlite3
import unittest

import h5py
import numpy as np
import pandas as pd

from program import CZECHIA, ProgramTest

MEMBERS = 6
# Five observations, the second of which the ban begins on, and two policies.
SHORT = ("-n", MEMBERS, "--set", "clock.horizon=4 months", "--set", "questions.ban_long=null",
         "--set", "questions.worm_medium=null",
         "--set", "policies.ban_prc_cameras_and_routers.instruments.ban.effective=2026-02-01",
         "--set", "experiment.policies=[baseline, ban_prc_cameras_and_routers]")
BAN = "ban_prc_cameras_and_routers"
STATISTICS = {"members": len, "median": np.median, "mean": np.mean,
              "q05": lambda v: np.quantile(v, 0.05), "q25": lambda v: np.quantile(v, 0.25),
              "q75": lambda v: np.quantile(v, 0.75), "q95": lambda v: np.quantile(v, 0.95),
              "mean_error": lambda v: np.std(v, ddof=1) / np.sqrt(len(v))}
# A level, a count with overlapping campaigns, an order of layers, one that a ban alone has.
SOME = ("devices", "active", "authorised_exposure", "surviving_share")
IAMC = {"members": "Members", "median": "50.0th Percentile", "q05": "5.0th Percentile",
        "q25": "25.0th Percentile", "q75": "75.0th Percentile", "q95": "95.0th Percentile",
        "mean": "Mean", "mean_error": "Standard Error"}


def strata_of(text):
    return dict(place.split("=") for place in text.split(";") if place)


def never_added(rule):
    """The axes of a rule like "member: independent; sector, bloc: sum; layer: never"."""
    parts = [part.split(": ") for part in rule.split("; ")]
    return {axis for axes, kind in parts if kind == "never" for axis in axes.split(", ")}


class Results:
    """The numbers of a results file, added up here."""

    def __init__(self, path):
        with h5py.File(path) as file:
            series = file["series"]
            self.data = {name: item[()] for name, item in series.items() if item.ndim > 2}
            self.axes = {name: [dim.label or dim[0].name.split("/")[-1] for dim in series[name].dims]
                         for name in self.data}
            self.places = {name: [text.decode() for text in item[()]]
                           for name, item in series.items()
                           if item.ndim == 1 and h5py.check_string_dtype(item.dtype)}
            start = np.datetime64("2026-01-01")
            self.dates = [str(start + np.timedelta64(int(day), "D")) for day in series["time"]]
            self.apart = {name: never_added(series[name].attrs["aggregation"].decode())
                          for name in self.data}
            self.units = {name: series[name].attrs["units"].decode() for name in self.data}

    @functools.lru_cache(maxsize=1)
    def members(self, variable, policy, places, date):
        """The numbers of the members that have one. `places` are pairs of axis and place."""
        strata = dict(places)
        values = self.data[variable][self.places["policy"].index(policy), :, self.dates.index(date)]
        for axis in self.axes[variable][3:]:
            if axis in strata:
                values = np.take(values, self.places[axis].index(strata[axis]), axis=1)
            else:
                values = np.moveaxis(values, 1, -1)
        values = values.reshape(len(values), -1).sum(axis=1).astype(float)
        return values[~np.isnan(values)]


class Export(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.file = cls.shared_run(CZECHIA, *SHORT)
        cls.run_folder = cls.file.parent
        cls.results = Results(cls.file)

    def export(self, form, *arguments, series=SOME):
        chosen = [word for name in series for word in ("--series", name)]
        done = self.cordon("export", self.run_folder, "--to", form, *chosen, *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def assert_number(self, text, statistic, variable, policy, strata, date):
        """Checks one exported number (a text, or None) against the results file."""
        members = self.results.members(variable, policy, tuple(strata.items()), date)
        if statistic != "members" and len(members) == 0:
            self.assertIn(text, ("", None))
        else:
            np.testing.assert_allclose(float(text), STATISTICS[statistic](members), rtol=1e-9,
                                       atol=1e-9)

    def assert_complete(self, found, variables):
        """Checks that all policies, dates and strata are there, each once."""
        self.assertEqual(len(found), len(set(found)))
        sectors, blocs, campaigns = (len(self.results.places[axis])
                                     for axis in ("sector", "bloc", "campaign"))
        strata = {"devices": 1 + sectors + blocs, "active": campaigns * (1 + sectors + blocs),
                  "authorised_exposure": 3 * (1 + sectors + blocs), "surviving_share": 1}
        rows = 2 * len(self.results.dates) * sum(strata[name] for name in variables)
        self.assertEqual(len(found), rows)

    def test_csv(self):
        rows = list(csv.DictReader(io.StringIO(self.export("csv").stdout)))
        found = []
        for row in rows:
            place = row["variable"], row["policy"], row["strata"], row["date"]
            self.assert_number(row["value"], row["statistic"], place[0], place[1],
                               strata_of(place[2]), place[3])
            self.assertEqual(row["unit"], "member" if row["statistic"] == "members"
                             else self.results.units[row["variable"]])
            found += [place] * (row["statistic"] == "median")
        self.assertEqual(len(rows), len(found) * len(STATISTICS))
        self.assert_complete(found, SOME)

    def test_wide_csv(self):
        found = []
        for row in csv.DictReader(io.StringIO(self.export("csv-wide").stdout)):
            found.append((row["variable"], row["policy"], row["strata"], row["date"]))
            for statistic in STATISTICS:
                self.assert_number(row[statistic], statistic, row["variable"], row["policy"],
                                   strata_of(row["strata"]), row["date"])
        self.assert_complete(found, SOME)

    def test_json(self):
        data = json.loads(self.export("json").stdout)
        found = []
        for course in data["courses"]:
            self.assertEqual(course["run"], data["run"])
            for index, date in enumerate(course["dates"]):
                found.append((course["variable"], course["policy"], str(course["strata"]), date))
                for statistic in STATISTICS:
                    self.assert_number(course["statistics"][statistic][index], statistic,
                                       course["variable"], course["policy"], course["strata"], date)
        self.assert_complete(found, SOME)
        self.assertEqual({item["name"] for item in data["variables"]}, set(self.results.data))

    def test_sqlite(self):
        done = self.export("sqlite", "-o", "x.sqlite")
        self.assertEqual(done.stdout, "")
        database = sqlite3.connect(self.folder / "x.sqlite")
        self.addCleanup(database.close)
        self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        rows = database.execute("SELECT variable, policy, strata, date, unit, statistic, value, run "
                                "FROM numbers").fetchall()
        runs = database.execute("SELECT run, members, seed FROM runs").fetchall()
        self.assertEqual(runs, [(rows[0][7], MEMBERS, "20260101")])
        found = []
        for variable, policy, strata, date, unit, statistic, value, _ in rows:
            self.assert_number(value, statistic, variable, policy, strata_of(strata), date)
            found += [(variable, policy, strata, date)] * (statistic == "median")
            self.assertEqual(unit, "member" if statistic == "members"
                             else self.results.units[variable])
        self.assert_complete(found, SOME)
        plan = database.execute("EXPLAIN QUERY PLAN SELECT median FROM estimates "
                                "WHERE variable = 'active' AND strata = 'campaign=orb'").fetchone()
        self.assertIn("by_variable", plan[3])
        of_orb = database.execute("SELECT count(*) FROM estimates JOIN places USING (strata) "
                                  "WHERE variable = 'active' AND axis = 'campaign' AND place = 'orb' "
                                  "AND typeof(median) = 'real' AND typeof(members) = 'integer'")
        places = 1 + len(self.results.places["sector"]) + len(self.results.places["bloc"])
        self.assertEqual(of_orb.fetchone(), (places * 2 * len(self.results.dates),))

    def test_iamc_is_what_pyam_takes(self):
        table = pd.read_csv(io.StringIO(self.export("iamc").stdout), dtype={"run": str})
        index = ["model", "scenario", "region", "variable", "unit", "time", "run"]
        self.assertEqual(set(table.columns), {*index, "value"})
        table = table.dropna(subset=["value"])  # as pyam does first
        self.assertEqual(table.value.dtype, float)
        self.assertFalse(table[index].isnull().any(axis=None))
        self.assertFalse(table[index].duplicated().any())
        self.assertFalse(table[["model", "scenario", "region"]].applymap(lambda t: "|" in t)
                         .any(axis=None))
        self.assertTrue((pd.to_datetime(table.time).dt.strftime("%Y-%m-%d") == table.time).all())
        self.assertEqual(set(table.region), {"Czechia"})
        names = {name: statistic for statistic, name in IAMC.items()}
        for row in table.itertuples():
            variable, *places, statistic = row.variable.split("|")
            self.assert_number(row.value, names[statistic], variable, row.scenario,
                               dict(zip(places[::2], places[1::2])), row.time)

    def test_numbers_equal_those_of_the_summary(self):
        exported = {}
        chosen = (*SOME, "devices_by_class", "compromised", "spells", "unauthorised_exposure")
        for row in csv.DictReader(io.StringIO(self.export("csv", series=chosen).stdout)):
            exported[tuple(row[key] for key in ("run", "policy", "variable", "strata", "date",
                                                "statistic"))] = row["value"]
        levels = {"Devices online", "Devices held by any campaign", "Devices online by place and bloc",
                  "Device-days with unauthorised access so far"}
        compared = 0
        with open(self.run_folder / "summary.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                is_level = (row["quantity"] in levels or row["quantity"].endswith(": devices held")
                            or row["quantity"].endswith(": infections so far")
                            or row["series"] == "authorised_exposure")
                key = tuple(row[key] for key in ("run", "policy", "series", "strata", "date",
                                                 "statistic"))
                # The summary has sector by bloc too, and shares.
                if is_level and row["unit"] != "1" and key in exported:
                    np.testing.assert_allclose(float(exported[key]), float(row["value"]), rtol=1e-12)
                    compared += 1
        self.assertGreater(compared, 300)

    def test_nothing_is_added_that_may_not_be(self):
        text = self.export("csv-wide", series=()).stdout
        for row in csv.DictReader(io.StringIO(text)):
            strata = strata_of(row["strata"])
            self.assertLessEqual(self.results.apart[row["variable"]], strata.keys(), row)
        self.assertNotIn("nan", text)
        self.assertNotIn("inf,", text)

    def test_policies_are_chosen(self):
        rows = csv.DictReader(io.StringIO(self.export("csv-wide", "--policy", BAN).stdout))
        self.assertEqual({row["policy"] for row in rows}, {BAN})

    def test_files_are_made_once_and_never_written_over(self):
        for form in ("csv", "sqlite"):
            with self.subTest(form):
                first = self.export(form, "-o", f"x.{form}")
                self.assertIn("Exported: ", first.stderr)
                before = (self.folder / f"x.{form}").read_bytes()
                again = self.export(form, "-o", f"x.{form}")
                self.assertIn("already holds this export", again.stderr)
                other = self.cordon("export", self.run_folder, "--to", form, "--series", "devices",
                                    "-o", f"x.{form}")
                self.assertEqual(other.returncode, 64)
                self.assertIn("is not overwritten. Choose another name", other.stderr)
                self.assertEqual((self.folder / f"x.{form}").read_bytes(), before)
        self.assertEqual({path.name for path in self.folder.iterdir()}, {"x.csv", "x.sqlite"})

    def test_nothing_is_left_when_the_disk_is_full(self):
        for form in ("csv", "sqlite"):
            done = self.cordon("export", self.run_folder, "--to", form, "-o", "x",
                               preexec_fn=limit_files_to_100_kb)
            self.assertEqual(done.returncode, 74, done.stderr)
            self.assertIn("cannot be written", done.stderr)
            self.assertEqual(list(self.folder.iterdir()), [])
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = self.cordon("export", self.run_folder, "--to", "csv", stdout=full)
        self.assertEqual(done.returncode, 74)

    def test_what_does_not_exist_is_named(self):
        for arguments, code, words in [
                (("--to", "xls"), 64, "'xls' is no format of exports (there are csv, csv-wide, json"),
                (("--to", "sqlite"), 64, "say which with -o"),
                (("--to", "csv", "--series", "devics"), 64, "did you mean 'devices'?"),
                (("--to", "csv", "--policy", "baselin"), 64, "did you mean 'baseline'?"),
                (("--to", "csv", "-o", "/dev/null"), 64, "is no file that an export could be"),
                (("--to", "csv", "-o", "no/such/folder.csv"), 74, "no/such/folder.csv")]:
            done = self.cordon("export", self.run_folder, *arguments)
            self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
            self.assertIn(words, done.stderr)
        done = self.cordon("export", "nowhere", "--to", "csv")
        self.assertEqual(done.returncode, 66)
        self.assertIn("nowhere/results.h5", done.stderr)


def limit_files_to_100_kb():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


if __name__ == "__main__":
    unittest.main()
