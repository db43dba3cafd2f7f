#!/usr/bin/env python3
"""`cordon report`: what others published, on the fans of the series it is about, and what became of the
hindcasts. Fans are recomputed from the results file, figures from their tables."""
import csv
import json
import unittest

import h5py
import numpy as np

from program import CZECHIA, SOURCE, ProgramTest
from report_case import LEVELS

HINDCASTS = SOURCE / "scenarios/hindcasts"
RECORD = json.loads((HINDCASTS / "record.json").read_text())
with open(SOURCE / "scenarios/data/hindcast_targets.csv", newline="", encoding="utf-8") as table:
    FIGURES = {row["name"]: row for row in csv.DictReader(table)}
# Target of the hindcast -> published figure.
LAPDOGS = {"active": "lapdogs_active", "active_said": "lapdogs_said"}

HISTORY = f"""\
extends: {CZECHIA}
format: 1
history:
  - {{name: all_2024, title: Devices online by a survey, series: devices, date: 2024-06-30,
     low: 18 M devices, central: 20 M devices, high: 22 M devices, source: survey, quality: derived}}
  - {{name: cert_2025, title: Infected devices in sight, series: observed_active, campaign: worm,
     date: 2025-12-31, low: 700 devices, source: survey, quality: measured}}
  - {{name: cameras_2023, title: Cameras sold and kept, series: devices_by_class, device_class: ip_camera,
     date: 2023-12-31, central: 0.9 M devices, source: survey, quality: expert}}
sources:
  - {{name: survey, cite: "A survey made up for this test"}}
"""
SHORT = ("-n", 2, "-j", 1, "--set", "clock.horizon=3 months", "--set",
         "experiment.policies=[baseline, ban_prc_cameras_and_routers]", "--set",
         "questions.ban_long=null", "--set", "questions.worm_medium=null")


def text_or_nan(text):
    return float(text) if text else np.nan


def significant(value):
    """As the data have it: four significant digits."""
    return None if value is None or np.isnan(value) else float(f"{value:.3e}")


