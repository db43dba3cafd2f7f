#include "analysis/score/forecast_question.hpp"

#include "analysis/score/time_average.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <map>

namespace cordon::analysis {
namespace {

bool asks_the_same(const ledger::Record& a, const ledger::Record& b) {
    return a.kind == b.kind && a.ask == b.ask && a.resolves_by == b.resolves_by && a.by == b.by &&
           a.unit == b.unit;
}

}  // namespace

std::vector<double> ForecastQuestion::shares() const {
    CORDON_EXPECT(is_resolved());
    std::vector<int> issued;
    for (const auto& version : versions) {
        issued.push_back(version.issued.days_since_epoch());
    }
    return shares_of_time(issued, std::min(resolution->resolved, first().by).days_since_epoch());
}

std::vector<ForecastQuestion> questions_of(std::span<const ledger::Record> records) {
    std::vector<ForecastQuestion> questions;
    std::map<std::string, std::size_t> question_of_id;
    for (const auto& record : records) {
        const auto earlier = question_of_id.find(record.supersedes.value_or(""));
        const bool is_update = earlier != question_of_id.end() &&
                               asks_the_same(questions[earlier->second].first(), record);
        const std::size_t index = is_update ? earlier->second : questions.size();
        if (!is_update) {
            questions.emplace_back();
        }
        questions[index].versions.push_back(record);
        question_of_id[record.id] = index;
    }
    for (auto& question : questions) {
        std::stable_sort(question.versions.begin(), question.versions.end(),
                         [](const auto& a, const auto& b) { return a.issued < b.issued; });
    }
    return questions;
}

}  // namespace cordon::analysis
