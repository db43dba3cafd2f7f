#pragma once

#include "output/run_header.hpp"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// \file
/// Names, shapes and units of a results file. docs/formats/results_file.md tells readers the same,
/// and a test fails when the two disagree.

namespace cordon::output {

/// Raise `major` when an old reader would misread a new file, `minor` when it would only miss
/// something. A reader accepts its own major and any minor.
struct FormatVersion {
    std::int64_t major;
    std::int64_t minor;
};

inline constexpr FormatVersion format_version{2, 5};
inline constexpr std::string_view filetype = "cordon-results";

/// True if a program that writes `ours` can read a file marked `theirs`.
constexpr bool can_read(FormatVersion ours, FormatVersion theirs) noexcept {
    return ours.major == theirs.major;
}

/// Whether values of different places on an axis may be added.
enum class Additivity { sum, never };

struct SeriesAxis {
    std::string_view name;
    Additivity additivity;
};

/// One dataset of the group `series`, with dimensions policy, member, time and then `axes`.
struct SeriesSpec {
    std::string_view name;
    std::vector<SeriesAxis> axes;
    std::variant<std::vector<std::int64_t> RunRecord::*, std::vector<double> RunRecord::*> field;
    std::string_view unit;  ///< CF; "day" stands for device-days
    std::string_view long_name;
    std::string_view cell_methods;  ///< how a value relates to the time since the last one
};

/// Every series, in the order of the file.
const std::vector<SeriesSpec>& series_specs();

/// The names of the series of each unit, so that whoever prints the group sees the units at once.
std::map<std::string, std::string> series_by_unit();

/// \pre there is a series of that name
const SeriesSpec& series_spec(std::string_view name);

/// True if it adds up what happens from the start on, so that it never falls.
bool counts_from_start(const SeriesSpec& spec);

/// What may be added up, e.g. "member: independent; sector, bloc: sum; layer: never".
std::string aggregation_rule(const SeriesSpec& spec);

/// The layers of authorised exposure, each inside the one before. They are never added.
const std::vector<Label>& exposure_layers();

/// How devices can be reached, and the credentials that do not keep strangers out.
const std::vector<Label>& exposures();
const std::vector<Label>& credentials();

/// Where a campaign stands.
const std::vector<Label>& campaign_states();

/// The places on an axis of a series. \pre `axis` is one
const std::vector<Label>& labels(const RunHeader& header, std::string_view axis);

/// What tables call a run: the first twelve letters of its scenario's SHA-256.
std::string run_id(const RunHeader& header);

/// Sizes of the axes after time. \post one per entry of `spec.axes`
std::vector<std::size_t> strata_shape(const RunHeader& header, const SeriesSpec& spec);

/// Numbers in one member's series: times times strata.
std::size_t record_size(const RunHeader& header, const SeriesSpec& spec);

/// A record whose vectors have the sizes of `header` and hold zeros.
RunRecord empty_record(const RunHeader& header);

}  // namespace cordon::output
