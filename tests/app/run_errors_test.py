#!/usr/bin/env python3
"""What `cordon run` says and how it ends when it cannot run, and that it leaves nothing behind."""
import resource
import unittest

from program import CZECHIA, FIVE_MISTAKES, ProgramTest, files_in


class RunErrors(ProgramTest):
    def refused(self, code, *arguments):
        """What is said on standard error by a call that ends with `code` and makes no file."""
        done = self.cordon(*arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(files_in(self.folder), [])
        return done.stderr

    def test_five_mistakes_are_five_lines_with_places(self):
        lines = self.refused(65, "run", FIVE_MISTAKES, "-o", "new").splitlines()
        self.assertEqual(len(lines), 6)
        for line in lines[:5]:
            self.assertRegex(line, r"five_mistakes\.yaml:\d+:\d+: \w[\w.]*: ")
        self.assertEqual(lines[5], "5 problems; nothing was run")

    def test_a_missing_scenario_is_named(self):
        self.assertIn("none.yaml: no such file", self.refused(66, "run", "none.yaml"))

    def test_slips_on_the_command_line_are_recognised(self):
        self.assertIn("did you mean 'run'?", self.refused(64, "rnu", CZECHIA))
        self.assertIn("did you mean '--members'?",
                      self.refused(64, "run", CZECHIA, "--membres", 3))

    def test_numbers_on_the_command_line_have_ranges(self):
        for option, value in [("-n", 0), ("-n", -1), ("-n", 1.5), ("-n", "many"), ("-j", 0)]:
            with self.subTest(option=option, value=value):
                self.assertIn(f"Value {value} not in range 1 to",
                              self.refused(64, "run", CZECHIA, option, value))

    def test_a_directory_that_cannot_be_made_is_named(self):
        for directory, reason in [("/dev/null/x", "Not a directory"),
                                  ("x" * 300, "File name too long")]:
            with self.subTest(reason=reason):
                said = self.refused(74, "run", CZECHIA, "-n", 1, "-o", directory)
                self.assertIn(f"cannot make directory '{directory}': {reason}", said)

    def test_a_full_disk_leaves_no_half_written_file(self):
        # A limit on the size of files stands for the disk; Python ignores its signal, so the
        # program meets an error, as on a full disk, and is not killed.
        limit = (50_000, 50_000)
        done = self.cordon("run", CZECHIA, "-n", 1, "-o", "new", restore_signals=False,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
        self.assertEqual(done.returncode, 74, done.stderr)
        self.assertIn("member-000000.h5", done.stderr)
        self.assertEqual(files_in(self.folder / "new"), ["unfinished"])
        self.assertEqual(files_in(self.folder / "new/unfinished"), [])

    def test_a_full_disk_behind_standard_output_is_no_success(self):
        for arguments in [("show", CZECHIA), ("check", CZECHIA), ("run", CZECHIA, "-n", 1)]:
            with self.subTest(verb=arguments[0]), open("/dev/full", "w", encoding="utf-8") as full:
                done = self.cordon(*arguments, stdout=full)
                self.assertEqual(done.returncode, 74, done.stderr)
                self.assertIn("No space left on device", done.stderr)
                self.assertNotIn("bug", done.stderr)


if __name__ == "__main__":
    unittest.main()
