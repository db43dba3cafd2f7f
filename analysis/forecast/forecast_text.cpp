#include "analysis/forecast/forecast.hpp"
#include "analysis/summary/number_text.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

constexpr std::size_t columns = 100;

/// "highly likely (PHIA: 80 to 90 %)." and why there is no more extreme word.
std::string likelihood_text(const Statement& statement) {
    const auto held_back = held_back_sentence(statement);
    return statement.word() + (held_back.empty() ? "." : ". " + held_back);
}

std::string horizon_text(const HorizonForecast& horizon) {
    auto text = wrapped(fmt::format("By {} ({}): {}. {}", horizon.by.text(), horizon.name,
                                    horizon.by_then.word(), horizon.by_then.evidence()),
                        4, columns);
    if (horizon.given_not_before) {
        text += wrapped(fmt::format("From {} to {}, given not before: {}. {}", horizon.from.text(),
                                    horizon.by.text(), horizon.given_not_before->word(),
                                    horizon.given_not_before->evidence()),
                        4, columns);
    }
    return text;
}

std::string question_text(const QuestionForecast& told) {
    std::string text = "\n";
    text += wrapped(event_sentence(told, told.by), 0, columns);
    if (told.other_structure) {
        text += wrapped(structures_sentence(told), 2, columns);
    }
    text += wrapped("Likelihood: " + likelihood_text(told.statement), 2, columns);
    text += wrapped("Evidence: " + told.statement.evidence(), 2, columns);
    text += wrapped(told.confidence.sentence(), 2, columns);
    if (!told.horizons.empty()) {
        text += "  Over the calendar, all from the same members:\n";
    }
    for (const auto& horizon : told.horizons) {
        text += horizon_text(horizon);
    }
    return text +
           wrapped(fmt::format("Settled on {} by: {}.", told.by.text(), told.question.resolves_by),
                   2, columns);
}

}  // namespace

std::string event_sentence(const QuestionForecast& question, Date by) {
    const bool is_level = question.horizons.empty();
    return fmt::format(
        "{}, {} {}{}.", question.question.ask, is_level ? "on" : "by", by.text(),
        question.condition.empty() ? "" : fmt::format(", under \"{}\"", question.condition));
}

std::string held_back_sentence(const Statement& statement) {
    return statement.holds_back()
               ? fmt::format("A more extreme word of {} is held back until {} forecasts of its "
                             "family are settled.",
                             statement.scale(), enough_settled)
               : "";
}

std::string structures_sentence(const QuestionForecast& question) {
    return question.other_structure
               ? fmt::format("Across structures: {} as modelled, {} with vendors equally secure.",
                             question.statement.word(), question.other_structure->word())
               : "";
}

std::string published_text(const QuestionForecast& question, Date by, const Statement& statement) {
    const bool has_structures = question.other_structure && by == question.by;
    return fmt::format("{} {}Likelihood: {} {} {}", event_sentence(question, by),
                       has_structures ? structures_sentence(question) + " " : "",
                       likelihood_text(statement), statement.evidence(),
                       question.confidence.sentence());
}

std::string forecast_text(const Forecast& told) {
    const auto& run = told.provenance;
    auto text = fmt::format("{}\n", told.title);
    text +=
        wrapped(fmt::format("Run {}, {} member{}, {} to {}, seed {}, cordon {} ({}). Words of "
                            "the scale {}.",
                            run.run_id, run.members, run.members == 1 ? "" : "s", told.start.text(),
                            told.end.text(), run.seed, run.program_version, run.commit, told.scale),
                0, columns);
    for (const auto& question : told.questions) {
        text += question_text(question);
    }
    return text;
}

}  // namespace cordon::analysis
