#!/usr/bin/env python3
"""Tests `cordon market` from outside."""
import json
import unittest

from program import CZECHIA, ProgramTest


class Market(ProgramTest):
    def markets(self, *arguments):
        done = self.cordon("market", CZECHIA, "--json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads(done.stdout)
        found = {(m["device_class"], m["segment"], m["date"]): m for m in report["markets"]}
        return report["blocs"], found

    def test_shares_at_the_start_are_those_observed(self):
        blocs, markets = self.markets()
        # Inverters are sold to households and business; the scenario says 75 % are of the PRC.
        shares = [markets["pv_inverter", segment, "2026-01-01"]["shares"][blocs.index("prc")]
                  for segment in ("households", "business")]
        self.assertLess(min(shares), 0.75)
        self.assertGreater(max(shares), 0.75)
        for market in markets.values():
            self.assertAlmostEqual(sum(market["shares"]), 1, places=12)

    def test_nobody_buys_more_of_what_is_dearer_and_all_buyers_go_somewhere(self):
        _, markets = self.markets()
        for market in markets.values():
            for bloc, row in enumerate(market["elasticities"]):
                for other, elasticity in enumerate(row):
                    self.assertEqual(elasticity < 0, bloc == other)
            for row, waits in zip(market["diversion"], market["diversion_to_waiting"]):
                self.assertTrue(0.05 < waits < 0.7)
                self.assertAlmostEqual(sum(row) + waits, 1, places=12)

    def test_a_ban_shows_at_the_horizon(self):
        blocs, free = self.markets()
        _, banned = self.markets("--policy", "ban_prc_cameras_and_routers")
        place = ("ip_camera", "households", "2029-01-01")
        prc = blocs.index("prc")
        self.assertLess(banned[place]["shares"][prc], 0.5 * free[place]["shares"][prc])

    def test_the_table_has_every_bloc(self):
        done = self.cordon("market", CZECHIA)
        self.assertEqual(done.returncode, 0)
        self.assertIn("Home routers: Households", done.stdout)
        self.assertIn("HHI", done.stdout)
        for bloc in ("prc", "allied_asia", "us", "eu", "other"):
            self.assertIn(f"\n  {bloc} ", done.stdout)

    def test_a_misspelt_policy_is_named(self):
        done = self.cordon("market", CZECHIA, "--policy", "cra_standart")
        self.assertEqual(done.returncode, 64)
        self.assertIn("did you mean 'cra_standard'?", done.stderr)


if __name__ == "__main__":
    unittest.main()
