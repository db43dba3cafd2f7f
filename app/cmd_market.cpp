#include "app/commands.hpp"
#include "app/market_table.hpp"
#include "app/scenario_arguments.hpp"
#include "base/error.hpp"
#include "input/scenario.hpp"
#include "input/suggestion.hpp"
#include "models/campaign/threats.hpp"
#include "models/market/market_structure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    std::string policy;
    std::string jurisdiction;  ///< empty: all
    bool json = false;
};

std::string checked_policy(const input::Scenario& scenario, const std::string& asked) {
    if (asked.empty()) {
        return scenario.experiment().baseline;
    }
    std::vector<std::string> names;
    for (const auto& policy : scenario.policies()) {
        names.push_back(policy.name);
        if (policy.name == asked) {
            return asked;
        }
    }
    throw CommandLineError(fmt::format("'{}' is no policy of the scenario (there are {}){}", asked,
                                       fmt::join(names, ", "), input::did_you_mean(asked, names)));
}

/// Adds the markets of every class and segment of a jurisdiction at the start and at the horizon.
void add_markets(std::vector<MarketView>& views, const models::Nation& nation,
                 std::size_t jurisdiction, Date start) {
    const auto& population = nation.jurisdiction().population;
    const auto& market = nation.jurisdiction().market;
    for (std::size_t device_class = 0; device_class < population.device_classes.size();
         ++device_class) {
        for (std::size_t segment = 0; segment < market.segments.size(); ++segment) {
            for (const SimTime time : {SimTime{}, nation.options().clock.horizon}) {
                if (auto found = models::market_structure(nation, device_class, segment, time)) {
                    views.push_back({jurisdiction, device_class, segment,
                                     date_of(time, start).text(), std::move(*found)});
                }
            }
        }
    }
}

/// Of all jurisdictions, or of the one asked for.
std::vector<MarketView> markets(const models::WorldOptions& world,
                                const models::PolicyOptions& policy, const std::string& asked,
                                const input::Scenario& scenario) {
    const auto key = sim::member_key(scenario.seed(), 0);
    const models::Threats threats(world, policy, key);
    std::vector<MarketView> views;
    std::vector<std::string> names;
    for (std::size_t jurisdiction = 0; jurisdiction < world.jurisdictions.size(); ++jurisdiction) {
        names.push_back(world.jurisdictions[jurisdiction].name);
        if (asked.empty() || asked == names.back()) {
            add_markets(views, models::Nation(world, jurisdiction, policy, threats, key),
                        jurisdiction, scenario.start());
        }
    }
    if (!asked.empty() && std::find(names.begin(), names.end(), asked) == names.end()) {
        throw CommandLineError(fmt::format("'{}' is no jurisdiction of the scenario (there are "
                                           "{}){}",
                                           asked, fmt::join(names, ", "),
                                           input::did_you_mean(asked, names)));
    }
    return views;
}

void show_market(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const auto name = checked_policy(scenario, arguments.policy);
    const auto median = [](std::string_view) { return 0.5; };
    const auto world = scenario.world(median);
    const auto policy = scenario.policy(name, median);
    const auto views = markets(world, policy, arguments.jurisdiction, scenario);
    if (arguments.json) {
        auto json = market_json(world, views);
        json["policy"] = name;
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("{}\nPurchases under \"{}\", every uncertain number at its median\n",
                   scenario.title(), policy.title);
        for (std::size_t i = 0; i < views.size(); ++i) {
            const bool goes_on = i > 0 && views[i - 1].jurisdiction == views[i].jurisdiction &&
                                 views[i - 1].device_class == views[i].device_class &&
                                 views[i - 1].segment == views[i].segment;
            fmt::print("{}{}", goes_on ? "" : market_heading(world, views[i]),
                       market_text(world, views[i]));
        }
    }
}

}  // namespace

void add_market_command(CLI::App& program) {
    auto arguments = std::make_shared<Arguments>();
    auto* verb = program.add_subcommand(
        "market", "Print who sells what to whom: shares, elasticities, diversion, concentration");
    verb->add_option("FILE", arguments->file, "Scenario file")->required();
    arguments->set.add_to(*verb);
    verb->add_option("--policy", arguments->policy, "Under this policy instead of the baseline");
    verb->add_option("--jurisdiction", arguments->jurisdiction,
                     "Only this jurisdiction of the scenario");
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->callback([arguments] { show_market(*arguments); });
}

}  // namespace cordon::app
