#include "benchmarks/random_graph.hpp"

#include "base/contract.hpp"
#include "sim/draw_batch.hpp"
#include "sim/elementary.hpp"

#include <array>
#include <numeric>

namespace cordon::benchmarks {

namespace {

constexpr std::uint8_t gap_purpose = 0;

struct Edge {
    std::uint32_t greater;
    std::uint32_t smaller;
};

/// Unit exponentials, one after another, drawn many at once.
class Exponentials {
public:
    explicit Exponentials(sim::RandomKey key) : key_(key) {}

    double next() {
        if (used_ == values_.size()) {
            refill();
        }
        return values_[used_++];
    }

private:
    static constexpr std::size_t pairs = 512;

    void refill() {
        std::array<std::uint64_t, pairs> entities{};
        std::array<std::uint64_t, pairs> ordinals;
        std::iota(ordinals.begin(), ordinals.end(), drawn_);
        std::array<std::uint64_t, 2 * pairs> bits;
        const std::span all(bits);
        sim::draw_pairs(key_, gap_purpose, entities, ordinals, all.first(pairs), all.last(pairs));
        sim::exponentials(bits, values_);
        drawn_ += pairs;
        used_ = 0;
    }

    sim::RandomKey key_;
    std::uint64_t drawn_ = 0;
    std::array<double, 2 * pairs> values_{};
    std::size_t used_ = 2 * pairs;
};

/// Edges by their greater node, then by their smaller one.
std::vector<Edge> edges(std::uint32_t nodes, double mean_degree, sim::RandomKey key) {
    const double probability = mean_degree / (nodes - 1.0);
    // floor(E / rate) of a unit exponential E is the number of failures before a success.
    const double mean_gap = -1 / sim::log_one_plus(-probability);
    std::vector<Edge> found;
    found.reserve(static_cast<std::size_t>(0.51 * mean_degree * nodes));
    Exponentials exponentials(key);
    std::uint64_t greater = 1;
    std::uint64_t smaller = 0;
    for (;;) {
        smaller += static_cast<std::uint64_t>(exponentials.next() * mean_gap);
        while (smaller >= greater) {
            smaller -= greater;
            if (++greater == nodes) {
                return found;
            }
        }
        found.push_back({static_cast<std::uint32_t>(greater), static_cast<std::uint32_t>(smaller)});
        ++smaller;
    }
}

}  // namespace

RandomGraph RandomGraph::erdos_renyi(std::uint32_t nodes, double mean_degree, sim::RandomKey key) {
    CORDON_EXPECT(nodes >= 2);
    CORDON_EXPECT(mean_degree > 0 && mean_degree < nodes - 1.0);
    const std::vector<Edge> all = edges(nodes, mean_degree, key);
    CORDON_EXPECT(all.size() < std::uint64_t{1} << 31);
    RandomGraph graph;
    // Degrees stand one place up; as sums they are where each row begins, and filling a row moves
    // that to its end, which is where the next one begins.
    graph.begins_.assign(nodes + std::size_t{2}, 0);
    for (const Edge edge : all) {
        ++graph.begins_[edge.greater + std::size_t{2}];
        ++graph.begins_[edge.smaller + std::size_t{2}];
    }
    std::partial_sum(graph.begins_.begin(), graph.begins_.end(), graph.begins_.begin());
    graph.neighbours_.resize(2 * all.size());
    for (const Edge edge : all) {
        graph.neighbours_[graph.begins_[edge.greater + 1]++] = edge.smaller;
        graph.neighbours_[graph.begins_[edge.smaller + 1]++] = edge.greater;
    }
    graph.begins_.pop_back();
    return graph;
}

}  // namespace cordon::benchmarks
