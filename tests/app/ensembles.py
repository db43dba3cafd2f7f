"""Results files of many members made out of a small one, for tests of what is read from them."""
import json

import h5py
import numpy as np


def copied(source, target, scenario=None):
    """Copies attributes, provenance and questions; `scenario` changes the canonical JSON. The
    comparison of policies is left out, since it is of the members that were."""
    for name, value in source.attrs.items():
        target.attrs[name] = value
    for group in source:
        if group not in ("series", "runs", "parameters", "comparison"):
            source.copy(group, target)
    if scenario:
        canonical = json.loads(source["provenance/canonical_json"][()])
        scenario(canonical)
        del target["provenance/canonical_json"]
        text = json.dumps(canonical).encode()
        target["provenance"].create_dataset(
            "canonical_json", data=np.array(text, h5py.string_dtype("utf-8", len(text))))


def many_members(small, large, members, numbers, scenario=None):
    """Writes `large`: the run of `small` with so many members. `numbers(name, values)` makes the
    array [policy, member, ...] of a series out of the one with the first member again and again."""
    with h5py.File(small) as source, h5py.File(large, "w") as target:
        copied(source, target, scenario)
        for group in ("series", "runs", "parameters"):
            made = target.create_group(group)
            for name, dataset in source[group].items():
                axis = {"runs": 1, "parameters": 0, "series": 1}[group]
                has_members = (dataset.ndim >= 2 if group != "series" else dataset.ndim >= 3)
                if name == "member":
                    values = np.arange(members)
                elif has_members:
                    values = np.repeat(np.take(dataset[()], [0], axis), members, axis)
                    if group != "runs":
                        values = numbers(name, values).astype(dataset.dtype)
                else:
                    source.copy(dataset, made, name)
                    continue
                new = made.create_dataset(name, data=values)
                for key, value in dataset.attrs.items():
                    if key not in ("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME"):
                        new.attrs[key] = value
