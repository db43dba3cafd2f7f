#pragma once

#include "output/comparison_format.hpp"
#include "output/run_header.hpp"

#include <filesystem>
#include <string>

namespace cordon::tests {

/// A header with two policies (a baseline and a ban from 2026-07-01), two sectors, two blocs, two
/// device classes, two campaigns (orb, worm), two parameters, one question and two
/// published figures; observed at each
/// of `months` + 1 starts of a month from 2026-01-01.
output::RunHeader sample_header(std::size_t members, int months);

/// Numbers that tell where they come from: series 1000 s, policy 100 p, member 10 m, place i give
/// 1000 s + 100 p + 10 m + i, and a quarter more in series of doubles. read_results.py knows it.
/// What a ban alone has is missing in the baseline.
output::RunRecord sample_record(const output::RunHeader& header, std::size_t policy,
                                std::size_t member);

/// Two objectives; place i of the dataset d is 100 d + i + 0.5.
output::ComparisonRecord sample_comparison(const output::RunHeader& header);

/// Writes all sample records, with parameters member + 0.5 and member + 1.5, and the comparison.
void write_sample(const std::filesystem::path& path, const output::RunHeader& header);

/// An empty folder of this process, removed at the end of its life.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The bytes of a file.
std::string bytes_of(const std::filesystem::path& path);

}  // namespace cordon::tests
