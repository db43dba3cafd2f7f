#include "analysis/forecast/twin_run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Plain = nlohmann::json;

constexpr std::size_t fewest_members = 20;

Plain scenario_of(const output::RunHeader& run) {
    return Plain::parse(run.provenance.canonical_json, nullptr, false);
}

Plain::json_pointer place_of(const TwinRun& kind) {
    std::string path = "/";
    for (const char letter : kind.key) {
        path += letter == '.' ? '/' : letter;
    }
    return Plain::json_pointer(path);
}

bool has_value(const Plain& scenario, const TwinRun& kind) {
    const auto place = place_of(kind);
    return scenario.is_object() && scenario.contains(place) &&
           scenario.at(place) == std::string(kind.value);
}

bool same_names(const std::vector<output::Label>& a, const std::vector<output::Label>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& one, const auto& other) { return one.name == other.name; });
}

}  // namespace

std::size_t usual_twin_members(std::size_t members) {
    return members < fewest_members ? 0 : std::max(fewest_members, members / 10);
}

bool is_own_twin(const output::RunHeader& run, const TwinRun& kind) {
    return has_value(scenario_of(run), kind);
}

std::optional<std::string> problem_with_twin(const output::RunHeader& run,
                                             const output::RunHeader& twin, const TwinRun& kind) {
    auto ours = scenario_of(run);
    const auto theirs = scenario_of(twin);
    if (!ours.is_object() || !has_value(theirs, kind)) {
        return fmt::format("was not run with `{}: {}`", kind.key, kind.value);
    }
    if (has_value(ours, kind)) {
        return fmt::format("is nothing to compare with: this run has `{}: {}` itself", kind.key,
                           kind.value);
    }
    ours[place_of(kind)] = kind.value;
    if (ours != theirs || run.seed != twin.seed || run.times_days != twin.times_days ||
        !same_names(run.policies, twin.policies)) {
        return "is of another scenario";
    }
    if (run.provenance.program_version != twin.provenance.program_version ||
        run.provenance.commit != twin.provenance.commit) {
        return fmt::format("is of another program, {} ({})", twin.provenance.program_version,
                           twin.provenance.commit);
    }
    return std::nullopt;
}

}  // namespace cordon::analysis
