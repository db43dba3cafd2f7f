#include "analysis/forecast/forecast.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// Questions about campaigns hang on what attackers decide, the others on buyers and owners. None
/// is analytic, so all need a track record before the outermost words stand alone.
std::string family_of(const output::Question& question) {
    if (question.series == "devices") {
        return "installed base";
    }
    return question.series == "surviving_share" ? "what bans leave" : "campaigns";
}

double days_between(Date from, Date to) {
    return static_cast<double>(to.days_since_epoch() - from.days_since_epoch());
}

/// The words of the questions of a family.
struct Wording {
    const ProbabilityScale& scale;
    std::size_t settled;                         ///< forecasts of the family
    std::optional<Recalibration> recalibration;  ///< by them, if they are enough

    [[nodiscard]] Statement state(std::size_t happened, std::size_t members, double days) const {
        return {over(scale, days / days_per_year), happened, members,
                recalibration ? Reach::all_terms : Reach::no_extremes, recalibration};
    }

    [[nodiscard]] Statement state(const Testimony& said, const output::Question& question) const {
        return state(said.happened(question.threshold), said.values.size(), question.until_days);
    }

    /// For what is counted in the members that are left when it has come before in this share.
    [[nodiscard]] Wording given_not(double before) const {
        auto words = *this;
        if (recalibration) {
            words.recalibration = recalibration->given_not(before);
        }
        return words;
    }
};

struct CalendarHorizon {
    std::string name;
    Date by;
};

/// 3 and 12 months where the run is longer, and its end.
std::vector<CalendarHorizon> calendar(Date start, Date end) {
    std::vector<CalendarHorizon> horizons;
    for (const int months : {3, 12}) {
        if (start.plus_months(months) < end) {
            horizons.push_back({fmt::format("{} months", months), start.plus_months(months)});
        }
    }
    horizons.push_back({"the end of the run", end});
    return horizons;
}

std::vector<HorizonForecast> over_horizons(const std::vector<std::optional<double>>& first_days,
                                           Date start, Date end, const Wording& words) {
    std::vector<HorizonForecast> told;
    const std::size_t members = first_days.size();
    std::size_t before = 0;
    Date from = start;
    for (const auto& [name, by] : calendar(start, end)) {
        const double until = days_between(start, by);
        const auto happened = static_cast<std::size_t>(
            std::count_if(first_days.begin(), first_days.end(),
                          [&](const auto& day) { return day && *day <= until; }));
        HorizonForecast horizon{name, from, by, words.state(happened, members, until), {}};
        if (from != start && members > before) {
            const double share = static_cast<double>(before) / static_cast<double>(members);
            horizon.given_not_before = words.given_not(share).state(
                happened - before, members - before, days_between(from, by));
        }
        told.push_back(std::move(horizon));
        before = happened;
        from = by;
    }
    return told;
}

std::vector<ledger::Quantile> quantiles_of(std::vector<double> values) {
    std::vector<double> levels;
    if (values.size() >= 40) {
        levels = {0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975};
    } else if (values.size() >= 20) {
        levels = {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95};
    }
    std::sort(values.begin(), values.end());
    std::vector<ledger::Quantile> quantiles;
    for (const double level : levels) {
        quantiles.push_back({level, quantile(values, level)});
    }
    return quantiles;
}

/// How often the event of the question happens in another run; nothing if it does not ask it.
std::optional<Testimony> elsewhere(const output::RunReader* run, const output::Question& asked) {
    if (run == nullptr) {
        return std::nullopt;
    }
    for (const auto& question : run->header().questions) {
        if (question.name == asked.name && question.threshold == asked.threshold &&
            question.until_days == asked.until_days) {
            return testimony(*run, question);
        }
    }
    return std::nullopt;
}

std::string condition_of(const output::RunHeader& header, const output::Question& question) {
    if (question.policy == header.policies.front().name) {
        return "";
    }
    const auto policy =
        std::find_if(header.policies.begin(), header.policies.end(),
                     [&](const output::Label& label) { return label.name == question.policy; });
    // testimony() has refused a policy that is not there.
    return policy->title.empty() ? policy->name : policy->title;
}

