#include "analysis/score/score_report.hpp"

#include <algorithm>
#include <map>

namespace cordon::analysis {
namespace {

std::optional<Date> latest_resolution(const std::vector<ForecastQuestion>& questions) {
    std::optional<Date> latest;
    for (const auto& question : questions) {
        if (question.resolution) {
            latest = std::max(latest, std::optional(question.resolution->resolved));
        }
    }
    return latest;
}

Tally tally_of(Questions questions, std::optional<Date> latest) {
    Tally tally;
    for (const auto* question : questions) {
        ++tally.issued;
        tally.records += question->versions.size();
        tally.resolved += question->is_resolved() ? 1 : 0;
        tally.withdrawn += question->is_void() ? 1 : 0;
        if (!question->resolution) {
            ++tally.open;
            tally.overdue += latest && question->first().by <= *latest ? 1 : 0;
        }
    }
    return tally;
}

ScoredGroup scored(const std::string& name, Questions questions, std::optional<Date> latest) {
    return {name, tally_of(questions, latest), event_scores(questions), verbal_scores(questions),
            quantity_scores(questions)};
}

}  // namespace

ScoreReport score_report(const std::vector<ForecastQuestion>& questions) {
    std::vector<const ForecastQuestion*> all;
    std::map<std::string, std::vector<const ForecastQuestion*>> families;
    for (const auto& question : questions) {
        all.push_back(&question);
        families[question.first().family].push_back(&question);
    }
    const auto latest = latest_resolution(questions);
    ScoreReport report{latest, scored("all", all, latest), {}};
    for (const auto& [name, of_family] : families) {
        report.families.push_back(scored(name, of_family, latest));
    }
    return report;
}

}  // namespace cordon::analysis
