#include "analysis/score/score_report.hpp"
#include "analysis/statistics/binomial_interval.hpp"

#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Interval interval) {
    return Json::array({interval.low, interval.high});
}

Json or_null(std::optional<double> number) {
    return number ? Json(*number) : Json();
}

Json json_of(const Tally& tally) {
    return {{"issued", tally.issued},  {"records", tally.records}, {"resolved", tally.resolved},
            {"void", tally.withdrawn}, {"open", tally.open},       {"overdue", tally.overdue}};
}

Json json_of(const Skill& skill, std::size_t recorded, std::size_t events) {
    return {{"brier_of_base_rates", skill.reference},
            {"skill", or_null(skill.skill())},
            {"gain", skill.reference - skill.score},
            {"gain_interval_90", skill.gain ? json_of(*skill.gain) : Json()},
            {"base_rates_recorded", recorded},
            {"base_rates_from_outcomes", events - recorded}};
}

Json json_of(const BrierParts& parts) {
    return {{"reliability", parts.reliability},
            {"resolution", parts.resolution},
            {"uncertainty", parts.uncertainty},
            {"variance_within_bins", parts.variance_within_bins},
            {"covariance_within_bins", parts.covariance_within_bins}};
}

Json json_of(const EventScores& scores) {
    Json json{
        {"events", scores.events},
        {"happened", scores.happened},
        {"brier", scores.brier.score()},
        {"brier_parts", json_of(scores.brier)},
        {"log_score", scores.log_score},
        {"against_base_rates", json_of(scores.skill, scores.recorded_base_rates, scores.events)},
        {"reliability_table", Json::array()}};
    for (const auto& row : scores.reliability) {
        json["reliability_table"].push_back({{"bin", json_of(row.bin)},
                                             {"events", row.events},
                                             {"happened", row.happened},
                                             {"mean_probability", row.mean_probability},
                                             {"consistency_interval_90", json_of(row.consistent)},
                                             {"consistent", row.is_consistent()}});
    }
    return json;
}

Json json_of(const VerbalScores& scores) {
    return {
        {"events", scores.events},
        {"happened", scores.happened},
        {"brier_at_middle", scores.brier.middle},
        {"brier_lowest", scores.brier.best},
        {"brier_highest", scores.brier.worst},
        {"against_base_rates", json_of(scores.skill, scores.recorded_base_rates, scores.events)}};
}

Json json_of(const Coverage& coverage) {
    return {{"inside", coverage.inside},
            {"compared", coverage.compared},
            {"binomial_interval_90",
             json_of(clopper_pearson(coverage.inside, coverage.compared, 0.90))},
            {"posterior_mean", coverage.posterior_mean()},
            {"posterior_interval_90", json_of(coverage.posterior_interval())}};
}

Json json_of(const QuantityLine& line) {
    return {{"id", line.id},
            {"unit", line.unit},
            {"outcome", line.outcome},
            {"median", line.median},
            {"interval_50", json_of(line.half)},
            {"interval_90", json_of(line.nine_in_ten)},
            {"interval_score_90", line.interval_score},
            {"weighted_interval_score", line.weighted_interval_score},
            {"crps", line.crps},
            {"randomised_pit", line.place}};
}

Json json_of(const QuantityScores& scores) {
    Json json{{"quantities", Json::array()},
              {"means_by_unit", Json::array()},
              {"coverage_50", json_of(scores.half)},
              {"coverage_90", json_of(scores.nine_in_ten)},
              {"pit_uniformity_p_value", or_null(scores.uniformity)}};
    for (const auto& line : scores.lines) {
        json["quantities"].push_back(json_of(line));
    }
    for (const auto& unit : scores.units) {
        json["means_by_unit"].push_back({{"unit", unit.unit},
                                         {"quantities", unit.quantities},
                                         {"interval_score_90", unit.interval_score},
                                         {"weighted_interval_score", unit.weighted_interval_score},
                                         {"crps", unit.crps}});
    }
    return json;
}

Json json_of(const ScoredGroup& group) {
    return {{"name", group.name},
            {"counts", json_of(group.tally)},
            {"sentences", score_sentences(group)},
            {"probabilities", group.events ? json_of(*group.events) : Json()},
            {"words_alone", group.verbal ? json_of(*group.verbal) : Json()},
            {"quantities", group.quantities ? json_of(*group.quantities) : Json()}};
}

}  // namespace

std::string score_json(const ScoreReport& report) {
    Json json{{"latest_outcome", report.latest ? Json(report.latest->text()) : Json()},
              {"all", json_of(report.all)},
              {"families", Json::array()}};
    for (const auto& family : report.families) {
        json["families"].push_back(json_of(family));
    }
    return json.dump(2);
}

}  // namespace cordon::analysis
