#!/usr/bin/env python3
"""Tests `cordon score` from outside, with ledgers and scores of its own making."""
import json
import math
import re
import shlex
import subprocess
import unittest

from ledgers import DUE, HEAD, Ledger
from program import PROGRAM, SOURCE, ProgramTest

PAGE = SOURCE / "docs/howto/score.md"


def small_ledger():
    """Two families, an update, words, quantities, and questions that stay open or are void."""
    return (Ledger().event("a", 0.8, base_rate=0.5).event("b", 0.3).event("c", 0.6)
            .event("c-2", 0.9, issued="2026-07-01", supersedes="c")
            .event("d", 0.2, family="laws").event("e", 0.5, family="laws")
            .event("f", 0.5, by="2030-01-01").said("g", 0.55, 0.8)
            .quantity("h", [0, 2, 3, 5, 9]).quantity("i", [100, 200, 300, 500, 900]))


OUTCOMES = (HEAD + "a,yes,2026-03-01,report\n" + f"b,no,{DUE},report\n" + f"c-2,1,{DUE},report\n"
            + "d,0,2027-02-01,gazette\n" + "e,void,2026-05-05,law withdrawn\n"
            + f"g,no,{DUE},report\n" + f"h,10,{DUE},report\n" + f"i,300,{DUE},report\n")


