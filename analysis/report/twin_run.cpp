#include "analysis/report/twin_run.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Plain = nlohmann::json;

bool same_names(const std::vector<output::Label>& a, const std::vector<output::Label>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& one, const auto& other) { return one.name == other.name; });
}

}  // namespace

std::optional<std::string> problem_with_twin(const output::RunHeader& run,
                                             const output::RunHeader& twin, const std::string& key,
                                             const std::string& value) {
    auto ours = Plain::parse(run.provenance.canonical_json, nullptr, false);
    const auto theirs = Plain::parse(twin.provenance.canonical_json, nullptr, false);
    const Plain::json_pointer place(key);
    if (ours.is_discarded() || theirs.is_discarded() || !theirs.is_object() ||
        !theirs.contains(place) || theirs.at(place) != value) {
        return fmt::format("was not run with `{}: {}`", key.substr(key.rfind('/') + 1), value);
    }
    if (ours.contains(place) && ours.at(place) == value) {
        return fmt::format("is nothing to compare with: this run has `{}: {}` itself",
                           key.substr(key.rfind('/') + 1), value);
    }
    ours[place] = value;
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
