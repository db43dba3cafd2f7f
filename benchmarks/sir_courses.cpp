#include "benchmarks/sir_courses.hpp"

#include "base/contract.hpp"
#include "base/sim_time.hpp"
#include "sim/draw_batch.hpp"

namespace cordon::benchmarks {

namespace {

constexpr std::uint8_t course_purpose = 1;

/// Philox blocks of a node: two draws each, one of the infectious period and one per neighbour.
std::size_t blocks(std::size_t degree) {
    return degree / 2 + 1;
}

}  // namespace

SirCourses::SirCourses(const RandomGraph& graph, const SirOptions& options, sim::RandomKey key)
    : graph_(graph), key_(key), mean_infectious_(microseconds_per_day / options.recovery_rate),
      mean_delay_(microseconds_per_day / options.transmission_rate) {
    CORDON_EXPECT(options.recovery_rate > 0 && options.transmission_rate > 0);
}

void SirCourses::draw_numbers(std::span<const std::uint32_t> nodes) {
    entities_.clear();
    ordinals_.clear();
    for (const std::uint32_t node : nodes) {
        const std::size_t n = blocks(graph_.neighbours(node).size());
        for (std::size_t ordinal = 0; ordinal < n; ++ordinal) {
            entities_.push_back(node);
            ordinals_.push_back(ordinal);
        }
    }
    for (auto* bits : {&first_bits_, &second_bits_}) {
        bits->resize(entities_.size());
    }
    for (auto* values : {&firsts_, &seconds_}) {
        values->resize(entities_.size());
    }
    sim::draw_pairs(key_, course_purpose, entities_, ordinals_, first_bits_, second_bits_);
    sim::exponentials(first_bits_, firsts_);
    sim::exponentials(second_bits_, seconds_);
}

void SirCourses::draw(std::span<const std::uint32_t> nodes) {
    draw_numbers(nodes);
    infectious_.clear();
    begins_.assign(1, 0);
    // Room for a contact along every edge: whether one takes place is then an addition and no
    // branch, which would be mispredicted every third time.
    contacts_.resize(2 * entities_.size());
    std::size_t block = 0;
    std::size_t end = 0;
    for (const std::uint32_t node : nodes) {
        const auto neighbours = graph_.neighbours(node);
        const double infectious = firsts_[block] * mean_infectious_;
        for (std::size_t edge = 0; edge < neighbours.size(); ++edge) {
            const auto& draws = edge % 2 == 0 ? seconds_ : firsts_;
            const double delay = draws[block + (edge + 1) / 2] * mean_delay_;
            contacts_[end] = {.neighbour = neighbours[edge],
                              .delay = static_cast<std::uint64_t>(delay)};
            end += static_cast<std::size_t>(delay < infectious);
        }
        infectious_.push_back(static_cast<std::uint64_t>(infectious));
        begins_.push_back(end);
        block += blocks(neighbours.size());
    }
    contacts_.resize(end);
}

}  // namespace cordon::benchmarks
