#include "analysis/report/report_parts.hpp"

#include <algorithm>
#include <map>
#include <sstream>

namespace cordon::analysis {
namespace {

using Plain = nlohmann::json;

/// The part of a scenario under one segment of a path: an entry, or the item of a list by name.
const Plain* below(const Plain& node, const std::string& segment) {
    if (node.is_object()) {
        const auto entry = node.find(segment);
        return entry == node.end() ? nullptr : &*entry;
    }
    if (node.is_array()) {
        const auto item = std::find_if(node.begin(), node.end(), [&](const Plain& candidate) {
            return candidate.is_object() && candidate.value("name", Plain()) == segment;
        });
        return item == node.end() ? nullptr : &*item;
    }
    return nullptr;
}

/// The name of the source that holds for the number at `path`: its own, else that of the innermost
/// mapping around it. Empty without one, or if the path leads nowhere.
std::string source_name(const Plain& scenario, const std::string& path) {
    std::string name;
    const Plain* node = &scenario;
    std::istringstream segments(path);
    for (std::string segment; std::getline(segments, segment, '.');) {
        node = below(*node, segment);
        if (node == nullptr) {
            return "";
        }
        if (node->is_object() && node->contains("source")) {
            const auto& said = node->at("source");
            name = said.is_string() ? said.get<std::string>() : "";
        }
    }
    return name;
}

/// What each source is, by its name.
std::map<std::string, std::string> citations(const Plain& scenario) {
    std::map<std::string, std::string> texts;
    const Plain* sources = below(scenario, "sources");
    if (sources == nullptr || !sources->is_array()) {
        return texts;
    }
    for (const auto& source : *sources) {
        if (source.is_object() && source.value("name", Plain()).is_string() &&
            source.value("cite", Plain()).is_string()) {
            texts[source["name"].get<std::string>()] = source["cite"].get<std::string>();
        }
    }
    return texts;
}

}  // namespace

Json inputs_part(const ReportMaterial& material, Datasets& datasets) {
    const auto& header = material.header();
    const auto drawn = material.source.run.parameters();
    const auto scenario = Plain::parse(header.provenance.canonical_json, nullptr, false);
    const auto texts = citations(scenario);
    const std::size_t parameters = header.parameters.size();
    Json inputs = Json::array();
    for (std::size_t i = 0; i < parameters; ++i) {
        const auto& [path, unit, quality] = header.parameters[i];
        std::vector<double> values;
        for (std::size_t member = 0; member < header.members; ++member) {
            values.push_back(drawn[member * parameters + i]);
        }
        std::sort(values.begin(), values.end());
        const auto source = source_name(scenario, path);
        const auto text = texts.find(source);
        inputs.push_back({{"path", path},
                          {"unit", unit},
                          {"quality", quality},
                          {"source", text == texts.end() ? source : text->second},
                          {"low", number(quantile(values, 0.05))},
                          {"median", number(quantile(values, 0.5))},
                          {"high", number(quantile(values, 0.95))}});
    }
    datasets.add("inputs", {"/parameters/value",
                            {},
                            "quantiles 5, 50 and 95 % of the members' draws, for each parameter",
                            "sources are those of /provenance/canonical_json"});
    return inputs;
}

}  // namespace cordon::analysis
