#include "output/results_format.hpp"

#include "base/contract.hpp"
#include "output/series_tables.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::output {

std::map<std::string, std::string> series_by_unit() {
    std::map<std::string, std::string> names;
    for (const auto& spec : series_specs()) {
        auto& list = names[std::string(spec.unit)];
        list += list.empty() ? "" : " ";
        list += spec.name;
    }
    return names;
}

const SeriesSpec& series_spec(std::string_view name) {
    const auto& specs = series_specs();
    const auto found = std::find_if(specs.begin(), specs.end(),
                                    [&](const auto& spec) { return spec.name == name; });
    CORDON_EXPECT(found != specs.end());
    return *found;
}

bool counts_from_start(const SeriesSpec& spec) {
    return spec.cell_methods == since_start;
}

std::string aggregation_rule(const SeriesSpec& spec) {
    std::string summed;
    std::string kept;
    for (const auto& axis : spec.axes) {
        auto& names = axis.additivity == Additivity::sum ? summed : kept;
        names += fmt::format("{}{}", names.empty() ? "" : ", ", axis.name);
    }
    return "member: independent" + (summed.empty() ? "" : "; " + summed + ": sum") +
           (kept.empty() ? "" : "; " + kept + ": never");
}

const std::vector<Label>& exposure_layers() {
    static const std::vector<Label> layers{
        {"reachable", "Reachable by the vendor or its state"},
        {"compellable", "Reachable, and the law can compel it"},
        {"accessed", "Accessed under an assumed rate of orders"},
    };
    return layers;
}

const std::vector<Label>& exposures() {
    static const std::vector<Label> exposures{
        {"hidden", "Behind a gateway or address translation"},
        {"proxied", "Reached through a mapped port or a proxy"},
        {"exposed", "A service of its own answers from outside"},
        {"internal", "On a private network"},
    };
    return exposures;
}

const std::vector<Label>& credentials() {
    static const std::vector<Label> credentials{
        {"universal_default", "The same default for all of a kind"},
        {"weak", "Of its own, but easily guessed"},
    };
    return credentials;
}

const std::vector<Label>& campaign_states() {
    static const std::vector<Label> states{
        {"dormant", "Has not emerged"},
        {"preparing", "Gets what it needs"},
        {"recruiting", "Takes devices, too few for its objectives"},
        {"operating", "Pursues its objectives"},
        {"rebuilding", "Taken down; will be back"},
        {"retired", "Ended"},
    };
    return states;
}

const std::vector<Label>& labels(const RunHeader& header, std::string_view axis) {
    if (axis == "jurisdiction") {
        return header.jurisdictions;
    }
    if (axis == "sector") {
        return header.sectors;
    }
    if (axis == "bloc" || axis == "holder") {
        return header.blocs;
    }
    if (axis == "device_class") {
        return header.device_classes;
    }
    if (axis == "data_class") {
        return header.data_classes;
    }
    if (axis == "component") {
        return header.components;
    }
    if (axis == "attacker_class") {
        return header.attacker_classes;
    }
    if (axis == "campaign") {
        return header.campaigns;
    }
    if (axis == "exposure") {
        return exposures();
    }
    if (axis == "credential") {
        return credentials();
    }
    if (axis == "campaign_state") {
        return campaign_states();
    }
    CORDON_EXPECT(axis == "layer");
    return exposure_layers();
}

std::string run_id(const RunHeader& header) {
    return header.provenance.canonical_sha256.substr(0, 12);
}

std::vector<std::size_t> strata_shape(const RunHeader& header, const SeriesSpec& spec) {
    std::vector<std::size_t> shape;
    for (const auto& axis : spec.axes) {
        shape.push_back(labels(header, axis.name).size());
    }
    return shape;
}

std::size_t record_size(const RunHeader& header, const SeriesSpec& spec) {
    std::size_t size = header.times_days.size();
    for (const std::size_t extent : strata_shape(header, spec)) {
        size *= extent;
    }
    return size;
}

RunRecord empty_record(const RunHeader& header) {
    RunRecord record{};
    for (const auto& spec : series_specs()) {
        std::visit([&](auto field) { (record.*field).resize(record_size(header, spec)); },
                   spec.field);
    }
    return record;
}

}  // namespace cordon::output
