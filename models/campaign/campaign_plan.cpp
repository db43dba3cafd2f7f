#include "models/campaign/campaign_plan.hpp"

#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "models/weakness/delay.hpp"

#include <algorithm>
#include <utility>

namespace cordon::models {
namespace {

// Campaigns that began earlier and still run are next to none: assumed lives have a median of a few
// years.
constexpr double history_years = 30;
constexpr std::size_t campaigns_max = 254;

CampaignPlan plan(std::size_t kind, const CampaignOptions& options, std::string name,
                  SimTime emerged, sim::RandomKey key) {
    CampaignPlan plan{.kind = kind,
                      .options = options,
                      .identity = identity_of(name),
                      .emerged = emerged,
                      .recruits_from = emerged,
                      .gives_up = never,
                      .disclosed = never,
                      .in_flight = false};
    plan.options.name = std::move(name);
    auto rng = stream(key, plan.identity, Purpose::campaign_dates);
    plan.recruits_from = emerged + drawn(options.preparation, rng);
    if (options.life) {
        plan.gives_up = emerged + drawn(*options.life, rng);
    }
    if (options.disruption.disclosed) {
        auto disclosure = stream(key, plan.identity, Purpose::campaign_dates, 1);
        plan.disclosed = emerged + drawn(*options.disruption.disclosed, disclosure);
    }
    return plan;
}

/// Adds those of a kind that start at random.
void add_random_starts(std::vector<CampaignPlan>& plans, std::size_t kind,
                       const CampaignOptions& options, SimTime horizon, sim::RandomKey key) {
    auto rng = stream(key, identity_of(options.name), Purpose::campaign_starts);
    SimTime emerged = SimTime{} - years(history_years);
    for (std::uint64_t number = 1; options.starts_per_year > 0; ++number) {
        emerged = emerged + years(std::min(1e4, sim::exponential(rng) / options.starts_per_year));
        if (emerged >= horizon) {
            return;
        }
        auto next = plan(kind, options, options.name + " " + std::to_string(number), emerged, key);
        next.in_flight = next.recruits_from < SimTime{};
        if (next.gives_up > SimTime{} && next.recruits_from < horizon) {
            plans.push_back(std::move(next));
        }
    }
}

}  // namespace

std::vector<CampaignPlan> campaign_plans(const std::vector<CampaignOptions>& kinds, SimTime horizon,
                                         sim::RandomKey key) {
    std::vector<CampaignPlan> plans;
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        const CampaignOptions& options = kinds[kind];
        if (options.emerges_years) {
            plans.push_back(
                plan(kind, options, options.name, SimTime{} + years(*options.emerges_years), key));
        }
        add_random_starts(plans, kind, options, horizon, key);
    }
    CORDON_EXPECT(plans.size() <= campaigns_max);
    return plans;
}

}  // namespace cordon::models
