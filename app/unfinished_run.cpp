#include "app/unfinished_run.hpp"

#include "analysis/compare/comparison_record.hpp"
#include "base/error.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"

#include <fmt/format.h>

namespace cordon::app {
namespace {

namespace fs = std::filesystem;

/// Whether two runs differ at most in their members: same scenario, seed, published figures and
/// program.
bool same_world(const output::RunHeader& a, const output::RunHeader& b) {
    return a.provenance.canonical_sha256 == b.provenance.canonical_sha256 && a.seed == b.seed &&
           a.observed == b.observed &&
           a.provenance.program_version == b.provenance.program_version &&
           a.provenance.commit == b.provenance.commit;
}

/// Why the results in a directory are not those asked for.
std::string difference(const output::RunHeader& there, const output::RunHeader& asked) {
    if (there.seed != asked.seed) {
        return fmt::format("seed {}, {} was asked for", there.seed, asked.seed);
    }
    if (there.provenance.canonical_sha256 != asked.provenance.canonical_sha256) {
        return fmt::format("another scenario, '{}'", there.title);
    }
    if (there.members != asked.members) {
        return fmt::format("{} members, {} were asked for", there.members, asked.members);
    }
    if (there.observed != asked.observed) {
        return "other published figures";
    }
    return fmt::format("program {} ({}), this is {} ({})", there.provenance.program_version,
                       there.provenance.commit, asked.provenance.program_version,
                       asked.provenance.commit);
}

bool is_member_of(const fs::path& file, const output::RunHeader& header) {
    try {
        return fs::exists(file) && same_world(output::RunReader(file).header(), header);
    } catch (const IoError&) {
        return false;  // damaged: the member is computed again
    }
}

}  // namespace

bool is_finished(const fs::path& directory, const output::RunHeader& header) {
    const fs::path results = directory / "results.h5";
    std::error_code unreachable;  // no place for results; making the directory will tell why
    if (!fs::exists(results, unreachable)) {
        return false;
    }
    const auto there = output::RunReader(results).header();
    if (same_world(there, header) && there.members == header.members) {
        return true;
    }
    throw CommandLineError(fmt::format("{} holds other results ({}), which are never overwritten. "
                                       "Choose another directory with -o",
                                       results.string(), difference(there, header)));
}

UnfinishedRun::UnfinishedRun(fs::path directory, output::RunHeader header)
    : directory_(std::move(directory)), header_(std::move(header)) {
    std::error_code error;
    fs::create_directories(directory_ / "unfinished", error);
    if (error) {
        throw IoError(
            fmt::format("cannot make directory '{}': {}", directory_.string(), error.message()));
    }
}

fs::path UnfinishedRun::member_file(std::size_t member) const {
    return directory_ / "unfinished" / fmt::format("member-{:06}.h5", member);
}

std::vector<std::size_t> UnfinishedRun::missing_members() const {
    std::vector<std::size_t> missing;
    for (std::size_t member = 0; member < header_.members; ++member) {
        if (!is_member_of(member_file(member), header_)) {
            missing.push_back(member);
        }
    }
    return missing;
}

void UnfinishedRun::keep(std::size_t member, const std::vector<output::RunRecord>& records,
                         const std::vector<double>& drawn) const {
    output::RunHeader header = header_;
    header.members = 1;
    output::RunWriter writer(member_file(member), header);
    for (std::size_t policy = 0; policy < records.size(); ++policy) {
        writer.write(policy, 0, records[policy]);
    }
    writer.write_parameters(0, drawn);
    writer.finish();
}

void UnfinishedRun::complete() {
    output::RunWriter writer(directory_ / "results.h5", header_);
    const auto objectives = analysis::objectives_of(header_);
    analysis::ObjectiveValues values;
    for (std::size_t member = 0; member < header_.members; ++member) {
        const output::RunReader part(member_file(member));
        analysis::append_members(values, analysis::values_at_end(part, objectives.compared));
        for (std::size_t policy = 0; policy < header_.policies.size(); ++policy) {
            writer.write(policy, member, part.record(policy, 0));
        }
        writer.write_parameters(member, part.parameters());
    }
    writer.write_comparison(
        analysis::record_of(analysis::compare_policies(header_, objectives, values), values));
    writer.finish();
    std::error_code ignored;  // left-over parts do no harm
    fs::remove_all(directory_ / "unfinished", ignored);
}

}  // namespace cordon::app
