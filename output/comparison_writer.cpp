#include "base/contract.hpp"
#include "output/axes.hpp"
#include "output/run_writer.hpp"

namespace cordon::output {
namespace {

std::size_t size_along(const RunHeader& header, const ComparisonRecord& comparison,
                       std::string_view axis) {
    return axis == "objective" ? comparison.objectives.size() : axis_size(header, axis);
}

}  // namespace

void RunWriter::write_comparison(const ComparisonRecord& comparison) {
    CORDON_EXPECT(contents_ && !comparison.objectives.empty() &&
                  comparison.best_policy.size() == comparison.objectives.size());
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
        h5::Extents extents;
        std::size_t size = 1;
        for (const auto axis : spec.axes) {
            extents.push_back(size_along(header_, comparison, axis));
            size *= extents.back();
        }
        const auto& values = comparison.*spec.field;
        CORDON_EXPECT(values.size() == size);
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
