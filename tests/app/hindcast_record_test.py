#!/usr/bin/env python3
"""What the shipped hindcasts are said to give is what they give: in the record that reports show,
and on the page of docs/howto.

All three are run with all their members, so a change of a scenario, of the figures or of the engine
that moves any number is noticed.
"""
import copy
import json
import shutil
import sys
import unittest

from program import PROGRAM, SOURCE, ProgramTest

sys.path.insert(0, str(SOURCE / "tools"))
from renew_hindcasts import PAGE, RECORD, renew  # noqa: E402  (the folder is known from here on)

HINT = "renew it with tools/renew_hindcasts.py"


def differences(one, other, place=""):
    """Places at which two JSON values differ; numbers by more than elementary functions of other
    machines may."""
    if isinstance(one, dict) and isinstance(other, dict):
        return [difference for key in sorted(one.keys() | other.keys())
                for difference in differences(one.get(key), other.get(key), f"{place}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [difference for i, pair in enumerate(zip(one, other))
                for difference in differences(*pair, f"{place}.{i}")]
    both_numbers = all(type(value) in (int, float) for value in (one, other))
    same = abs(one - other) <= 1e-9 * abs(one) if both_numbers else one == other
    return [] if same else [f"{place}: {one} is not {other}"]


class HindcastRecord(ProgramTest):
    def test_record_and_page_are_what_comes_out(self):
        shutil.copytree(SOURCE / "scenarios", self.folder / "scenarios")
        (self.folder / PAGE).parent.mkdir(parents=True)
        shutil.copy(SOURCE / PAGE, self.folder / PAGE)
        renew(PROGRAM, self.folder)
        shipped, renewed = (json.loads((root / RECORD).read_text()) for root in (SOURCE, self.folder))
        self.assertEqual(differences(shipped, renewed), [], HINT)
        self.assertEqual((SOURCE / PAGE).read_text(), (self.folder / PAGE).read_text(), HINT)

    def test_a_number_that_moved_is_found(self):
        record = json.loads((SOURCE / RECORD).read_text())
        moved = copy.deepcopy(record)
        moved["hindcasts"][0]["targets"][0]["median"] *= 1 + 1e-6
        self.assertEqual(len(differences(record, moved)), 1)
        self.assertEqual(differences(record, record), [])


if __name__ == "__main__":
    unittest.main()
