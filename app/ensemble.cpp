#include "app/ensemble.hpp"

#include "app/ordered_tasks.hpp"
#include "app/recorder.hpp"
#include "base/contract.hpp"
#include "models/purpose.hpp"
#include "models/weakness/vendor_security.hpp"
#include "models/world.hpp"

#include <algorithm>

namespace cordon::app {
namespace {

/// The uniform numbers a member draws its parameters with: by path, never by policy.
input::UniformByPath uniforms_of(sim::RandomKey key) {
    return [key](std::string_view path) {
        return models::stream(key, models::identity_of(path), models::Purpose::parameter).uniform();
    };
}

}  // namespace

std::vector<std::string> compared_policies(const input::Experiment& experiment) {
    std::vector<std::string> policies = experiment.policies;
    const auto baseline = std::find(policies.begin(), policies.end(), experiment.baseline);
    CORDON_EXPECT(baseline != policies.end());
    std::rotate(policies.begin(), baseline, baseline + 1);
    return policies;
}

Ensemble::Ensemble(const input::Scenario& scenario)
    : scenario_(scenario), policies_(compared_policies(scenario.experiment())) {}

std::vector<double> Ensemble::drawn_numbers(std::size_t member) const {
    return scenario_.drawn_numbers(uniforms_of(sim::member_key(scenario_.seed(), member)));
}

output::RunRecord Ensemble::one(std::size_t policy, std::size_t member) const {
    const sim::RandomKey key = sim::member_key(scenario_.seed(), member);
    const auto uniform = uniforms_of(key);
    const auto options = models::with_vendor_security(scenario_.world(uniform));
    const models::PolicyOptions instruments = scenario_.policy(policies_[policy], uniform);
    models::World world(options, instruments, key);
    return recorded(world.run(*sim::nested_tbb_executor()));
}

void Ensemble::run(const std::vector<std::size_t>& members, unsigned threads,
                   const StopRequest& stop, const Take& take) const {
    const std::size_t policies = policies_.size();
    compute_in_order(
        members.size() * policies, threads, *sim::tbb_executor(threads),
        [&](std::size_t task) { return one(task % policies, members[task / policies]); },
        [&](std::size_t task, output::RunRecord&& record) {
            take(task % policies, members[task / policies], std::move(record));
        },
        [&] { return stop.is_made(); });
}

}  // namespace cordon::app
