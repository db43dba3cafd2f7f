#include "analysis/compare/objective.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace cordon::analysis {

using output::RunHeader;

namespace {

/// Two campaigns may hold the same device, and then its days count once for each.
Objective compromise(const RunHeader& header) {
    Objective objective{
        "compromise",
        "Compromise",
        "device-days held by campaigns, once for each campaign that holds the device",
        "device-day",
        {}};
    for (const auto& campaign : header.campaigns) {
        objective.summands.push_back({"compromised_device_days", {{"campaign", campaign.name}}});
    }
    return objective;
}

std::vector<Objective> all_objectives(const RunHeader& header) {
    return {compromise(header),
            {"authorised_exposure",
             "Authorised exposure",
             "device-days open to a state that law lets compel the vendor",
             "device-day",
             {{"authorised_exposure", {{"layer", "compellable"}}}}},
            {"unauthorised_exposure",
             "Unauthorised exposure",
             "device-days held by campaigns that collect data",
             "device-day",
             {{"unauthorised_exposure", {}}}},
            {"cost",
             "Cost",
             "what buyers spend on devices, and what complying costs",
             "EUR",
             {{"purchase_spending", {}}, {"compliance_cost", {}}}}};
}

bool is_recorded(const Summand& summand) {
    const auto& specs = output::series_specs();
    return std::any_of(specs.begin(), specs.end(),
                       [&](const auto& spec) { return spec.name == summand.series; });
}

/// Why the objective has no number; empty if it has one.
std::string reason_against(const Objective& objective) {
    if (objective.summands.empty()) {
        return "the run has no campaigns";
    }
    for (const auto& summand : objective.summands) {
        if (!is_recorded(summand)) {
            return fmt::format("the run has no series '{}'", summand.series);
        }
    }
    return "";
}

}  // namespace

Objectives objectives_of(const RunHeader& header) {
    Objectives objectives;
    for (auto& objective : all_objectives(header)) {
        const auto reason = reason_against(objective);
        if (reason.empty()) {
            objectives.compared.push_back(std::move(objective));
        } else {
            objectives.left_out.push_back({objective.title, reason});
        }
    }
    return objectives;
}

ObjectiveValues values_at_end(const output::RunReader& run,
                              const std::vector<Objective>& objectives) {
    const auto& header = run.header();
    const std::size_t last = header.times_days.size() - 1;
    ObjectiveValues values;
    for (const auto& objective : objectives) {
        auto& by_policy = values.emplace_back();
        for (std::size_t policy = 0; policy < header.policies.size(); ++policy) {
            auto& sums = by_policy.emplace_back(header.members, 0.0);
            std::string series;
            output::SeriesSlab slab{};
            for (const auto& summand : objective.summands) {
                const auto& spec = output::series_spec(summand.series);
                if (series != summand.series) {  // summands of one series are read once
                    slab = run.series(summand.series, policy);
                    series = summand.series;
                }
                const auto ends = reduce(totals(header, spec, slab, summand.where),
                                         output::Reduction::final, last);
                std::transform(sums.begin(), sums.end(), ends.begin(), sums.begin(), std::plus());
            }
        }
    }
    return values;
}

void append_members(ObjectiveValues& values, const ObjectiveValues& more) {
    if (values.empty()) {
        values = more;
        return;
    }
    CORDON_EXPECT(values.size() == more.size());
    for (std::size_t objective = 0; objective < values.size(); ++objective) {
        for (std::size_t policy = 0; policy < values[objective].size(); ++policy) {
            const auto& added = more[objective][policy];
            auto& members = values[objective][policy];
            members.insert(members.end(), added.begin(), added.end());
        }
    }
}

}  // namespace cordon::analysis
