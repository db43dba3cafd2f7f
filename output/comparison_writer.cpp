#include "base/contract.hpp"
#include "output/axes.hpp"
#include "output/run_writer.hpp"

namespace cordon::output {
namespace {

h5::Extents extents_of(const RunHeader& header, const ComparisonRecord& comparison,
                       const ComparisonSpec& spec) {
    h5::Extents extents;
    for (const auto axis : spec.axes) {
        extents.push_back(axis == "objective" ? comparison.objectives.size()
                                              : axis_size(header, axis));
    }
    return extents;
}

/// Before anything is written, so that a mistake leaves the file as it was.
void expect_sizes(const RunHeader& header, const ComparisonRecord& comparison) {
    CORDON_EXPECT(!comparison.objectives.empty() &&
                  comparison.best_policy.size() == comparison.objectives.size());
    for (const auto& spec : comparison_specs()) {
        std::size_t size = 1;
        for (const auto extent : extents_of(header, comparison, spec)) {
            size *= extent;
        }
        CORDON_EXPECT((comparison.*spec.field).size() == size);
    }
}

}  // namespace

void RunWriter::write_comparison(const ComparisonRecord& comparison) {
    CORDON_EXPECT(contents_);
    expect_sizes(header_, comparison);
    auto root = contents_->file.root();
    auto group = root.create_group("comparison");
    std::vector<Label> objectives;
    std::vector<std::string> units;
    for (const auto& objective : comparison.objectives) {
        objectives.push_back(objective.label);
        units.push_back(objective.unit);
    }
    Axes axes(group, header_, {"policy", "member"});
    axes.add(group, "objective", objectives);
    auto unit = group.write_texts("unit", units);
    unit.write_attribute("long_name", "unit of the objective");
    axes.attach(unit, {"objective"});
    auto best = group.write_texts("best_policy", comparison.best_policy);
    best.write_attribute("long_name", "policy with the lowest mean, the first of equals");
    axes.attach(best, {"objective"});
    for (const auto& spec : comparison_specs()) {
        const auto extents = extents_of(header_, comparison, spec);
        const auto& values = comparison.*spec.field;
        auto dataset = group.create<double>(std::string(spec.name), extents, {});
        dataset.write({h5::Extents(extents.size(), 0), extents}, std::span(values));
        if (!spec.unit.empty()) {
            dataset.write_attribute("units", spec.unit);
        }
        dataset.write_attribute("long_name", spec.long_name);
        dataset.write_attribute("aggregation", comparison_aggregation);
        axes.attach(dataset, spec.axes);
    }
}

}  // namespace cordon::output
