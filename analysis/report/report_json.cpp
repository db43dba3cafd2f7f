#include "analysis/report/page.hpp"
#include "analysis/report/report.hpp"
#include "analysis/report/report_parts.hpp"
#include "base/contract.hpp"

#include <array>

namespace cordon::analysis {
namespace {

Json run_part(const ReportMaterial& material) {
    const auto& summary = material.summary;
    return {{"id", summary.run_id},
            {"title", summary.title},
            {"jurisdiction", summary.jurisdiction},
            {"program_version", summary.program_version},
            {"commit", material.header().provenance.commit},
            {"seed", summary.seed},
            {"members", summary.members},
            {"start", summary.start.text()},
            {"end", summary.end.text()}};
}

Json policies_part(const ReportMaterial& material) {
    Json policies = Json::array();
    for (const auto& policy : material.header().policies) {
        policies.push_back({{"name", policy.name}, {"title", title_of(policy)}});
    }
    return policies;
}

/// As text that may stand inside HTML. Texts of a scenario that are no UTF-8 are mended.
std::string text_of(const Json& json) {
    const auto plain = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    std::string text;
    for (const char letter : plain) {
        if (letter == '<') {
            text += "\\u003c";
        } else {
            text += letter;
        }
    }
    return text + "\n";
}

/// The twin, if it is one.
const output::RunReader* usable(const output::RunReader* twin, const output::RunReader& run,
                                const TwinRun& kind) {
    return twin != nullptr && !problem_with_twin(run.header(), twin->header(), kind) ? twin
                                                                                     : nullptr;
}

std::optional<Forecast> forecast_of(const ReportSource& source, const SettledFamilies& settled,
                                    const ProbabilityScale& scale) {
    if (source.run.header().questions.empty()) {
        return std::nullopt;
    }
    return forecast({.run = source.run,
                     .guesses_fixed = usable(source.guesses_fixed, source.run, guesses_fixed),
                     .vendor_neutral = usable(source.vendor_neutral, source.run, vendor_neutral),
                     .settled = settled},
                    scale);
}

/// Everything, with the charts still empty.
Json frame(const ReportMaterial& material, const ProbabilityScale& scale, Datasets& datasets) {
    return {{"format", 1},
            {"run", run_part(material)},
            {"policies", policies_part(material)},
            {"scale", scale_part(scale)},
            {"datasets", Json::object()},
            {"statements", statements_part(material, datasets)},
            {"surviving", surviving_part(material, datasets)},
            {"outlook", Json::array()},
            {"exposure", exposure_part(material, datasets)},
            {"campaigns", campaigns_part(material, datasets)},
            {"changes", Json::array()},
            {"comparison", comparison_part(material, datasets)},
            {"tail", tail_part(material, datasets)},
            {"trust", trust_part(material, datasets)},
            {"inputs", inputs_part(material, datasets)},
            {"reproduce", reproduce_part(material)}};
}

std::string replaced(std::string_view text, std::string_view place, std::string_view by) {
    const auto at = text.find(place);
    CORDON_EXPECT(at != std::string_view::npos);
    return std::string(text.substr(0, at)).append(by).append(text.substr(at + place.size()));
}

std::string escaped(std::string_view title) {
    std::string text;
    for (const char letter : title) {
        text += letter == '&' ? "&amp;" : letter == '<' ? "&lt;" : std::string(1, letter);
    }
    return text;
}

}  // namespace

std::string report_json(const ReportSource& source, const ProbabilityScale& scale) {
    constexpr std::size_t most_bytes = 400'000;
    // What is worth least goes first: single members, then dates.
    constexpr std::array details{Detail{60, 30}, Detail{60, 10}, Detail{30, 10}, Detail{13, 5},
                                 Detail{5, 0}};
    const auto headlines = headline_paths(source.run);
    const auto summary = summarise(source.run, scale, headlines);
    const auto settled = source.record == nullptr
                             ? SettledFamilies{}
                             : settled_families(source.record->questions, source.run.header());
    const auto forecast = forecast_of(source, settled, scale);
    const auto observed = observed_paths(source.run, headlines);
    const ReportMaterial material{source, headlines, summary, forecast, settled, observed};
    Datasets datasets;
    auto json = frame(material, scale, datasets);
    std::string text;
    for (const auto detail : details) {
        json["outlook"] = outlook_part(material, detail, datasets);
        json["changes"] = changes_part(material, detail, datasets);
        json["datasets"] = datasets_part(datasets);
        text = text_of(json);
        if (text.size() <= most_bytes) {
            break;
        }
    }
    return text;
}

std::string filled_page(std::string_view page, std::string_view title, std::string_view json) {
    // The data first: a title may hold anything, even the place of the data.
    const auto with_data = replaced(page, data_place, json);
    return replaced(with_data, title_place, escaped(title));
}

}  // namespace cordon::analysis
