#include "analysis/compare/objective.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>

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
    return {
        compromise(header),
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
        // Subsidies and tariffs pass between buyers and the state: to the nation they are no cost.
        {"cost",
         "Cost",
         "what devices bought cost buyers and the state, and complying costs makers",
         "EUR",
         {{"purchase_spending", {}},
          {"public_spending", {}},
          {"tariff_revenue", {}, -1},
          {"compliance_cost", {}}}}};
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

using Summands = std::span<const Summand>;

/// The summands at the front that are of one series, which is read once for all of them.
Summands of_one_series(Summands summands) {
    const auto other = std::find_if(summands.begin(), summands.end(), [&](const Summand& summand) {
        return summand.series != summands.front().series;
    });
    return summands.first(static_cast<std::size_t>(other - summands.begin()));
}

/// [member]
std::vector<double> added_up(const output::RunReader& run, Summands summands, std::size_t policy) {
    const std::size_t last = run.header().times_days.size() - 1;
    std::vector<double> sums(run.header().members, 0.0);
    while (!summands.empty()) {
        const auto together = of_one_series(summands);
        std::vector<Places> places;
        for (const auto& summand : together) {
            places.push_back(summand.where);
        }
        const auto parts = totals(run, together.front().series, policy, places);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            for (std::size_t member = 0; member < sums.size(); ++member) {
                sums[member] += together[i].weight * parts[i].at(member, last);
            }
        }
        summands = summands.subspan(together.size());
    }
    return sums;
}

/// [policy][member] of the numbers that the run kept.
std::vector<std::vector<double>> by_policy(const std::vector<double>& kept, std::size_t members) {
    std::vector<std::vector<double>> values;
    for (auto first = kept.begin(); first != kept.end();) {
        const auto end = first + static_cast<std::ptrdiff_t>(members);
        values.emplace_back(first, end);
        first = end;
    }
    return values;
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
    ObjectiveValues values;
    for (const auto& objective : objectives) {
        auto& of_policies = values.emplace_back();
        for (std::size_t policy = 0; policy < run.header().policies.size(); ++policy) {
            of_policies.push_back(added_up(run, objective.summands, policy));
        }
    }
    return values;
}

ObjectiveValues compared_values(const output::RunReader& run,
                                const std::vector<Objective>& objectives) {
    const auto kept = run.compared_values();
    ObjectiveValues values;
    for (const auto& objective : objectives) {
        const auto found = kept.find(objective.name);
        values.push_back(found == kept.end() ? values_at_end(run, {objective}).front()
                                             : by_policy(found->second, run.header().members));
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
