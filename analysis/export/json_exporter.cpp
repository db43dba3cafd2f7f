#include "analysis/export/exporter.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace cordon::analysis {

using output::RunHeader;

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const RunHeader& header) {
    Json policies = Json::array();
    for (const auto& policy : header.policies) {
        policies.push_back({{"name", policy.name}, {"title", policy.title}});
    }
    Json variables = Json::array();
    for (const auto& spec : output::series_specs()) {
        variables.push_back({{"name", spec.name},
                             {"unit", spec.unit},
                             {"long_name", spec.long_name},
                             {"cell_methods", spec.cell_methods},
                             {"aggregation", output::aggregation_rule(spec)}});
    }
    return {{"run", output::run_id(header)},
            {"title", header.title},
            {"jurisdiction", header.jurisdiction},
            {"start", header.start.text()},
            {"seed", header.seed},
            {"members", header.members},
            {"program_version", header.provenance.program_version},
            {"commit", header.provenance.commit},
            {"scenario_sha256", header.provenance.canonical_sha256},
            {"policies", policies},
            {"variables", variables}};
}

class JsonText : public Exporter {
public:
    JsonText(const RunHeader& header, TextSink sink)
        : run_(output::run_id(header)), dates_(observation_dates(header)), sink_(std::move(sink)) {
        auto text = json_of(header).dump();
        text.pop_back();  // the object goes on
        sink_(text + ",\n\"courses\":[");
    }

    void add(const Course& course) override {
        Json json{{"run", run_},
                  {"policy", course.policy},
                  {"variable", course.spec.name},
                  {"strata", Json::object()},
                  {"unit", course.spec.unit},
                  {"dates", dates_},
                  {"statistics", Json::object()}};
        for (const auto& [axis, place] : course.where) {
            json["strata"][axis] = place;
        }
        for (std::size_t i = 0; i < statistics.size(); ++i) {
            auto& numbers = json["statistics"][std::string(statistics[i].name)];
            for (const auto& values : course.values) {
                numbers.push_back(values[i]);  // what is not finite is written as null
            }
        }
        sink_(fmt::format("{}\n{}", is_first_ ? "" : ",", json.dump()));
        is_first_ = false;
    }

    void finish() override { sink_("\n]}\n"); }

private:
    std::string run_;
    std::vector<std::string> dates_;
    TextSink sink_;
    bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Exporter> json_exporter(const RunHeader& header, TextSink sink) {
    return std::make_unique<JsonText>(header, std::move(sink));
}

}  // namespace cordon::analysis
