#include "tests/output/sample_run.hpp"

#include "output/results_format.hpp"
#include "output/run_writer.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <sstream>

namespace cordon::tests {

using namespace cordon::output;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool belongs_to_ban(const SeriesSpec& spec) {
    return spec.name == "surviving_share" || spec.name == "banned_base";
}

}  // namespace

RunHeader sample_header(std::size_t members, int months) {
    const Date start(2026, 1, 1);
    std::vector<double> times;
    for (int month = 0; month <= months; ++month) {
        times.push_back(start.plus_months(month).days_since_epoch() - start.days_since_epoch());
    }
    return {.title = "Příklad, a sample",
            .jurisdiction = "cz",
            .start = start,
            .seed = 18'446'744'073'709'551'615U,
            .members = members,
            .times_days = times,
            .policies = {{"baseline", "No new measure"}, {"ban", "A ban on sales"}},
            .ban_starts_days = {missing, 181},
            .jurisdictions = {{"cz", "Czechia"}, {"hu", "Hungary"}},
            .sectors = {{"consumer", "Households"}, {"health", "Health"}},
            .blocs = {{"prc", "PRC"}, {"allied", "Allies"}},
            .device_classes = {{"router", "Routers"}, {"camera", "Cameras"}},
            .data_classes = {{"metadata", "Metadata"}, {"location", "Location"}},
            .components = {{"kit", "A kit"}, {"stack", "A stack"}},
            .attacker_classes = {{"criminal", "Criminals"}, {"state", "A state"}},
            .campaigns = {{"orb", "Relay boxes"}, {"worm", "A worm"}},
            .parameters = {{"device_classes.router.reachable", "1", "expert"},
                           {"campaigns.orb.target_size", "device", "placeholder"}},
            .questions = {{"many_boxes",
                           "More than 5 devices serve as relay boxes at once",
                           "baseline",
                           "active",
                           Reduction::max,
                           {{"campaign", "orb"}},
                           5,
                           90,
                           "A published count"}},
            .observed = {{"history.seen_2025",
                          "Relay boxes seen by somebody",
                          "devices",
                          "observed_active",
                          "value",
                          {{"campaign", "orb"}},
                          {},
                          -184,
                          4,
                          5,
                          7,
                          "show",
                          "measured",
                          "A yearly report"},
                         {"targets.most",
                          "More than so many",
                          "devices",
                          "observed_active",
                          "mean",
                          {{"campaign", "worm"}},
                          31,
                          59,
                          9,
                          {},
                          {},
                          "validate",
                          "",
                          "A press release"}},
            .provenance = {"0.1.0",
                           "0123abc",
                           "GNU 12.2.0",
                           "Release",
                           "title: Příklad\n",
                           R"({"title":"Příklad"})",
                           "3f9a00112233445566",
                           {{"a.yaml", "00ff"}},
                           {"seed=7"}},
            .machine = {"host-one", "2026-01-01T00:00:00Z"}};
}

RunRecord sample_record(const RunHeader& header, std::size_t policy, std::size_t member) {
    auto record = empty_record(header);
    const auto& specs = series_specs();
    for (std::size_t s = 0; s < specs.size(); ++s) {
        const auto base = 1000 * s + 100 * policy + 10 * member;
        if (const auto* field = std::get_if<std::vector<double> RunRecord::*>(&specs[s].field)) {
            auto& values = record.*(*field);
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = belongs_to_ban(specs[s]) && policy == 0
                                ? missing
                                : static_cast<double>(base + i) + 0.25;
            }
        } else {
            auto& values = record.*std::get<std::vector<std::int64_t> RunRecord::*>(specs[s].field);
            for (std::size_t i = 0; i < values.size(); ++i) {
                values[i] = static_cast<std::int64_t>(base + i);
            }
        }
    }
    record.digest = 18'000'000'000'000'000'000U + 100 * policy + member;
    record.events = static_cast<std::int64_t>(7 + member);
    record.windows = static_cast<std::int64_t>(3 + policy);
    return record;
}

ComparisonRecord sample_comparison(const RunHeader& header) {
    ComparisonRecord comparison;
    comparison.objectives = {{{"compromise", "Compromise"}, "device-day"},
                             {{"cost", "Cost"}, "EUR"}};
    comparison.best_policy = {"ban", "baseline"};
    const std::map<std::string_view, std::size_t> sizes{
        {"policy", header.policies.size()}, {"member", header.members}, {"objective", 2}};
    const auto& specs = comparison_specs();
    for (std::size_t d = 0; d < specs.size(); ++d) {
        std::size_t size = 1;
        for (const auto axis : specs[d].axes) {
            size *= sizes.at(axis);
        }
        for (std::size_t i = 0; i < size; ++i) {
            (comparison.*specs[d].field).push_back(static_cast<double>(100 * d + i) + 0.5);
        }
    }
    return comparison;
}

void write_sample(const std::filesystem::path& path, const RunHeader& header) {
    RunWriter writer(path, header);
    for (std::size_t member = 0; member < header.members; ++member) {
        const auto drawn = static_cast<double>(member);
        writer.write_parameters(member, std::array{drawn + 0.5, drawn + 1.5});
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            writer.write(policy, member, sample_record(header, policy, member));
        }
    }
    writer.write_comparison(sample_comparison(header));
    writer.finish();
}

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "cordon-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

}  // namespace cordon::tests
