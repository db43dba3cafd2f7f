#!/usr/bin/env python3
"""`--record` of `cordon forecast` and `cordon report`: what became of earlier forecasts bears on the
next, and both verbs say the same."""
import hashlib
import json
import math
import unittest

import numpy as np

from ensembles import many_members
from ledgers import HEAD, RECORD, earlier, write_record
from report_case import MEMBERS, ReportCase, ids_of, noise


def newton(forecasts):
    """(a, b) of the largest posterior density with the priors of docs/decisions/0017."""
    x = np.array([[1, math.log(p / (1 - p))] for p, _ in forecasts])
    y = np.array([happened for _, happened in forecasts], float)
    mean, precision = np.array([0, 0.75]), np.diag([1, 1 / 0.25**2])
    line = mean.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ line))
        slope = x.T @ (y - p) - precision @ (line - mean)
        line = line + np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + precision, slope)
    return line


def at_chance(name, values):
    """A run in which member m passes every threshold in month 5 m % 30 alone."""
    numbers = noise(1)(name, values)
    if name == "active_peak":  # [policy, member, time, campaign]
        numbers[:] = 0
        for member in range(MEMBERS):
            numbers[:, member, (5 * member) % 30:, :][:, :1] = 20_000
    return numbers


class TrackRecord(ReportCase):
    def setUp(self):
        super().setUp()
        many_members(self.small, self.results, MEMBERS, at_chance)

    def forecast(self, *arguments):
        done = self.cordon("forecast", "run", "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_probabilities_are_recalibrated_by_what_was_simulated(self):
        write_record(self.folder, earlier())
        before = {told["name"]: told for told in self.forecast()["questions"]}
        a, b = newton(earlier())
        self.assertLess(b, 0.7)
        for told in self.forecast(*RECORD)["questions"]:
            statement, raw = told["statement"], before[told["name"]]["statement"]
            self.assertEqual(statement["simulated"]["p"], raw["p"])
            self.assertTrue(0.1 < raw["p"] < 0.9)
            self.assertEqual(statement["simulated"]["interval_90"], raw["interval_90"])
            self.assertEqual(told["family"], "campaigns")
            self.assertIsNone(raw["recalibration"])
            line = statement["recalibration"]
            self.assertEqual((line["family"], line["settled"]), ("campaigns", len(earlier())))
            self.assertAlmostEqual(line["intercept"], a, 5)
            self.assertAlmostEqual(line["slope"], b, 5)
            for p, stated in ((raw["p"], statement["p"]),
                              *((raw["interval_90"][end], statement["interval_90"][end])
                                for end in ("low", "high"))):
                self.assertAlmostEqual(
                    stated, 1 / (1 + math.exp(-(a + b * math.log(p / (1 - p))))), 6)
            self.assertIn(f"Recalibrated by {len(earlier())} settled forecasts of its family "
                          "(campaigns)", told["text"])
            self.assertNotIn("uncalibrated", told["text"])
            self.assertIn("uncalibrated", before[told["name"]]["text"])

    def test_too_few_or_too_late_change_nothing(self):
        before = self.forecast()
        write_record(self.folder, earlier()[:29])
        after = self.forecast(*RECORD)
        for told, was in zip(after["questions"], before["questions"]):
            self.assertEqual(told["statement"], was["statement"])
            self.assertIn("uncalibrated, with only 29 forecasts of its family settled",
                          told["text"])
        write_record(self.folder, earlier(), resolved="2999-01-01")
        self.assertEqual(self.forecast(*RECORD), before)

    def test_each_option_needs_the_other_and_the_ledger_is_checked(self):
        write_record(self.folder, earlier())
        for verb in ("forecast", "report"):
            self.assertEqual(self.cordon(verb, "run", *RECORD[:2]).returncode, 64)
            self.assertEqual(self.cordon(verb, "run", *RECORD[2:]).returncode, 64)
            missing = self.cordon(verb, "run", "--record", "none", *RECORD[2:])
            self.assertEqual(missing.returncode, 66)
        (self.folder / "outcomes.csv").write_text(HEAD + "f1,perhaps,2021-01-01,report\n")
        for verb in ("forecast", "report"):
            self.assertEqual(self.cordon(verb, "run", *RECORD).returncode, 65)

    def test_the_report_says_what_the_forecast_says(self):
        write_record(self.folder, earlier())
        for arguments in ((), RECORD):
            report = self.data(*arguments)["statements"]
            forecast = self.forecast(*arguments)["questions"]
            self.assertEqual([told["ask"] for told in report], [told["ask"] for told in forecast])
            for told, question in zip(report, forecast):
                statement = question["statement"]
                self.assertEqual(told["word"], statement["word"])
                self.assert_close(told["p"], statement["p"])
                self.assert_close(told["low"], statement["interval_90"]["low"])
                self.assertEqual(told["held_back"] is not None, statement["held_back"])
                for sentence in (told["held_back"] or "", told["structures"] or "",
                                 told["evidence"], "Confidence: " + told["confidence"]):
                    self.assertIn(sentence, question["text"])
                self.assertEqual([row["by"] for row in told["horizons"]],
                                 [row["by"] for row in question["horizons"]])
                for row, horizon in zip(told["horizons"], question["horizons"]):
                    self.assertEqual(row["word"], horizon["by_then"]["word"])
                    self.assert_close(row["p"], horizon["by_then"]["p"])
                p = [row["p"] for row in told["horizons"]]
                self.assertEqual(p, sorted(p))

    def test_both_verbs_use_the_same_further_runs(self):
        (self.folder / "run/vendor_neutral").mkdir()
        twin = self.folder / "run/vendor_neutral/results.h5"
        many_members(self.small, twin, MEMBERS, noise(2))  # of vendors as observed: no such run
        for told in self.data()["statements"]:
            self.assertIn("no other structure of the model was tried", told["confidence"])
        self.assertIn("run/vendor_neutral was not run with",
                      self.cordon("forecast", "run").stderr)
        many_members(self.small, twin, MEMBERS, noise(2),
                     lambda scenario: scenario.update(vendor_security="alike"))
        for told, question in zip(self.data()["statements"], self.forecast()["questions"]):
            self.assertIn("with vendors equally secure it moves by", told["confidence"])
            self.assertIn(told["confidence"], question["text"])

    def test_the_report_shows_the_record(self):
        self.assertIn("`cordon report run --record LEDGER --outcomes FILE`",
                      self.data()["trust"]["calibration"]["missing"])
        write_record(self.folder, earlier())
        data = self.data(*RECORD)
        told = data["trust"]["calibration"]
        self.assertIn("36 questions: 36 settled, 0 void, 0 open", told["text"])
        [family] = told["families"]
        scores = json.loads(self.cordon("score", "ledger.jsonl", "--outcomes", "outcomes.csv",
                                        "--json").stdout)["families"][0]
        self.assertEqual(family["sentences"], scores["sentences"])
        events = scores["probabilities"]
        self.assert_close(family["scores"]["brier"], events["brier"])
        self.assert_close(family["scores"]["base_rate"],
                          events["against_base_rates"]["brier_of_base_rates"])
        parts = family["scores"]
        self.assertAlmostEqual(parts["reliability"] - parts["resolution"] + parts["uncertainty"]
                               + parts["within_bins"], events["brier"], 3)
        [row] = family["diagram"]["rows"]  # all were stated as one half
        self.assertEqual((row["events"], row["happened"], row["stated"]),
                         (36, sum(happened for _, happened in earlier()), 0.5))
        a, b = newton(earlier())
        self.assert_close(family["recalibration"]["intercept"], a)
        self.assert_close(family["recalibration"]["slope"], b)
        self.assertIn("as much came to pass as was stated", family["diagram"]["title"])
        # Every number leads to the ledger, which its last line pins, or to the results file.
        last = json.loads((self.folder / "ledger.jsonl").read_text().splitlines()[-1])["hash"]
        table = hashlib.sha256((self.folder / "outcomes.csv").read_bytes()).hexdigest()
        for name in ids_of(data["trust"]["calibration"]):
            dataset = data["datasets"][name]
            self.assertEqual(dataset["path"], f"ledger.jsonl#{last}")
            self.assertIn(table, dataset["note"])
        for statement in data["statements"]:
            self.assertIn("recalibrated as calibration.campaigns",
                          data["datasets"][statement["id"]]["statistic"])
        self.assertEqual(data, self.data(*RECORD))


if __name__ == "__main__":
    unittest.main()
