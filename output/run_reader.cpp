#include "output/run_reader.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "output/axes.hpp"
#include "output/results_format.hpp"
#include "output/run_header_io.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace cordon::output {
namespace {

h5::File open_existing(const std::filesystem::path& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        throw MissingFileError(fmt::format("{}: is not a file", path.string()));
    }
    return h5::File::open(path);
}

/// A dataset with the shape that the header promises.
h5::Dataset checked_dataset(const h5::Group& group, const std::string& name,
                            const h5::Extents& expected) {
    auto dataset = group.dataset(name);
    const auto extents = dataset.extents();
    if (extents != expected) {
        throw IoError(fmt::format("{}: has shape [{}] (the axes say [{}]). The file is damaged",
                                  dataset.place(), fmt::join(extents, ", "),
                                  fmt::join(expected, ", ")));
    }
    return dataset;
}

h5::Extents series_extents(const RunHeader& header, const SeriesSpec& spec) {
    auto extents = axis_sizes(header, {"policy", "member", "time"});
    for (const std::size_t size : strata_shape(header, spec)) {
        extents.push_back(size);
    }
    return extents;
}

void check_shapes(const h5::Group& root, const RunHeader& header) {
    const auto series = root.group("series");
    checked_dataset(series, "ban_start", {header.policies.size()});
    for (const auto& spec : series_specs()) {
        checked_dataset(series, std::string(spec.name), series_extents(header, spec));
    }
    checked_dataset(root.group("runs"), "digest", axis_sizes(header, {"policy", "member"}));
}

}  // namespace

RunReader::RunReader(const std::filesystem::path& path)
    : file_(open_existing(path)), header_(read_header(file_.root())) {
    check_shapes(file_.root(), header_);
}

SeriesSlab RunReader::series(std::string_view series, std::size_t policy) const {
    SeriesSlab slab{header_.members, header_.times_days.size(), 0, {}};
    for_each_block(series, policy, [&](const SeriesSlab& block) {
        slab.strata = block.strata;
        slab.values.insert(slab.values.end(), block.values.begin(), block.values.end());
    });
    return slab;
}

void RunReader::for_each_block(std::string_view series, std::size_t policy,
                               const std::function<void(const SeriesSlab& block)>& take) const {
    constexpr std::size_t most_values = 131'072;  // 1 MiB, which a core's cache holds
    CORDON_EXPECT(policy < header_.policies.size());
    const auto dataset = file_.root().group("series").dataset(std::string(series));
    h5::Block block{{}, series_extents(header_, series_spec(series))};
    block.start.assign(block.count.size(), 0);
    block.start[0] = policy;
    block.count[0] = block.count[1] = 1;
    const std::size_t strata = std::accumulate(block.count.begin() + 3, block.count.end(),
                                               std::size_t{1}, std::multiplies<>());
    const std::size_t of_member = header_.times_days.size() * strata;
    const std::size_t together = most_values / std::clamp(of_member, std::size_t{1}, most_values);
    SeriesSlab slab{0, header_.times_days.size(), strata, {}};
    for (std::size_t first = 0; first < header_.members; first += together) {
        slab.members = std::min(together, header_.members - first);
        slab.values.resize(slab.members * of_member);
        block.start[1] = first;
        block.count[1] = slab.members;
        dataset.read<double>(block, slab.values);
        take(slab);
    }
}

std::map<std::string, std::vector<double>> RunReader::compared_values() const {
    if (!file_.root().has("comparison")) {
        return {};
    }
    const auto group = file_.root().group("comparison");
    const auto objectives = group.texts("objective");
    const auto values =
        checked_dataset(group, "value",
                        {header_.policies.size(), header_.members, objectives.size()})
            .read_all<double>();
    std::map<std::string, std::vector<double>> by_objective;
    for (std::size_t i = 0; i < objectives.size(); ++i) {
        auto& of = by_objective[objectives[i]];
        for (std::size_t at = i; at < values.size(); at += objectives.size()) {
            of.push_back(values[at]);
        }
    }
    return by_objective;
}

RunRecord RunReader::record(std::size_t policy, std::size_t member) const {
    CORDON_EXPECT(policy < header_.policies.size() && member < header_.members);
    RunRecord record{};
    const auto group = file_.root().group("series");
    for (const auto& spec : series_specs()) {
        h5::Block block{{}, series_extents(header_, spec)};
        block.start.assign(block.count.size(), 0);
        block.start[0] = policy;
        block.start[1] = member;
        block.count[0] = block.count[1] = 1;
        const auto dataset = group.dataset(std::string(spec.name));
        std::visit(
            [&](auto field) {
                using Series = std::remove_reference_t<decltype(record.*field)>;
                record.*field = dataset.read<typename Series::value_type>(block);
            },
            spec.field);
    }
    const auto runs = file_.root().group("runs");
    const h5::Block cell{{policy, member}, {1, 1}};
    record.digest = runs.dataset("digest").read<std::uint64_t>(cell).front();
    record.events = runs.dataset("events").read<std::int64_t>(cell).front();
    record.windows = runs.dataset("windows").read<std::int64_t>(cell).front();
    return record;
}

std::vector<double> RunReader::parameters() const {
    if (header_.parameters.empty()) {
        return {};
    }
    return checked_dataset(file_.root().group("parameters"), "value",
                           axis_sizes(header_, {"member", "parameter"}))
        .read_all<double>();
}

std::vector<std::uint64_t> RunReader::digests(std::size_t policy) const {
    CORDON_EXPECT(policy < header_.policies.size());
    return file_.root().group("runs").dataset("digest").read<std::uint64_t>(
        {{policy, 0}, {1, header_.members}});
}

}  // namespace cordon::output
