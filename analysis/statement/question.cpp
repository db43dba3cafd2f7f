#include "analysis/statement/question.hpp"

#include "analysis/statistics/member_paths.hpp"
#include "base/contract.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace cordon::analysis {

using output::Question;
using output::RunHeader;

namespace {

[[noreturn]] void reject(const Question& question, const std::string& problem) {
    throw IoError(fmt::format("question '{}': {}", question.name, problem));
}

std::size_t policy_index(const RunHeader& header, const Question& question) {
    const auto found =
        std::find_if(header.policies.begin(), header.policies.end(),
                     [&](const auto& policy) { return policy.name == question.policy; });
    if (found == header.policies.end()) {
        reject(question, fmt::format("the run has no policy '{}'", question.policy));
    }
    return static_cast<std::size_t>(found - header.policies.begin());
}

/// The series that decides: of a whole campaign's largest size, the one that misses no peak.
std::string deciding_series(const Question& question) {
    const bool whole_campaign = question.where.size() == 1 && question.where.contains("campaign");
    const bool peak = question.reduction == output::Reduction::max;
    return question.series == "active" && whole_campaign && peak ? "active_peak" : question.series;
}

const output::SeriesSpec& checked_series(const RunHeader& header, const Question& question) {
    const auto& specs = output::series_specs();
    const auto name = deciding_series(question);
    const auto spec =
        std::find_if(specs.begin(), specs.end(), [&](const auto& s) { return s.name == name; });
    if (spec == specs.end()) {
        reject(question, fmt::format("there is no series '{}'", name));
    }
    if (const auto problem = problem_with(header, *spec, question.where)) {
        reject(question, *problem);
    }
    if (question.until_days < header.times_days.front() ||
        question.until_days > header.times_days.back()) {
        reject(question,
               fmt::format("day {} is not in the run (days {} to {})", question.until_days,
                           header.times_days.front(), header.times_days.back()));
    }
    return *spec;
}

/// True if the event, once it has happened, has happened by all later dates too.
bool stays_true(const Question& question, const output::SeriesSpec& spec) {
    return question.reduction == output::Reduction::max || output::counts_from_start(spec);
}

std::vector<std::optional<double>> first_days(const MemberPaths& paths, double threshold,
                                              const std::vector<double>& times_days) {
    std::vector<std::optional<double>> days;
    for (const auto& observation : first_above(paths, threshold, times_days.size() - 1)) {
        days.push_back(observation ? std::optional(times_days[*observation]) : std::nullopt);
    }
    return days;
}

/// Of those that are there and not after `last`.
std::optional<Estimate> estimate_by(const std::vector<std::optional<double>>& days, double last) {
    std::vector<double> reached;
    for (const auto& day : days) {
        if (day && *day <= last) {
            reached.push_back(*day);
        }
    }
    return reached.empty() ? std::nullopt : std::optional(estimate(reached));
}

}  // namespace

std::size_t Testimony::happened(double threshold) const {
    return happened(threshold, values.size());
}

std::size_t Testimony::happened(double threshold, std::size_t first_members) const {
    CORDON_EXPECT(first_members <= values.size());
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(first_members);
    return static_cast<std::size_t>(
        std::count_if(values.begin(), end, [&](double value) { return value > threshold; }));
}

Testimony testimony(const output::RunReader& run, const Question& question) {
    const auto& header = run.header();
    const std::size_t policy = policy_index(header, question);
    const auto& spec = checked_series(header, question);
    const auto paths = totals(run, spec.name, policy, question.where);
    const std::size_t last = observation_by(header.times_days, question.until_days);
    auto values = reduce(paths, question.reduction, last);
    if (std::any_of(values.begin(), values.end(), [](double v) { return std::isnan(v); })) {
        reject(question, fmt::format("series '{}' has no value under policy '{}' by day {}",
                                     spec.name, question.policy, question.until_days));
    }
    return {std::move(values), std::string(spec.unit), std::string(spec.long_name),
            std::string(spec.name),
            stays_true(question, spec)
                ? std::optional(first_days(paths, question.threshold, header.times_days))
                : std::nullopt};
}

Answer answer(const output::RunReader& run, const Question& question,
              const ProbabilityScale& scale) {
    const auto said = testimony(run, question);
    return {question, Statement(scale, said.happened(question.threshold), run.header().members),
            said.first_days ? estimate_by(*said.first_days, question.until_days) : std::nullopt};
}

}  // namespace cordon::analysis
