#pragma once

#include "output/run_header.hpp"

#include <filesystem>
#include <vector>

namespace cordon::app {

/// True if `directory` holds the complete results of exactly this run.
/// \throws CommandLineError if it holds those of another one: they are never overwritten
bool is_finished(const std::filesystem::path& directory, const output::RunHeader& header);

/// A run on its way: every finished member is a file of its own in `unfinished/` under the run's
/// directory, so that a killed run goes on where it was. Members of another scenario, seed or
/// program found there are computed anew.
class UnfinishedRun {
public:
    /// Makes the directory. \throws IoError
    UnfinishedRun(std::filesystem::path directory, output::RunHeader header);

    [[nodiscard]] const output::RunHeader& header() const noexcept { return header_; }

    /// Members that are not there yet, in ascending order.
    [[nodiscard]] std::vector<std::size_t> missing_members() const;

    /// Keeps a member. \param records  [policy]   \param drawn  in the order of the parameters
    void keep(std::size_t member, const std::vector<output::RunRecord>& records,
              const std::vector<double>& drawn) const;

    /// Joins all members into results.h5, compares the policies there, and removes their own files.
    /// \pre none is missing
    void complete();

private:
    [[nodiscard]] std::filesystem::path member_file(std::size_t member) const;

    std::filesystem::path directory_;
    output::RunHeader header_;
};

}  // namespace cordon::app
