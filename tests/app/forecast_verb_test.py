#!/usr/bin/env python3
"""`cordon forecast`: statements for publication, the ledger they are frozen in, and the hub.

The rules a hub is held against are those of hubverse's schemas (github.com/hubverse-org/schemas,
tasks-schema.json; read as of v5.0.1, to which v6.0.0 adds the description of target data, not
exported here) and of its documentation on model output. The schema itself is not copied.
"""
import csv
import datetime
import hashlib
import json
import re
import subprocess
import unittest

from ledgers import RECORD, earlier, write_record
from program import CZECHIA, PROGRAM, ProgramTest

# Long after today, so that what is frozen lies ahead; short, so that it costs little.
FAR_AND_SHORT = (
    "-n", 20, "--set", "clock.start=2090-01-01", "--set", "clock.horizon=1 month",
    "--set", "experiment.policies=[baseline]", "--set", "questions.worm_medium=null",
    "--set", "questions.ban_long=null", "--set", "questions.relay_boxes_short.within=1 month")


def hash_of(line):
    """As docs/formats/ledger.md tells others to compute it."""
    return hashlib.sha256(re.sub('"hash":"[0-9a-f]{64}",', "", line).encode()).hexdigest()


class ForecastVerb(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.run_folder = cls.shared_run(CZECHIA, *FAR_AND_SHORT).parent

    def forecast(self, *arguments, returncode=0):
        done = self.cordon("forecast", self.run_folder, *arguments)
        self.assertEqual(done.returncode, returncode, done.stderr)
        return done

    def ledger(self):
        return self.folder / "ledger.jsonl"

    # ---- Statements ------------------------------------------------------------------------

    def test_a_statement_has_numbers_a_date_evidence_and_confidence_apart(self):
        text = self.forecast().stdout
        flat = " ".join(text.split())
        self.assertRegex(flat, r"at the same time, by 2090-02-01\. Likelihood: ")
        self.assertRegex(flat, r"Likelihood: ([a-z ]+\(PHIA: [\d.]+ to \d+ %|not stated, )")
        self.assertRegex(flat, r"Evidence: It happens in .* of 20 members")
        self.assertRegex(flat, r"\. Confidence: (low|moderate), since .* uncalibrated")
        self.assertIn("Settled on 2090-02-01 by: Published figures", flat)
        self.assertRegex(flat, r"By 2090-02-01 \(the end of the run\): ")
        for line in text.splitlines():
            self.assertLessEqual(len(line), 100)
        # Likelihood and confidence never share a sentence.
        for sentence in re.split(r"(?<=[.]) ", flat):
            self.assertFalse("Likelihood" in sentence and "Confidence" in sentence, sentence)

    def test_scales(self):
        for name in ["ICD 203", "IPCC", "NATO", "Kent", "NUKIB", "NUKIB words"]:
            told = json.loads(self.forecast("--scale", name, "--json").stdout)
            self.assertEqual(told["scale"], name)
        refused = self.forecast("--scale", "BISI", returncode=64).stderr
        self.assertIn("not published", refused)
        self.assertIn("--scales FILE", refused)
        self.assertIn("PHIA, the default", refused)
        self.assertIn("there are PHIA", self.forecast("--scale", "none", returncode=74).stderr)
        table = self.folder / "own.csv"
        table.write_text("scale,term,low_percent,high_percent,source,status\n"
                         "BISI,no,0,50,us,seen\nBISI,yes,50,100,us,seen\n")
        own = json.loads(self.forecast("--scale", "BISI", "--scales", table, "--json").stdout)
        self.assertEqual(own["scale"], "BISI")

    def test_mistakes(self):
        self.assertEqual(self.cordon("forecast", "nowhere").returncode, 66)
        self.forecast("--author", "me", returncode=64)  # of what is not frozen

    # ---- Ledger ----------------------------------------------------------------------------

    def test_frozen_twice_is_there_once(self):
        first = self.forecast("--freeze", self.ledger(), "--author", "the office").stderr
        self.assertIn("2 added", first)
        content = self.ledger().read_bytes()
        second = self.forecast("--freeze", self.ledger()).stderr
        self.assertIn("0 added", second)
        self.assertIn("frozen already", second)
        self.assertEqual(self.ledger().read_bytes(), content)

        other = self.forecast("--freeze", self.ledger(), "--scale", "ICD 203").stderr
        self.assertIn("supersedes", other)
        self.assertTrue(self.ledger().read_bytes().startswith(content))

    def test_a_frozen_record_keeps_what_was_simulated(self):
        write_record(self.folder, earlier())
        self.forecast(*RECORD, "--freeze", self.ledger())
        event = json.loads(self.ledger().read_text().splitlines()[-2])
        self.assertEqual(event["simulated"] * 20, round(event["simulated"] * 20))
        self.assertNotEqual(event["p"], event["simulated"])
        self.assertTrue(event["low"] <= event["p"] <= event["high"])
        # It is open, so the next ones are recalibrated by the same forecasts as itself.
        again = json.loads(self.forecast(*RECORD, "--json").stdout)["questions"][0]["statement"]
        self.assertEqual(again["recalibration"]["settled"], len(earlier()))
        self.assertEqual(again["p"], event["p"])

    def test_others_can_check_the_chain(self):
        self.forecast("--freeze", self.ledger(), "--author", "the office")
        told = self.forecast("--freeze", self.ledger(), "--scale", "NATO").stderr
        previous = "0" * 64
        for line in self.ledger().read_text().splitlines():
            record = json.loads(line)
            self.assertEqual(record["previous"], previous)
            self.assertEqual(record["hash"], hash_of(line))
            self.assertGreater(record["by"], record["issued"])
            previous = record["hash"]
        self.assertIn(previous, told)

    def test_a_changed_ledger_is_refused_and_left_alone(self):
        self.forecast("--freeze", self.ledger())
        good = self.ledger().read_text()
        lines = good.splitlines(keepends=True)
        record = json.loads(lines[0])
        record["p"] = record["low"] = 0.0
        record["high"] = 1.0
        record.pop("hash")
        text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        record["hash"] = hashlib.sha256(text.encode()).hexdigest()
        with_new_hash = json.dumps(record, sort_keys=True, separators=(",", ":"),
                                   ensure_ascii=False) + "\n"
        for damaged, problem in [
                (good.replace('"the ', '"The ', 1).replace("Czech", "czech", 1), ":1: hash: is not"),
                (with_new_hash + lines[1], ":2: previous: is not the hash"),
                (lines[1], ":1: previous: is not the hash"),
                (lines[0] + lines[0], ":2: id: "),
                (good[:-20], ":2: is not complete; a program was stopped"),
                ("\n" + good, ":1: is not a JSON object")]:
            self.ledger().write_text(damaged)
            refused = self.forecast("--freeze", self.ledger(), returncode=74).stderr
            self.assertIn(str(self.ledger()) + problem, refused)
            self.assertEqual(self.ledger().read_text(), damaged)

    def test_a_killed_freeze_leaves_a_whole_ledger(self):
        self.forecast("--freeze", self.ledger())
        before = self.ledger().read_text()
        part = self.folder / "ledger.jsonl.part"
        for scale in ["ICD 203", "IPCC", "NATO", "Kent", "NUKIB"]:
            process = subprocess.Popen(
                [PROGRAM, "forecast", self.run_folder, "--freeze", self.ledger(), "--scale", scale],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while process.poll() is None and not part.exists():
                pass  # kills it as soon as it writes
            process.kill()
            process.wait()
            lines = self.ledger().read_text()
            self.assertTrue(lines.startswith(before) and lines.endswith("\n"))
            self.assertEqual([hash_of(line) for line in lines.splitlines()],
                             [json.loads(line)["hash"] for line in lines.splitlines()])
        # What a killed process left behind is in nobody's way.
        part.write_text("half a li")
        self.forecast("--freeze", self.ledger(), "--scale", "NUKIB words")

    def test_two_at_once_both_get_in(self):
        scales = ["PHIA", "ICD 203", "IPCC", "NATO"]
        processes = [subprocess.Popen([PROGRAM, "forecast", self.run_folder, "--freeze",
                                       self.ledger(), "--scale", scale],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                     for scale in scales]
        for process in processes:
            self.assertEqual(process.wait(), 0)
        self.assertIn(" 0 added", self.forecast("--freeze", self.ledger()).stderr)

    # ---- Hub -------------------------------------------------------------------------------

    def test_a_hub_keeps_the_rules_of_its_schema(self):
        self.forecast("--hub", self.folder / "hub")
        hub = self.folder / "hub"
        tasks = json.loads((hub / "hub-config/tasks.json").read_text())
        targets = check_tasks(self, tasks)
        files = list((hub / "model-output").rglob("*.csv"))
        self.assertEqual([str(file.relative_to(hub)) for file in files],
                         ["model-output/cordon-forecast/2090-01-01-cordon-forecast.csv"])
        check_model_output(self, files[0], targets)
        metadata = (hub / "model-metadata/cordon-forecast.yml").read_text()
        for key in ["team_abbr: \"cordon\"", "model_abbr: \"forecast\"", "designated_model: true"]:
            self.assertIn(key, metadata)


def check_tasks(test, tasks):
    """What tasks-schema.json demands of the parts used here; the tasks by target and location."""
    test.assertRegex(tasks["schema_version"], r"hubverse-org/schemas/main/v6\.0\.0/tasks-schema")
    test.assertLessEqual(set(tasks), {"schema_version", "rounds", "output_type_id_datatype",
                                      "derived_task_ids"})
    targets = {}
    for round_ in tasks["rounds"]:
        test.assertLessEqual({"round_id_from_variable", "round_id", "model_tasks",
                              "submissions_due"}, set(round_))
        due = round_["submissions_due"]
        test.assertEqual(set(due), {"relative_to", "start", "end"})
        test.assertIsInstance(due["start"], int)
        for task in round_["model_tasks"]:
            test.assertEqual(set(task), {"task_ids", "output_type", "target_metadata"})
            # A round named by a variable needs that variable in every task.
            test.assertIn(round_["round_id"], task["task_ids"])
            test.assertIn(due["relative_to"], task["task_ids"])
            for values in task["task_ids"].values():
                test.assertEqual(set(values), {"required", "optional"})
                test.assertEqual(len(set(values["required"])), len(values["required"]))
            for name, output in task["output_type"].items():
                check_output_type(test, name, output)
            for metadata in task["target_metadata"]:
                check_target_metadata(test, metadata, task["task_ids"])
            key = task["task_ids"]["target"]["required"][0]
            test.assertNotIn(key, targets)
            targets[key] = task
    return targets


def check_output_type(test, name, output):
    test.assertIn(name, ["pmf", "quantile", "median", "mean"])
    test.assertEqual(set(output), {"output_type_id", "is_required", "value"})
    test.assertIsInstance(output["is_required"], bool)
    test.assertEqual(set(output["output_type_id"]), {"required"})
    required = output["output_type_id"]["required"]
    if name in ["median", "mean"]:
        test.assertIsNone(required)
    elif name == "quantile":
        test.assertTrue(all(0 <= level <= 1 for level in required))
        test.assertEqual(required, sorted(set(required)))
    else:
        test.assertEqual(output["value"], {"type": "double", "minimum": 0, "maximum": 1})
    test.assertIn(output["value"]["type"], ["double", "integer"])


def check_target_metadata(test, metadata, task_ids):
    for key, size in [("target_id", 30), ("target_name", 100), ("target_units", 100)]:
        test.assertLessEqual(len(metadata[key]), size)
        test.assertTrue(metadata[key])
    test.assertEqual(len(metadata["target_keys"]), 1)
    for variable, value in metadata["target_keys"].items():
        test.assertEqual(task_ids[variable]["required"], [value])
    test.assertIn(metadata["target_type"], ["continuous", "discrete", "binary"])
    test.assertIs(metadata["is_step_ahead"], True)
    test.assertEqual(metadata["time_unit"], "day")


def check_model_output(test, file, targets):
    """Columns, and every required row there once and no other, as hubs validate model output."""
    with file.open(newline="") as lines:
        reader = csv.DictReader(lines)
        test.assertEqual(reader.fieldnames, ["origin_date", "target", "horizon", "location",
                                             "output_type", "output_type_id", "value"])
        rows = list(reader)
    expected = {(date, target, str(horizon), location, name, str(type_id))
                for target, task in targets.items()
                for date in task["task_ids"]["origin_date"]["required"]
                for horizon in task["task_ids"]["horizon"]["required"]
                for location in task["task_ids"]["location"]["required"]
                for name, output in task["output_type"].items()
                for type_id in output["output_type_id"]["required"] or ["NA"]}
    found = [tuple(row[name] for name in list(row)[:6]) for row in rows]
    test.assertEqual(sorted(found), sorted(expected))
    quantiles, masses = {}, {}
    for row in rows:
        datetime.date.fromisoformat(row["origin_date"])
        task = (row["target"], row["horizon"], row["location"])
        if row["output_type"] == "quantile":
            quantiles.setdefault(task, []).append((float(row["output_type_id"]),
                                                   float(row["value"])))
        if row["output_type"] == "pmf":
            masses.setdefault(task, []).append(float(row["value"]))
    for pairs in quantiles.values():
        values = [value for _, value in sorted(pairs)]
        test.assertEqual(values, sorted(values))
    for values in masses.values():
        test.assertAlmostEqual(sum(values), 1, places=12)
        test.assertTrue(all(0 < value < 1 for value in values))
    test.assertTrue(quantiles and masses)


if __name__ == "__main__":
    unittest.main()
