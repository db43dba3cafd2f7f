#include "analysis/forecast/track_record.hpp"

#include "analysis/statistics/binomial_interval.hpp"

#include <algorithm>
#include <cmath>

namespace cordon::analysis {
namespace {

/// The version that counts; null if no run gave a probability in time.
const ledger::Record* first_simulated(const ForecastQuestion& question) {
    const auto& versions = question.versions;
    const auto found = std::find_if(versions.begin(), versions.end(), [&](const auto& version) {
        return version.simulated && version.issued < question.resolution->resolved;
    });
    return found == versions.end() ? nullptr : &*found;
}

bool is_asked_by(const output::RunHeader& run, const ForecastQuestion& question) {
    const auto& first = question.first();
    return first.by > run.start &&
           std::any_of(run.questions.begin(), run.questions.end(), [&](const auto& asked) {
               return asked.ask == first.ask && asked.resolves_by == first.resolves_by;
           });
}

/// A share of members as it stands in a record, but never 0 or 1.
double inner(const ledger::Record& record) {
    const auto members = record.provenance->members;
    const double happened = std::round(*record.simulated * static_cast<double>(members));
    return inner_share(static_cast<std::size_t>(happened), members);
}

}  // namespace

void reopen_from(std::vector<ForecastQuestion>& questions, Date day) {
    for (auto& question : questions) {
        if (question.resolution && question.resolution->resolved >= day) {
            question.resolution.reset();
        }
    }
}

SettledFamilies settled_families(const std::vector<ForecastQuestion>& questions,
                                 const output::RunHeader& run) {
    SettledFamilies families;
    for (const auto& question : questions) {
        if (!question.is_resolved() || is_asked_by(run, question)) {
            continue;
        }
        if (const auto* record = first_simulated(question)) {
            families[record->family].push_back(
                {inner(*record), *question.resolution->outcome == 1});
        }
    }
    return families;
}

std::size_t settled_of(const SettledFamilies& settled, const std::string& family) {
    const auto found = settled.find(family);
    return found == settled.end() ? 0 : found->second.size();
}

std::optional<Recalibration> recalibration_of(const SettledFamilies& settled,
                                              const std::string& family) {
    return settled_of(settled, family) >= enough_settled
               ? std::optional(fitted_recalibration(family, settled.at(family)))
               : std::nullopt;
}

}  // namespace cordon::analysis
