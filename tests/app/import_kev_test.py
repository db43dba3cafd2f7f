#!/usr/bin/env python3
"""Tests `cordon import kev` from outside: rates against a count by other means, both forms of the
catalogue, files that are none, and what a scenario makes of the output."""
import csv
import datetime
import io
import json
import re
import unittest

from scipy import stats

from program import CZECHIA, SOURCE, ProgramTest

FIXTURE = SOURCE / "tests/app/kev/catalogue.json"
FIXTURE_MAP = SOURCE / "tests/app/kev/map.csv"
EXCERPT = SOURCE / "scenarios/data/kev_iot_edge.csv"
SHIPPED_MAP = SOURCE / "scenarios/data/kev_product_map.csv"
SHIPPED_PROFILES = SOURCE / "scenarios/data/kev_profiles.csv"
EUROPE = SOURCE / "scenarios/base/europe.yaml"

CELL = re.compile(r"^# (\w+) +(\w+) +(\d+) +([\d.]+) +([\d.]+) +([\d.]+)$", re.MULTILINE)
PROFILE = re.compile(r"- name: (\w+)\n +exploited_vulnerabilities: \{gamma: "
                     r"\{mean: ([\d.e-]+) /year, sd: ([\d.e-]+) /year\}, "
                     r"source: kev, quality: derived\}")


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def as_csv(entries, line_end="\r\n"):
    """A catalogue as CISA writes it in CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, entries[0], lineterminator=line_end)
    writer.writeheader()
    writer.writerows(entry | {"cwes": ",".join(entry["cwes"])} for entry in entries)
    return text.getvalue()


def counted(entries, map_rows, start, end):
    """Entries by class and bloc, counted here; every class with every bloc of the map."""
    cells = {(row["device_class"], row["bloc"]) for row in map_rows}
    counts = {(kind, bloc): 0 for kind, _ in cells for _, bloc in cells}
    by_product = {(row["vendor"].lower(), row["product"].lower()): row for row in map_rows}
    for entry in entries:
        vendor = entry["vendorProject"].strip().lower()
        product = entry["product"].strip().lower()
        row = by_product.get((vendor, product)) or by_product.get((vendor, "*"))
        if row and start <= entry["dateAdded"] < end:
            counts[row["device_class"], row["bloc"]] += 1
    return counts


def years_between(start, end):
    days = datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)
    return days.days / 365.2425


class ImportKev(ProgramTest):
    def imported(self, *arguments):
        done = self.cordon("import", "kev", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def write(self, name, content):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def assert_refused(self, name, content, *problems):
        """Checks that a file is refused with exactly these problems, given without the path."""
        path = self.write(name, content)
        done = self.cordon("import", "kev", name)
        self.assertEqual((done.returncode, done.stdout), (65, ""), done.stderr)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), len(problems) + 1, done.stderr)
        for line, problem in zip(lines, problems):
            self.assertRegex(line, f"^{re.escape(path.name)}{problem}")

    def assert_rates(self, text, entries, map_path, profiles_path, start, end):
        counts = counted(entries, rows_of(map_path), start, end)
        years = years_between(start, end)
        cells = {cell[:2]: cell[2:] for cell in CELL.findall(text)}
        self.assertEqual({cell: int(found[0]) for cell, found in cells.items()}, counts)
        for cell, found in cells.items():
            posterior = stats.gamma(counts[cell] + 0.5, scale=1 / years)
            for printed, exact in zip(found[1:], [posterior.mean(), *posterior.ppf([0.05, 0.95])]):
                self.assertAlmostEqual(float(printed), exact, delta=0.00005001)
        printed = {name: (float(mean), float(sd)) for name, mean, sd in PROFILE.findall(text)}
        profiles = rows_of(profiles_path)
        self.assertEqual(list(printed), [row["weakness_profile"] for row in profiles])
        for row in profiles:
            lines = int(row["product_lines"])
            n = sum(count for (kind, bloc), count in counts.items()
                    if kind == row["device_class"] and row["bloc"] in ("all", bloc))
            mean, sd = printed[row["weakness_profile"]]
            self.assertAlmostEqual(mean * lines * years / (n + 0.5), 1, delta=0.0005)
            self.assertAlmostEqual(sd * lines * years / (n + 0.5) ** 0.5, 1, delta=0.0005)
        return counts


class Rates(ImportKev):
    def test_the_excerpt_is_counted_as_by_hand(self):
        text = self.imported(EXCERPT, "--until", "2025-01-01").stdout
        counts = self.assert_rates(text, rows_of(EXCERPT), SHIPPED_MAP, SHIPPED_PROFILES,
                                   "2023-01-01", "2025-01-01")
        self.assertEqual(sum(counts.values()), 94)  # 40 in 2023, 54 in 2024
        self.assertEqual(counts["router", "allied_asia"], 17)
        self.assertEqual(counts["camera", "eu"], 0)

    def test_other_windows_count_what_lies_in_them(self):
        for start, end in [("2021-11-03", "2024-12-31"), ("2022-03-03", "2024-04-11")]:
            text = self.imported(EXCERPT, "--from", start, "--until", end).stdout
            self.assert_rates(text, rows_of(EXCERPT), SHIPPED_MAP, SHIPPED_PROFILES, start, end)

    def test_every_entry_of_the_excerpt_is_in_the_map(self):
        done = self.imported(EXCERPT, "--from", "2021-11-03")
        self.assertIn("271 entries, 271 in the window, 271 of connected devices", done.stderr)
        self.assertNotIn("not counted", done.stderr)

    def test_a_small_catalogue_is_counted_as_by_hand(self):
        profiles = self.write("profiles.csv", "weakness_profile,device_class,bloc,product_lines\n"
                              "router_prc,router,prc,2\ncamera_all,camera,all,3\n"
                              "none,other_iot,us,1\n")
        done = self.imported(FIXTURE, "--map", FIXTURE_MAP, "--profiles", profiles)
        entries = json.loads(FIXTURE.read_text())["vulnerabilities"]
        counts = self.assert_rates(done.stdout, entries, FIXTURE_MAP, profiles, "2023-01-01",
                                   "2024-07-01")  # the day after the newest entry
        self.assertEqual({cell: n for cell, n in counts.items() if n},
                         {("router", "prc"): 2, ("camera", "prc"): 1, ("router", "us"): 1,
                          ("camera", "allied_asia"): 2, ("other_iot", "allied_asia"): 1})
        self.assertIn("12 entries, 9 in the window, 7 of connected devices", done.stderr)
        self.assertEqual(done.stderr.count("not counted"), 1)
        self.assertIn("'Payroll Suite' (CVE-2099-10006)", done.stderr)

    def test_no_vendor_is_named_in_the_output(self):
        text = self.imported(EXCERPT, "--from", "2021-11-03").stdout
        for vendor in {row["vendor"] for row in rows_of(SHIPPED_MAP)}:
            self.assertIsNone(re.search(rf"\b{re.escape(vendor)}\b", text), vendor)


class Forms(ImportKev):
    def test_csv_and_json_give_the_same_output(self):
        catalogue = json.loads(FIXTURE.read_text())
        entries = catalogue["vulnerabilities"]
        shuffled = [dict(reversed(list(entry.items()))) for entry in reversed(entries)]
        bom = b"\xef\xbb\xbf"
        forms = {
            "crlf.csv": as_csv(entries),
            "lf.csv": as_csv(entries, "\n"),
            "bom.csv": bom + as_csv(entries).encode(),
            "extra.csv": as_csv([entry | {"added later": "x,y\r\nz"} for entry in shuffled]),
            "bom.json": bom + FIXTURE.read_bytes(),
            "tight.json": json.dumps(catalogue, separators=(",", ":")),
            "extra.json": json.dumps({"more": [{"a": 1}], "vulnerabilities": [
                entry | {"more": {"cveID": [1]}} for entry in shuffled], "count": 12}, indent=1),
        }
        profiles = self.write("p.csv", "weakness_profile,device_class,bloc,product_lines\n"
                              "router_prc,router,prc,2\n")
        tables = ["--map", FIXTURE_MAP, "--profiles", profiles]
        expected = self.imported(FIXTURE, *tables).stdout
        for name, content in forms.items():
            with self.subTest(name):
                self.write(name, content)
                self.assertEqual(self.imported(name, *tables).stdout, expected)


class Refused(ImportKev):
    HEAD = "cveID,vendorProject,product,dateAdded,notes\n"
    ROW = "CVE-2024-0001,V,P,2024-05-06,\n"

    def test_every_problem_of_a_csv_file_comes_in_one_go(self):
        self.assert_refused(
            "bad.csv", self.HEAD + self.ROW + "CVE-2024-1,V,,2024-05-06,\n" + self.ROW
            + "CVE-2024-0002,V,P,2020-01-01,\"a\nb\"\nCVE-2024-0003,V\n"
            + "CVE-2024-0004,V,P,2999-01-01,\n",
            r":3:1: cveID: 'CVE-2024-1' is no identifier", r":3:14: product: is empty",
            r":4:1: cveID: 'CVE-2024-0001' is listed twice \(first at bad\.csv:2\)",
            r":5:19: dateAdded: '2020-01-01' is before", r":7:1: a row of 2 fields",
            r":8:19: dateAdded: '2999-01-01' is after today")

    def test_what_is_no_catalogue_is_refused(self):
        self.assert_refused("empty.csv", "", ": is empty")
        self.assert_refused("head.csv", self.HEAD, ": has no entries")
        self.assert_refused("other.json", '{"a": []}', ":1:1: no list 'vulnerabilities'")
        self.assert_refused("latin.csv", self.HEAD.encode() + b"\xe9", ":2:1: a byte that is no")
        self.assert_refused("other.csv", "cveID,vendor,product,dateAdded\n",
                            ":1:1: no column 'vendorProject'")
        self.assert_refused("large.csv", self.HEAD + self.ROW * 200_000, ": is larger than 4 MB")

    def test_a_file_that_is_cut_short_is_refused_wherever_it_ends(self):
        text = FIXTURE.read_text()
        for size in range(1, len(text.rstrip()), 97):
            self.write("cut.json", text[:size])
            done = self.cordon("import", "kev", "cut.json")
            self.assertEqual((done.returncode, done.stdout), (65, ""), text[:size])
            self.assertRegex(done.stderr, r"cut\.json:\d+:\d+: (the file is cut short|no JSON): ")

    def test_a_catalogue_with_nothing_in_the_window_is_refused(self):
        self.assert_refused("old.csv", self.HEAD + "CVE-2022-0001,V,P,2022-05-06,\n",
                            r": from 2023-01-01 until before 2022-05-07 are -\d+ days \(at least")

    def test_exit_codes_tell_what_was_wrong(self):
        for code, *arguments in [
                (64,), (64, "--from", "2023-01-01"), (64, EXCERPT, EXCERPT),
                (64, EXCERPT, "--from", "2023"), (64, EXCERPT, "--from", "2021-11-02"),
                (64, EXCERPT, "--until", "2023-06-01"), (64, EXCERPT, "--form", "2023-01-01"),
                (66, "none.csv"), (66, EXCERPT, "--map", "none.csv"), (66, self.folder),
                (65, EXCERPT, "--map", EXCERPT), (65, EXCERPT, "--profiles", EXCERPT)]:
            done = self.cordon("import", "kev", *arguments)
            self.assertEqual((done.returncode, done.stdout), (code, ""), arguments)
            self.assertNotEqual(done.stderr, "")
        self.assertEqual(self.cordon("import").returncode, 64)
        done = self.cordon("import", "kve", EXCERPT)
        self.assertEqual(done.returncode, 64)
        self.assertIn("'kve' is not a verb of cordon import", done.stderr)
        self.assertIn("did you mean 'kev'?", done.stderr)
        self.assertIn("import", self.cordon("--help").stdout)


class Extended(ImportKev):
    def test_a_scenario_takes_the_rates_over(self):
        self.write("kev.yaml", self.imported(EXCERPT).stdout)
        scenario = self.write("newest.yaml", f"format: 1\ntitle: New\ndescription: New rates.\n"
                                             f"extends: [{CZECHIA}, kev.yaml]\n")
        done = self.cordon("check", scenario)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(" 0 without source", done.stdout)
        shown = self.cordon("show", scenario, "--origin").stdout
        self.assertEqual(shown.count("kev.yaml:"), 17 * 5 + 2)  # name, mean, sd, source, quality
        # Nothing is added that the base does not have.
        names = re.compile(r"^ +- name: (\w+)$", re.MULTILINE)
        self.assertEqual(names.findall(self.cordon("show", scenario).stdout),
                         names.findall(self.cordon("show", CZECHIA).stdout))

    def test_rates_are_those_of_the_base(self):
        printed = self.imported(EXCERPT, "--until", "2025-01-01").stdout
        rate = re.compile(r"- name: (\w+)\n +(exploited_vulnerabilities: .*)")
        base = dict(rate.findall(EUROPE.read_text()))
        imported = dict(rate.findall(printed))
        self.assertGreater(len(imported), 10)
        self.assertEqual({name: base[name] for name in imported}, imported)

    def test_lines_are_those_of_the_base(self):
        base = EUROPE.read_text()
        for row in rows_of(SHIPPED_PROFILES):
            lines = re.findall(rf"bloc: (\w+), weakness: {row['weakness_profile']}\b", base)
            self.assertEqual(len(lines), int(row["product_lines"]), row)
            if row["bloc"] != "all":
                self.assertEqual(set(lines), {row["bloc"]})


if __name__ == "__main__":
    unittest.main()
