#include "analysis/report/report_parts.hpp"
#include "analysis/score/score_report.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

Dataset origin(const TrackRecord& record, const std::string& family, const std::string& statistic) {
    return {fmt::format("{}#{}", record.ledger, record.last_hash),
            family.empty() ? Places{} : Places{{"family", family}}, statistic,
            fmt::format("a ledger, by the hash of its last line; outcomes: {}, SHA-256 {}",
                        record.outcomes, record.outcomes_sha256)};
}

std::string tally_text(const std::string& whose, const Tally& tally) {
    return fmt::format("{} {} question{}: {} settled, {} void, {} open, of which {} overdue", whose,
                       tally.issued, tally.issued == 1 ? "" : "s", tally.resolved, tally.withdrawn,
                       tally.open, tally.overdue);
}

Json scores_json(const std::optional<EventScores>& scores) {
    if (!scores) {
        return nullptr;
    }
    const auto& parts = scores->brier;
    return {{"events", scores->events},
            {"happened", scores->happened},
            {"brier", number(parts.score())},
            {"reliability", number(parts.reliability)},
            {"resolution", number(parts.resolution)},
            {"uncertainty", number(parts.uncertainty)},
            {"within_bins", number(parts.variance_within_bins - parts.covariance_within_bins)},
            {"log_score", number(scores->log_score)},
            {"base_rate", number(scores->skill.reference)},
            {"skill", scores->skill.skill() ? number(*scores->skill.skill()) : Json()}};
}

/// The finding of a reliability diagram.
std::string diagram_title(const std::string& family, const std::vector<ReliabilityRow>& rows) {
    std::size_t outside = 0;
    std::size_t events = 0;
    for (const auto& row : rows) {
        outside += row.is_consistent() ? 0 : 1;
        events += row.events;
    }
    const auto found =
        outside == 0 ? std::string("as much came to pass as was stated, within chance")
                     : fmt::format("in {} of {} bins more or less came to pass than was stated, "
                                   "beyond chance",
                                   outside, rows.size());
    return fmt::format("Forecasts of the family \"{}\": {} ({} settled)", family, found, events);
}

std::string diagram_alt(const std::vector<ReliabilityRow>& rows) {
    std::string alt = "Share that came to pass against the probability stated.";
    for (const auto& row : rows) {
        alt += fmt::format(" Stated {:.0f} % on average: {} of {} came to pass.",
                           100 * row.mean_probability, row.happened, row.events);
    }
    return alt;
}

Json diagram_json(const std::string& id, const std::string& family,
                  const std::vector<ReliabilityRow>& table) {
    Json rows = Json::array();
    for (const auto& row : table) {
        rows.push_back({{"from", number(row.bin.low)},
                        {"to", number(row.bin.high)},
                        {"events", row.events},
                        {"happened", row.happened},
                        {"stated", number(row.mean_probability)},
                        {"share", number(row.share())},
                        {"low", number(row.consistent.low)},
                        {"high", number(row.consistent.high)},
                        {"inside", row.is_consistent()}});
    }
    return {{"id", id},
            {"title", diagram_title(family, table)},
            {"alt", diagram_alt(table)},
            {"rows", rows}};
}

/// Whether and how the statements of this report are recalibrated, as a sentence.
std::string recalibration_text(std::size_t settled, const std::optional<Recalibration>& line) {
    if (!line) {
        return fmt::format("Uncalibrated: {} settled forecast{} of this family count{}, and {} are "
                           "needed. Those that people made do not count, nor those of what this "
                           "run itself asks.",
                           settled, settled == 1 ? "" : "s", settled == 1 ? "s" : "",
                           enough_settled);
    }
    return fmt::format("Recalibrated by {} settled forecasts: logit p' = {:.2f} + {:.2f} logit p, "
                       "where p is simulated and p' stated.",
                       settled, line->intercept, line->slope);
}

Json family_json(const ScoredGroup& group, const ReportMaterial& material, Datasets& datasets) {
    const std::size_t settled = settled_of(material.settled, group.name);
    const auto line = recalibration_of(material.settled, group.name);
    auto name = group.name;
    std::replace(name.begin(), name.end(), ' ', '_');
    const auto id = datasets.add(
        fmt::format("calibration.{}", name),
        origin(*material.source.record, group.name,
               "scores of `cordon score`; reliability: versions issued first; recalibration: "
               "logistic regression of what came on the logit of `simulated`, first versions, "
               "largest posterior density"));
    Json json{{"id", id},
              {"name", group.name},
              {"counts", tally_text("Of this family", group.tally)},
              {"settled_for_this_run", settled},
              {"recalibration", nullptr},
              {"text", recalibration_text(settled, line)},
              {"sentences", score_sentences(group)},
              {"scores", scores_json(group.events)},
              {"diagram", nullptr}};
    if (line) {
        json["recalibration"] = {{"intercept", number(line->intercept)},
                                 {"slope", number(line->slope)}};
    }
    if (group.events) {
        json["diagram"] = diagram_json(id, group.name, group.events->reliability);
    }
    return json;
}

}  // namespace

Json calibration_part(const ReportMaterial& material, Datasets& datasets) {
    const auto* record = material.source.record;
    if (record == nullptr) {
        return {
            {"text", Statement::confidence()},
            {"missing", fmt::format("`cordon report {} --record LEDGER --outcomes FILE` shows a "
                                    "track record.",
                                    material.source.directory)}};
    }
    const auto report = score_report(record->questions);
    Json families = Json::array();
    for (const auto& family : report.families) {
        families.push_back(family_json(family, material, datasets));
    }
    const auto id = datasets.add("calibration", origin(*record, "", "questions of all families"));
    return {{"id", id},
            {"text", tally_text("The ledger has", report.all.tally) + "."},
            {"families", families}};
}

}  // namespace cordon::analysis
