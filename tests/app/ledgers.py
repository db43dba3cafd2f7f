"""Ledgers and outcomes as docs/formats/ledger.md has them, made without the program."""
import hashlib
import json

HEAD = "id,outcome,resolved,evidence\n"
DUE = "2027-01-01"
LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
RUN = {"run_id": "0123456789ab", "scenario_sha256": "0" * 64, "commit": "abc",
       "program_version": "0.1.0", "members": 100, "seed": 1, "policy": "baseline"}


class Ledger:
    """Lines as docs/formats/ledger.md has them, each with the hash of the one before."""

    def __init__(self):
        self.lines = []
        self.last = "0" * 64

    def add(self, name, kind, **fields):
        record = {"format": 1, "id": name, "kind": kind, "issued": "2026-01-01", "by": DUE,
                  "author": "the office", "family": "botnets", "ask": f"what {name[0]} asks",
                  "text": "Statement", "resolves_by": "the yearly report", "p": None, "low": None,
                  "high": None, "simulated": None, "quantiles": [], "unit": None, "scale": None, "terms": [],
                  "band": None, "base_rate": None, "provenance": None, "supersedes": None,
                  "previous": self.last} | fields
        text = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        self.last = hashlib.sha256(text.encode()).hexdigest()
        record["hash"] = self.last
        self.lines.append(json.dumps(record, sort_keys=True, separators=(",", ":"),
                                     ensure_ascii=False))
        return self

    def event(self, name, p, **fields):
        return self.add(name, "probability", p=p, low=max(p - 0.05, 0), high=min(p + 0.05, 1),
                        **fields)

    def simulated(self, name, share, p, **fields):
        """An event of a run in which it happens in this share of the members; p is as stated."""
        return self.event(name, p, simulated=share, provenance=RUN, **fields)

    def said(self, name, low, high, **fields):
        return self.add(name, "verbal", scale="ICD 203", terms=["likely"],
                        band={"low": low, "high": high}, **fields)

    def quantity(self, name, values, **fields):
        quantiles = [{"level": level, "value": value} for level, value in zip(LEVELS, values)]
        return self.add(name, "quantity", quantiles=quantiles, unit="devices", **fields)

    def write(self, path):
        path.write_text("".join(line + "\n" for line in self.lines))


# The options that give what write_record() makes.
RECORD = ("--record", "ledger.jsonl", "--outcomes", "outcomes.csv")
# What earlier runs simulated, how often, and how often it came: too sure of themselves.
EARLIER = ((0.03, 10, 2), (0.2, 8, 3), (0.6, 8, 4), (0.95, 10, 7))


def earlier():
    """(share of members, happened) of each settled forecast."""
    return [(share, i < came) for share, count, came in EARLIER for i in range(count)]


def write_record(folder, forecasts, resolved="2021-01-01"):
    ledger = Ledger()
    outcomes = HEAD
    for i, (share, happened) in enumerate(forecasts):
        # What was stated is something else: a map must not be fitted to its own output.
        ledger.simulated(f"f{i}", share, 0.5, family="campaigns", ask=f"event {i}",
                         issued="2020-01-01", by=resolved)
        outcomes += f"f{i},{'yes' if happened else 'no'},{resolved},report\n"
    ledger.write(folder / "ledger.jsonl")
    (folder / "outcomes.csv").write_text(outcomes)
