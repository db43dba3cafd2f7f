#include "analysis/report/report_parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {

std::optional<std::string> twin_absence(const ReportMaterial& material, const TwinRun& kind,
                                        const output::RunReader* twin) {
    const auto& header = material.header();
    if (is_own_twin(header, kind)) {
        return fmt::format("This run has `{}: {}` itself, so there is nothing to compare it with.",
                           kind.key, kind.value);
    }
    const auto members =
        std::max(usual_twin_members(header.members), usual_twin_members(members_for_direction));
    const auto command = run_command(material, fmt::format("--twins {} ", members));
    if (twin == nullptr) {
        return fmt::format("Run `{}` and make the report again.", command);
    }
    if (const auto problem = problem_with_twin(header, twin->header(), kind)) {
        return fmt::format("{}/{} {}. Move it away, run `{}` and make the report again.",
                           material.source.directory, kind.name, *problem, command);
    }
    return std::nullopt;
}

}  // namespace cordon::analysis
