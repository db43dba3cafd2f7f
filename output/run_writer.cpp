#include "output/run_writer.hpp"

#include "base/contract.hpp"
#include "output/axes.hpp"
#include "output/results_format.hpp"
#include "output/run_header_io.hpp"

#include <algorithm>

namespace cordon::output {
namespace {

/// One policy and member of a series: its place in the dataset, and one chunk of it.
h5::Block block_of(std::size_t policy, std::size_t member, const h5::Extents& extents) {
    h5::Block block{h5::Extents(extents.size(), 0), extents};
    block.start[0] = policy;
    block.start[1] = member;
    block.count[0] = 1;
    block.count[1] = 1;
    return block;
}

template <class Number>
h5::Dataset create_one_series(h5::Group& group, const RunHeader& header, const SeriesSpec& spec,
                              const Axes& axes) {
    std::vector<std::string_view> names{"policy", "member", "time"};
    for (const auto& axis : spec.axes) {
        names.push_back(axis.name);
    }
    const auto extents = axis_sizes(header, names);
    auto dataset =
        group.create<Number>(std::string(spec.name), extents, block_of(0, 0, extents).count);
    dataset.write_attribute("units", spec.unit);
    dataset.write_attribute("long_name", spec.long_name);
    dataset.write_attribute("cell_methods", spec.cell_methods);
    dataset.write_attribute("aggregation", aggregation_rule(spec));
    axes.attach(dataset, names);
    return dataset;
}

template <class Number>
void write_one(h5::Dataset& dataset, const h5::Block& block, Number value) {
    dataset.write(block, std::span<const Number>(&value, 1));
}

}  // namespace

RunWriter::RunWriter(std::filesystem::path path, RunHeader header)
    : header_(std::move(header)), part_(std::move(path)),
      written_(header_.policies.size() * header_.members), parameters_written_(header_.members) {
    CORDON_EXPECT(!header_.policies.empty() && header_.members > 0 && !header_.times_days.empty());
    CORDON_EXPECT(header_.ban_starts_days.size() == header_.policies.size());
    contents_.emplace(Contents{h5::File::create(part_.path()), {}, {}, std::nullopt});
    auto root = contents_->file.root();
    write_header(root, header_);
    create_series();
    create_runs();
    create_parameters();
}

void RunWriter::create_series() {
    auto root = contents_->file.root();
    auto group = root.create_group("series");
    const Axes axes(group, header_,
                    {"policy", "member", "time", "jurisdiction", "sector", "bloc", "device_class",
                     "exposure", "component", "credential", "attacker_class", "campaign",
                     "campaign_state", "layer", "holder", "data_class"});
    auto ban = group.write<double>("ban_start", header_.ban_starts_days);
    ban.write_attribute("units", "day");
    ban.write_attribute("long_name", "start of the policy's ban after the run's; missing without");
    axes.attach(ban, {"policy"});
    group.write_attribute(
        "coordinates",
        "policy_title jurisdiction_title sector_title bloc_title device_class_title exposure_title "
        "component_title credential_title attacker_class_title campaign_title "
        "campaign_state_title layer_title holder_title data_class_title ban_start");
    for (const auto& [unit, names] : series_by_unit()) {
        group.write_attribute("units_" + unit, names);
    }
    for (const auto& spec : series_specs()) {
        contents_->series.push_back(
            std::holds_alternative<std::vector<double> RunRecord::*>(spec.field)
                ? create_one_series<double>(group, header_, spec, axes)
                : create_one_series<std::int64_t>(group, header_, spec, axes));
    }
}

void RunWriter::create_runs() {
    auto root = contents_->file.root();
    auto group = root.create_group("runs");
    const Axes axes(group, header_, {"policy", "member"});
    const auto extents = axis_sizes(header_, {"policy", "member"});
    auto& runs = contents_->runs;
    runs.push_back(group.create<std::uint64_t>("digest", extents, {}));
    runs.back().write_attribute("long_name", "digest of the trajectory");
    runs.push_back(group.create<std::int64_t>("events", extents, {}));
    runs.back().write_attribute("long_name", "events carried out");
    runs.push_back(group.create<std::int64_t>("windows", extents, {}));
    runs.back().write_attribute("long_name", "synchronisation windows");
    for (auto& dataset : runs) {
        dataset.write_attribute("units", "1");
        axes.attach(dataset, {"policy", "member"});
    }
}

void RunWriter::create_parameters() {
    if (header_.parameters.empty()) {
        return;
    }
    auto root = contents_->file.root();
    auto group = root.create_group("parameters");
    const Axes axes(group, header_, {"member", "parameter"});
    std::vector<std::string> units;
    std::vector<std::string> qualities;
    for (const auto& parameter : header_.parameters) {
        units.push_back(parameter.unit);
        qualities.push_back(parameter.quality);
    }
    auto unit = group.write_texts("unit", units);
    unit.write_attribute("long_name", "unit of the parameter");
    axes.attach(unit, {"parameter"});
    auto quality = group.write_texts("quality", qualities);
    quality.write_attribute("long_name", "what the parameter's distribution rests on");
    axes.attach(quality, {"parameter"});
    auto value = group.create<double>("value", axis_sizes(header_, {"member", "parameter"}), {});
    value.write_attribute("long_name", "what the member drew, in the parameter's own unit");
    axes.attach(value, {"member", "parameter"});
    contents_->parameters = std::move(value);
}

void RunWriter::write(std::size_t policy, std::size_t member, const RunRecord& record) {
    CORDON_EXPECT(contents_ && policy < header_.policies.size() && member < header_.members);
    const std::size_t index = policy * header_.members + member;
    CORDON_EXPECT(!written_[index]);
    const auto& specs = series_specs();
    for (std::size_t i = 0; i < specs.size(); ++i) {
        auto& dataset = contents_->series[i];
        std::visit(
            [&](auto field) {
                const auto& values = record.*field;
                dataset.write(block_of(policy, member, dataset.extents()), std::span(values));
            },
            specs[i].field);
    }
    const h5::Block cell{{policy, member}, {1, 1}};
    write_one(contents_->runs[0], cell, record.digest);
    write_one(contents_->runs[1], cell, record.events);
    write_one(contents_->runs[2], cell, record.windows);
    written_[index] = true;
}

void RunWriter::write_parameters(std::size_t member, std::span<const double> values) {
    CORDON_EXPECT(contents_ && member < header_.members && !parameters_written_[member]);
    CORDON_EXPECT(values.size() == header_.parameters.size());
    if (contents_->parameters) {
        contents_->parameters->write(h5::Block{{member, 0}, {1, values.size()}}, values);
    }
    parameters_written_[member] = true;
}

void RunWriter::finish() {
    constexpr auto done = [](const std::vector<bool>& flags) {
        return std::all_of(flags.begin(), flags.end(), [](bool flag) { return flag; });
    };
    CORDON_EXPECT(contents_ && done(written_) &&
                  (done(parameters_written_) || header_.parameters.empty()));
    h5::File file = std::move(contents_->file);
    contents_.reset();
    file.close();
    part_.publish();
}

}  // namespace cordon::output
