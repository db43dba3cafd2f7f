#!/usr/bin/env python3
"""Memory follows infections, not devices (DESIGN 4.1): a country with every place and every device
twice takes no more memory than what its infections take."""
import json
import pathlib
import re
import subprocess
import time
import unittest

import h5py

from program import CZECHIA, PROGRAM, ProgramTest

# What a device that a campaign has taken may take, with its pending events: three times the 48 bytes
# that DESIGN 9 aims at, for hash table and vectors that grow by doubling.
BYTES_PER_INFECTED_DEVICE = 300


def doubled(text):
    return re.sub(r"^[\d.]+", lambda number: f"{2 * float(number[0]):.12g}", text)


def double_every_number(value):
    if isinstance(value, dict):
        return {key: item if key in ("source", "quality") else double_every_number(item)
                for key, item in value.items()}
    if isinstance(value, list):
        return [double_every_number(item) for item in value]
    return doubled(value)


def high_water_mark(process):
    """Peak resident bytes so far. The usage that wait() reports would include our own, before the
    program replaced it."""
    try:
        status = pathlib.Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return 1024 * int(found[1]) if found else 0


class Memory(ProgramTest):
    def setUp(self):
        super().setUp()
        scenario = json.loads(self.cordon("show", "--canonical", CZECHIA).stdout)
        for site_type in scenario["site_types"]:
            site_type["sites"] = double_every_number(site_type["sites"])
            for base in site_type["devices"].values():
                if isinstance(base, dict):
                    base["stock"] = double_every_number(base["stock"])
        (self.folder / "double.yaml").write_text(json.dumps(scenario))  # JSON is YAML

    def peak_bytes_and_infected(self, scenario, worm_emerges):
        """Peak memory of a run, and the most devices that campaigns took in one member."""
        directory = self.folder / f"{len(list(self.folder.iterdir()))}"
        arguments = [PROGRAM, "run", str(scenario), "-n", "2", "-j", "1", "-o", str(directory), "--set",
                     "campaigns.worm.starts=0 /year", "--set", "campaigns.orb.starts=0 /year", "--set",
                     "campaigns.proxy_network.emerges=100 years", "--set",
                     # Devices behind proxies are listed, but hardly ever infected.
                     "campaigns.worm.proxied_pressure=0 %", "--set",
                     f"campaigns.worm.emerges={worm_emerges}"]
        child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak = 0
        while child.poll() is None:
            peak = max(peak, high_water_mark(child.pid))
            time.sleep(0.002)
        self.assertEqual(child.returncode, 0)
        self.assertGreater(peak, 1e6)
        with h5py.File(directory / "results.h5") as file:
            ever = file["series/ever"][:, :, -1].sum(axis=(2, 3, 4, 5))
        return peak, int(ever.max())

    def test_devices_nobody_touches_take_no_memory(self):
        once, _ = self.peak_bytes_and_infected(CZECHIA, "10 years")
        twice, _ = self.peak_bytes_and_infected(self.folder / "double.yaml", "10 years")
        self.assertLess(once, 200e6)
        self.assertLess(twice, 1.1 * once)

    def test_memory_follows_infections(self):
        once, infected_once = self.peak_bytes_and_infected(CZECHIA, "0 days")
        twice, infected_twice = self.peak_bytes_and_infected(self.folder / "double.yaml", "0 days")
        self.assertGreater(infected_twice, 1.7 * infected_once)
        infections = BYTES_PER_INFECTED_DEVICE * (infected_twice - infected_once)
        self.assertLess(twice - infections, 1.1 * once)


if __name__ == "__main__":
    unittest.main()
