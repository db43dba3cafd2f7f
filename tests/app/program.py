"""The built program as its users meet it: what the tests of this folder share.

Every test is called as: <name>_test.py <program> <source folder>
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy as np

PROGRAM = os.path.abspath(sys.argv.pop(1))
SOURCE = pathlib.Path(sys.argv.pop(1)).resolve()
CZECHIA = str(SOURCE / "scenarios/czechia.yaml")
FIVE_MISTAKES = str(SOURCE / "tests/bad_scenarios/five_mistakes.yaml")

# What a finished run leaves in its directory.
RESULTS = ["results.h5", "summary.csv", "summary.json"]


class ProgramTest(unittest.TestCase):
    """Runs the program in an empty folder: `self.folder`, a new one for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    @classmethod
    def shared_run(cls, *arguments):
        """The results file of a `cordon run` that all tests of a class look at."""
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        subprocess.run([PROGRAM, "run", *map(str, arguments), "-o", "shared"], cwd=folder.name,
                       capture_output=True, check=True)
        return pathlib.Path(folder.name) / "shared/results.h5"

    def cordon(self, *arguments, **options):
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, text=True,
                              check=False, **(streams | options))

    def run_scenario(self, *arguments):
        """`cordon run`, which must succeed."""
        done = self.cordon("run", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def assert_same_results(self, one, other):
        """Checks that two results files are equal byte by byte, except for /provenance/machine."""
        self.assertEqual(differing_datasets(one, other), [])
        self.assertTrue(bytes_without_machine(one) == bytes_without_machine(other))


def files_in(directory):
    return sorted(path.name for path in directory.iterdir())


def datasets(path):
    """Everything in a results file but the machine: name -> values."""
    found = {}

    def keep(name, item):
        if isinstance(item, h5py.Dataset) and not name.startswith("provenance/machine/"):
            values = item[()]
            is_text = h5py.check_string_dtype(item.dtype) is not None
            found[name] = np.asarray(values, dtype=bytes) if is_text else values

    with h5py.File(path) as file:
        file.visititems(keep)
    return found


def differing_datasets(one, other):
    left, right = datasets(one), datasets(other)
    return sorted((left.keys() ^ right.keys())
                  | {name for name in left.keys() & right.keys()
                     if left[name].tobytes() != right[name].tobytes()})


def bytes_without_machine(path):
    content = bytearray(path.read_bytes())
    with h5py.File(path) as file:
        for dataset in file["provenance/machine"].values():
            size = dataset.id.get_storage_size()
            start = dataset.id.get_offset()
            content[start:start + size] = bytes(size)
    return content
