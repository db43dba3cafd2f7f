#pragma once

#include "output/h5.hpp"
#include "output/run_header.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::output {

/// Some or all members of one policy in one series.
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

    /// The same a few members at a time, in their order, so that memory does not grow with the
    /// ensemble.
    void for_each_block(std::string_view series, std::size_t policy,
                        const std::function<void(const SeriesSlab& block)>& take) const;

    /// What the run kept of the numbers that its policies are compared on, flat
    /// [policy][member], by the objective's name. Empty if it kept none.
    [[nodiscard]] std::map<std::string, std::vector<double>> compared_values() const;

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
