#pragma once

#include "output/h5.hpp"
#include "output/run_header.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace cordon::output {

/// All members of one policy in one series.
struct SeriesSlab {
    std::size_t members;
    std::size_t times;
    std::size_t strata;          ///< places after time: the product of the series' own axes
    std::vector<double> values;  ///< [member][time][stratum]

    [[nodiscard]] double at(std::size_t member, std::size_t time, std::size_t stratum) const {
        return values[(member * times + time) * strata + stratum];
    }
};

/// Reads the results file of a run.
class RunReader {
public:
    /// \throws MissingFileError if there is no such file; IoError if it is not a results file, of
    ///         another major version, or damaged
    explicit RunReader(const std::filesystem::path& path);

    [[nodiscard]] const RunHeader& header() const noexcept { return header_; }

    /// \pre `series` is the name of one and `policy` an index
    [[nodiscard]] SeriesSlab series(std::string_view series, std::size_t policy) const;

    /// Everything one member of one policy gave. \pre indices
    [[nodiscard]] RunRecord record(std::size_t policy, std::size_t member) const;

    /// [member][parameter]
    [[nodiscard]] std::vector<double> parameters() const;

    /// Digests of one policy's trajectories, [member].
    [[nodiscard]] std::vector<std::uint64_t> digests(std::size_t policy) const;

private:
    h5::File file_;
    RunHeader header_;
};

}  // namespace cordon::output
