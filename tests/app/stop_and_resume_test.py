#!/usr/bin/env python3
"""A run that is killed or stopped goes on where it was, to the results of one that was not."""
import pathlib
import signal
import subprocess
import time
import unittest

import h5py

from program import CZECHIA, PROGRAM, RESULTS, ProgramTest, files_in

MEMBERS = 6
TWO_POLICIES = ("--set", "experiment.policies=[baseline, ban_prc_cameras_and_routers]")


class StopAndResume(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.uninterrupted = cls.shared_run(CZECHIA, "-n", MEMBERS, *TWO_POLICIES)

    def setUp(self):
        super().setUp()
        self.directory = self.folder / "stopped"
        self.command = ("run", CZECHIA, "-n", MEMBERS, "-j", 1, *TWO_POLICIES,
                        "-o", self.directory)

    def start(self, *arguments):
        run = subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, text=True)
        self.addCleanup(run.stderr.close)
        self.addCleanup(run.wait)
        self.addCleanup(run.kill)
        return run

    def wait_until(self, run, holds):
        while not holds():
            self.assertIsNone(run.poll(), "the run ended too soon to be stopped")
            time.sleep(0.005)

    def members_on_disk(self):
        return sorted(self.directory.glob("unfinished/member-*.h5"))

    def resume(self, members_there):
        done = self.run_scenario(*self.command[1:])
        self.assertRegex(done.stderr, rf"\n{members_there} members? there from an earlier run, "
                                      rf"{MEMBERS - members_there} to go\n")
        self.assertEqual(files_in(self.directory), RESULTS)
        self.assert_same_results(self.directory / "results.h5", self.uninterrupted)

    def test_a_killed_run_leaves_whole_members_and_goes_on(self):
        run = self.start(*self.command)
        self.wait_until(run, lambda: len(self.members_on_disk()) >= 2)
        run.kill()
        self.assertEqual(run.wait(), -signal.SIGKILL)
        self.assertEqual(files_in(self.directory), ["unfinished"])
        there = self.members_on_disk()
        for member in there:
            with h5py.File(member) as file:
                self.assertTrue((file["runs/digest"][()] != 0).all())
        there[0].write_bytes(there[0].read_bytes()[:5000])  # as after a loss of power
        self.resume(len(there) - 1)

    def test_a_stopped_run_says_how_to_go_on_and_does(self):
        run = self.start(*self.command)
        self.wait_until(run, self.members_on_disk)
        asked = time.monotonic()
        run.send_signal(signal.SIGTERM)
        self.assertEqual(run.wait(timeout=30), 75)
        self.assertLess(time.monotonic() - asked, 10)  # one member's policy takes 0.2 s
        there = len(self.members_on_disk())
        self.assertIn(f"stopped with {there} of {MEMBERS} members done. The same command goes on",
                      run.stderr.read())
        self.assertEqual(files_in(self.directory), ["unfinished"])
        self.resume(there)

    def test_a_signal_during_the_last_piece_of_work_loses_nothing(self):
        run = self.start("run", CZECHIA, "-n", 1, "-o", self.directory,
                         "--set", "experiment.policies=[baseline]",
                         "--set", "questions.ban_long=null")
        self.wait_until(run, lambda: blocks(run.pid, signal.SIGTERM))
        time.sleep(0.05)
        run.send_signal(signal.SIGTERM)
        self.assertIn(run.wait(timeout=30), (0, 75))  # finished, or stopped before it began

    def test_members_of_another_seed_are_not_reused(self):
        run = self.start(*self.command)
        self.wait_until(run, self.members_on_disk)
        run.kill()
        run.wait()
        other = ("-n", 1, "--set", "seed=7", *TWO_POLICIES)
        done = self.run_scenario(CZECHIA, *other, "-o", self.directory)
        self.assertNotIn("from an earlier run", done.stderr)
        self.run_scenario(CZECHIA, *other, "-o", "fresh")
        self.assert_same_results(self.directory / "results.h5", self.folder / "fresh/results.h5")


def blocks(process, number):
    """Whether a running process blocks a signal, hence reads it when it likes."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    mask = next(line.split()[1] for line in status.splitlines() if line.startswith("SigBlk:"))
    return int(mask, 16) >> (number - 1) & 1


if __name__ == "__main__":
    unittest.main()
