#!/usr/bin/env python3
"""Tests `cordon hindcast` from outside."""
import json
import unittest

from program import SOURCE, ProgramTest

HINDCASTS = SOURCE / "scenarios/hindcasts"

COLUMNS = "name,botnet,quantity,date,low,central,high,unit,role,status,source\n"
FIGURES = COLUMNS + """\
small,Net,size in a month,2023,0,580000,1000000,devices,validate,seen,Somebody
huge,Net,size in two months,2023,1e8,2e8,3e8,devices,validate,seen,Somebody
said,Net,more than a few,2023,1,,,devices,check,seen,Somebody
length,Net,days,2023,1,2,3,days,calibrate,seen,Somebody
unused,Net,share of one maker,2023,1,2,3,%,validate,seen,Somebody
"""
TARGET = ("  - {{name: {0}, figure: {0}, campaign: worm, series: {1}, statistic: value, "
          "until: {2}, use: {3}}}\n")


def mirai():
    """The shipped scenario, to be written elsewhere."""
    text = (HINDCASTS / "mirai.yaml").read_text()
    return text.replace("extends: world.yaml", f"extends: {HINDCASTS}/world.yaml")


class Hindcast(ProgramTest):
    def scenario(self, *targets):
        """A short Mirai with other targets."""
        path = self.folder / "net.yaml"
        head, rest = mirai().split("targets:\n", 1)
        sources = rest[rest.index("sources:"):]
        path.write_text(head + "targets:\n" + "".join(TARGET.format(*t) for t in targets)
                        + sources)
        (self.folder / "figures.csv").write_text(FIGURES)
        return path

    def hindcast(self, path, *arguments):
        return self.cordon("hindcast", path, "--figures", "figures.csv", "-n", 5, "-j", 1,
                           "--set", "clock.horizon=2 months", *arguments)

    def test_figures_inside_and_outside_are_printed_with_their_scores(self):
        path = self.scenario(("small", "observed_active", "30 days", "validate"),
                             ("huge", "observed_active", "60 days", "validate"),
                             ("said", "observed_ever", "60 days", "show"),
                             ("length", "days_held", "60 days", "show"))
        done = self.hindcast(path)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"size in a month, devices .* inside ")
        self.assertRegex(done.stdout, r"size in two months, devices .* OUTSIDE ")
        self.assertRegex(done.stdout, r"Not compared: share of one maker\n")
        self.assertIn("\n1 of 2 published figures inside the 90 % interval (posterior mean coverage "
                      "0.50", done.stdout)
        report = json.loads(self.hindcast(path, "--json").stdout)["hindcasts"][0]
        targets = {target["name"]: target for target in report["targets"]}
        self.assertEqual((report["inside"], report["compared"]), (1, 2))
        self.assertEqual(targets["huge"]["persistence"]["forecast"], 580000)
        self.assertEqual(targets["huge"]["persistence"]["crps"], 2e8 - 580000)
        self.assertGreater(targets["huge"]["crps"], 1.9e8)
        self.assertIsNone(targets["small"]["persistence"])
        self.assertIsNotNone(targets["said"]["probability_above"])
        self.assertFalse(targets["length"]["counted"])

    def test_a_finished_run_is_read_and_not_repeated(self):
        path = self.scenario(("small", "observed_active", "30 days", "validate"))
        first = self.hindcast(path)
        again = self.hindcast(path)
        self.assertEqual(first.stdout, again.stdout)
        self.assertIn("nothing was computed again", again.stderr)

    def test_a_figure_for_calibration_or_a_check_is_no_validation(self):
        for name, series in (("length", "days_held"), ("said", "observed_ever")):
            done = self.hindcast(self.scenario((name, series, "60 days", "validate")))
            self.assertEqual(done.returncode, 65)
            self.assertIn(f"'{name}' is not a figure for validation", done.stderr)

    def test_a_misspelt_figure_is_named(self):
        done = self.hindcast(self.scenario(("smal", "observed_active", "30 days", "validate")))
        self.assertEqual(done.returncode, 65)
        self.assertIn("did you mean 'small'?", done.stderr)

    def test_a_scenario_without_targets_has_nothing_to_compare(self):
        done = self.cordon("hindcast", HINDCASTS / "world.yaml")
        self.assertEqual(done.returncode, 64)
        self.assertIn("no `targets`", done.stderr)


class ShippedHindcasts(ProgramTest):
    """The shipped hindcasts are right, and knew nothing that came later."""

    def test_each_counts_figures_for_validation_and_dates_its_sources(self):
        for name, counted in (("mirai", 7), ("lapdogs", 1), ("raptor_train", 3)):
            with self.subTest(name):
                text = (HINDCASTS / f"{name}.yaml").read_text()
                self.assertEqual(text.count("use: validate"), counted)
                checked = self.cordon("check", HINDCASTS / f"{name}.yaml")
                self.assertEqual(checked.returncode, 0, checked.stderr)

    def test_what_was_published_later_is_refused(self):
        path = self.folder / "late.yaml"
        for change, words in (("dated: 2013-03-17", "is of 2017-01-01, not before the first figure"),
                              ("dated: 2016-06-30", "has no `dated`")):
            text = mirai()
            self.assertIn(change, text)
            text = text.replace(change, "dated: 2017-01-01") if "is of" in words else \
                text.replace(change + ", ", "")
            path.write_text(text)
            done = self.cordon("check", path)
            self.assertEqual(done.returncode, 65)
            self.assertIn(words, done.stderr)


if __name__ == "__main__":
    unittest.main()
