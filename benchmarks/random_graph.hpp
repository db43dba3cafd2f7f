#pragma once

#include "sim/random_stream.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cordon::benchmarks {

/// An undirected graph without loops or double edges, as compressed rows: the neighbours of all
/// nodes in one array, and for each node where its own begin.
class RandomGraph {
public:
    /// G(n, p) of Erdos, Renyi and Gilbert: each pair of nodes is an edge with the same probability
    /// p = mean_degree / (nodes - 1), independently. Draws the gaps between edges instead of
    /// looking at every pair, which is the same law (Batagelj and Brandes, Phys. Rev. E 71, 2005).
    /// \pre nodes >= 2, 0 < mean_degree < nodes - 1, at most 2^32 neighbours in all
    static RandomGraph erdos_renyi(std::uint32_t nodes, double mean_degree, sim::RandomKey key);

    [[nodiscard]] std::uint32_t nodes() const noexcept {
        return static_cast<std::uint32_t>(begins_.size() - 1);
    }
    /// Twice the number of edges.
    [[nodiscard]] std::size_t neighbours() const noexcept { return neighbours_.size(); }

    /// In ascending order. \pre node < nodes()
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t node) const noexcept {
        return std::span(neighbours_).subspan(begins_[node], begins_[node + 1] - begins_[node]);
    }

    /// Fetches where a node's neighbours begin; then `prefetch_neighbours` can fetch themselves.
    void prefetch_row(std::uint32_t node) const noexcept { __builtin_prefetch(&begins_[node]); }
    void prefetch_neighbours(std::uint32_t node) const noexcept {
        __builtin_prefetch(neighbours_.data() + begins_[node]);
        __builtin_prefetch(neighbours_.data() + begins_[node + 1]);  // few rows fill more lines
    }

private:
    RandomGraph() = default;

    std::vector<std::uint32_t> begins_;  ///< [node], and the end of the last
    std::vector<std::uint32_t> neighbours_;
};

}  // namespace cordon::benchmarks
