#include "analysis/hindcast/hindcast.hpp"
#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

using Plain = nlohmann::json;

constexpr const char* record_file = "scenarios/hindcasts/record.json";

Json shown(const Plain& value) {
    return value.is_number() ? number(value.get<double>()) : Json();
}

Json score_of(const Plain& baseline) {
    return baseline.is_null() ? Json() : shown(baseline.at("crps"));
}

std::string verdict(const Plain& target) {
    const std::string side = target.at("inside").get<bool>() ? "inside" : "missed";
    if (target.at("counted").get<bool>()) {
        return side;
    }
    return side +
           (target.at("for_calibration").get<bool>() ? ", kept for calibration" : ", not counted");
}

Json row_of(const Plain& hindcast, const Plain& target, Datasets& datasets) {
    const auto name = hindcast.at("name").get<std::string>();
    const auto target_name = target.at("name").get<std::string>();
    const auto& published = target.at("published");
    const auto id = datasets.add(
        fmt::format("hindcasts.{}.{}", name, target_name),
        {record_file,
         {{"hindcast", name}, {"target", target_name}},
         fmt::format("the published figure; median and quantiles 5 and 95 % of {} members, as the "
                     "observer reports; fair CRPS of the members, of persistence and of a "
                     "logistic curve",
                     hindcast.at("members").get<int>()),
         "published by: " + target.at("source").get<std::string>()});
    return {{"id", id},
            {"what", target.at("quantity").get<std::string>()},
            {"unit", target.at("unit").get<std::string>()},
            {"published",
             {{"low", shown(published.at("low"))},
              {"central", shown(published.at("central"))},
              {"high", shown(published.at("high"))}}},
            {"median", shown(target.at("median"))},
            {"low", shown(target.at("interval").at(0))},
            {"high", shown(target.at("interval").at(1))},
            {"verdict", verdict(target)},
            {"crps", shown(target.at("crps"))},
            {"persistence", score_of(target.at("persistence"))},
            {"logistic", score_of(target.at("logistic"))}};
}

/// "Mirai, 2016: size at the end", of the figures that count and are not inside.
std::vector<std::string> missed_in(const Plain& hindcast) {
    std::vector<std::string> missed;
    for (const auto& target : hindcast.at("targets")) {
        if (target.at("counted").get<bool>() && !target.at("inside").get<bool>()) {
            missed.push_back(fmt::format("{}: {}", hindcast.at("title").get<std::string>(),
                                         target.at("quantity").get<std::string>()));
        }
    }
    return missed;
}

std::string made_by(const Plain& record, const output::RunHeader& header) {
    const auto version = record.at("program_version").get<std::string>();
    auto text = fmt::format("They are no part of this run: version {} made them before it was "
                            "shipped, and a test of the program makes them again. ",
                            version);
    if (version != header.provenance.program_version) {
        text += fmt::format("This run is of version {}. ", header.provenance.program_version);
    }
    return text + "Campaigns of the past are no other country's future: they do not make forecasts "
                  "calibrated.";
}

}  // namespace

Json hindcasts_part(const ReportMaterial& material, Datasets& datasets) {
    const auto record = Plain::parse(shipped_hindcasts());
    Json tables = Json::array();
    std::vector<std::string> missed;
    for (const auto& hindcast : record.at("hindcasts")) {
        Json rows = Json::array();
        for (const auto& target : hindcast.at("targets")) {
            rows.push_back(row_of(hindcast, target, datasets));
        }
        const auto names = missed_in(hindcast);
        missed.insert(missed.end(), names.begin(), names.end());
        tables.push_back({{"title", hindcast.at("title").get<std::string>()},
                          {"members", hindcast.at("members").get<int>()},
                          {"scenario_sha256", hindcast.at("scenario_sha256").get<std::string>()},
                          {"rows", rows}});
    }
    const auto id = datasets.add(
        "hindcasts", {record_file,
                      {},
                      "published figures that count, by whether they lie inside the 90 % interval; "
                      "fair CRPS against that of persistence and of a logistic curve",
                      "shipped with the program; cordon explain observation"});
    return {{"id", id},
            {"text", fmt::format("{}. {}. {}.", record.at("coverage").get<std::string>(),
                                 missed.empty() ? "None is missed" : "Missed: " + listed(missed),
                                 record.at("skill").get<std::string>())},
            {"made", made_by(record, material.header())},
            {"hindcasts", tables}};
}

}  // namespace cordon::analysis
