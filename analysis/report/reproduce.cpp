#include "analysis/report/report_parts.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// As one word of a shell's command line.
std::string quoted(const std::string& text) {
    std::string word = "'";
    for (const char letter : text) {
        word += letter == '\'' ? "'\\''" : std::string(1, letter);
    }
    return word + "'";
}

}  // namespace

std::string run_command(const ReportMaterial& material, const std::string& options) {
    const auto& header = material.header();
    const auto& files = header.provenance.files;
    std::string set;
    for (const auto& change : header.provenance.changes) {
        set += fmt::format("--set {} ", quoted(change));
    }
    return fmt::format("cordon run {} -n {} {}{}-o {}",
                       files.empty() ? "SCENARIO.yaml" : files.front().path, header.members, set,
                       options, material.source.directory);
}

Json reproduce_part(const ReportMaterial& material) {
    const auto& provenance = material.header().provenance;
    Json files = Json::array();
    for (const auto& file : provenance.files) {
        files.push_back({{"path", file.path}, {"sha256", file.sha256}});
    }
    return {{"command", run_command(material, "")},
            {"scenario_sha256", provenance.canonical_sha256},
            {"commit", provenance.commit},
            {"compiler", provenance.compiler},
            {"files", files}};
}

Json datasets_part(const Datasets& datasets) {
    Json all = Json::object();
    for (const auto& [id, dataset] : datasets.all()) {
        Json where = Json::object();
        for (const auto& [axis, place] : dataset.where) {
            where[axis] = place;
        }
        all[id] = {{"path", dataset.path},
                   {"where", where},
                   {"statistic", dataset.statistic},
                   {"note", dataset.note}};
    }
    return all;
}

}  // namespace cordon::analysis
