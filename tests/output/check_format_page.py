"""Fails unless the page lists exactly the datasets of a real file, with type, shape and unit."""

import re
import sys

import h5py

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def type_name(dataset):
    text = h5py.check_string_dtype(dataset.dtype)
    if text is not None:
        return "text" if text.length else "texts"
    return dataset.dtype.name


def shape(dataset):
    """Dimensions by the names of their scales; a list without one is called what it lists."""
    own = dataset.name.rsplit("/", 1)[1].removesuffix("_sha256")
    return ", ".join(next(iter(dim.keys()), own) for dim in dataset.dims)


def datasets_of(path):
    found = {}

    def visit(name, item):
        if isinstance(item, h5py.Dataset):
            unit = item.attrs.get("units", b"")
            unit = unit.decode() if isinstance(unit, bytes) else unit
            dims = item.name.rsplit("/", 1)[1] if h5py.h5ds.is_scale(item.id) else shape(item)
            assert item.attrs["long_name"], name
            found["/" + name] = (type_name(item), dims, DATE.sub("START", unit))

    with h5py.File(path) as file:
        file.visititems(visit)
    return found


def datasets_on(page):
    listed = {}
    with open(page, encoding="utf-8") as lines:
        for line in lines:
            cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
            if line.startswith("| `/"):
                listed[cells[0]] = tuple(cells[1:4])
    return listed


if __name__ == "__main__":
    written, listed = datasets_of(sys.argv[1]), datasets_on(sys.argv[2])
    problems = [f"{name}: not on the page {written[name]}" for name in written.keys() - listed.keys()]
    problems += [f"{name}: not in the file" for name in listed.keys() - written.keys()]
    problems += [f"{name}: file has {written[name]}, page has {listed[name]}"
                 for name in written.keys() & listed.keys() if written[name] != listed[name]]
    if problems:
        sys.exit("\n".join(sorted(problems)))
    print(f"{len(written)} datasets are as the page says")
