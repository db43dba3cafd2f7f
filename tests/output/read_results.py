"""Reads the sample file with h5py, xarray and h5dump, and compares it with what was written."""

import shutil
import subprocess
import sys
import warnings

import h5py
import netCDF4  # noqa: F401  (before warnings become errors: it warns of its numpy)
import numpy as np
import xarray as xr

MEMBERS, MONTHS = 3, 4
SERIES = [  # in the order of the file: name, axes after time, is it made of integers
    ("devices", "jurisdiction sector bloc", False),
    ("devices_by_class", "jurisdiction device_class bloc", False),
    ("operator_vantage", "jurisdiction sector bloc", False),
    ("devices_by_exposure", "jurisdiction sector exposure", False),
    ("devices_by_component", "jurisdiction component", False),
    ("weak_credentials", "jurisdiction sector credential", False),
    ("market_share", "jurisdiction device_class bloc", False),
    ("vendor_quality", "jurisdiction device_class bloc", False),
    ("purchases_deferred", "jurisdiction device_class", False),
    ("places_waiting", "jurisdiction device_class", False),
    ("zero_days", "attacker_class", True),
    ("usable_vulnerabilities", "campaign bloc", True),
    ("active", "jurisdiction campaign sector bloc", True),
    ("infected", "jurisdiction campaign sector bloc", True),
    ("campaigns", "campaign campaign_state", True),
    ("active_peak", "campaign", True),
    ("spells", "jurisdiction campaign sector bloc", True),
    ("ever", "jurisdiction campaign sector bloc", True),
    ("compromised_device_days", "jurisdiction campaign sector bloc", False),
    ("ended_spell_days", "jurisdiction campaign sector bloc", False),
    ("compromised", "jurisdiction sector", True),
    ("organisations_infected", "jurisdiction campaign sector", True),
    ("organisations_compromised", "jurisdiction sector", True),
    ("vantage_sites", "jurisdiction campaign sector", True),
    ("vantage_sites_of_any", "jurisdiction sector", True),
    ("network_vantage", "jurisdiction campaign sector", False),
    ("network_vantage_of_any", "jurisdiction sector", False),
    ("observed_active", "campaign", False),
    ("observed_ever", "campaign", False),
    ("observed_addresses", "campaign", False),
    ("observed_recorded", "campaign", False),
    ("authorised_exposure", "jurisdiction layer sector bloc", False),
    ("authorised_data", "jurisdiction layer sector bloc", False),
    ("authorised_by_class", "jurisdiction layer device_class", False),
    ("authorised_volume", "jurisdiction layer data_class", False),
    ("authorised_by_holder", "jurisdiction layer holder", False),
    ("authorised_data_by_holder", "jurisdiction layer holder", False),
    ("unauthorised_exposure", "jurisdiction sector bloc", False),
    ("unauthorised_data", "jurisdiction sector bloc", False),
    ("unauthorised_by_class", "jurisdiction campaign device_class", False),
    ("unauthorised_volume", "jurisdiction campaign data_class", False),
    ("exposed_both_ways", "jurisdiction layer sector", False),
    ("exposed_either_way", "jurisdiction layer sector", False),
    ("sensitive_data_index", "holder", False),
    ("targeting_uplift", "holder", False),
    ("intrusion_attempts", "jurisdiction campaign sector", True),
    ("intrusions", "jurisdiction campaign sector", True),
    ("intrusions_discovered", "jurisdiction campaign sector", True),
    ("footholds", "jurisdiction campaign sector", True),
    ("critical_footholds", "jurisdiction campaign", True),
    ("foothold_days", "jurisdiction campaign sector", False),
    ("exfiltrated_records", "jurisdiction campaign sector", True),
    ("held_records", "jurisdiction bloc", False),
    ("surviving_share", "", False),
    ("banned_base", "", False),
    ("purchase_spending", "jurisdiction device_class bloc", False),
    ("public_spending", "jurisdiction device_class bloc", False),
    ("tariff_revenue", "jurisdiction device_class bloc", False),
    ("compliance_cost", "jurisdiction device_class bloc", False),
]
SIZES = {"jurisdiction": 2, "sector": 2, "bloc": 2, "device_class": 2, "campaign": 2, "layer": 3, "exposure": 4,
         "component": 2, "holder": 2, "data_class": 2, "credential": 2, "attacker_class": 2,
         "campaign_state": 6}


def expected(index, name, axes, integers):
    shape = [MONTHS + 1] + [SIZES[axis] for axis in axes]
    places = np.arange(np.prod(shape)).reshape(shape)
    policy = np.arange(2).reshape([2, 1] + [1] * len(shape))
    member = np.arange(MEMBERS).reshape([1, MEMBERS] + [1] * len(shape))
    values = 1000 * index + 100 * policy + 10 * member + places
    if integers:
        return values
    values = values + 0.25
    if name in ("surviving_share", "banned_base"):
        values[0] = np.nan
    return values


