#include "analysis/forecast/forecast.hpp"

#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json interval_json(Interval interval) {
    return {{"low", interval.low}, {"high", interval.high}};
}

Json recalibration_json(const std::optional<Recalibration>& by) {
    return by ? Json{{"family", by->family},
                     {"settled", by->settled},
                     {"intercept", by->intercept},
                     {"slope", by->slope}}
              : Json();
}

Json statement_json(const Statement& statement) {
    Json terms = Json::array();
    for (const auto& term : statement.terms()) {
        terms.push_back(term.word);
    }
    Json json{{"members", statement.members()},
              {"happened", statement.happened()},
              {"simulated",
               {{"p", statement.share()},
                {"interval_90", interval_json(statement.simulated_interval())}}},
              {"recalibration", recalibration_json(statement.recalibration())},
              {"p", statement.p()},
              {"interval_90", interval_json(statement.interval())},
              {"scale", statement.scale()},
              {"terms", terms},
              {"band", nullptr},
              {"held_back", statement.holds_back()},
              {"word", statement.word()},
              {"members_needed", nullptr}};
    if (const auto band = statement.band()) {
        json["band"] = interval_json(*band);
    }
    if (statement.needed()) {
        json["members_needed"] = statement.needed()->members;
    }
    return json;
}

Json horizon_json(const HorizonForecast& horizon) {
    Json json{{"name", horizon.name},
              {"from", horizon.from.text()},
              {"by", horizon.by.text()},
              {"by_then", statement_json(horizon.by_then)},
              {"given_not_before", nullptr}};
    if (horizon.given_not_before) {
        json["given_not_before"] = statement_json(*horizon.given_not_before);
    }
    return json;
}

Json question_json(const QuestionForecast& told) {
    Json horizons = Json::array();
    for (const auto& horizon : told.horizons) {
        horizons.push_back(horizon_json(horizon));
    }
    Json quantiles = Json::array();
    for (const auto& [level, value] : told.quantiles) {
        quantiles.push_back({{"level", level}, {"value", value}});
    }
    Json json{{"name", told.question.name},
              {"ask", told.question.ask},
              {"family", told.family},
              {"policy", told.question.policy},
              {"by", told.by.text()},
              {"resolves_by", told.question.resolves_by},
              {"statement", statement_json(told.statement)},
              {"text", published_text(told, told.by, told.statement)},
              {"confidence",
               {{"level", name_of(told.confidence.level)}, {"reason", told.confidence.reason}}},
              {"other_structure", nullptr},
              {"horizons", horizons},
              {"number",
               {{"meaning", told.meaning},
                {"unit", told.unit},
                {"mean", told.mean},
                {"quantiles", quantiles}}}};
    if (told.other_structure) {
        json["other_structure"] = statement_json(*told.other_structure);
    }
    return json;
}

}  // namespace

std::string forecast_json(const Forecast& told) {
    Json questions = Json::array();
    for (const auto& question : told.questions) {
        questions.push_back(question_json(question));
    }
    const auto& run = told.provenance;
    const Json json{{"run", run.run_id},
                    {"title", told.title},
                    {"location", told.location},
                    {"start", told.start.text()},
                    {"end", told.end.text()},
                    {"scale", told.scale},
                    {"members", run.members},
                    {"seed", run.seed},
                    {"scenario_sha256", run.scenario_sha256},
                    {"commit", run.commit},
                    {"program_version", run.program_version},
                    {"questions", questions}};
    return json.dump(2) + "\n";
}

}  // namespace cordon::analysis
