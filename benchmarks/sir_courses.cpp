#include "benchmarks/sir_courses.hpp"

#include "base/contract.hpp"
#include "base/sim_time.hpp"
#include "sim/draw_batch.hpp"

#include <numeric>

namespace cordon::benchmarks {

namespace {

constexpr std::uint8_t course_purpose = 1;

/// Rounded down, by way of a signed number: processors without AVX-512 have no other conversion.
std::uint64_t whole(double microseconds) {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(microseconds));
}

/// Philox blocks of a node: two draws each, one of the infectious period and one per neighbour.
std::size_t blocks(std::size_t degree) {
    return degree / 2 + 1;
}

}  // namespace

SirCourses::SirCourses(const RandomGraph& graph, const SirOptions& options, sim::RandomKey key)
    : graph_(graph), key_(key), mean_infectious_(microseconds_per_day / options.recovery_rate),
      mean_delay_(microseconds_per_day / options.transmission_rate) {
    // Beyond these, whole microseconds are too coarse or too many.
    CORDON_EXPECT(options.transmission_rate >= 1e-6 && options.transmission_rate <= 1e6);
    CORDON_EXPECT(options.recovery_rate >= 1e-6 && options.recovery_rate <= 1e6);
}

void SirCourses::draw_exponentials(std::span<const std::uint32_t> nodes) {
    entities_.clear();
    ordinals_.clear();
    for (const std::uint32_t node : nodes) {
        const std::size_t begin = entities_.size();
        const std::size_t end = begin + blocks(graph_.neighbours(node).size());
        entities_.resize(end, node);
        ordinals_.resize(end);
        std::iota(ordinals_.begin() + static_cast<std::ptrdiff_t>(begin), ordinals_.end(), 0U);
    }
    const std::size_t n = entities_.size();
    bits_.resize(2 * n);
    exponentials_.resize(2 * n);
    const std::span bits(bits_);
    sim::draw_pairs(key_, course_purpose, entities_, ordinals_, bits.first(n), bits.last(n));
    sim::exponentials(bits_, exponentials_);
}

void SirCourses::draw(std::span<const std::uint32_t> nodes) {
    draw_exponentials(nodes);
    const std::size_t n = exponentials_.size() / 2;
    infectious_.clear();
    begins_.assign(1, 0);
    // Room for a contact along every edge: whether one takes place is then an addition instead of
    // a branch that is mispredicted every third time.
    contacts_.resize(2 * n);
    std::size_t contact = 0;
    const double* firsts = exponentials_.data();
    for (const std::uint32_t node : nodes) {
        const auto neighbours = graph_.neighbours(node);
        const double infectious = firsts[0] * mean_infectious_;
        for (std::size_t edge = 0; edge < neighbours.size(); ++edge) {
            const double delay = firsts[(edge + 1) / 2 + (edge % 2 == 0 ? n : 0)] * mean_delay_;
            contacts_[contact] = {.neighbour = neighbours[edge], .delay = whole(delay)};
            contact += static_cast<std::size_t>(delay < infectious);
        }
        infectious_.push_back(whole(infectious));
        begins_.push_back(contact);
        firsts += blocks(neighbours.size());
    }
    contacts_.resize(contact);
}

}  // namespace cordon::benchmarks
