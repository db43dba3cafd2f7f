#!/usr/bin/env python3
"""Little's law for every campaign of the Czech scenario, under every policy: devices held are
infections a day times their mean length, out of series that are counted by different means."""
import unittest

import numpy as np
import xarray as xr

from program import CZECHIA, ProgramTest

MEMBERS = 1
SEED = 5  # with which every campaign is met
WEEK = 7
PLACES = ["jurisdiction", "sector", "bloc"]


def ages_days(begun, edges, still_there, order):
    """Summed ages on the last date if those still there were the first (order 1) to begin, at the
    earliest, or the last (order -1), at the latest."""
    counted = np.minimum(np.cumsum(begun[::order]), still_there)
    of_week = np.diff(counted, prepend=0)[::order]
    begins = edges[:-1] if order == 1 else edges[1:]
    return np.sum(of_week * (edges[-1] - begins))


class LittlesLaw(ProgramTest):
    @classmethod
    def setUpClass(cls):
        results = cls.shared_run(CZECHIA, "-n", MEMBERS, "--set", f"seed={SEED}",
                                 "--set", "clock.observe_every=1 week")
        cls.series = xr.load_dataset(results, group="series", decode_times=False)

    def paths(self):
        """Each path with infections: names for messages, dates in days and the series on them."""
        names = ("infected", "spells", "compromised_device_days", "ended_spell_days")
        summed = {name: self.series[name].sum(PLACES) for name in names}
        dates = self.series.time.values
        for policy in self.series.policy.values:
            for campaign in self.series.campaign.values:
                for member in range(MEMBERS):
                    where = {"policy": policy, "campaign": campaign, "member": member}
                    path = [summed[name].sel(where).values for name in names]
                    if path[1][-1] > 0:
                        yield where, dates, path

    def test_every_campaign_has_infections(self):
        sizes = self.series.sizes
        self.assertEqual(len(list(self.paths())), sizes["policy"] * sizes["campaign"] * MEMBERS)

    def test_device_days_are_the_area_under_devices_held(self):
        # Trapezoids of a week. A begin or end is off by as much as half a week, by chance: one in
        # 5e8 beyond six standard deviations. Where many come together, in an outbreak, a batch or a
        # takedown, all may be off to one side: half a week times the most that changed in one.
        for where, dates, (held, begun, device_days, _) in self.paths():
            area = np.sum((held[1:] + held[:-1]) / 2 * np.diff(dates))
            jumps = 2 * (begun[-1] - begun[0]) - (held[-1] - held[0])
            bound = 6 * WEEK * np.sqrt(jumps / 12) + WEEK / 2 * np.abs(np.diff(held)).max()
            self.assertLess(bound, 0.05 * area, where)
            self.assertLess(abs(area - device_days[-1]), bound, where)

    def test_device_days_are_infections_times_their_mean_length(self):
        # Of the infections that ended the length is known; those still there have an age, which
        # lies between what it is if they were the last to begin, and if they were the first.
        for where, dates, (held, begun, device_days, ended_days) in self.paths():
            begun_weekly = np.diff(begun, prepend=0)
            edges = np.concatenate([dates[:1], dates])
            youngest, oldest = (ages_days(begun_weekly, edges, held[-1], order) for order in (-1, 1))
            ended = begun[-1] - held[-1]
            mean_length = ended_days[-1] / ended
            self.assertGreaterEqual(device_days[-1], ended * mean_length + youngest - 1e-6, where)
            self.assertLessEqual(device_days[-1], ended * mean_length + oldest + 1e-6, where)


if __name__ == "__main__":
    unittest.main()
