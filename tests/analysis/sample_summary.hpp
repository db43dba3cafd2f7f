#pragma once

#include "analysis/summary/summary.hpp"
#include "output/run_writer.hpp"
#include "tests/output/sample_run.hpp"

namespace cordon::tests {

/// The summary of a run of three years in one jurisdiction with two policies, the second a ban, in
/// which `record_of(header, policy, member)` happens to each member.
template <class RecordOf>
analysis::Summary summary_of(const TemporaryFolder& folder, std::size_t members,
                             const RecordOf& record_of) {
    auto header = sample_header(members, 36);
    header.parameters.clear();
    header.jurisdictions.resize(1);
    output::RunWriter writer(folder / "results.h5", header);
    for (std::size_t policy = 0; policy < 2; ++policy) {
        for (std::size_t member = 0; member < members; ++member) {
            writer.write(policy, member, record_of(header, policy, member));
        }
    }
    writer.finish();
    return analysis::summarise(output::RunReader(folder / "results.h5"),
                               analysis::shipped_scale("PHIA"));
}

}  // namespace cordon::tests
