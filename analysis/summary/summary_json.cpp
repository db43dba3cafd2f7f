#include "analysis/summary/summary.hpp"

#include <nlohmann/json.hpp>

namespace cordon::analysis {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(Interval interval) {
    return Json::array({interval.low, interval.high});
}

Json json_of(const Estimate& estimate) {
    return {{"median", estimate.median},
            {"median_interval_90", json_of(estimate.median_interval)},
            {"interval_50", json_of(estimate.half)},
            {"interval_90", json_of(estimate.nine_in_ten)},
            {"mean", estimate.mean},
            {"mean_error", estimate.mean_error}};
}

Json json_of(const PairedDifference& difference) {
    auto json = json_of(difference.change);
    json["members_lower"] = difference.lower;
    json["members_equal"] = difference.equal;
    json["members_higher"] = difference.higher();
    json["share_lower_interval_90"] = json_of(difference.lower_share);
    return json;
}

Json json_of(const Summary& summary, const HeadlineForecast& forecast) {
    Json json{{"title", forecast.headline.title},
              {"series", forecast.headline.series},
              {"where", forecast.headline.where},
              {"unit", forecast.headline.unit},
              {"policies", Json::object()}};
    for (std::size_t policy = 0; policy < summary.policies.size(); ++policy) {
        auto& of_policy = json["policies"][summary.policies[policy].name];
        for (std::size_t h = 0; h < summary.horizons.size(); ++h) {
            auto& of_horizon = of_policy[summary.horizons[h].name];
            of_horizon = json_of(forecast.estimates[policy][h]);
            if (policy > 0) {
                of_horizon["change"] = json_of(forecast.differences[policy - 1][h]);
            }
        }
    }
    return json;
}

Json json_of(const Summary& summary, const SurvivingShare& entry) {
    return {{"policy", summary.policies[entry.policy].name},
            {"ban_start", entry.ban_start.text()},
            {"months", entry.months},
            {"date", entry.date.text()},
            {"share", json_of(entry.share)}};
}

Json json_of(const Summary& summary, const Stock& stock) {
    Json json{{"date", stock.date.text()},
              {"policy", summary.policies.front().name},
              {"rows", Json::array()}};
    for (const auto& row : stock.rows) {
        Json blocs = Json::object();
        for (std::size_t bloc = 0; bloc < summary.blocs.size(); ++bloc) {
            blocs[summary.blocs[bloc].name] = {{"devices", json_of(row.blocs[bloc])},
                                               {"share", json_of(row.shares[bloc])}};
        }
        json["rows"].push_back({{"series", row.series},
                                {"axis", row.axis},
                                {"place", row.place},
                                {"devices", json_of(row.devices)},
                                {"blocs", blocs}});
    }
    return json;
}

Json json_of(const Summary& summary, const Answer& answer) {
    const auto& [question, statement, first_days] = answer;
    Json words = Json::array();
    for (const auto& term : statement.terms()) {
        words.push_back({{"word", term.word}, {"band", json_of(term.band)}});
    }
    Json first;  // null where it happens in no member or is about a level on a date
    if (first_days) {
        first = json_of(*first_days);
    }
    Json needed;  // null where words are stated or no number is known
    if (statement.needed()) {
        needed = {{"members", statement.needed()->members}, {"words", statement.needed()->words}};
    }
    return {{"name", question.name},
            {"ask", question.ask},
            {"policy", question.policy},
            {"until", date_of(SimTime{} + days(question.until_days), summary.start).text()},
            {"resolves_by", question.resolves_by},
            {"members", statement.members()},
            {"members_happened", statement.happened()},
            {"interval", json_of(statement.interval())},
            {"first_days", first},
            {"scale", statement.scale()},
            {"words", words},
            {"needed", needed},
            {"likelihood", statement.word()},
            {"evidence", statement.evidence()},
            {"confidence", Statement::confidence()}};
}

}  // namespace

std::string summary_json(const Summary& summary) {
    Json json{{"run", summary.run_id},
              {"title", summary.title},
              {"jurisdiction", summary.jurisdiction},
              {"program_version", summary.program_version},
              {"seed", summary.seed},
              {"members", summary.members},
              {"start", summary.start.text()},
              {"end", summary.end.text()},
              {"baseline", summary.policies.front().name}};
    for (const auto& policy : summary.policies) {
        json["policies"].push_back({{"name", policy.name}, {"title", policy.title}});
    }
    for (const auto& horizon : summary.horizons) {
        json["horizons"].push_back({{"name", horizon.name}, {"date", horizon.date.text()}});
    }
    for (const auto& forecast : summary.headlines) {
        json["headlines"].push_back(json_of(summary, forecast));
    }
    json["surviving_shares"] = Json::array();
    for (const auto& entry : summary.surviving_shares) {
        json["surviving_shares"].push_back(json_of(summary, entry));
    }
    json["stocks"] = Json::array();
    for (const auto& stock : summary.stocks) {
        json["stocks"].push_back(json_of(summary, stock));
    }
    json["questions"] = Json::array();
    for (const auto& answer : summary.answers) {
        json["questions"].push_back(json_of(summary, answer));
    }
    return json.dump(2) + "\n";
}

}  // namespace cordon::analysis