class ReportObserved(ProgramTest):
    def data(self, directory):
        done = self.cordon("report", directory, "--data")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def assert_fan(self, chart, values):
        """`values` [policy, member, time]"""
        for policy, told in enumerate(chart["policies"]):
            for name in told:
                wanted = np.quantile(values[policy], LEVELS[name], axis=0)
                np.testing.assert_allclose(told[name], wanted, rtol=6e-4, err_msg=chart["id"])

    def observed(self, directory):
        """name -> column -> value"""
        with h5py.File(self.folder / directory / "results.h5") as file:
            group = file["observed"]
            columns = {name: group[name].asstr()[()] if group[name].dtype == object else group[name][()]
                       for name in group}
        return {name: {column: values[i] for column, values in columns.items()}
                for i, name in enumerate(columns["figure"])}

    def test_targets_are_on_the_fan_of_their_series(self):
        self.run_scenario(HINDCASTS / "lapdogs.yaml", "-n", 5, "-j", 1, "-o", "run")
        recorded = self.observed("run")
        self.assertEqual(list(recorded), [f"targets.{name}" for name in LAPDOGS])
        data = self.data("run")
        charts = {chart["id"]: chart for chart in data["outlook"]}
        chart = charts["outlook.observed_active.network"]
        for other in charts.values():
            self.assertEqual(bool(other["observed"]), other is chart)
        with h5py.File(self.folder / "run/results.h5") as file:
            self.assert_fan(chart, file["series/observed_active"][..., 0])
        self.assertEqual(len(chart["observed"]), 2)
        points = {data["datasets"][point["id"]]["where"]["figure"]: point
                  for point in chart["observed"]}
        for target, figure in LAPDOGS.items():
            name, published = f"targets.{target}", FIGURES[figure]
            for column, key in (("low", "low"), ("central", "value"), ("high", "high")):
                value = text_or_nan(published[column])
                np.testing.assert_equal(recorded[name][column], value)
                self.assertEqual(points[name][key], significant(value))
            self.assertEqual(recorded[name]["campaign"], "network")
            self.assertEqual(recorded[name]["source"], published["source"])
            self.assertEqual(points[name]["what"], published["quantity"])
            self.assertEqual(points[name]["date"], "2025-06-23")
            self.assertIn(published["source"], data["datasets"][points[name]["id"]]["note"])
        self.assertEqual([points[f"targets.{name}"]["use"] for name in LAPDOGS],
                         ["validate", "show"])
        self.assertIn("Published: 1.05 k (1.00 k to 1.50 k) on 2025-06-23 (active nodes); more than "
                      "1.00 k on 2025-06-23 (active nodes (more than), shown only).", chart["alt"])

    def test_a_figure_for_calibration_is_marked_and_counts_nowhere(self):
        self.run_scenario(HINDCASTS / "raptor_train.yaml", "-n", 1, "-j", 1, "-o", "run")
        recorded = self.observed("run")
        self.assertEqual({name: row["use"] for name, row in recorded.items()},
                         {"targets.peak": "validate", "targets.ever": "validate",
                          "targets.ever_said": "show", "targets.records": "validate",
                          "targets.spell": "calibrate"})
        charts = {chart["id"] for chart in self.data("run")["outlook"] if chart["observed"]}
        self.assertEqual(charts, {f"outlook.observed_{series}.network"
                                  for series in ("active", "ever", "recorded")})
        for hindcast in RECORD["hindcasts"]:
            for target in hindcast["targets"]:
                is_spell = (hindcast["name"], target["name"]) == ("raptor_train", "spell")
                self.assertEqual(target["for_calibration"], is_spell)
                self.assertFalse(target["for_calibration"] and target["counted"])

    def test_history_before_the_start_is_shown_and_changes_nothing(self):
        (self.folder / "history.yaml").write_text(HISTORY)
        self.run_scenario("history.yaml", *SHORT, "-o", "run")
        data = self.data("run")
        charts = {chart["id"]: chart for chart in data["outlook"] if chart["observed"]}
        self.assertEqual(list(charts), ["outlook.devices", "outlook.observed_active.worm",
                                        "outlook.devices_by_class.ip_camera"])
        with h5py.File(self.folder / "run/results.h5") as file:
            camera = list(file["series/device_class"].asstr()).index("ip_camera")
            worm = list(file["series/campaign"].asstr()).index("worm")
            devices = file["series/devices_by_class"][()]
            self.assert_fan(charts["outlook.devices_by_class.ip_camera"],
                            devices[..., camera, :].sum((3, 4)))
            self.assert_fan(charts["outlook.observed_active.worm"],
                            file["series/observed_active"][..., worm])
            digests = file["runs/digest"][()]
        point = charts["outlook.devices"]["observed"][0]
        self.assertEqual((point["date"], point["low"], point["value"], point["high"]),
                         ("2024-06-30", 18e6, 20e6, 22e6))
        self.assertEqual((point["use"], point["quality"]), ("show", "derived"))
        self.assertIn("A survey made up for this test", data["datasets"][point["id"]]["note"])
        point = charts["outlook.observed_active.worm"]["observed"][0]
        self.assertEqual((point["date"], point["low"], point["value"]), ("2025-12-31", 700, None))
        self.run_scenario(CZECHIA, *SHORT, "-o", "without")
        with h5py.File(self.folder / "without/results.h5") as file:
            np.testing.assert_array_equal(file["runs/digest"][()], digests)
            self.assertNotIn("observed", file)

    def test_results_with_other_figures_are_not_taken_for_the_same(self):
        text = (SOURCE / "scenarios/data/hindcast_targets.csv").read_text()
        (self.folder / "figures.csv").write_text(text.replace("1000,1050,1500", "1000,1060,1500"))
        lapdogs = HINDCASTS / "lapdogs.yaml"
        self.run_scenario(lapdogs, "-n", 1, "-j", 1)
        self.assertEqual(self.cordon("hindcast", lapdogs, "-n", 1, "-j", 1).returncode, 0)
        done = self.cordon("hindcast", lapdogs, "-n", 1, "-j", 1, "--figures", "figures.csv")
        self.assertEqual(done.returncode, 64)
        self.assertIn("other published figures", done.stderr)

    def test_hindcasts_are_those_of_the_record(self):
        self.run_scenario(CZECHIA, *SHORT, "-o", "run")
        data = self.data("run")
        told = data["trust"]["hindcasts"]
        missed = []
        for wanted, shown in zip(RECORD["hindcasts"], told["hindcasts"], strict=True):
            for name in ("title", "members", "scenario_sha256"):
                self.assertEqual(shown[name], wanted[name])
            for target, row in zip(wanted["targets"], shown["rows"], strict=True):
                where = {"hindcast": wanted["name"], "target": target["name"]}
                self.assertEqual(data["datasets"][row["id"]]["where"], where)
                self.assertIn(target["source"], data["datasets"][row["id"]]["note"])
                self.assertEqual((row["what"], row["unit"]), (target["quantity"], target["unit"]))
                self.assertEqual(row["published"], {key: significant(value) for key, value
                                                    in target["published"].items()})
                self.assertEqual([row["median"], row["low"], row["high"], row["crps"]],
                                 [significant(value) for value in
                                  (target["median"], *target["interval"], target["crps"])])
                for baseline in ("persistence", "logistic"):
                    crps = target[baseline] and target[baseline]["crps"]
                    self.assertEqual(row[baseline], significant(crps))
                side = "inside" if target["inside"] else "missed"
                self.assertEqual(row["verdict"], side if target["counted"] else side + (
                    ", kept for calibration" if target["for_calibration"] else ", not counted"))
                if row["verdict"] == "missed":
                    missed.append(f"{wanted['title']}: {target['quantity']}")
        self.assertTrue(missed)  # of this version
        for text in (RECORD["coverage"], RECORD["skill"], *missed):
            self.assertIn(text, told["text"])
        self.assertIn(f"version {RECORD['program_version']}", told["made"])


if __name__ == "__main__":
    unittest.main()
