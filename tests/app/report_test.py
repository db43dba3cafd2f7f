#!/usr/bin/env python3
"""`cordon report`: every number is recomputed from the results file, every id leads to a dataset."""
import unittest

import h5py
import numpy as np

from report_case import LEVELS, MEMBERS, ReportCase, ids_of


class Report(ReportCase):
    def test_every_id_leads_to_a_dataset_of_the_file(self):
        data = self.data()
        found = ids_of({key: value for key, value in data.items()
                        if key not in ("datasets", "run")})
        self.assertGreater(len(found), 40)
        with h5py.File(self.results) as file:
            for name in found:
                self.assertIn(name, data["datasets"])
            for name, dataset in data["datasets"].items():
                if not dataset["path"].startswith("/"):  # of the program, not of the run
                    self.assertEqual(dataset["path"], "scenarios/hindcasts/record.json")
                    self.assertTrue(name.startswith("hindcasts"), name)
                    continue
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
            self.assert_title_tells_the_end(chart, values[0])
            self.assertEqual(len(chart["paths"]), MEMBERS)
            for member, path in enumerate(chart["paths"]):
                for time, number in enumerate(path):
                    self.assert_close(number, values[0, member, time], chart["id"])

    def assert_title_tells_the_end(self, chart, baseline):
        """Level, date and direction since the start, where a quantity does not only add up."""
        change = baseline[:, -1] - baseline[:, 0]
        low, high = np.quantile(change, [0.05, 0.95])
        title = chart["title"]
        self.assertRegex(title, r"^[^:]+: [\d.]+( [kMbnt]+)? on 2027-01-01")
        if "so far" in title:
            self.assertRegex(title, r"on 2027-01-01$")
            return
        for word, holds in (("clearly lower", high < 0), ("clearly higher", low > 0),
                            ("no clear change", low <= 0 <= high and change.any()),
                            ("as at the start in every member", not change.any())):
            self.assertEqual(word in title, bool(holds), title)
        self.assertIn("Since 2026-01-01: ", chart["details"])

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
            # Directions follow from the members alone.
            low, high = np.quantile(change[:, -1], [0.05, 0.95])
            for word, holds in (("lower under", high < 0), ("higher under", low > 0),
                                ("no clear change under",
                                 low <= 0 <= high and change[:, -1].any())):
                for text in (chart["title"], chart["alt"]):
                    self.assertEqual(word in text, bool(holds), text)
            self.assertEqual(chart["changed"], bool(change.any()), chart["title"])
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

    def test_the_comparison_is_member_by_member(self):
        told = self.data()["comparison"]
        self.assertEqual([objective["name"] for objective in told["objectives"]][1:3],
                         ["authorised_exposure", "unauthorised_exposure"])
        with h5py.File(self.results) as file:
            end = {name: file["series"][name][:, :, -1].astype(float) for name in
                   ("compromised_device_days", "authorised_exposure", "unauthorised_exposure")}
        layer = self.labels("layer").index("compellable")
        values = np.array([end["compromised_device_days"].sum((2, 3, 4, 5)),
                           end["authorised_exposure"][:, :, :, layer].sum((2, 3, 4)),
                           end["unauthorised_exposure"].sum((2, 3, 4))])
        regret = values - values.min(1, keepdims=True)
        best = [not any(of["regret_max"]) for of in told["policies"]]
        self.assertEqual("No policy does best" in told["title"], not any(best))
        limit = np.median(values[:, :1], 2, keepdims=True)
        count = len(told["objectives"])
        for policy, of in enumerate(told["policies"]):
            for i in range(min(count, 3)):
                what = f"{policy} {i}"
                self.assert_close(of["regret_max"][i], regret[i, policy].max(), what)
                self.assert_close(of["regret_q90"][i], np.quantile(regret[i, policy], 0.9), what)
                self.assert_close(of["regret_mean"][i], regret[i, policy].mean(), what)
                self.assert_close(of["satisficing"][i],
                                  np.mean(values[i, policy] <= limit[i, 0]), what)
            share = of["not_dominated"]
            if count == 3:
                other = values[:, 1 - policy]
                dominated = ((other <= values[:, policy]).all(0)
                             & (other < values[:, policy]).any(0))
                self.assert_close(share["p"], np.mean(~dominated), "not dominated")
            self.assertTrue(share["low"] <= share["p"] <= share["high"])

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
            days = file["series/time"][()]
        campaigns = self.labels("campaign")
        for name, campaign, until, threshold in (("relay_boxes_short", "orb", 4, 30),
                                                 ("worm_medium", "worm", 10, 10_000)):
            told = by_name["statement." + name]
            at = campaigns.index(campaign)
            self.assert_close(told["p"], np.mean(peaks[:, :until, at].max(1) > threshold), name)
            self.assertTrue(told["low"] <= told["p"] <= told["high"])
            # The series that decides, not the one that was asked about, and so for every date.
            self.assertEqual([row["by"] for row in told["horizons"]], ["2026-04-01", "2027-01-01"])
            for row in (told, *told["horizons"]):
                dataset = data["datasets"][row["id"]]
                self.assertEqual(dataset["path"], "/series/active_peak")
                self.assertIn(row["by"], dataset["statistic"])
                last = np.datetime64(row["by"]) - np.datetime64("2026-01-01")
                seen = self.totals(dataset)[0][:, days <= last.astype(int)].max(1)
                self.assert_close(row["p"], np.mean(seen > threshold), row["id"])
                self.assertEqual(row["p"], row["simulated"]["p"])

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


if __name__ == "__main__":
    unittest.main()
