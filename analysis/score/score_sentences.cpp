#include "analysis/score/score_report.hpp"
#include "analysis/statistics/binomial_interval.hpp"

#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// Below it no sentence says better or worse, nor how uncertain the gain is: Student's t takes
/// gains as normal, which those of a few events are not (assumed).
constexpr std::size_t fewest_for_verdict = 10;

std::string_view verdict(const Skill& skill, std::size_t events) {
    if (events < fewest_for_verdict) {
        return "too few to tell better or worse";
    }
    if (skill.gain->low > 0) {
        return "better than base rates";
    }
    return skill.gain->high < 0 ? "worse than base rates" : "cannot be told from base rates";
}

/// \param bands  what is added to the score in brackets, of words alone
std::string against_base_rates(const Skill& skill, std::size_t events, std::string_view bands) {
    auto text = fmt::format("Brier score {:.3f}{} over {} {}, {:.3f} by base rates", skill.score,
                            bands, events, events == 1 ? "event" : "events", skill.reference);
    if (events >= fewest_for_verdict) {
        text += fmt::format(" (gain {:.3f}, 90 % interval {:.3f} to {:.3f})",
                            skill.reference - skill.score, skill.gain->low, skill.gain->high);
    }
    return fmt::format("{}: {}", text, verdict(skill, events));
}

std::string reliability_sentence(const std::vector<ReliabilityRow>& rows) {
    std::size_t outside = 0;
    for (const auto& row : rows) {
        outside += row.is_consistent() ? 0 : 1;
    }
    return fmt::format("in {} of {} bins more or fewer happened than in nine of ten cases if each "
                       "probability were right",
                       outside, rows.size());
}

std::string coverage_sentence(const Coverage& coverage, double level) {
    const auto posterior = coverage.posterior_interval();
    const auto exact = clopper_pearson(coverage.inside, coverage.compared, 0.90);
    return fmt::format(
        "{} of {} inside the {:.0f} % interval (exact binomial 90 % interval {:.2f} to {:.2f}); "
        "posterior mean coverage {:.2f}, 90 % interval {:.2f} to {:.2f} under a uniform prior",
        coverage.inside, coverage.compared, 100 * level, exact.low, exact.high,
        coverage.posterior_mean(), posterior.low, posterior.high);
}

}  // namespace

std::vector<std::string> score_sentences(const ScoredGroup& group) {
    std::vector<std::string> sentences;
    if (group.events) {
        sentences.push_back("probabilities: " +
                            against_base_rates(group.events->skill, group.events->events, ""));
        sentences.push_back("reliability: " + reliability_sentence(group.events->reliability));
    }
    if (group.verbal) {
        const auto& brier = group.verbal->brier;
        const auto bands =
            fmt::format(" (from {:.3f} to {:.3f} over the bands)", brier.best, brier.worst);
        sentences.push_back("words alone: " +
                            against_base_rates(group.verbal->skill, group.verbal->events, bands));
    }
    if (group.quantities) {
        sentences.push_back("quantities: " + coverage_sentence(group.quantities->nine_in_ten, 0.9));
        sentences.push_back("quantities: " + coverage_sentence(group.quantities->half, 0.5));
    }
    return sentences;
}

}  // namespace cordon::analysis
