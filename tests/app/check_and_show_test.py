#!/usr/bin/env python3
"""Tests `cordon check` and `cordon show` from outside."""
import hashlib
import json
import unittest

from program import CZECHIA, FIVE_MISTAKES, ProgramTest, files_in


class CheckAndShow(ProgramTest):
    def cordon(self, *arguments, **options):
        """Runs the program and checks that it leaves its folder empty."""
        done = super().cordon(*arguments, **options)
        self.assertEqual(files_in(self.folder), [])
        return done

    def test_a_good_scenario_is_ticked_off(self):
        done = self.cordon("check", CZECHIA)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stderr, "")
        self.assertGreaterEqual(done.stdout.count("✓"), 5)
        self.assertIn(" 0 without source", done.stdout)

    def test_five_mistakes_are_five_lines_with_places(self):
        done = self.cordon("check", FIVE_MISTAKES)
        self.assertEqual(done.returncode, 65)
        self.assertEqual(done.stdout, "")
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 6)
        for line in lines[:5]:
            self.assertRegex(line, r"five_mistakes\.yaml:\d+:\d+: \w[\w.]*: ")
        self.assertEqual(lines[5], "5 problems; nothing was run")

    def test_show_refuses_a_bad_scenario_too(self):
        self.assertEqual(self.cordon("show", FIVE_MISTAKES).returncode, 65)

    def test_several_files_are_all_looked_at(self):
        done = self.cordon("check", CZECHIA, FIVE_MISTAKES)
        self.assertEqual(done.returncode, 65)
        self.assertIn("✓", done.stdout)
        self.assertIn("5 problems", done.stderr)

    def test_findings_come_as_json(self):
        good, bad = json.loads(self.cordon("check", "--json", CZECHIA, FIVE_MISTAKES).stdout)
        self.assertTrue(good["valid"])
        self.assertEqual(good["numbers"]["without_source"], 0)
        self.assertFalse(bad["valid"])
        self.assertEqual(len(bad["problems"]), 5)

    def test_canonical_form_hashes_to_the_identity(self):
        done = self.cordon("show", "--canonical", CZECHIA)
        identity = hashlib.sha256(done.stdout.encode()).hexdigest()
        self.assertEqual(done.stderr.strip(), identity)
        scenario = json.loads(done.stdout)
        again = json.dumps(scenario, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        self.assertEqual(again, done.stdout)

    def test_origins_name_both_files(self):
        done = self.cordon("show", "--origin", CZECHIA, "--set", "seed=7")
        self.assertIn("czechia.yaml:", done.stdout)
        self.assertIn("base/europe.yaml:", done.stdout)
        self.assertIn("seed: 7  # --set seed=7", done.stdout)

    def test_exit_codes_tell_what_was_wrong(self):
        self.assertEqual(self.cordon("check", "none.yaml").returncode, 66)
        self.assertEqual(self.cordon("check").returncode, 64)
        self.assertEqual(self.cordon("check", CZECHIA, "--set", "seed").returncode, 64)
        self.assertEqual(self.cordon("check", CZECHIA, "--set", "seed=x").returncode, 65)
        self.assertEqual(self.cordon("--version").returncode, 0)
        self.assertEqual(self.cordon("check", "--help").returncode, 0)

    def test_slips_on_the_command_line_are_recognised(self):
        done = self.cordon("chekc", CZECHIA)
        self.assertEqual(done.returncode, 64)
        self.assertIn("did you mean 'check'?", done.stderr)
        done = self.cordon("show", "--orign", CZECHIA)
        self.assertEqual(done.returncode, 64)
        self.assertIn("did you mean '--origin'?", done.stderr)

    def test_without_a_verb_the_verbs_are_listed(self):
        done = self.cordon()
        self.assertEqual(done.returncode, 0)
        self.assertIn("check", done.stdout)
        self.assertIn("show", done.stdout)


if __name__ == "__main__":
    unittest.main()
