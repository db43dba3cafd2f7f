#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include <cmath>
#include <fmt/format.h>
#include <tuple>

namespace cordon::analysis {
namespace {

std::string day_text(double day, Date start) {
    return date_of(SimTime{} + days(std::round(day)), start).text();
}

/// When it happens, in the members in which it does.
Json when(const Answer& answer, Date start) {
    if (!answer.first_days) {
        return nullptr;
    }
    const auto& first = *answer.first_days;
    const auto low = day_text(first.nine_in_ten.low, start);
    const auto high = day_text(first.nine_in_ten.high, start);
    const auto range = low == high ? "by " + low
                                   : fmt::format("by {} in the median, {} to {}",
                                                 day_text(first.median, start), low, high);
    return fmt::format("In the {} of {} members in which it happens, {} in nine of ten",
                       first.members, answer.statement.members(), range);
}

/// Where the probability that the event has come to pass by a date is from.
Dataset origin_of(const QuestionForecast& told, Date by) {
    const auto& question = told.question;
    const bool is_max = question.reduction == output::Reduction::max;
    auto where = question.where;
    where["policy"] = question.policy;
    const auto& recalibration = told.statement.recalibration();
    return {
        "/series/" + told.series, where,
        fmt::format("share of members in which {} is above {:g}; 90 % interval of Jeffreys, or "
                    "the 95 % bound where none or all are{}",
                    (is_max ? "the largest value by " : "the value on ") + by.text(),
                    question.threshold,
                    recalibration ? "; recalibrated as calibration." + recalibration->family : ""),
        "axes that are not named are added up"};
}

/// What is stated, and what it is made from.
Json probability_json(const Statement& statement) {
    const auto simulated = statement.simulated_interval();
    return {{"p", number(statement.p())},
            {"low", number(statement.interval().low)},
            {"high", number(statement.interval().high)},
            {"simulated",
             {{"p", number(statement.share())},
              {"low", number(simulated.low)},
              {"high", number(simulated.high)}}}};
}

Json or_null(const std::string& sentence) {
    return sentence.empty() ? Json() : Json(sentence);
}

Json horizons_json(const QuestionForecast& told, Datasets& datasets) {
    Json horizons = Json::array();
    for (const auto& horizon : told.horizons) {
        const auto by = horizon.by.text();
        Json row{{"id", datasets.add(fmt::format("statement.{}.{}", told.question.name, by),
                                     origin_of(told, horizon.by))},
                 {"name", horizon.name},
                 {"by", by},
                 {"word", horizon.by_then.word()},
                 {"evidence", horizon.by_then.evidence()}};
        row.update(probability_json(horizon.by_then));
        horizons.push_back(std::move(row));
    }
    return horizons;
}

Json statement_json(const QuestionForecast& told, const Answer& answer, Date start,
                    Datasets& datasets) {
    const auto& [question, statement] = std::tie(told.question, told.statement);
    Json terms = Json::array();
    for (const auto& term : statement.terms()) {
        terms.push_back(term.word);
    }
    Json json{{"id", datasets.add("statement." + question.name, origin_of(told, told.by))},
              {"ask", question.ask},
              {"policy", question.policy},
              {"by", told.by.text()},
              {"structures", or_null(structures_sentence(told))},
              {"word", statement.word()},
              {"held_back", or_null(held_back_sentence(statement))},
              {"evidence", statement.evidence()},
              {"confidence", fmt::format("{}, since {}.", name_of(told.confidence.level),
                                         told.confidence.reason)},
              {"terms", terms},
              {"resolves_by", question.resolves_by},
              {"when", when(answer, start)},
              {"horizons", horizons_json(told, datasets)}};
    json.update(probability_json(statement));
    return json;
}

}  // namespace

Json scale_part(const ProbabilityScale& scale) {
    Json terms = Json::array();
    for (const auto& term : scale.terms) {
        terms.push_back({{"word", term.word},
                         {"low", number(term.band.low)},
                         {"high", number(term.band.high)}});
    }
    return {{"name", scale.name}, {"terms", terms}};
}

Json statements_part(const ReportMaterial& material, Datasets& datasets) {
    Json statements = Json::array();
    if (material.forecast) {
        // Both have the questions of the run in their order.
        const auto& questions = material.forecast->questions;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            statements.push_back(statement_json(questions[i], material.summary.answers[i],
                                                material.header().start, datasets));
        }
    }
    return statements;
}

Json surviving_part(const ReportMaterial& material, Datasets& datasets) {
    Json shares = Json::array();
    for (const auto& entry : material.summary.surviving_shares) {
        const auto& policy = material.summary.policies[entry.policy].name;
        const auto id = datasets.add(
            fmt::format("surviving.{}.{}", policy, entry.months),
            {"/series/surviving_share",
             {{"policy", policy}},
             fmt::format("median and quantiles 5 and 95 % of the members on {}", entry.date.text()),
             fmt::format("{} months after the ban began on {}; between observations on a straight "
                         "line, which begins with 1",
                         entry.months, entry.ban_start.text())});
        Json row{
            {"id", id}, {"policy", policy}, {"months", entry.months}, {"date", entry.date.text()}};
        row.update(spread(entry.share));
        shares.push_back(row);
    }
    return shares;
}

}  // namespace cordon::analysis
