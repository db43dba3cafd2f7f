"""A copy of the repository in which a test plants faults, and the check that must find them."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class PlantedFaults(unittest.TestCase):
    """Each test gets its own copy, without history, builds and results."""

    tool = None  # the script under test, from the root

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.copy = pathlib.Path(folder.name) / "copy"
        shutil.copytree(ROOT, self.copy, ignore=shutil.ignore_patterns(".git", "build", "out"))

    def plant(self, path, text):
        """Adds text to the end of a file, which may be new."""
        file = self.copy / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a") as stream:
            stream.write(text)

    def report(self):
        """(exit code, lines) of the tool on the copy."""
        run = subprocess.run([sys.executable, ROOT / self.tool, self.copy], text=True,
                             capture_output=True, check=False)
        return run.returncode, run.stdout.splitlines()

    def assert_reported(self, place, fault):
        """The tool reports exactly one problem, at this place, in words that contain `fault`."""
        code, lines = self.report()
        self.assertEqual((code, len(lines)), (1, 1), lines)
        self.assertTrue(lines[0].startswith(place), lines)
        self.assertIn(fault, lines[0])

    def assert_clean(self):
        code, lines = self.report()
        self.assertEqual((code, len(lines)), (0, 1), lines)
