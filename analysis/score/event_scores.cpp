#include "analysis/score/event_scores.hpp"

#include "analysis/score/log_score.hpp"

#include <algorithm>

namespace cordon::analysis {
namespace {

using ledger::Record;

std::vector<const ForecastQuestion*> resolved(Questions questions, ledger::Kind kind) {
    std::vector<const ForecastQuestion*> picked;
    std::copy_if(questions.begin(), questions.end(), std::back_inserter(picked),
                 [&](const auto* q) { return q->is_resolved() && q->first().kind == kind; });
    return picked;
}

bool happened(const ForecastQuestion& question) {
    return *question.resolution->outcome == 1;
}

std::size_t count_happened(Questions questions) {
    return static_cast<std::size_t>(std::count_if(questions.begin(), questions.end(),
                                                  [](const auto* q) { return happened(*q); }));
}

std::optional<double> recorded_base_rate(const ForecastQuestion& question) {
    for (const auto& version : question.versions) {
        if (version.base_rate) {
            return version.base_rate;
        }
    }
    return std::nullopt;
}

std::size_t count_recorded(Questions questions) {
    return static_cast<std::size_t>(
        std::count_if(questions.begin(), questions.end(),
                      [](const auto* q) { return recorded_base_rate(*q).has_value(); }));
}

/// \param scores  Brier scores of the questions
Skill skill_of(Questions questions, const std::vector<double>& scores) {
    const double share =
        static_cast<double>(count_happened(questions)) / static_cast<double>(questions.size());
    std::vector<double> references;
    for (const auto* question : questions) {
        references.push_back(
            brier(recorded_base_rate(*question).value_or(share), happened(*question)));
    }
    return skill_against(scores, references);
}

/// Where the log score is clipped: where the statement ended that gave 0 or 1.
double stated_bound(const Record& record) {
    const double bound = *record.p == 0   ? *record.high
                         : *record.p == 1 ? 1 - *record.low
                                          : std::min(*record.p, 1 - *record.p);
    return bound == 0 ? smallest_stated_probability : std::min(bound, 0.5);
}

double log_score_of(const Record& record, bool has_happened) {
    return log_score(*record.p, has_happened, stated_bound(record));
}

/// Every version, with its share of the time.
std::vector<JudgedProbability> weighted(Questions questions) {
    std::vector<JudgedProbability> judged;
    for (const auto* question : questions) {
        const auto shares = question->shares();
        for (std::size_t i = 0; i < shares.size(); ++i) {
            if (shares[i] > 0) {
                judged.push_back({*question->versions[i].p, happened(*question), shares[i]});
            }
        }
    }
    return judged;
}

}  // namespace

std::optional<EventScores> event_scores(Questions questions) {
    const auto events = resolved(questions, ledger::Kind::probability);
    if (events.empty()) {
        return std::nullopt;
    }
    std::vector<double> scores;
    std::vector<JudgedProbability> first;
    double log_scores = 0;
    for (const auto* event : events) {
        const bool came = happened(*event);
        first.push_back({*event->first().p, came});
        scores.push_back(
            event->time_averaged([&](const Record& version) { return brier(*version.p, came); }));
        log_scores += event->time_averaged(
            [&](const Record& version) { return log_score_of(version, came); });
    }
    return EventScores{.events = events.size(),
                       .happened = count_happened(events),
                       .brier = brier_parts(weighted(events), reliability_bins),
                       .log_score = log_scores / static_cast<double>(events.size()),
                       .skill = skill_of(events, scores),
                       .recorded_base_rates = count_recorded(events),
                       .reliability = reliability_table(first, reliability_bins)};
}

std::optional<VerbalScores> verbal_scores(Questions questions) {
    const auto events = resolved(questions, ledger::Kind::verbal);
    if (events.empty()) {
        return std::nullopt;
    }
    VerbalScore mean{0, 0, 0};
    std::vector<double> middles;
    const auto count = static_cast<double>(events.size());
    for (const auto* event : events) {
        const auto averaged = [&](double VerbalScore::*part) {
            return event->time_averaged([&](const Record& version) {
                return verbal_score(*version.band, happened(*event)).*part;
            });
        };
        middles.push_back(averaged(&VerbalScore::middle));
        mean.middle += middles.back() / count;
        mean.best += averaged(&VerbalScore::best) / count;
        mean.worst += averaged(&VerbalScore::worst) / count;
    }
    return VerbalScores{.events = events.size(),
                        .happened = count_happened(events),
                        .brier = mean,
                        .skill = skill_of(events, middles),
                        .recorded_base_rates = count_recorded(events)};
}

}  // namespace cordon::analysis
