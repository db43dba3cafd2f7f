#pragma once

#include "base/calendar.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// \file
/// What a results file says about its run, and what one member of one policy adds to it.

namespace cordon::output {

/// One place on an axis: its short name, unique on the axis, and what it is called in reports.
struct Label {
    std::string name;
    std::string title;
};

/// An uncertain number of the scenario, of which every member draws its own value.
struct Parameter {
    std::string path;  ///< in the scenario, e.g. "device_classes.home_router.reachable"
    std::string unit;
    std::string quality;  ///< measured, derived, expert or placeholder
};

/// How a path over time becomes the one number that a question is about.
enum class Reduction { final, max };

/// An event that can be checked later: by `until_days`, is the `reduction` of the series' total
/// over the places named in `where` above the threshold?
struct Question {
    std::string name;
    std::string ask;     ///< the event as a sentence without a full stop
    std::string policy;  ///< name
    std::string series;  ///< name
    Reduction reduction;
    std::map<std::string, std::string> where;  ///< axis -> label name; other axes are summed
    double threshold;                          ///< in the series' unit
    double until_days;                         ///< after the start
    std::string resolves_by;                   ///< the source that will tell
};

/// A published figure that is shown beside a series. Nothing of the run depends on it.
struct ObservedFigure {
    std::string name;      ///< where it is in the scenario, e.g. "history.cert_2024"
    std::string quantity;  ///< what its source counts
    std::string unit;
    std::string series;     ///< name, or days_held: mean days of an infection
    std::string statistic;  ///< of the series: value, mean, peak or doubling_time
    std::map<std::string, std::string> where;  ///< axis -> label name; other axes are summed
    std::optional<double> from_days;           ///< before until_days; of mean and doubling_time
    double until_days;                         ///< the date; below 0 for one before the start
    std::optional<double> low;                 ///< alone it stands for "more than"
    std::optional<double> central;
    std::optional<double> high;
    std::string use;      ///< validate, calibrate or show
    std::string quality;  ///< measured, derived, expert or placeholder; empty if nobody says
    std::string source;

    bool operator==(const ObservedFigure&) const = default;
};

/// A file that the run has read.
struct SourceFile {
    std::string path;
    std::string sha256;  ///< hexadecimal
};

/// What a run can be repeated from.
struct Provenance {
    std::string program_version;
    std::string commit;
    std::string compiler;
    std::string build_type;
    std::string scenario_yaml;     ///< merged, with every key
    std::string canonical_json;    ///< the same as canonical JSON
    std::string canonical_sha256;  ///< of `canonical_json`, hexadecimal
    std::vector<SourceFile> files;
    std::vector<std::string> changes;  ///< laid over the files, as `path=value`
};

/// Where and when: all in which the files of two equal runs may differ.
struct Machine {
    std::string host;         ///< at most 64 bytes are kept
    std::string created_utc;  ///< e.g. "2026-01-01T12:00:00Z"; at most 32 bytes are kept
};

/// What holds for a whole run. The first policy is the baseline of comparisons.
struct RunHeader {
    std::string title;
    std::string jurisdiction;  ///< what all jurisdictions together are called
    Date start;
    std::uint64_t seed;
    std::size_t members;
    std::vector<double> times_days;  ///< of the observations, since the start, increasing
    std::vector<Label> policies;
    std::vector<double> ban_starts_days;  ///< [policy], first day of its ban; NaN without one
    std::vector<Label> jurisdictions;
    std::vector<Label> sectors;
    std::vector<Label> blocs;
    std::vector<Label> device_classes;
    std::vector<Label> data_classes;
    std::vector<Label> components;  ///< of product lines
    std::vector<Label> attacker_classes;
    std::vector<Label> campaigns;
    std::vector<Parameter> parameters;
    std::vector<Question> questions;
    std::vector<ObservedFigure> observed;
    Provenance provenance;
    Machine machine;
};

/// The series of one policy and one member. Every vector is flat, with time first and then the
/// axes of its entry in series_specs() (results_format.hpp), the last one fastest; that table has
/// the meaning and the unit of each.
struct RunRecord {
    std::vector<double> devices;
    std::vector<double> devices_by_class;
    std::vector<double> operator_vantage;
    std::vector<double> devices_by_exposure;
    std::vector<double> devices_by_component;
    std::vector<double> weak_credentials;
    std::vector<double> market_share;
    std::vector<double> vendor_quality;
    std::vector<std::int64_t> zero_days;
    std::vector<std::int64_t> usable_vulnerabilities;
    std::vector<std::int64_t> active;
    std::vector<std::int64_t> infected;
    std::vector<std::int64_t> campaigns;
    std::vector<std::int64_t> active_peak;
    std::vector<std::int64_t> spells;
    std::vector<std::int64_t> ever;
    std::vector<double> compromised_device_days;
    std::vector<double> ended_spell_days;
    std::vector<std::int64_t> compromised;
    std::vector<std::int64_t> organisations_infected;
    std::vector<std::int64_t> organisations_compromised;
    std::vector<std::int64_t> vantage_sites;
    std::vector<std::int64_t> vantage_sites_of_any;
    std::vector<double> network_vantage;
    std::vector<double> network_vantage_of_any;
    std::vector<double> observed_active;
    std::vector<double> observed_ever;
    std::vector<double> observed_addresses;
    std::vector<double> observed_recorded;
    std::vector<double> authorised_exposure;
    std::vector<double> authorised_data;
    std::vector<double> authorised_by_class;
    std::vector<double> authorised_volume;
    std::vector<double> authorised_by_holder;
    std::vector<double> authorised_data_by_holder;
    std::vector<double> unauthorised_exposure;
    std::vector<double> unauthorised_data;
    std::vector<double> unauthorised_by_class;
    std::vector<double> unauthorised_volume;
    std::vector<double> exposed_both_ways;
    std::vector<double> exposed_either_way;
    std::vector<double> sensitive_data_index;
    std::vector<double> targeting_uplift;
    std::vector<std::int64_t> intrusion_attempts;
    std::vector<std::int64_t> intrusions;
    std::vector<std::int64_t> intrusions_discovered;
    std::vector<std::int64_t> footholds;
    std::vector<std::int64_t> critical_footholds;
    std::vector<double> foothold_days;
    std::vector<std::int64_t> exfiltrated_records;
    std::vector<double> held_records;
    std::vector<double> purchases_deferred;
    std::vector<double> places_waiting;
    std::vector<double> surviving_share;
    std::vector<double> banned_base;
    std::vector<double> purchase_spending;
    std::vector<double> public_spending;
    std::vector<double> tariff_revenue;
    std::vector<double> compliance_cost;

    std::uint64_t digest;  ///< of the trajectory
    std::int64_t events;
    std::int64_t windows;
};

}  // namespace cordon::output
