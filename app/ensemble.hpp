#pragma once

#include "app/stop_request.hpp"
#include "input/scenario.hpp"
#include "output/run_header.hpp"

#include <functional>

namespace cordon::app {

/// The policies of a scenario's experiment, the baseline first.
std::vector<std::string> compared_policies(const input::Experiment& experiment);

/// Every policy of an experiment for a range of members, under common random numbers.
///
/// Policies of one member share its draw of every uncertain number and its random world.
class Ensemble {
public:
    explicit Ensemble(const input::Scenario& scenario);

    /// Hands on the record of one policy, an index into compared_policies(), and member.
    using Take =
        std::function<void(std::size_t policy, std::size_t member, output::RunRecord&& record)>;

    /// Runs the members listed, policy by policy, on `threads` threads; calls `take` in that order
    /// from one thread at a time.
    /// Ends early, between two pairs, if a stop is asked.
    void run(const std::vector<std::size_t>& members, unsigned threads, const StopRequest& stop,
             const Take& take) const;

    /// What a member draws, in the order of Scenario::uncertain_numbers().
    [[nodiscard]] std::vector<double> drawn_numbers(std::size_t member) const;

private:
    [[nodiscard]] output::RunRecord one(std::size_t policy, std::size_t member) const;

    const input::Scenario& scenario_;
    std::vector<std::string> policies_;
};

}  // namespace cordon::app