def check_series(path):
    data = xr.open_dataset(path, group="series")
    assert list(data.coords["policy"].values) == ["baseline", "ban"], data.policy
    assert list(data.policy_title.values) == ["No new measure", "A ban on sales"]
    assert list(data.layer.values) == ["reachable", "compellable", "accessed"]
    assert list(data.member.values) == [0, 1, 2]
    days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"]
    assert (data.time.values == np.array(days, dtype="datetime64[ns]")).all(), data.time
    assert np.isnan(data.ban_start.values[0]) and data.ban_start.values[1] == 181
    assert [name for name, _, _ in SERIES] == list(data.data_vars), list(data.data_vars)
    for index, (name, axes, integers) in enumerate(SERIES):
        variable = data[name]
        assert variable.dims == ("policy", "member", "time", *axes.split()), variable.dims
        assert variable.dtype == (np.int64 if integers else np.float64), (name, variable.dtype)
        np.testing.assert_array_equal(
            variable.values, expected(index, name, axes.split(), integers), err_msg=name)
        assert variable.attrs["units"] and variable.attrs["long_name"], name
        assert variable.attrs["cell_methods"].startswith("time: "), name
        assert variable.attrs["aggregation"].startswith("member: independent"), name
    assert data.authorised_exposure.attrs["units"] == "day"
    assert data.active.sel(policy="ban", campaign="orb").dims == (
        "member", "time", "jurisdiction", "sector", "bloc")


def check_other_groups(path):
    runs = xr.open_dataset(path, group="runs")
    assert runs.digest.dtype == np.uint64 and runs.digest.dims == ("policy", "member")
    assert int(runs.digest[1, 2]) == 18_000_000_000_000_000_102
    assert int(runs.events.sel(policy="ban", member=2)) == 9
    parameters = xr.open_dataset(path, group="parameters")
    assert parameters.value.dims == ("member", "parameter")
    reachable = parameters.value.sel(parameter="device_classes.router.reachable")
    assert list(reachable.values) == [0.5, 1.5, 2.5]
    assert list(parameters.quality.values) == ["expert", "placeholder"]
    questions = xr.open_dataset(path, group="questions")
    assert questions.until.values[0] == np.datetime64("2026-04-01")
    assert str(questions.campaign.values[0]) == "orb"
    observed = xr.open_dataset(path, group="observed")
    assert list(observed.figure.values) == ["history.seen_2025", "targets.most"]
    assert list(observed.until.values) == [np.datetime64("2025-07-01"), np.datetime64("2026-03-01")]
    assert list(observed["from"].values) == [np.datetime64("2025-07-01"), np.datetime64("2026-02-01")]
    assert observed.low.values[1] == 9
    assert np.isnan(observed.central.values[1]) and list(observed.use.values) == ["show", "validate"]
    assert list(observed.campaign.values) == ["orb", "worm"]


def check_comparison(path):
    data = xr.open_dataset(path, group="comparison")
    assert list(data.objective.values) == ["compromise", "cost"]
    assert list(data.objective_title.values) == ["Compromise", "Cost"]
    assert list(data.unit.values) == ["device-day", "EUR"]
    assert list(data.best_policy.values) == ["ban", "baseline"]
    numbers = [name for name in data.data_vars if data[name].dtype == np.float64]
    assert numbers[:3] == ["value", "limit", "change_mean"] and len(numbers) == 31, numbers
    assert data.value.dims == ("policy", "member", "objective")
    assert data.regret_mean.dims == ("policy", "objective")
    assert data.not_dominated.dims == ("policy",) and data.best_gain.dims == ("objective",)
    for index, name in enumerate(numbers):
        places = np.arange(data[name].size).reshape(data[name].shape)
        np.testing.assert_array_equal(data[name].values, 100 * index + places + 0.5, err_msg=name)
        assert "objective: never" in data[name].attrs["aggregation"], name
    assert data.better.attrs["units"] == "1" and "units" not in data.value.attrs


def check_plain_hdf5(path):
    with h5py.File(path) as file:
        assert file.attrs["filetype"] == b"cordon-results"
        assert list(file.attrs["format_version"]) == [2, 5]
        assert file.attrs["seed"] == 2**64 - 1
        assert file.attrs["title"].decode() == "Příklad, a sample"
        assert file["provenance/scenario_yaml"][()].decode() == "title: Příklad\n"
        assert file["provenance/machine/host"][()].rstrip(b"\0") == b"host-one"
        active = file["series/active"]
        assert active.chunks == (1, 1, MONTHS + 1, 2, 2, 2, 2), active.chunks
        assert active.shuffle and active.compression == "gzip" and active.compression_opts <= 4
        assert [dim.keys() for dim in active.dims][0] == ["policy"]


def check_tools(path):
    for command in (["h5dump", "-H", path], ["ncdump", "-h", path]):
        if shutil.which(command[0]) is None:
            print(f"{command[0]} is not installed: not tried")
            continue
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "authorised_exposure" in shown, command


if __name__ == "__main__":
    warnings.simplefilter("error")
    check_series(sys.argv[1])
    check_other_groups(sys.argv[1])
    check_comparison(sys.argv[1])
    check_plain_hdf5(sys.argv[1])
    check_tools(sys.argv[1])
    print(xr.open_dataset(sys.argv[1], group="series"))
