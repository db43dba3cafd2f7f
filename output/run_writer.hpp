#pragma once

#include "output/comparison_format.hpp"
#include "output/h5.hpp"
#include "output/part_file.hpp"
#include "output/run_header.hpp"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace cordon::output {

/// Writes the results file of a run, one policy and member at a time.
///
/// Holds no results back: every record goes straight to the file, so that memory does not grow
/// with members. The values do not depend on the order of the calls; the bytes of the file do, so
/// write in ascending order (policy by policy or member by member) to get equal files.
/// Not thread-safe.
class RunWriter {
public:
    /// \throws IoError if the file cannot be made
    RunWriter(std::filesystem::path path, RunHeader header);

    /// \pre the pair has not been written; the vectors have the sizes of empty_record()
    void write(std::size_t policy, std::size_t member, const RunRecord& record);

    /// What the member drew, in the order of the header's parameters.
    /// \pre the member's have not been written
    void write_parameters(std::size_t member, std::span<const double> values);

    /// How the policies compare. A file need not say so.
    /// \pre it has not been written; the vectors have the sizes of their axes
    void write_comparison(const ComparisonRecord& comparison);

    /// Completes the file and gives it its final name. Without this call the file is removed.
    /// \pre every policy and member has been written, and every member's parameters
    void finish();

private:
    void create_series();
    void create_runs();
    void create_parameters();

    /// Everything that is open in the file; the file itself closes last.
    struct Contents {
        h5::File file;
        std::vector<h5::Dataset> series;  ///< in the order of series_specs()
        std::vector<h5::Dataset> runs;    ///< digest, events, windows
        std::optional<h5::Dataset> parameters;
    };

    RunHeader header_;
    PartFile part_;
    std::optional<Contents> contents_;
    std::vector<bool> written_;             ///< [policy * members + member]
    std::vector<bool> parameters_written_;  ///< [member]
};

}  // namespace cordon::output
