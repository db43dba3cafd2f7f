#pragma once

#include "benchmarks/random_graph.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::benchmarks {

struct SirOptions {
    double transmission_rate = 3.0 / 7;  ///< per day and edge, 1e-6 to 1e6; R0 = 3 with 10 edges
    double recovery_rate = 1;            ///< per day, 1e-6 to 1e6
    std::uint32_t initial = 10;          ///< infected at time 0: the first nodes; at least one
    /// Events are taken from the calendar for that long at once. Changes speed, not results.
    double window_days = 0.005;
};

/// That a node, if infected, infects a neighbour so long afterwards unless somebody did before.
struct SirContact {
    std::uint32_t neighbour;
    std::uint64_t delay;  ///< microseconds, at most the node's infectious period
};

/// What nodes do once infected: how long each is infectious, and whom it meets in that time.
///
/// Functions of key, node and place of the edge among the node's. So they can be drawn before it is
/// known whether the node is infected, for many nodes at once, while memory brings what comes next.
class SirCourses {
public:
    /// Of nodes of `graph`, which must outlive it. \pre as the options say
    SirCourses(const RandomGraph& graph, const SirOptions& options, sim::RandomKey key);

    /// Replaces the courses drawn before by those of `nodes`.
    void draw(std::span<const std::uint32_t> nodes);

    /// Of the node number `index` of those drawn, in microseconds.
    [[nodiscard]] std::uint64_t infectious(std::size_t index) const noexcept {
        return infectious_[index];
    }
    /// Of the node number `index` of those drawn: its contacts while infectious.
    [[nodiscard]] std::span<const SirContact> contacts(std::size_t index) const noexcept {
        return std::span(contacts_).subspan(begins_[index], begins_[index + 1] - begins_[index]);
    }
    [[nodiscard]] std::span<const SirContact> all_contacts() const noexcept { return contacts_; }

private:
    /// Unit exponentials, one for each node's infectious period and one for each of its edges: the
    /// first ones of all Philox blocks, node by node, then the second ones.
    void draw_exponentials(std::span<const std::uint32_t> nodes);

    const RandomGraph& graph_;
    sim::RandomKey key_;
    double mean_infectious_;  ///< microseconds
    double mean_delay_;       ///< microseconds

    std::vector<std::uint64_t> infectious_;
    std::vector<std::size_t> begins_;
    std::vector<SirContact> contacts_;
    std::vector<std::uint64_t> entities_;
    std::vector<std::uint64_t> ordinals_;
    std::vector<std::uint64_t> bits_;
    std::vector<double> exponentials_;
};

}  // namespace cordon::benchmarks
