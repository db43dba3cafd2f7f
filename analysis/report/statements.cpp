#include "analysis/report/findings.hpp"
#include "analysis/report/report_parts.hpp"

#include <cmath>
#include <fmt/format.h>

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

Dataset origin_of(const Answer& answer, const std::string& by) {
    const auto& question = answer.question;
    const bool is_max = question.reduction == output::Reduction::max;
    auto where = question.where;
    where["policy"] = question.policy;
    return {"/series/" + question.series, where,
            fmt::format("share of members in which {} is above {:g}; 90 % interval of Jeffreys, or "
                        "the 95 % bound where none or all are",
                        is_max ? "the largest value by " + by : "the value on " + by,
                        question.threshold),
            "axes that are not named are added up; a whole campaign's largest size is taken from "
            "/series/active_peak"};
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
    const auto start = material.header().start;
    Json statements = Json::array();
    for (const auto& answer : material.summary.answers) {
        const auto& [question, statement, first_days] = answer;
        const auto by = day_text(question.until_days, start);
        Json terms = Json::array();
        for (const auto& term : statement.terms()) {
            terms.push_back(term.word);
        }
        statements.push_back(
            {{"id", datasets.add("statement." + question.name, origin_of(answer, by))},
             {"ask", question.ask},
             {"policy", question.policy},
             {"by", by},
             {"word", statement.word()},
             {"evidence", statement.evidence()},
             {"confidence", Statement::confidence()},
             {"p", number(statement.share())},
             {"low", number(statement.interval().low)},
             {"high", number(statement.interval().high)},
             {"terms", terms},
             {"resolves_by", question.resolves_by},
             {"when", when(answer, start)}});
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