/// How far another run moves p, over the members that both have: runs of a scenario number them
/// alike. Nothing if it does not ask the question.
std::optional<Moved> moved(const Testimony& here, const std::optional<Testimony>& there,
                           const output::Question& question, const Wording& words) {
    if (!there) {
        return std::nullopt;
    }
    const std::size_t both = std::min(here.values.size(), there->values.size());
    const auto p_of = [&](const Testimony& said) {
        const std::size_t happened = said.happened(question.threshold, both);
        return words.state(happened, both, question.until_days).p();
    };
    return Moved{p_of(here), p_of(*there)};
}

ConfidenceGrounds grounds_of(const output::RunHeader& header, const Statement& statement,
                             const Wording& words) {
    const auto guesses = std::count_if(
        header.parameters.begin(), header.parameters.end(), [](const output::Parameter& number) {
            return number.quality == "expert" || number.quality == "placeholder";
        });
    return {.interval = statement.interval(),
            .numbers = header.parameters.size(),
            .guesses = static_cast<std::size_t>(guesses),
            .settled = words.settled};
}

QuestionForecast answered(const ForecastInputs& inputs, const output::Question& question,
                          const ProbabilityScale& scale) {
    const auto& header = inputs.run.header();
    const auto said = testimony(inputs.run, question);
    const auto family = family_of(question);
    const Wording words{scale, settled_of(inputs.settled, family),
                        recalibration_of(inputs.settled, family)};
    const auto statement = words.state(said, question);
    auto grounds = grounds_of(header, statement, words);
    grounds.by_fixing_guesses =
        moved(said, elsewhere(inputs.guesses_fixed, question), question, words);
    const auto equal_vendors = elsewhere(inputs.vendor_neutral, question);
    grounds.by_equal_vendors = moved(said, equal_vendors, question, words);
    const auto probabilities = over(scale, question.until_days / days_per_year);
    std::optional<Statement> other;
    if (equal_vendors && bands_apart(probabilities, grounds.by_equal_vendors->from,
                                     grounds.by_equal_vendors->to) > 1) {
        other = words.state(*equal_vendors, question);
    }
    const Date end = date_of(SimTime{} + days(header.times_days.back()), header.start);
    return {.question = question,
            .family = family,
            .condition = condition_of(header, question),
            .by = date_of(SimTime{} + days(question.until_days), header.start),
            .statement = statement,
            .horizons = said.first_days ? over_horizons(*said.first_days, header.start, end, words)
                                        : std::vector<HorizonForecast>{},
            .other_structure = other,
            .confidence = confidence(probabilities, grounds),
            .unit = said.unit,
            .meaning = said.meaning,
            .series = said.series,
            .mean = estimate(said.values).mean,
            .quantiles = quantiles_of(said.values)};
}

}  // namespace

Forecast forecast(const ForecastInputs& inputs, const ProbabilityScale& scale) {
    const auto& header = inputs.run.header();
    if (header.questions.empty()) {
        throw IoError("the scenario of this run asks no questions, so there is nothing to "
                      "forecast (list them under `questions`)");
    }
    const auto& made = header.provenance;
    Forecast told{.title = header.title,
                  .location = header.jurisdictions.size() == 1 ? header.jurisdictions.front().name
                                                               : header.jurisdiction,
                  .start = header.start,
                  .end = date_of(SimTime{} + days(header.times_days.back()), header.start),
                  .scale = scale.name,
                  .provenance = {.run_id = made.canonical_sha256.substr(0, 12),
                                 .scenario_sha256 = made.canonical_sha256,
                                 .commit = made.commit,
                                 .program_version = made.program_version,
                                 .members = header.members,
                                 .seed = header.seed,
                                 .policy = {}},
                  .questions = {}};
    for (const auto& question : header.questions) {
        told.questions.push_back(answered(inputs, question, scale));
    }
    return told;
}

}  // namespace cordon::analysis
