#include "app/commands.hpp"
#include "app/market_table.hpp"
#include "app/scenario_arguments.hpp"
#include "base/error.hpp"
#include "input/scenario.hpp"
#include "input/suggestion.hpp"
#include "models/market_structure.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace cordon::app {
namespace {

struct Arguments {
    std::string file;
    SetOption set;
    std::string policy;
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

/// The markets of every class and segment at the start and at the horizon.
std::vector<MarketView> markets(const models::Nation& nation, Date start) {
    const auto& world = nation.options();
    std::vector<MarketView> views;
    for (std::size_t device_class = 0; device_class < world.population.device_classes.size();
         ++device_class) {
        for (std::size_t segment = 0; segment < world.market.segments.size(); ++segment) {
            for (const SimTime time : {SimTime{}, world.clock.horizon}) {
                if (auto market = models::market_structure(nation, device_class, segment, time)) {
                    views.push_back(
                        {device_class, segment, date_of(time, start).text(), std::move(*market)});
                }
            }
        }
    }
    return views;
}

void show_market(const Arguments& arguments) {
    const auto scenario = input::Scenario::read(arguments.file, arguments.set.changes());
    const auto name = checked_policy(scenario, arguments.policy);
    const auto median = [](std::string_view) { return 0.5; };
    const auto world = scenario.world(median);
    const auto policy = scenario.policy(name, median);
    const models::Nation nation(world, policy, sim::member_key(scenario.seed(), 0));
    const auto views = markets(nation, scenario.start());
    if (arguments.json) {
        auto json = market_json(world, views);
        json["policy"] = name;
        fmt::print("{}\n", json.dump(2));
    } else {
        fmt::print("{}\nPurchases under \"{}\", every uncertain number at its median\n",
                   scenario.title(), policy.title);
        for (std::size_t i = 0; i < views.size(); ++i) {
            const bool goes_on = i > 0 && views[i - 1].device_class == views[i].device_class &&
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
    verb->add_flag("--json", arguments->json, "As JSON on standard output");
    verb->callback([arguments] { show_market(*arguments); });
}

}  // namespace cordon::app