class Score(ProgramTest):
    def score(self, outcomes, *arguments, ledger=None):
        (ledger or small_ledger()).write(self.folder / "ledger.jsonl")
        (self.folder / "outcomes.csv").write_text(outcomes)
        return self.cordon("score", "ledger.jsonl", "--outcomes", "outcomes.csv", *arguments)

    def report(self, outcomes, **options):
        done = self.score(outcomes, "--json", **options)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_events_score_as_by_hand(self):
        scores = self.report(OUTCOMES)["all"]["probabilities"]
        early = 181 / 365  # share of the time of c before c-2
        briers = [0.2**2, 0.3**2, early * 0.4**2 + (1 - early) * 0.1**2, 0.2**2]
        logs = [-math.log(0.8), -math.log(0.7),
                -early * math.log(0.6) - (1 - early) * math.log(0.9), -math.log(0.8)]
        self.assertEqual((scores["events"], scores["happened"]), (4, 2))
        self.assertAlmostEqual(scores["brier"], sum(briers) / 4)
        self.assertAlmostEqual(scores["log_score"], sum(logs) / 4)
        parts = scores["brier_parts"]
        self.assertAlmostEqual(parts["reliability"] - parts["resolution"] + parts["uncertainty"]
                               + parts["variance_within_bins"] - parts["covariance_within_bins"],
                               scores["brier"])
        base = scores["against_base_rates"]
        self.assertEqual((base["base_rates_recorded"], base["base_rates_from_outcomes"]), (1, 3))
        self.assertAlmostEqual(base["brier_of_base_rates"], 0.25)
        self.assertAlmostEqual(base["skill"], 1 - sum(briers))

    def test_words_and_quantities_score_as_by_hand(self):
        report = self.report(OUTCOMES)["all"]
        words = report["words_alone"]
        self.assertAlmostEqual(words["brier_at_middle"], 0.675**2)
        self.assertAlmostEqual(words["brier_lowest"], 0.55**2)
        self.assertAlmostEqual(words["brier_highest"], 0.8**2)
        missed, hit = report["quantities"]["quantities"]
        self.assertAlmostEqual(missed["weighted_interval_score"],
                               (7 / 2 + 0.05 * (9 + 20) + 0.25 * (3 + 4 * 5)) / 2.5)
        self.assertAlmostEqual(missed["interval_score_90"], 29)
        bits = int(json.loads(small_ledger().lines[8])["hash"][:13], 16) / 16**13
        self.assertAlmostEqual(missed["randomised_pit"], 0.95 + 0.05 * bits)
        self.assertEqual(hit["randomised_pit"], 0.5)
        coverage = report["quantities"]["coverage_90"]
        self.assertEqual((coverage["inside"], coverage["compared"]), (1, 2))
        self.assertAlmostEqual(coverage["posterior_mean"], 0.5)

    def test_what_has_no_score_is_counted(self):
        report = self.report(OUTCOMES)
        self.assertEqual(report["all"]["counts"], {"issued": 9, "records": 10, "resolved": 7,
                                                   "void": 1, "open": 1, "overdue": 0})
        fewer = OUTCOMES.replace(f"b,no,{DUE},report\n", "")
        self.assertEqual(self.report(fewer)["all"]["counts"],
                         {"issued": 9, "records": 10, "resolved": 6, "void": 1, "open": 2,
                          "overdue": 1})
        nothing = self.score(HEAD)
        self.assertEqual(nothing.returncode, 0, nothing.stderr)
        self.assertIn("Nothing is resolved", nothing.stdout)

    def test_the_text_has_the_numbers_of_json(self):
        text = self.score(OUTCOMES).stdout
        report = self.report(OUTCOMES)
        for group in (report["all"], *report["families"]):
            counts = group["counts"]
            self.assertRegex(text, rf"\n  {group['name']} +{counts['issued']} +"
                             rf"{counts['resolved']} +{counts['void']} +{counts['open']} +"
                             rf"{counts['overdue']} +{counts['records']}\n")
            scores = group["probabilities"]
            parts = scores["brier_parts"]
            within = parts["variance_within_bins"] - parts["covariance_within_bins"]
            base = scores["against_base_rates"]
            numbers = [scores["brier"], parts["reliability"], parts["resolution"],
                       parts["uncertainty"], within, scores["log_score"],
                       base["brier_of_base_rates"]]
            skill = "-" if base["skill"] is None else f"{base['skill']:.2f}"
            row = [group["name"], scores["events"], scores["happened"],
                   *(f"{number:.3f}" for number in numbers), skill]
            self.assertIn(" ".join(map(str, row)), re.sub(" +", " ", text))
            for line in scores["reliability_table"]:
                self.assertRegex(text, rf" {100 * line['mean_probability']:.1f} % +"
                                 rf"{line['happened']} ")
        for line in report["all"]["quantities"]["quantities"]:
            self.assertRegex(text, rf"\n  {line['id']}, devices +{line['outcome']:g} .*"
                             rf" {line['randomised_pit']:.2f}\n")
        words = report["all"]["words_alone"]
        self.assertIn(f"{words['brier_at_middle']:.3f}     {words['brier_lowest']:.3f}     "
                      f"{words['brier_highest']:.3f}", text)
        joined = " ".join(text.split())
        for sentence in report["all"]["sentences"]:
            self.assertIn(sentence, joined)
        self.assertNotIn("validated", text)

    def test_everything_wrong_with_the_outcomes_is_said_at_once(self):
        done = self.score(HEAD + "aa,yes,2026-03-01,report\n"     # 2: no such id
                          + "b,no,2026-12-31,report\n"            # 3: too early for a no
                          + f"c,yes,{DUE},report\n"
                          + f"c-2,no,{DUE},report\n"              # 5: the same question
                          + f"d,0.5,{DUE},report\n"               # 6: no event
                          + f"h,yes,{DUE},report\n"               # 7: no quantity
                          + "i,300,2026-06-01,report\n"           # 8: too early to measure
                          + "a,yes,2026-01-01,report\n"           # 9: known when it was issued
                          + f"g,perhaps,{DUE},\n")                # 10: two mistakes
        self.assertEqual((done.returncode, done.stdout), (65, ""))
        *lines, last = done.stderr.splitlines()
        self.assertTrue(last.startswith("9 problems"))
        self.assertEqual([line.split(":")[1] for line in lines],
                         ["2", "3", "5", "6", "7", "8", "9", "10", "10"])
        self.assertIn("until then it may still happen", lines[1])
        self.assertIn("has an outcome already", lines[2])

    def test_a_misspelt_id_has_a_suggestion(self):
        ledger = Ledger().event("botnet-3-months", 0.5)
        done = self.score(HEAD + f"botnet-3-month,yes,{DUE},report\n", ledger=ledger)
        self.assertEqual(done.returncode, 65)
        self.assertIn("did you mean 'botnet-3-months'?", done.stderr)

    def test_a_changed_ledger_is_not_scored(self):
        ledger = small_ledger()
        ledger.lines[1] = ledger.lines[1].replace('"p":0.3', '"p":0.1')
        done = self.score(OUTCOMES, ledger=ledger)
        self.assertEqual((done.returncode, done.stdout), (74, ""))
        self.assertIn("ledger.jsonl:2:", done.stderr)

    def test_missing_files_are_named(self):
        small_ledger().write(self.folder / "ledger.jsonl")
        for ledger, outcomes, missing in (("ledger.jsonl", "none.csv", "none.csv"),
                                          ("none.jsonl", "none.csv", "none.jsonl")):
            done = self.cordon("score", ledger, "--outcomes", outcomes)
            self.assertEqual(done.returncode, 66)
            self.assertIn(missing, done.stderr)


class Page(unittest.TestCase):
    """docs/howto/score.md shows what the program does."""

    def test_every_command_runs_and_prints_what_the_page_shows(self):
        blocks = re.findall(r"```sh\n(.*?)```(?:\n+```text\n(.*?)```)?", PAGE.read_text(), re.S)
        self.assertGreaterEqual(len(blocks), 2)
        for commands, output in blocks:
            for command in commands.splitlines():
                with self.subTest(command):
                    words = shlex.split(command)
                    self.assertEqual(words[0], "build/release/cordon")
                    done = subprocess.run([PROGRAM, *words[1:]], cwd=SOURCE, text=True,
                                          capture_output=True, check=False)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    if output:
                        self.assertEqual(done.stdout, output)


if __name__ == "__main__":
    unittest.main()
