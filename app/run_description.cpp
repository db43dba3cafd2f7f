#include "app/run_description.hpp"

#include "app/ensemble.hpp"
#include "base/build_info.hpp"

#include <chrono>
#include <cmath>
#include <fmt/chrono.h>
#include <limits>
#include <unistd.h>

namespace cordon::app {
namespace {

double one_half(std::string_view) {
    return 0.5;
}

/// Labels of anything with a name and a title.
template <class Named>
std::vector<output::Label> labels_of(const std::vector<Named>& items) {
    std::vector<output::Label> labels;
    for (const auto& item : items) {
        labels.push_back({item.name, item.title});
    }
    return labels;
}

output::Machine this_machine() {
    std::string host(64, '\0');
    gethostname(host.data(), host.size() - 1);
    host.resize(host.find('\0'));
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return {host, fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now))};
}

output::Provenance provenance(const input::Scenario& scenario) {
    output::Provenance provenance{.program_version = std::string(build_info::version),
                                  .commit = std::string(build_info::commit),
                                  .compiler = std::string(build_info::compiler),
                                  .build_type = std::string(build_info::type),
                                  .scenario_yaml = scenario.yaml(),
                                  .canonical_json = scenario.canonical_json(),
                                  .canonical_sha256 = scenario.sha256(),
                                  .files = {},
                                  .changes = {}};
    for (const auto& file : scenario.files()) {
        provenance.files.push_back({file.path, file.sha256});
    }
    for (const auto& [path, value] : scenario.changes()) {
        provenance.changes.push_back(fmt::format("{}={}", path, value));
    }
    return provenance;
}

output::Question question(const input::Question& asked) {
    output::Question question{.name = asked.name,
                              .ask = asked.ask,
                              .policy = asked.policy,
                              .series = asked.series,
                              .reduction = asked.statistic == input::Statistic::max
                                               ? output::Reduction::max
                                               : output::Reduction::final,
                              .where = {},
                              .threshold = asked.above,
                              .until_days = days_since_start(asked.end),
                              .resolves_by = asked.resolves_by};
    const auto restrict_to = [&](const char* axis, const std::optional<std::string>& place) {
        if (place) {
            question.where[axis] = *place;
        }
    };
    restrict_to("jurisdiction", asked.jurisdiction);
    restrict_to("campaign", asked.campaign);
    restrict_to("sector", asked.sector);
    restrict_to("bloc", asked.bloc);
    return question;
}

/// First day of a policy's ban; NaN without one.
double ban_start_days(const models::PolicyOptions& policy) {
    double first = std::numeric_limits<double>::quiet_NaN();
    for (const auto& instrument : policy.instruments) {
        if (const auto* ban = std::get_if<models::SalesBanOptions>(&instrument)) {
            first = std::fmin(first, days_since_start(ban->schedule.effective));
        }
    }
    return first;
}

}  // namespace

output::RunHeader describe_run(const input::Scenario& scenario, std::size_t members) {
    const models::WorldOptions world = scenario.world(one_half);
    // Of one jurisdiction the names, which all have in common.
    const auto& population = world.jurisdictions.front().population;
    const auto& blocs = world.jurisdictions.front().market.blocs;
    output::RunHeader header{.title = scenario.title(),
                             .jurisdiction = scenario.jurisdiction().title,
                             .start = scenario.start(),
                             .seed = scenario.seed(),
                             .members = members,
                             .times_days = {},
                             .policies = {},
                             .ban_starts_days = {},
                             .jurisdictions = labels_of(world.jurisdictions),
                             .sectors = labels_of(population.sectors),
                             .blocs = labels_of(blocs),
                             .device_classes = labels_of(population.device_classes),
                             .data_classes = labels_of(world.data.classes),
                             .components = labels_of(world.weakness.components),
                             .attacker_classes = labels_of(world.weakness.attacker_classes),
                             .campaigns = labels_of(world.campaigns),
                             .parameters = {},
                             .questions = {},
                             .observed = {},
                             .provenance = provenance(scenario),
                             .machine = this_machine()};
    for (const SimTime time : world.clock.observations) {
        header.times_days.push_back(days_since_start(time));
    }
    for (const auto& name : compared_policies(scenario.experiment())) {
        const auto policy = scenario.policy(name, one_half);
        header.policies.push_back({policy.name, policy.title});
        header.ban_starts_days.push_back(ban_start_days(policy));
    }
    for (const auto& number : scenario.uncertain_numbers()) {
        header.parameters.push_back({number.path, number.unit, number.quality});
    }
    for (const auto& asked : scenario.questions()) {
        header.questions.push_back(question(asked));
    }
    return header;
}

}  // namespace cordon::app
